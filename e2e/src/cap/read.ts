/** Reads from the chain what a message about an incident is made of. */

import type { ApiPromise } from "@polkadot/api";

import { entriesOf, entryOf, toNumber, type View } from "../replay/chain/storage.ts";
import { fieldsOf, type Fields } from "./facts.ts";
import { alertUntil, capIncident, gravest, type Names, type Told } from "./incident.ts";
import { changesBetween, messagesOf, standingBefore, stateOf, type Filing, type Message } from "./messages.ts";
import { CapError, type CapIncident } from "./model.ts";

export interface Wanted {
	readonly incident: number;
	/** The last one when not given. */
	readonly revision?: number | undefined;
	/** The chain as it was after this block; the last final one when not given. */
	readonly at?: number | undefined;
}

/** The last message about a revision of an incident, of the final chain. */
export async function readIncident(api: ApiPromise, wanted: Wanted, names: Names): Promise<CapIncident> {
	const chain = new FinalChain(api);
	const last = wanted.at ?? (await chain.finalized());
	if (last > (await chain.finalized())) throw new CapError(`block ${last} is not final yet`);
	return chain.told(wanted.incident, wanted.revision, last, names);
}

/** Blocks of the final chain, each looked up once. */
class FinalChain {
	readonly #blocks = new Map<number, Promise<{ hash: string; view: View }>>();

	constructor(readonly api: ApiPromise) {}

	async finalized(): Promise<number> {
		const header = await this.api.rpc.chain.getHeader(await this.api.rpc.chain.getFinalizedHead());
		return header.number.toNumber();
	}

	async told(incident: number, revision: number | undefined, last: number, names: Names): Promise<CapIncident> {
		const { view } = await this.#block(last);
		if ((await this.#entry(last, "incidents", "incidents", incident)) === undefined) {
			throw new CapError(`there is no incident ${incident} after block ${last}`);
		}
		const filings = await this.#readable(last, () => filingsOf(view, incident));
		const messages = await this.#messages(incident, filings, last);
		const wanted = revision ?? filings.at(-1)?.revision;
		const message = messages.findLast((each) => each.revision === wanted);
		if (message === undefined) {
			throw new CapError(`incident ${incident} has ${filings.length} revisions, not ${wanted}, after block ${last}`);
		}
		const tell = (each: Message) => this.#tell(incident, each, filings);
		const { liveFrom, live } = standingBefore(messages, message);
		const block = message.block;
		const entry = await this.#existing(block, "incidents", "incidents", incident);
		const { judged } = message.state;
		return capIncident(
			{
				genesisHash: this.api.genesisHash.toHex(),
				incident,
				told: await tell(message),
				live: await Promise.all(live.map(tell)),
				liveFrom,
				blockHash: (await this.#block(block)).hash,
				entry,
				report: await this.#existing(block, "incidents", "reports", incident, message.revision),
				eventType: await this.#existing(block, "incidents", "eventTypes", toNumber(entry["eventType"])),
				agency: await this.#existing(block, "agencies", "agencies", toNumber(entry["reporter"])),
				round: judged === null ? undefined : await this.#existing(block, "validation", "rounds", judged),
				discard: await this.#entry(block, "incidents", "discards", incident),
				level: await this.#level(block, entry),
			},
			names,
		);
	}

	async #messages(incident: number, filings: readonly Filing[], last: number): Promise<Message[]> {
		const first = filings[0]?.block ?? last;
		const read = async (block: number) => stateOf(await this.#existing(block, "incidents", "incidents", incident));
		const changes = [{ block: first, state: await read(first) }, ...(await changesBetween(read, first, last))];
		return messagesOf(filings, changes, last);
	}

	async #tell(incident: number, message: Message, filings: readonly Filing[]): Promise<Told> {
		const { view } = await this.#block(message.block);
		const now = view.query["timestamp"]?.["now"];
		if (now === undefined) throw new CapError("the chain has no storage timestamp.now");
		const at = toNumber((await this.#readable(message.block, () => now())).toJSON());
		const alert = await this.#entry(message.block, "incidents", "alerts", incident);
		const filing = filings.find(({ revision }) => revision === message.revision);
		return { message, at, alertUntil: alertUntil(alert, at), utcOffset: filing?.utcOffset ?? 0 };
	}

	/** The level in force for the incident's region. None is declared for drills. */
	async #level(block: number, entry: Fields): Promise<string | null> {
		if (entry["status"] !== "Actual") return null;
		const region = toNumber(entry["region"]);
		const lineage = new Set([1, 100, 10_000, 1_000_000].map((size) => Math.floor(region / size) * size));
		const read = (each: number) =>
			this.#entry(block, "incidents", "responseLevels", each, toNumber(entry["eventType"]));
		return gravest(await Promise.all([...lineage].map(read)));
	}

	#block(number: number): Promise<{ hash: string; view: View }> {
		const known = this.#blocks.get(number);
		if (known !== undefined) return known;
		const block = this.#readable(number, async () => {
			const hash = await this.api.rpc.chain.getBlockHash(number);
			return { hash: hash.toHex(), view: await this.api.at(hash) };
		});
		this.#blocks.set(number, block);
		return block;
	}

	async #entry(block: number, pallet: string, map: string, ...keys: number[]): Promise<Fields | undefined> {
		const { view } = await this.#block(block);
		return this.#readable(block, () => entryOf(view, pallet, map, ...keys));
	}

	async #existing(block: number, pallet: string, map: string, ...keys: number[]): Promise<Fields> {
		const entry = await this.#entry(block, pallet, map, ...keys);
		if (entry === undefined) throw new CapError(`${pallet}.${map} has no ${keys.join(", ")} after block ${block}`);
		return entry;
	}

	/** What went wrong is most often that the node has forgotten the block. */
	async #readable<T>(block: number, read: () => Promise<T>): Promise<T> {
		try {
			return await read();
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			if (!/discarded|UnknownBlock|Unable to retrieve header/i.test(reason)) throw error;
			throw new CapError(
				`the node keeps nothing of block ${block} (${reason}); ask one with --state-pruning archive`,
			);
		}
	}
}

/** When each revision was filed, in their order. */
async function filingsOf(view: View, incident: number): Promise<Filing[]> {
	const reports = await entriesOf(view, "incidents", "reports", incident);
	return reports
		.map(({ keys, value }) => ({
			revision: Number(keys[1]),
			block: toNumber(value["at"]),
			at: toNumber(value["filedAt"]),
			utcOffset: toNumber(fieldsOf(value["facts"])["utcOffset"]),
		}))
		.sort((one, other) => one.revision - other.revision);
}
