/**
 * Which messages there are of an incident, from how it stood after each block: one for each report, and one for each
 * word on it that came later. The chain keeps no list of what was sent, so the list must come out the same whoever makes
 * it, and whenever.
 */

import { toNumber, toOptional, toVariant } from "../replay/chain/storage.ts";
import type { Fields } from "./facts.ts";
import type { Earlier } from "./model.ts";

/** How an incident stands. No state ever comes back: revisions and rounds only go up. */
export interface State {
	readonly revision: number;
	readonly verification: string;
	readonly provisional: boolean;
	readonly previous: string | null;
	/** The round that is open. */
	readonly round: number | null;
	/** The round whose verdict stands. */
	readonly judged: number | null;
	readonly mergedInto: number | null;
}

/** A state, and the first block after which it was so. */
export interface Change {
	readonly block: number;
	readonly state: State;
}

/** When a revision was filed. */
export interface Filing {
	readonly revision: number;
	readonly block: number;
	readonly at: number;
	/** Minutes that the reporter's local time is ahead of UTC. */
	readonly utcOffset: number;
}

/** One message. */
export interface Message {
	readonly revision: number;
	/** The block that proves it: of the report, or of the word on it. */
	readonly block: number;
	/** Whether it is the report itself. */
	readonly isReport: boolean;
	/** What it tells. */
	readonly state: State;
}

/** The state of an entry of `incidents.incidents`. */
export function stateOf(incident: Fields): State {
	return {
		revision: toNumber(incident["revision"]),
		verification: toVariant(incident["verification"]),
		provisional: incident["provisional"] === true,
		previous: incident["previous"] === null ? null : toVariant(incident["previous"]),
		round: toOptional(incident["round"]) ?? null,
		judged: toOptional(incident["judged"]) ?? null,
		mergedInto: toOptional(incident["mergedInto"]) ?? null,
	};
}

export function isSameState(one: State, other: State): boolean {
	return (Object.keys(one) as (keyof State)[]).every((key) => one[key] === other[key]);
}

/**
 * Every block in `(from, to]` after which the incident stood otherwise than before. Looks only between two blocks that
 * differ, so it reads about as many states as the logarithm of the blocks, for each change.
 */
export async function changesBetween(
	read: (block: number) => Promise<State>,
	from: number,
	to: number,
): Promise<Change[]> {
	const known = new Map<number, Promise<State>>();
	const at = (block: number): Promise<State> => {
		const state = known.get(block) ?? read(block);
		known.set(block, state);
		return state;
	};
	const search = async (low: number, high: number): Promise<Change[]> => {
		if (low >= high) return [];
		const [before, after] = [await at(low), await at(high)];
		if (isSameState(before, after)) return [];
		if (high - low === 1) return [{ block: high, state: after }];
		const middle = Math.floor((low + high) / 2);
		return [...(await search(low, middle)), ...(await search(middle, high))];
	};
	return search(from, to);
}

/** Whether what was said before is taken back. */
export function isOver({ verification }: State): boolean {
	return ["Refuted", "Discarded", "Merged", "Expired"].includes(verification);
}

/** Whether it is so. */
export function isConfirmed({ verification }: State): boolean {
	return verification === "Confirmed" || verification === "ConfirmedLimited";
}

/** Whether somebody but the reporter has said something that is worth a message. */
function isWord(state: State): boolean {
	return state.provisional || !["Reported", "UnderVerification"].includes(state.verification);
}

/**
 * Every message up to block `last`, oldest first. `changes` begins with the block of the first report.
 */
export function messagesOf(filings: readonly Filing[], changes: readonly Change[], last: number): Message[] {
	const messages: Message[] = [];
	for (const { revision, block } of filings) {
		const own = changes.filter(({ state }) => state.revision === revision);
		const first = own[0];
		// Where it was taken back, or revised, in its own block, the report still said what it said.
		const seen = first?.block === block && !isOver(first.state) ? first.state : reported(revision);
		messages.push({ revision, block, isReport: true, state: seen });
		for (const { block: at, state } of own) {
			if (!isWord(state)) continue;
			if (at > block) messages.push({ revision, block: at, isReport: false, state });
			// A message can only take back one of an earlier block.
			else if (isOver(state) && block < last) {
				messages.push({ revision, block: block + 1, isReport: false, state });
			}
		}
	}
	return messages;
}

function reported(revision: number): State {
	return {
		revision,
		verification: "Reported",
		provisional: false,
		previous: null,
		round: null,
		judged: null,
		mergedInto: null,
	};
}

/** The messages that one takes the place of: all since the last revision that was taken back for good. */
export function standingBefore(messages: readonly Message[], one: Message): { liveFrom: number; live: Message[] } {
	const before = messages.slice(0, messages.indexOf(one));
	const ended = before.filter(({ revision, state }) => revision < one.revision && isOver(state));
	const liveFrom = (ended.at(-1)?.revision ?? 0) + 1;
	return { liveFrom, live: before.filter(({ revision }) => revision >= liveFrom) };
}

/** A reference to a message that was sent at this time. */
export function earlierOf({ revision, block, isReport }: Message, at: number, utcOffset: number): Earlier {
	return { revision, block: isReport ? null : block, sent: dateTime(at, utcOffset) };
}

/** A time as CAP writes it: whole seconds in local time, with the offset, which is `-00:00` for UTC. */
export function dateTime(moment: number, utcOffset: number): string {
	const local = new Date(Math.floor(moment / 1000) * 1000 + utcOffset * 60_000).toISOString().slice(0, 19);
	const minutes = Math.abs(utcOffset);
	const two = (number: number) => String(number).padStart(2, "0");
	return `${local}${utcOffset > 0 ? "+" : "-"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
