import { beforeEach, describe, expect, test } from "vitest";

import { keyOf, lastBlocks, slotMs, WINDOW, type Made } from "./blocks.ts";
import type { Client } from "./client.ts";
import { HeadersNode } from "./blocks.testing.ts";

const [A, B, C, D] = ["aa", "bb", "cc", "dd"].map((byte) => `0x${byte.repeat(32)}`) as [string, string, string, string];
const signal = new AbortController().signal;

describe("the last blocks", () => {
	let node: HeadersNode;
	const read = (best: string, before: readonly Made[] = []) => lastBlocks(node as unknown as Client, best, before, signal);

	beforeEach(() => {
		node = new HeadersNode([A, B, C]);
	});

	test("are read back to genesis, each with its slot and whose turns there were", async () => {
		const best = node.grow("a", [101, 102, 104]);
		const blocks = await read(best);
		expect(blocks.map(({ number, slot }) => [number, slot])).toEqual([[3, 104], [2, 102], [1, 101]]);
		expect(blocks[0]?.turns).toEqual([A, B, C]);
	});

	test("are no more than the window, and of the next only what is new is asked for", async () => {
		const long = node.grow("a", Array.from({ length: WINDOW + 20 }, (_, at) => 100 + at));
		const blocks = await read(long);
		expect(blocks).toHaveLength(WINDOW);
		node.asked.length = 0;
		const next = await read(node.grow("a", [900]), blocks);
		expect(next).toHaveLength(WINDOW);
		expect(next[0]?.slot).toBe(900);
		expect(next[1]).toBe(blocks[0]);
		expect(node.asked.filter((method) => method.startsWith("chain_getHeader "))).toHaveLength(1);
		expect(node.asked.filter((method) => method.startsWith("state_getStorage "))).toHaveLength(1);
	});

	test("follow a fork: what is not of its chain goes", async () => {
		node.grow("a", [101, 102]);
		const blocks = await read(node.grow("a", [103, 104]));
		const other = await read(node.fork("b", 2, [105, 106, 107]), blocks);
		expect(other.map(({ slot }) => slot)).toEqual([107, 106, 105, 102, 101]);
		expect(other[3]).toBe(blocks[2]);
	});

	test("have the turns of their own time when the set changes among them", async () => {
		node.grow("a", [101, 102]);
		node.turns = [B, C, D];
		const blocks = await read(node.grow("a", [103, 104]));
		// The block in which a set begins is still made by the one before it.
		expect(blocks.map(({ turns }) => turns[0])).toEqual([B, A, A, A]);
	});

	test("stop where the node has no header, and say so", async () => {
		await expect(read("0xnone")).rejects.toThrow("0xnone");
	});

	test("the length of a slot is read from the chain", async () => {
		expect(await slotMs(node as unknown as Client, signal)).toBe(1_000);
		node.slot = "0x";
		await expect(slotMs(node as unknown as Client, signal)).rejects.toThrow("how long a slot is");
	});
});

test("the key of an address is that of the development accounts", () => {
	expect(keyOf("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"))
		.toBe("0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
	expect(keyOf("5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM")).toBe(`0x${"00".repeat(32)}`);
	expect(keyOf("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ")).toBeUndefined();
});
