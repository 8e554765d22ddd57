/**
 * Questions to one node, over one WebSocket that reconnects.
 *
 * `connect(url)` gives a `Client`. A question that the node refuses with 4005 waits and is asked again; one that gets no
 * answer fails with `LineDownError` or `SlowError`. Pages do not use this: they use `useAnswer` and `useList` of hooks.ts,
 * or `useClient()` for what somebody sets off by hand (a proof, an export).
 */

import { createClient, type SubstrateClient } from "@polkadot-api/substrate-client";
import { getWsProvider, SocketEvents, WsEvent, type StatusChange, type WsJsonRpcProvider } from "@polkadot-api/ws-provider";

import { CODES, field, LineDownError, ours, RpcError, SlowError } from "./errors.ts";
import { follow } from "./feed.ts";
import { Value, type Observable } from "./observable.ts";
import type { ChangeNote } from "./records.ts";
import { pause } from "./wait.ts";

export { LineDownError, RpcError, SlowError } from "./errors.ts";
export { pause } from "./wait.ts";

/** What a question is answered with. */
export interface Answer<T> {
	readonly data: T;
	readonly finalizedBlock: number;
	/** `null` where the state was asked, not the index. */
	readonly indexedBlock: number | null;
	/** How old the last indexed block is. */
	readonly lagMs: number | null;
	/** Of lists: `page.after` of the next page, `null` after the last. */
	readonly next?: string | null;
}

export type Line = "up" | "connecting" | "down";

/** What `muster_subscribeChanges` takes. */
export interface ChangeFilter {
	readonly from?: number;
	readonly final?: boolean;
	readonly subjects?: readonly string[];
	readonly kinds?: readonly string[];
	readonly region?: string;
}

export interface Client {
	readonly node: string;
	readonly line: Observable<Line>;
	/** Asks a method of `muster_*`. The type of the answer is the caller's word: records.ts has them. */
	ask<T>(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<Answer<T>>;
	/** Asks a standard method of the node, such as `chain_getHeader`, whose answer is bare. */
	request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
	/**
	 * Tells of blocks with acts until the returned function is called, without a gap over a broken line. `lost` is told
	 * each time the subscription ended; it is taken up again by itself, unless the node will never have it.
	 */
	changes(filter: ChangeFilter, on: (note: ChangeNote) => void, lost: (error: Error) => void): () => void;
	close(): void;
}

export interface ClientOptions {
	/** How long an answer may take, not counting the wait for units. */
	readonly timeoutMs?: number;
	/** How long a question waits for a line that is down. */
	readonly graceMs?: number;
	readonly websocket?: typeof WebSocket;
}

/** Questions at once. The index of a node answers eight, of everybody. */
const AT_ONCE = 6;
/**
 * A line on which nothing comes for so long is opened again, whoever asks or not. It is long, because a browser slows the
 * clocks of a page that nobody sees; a question without an answer finds a dead line sooner.
 */
const SILENCE_MS = 90_000;
/** How often a question that was refused for units is asked again. */
const RETRIES = 8;

export function connect(node: string, options: ClientOptions = {}): Client {
	return new WsClient(node, options);
}

class WsClient implements Client {
	readonly line = new Value<Line>("connecting");
	readonly #provider: WsJsonRpcProvider;
	readonly #substrate: SubstrateClient;
	readonly #timeoutMs: number;
	readonly #graceMs: number;
	/** Before this moment the node has no units for us. */
	#holdUntil = 0;
	/** When the node last said anything. */
	#heardAt = 0;
	#running = 0;
	#waiting: (() => void)[] = [];
	#closed = false;

	constructor(
		readonly node: string,
		options: ClientOptions,
	) {
		this.#timeoutMs = options.timeoutMs ?? 15_000;
		this.#graceMs = options.graceMs ?? 1_500;
		this.#provider = getWsProvider(node, {
			onStatusChanged: (change) => this.#changed(change),
			timeout: 5_000,
			heartbeatTimeout: SILENCE_MS,
			logger: ({ type }) => {
				if (type === SocketEvents.IN) this.#heardAt = Date.now();
			},
			...(options.websocket === undefined ? {} : { websocketClass: options.websocket }),
		});
		this.#substrate = createClient(this.#provider);
	}

	#changed({ type }: StatusChange): void {
		if (this.#closed) return;
		if (type === WsEvent.CONNECTED) {
			// A new connection has all of its units.
			this.#holdUntil = 0;
			this.line.set("up");
		} else if (type !== WsEvent.CONNECTING) {
			this.line.set("down");
		} else if (this.line.get() === "up") {
			this.line.set("down");
		}
	}

	ask<T>(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<Answer<T>> {
		return this.#patiently<Answer<T>>(method, params, signal);
	}

	request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		return this.#patiently(method, params, signal);
	}

	/** Asks when it is its turn, and again when the node has units anew. */
	async #patiently<T>(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<T> {
		await this.#turn(signal);
		try {
			for (let tries = 0; ; tries += 1) {
				await pause(this.#holdUntil - Date.now(), signal);
				try {
					return await this.#once<T>(method, params, signal);
				} catch (error) {
					if (!(error instanceof RpcError) || error.code !== CODES.tooMany || tries === RETRIES) throw error;
					this.#holdUntil = Math.max(this.#holdUntil, Date.now() + waitMs(error));
				}
			}
		} finally {
			this.#running -= 1;
			this.#waiting.shift()?.();
		}
	}

	/** Waits until fewer than {@link AT_ONCE} questions are asked. */
	#turn(signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		if (this.#running < AT_ONCE) {
			this.#running += 1;
			return Promise.resolve();
		}
		return new Promise((ready, failed) => {
			const start = () => {
				signal?.removeEventListener("abort", stop);
				this.#running += 1;
				ready();
			};
			const stop = () => {
				this.#waiting = this.#waiting.filter((each) => each !== start);
				failed(signal?.reason);
			};
			signal?.addEventListener("abort", stop, { once: true });
			this.#waiting.push(start);
		});
	}

	/** Asks once: until it is answered, aborted, too late, or the line has been down for too long. */
	#once<T>(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<T> {
		signal?.throwIfAborted();
		return new Promise<T>((answered, failed) => {
			if (this.#closed) return failed(new LineDownError("the line was closed"));
			let grace: ReturnType<typeof setTimeout> | undefined;
			const watch = () => {
				clearTimeout(grace);
				if (this.line.get() !== "down") return;
				grace = setTimeout(() => end(() => failed(this.#down())), this.#graceMs);
			};
			const unwatch = this.line.subscribe(watch);
			const askedAt = Date.now();
			const late = setTimeout(() => {
				const up = this.line.get() === "up";
				// Not a word since: the line may be dead without having been closed.
				if (up && this.#heardAt < askedAt) this.#provider.switch();
				end(() => failed(up ? new SlowError(`no answer within ${this.#timeoutMs} ms`) : this.#down()));
			}, this.#timeoutMs);
			const abort = () => end(() => failed(signal?.reason));
			const end = (tell: () => void) => {
				clearTimeout(grace);
				clearTimeout(late);
				unwatch();
				signal?.removeEventListener("abort", abort);
				forget();
				tell();
			};
			signal?.addEventListener("abort", abort, { once: true });
			const forget = this.#substrate._request<T, never>(method, [...params], {
				onSuccess: (answer) => end(() => answered(answer)),
				onError: (error) => end(() => failed(ours(error))),
			});
			watch();
		});
	}

	#down(): LineDownError {
		return new LineDownError(`${this.node} cannot be reached`);
	}

	changes(filter: ChangeFilter, on: (note: ChangeNote) => void, lost: (error: Error) => void): () => void {
		return follow({ line: this.line, request: this.#substrate._request, client: this }, filter, on, lost);
	}

	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.line.set("down");
		this.#substrate.destroy();
	}
}

/** What a refusal for units says. */
function waitMs(error: RpcError): number {
	const wait = field(error.data, "waitMs");
	return typeof wait === "number" && wait > 0 ? Math.min(wait, 30_000) : 1_000;
}
