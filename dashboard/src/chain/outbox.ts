/**
 * Signed transactions on their way. What is signed is kept first and sent then; what was not settled when the page was
 * closed is looked for, and sent again, when it opens.
 */

import { pause } from "../rpc/client.ts";
import { Value, type Observable } from "../rpc/observable.ts";
import type { Progress } from "./progress.ts";
import type { Signed, Store } from "./store.ts";

/** The part of a session that delivers. */
export interface Courier {
	deliver(signed: Signed, tell: (progress: Progress) => void, signal: AbortSignal): Promise<void>;
}

export interface Entry {
	readonly signed: Signed;
	readonly progress: Progress;
}

/** After a line that could not be opened it is tried again. */
const RETRY_MS = 2_000;

export class Outbox {
	readonly #entries = new Value<readonly Entry[]>([]);
	readonly #running = new Map<string, AbortController>();

	constructor(
		private readonly store: Store,
		private readonly open: () => Promise<Courier>,
		private readonly retryMs = RETRY_MS,
	) {}

	get entries(): Observable<readonly Entry[]> {
		return this.#entries;
	}

	/** Keeps what was signed, and delivers it. `false` if the browser keeps nothing: it is delivered all the same. */
	add(signed: Signed): boolean {
		const kept = this.store.keepSigned(signed);
		this.#start(signed);
		return kept;
	}

	/** Takes up what was signed before for this chain. */
	resume(genesisHash: string): void {
		for (const signed of this.store.signed(genesisHash)) {
			if (this.#entries.get().every((entry) => entry.signed.hash !== signed.hash)) this.#start(signed);
		}
	}

	/** Looks for it and sends it again. */
	resend(hash: string): void {
		const entry = this.#entries.get().find(({ signed }) => signed.hash === hash);
		if (entry !== undefined && !this.#running.has(hash)) this.#start(entry.signed);
	}

	/** Keeps it no longer. What the node has already stays with the node. */
	forget(hash: string): void {
		this.#running.get(hash)?.abort();
		this.store.dropSigned(hash);
		this.#entries.set(this.#entries.get().filter(({ signed }) => signed.hash !== hash));
	}

	#start(signed: Signed): void {
		const stop = new AbortController();
		this.#running.set(signed.hash, stop);
		this.#tell(signed, { stage: "unknown" });
		void this.#run(signed, stop.signal).finally(() => this.#running.delete(signed.hash));
	}

	async #run(signed: Signed, signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			try {
				const courier = await this.open();
				await courier.deliver(signed, (progress) => this.#told(signed, progress, signal), signal);
				return;
			} catch {
				// The node cannot be reached: nothing is lost, and it is tried again.
				this.#told(signed, { stage: "unknown" }, signal);
				await pause(this.retryMs, signal).catch(() => undefined);
			}
		}
	}

	#told(signed: Signed, progress: Progress, signal: AbortSignal): void {
		if (signal.aborted) return;
		if (progress.stage === "final") {
			this.store.dropSigned(signed.hash);
			// A call that failed had no effect: what was typed may be needed again.
			if (progress.failure === null) {
				this.store.dropDraft(signed.draft);
				if (signed.opens !== null) this.store.dropSeal(signed.opens);
			}
		}
		this.#tell(signed, progress);
	}

	#tell(signed: Signed, progress: Progress): void {
		const entries = this.#entries.get();
		const entry = { signed, progress };
		const at = entries.findIndex((each) => each.signed.hash === signed.hash);
		this.#entries.set(at < 0 ? [...entries, entry] : entries.with(at, entry));
	}
}
