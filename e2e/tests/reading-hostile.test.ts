/** Questions that are none, and too many of them: each gets a clear error, and the node goes on as if nothing had been. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { HttpRpc, RpcError, TransportError, WsRpc, type Message } from "../src/chain/jsonrpc.ts";
import type { Answer, Status } from "../src/reading/answers.ts";
import { indexed } from "./support/reading.ts";
import { withNetwork } from "./support/network.ts";

let ws: WsRpc;
let pid: number;

const on = withNetwork("reading-hostile", { chain: "dev", validators: 1, index: true }, async ({ network, heads }) => {
	ws = await WsRpc.open(network.rpc.wsUrl);
	pid = network.rpc.pid;
	await indexed(new HttpRpc(network.rpc.httpUrl), heads, 1);
	return () => ws.close();
});

const ANSWER_MS = 20_000;
const MEGABYTES_2 = "x".repeat(2 * 1024 * 1024);
/** Requests of a batch. */
const BATCH = 10_000;

const http = () => new HttpRpc(on.network.rpc.httpUrl);

/** The node answers, is the same process, and its index goes on with the chain. */
async function lives(): Promise<void> {
	const at = on.heads.finalized;
	await on.heads.until("finality to go on", ANSWER_MS, () => on.heads.finalized > at);
	await indexed(http(), on.heads, at + 1);
	assert.equal(on.network.rpc.pid, pid);
}

/** Parameters that are not what the method takes, and what the error names. */
const WRONG: readonly (readonly [string, readonly unknown[] | Record<string, unknown>, RegExp])[] = [
	["muster_incidents", [5], /^filter: must be an object/],
	["muster_incidents", ["'; DROP TABLE record; --"], /^filter: must be an object/],
	["muster_incidents", [{ region: 5.5 }], /^filter\.region: must be a region code/],
	["muster_incidents", [{ region: "4201" }], /^filter\.region: must be a region code/],
	["muster_incidents", [{ severity: "Terrible" }], /^filter\.severity: must be one of Extreme, Severe/],
	["muster_incidents", [{ severty: "Severe" }], /^filter\.severty: is unknown; there are region, /],
	["muster_incidents", [{}, { limit: -1 }], /^page\.limit: must be a whole number from 1 to 500, not -1/],
	["muster_incidents", [{}, { limit: 0 }], /^page\.limit: must be a whole number from 1 to 500, not 0/],
	["muster_incidents", [{}, { limit: 501 }], /^page\.limit: must be a whole number from 1 to 500, not 501/],
	["muster_incidents", [{}, { limit: "many" }], /^page\.limit: must be a whole number/],
	["muster_incidents", [{}, { after: "1.2" }], /^page\.after: is not what a page of this method gave/],
	["muster_incidents", [{}, {}, {}], /^parameters: 3 of them; the method takes filter, page/],
	["muster_incidents", { filtre: {} }, /^filtre: is unknown; there are filter, page/],
	["muster_incidents", [{ text: MEGABYTES_2 }], /^parameters: \d+ bytes; a call takes at most 65536/],
	["muster_incidents", [{ text: "a\u0000b" }], /^filter\.text: must be a text of 1 to 160 bytes without control/],
	["muster_incident", [], /^incident: is missing/],
	["muster_incident", [-1], /^incident: must be a whole number/],
	["muster_incident", [1e300], /^incident: must be a whole number/],
	["muster_incident", ["0x1"], /^incident: must be a whole number/],
	["muster_audit", ["incident"], /^subject: a subject is its kind, a slash and its number/],
	["muster_audit", ["incident/01"], /^subject: a subject of this kind is written incident\/NUMBER/],
	["muster_audit", ["../../etc/passwd"], /^subject: a kind of subject is one of agency, /],
	["muster_quota", [4_294_967_296], /^agency: must be a whole number from 0 to 4294967295/],
	["muster_situation", ["999999999"], /^region: /],
	["muster_exportCap", [1, { domain: "a b" }], /^options\.domain: must be a domain name/],
];

for (const [transport, client] of [["HTTP", http], ["WebSocket", () => ws]] as const) {
	test(`what is no parameter is named, over ${transport}`, { timeout: 120_000 }, async () => {
		for (const [method, params, reason] of WRONG) {
			await assert.rejects(client().call(method, params), (error) => {
				assert.ok(error instanceof RpcError, `${method} ${JSON.stringify(params).slice(0, 80)}: ${String(error)}`);
				assert.equal(error.code, -32602, error.message);
				assert.match(error.message, reason);
				assert.ok(error.message.length < 1_000, "nobody gets 2 MB back");
				return true;
			});
		}
		await lives();
	});
}

test("methods that are not there are not found", async () => {
	for (const method of ["muster_incidentz", "muster_", "", "rpc_methodz", "MUSTER_STATUS"]) {
		await assert.rejects(http().call(method), { name: "RpcError", code: -32601 });
		await assert.rejects(ws.call(method), { name: "RpcError", code: -32601 });
	}
});

test("bytes that are no request are no harm", { timeout: 120_000 }, async () => {
	const before = '{"jsonrpc":"2.0","id":1,"method":"muster_agencies","params":[{"text":"';
	const bodies: readonly (readonly [string, string | Buffer])[] = [
		["invalid UTF-8", Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from('"}]}')])],
		["a request cut short", '{"jsonrpc":"2.0","id":1,"method":"muster_sta'],
		["nothing but brackets", "[".repeat(100_000)],
		["a number", "17"],
		["nothing", ""],
		["two megabytes of one word", MEGABYTES_2],
		["a text of control bytes", "\u0000\u0001\u0002"],
	];
	for (const [what, body] of bodies) {
		const refused = ({ error }: Message) => assert.ok([-32700, -32600].includes(error?.code ?? 0), what);
		try {
			refused(JSON.parse((await http().post(Uint8Array.from(Buffer.from(body)))).text) as Message);
		} catch (error) {
			// What begins as no request is refused before all of it is read.
			assert.ok(error instanceof TransportError && body.length > 1_000_000, `${what}: ${String(error)}`);
		}
		const own = await WsRpc.open(on.network.rpc.wsUrl);
		refused(await own.raw(body, ANSWER_MS));
		await own.close();
	}
	await lives();
});

test("ten thousand questions in one batch", { timeout: 180_000 }, async () => {
	const batch = (method: string, params: unknown[]) =>
		JSON.stringify(Array.from({ length: BATCH }, (_, id) => ({ jsonrpc: "2.0", id, method, params })));
	for (const [method, params] of [["muster_incidents", [{}, { limit: 500 }]], ["muster_situation", ["000000"]]] as const) {
		const { status, text } = await http().post(batch(method, [...params]));
		assert.equal(status, 200);
		const answers = JSON.parse(text) as Message[] | Message;
		if (Array.isArray(answers)) {
			assert.equal(answers.length, BATCH);
			const codes = new Set(answers.map(({ error }) => error?.code ?? 0));
			assert.deepEqual([...codes].sort(), [0, 4005], "some are answered, the others told to wait");
			const refused = answers.find(({ error }) => error?.code === 4005)?.error;
			assert.match(refused?.message ?? "", /^too many questions on this connection: wait \d+ ms/);
			assert.ok((refused?.data as { waitMs: number }).waitMs > 0);
		} else {
			assert.ok((answers.error?.code ?? 0) < -32000, text.slice(0, 200));
		}
	}
	await lives();
});

test("a connection that asks too much waits, and others do not", { timeout: 120_000 }, async () => {
	const greedy = await WsRpc.open(on.network.rpc.wsUrl);
	try {
		const asked = await Promise.allSettled(Array.from({ length: 1_000 }, () => greedy.call("muster_situation", ["000000"])));
		const refused = asked.flatMap((each) => (each.status === "rejected" ? [each.reason as RpcError] : []));
		assert.ok(refused.length > 100, `${refused.length} were refused`);
		assert.ok(refused.every(({ code }) => code === 4005));
		const { data } = await ws.call<Answer<Status>>("muster_status");
		assert.ok(data.index !== null);
	} finally {
		await greedy.close();
	}
	await lives();
});
