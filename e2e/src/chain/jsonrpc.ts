/** JSON-RPC 2.0 without a Substrate library: what any program does that can send text over HTTP or WebSocket. */

import { once } from "node:events";

import { WebSocket } from "ws";

/** An answer that is an error. */
export class RpcError extends Error {
	override readonly name = "RpcError";
	constructor(
		readonly code: number,
		message: string,
		/** What a program is to go by, such as the name of the parameter that is wrong. */
		readonly data: unknown,
	) {
		super(message);
	}
}

/** The connection broke, or what came is no answer. */
export class TransportError extends Error {
	override readonly name = "TransportError";
}

interface ErrorObject {
	readonly code: number;
	readonly message: string;
	readonly data?: unknown;
}

/** A message of the node: an answer, or the notification of a subscription. */
export interface Message {
	readonly id?: number | string | null;
	readonly result?: unknown;
	readonly error?: ErrorObject;
	readonly method?: string;
	readonly params?: { readonly subscription: number | string; readonly result: unknown };
}

/** Parameters by position or by name. */
export type Params = readonly unknown[] | Readonly<Record<string, unknown>>;

function request(id: number, method: string, params: Params): string {
	return JSON.stringify({ jsonrpc: "2.0", id, method, params });
}

function resultOf<T>({ result, error }: Message): T {
	if (error !== undefined) throw new RpcError(error.code, error.message, error.data);
	return result as T;
}

/** One request for each call, over HTTP. */
export class HttpRpc {
	#id = 0;

	constructor(readonly url: string) {}

	async call<T>(method: string, params: Params = []): Promise<T> {
		const { status, text } = await this.post(request((this.#id += 1), method, params));
		try {
			return resultOf(JSON.parse(text) as Message);
		} catch (error) {
			if (error instanceof RpcError) throw error;
			throw new TransportError(`${method}: HTTP ${status}, and no JSON: ${text.slice(0, 200)}`);
		}
	}

	/** Any body at all. A server may refuse it before it has read all of it, and hang up. */
	async post(body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; text: string }> {
		try {
			const headers = { "content-type": "application/json" };
			const response = await fetch(this.url, { method: "POST", headers, body });
			return { status: response.status, text: await response.text() };
		} catch (error) {
			const { cause } = error as { cause?: unknown };
			throw new TransportError(`no answer from ${this.url}: ${String(cause ?? error)}`);
		}
	}
}

/** What a subscription tells, in order. */
export class Subscription<T> {
	/** Not taken yet. */
	readonly #told: T[] = [];
	#waiting: ((told: T) => void) | undefined;
	#listen: ((told: T) => void) | undefined;

	constructor(
		readonly id: number | string,
		/** Name of the notifications. */
		readonly method: string,
	) {}

	/** The next thing told; waits for it. One caller at a time. */
	async next(what: string, ms: number): Promise<T> {
		const told = this.#told.shift();
		if (told !== undefined) return told;
		return await new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting = undefined;
				reject(new TransportError(`waited ${ms / 1000} s for ${what}`));
			}, ms);
			this.#waiting = (next) => {
				clearTimeout(timer);
				this.#waiting = undefined;
				resolve(next);
			};
		});
	}

	/** Calls back with everything from now on, instead of {@link next}. */
	each(listen: (told: T) => void): void {
		this.#listen = listen;
		for (const told of this.#told.splice(0)) listen(told);
	}

	/** For the connection only. */
	push(told: T): void {
		if (this.#listen !== undefined) this.#listen(told);
		else if (this.#waiting !== undefined) this.#waiting(told);
		else this.#told.push(told);
	}
}

/** A WebSocket. */
export class WsRpc {
	readonly #socket: WebSocket;
	readonly #pending = new Map<number, (answer: Message | TransportError) => void>();
	readonly #subscriptions = new Map<number | string, Subscription<unknown>>();
	/** Notifications that came before their subscription's id was read. */
	readonly #early: Message[] = [];
	/** Answers to nothing that was asked by {@link call}: those to raw messages. */
	readonly #loose = new Subscription<Message>("loose", "");
	#id = 0;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.on("message", (data: Buffer) => this.#message(JSON.parse(data.toString("utf8")) as Message | Message[]));
		socket.on("close", (code, reason) => {
			const error = new TransportError(`the node closed the connection: ${code} ${reason.toString("utf8")}`);
			for (const settle of this.#pending.values()) settle(error);
			this.#pending.clear();
		});
		socket.on("error", () => undefined);
	}

	static async open(url: string): Promise<WsRpc> {
		const socket = new WebSocket(url, { perMessageDeflate: false });
		const rpc = new WsRpc(socket);
		try {
			await once(socket, "open");
		} catch (error) {
			throw new TransportError(`no connection to ${url}: ${error instanceof Error ? error.message : String(error)}`);
		}
		return rpc;
	}

	/** Resolves when the connection is gone, with the code of the closing. */
	get closed(): Promise<number> {
		if (this.#socket.readyState === WebSocket.CLOSED) return Promise.resolve(0);
		return once(this.#socket, "close").then(([code]) => code as number);
	}

	async call<T>(method: string, params: Params = []): Promise<T> {
		const id = (this.#id += 1);
		const answer = new Promise<Message>((resolve, reject) => {
			this.#pending.set(id, (settled) => (settled instanceof TransportError ? reject(settled) : resolve(settled)));
		});
		this.#socket.send(request(id, method, params));
		return resultOf(await answer);
	}

	/** Subscribes; `method` is the one that subscribes, `notified` the name of its notifications. */
	async subscribe<T>(method: string, notified: string, params: Params = []): Promise<Subscription<T>> {
		const id = await this.call<number | string>(method, params);
		const subscription = new Subscription<T>(id, notified);
		this.#subscriptions.set(id, subscription as Subscription<unknown>);
		const [ours, others] = [[] as Message[], [] as Message[]];
		for (const message of this.#early.splice(0)) (message.params?.subscription === id ? ours : others).push(message);
		this.#early.push(...others);
		for (const message of ours) this.#notify(message);
		return subscription;
	}

	/** Sends bytes as they are, as a text frame even where they are no UTF-8, and gives the next answer without a caller. */
	async raw(body: string | Uint8Array, ms: number): Promise<Message> {
		this.#socket.send(body, { binary: false });
		return await Promise.race([
			this.#loose.next("an answer to what was sent", ms),
			this.closed.then((code) => {
				throw new TransportError(`the node closed the connection: ${code}`);
			}),
		]);
	}

	/** Stops reading from the socket: a reader that is too slow. */
	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	async close(): Promise<void> {
		const closed = this.closed;
		this.#socket.close();
		await closed;
	}

	#message(message: Message | Message[]): void {
		if (Array.isArray(message)) {
			this.#loose.push(message[0] ?? {});
			return;
		}
		if (message.method !== undefined) {
			this.#notify(message);
			return;
		}
		const settle = typeof message.id === "number" ? this.#pending.get(message.id) : undefined;
		if (settle === undefined) {
			this.#loose.push(message);
			return;
		}
		this.#pending.delete(message.id as number);
		settle(message);
	}

	#notify(message: Message): void {
		const { params } = message;
		if (params === undefined) return;
		const subscription = this.#subscriptions.get(params.subscription);
		if (subscription === undefined) this.#early.push(message);
		else subscription.push(params.result);
	}
}
