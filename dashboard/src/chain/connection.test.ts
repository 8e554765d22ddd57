import { afterEach, beforeEach, expect, test } from "vitest";

import { FakeNode } from "../rpc/node.testing.ts";
import { ChainFailure, connectApi } from "./connection.ts";

const OURS = `0x${"11".repeat(32)}`;
const ANOTHER = `0x${"22".repeat(32)}`;

let node: FakeNode;

beforeEach(async () => {
	node = new FakeNode((question) => question.answer(ANOTHER));
	await node.open();
});

afterEach(() => node.close());

test("a node of another chain is refused before anything else is read from it, and let go", async () => {
	const failure: unknown = await connectApi(node.url, OURS).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(ChainFailure);
	expect(failure).toMatchObject({ reason: { kind: "node", reason: "wrongChain" }, message: `${node.url} is a node of another chain` });
	expect(node.asked.map(({ method, params }) => [method, params])).toEqual([["chain_getBlockHash", [0]]]);
	await expect.poll(() => node.lines).toBe(0);
});

test("a node that takes the line and never answers is given up, and let go", async () => {
	node.answer = () => undefined;
	await expect(connectApi(node.url, OURS, 100)).rejects.toMatchObject({
		reason: { kind: "node", reason: "lineDown" }, message: `${node.url} does not answer`,
	});
	await expect.poll(() => node.lines).toBe(0);
});
