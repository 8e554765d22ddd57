/** A node for tests: a WebSocket server on loopback that answers as a test says. */

import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { WebSocketServer, type WebSocket as Socket } from "ws";

import { field } from "./errors.ts";

export interface Question {
	readonly method: string;
	readonly params: readonly unknown[];
	/** Of the connection, counted from 1. */
	readonly connection: number;
	answer(result: unknown): void;
	refuse(error: { readonly code: number; readonly message: string; readonly data?: unknown }): void;
	/** Tells something under a subscription. */
	notify(subscription: string, result: unknown): void;
	/** Ends a subscription as the node does. */
	end(subscription: string, error: unknown): void;
}

export class FakeNode {
	readonly asked: Question[] = [];
	connections = 0;
	#server: WebSocketServer | undefined;
	#port = 0;
	readonly #sockets = new Set<Socket>();

	constructor(public answer: (question: Question) => void) {}

	get url(): string {
		return `ws://127.0.0.1:${this.#port}`;
	}

	/** How many connections are open. */
	get lines(): number {
		return this.#sockets.size;
	}

	/** Listens: on a free port, later on the same one. */
	async open(): Promise<void> {
		const server = new WebSocketServer({ host: "127.0.0.1", port: this.#port });
		await once(server, "listening");
		this.#server = server;
		this.#port = (server.address() as AddressInfo).port;
		server.on("connection", (socket) => this.#serve(socket));
	}

	#serve(socket: Socket): void {
		this.connections += 1;
		const connection = this.connections;
		this.#sockets.add(socket);
		socket.on("close", () => this.#sockets.delete(socket));
		const send = (message: object) => socket.send(JSON.stringify({ jsonrpc: "2.0", ...message }));
		socket.on("message", (data) => {
			const message: unknown = JSON.parse(String(data));
			const id = field(message, "id");
			const params = field(message, "params");
			const question: Question = {
				method: String(field(message, "method")),
				params: Array.isArray(params) ? params : [],
				connection,
				answer: (result) => send({ id, result }),
				refuse: (error) => send({ id, error }),
				notify: (subscription, result) => send({ method: "muster_changes", params: { subscription, result } }),
				end: (subscription, error) => send({ method: "muster_changes", params: { subscription, error } }),
			};
			this.asked.push(question);
			this.answer(question);
		});
	}

	/** How often a method was asked. */
	count(method: string): number {
		return this.asked.filter((question) => question.method === method).length;
	}

	/** Breaks every line, and goes on listening. */
	cut(): void {
		for (const socket of this.#sockets) socket.terminate();
	}

	/** Breaks every line, and nobody gets another. */
	async close(): Promise<void> {
		const server = this.#server;
		if (server === undefined) return;
		this.#server = undefined;
		this.cut();
		server.close();
		await once(server, "close");
	}
}

/** An answer as the node wraps it. */
export function answerOf(data: unknown, more: object = {}): object {
	return { data, finalizedBlock: 6, indexedBlock: 7, lagMs: 840, ...more };
}

/** The answer of `muster_status`. */
export function statusOf(finalized: number, lagMs = 840): object {
	const ref = { number: finalized, hash: `0x${finalized.toString(16).padStart(64, "0")}` };
	const best = { ...ref, number: finalized + 1 };
	const data = { genesisHash: `0x${"0".repeat(64)}`, specVersion: 102, best, finalized: ref, index: { firstBlock: 0, best, finalized: ref } };
	return answerOf(data, { lagMs });
}
