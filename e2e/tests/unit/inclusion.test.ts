import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { hexToU8a } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";

import { WaitTimeoutError } from "../../src/chain/waits.ts";
import { Inclusions } from "../../src/measure/inclusion.ts";
import { extrinsic, FakeChain, settle } from "./fake-chain.ts";

const [ONE, TWO] = [1, 2].map((n) => blake2AsHex(hexToU8a(extrinsic(n)))) as [string, string];

let chain: FakeChain;
let inclusions: Inclusions;

beforeEach(async () => {
	chain = new FakeChain();
	inclusions = await Inclusions.follow(chain.api, new Set([ONE, TWO]));
});

test("the final chain decides where an extrinsic is", async () => {
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	chain.best("a1");
	await inclusions.until("the first", 1_000, () => inclusions.seen.has(ONE));
	assert.equal(inclusions.final.size, 0);
	chain.add("b1", 1, "genesis", [extrinsic(9)]);
	chain.add("b2", 2, "b1", [extrinsic(9), extrinsic(1)]);
	chain.best("b2");
	await settle();
	assert.equal(inclusions.best, 2);
	chain.final("b2");
	assert.deepEqual(await inclusions.settle([ONE]), []);
	const { block, slot, seenAt, finalAt } = inclusions.final.get(ONE) ?? assert.fail();
	assert.deepEqual([block, slot], [2, 200]);
	assert.ok(seenAt <= finalAt);
	assert.deepEqual(inclusions.blocks, [
		{ number: 1, slot: 100, found: [] },
		{ number: 2, slot: 200, found: [ONE] },
	]);
});

test("blocks that are told together, or as final first, are looked at, too", async () => {
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	chain.add("a2", 2, "a1", [extrinsic(2)]);
	chain.add("a3", 3, "a2", []);
	chain.final("a3");
	chain.best("a3");
	assert.deepEqual(await inclusions.settle([ONE, TWO]), []);
	assert.equal(inclusions.final.get(TWO)?.block, 2);
	assert.equal(inclusions.blocks.length, 3);
});

test("what no block takes for long is missing", async () => {
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	let parent = "a1";
	for (let number = 2; number <= 61; number += 1) {
		chain.add(`a${number}`, number, parent, []);
		parent = `a${number}`;
	}
	const missing = inclusions.settle([ONE, TWO]);
	chain.final(parent);
	assert.deepEqual(await missing, [TWO]);
});

test("a wait has an end, and says what for", async () => {
	await assert.rejects(inclusions.until("a miracle", 10, () => false), (error) => {
		assert.ok(error instanceof WaitTimeoutError);
		assert.match(error.message, /waited 0\.01 s for a miracle/);
		return true;
	});
});

test("a block that cannot be read is an error of whoever waits", async () => {
	chain.add("a1", 1, "genesis", []);
	chain.add("a3", 3, "unknown", []);
	chain.best("a3");
	await assert.rejects(inclusions.until("anything", 1_000, () => false), /unknown block/);
});
