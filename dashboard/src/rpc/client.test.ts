import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";

import { connect, LineDownError, RpcError, SlowError, type Client, type ClientOptions } from "./client.ts";
import { answerOf, FakeNode, statusOf, type Question } from "./node.testing.ts";
import type { ChangeNote } from "./records.ts";

let node: FakeNode;
let client: Client;

const open = (options: ClientOptions = {}): Client => {
	client = connect(node.url, { graceMs: 200, timeoutMs: 2_000, websocket: WebSocket as unknown as typeof globalThis.WebSocket, ...options });
	return client;
};

beforeEach(async () => {
	node = new FakeNode((question) => question.answer(answerOf(question.params)));
	await node.open();
});

afterEach(async () => {
	client.close();
	await node.close();
});

test("asks by position and gives the answer as it is", async () => {
	const answer = await open().ask("muster_incidents", [{ region: "420000" }, { limit: 1 }]);
	expect(answer).toEqual(answerOf([{ region: "420000" }, { limit: 1 }]));
	expect(client.line.get()).toBe("up");
});

test("asks a standard method, whose answer is bare", async () => {
	node.answer = (question) => question.answer({ number: "0x7" });
	expect(await open().request("chain_getHeader", ["0xabc"])).toEqual({ number: "0x7" });
	expect(node.asked.map(({ method, params }) => [method, params])).toEqual([["chain_getHeader", ["0xabc"]]]);
});

test("keeps code, message and data of an error", async () => {
	node.answer = (question) => question.refuse({ code: -32602, message: "say which region", data: { parameter: "region" } });
	const error = await open().ask("muster_situation", []).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(RpcError);
	expect(error).toMatchObject({ code: -32602, message: "say which region", data: { parameter: "region" } });
	expect(node.count("muster_situation")).toBe(1);
});

test("waits as long as the node says when its units are spent, then asks again", async () => {
	let refused = 0;
	node.answer = (question) => {
		if (refused === 2) question.answer(answerOf("at last"));
		else {
			refused += 1;
			question.refuse({ code: 4005, message: "this connection has spent its units", data: { waitMs: 60 } });
		}
	};
	const began = Date.now();
	const answers = await Promise.all([open().ask("muster_status", []), client.ask("muster_status", [])]);
	expect(answers.map(({ data }) => data)).toEqual(["at last", "at last"]);
	expect(Date.now() - began).toBeGreaterThanOrEqual(55);
});

test("gives up after as many refusals as are too many", async () => {
	node.answer = (question) => question.refuse({ code: 4005, message: "spent", data: { waitMs: 1 } });
	await expect(open().ask("muster_status", [])).rejects.toMatchObject({ code: 4005 });
	expect(node.count("muster_status")).toBe(9);
});

test("what is aborted is over at once, and its turn goes to the next", async () => {
	const held: Question[] = [];
	node.answer = (question) => void held.push(question);
	open();
	const stop = new AbortController();
	const asked = Array.from({ length: 6 }, () => client.ask("slow", [], stop.signal));
	const waiting = client.ask("late", [], stop.signal);
	const last = client.ask<string>("last", []);
	await vi.waitFor(() => expect(held).toHaveLength(6));
	stop.abort();
	for (const each of [...asked, waiting]) await expect(each).rejects.toBe(stop.signal.reason);
	await vi.waitFor(() => expect(held.at(-1)?.method).toBe("last"));
	held.at(-1)?.answer(answerOf("here"));
	expect((await last).data).toBe("here");
	expect(node.count("late")).toBe(0);
});

test("a node that does not answer is slow; one that is not there is down", async () => {
	node.answer = () => undefined;
	await expect(open({ timeoutMs: 150 }).ask("muster_status", [])).rejects.toBeInstanceOf(SlowError);
	await node.close();
	await vi.waitFor(() => expect(client.line.get()).toBe("down"));
	await expect(client.ask("muster_status", [])).rejects.toBeInstanceOf(LineDownError);
});

test("a line that is dead without having been closed is opened again", async () => {
	node.answer = (question) => {
		if (question.connection > 1) question.answer(answerOf("here"));
	};
	open({ timeoutMs: 400 });
	// Else the time may be over before there is a line.
	await vi.waitFor(() => expect(client.line.get()).toBe("up"), 5_000);
	await expect(client.ask("muster_status", [])).rejects.toBeInstanceOf(SlowError);
	await vi.waitFor(async () => expect((await client.ask("muster_status", [])).data).toBe("here"), 5_000);
	expect(node.connections).toBe(2);
});

test("a question that a broken line left open is answered over the next", async () => {
	node.answer = (question) => {
		if (question.connection === 1) node.cut();
		else question.answer(answerOf("over the second"));
	};
	expect((await open({ graceMs: 5_000, timeoutMs: 8_000 }).ask("muster_status", [])).data).toBe("over the second");
});

test("the line is said to be down, and up again when the node is back", async () => {
	await open().ask("muster_status", []);
	const told: string[] = [];
	client.line.subscribe(() => told.push(client.line.get()));
	await node.close();
	await vi.waitFor(() => expect(client.line.get()).toBe("down"));
	await node.open();
	await vi.waitFor(() => expect(client.line.get()).toBe("up"), 10_000);
	expect(told).toEqual(["down", "up"]);
});

const note = (number: number, status: ChangeNote["status"] = "final"): ChangeNote => ({
	block: { number, hash: `0x${number}` }, status, time: number, acts: [],
});

/** A chain that is final up to `head`: subscribers get what is after `from`, and what comes. */
class Chain {
	readonly subscriptions: { readonly question: Question; readonly id: string }[] = [];
	readonly froms: unknown[] = [];

	constructor(public head: number) {}

	readonly answer = (question: Question): void => {
		if (question.method === "muster_status") return question.answer(statusOf(this.head));
		if (question.method === "muster_unsubscribeChanges") return question.answer(true);
		const id = `s${this.subscriptions.length + 1}`;
		const from: unknown = Reflect.get(Object(question.params[0]), "from");
		this.froms.push(from);
		question.answer(id);
		this.subscriptions.push({ question, id });
		for (let number = Number(from); number <= this.head; number += 1) question.notify(id, note(number));
	};

	grow(): void {
		this.head += 1;
		const last = this.subscriptions.at(-1);
		last?.question.notify(last.id, note(this.head));
	}
}

test("changes go on after the last block told of, over a broken line: no gap, none twice", async () => {
	const chain = new Chain(10);
	node.answer = chain.answer;
	const told: number[] = [];
	const lost: Error[] = [];
	const stop = open().changes({ kinds: ["incident"] }, ({ block }) => told.push(block.number), (error) => lost.push(error));
	await vi.waitFor(() => expect(chain.froms).toEqual([11]));
	chain.grow();
	chain.grow();
	await vi.waitFor(() => expect(told).toEqual([11, 12]));
	node.cut();
	// While the line is down.
	chain.head = 15;
	await vi.waitFor(() => expect(told).toEqual([11, 12, 13, 14, 15]), 10_000);
	chain.grow();
	await vi.waitFor(() => expect(told).toEqual([11, 12, 13, 14, 15, 16]));
	expect(chain.froms).toEqual([11, 13]);
	expect(lost).toHaveLength(1);
	expect(node.asked.find(({ method }) => method === "muster_subscribeChanges")?.params).toEqual([{ kinds: ["incident"], from: 11 }]);
	stop();
	await vi.waitFor(() => expect(node.count("muster_unsubscribeChanges")).toBe(1));
});

test("a line that breaks before the first act leaves no gap either", async () => {
	const chain = new Chain(10);
	node.answer = chain.answer;
	const told: number[] = [];
	open().changes({}, ({ block }) => told.push(block.number), () => undefined);
	await vi.waitFor(() => expect(chain.froms).toEqual([11]));
	node.cut();
	chain.head = 12;
	await vi.waitFor(() => expect(told).toEqual([11, 12]), 10_000);
});

test("one that was dropped as slow goes on from there", async () => {
	const chain = new Chain(10);
	node.answer = chain.answer;
	const told: number[] = [];
	const lost: string[] = [];
	open().changes({ from: 9 }, ({ block }) => told.push(block.number), (error) => lost.push(error.message));
	await vi.waitFor(() => expect(told).toEqual([9, 10]));
	const [first] = chain.subscriptions;
	chain.head = 12;
	first?.question.end(first.id, { reason: "slow", message: "take notifications faster, or choose less", code: null, lastBlock: 10 });
	await vi.waitFor(() => expect(told).toEqual([9, 10, 11, 12]), 10_000);
	expect(lost).toEqual(["take notifications faster, or choose less"]);
	expect(node.connections).toBe(1);
});

test("only a final block moves the place to go on from", async () => {
	const chain = new Chain(10);
	node.answer = chain.answer;
	const told: string[] = [];
	open().changes({ final: false }, ({ block, status }) => told.push(`${status} ${block.number}`), () => undefined);
	await vi.waitFor(() => expect(chain.froms).toEqual([11]));
	const [first] = chain.subscriptions;
	first?.question.notify(first.id, note(11, "best"));
	await vi.waitFor(() => expect(told).toEqual(["best 11"]));
	node.cut();
	await vi.waitFor(() => expect(chain.froms).toEqual([11, 11]), 10_000);
});

test("a subscription that the node will never have is not asked for again", async () => {
	node.answer = (question) => {
		if (question.method === "muster_status") question.answer(statusOf(1));
		else question.refuse({ code: 4001, message: "this node has no index" });
	};
	const lost: unknown[] = [];
	open().changes({}, () => undefined, (error) => lost.push(error));
	await vi.waitFor(() => expect(lost).toHaveLength(1));
	expect(lost[0]).toMatchObject({ code: 4001 });
	await client.ask("muster_status", []);
	expect(node.count("muster_subscribeChanges")).toBe(1);
});
