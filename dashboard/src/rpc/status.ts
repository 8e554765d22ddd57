/** How node, chain and line are: asked again and again, shown on every page. */

import type { Client, Line } from "./client.ts";
import { Value } from "./observable.ts";
import type { NodeStatus } from "./records.ts";
import { pause } from "./wait.ts";

export interface Status {
	readonly line: Line;
	readonly node: string;
	readonly best: number;
	/** Hash of the best block; empty until the node has answered once. */
	readonly bestHash: string;
	readonly finalized: number;
	/** When this final block was first seen here, in milliseconds since 1970 by this machine's clock. */
	readonly finalizedAt: number;
	/** How old the last indexed block is; `null` if the node has no index. */
	readonly lagMs: number | null;
	/** `undefined` until the node has answered once. */
	readonly chain: { readonly genesisHash: string; readonly specVersion: number; readonly index: boolean } | undefined;
	/** When the node last answered. */
	readonly answeredAt: number;
	/** Whether what is shown cannot be relied on as the present: the line is down, or the node or its index hangs. */
	readonly old: boolean;
}

/** How often the node is asked. */
const EVERY_MS = 2_000;
/** What is older than this is said to be old. */
export const OLD_MS = 10_000;

/** Asks `muster_status` until it is stopped. */
export class StatusWatch {
	readonly value: Value<Status>;
	readonly #stop = new AbortController();
	readonly #unwatch: () => void;
	readonly #clock: ReturnType<typeof setInterval>;

	constructor(
		private readonly client: Client,
		private readonly everyMs = EVERY_MS,
		private readonly oldMs = OLD_MS,
	) {
		this.value = new Value<Status>({
			line: client.line.get(),
			node: client.node,
			best: 0,
			bestHash: "",
			finalized: 0,
			finalizedAt: 0,
			lagMs: null,
			chain: undefined,
			answeredAt: 0,
			old: client.line.get() === "down",
		});
		this.#unwatch = client.line.subscribe(() => this.#set({ line: client.line.get() }));
		// A node that hangs answers nothing: what is shown grows old by itself.
		this.#clock = setInterval(() => {
			if (this.#isOld(this.value.get()) !== this.value.get().old) this.#set({});
		}, 1_000);
		void this.#run();
	}

	#set(change: Partial<Status>): void {
		const status = { ...this.value.get(), ...change };
		this.value.set({ ...status, old: this.#isOld(status) });
	}

	#isOld({ line, chain, answeredAt, finalizedAt, lagMs }: Status): boolean {
		if (line === "down") return true;
		if (chain === undefined) return false;
		const now = Date.now();
		return now - answeredAt > this.oldMs || now - finalizedAt > this.oldMs || (lagMs ?? 0) > this.oldMs;
	}

	async #run(): Promise<void> {
		const { signal } = this.#stop;
		while (!signal.aborted) {
			try {
				const { data, lagMs } = await this.client.ask<NodeStatus>("muster_status", [], signal);
				const before = this.value.get();
				const finalized = data.finalized.number;
				const now = Date.now();
				// Of the first it is only known that it is no younger than what was indexed.
				const seen = before.chain === undefined ? now - (lagMs ?? 0) : now;
				const { genesisHash, specVersion, index } = data;
				this.#set({
					best: data.best.number,
					bestHash: data.best.hash,
					finalized,
					finalizedAt: finalized === before.finalized && before.chain !== undefined ? before.finalizedAt : seen,
					lagMs,
					chain: { genesisHash, specVersion, index: index !== null },
					answeredAt: now,
				});
			} catch {
				// The line says so, or the age of the last answer.
			}
			await pause(this.everyMs, signal).catch(() => undefined);
		}
	}

	stop(): void {
		this.#stop.abort();
		clearInterval(this.#clock);
		this.#unwatch();
	}
}
