/** Waiting for the chain: conditions on its heads instead of sleeps. */

import type { ApiPromise } from "@polkadot/api";
import type { Header } from "@polkadot/types/interfaces";

import { Waits } from "./waits.ts";

/** The best and the final head of a node, as it tells them. */
export class Heads {
	/** Number of the best block. */
	best = 0;
	/** Number of the last final block. */
	finalized = 0;
	/** Best heads announced so far, forks counted. */
	announced = 0;
	readonly #waits = new Waits(() => `best block ${this.best}, final block ${this.finalized}`);
	#listeners = new Set<(header: Header) => void>();
	#unsubscribe: (() => void)[] = [];

	private constructor() {}

	/** Follows a node; both heads are known when this resolves. */
	static async follow(api: ApiPromise): Promise<Heads> {
		const heads = new Heads();
		await new Promise<void>((ready, failed) => {
			const seen = new Set<string>();
			const told = (kind: "best" | "finalized") => (header: Header) => {
				heads[kind] = header.number.toNumber();
				if (kind === "best") heads.announced += 1;
				else for (const listen of heads.#listeners) listen(header);
				if (seen.add(kind).size === 2) ready();
				heads.#waits.look();
			};
			Promise.all([
				api.rpc.chain.subscribeNewHeads(told("best")),
				api.rpc.chain.subscribeFinalizedHeads(told("finalized")),
			]).then((unsubscribe) => (heads.#unsubscribe = unsubscribe), failed);
		});
		return heads;
	}

	/** Calls back with each final head; some may be skipped, as the node announces only the last of several. */
	onFinalized(listen: (header: Header) => void): () => void {
		this.#listeners.add(listen);
		return () => this.#listeners.delete(listen);
	}

	/** Waits until `holds`, looked at with each head. */
	async until(what: string, ms: number, holds: () => boolean): Promise<void> {
		await this.#waits.until(what, ms, holds);
	}

	stop(): void {
		for (const unsubscribe of this.#unsubscribe) unsubscribe();
		this.#unsubscribe = [];
	}
}
