/** A line to a node that can be cut, mended, and written on. */

import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { WebSocket, WebSocketServer } from "ws";

/** What a line makes of what is asked and of what is answered. */
export interface Pen {
	asked(request: unknown): unknown;
	answered(answer: unknown): unknown;
}

/** One for each connection, because each counts its questions itself. */
type NewPen = () => Pen;

const UNCHANGED: Pen = { asked: (request) => request, answered: (answer) => answer };

export class Line {
	#server: WebSocketServer | undefined;
	#port = 0;

	private constructor(
		readonly target: string,
		readonly newPen: NewPen,
	) {}

	static async to(target: string, newPen: NewPen = () => UNCHANGED): Promise<Line> {
		const line = new Line(target, newPen);
		await line.mend();
		return line;
	}

	get url(): string {
		return `ws://127.0.0.1:${this.#port}`;
	}

	/** Whoever was connected is not any more, and nobody can connect. */
	async cut(): Promise<void> {
		const server = this.#server;
		if (server === undefined) return;
		this.#server = undefined;
		for (const client of server.clients) client.terminate();
		await new Promise((closed) => server.close(closed));
	}

	/** At the address it had before. */
	async mend(): Promise<void> {
		const server = new WebSocketServer({ host: "127.0.0.1", port: this.#port });
		await once(server, "listening");
		this.#port = (server.address() as AddressInfo).port;
		server.on("connection", (client) => this.#join(client));
		this.#server = server;
	}

	#join(client: WebSocket): void {
		const node = new WebSocket(this.target);
		const pen = this.newPen();
		const opened = once(node, "open");
		client.on("message", (data) => {
			const request = JSON.stringify(pen.asked(JSON.parse(String(data))));
			opened.then(() => node.send(request), () => client.terminate());
		});
		node.on("message", (data) => client.send(JSON.stringify(pen.answered(JSON.parse(String(data))))));
		// Cut on one side is cut on the other; an error says no more than that.
		client.on("close", () => node.terminate()).on("error", () => node.terminate());
		node.on("close", () => client.terminate()).on("error", () => client.terminate());
	}
}
