/**
 * `muster_subscribeChanges`, taken up again after the last block it told of: over a broken line, after `slow`, after an
 * error that passes. Each final block is told of once; blocks that are not final may be told of again after a break.
 */

import type { SubstrateClient } from "@polkadot-api/substrate-client";

import type { ChangeFilter, Client, Line } from "./client.ts";
import { ours, passes, RpcError } from "./errors.ts";
import type { Observable } from "./observable.ts";
import type { ChangeNote, NodeStatus } from "./records.ts";
import { pause } from "./wait.ts";

export const SUBSCRIBE = "muster_subscribeChanges";
export const UNSUBSCRIBE = "muster_unsubscribeChanges";

interface Wire {
	readonly line: Observable<Line>;
	readonly request: SubstrateClient["_request"];
	readonly client: Pick<Client, "ask">;
}

/** Waits so long before a subscription that failed is taken up again, and longer each time. */
const AGAIN_MS = 500;
const AGAIN_AT_MOST_MS = 10_000;

export function follow(
	wire: Wire,
	filter: ChangeFilter,
	on: (note: ChangeNote) => void,
	lost: (error: Error) => void,
): () => void {
	const feed = new Feed(wire, filter, on, lost);
	void feed.run();
	return () => feed.stop();
}

class Feed {
	readonly #stop = new AbortController();
	/** The first block that was not told of as final. */
	#from: number | undefined;

	constructor(
		private readonly wire: Wire,
		private readonly filter: ChangeFilter,
		private readonly on: (note: ChangeNote) => void,
		private readonly lost: (error: Error) => void,
	) {
		this.#from = filter.from;
	}

	stop(): void {
		this.#stop.abort();
	}

	async run(): Promise<void> {
		const { signal } = this.#stop;
		let failures = 0;
		while (!signal.aborted) {
			try {
				await this.#lineUp();
				this.#from ??= await this.#present();
				await this.#once(() => (failures = 0));
			} catch (error) {
				if (signal.aborted) return;
				const reason = error instanceof Error ? error : new Error(String(error));
				this.lost(reason);
				if (isFor(reason)) return;
				failures += 1;
				await pause(Math.min(AGAIN_MS * 2 ** (failures - 1), AGAIN_AT_MOST_MS), signal).catch(() => undefined);
			}
		}
	}

	/** Resolves as soon as the line is up. */
	#lineUp(): Promise<void> {
		const { line } = this.wire;
		if (line.get() === "up") return Promise.resolve();
		return new Promise((ready, failed) => {
			const { signal } = this.#stop;
			const unwatch = line.subscribe(() => {
				if (line.get() === "up") end(ready);
			});
			const stop = () => end(() => failed(signal.reason));
			const end = (tell: () => void) => {
				unwatch();
				signal.removeEventListener("abort", stop);
				tell();
			};
			signal.addEventListener("abort", stop, { once: true });
		});
	}

	/** The block after the last final one of the index: where to begin, so that a break before the first act leaves no gap. */
	async #present(): Promise<number> {
		const { data } = await this.wire.client.ask<NodeStatus>("muster_status", [], this.#stop.signal);
		return (data.index?.finalized?.number ?? data.finalized.number) + 1;
	}

	/** One subscription, until it ends: always with an error. */
	#once(begun: () => void): Promise<never> {
		const { line, request } = this.wire;
		const { signal } = this.#stop;
		return new Promise((_, failed) => {
			let over = false;
			let unsubscribe: () => void = () => undefined;
			const stop = () => end(signal.reason);
			const unwatch = line.subscribe(() => {
				if (line.get() !== "up") end(new Error("the line broke"));
			});
			const end = (error: unknown) => {
				over = true;
				unwatch();
				signal.removeEventListener("abort", stop);
				unsubscribe();
				failed(error);
			};
			signal.addEventListener("abort", stop, { once: true });
			request<string, ChangeNote>(SUBSCRIBE, [{ ...this.filter, from: this.#from }], {
				onSuccess: (id, followSubscription) => {
					// The provider asks again over a new line what was under way on a broken one.
					if (over) return void request(UNSUBSCRIBE, [id]);
					begun();
					const unfollow = followSubscription(id, { next: (note) => this.#take(note), error: (error) => end(ended(error)) });
					unsubscribe = () => {
						unfollow();
						if (line.get() === "up") request(UNSUBSCRIBE, [id]);
					};
				},
				onError: (error) => end(ours(error)),
			});
		});
	}

	#take(note: ChangeNote): void {
		if (note.status === "final") this.#from = note.block.number + 1;
		this.on(note);
	}
}

/** The last notification of a subscription: `slow` has no code, others have that of the error. */
function ended(error: Error): Error {
	const known = ours(error);
	return known instanceof RpcError ? known : new Error(error.message);
}

/** Whether asking again would change nothing: the filter is wrong, or the node has no index. */
function isFor(error: Error): boolean {
	return error instanceof RpcError && !passes(error) && error.code !== 4004 && error.code !== 4005;
}
