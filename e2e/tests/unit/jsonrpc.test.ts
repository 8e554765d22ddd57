import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";

import { WebSocketServer, type WebSocket } from "ws";

import { HttpRpc, RpcError, TransportError, WsRpc } from "../../src/chain/jsonrpc.ts";
import { everyRow } from "../../src/reading/answers.ts";

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on("data", (chunk: Buffer) => chunks.push(chunk));
	request.on("end", () => {
		const body = Buffer.concat(chunks).toString("utf8");
		response.end(answer(body));
	});
});
const sockets = new WebSocketServer({ noServer: true });
server.on("upgrade", (request, socket, head) => {
	sockets.handleUpgrade(request, socket, head, (ws) => serve(ws));
});

let host: string;
before(async () => {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
	for (const client of sockets.clients) client.terminate();
	server.closeAllConnections();
	server.close();
});

/** A node that adds, counts pages, refuses, and talks nonsense. */
function answer(body: string): string {
	if (!body.startsWith("{")) return '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}';
	const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
	const said = (result: unknown) => JSON.stringify({ jsonrpc: "2.0", id, result });
	if (method === "add") return said((params as number[]).reduce((sum, each) => sum + each, 0));
	if (method === "nonsense") return "<html>";
	if (method === "pages") {
		const page = params[1] as { limit: number; after?: string };
		const from = Number(page.after ?? 0);
		const data = [1, 2, 3, 4, 5].slice(from, from + page.limit);
		return said({ data, next: from + page.limit < 5 ? String(from + page.limit) : null });
	}
	return JSON.stringify({ jsonrpc: "2.0", id, error: { code: 4002, message: `no ${method}`, data: { of: 1 } } });
}

function serve(ws: WebSocket): void {
	const tell = (subscription: string, result: unknown) =>
		ws.send(JSON.stringify({ jsonrpc: "2.0", method: "told", params: { subscription, result } }));
	ws.on("message", (data: Buffer) => {
		const body = data.toString("utf8");
		if (body.includes('"hangUp"')) return ws.close(4000);
		if (!body.includes('"subscribe"')) return ws.send(answer(body));
		// The first notifications may be faster than the answer.
		tell("s", 1);
		ws.send(JSON.stringify({ jsonrpc: "2.0", id: (JSON.parse(body) as { id: number }).id, result: "s" }));
		tell("s", 2);
		tell("other", 3);
		tell("s", 4);
	});
}

for (const transport of ["HTTP", "WebSocket"] as const) {
	describe(`a question over ${transport}`, () => {
		const client = async () => (transport === "HTTP" ? new HttpRpc(`http://${host}`) : WsRpc.open(`ws://${host}`));

		it("has its answer", async () => {
			const rpc = await client();
			assert.deepEqual(await Promise.all([rpc.call("add", [1, 2]), rpc.call("add", [3, 4])]), [3, 7]);
		});

		it("has an error with code, words and data", async () => {
			await assert.rejects((await client()).call("unknown"), (error) => {
				assert.ok(error instanceof RpcError);
				assert.deepEqual([error.code, error.message, error.data], [4002, "no unknown", { of: 1 }]);
				return true;
			});
		});
	});
}

describe("HTTP", () => {
	it("tells an answer that is none", async () => {
		const rpc = new HttpRpc(`http://${host}`);
		await assert.rejects(rpc.call("nonsense"), { name: "TransportError", message: /^nonsense: HTTP 200, and no JSON: <html>$/ });
		assert.match((await rpc.post("[")).text, /-32700/);
	});

	it("asks for every page once", async () => {
		const rpc = new HttpRpc(`http://${host}`);
		for (const limit of [1, 2, 5, 6]) assert.deepEqual(await everyRow(rpc, "pages", {}, limit), [1, 2, 3, 4, 5]);
	});
});

describe("WebSocket", () => {
	it("tells a subscriber everything of its own, in order, and what came before its id", async () => {
		const rpc = await WsRpc.open(`ws://${host}`);
		const told = await rpc.subscribe<number>("subscribe", "told");
		assert.deepEqual([await told.next("1", 1_000), await told.next("2", 1_000), await told.next("4", 1_000)], [1, 2, 4]);
		await assert.rejects(told.next("a fourth", 20), { name: "TransportError", message: "waited 0.02 s for a fourth" });
		await rpc.close();
	});

	it("fails what waits when the node hangs up, and says with which code", async () => {
		const rpc = await WsRpc.open(`ws://${host}`);
		await assert.rejects(rpc.call("hangUp"), (error) => error instanceof TransportError && /4000/.test(error.message));
	});

	it("gives the answer to bytes that are no question", async () => {
		const rpc = await WsRpc.open(`ws://${host}`);
		assert.equal((await rpc.raw("[", 1_000)).error?.code, -32700);
		await rpc.close();
	});

	it("does not connect to nobody", async () => {
		await assert.rejects(WsRpc.open("ws://127.0.0.1:1"), { name: "TransportError", message: /ECONNREFUSED/ });
	});
});
