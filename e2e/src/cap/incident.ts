/** One message about an incident, from values of the chain. Reads nothing. */

import type { AnyJson } from "@polkadot/types/types";

import { toNumber, toOptional, toText, toVariant } from "../replay/chain/storage.ts";
import { cityOf, NATION, provinceOf, type Regions } from "../replay/data/regions.ts";
import { factsOfChain, fieldsOf, type Fields } from "./facts.ts";
import { earlierOf, isConfirmed, isOver, type Message, type State } from "./messages.ts";
import type { CapIncident, Standing } from "./model.ts";

/** The rule by which what is not public is passed on. */
export const RULE = "Agencies of the chain";
/** How long what is public holds where no alert says until when. */
export const HOLDS_MS = 24 * 3_600_000;

/** A message, with what the chain says of its block. */
export interface Told {
	readonly message: Message;
	/** Time of the block. */
	readonly at: number;
	/** Until when a public alert is in force, if one is after the block. */
	readonly alertUntil: number | null;
	/** Of the report it is about. */
	readonly utcOffset: number;
}

/** Everything one message is made of. Values of the chain are those after its block. */
export interface Parts {
	readonly genesisHash: string;
	readonly incident: number;
	readonly told: Told;
	/** The messages that still stand, oldest first. */
	readonly live: readonly Told[];
	readonly liveFrom: number;
	readonly blockHash: string;
	/** Of `incidents.incidents`. */
	readonly entry: Fields;
	/** Of `incidents.reports`. */
	readonly report: Fields;
	/** Of `incidents.eventTypes`. */
	readonly eventType: Fields;
	/** Of `agencies.agencies`: the reporter. */
	readonly agency: Fields;
	/** Of `validation.rounds`: the round whose verdict stands. */
	readonly round: Fields | undefined;
	/** Of `incidents.discards`. */
	readonly discard: Fields | undefined;
	/** The response level in force. */
	readonly level: string | null;
}

/** What the reader adds: the chain has codes of regions and numbers of agencies. */
export interface Names {
	readonly regions: Regions;
	/** Agencies are below it, agency 7 as `agency-7.muster.example`. */
	readonly domain: string;
}

/** The message as `muster-cap export` takes it. */
export function capIncident(parts: Parts, names: Names): CapIncident {
	const { told, entry, report, live } = parts;
	const { state, revision, block } = told.message;
	const facts = factsOfChain(fieldsOf(report["facts"]));
	const agency = toNumber(entry["reporter"]);
	const eventNames = fieldsOf(parts.eventType["names"]);
	// Who was told in public is told in public, too, when it turns out otherwise.
	const isPublic = [...live, told].some((each) => isConfirmed(each.message.state) || each.alertUntil !== null);
	const expires = isPublic && !isOver(state) ? (told.alertUntil ?? told.at + HOLDS_MS) : null;
	return {
		chain: parts.genesisHash.slice(2, 10),
		incident: parts.incident,
		revision,
		liveFrom: parts.liveFrom,
		event: {
			id: toNumber(entry["eventType"]),
			code: toText(parts.eventType["code"]),
			zh: toText(eventNames["zh"]),
			en: toText(eventNames["en"]),
		},
		status: toVariant(entry["status"]),
		distribution: isPublic ? "public" : { restricted: { rule: RULE } },
		reporter: { agency, name: toText(parts.agency["name"]), domain: `agency-${agency}.${names.domain}` },
		facts,
		area: areaOf(facts.regions, names.regions),
		filed: { block: toNumber(report["at"]), at: toNumber(report["filedAt"]) },
		block: { hash: parts.blockHash, number: block, at: told.at },
		standing: standingOf(state, parts.round),
		certainty: certaintyOf(state),
		level: parts.level,
		expires,
		note: noteOf(state, parts.discard),
		earlier: live.map(({ message, at, utcOffset }) => earlierOf(message, at, utcOffset)),
	};
}

/** Whether it is so, by how many classes, and by which round: whose verdict stands, else the one that is open. */
function standingOf(state: State, round: Fields | undefined): Standing {
	return {
		verification: state.verification,
		provisional: state.provisional,
		previous: state.previous,
		classes: round === undefined ? null : classesOf(round),
		round: state.judged ?? state.round,
	};
}

/** Classes on the verdict's side, of those that could vote; none where it took no side. */
function classesOf(round: Fields): Standing["classes"] {
	const outcome = round["outcome"];
	if (outcome === null || outcome === undefined) return null;
	const agree = bitsIn(toNumber(fieldsOf(outcome)["carriedBy"]));
	if (agree === 0) return null;
	const eligible = round["eligible"] as AnyJson[];
	return { agree, of: eligible.filter((line) => toNumber((line as AnyJson[])[1]) > 0).length };
}

function bitsIn(set: number): number {
	return set.toString(2).replaceAll("0", "").length;
}

/** CAP certainty, by the same table as `Incident::certainty` of the pallet. */
export function certaintyOf({ verification, provisional, previous }: State): string {
	if (verification === "UnderVerification" && provisional) return "Likely";
	const counts = verification === "UnderVerification" && previous !== null ? previous : verification;
	switch (counts) {
		case "Confirmed":
			return "Observed";
		case "ConfirmedLimited":
			return "Likely";
		case "Reported":
		case "UnderVerification":
			return "Possible";
		case "Refuted":
		case "Discarded":
			return "Unlikely";
		default:
			return "Unknown";
	}
}

/** Why it is taken back. */
function noteOf(state: State, discard: Fields | undefined): string | null {
	switch (state.verification) {
		case "Refuted":
			return `Refuted by validation round ${state.judged}`;
		case "Discarded":
			return discard === undefined
				? "Discarded at triage"
				: `Discarded at triage by agency ${toNumber(discard["agency"])}: ${toVariant(discard["reason"])}`;
		case "Merged":
			return `Incident ${state.mergedInto} tells of it from now on`;
		case "Expired":
			return "Nobody could verify it in time";
		default:
			return null;
	}
}

/** Regions in words, each with those that it lies in. */
export function areaOf(codes: readonly number[], regions: Regions): string {
	return codes.map((code) => nameOf(code, regions)).join("、");
}

function nameOf(code: number, regions: Regions): string {
	if (code === NATION) return "全国";
	const own = regions.get(code);
	const above = [...new Set([provinceOf(code), cityOf(code)])].filter((region) => region !== code);
	const names = above.flatMap((region) => regions.get(region)?.name ?? []);
	return [...names, own?.name ?? String(code).padStart(6, "0")].join("");
}

/** The gravest response level of a region and of those that it lies in: I before IV. */
export function gravest(levels: readonly (Fields | undefined)[]): string | null {
	const ranked = ["I", "II", "III", "IV"];
	const declared = levels.flatMap((each) => (each === undefined ? [] : [toVariant(each["level"])]));
	return ranked.find((level) => declared.includes(level)) ?? null;
}

/** Until when an alert is in force, if it is at this time. */
export function alertUntil(alert: Fields | undefined, at: number): number | null {
	const expires = toOptional(alert?.["expires"]);
	return expires !== undefined && at < expires ? expires : null;
}
