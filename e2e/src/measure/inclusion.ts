/** Where and when extrinsics got into the chain: block, slot, and the moments at which a client of a node was told. */

import type { ApiPromise } from "@polkadot/api";
import type { Header } from "@polkadot/types/interfaces";
import type { HexString } from "@polkadot/util/types";

import { rawBlock, type RawBlock } from "../chain/blocks.ts";
import { now } from "../chain/client.ts";
import { Waits } from "../chain/waits.ts";

/** Final blocks without one of those looked for, after which the missing count as lost. */
const PATIENCE_BLOCKS = 60;
/** Far more than the longest burst takes. */
const SETTLE_MS = 300_000;

/** Of one extrinsic, in the final chain. */
export interface Inclusion {
	block: number;
	slot: number;
	/** When the client was told of the block, or of the first block above it. */
	seenAt: number;
	/** When the client was told that the block, or one above it, is final. */
	finalAt: number;
}

/** A final block, and which of the extrinsics looked for it holds. */
export interface FinalBlock {
	number: number;
	slot: number;
	found: string[];
}

interface Seen extends RawBlock {
	seenAt: number;
	found: string[];
}

/** Follows a node's heads and looks for extrinsics by their hashes. */
export class Inclusions {
	/** By hash of the extrinsic. */
	readonly final = new Map<string, Inclusion>();
	/** Final blocks since the beginning, in their order. */
	readonly blocks: FinalBlock[] = [];
	/** Number of the best block that the client was told of. */
	best = 0;
	/** Extrinsics found in any block so far, final or not. */
	readonly seen = new Set<string>();

	readonly #api: ApiPromise;
	readonly #ours: ReadonlySet<string>;
	readonly #known = new Map<HexString, Seen>();
	#finalized: { number: number; hash: HexString };
	#barren = 0;
	#work: Promise<void> = Promise.resolve();
	readonly #waits = new Waits(() => `best block ${this.best}`);
	#unsubscribe: (() => void)[] = [];

	private constructor(api: ApiPromise, ours: ReadonlySet<string>, finalized: { number: number; hash: HexString }) {
		this.#api = api;
		this.#ours = ours;
		this.#finalized = finalized;
		this.best = finalized.number;
	}

	/** Begins with the block after the last final one. */
	static async follow(api: ApiPromise, ours: ReadonlySet<string>): Promise<Inclusions> {
		const hash = await api.rpc.chain.getFinalizedHead();
		const { number } = await api.rpc.chain.getHeader(hash);
		const inclusions = new Inclusions(api, ours, { number: number.toNumber(), hash: hash.toHex() });
		const queue = (step: (header: Header, at: number) => Promise<void>) => (header: Header) => {
			const at = now();
			inclusions.#work = inclusions.#work
				.then(() => step(header, at))
				.then(
					() => inclusions.#waits.look(),
					(error: unknown) => inclusions.#waits.fail(error),
				);
		};
		inclusions.#unsubscribe = await Promise.all([
			api.rpc.chain.subscribeNewHeads(queue((header, at) => inclusions.#newBest(header, at))),
			api.rpc.chain.subscribeFinalizedHeads(queue((header, at) => inclusions.#newFinal(header, at))),
		]);
		return inclusions;
	}

	/** Waits until `holds`, looked at with each head. Fails with what went wrong while following. */
	async until(what: string, ms: number, holds: () => boolean): Promise<void> {
		await this.#waits.until(what, ms, holds);
	}

	/**
	 * Waits until all of `wanted` are final, or {@link PATIENCE_BLOCKS} final blocks in a row held none of ours; returns
	 * those missing.
	 */
	async settle(wanted: Iterable<string>): Promise<string[]> {
		const missing = new Set(wanted);
		this.#barren = 0;
		await this.until("all that was accepted to be final", SETTLE_MS, () => {
			for (const hash of missing) if (this.final.has(hash)) missing.delete(hash);
			return missing.size === 0 || this.#barren >= PATIENCE_BLOCKS;
		});
		return [...missing];
	}

	stop(): void {
		for (const unsubscribe of this.#unsubscribe) unsubscribe();
		this.#unsubscribe = [];
	}

	async #newBest(header: Header, seenAt: number): Promise<void> {
		this.best = header.number.toNumber();
		let { number, hash }: { number: number; hash: HexString } = { number: this.best, hash: header.hash.toHex() };
		while (number > this.#finalized.number && !this.#known.has(hash)) {
			hash = (await this.#look(hash, seenAt)).parent;
			number -= 1;
		}
	}

	async #newFinal(header: Header, finalAt: number): Promise<void> {
		const to = header.number.toNumber();
		const chain: Seen[] = [];
		let hash = header.hash.toHex();
		for (let number = to; number > this.#finalized.number; number -= 1) {
			const block = await this.#look(hash, finalAt);
			chain.push(block);
			hash = block.parent;
		}
		for (const { number, slot = 0, seenAt, found } of chain.reverse()) {
			this.blocks.push({ number, slot, found });
			for (const each of found) this.final.set(each, { block: number, slot, seenAt, finalAt });
			this.#barren = found.length === 0 ? this.#barren + 1 : 0;
		}
		if (to > this.#finalized.number) this.#finalized = { number: to, hash: header.hash.toHex() };
		for (const [known, block] of this.#known) if (block.number <= to) this.#known.delete(known);
	}

	async #look(hash: HexString, seenAt: number): Promise<Seen> {
		const known = this.#known.get(hash);
		if (known !== undefined) return known;
		const raw = await rawBlock(this.#api, hash);
		const block = { ...raw, seenAt, found: raw.extrinsics.filter((each) => this.#ours.has(each)) };
		for (const each of block.found) this.seen.add(each);
		this.#known.set(hash, block);
		return block;
	}
}
