/** The submitter against a chain that this file makes up: forks, skipped heads, refusals, losses. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";

import { ConnectError, LostError, RefusedError, refusal, Submitter } from "../../src/chain/client.ts";
import { extrinsic, FakeChain, hashOf, settle } from "./fake-chain.ts";

const CALL = { method: {} } as unknown as SubmittableExtrinsic<"promise">;
const SIGNER = { address: "alice" } as KeyringPair;

let chain: FakeChain;
let submitter: Submitter;

beforeEach(async () => {
	chain = new FakeChain();
	submitter = await Submitter.create(chain.api);
});

test("an extrinsic is seen in its block and in the final chain", async () => {
	const { inBlock, finalized } = await submitter.submit(CALL, SIGNER);
	chain.add("a1", 1, "genesis", [extrinsic(9), extrinsic(1)]);
	chain.best("a1");
	const first = await inBlock;
	assert.equal(first.block, 1);
	assert.equal(first.success, true);
	assert.equal(first.finalizedAt, undefined);
	chain.final("a1");
	const last = await finalized;
	assert.equal(last.blockHash, hashOf("a1"));
	assert.ok(last.finalizedAt !== undefined && last.finalizedAt >= last.inBlockAt);
	assert.ok(last.inBlockAt >= last.submittedAt);
	assert.equal(submitter.pending, 0);
	assert.equal(submitter.stats.included, 1);
	assert.equal(submitter.stats.finalityMs.length, 1);
	await submitter.stop();
});

test("a fork withdraws an inclusion, and the final chain decides", async () => {
	const { inBlock, finalized } = await submitter.submit(CALL, SIGNER);
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	chain.best("a1");
	assert.equal((await inBlock).blockHash, hashOf("a1"));
	chain.add("b1", 1, "genesis", []);
	chain.add("b2", 2, "b1", []);
	chain.best("b2");
	await settle();
	assert.equal(submitter.stats.included, 0);
	chain.add("b3", 3, "b2", [extrinsic(1)]);
	chain.best("b3");
	await settle();
	assert.equal(submitter.stats.included, 1);
	chain.final("b3");
	assert.equal((await finalized).blockHash, hashOf("b3"));
	assert.equal(submitter.stats.included, 1);
	await submitter.stop();
});

test("returning to the first fork includes again", async () => {
	const { finalized } = await submitter.submit(CALL, SIGNER);
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	chain.add("a2", 2, "a1", []);
	chain.add("b1", 1, "genesis", []);
	for (const head of ["a1", "b1", "a2"]) chain.best(head);
	await settle();
	assert.equal(submitter.stats.included, 1);
	chain.final("a2");
	assert.equal((await finalized).blockHash, hashOf("a1"));
	await submitter.stop();
});

test("heads that the node skips are looked at, too", async () => {
	const one = await submitter.submit(CALL, SIGNER);
	const two = await submitter.submit(CALL, SIGNER);
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	chain.add("a2", 2, "a1", [extrinsic(2)]);
	chain.add("a3", 3, "a2", []);
	chain.best("a3");
	assert.equal((await one.inBlock).block, 1);
	assert.equal((await two.inBlock).block, 2);
	chain.final("a3");
	await Promise.all([one.finalized, two.finalized]);
	await submitter.stop();
});

test("finality may be told before the best block", async () => {
	const { inBlock, finalized } = await submitter.submit(CALL, SIGNER);
	chain.add("a1", 1, "genesis", [extrinsic(1)]);
	chain.final("a1");
	assert.equal((await finalized).block, 1);
	assert.equal((await inBlock).block, 1);
	chain.best("a1");
	await settle();
	assert.equal(submitter.stats.included, 1);
	await submitter.stop();
});

test("a refusal is a clear error, and its nonce is used again", async () => {
	await submitter.submit(CALL, SIGNER);
	chain.refuse = Object.assign(new Error("1010: Invalid Transaction: Invalid signing address"), {
		code: 1010,
		data: "Invalid signing address",
	});
	await assert.rejects(submitter.submit(CALL, SIGNER), {
		name: "RefusedError",
		code: 1010,
		reason: "Invalid signing address",
	});
	chain.refuse = undefined;
	await submitter.submit(CALL, SIGNER);
	await submitter.submit(CALL, SIGNER);
	assert.deepEqual(chain.nonces, [5, 6, 6, 7]);
	assert.equal(submitter.stats.refused, 1);
	assert.equal(submitter.stats.submitted, 3);
	await submitter.stop();
});

test("nonces are in the order of the calls", async () => {
	await Promise.all([1, 2, 3, 4].map(() => submitter.submit(CALL, SIGNER)));
	assert.deepEqual(chain.nonces, [5, 6, 7, 8]);
	await submitter.stop();
});

test("a broken connection fails what is pending, and all that follows", async () => {
	const { inBlock, finalized } = await submitter.submit(CALL, SIGNER);
	chain.disconnect();
	await assert.rejects(inBlock, ConnectError);
	await assert.rejects(finalized, ConnectError);
	await assert.rejects(submitter.submit(CALL, SIGNER), ConnectError);
});

test("what no block takes while it is valid has expired", async () => {
	const { finalized } = await submitter.submit(CALL, SIGNER);
	let parent = "genesis";
	for (let number = 1; number <= 256; number += 1) {
		chain.add(`a${number}`, number, parent, []);
		parent = `a${number}`;
	}
	chain.final("a255");
	await settle();
	assert.equal(submitter.pending, 1);
	chain.final("a256");
	await assert.rejects(finalized, /expired/);
});

test("a chain that stands still fails what is pending", async () => {
	const impatient = await Submitter.create(chain.api, { blockTimeoutMs: 20 });
	const { inBlock } = await impatient.submit(CALL, SIGNER);
	await assert.rejects(inBlock, LostError);
});

test("only answers of the node are refusals", () => {
	assert.ok(refusal({ code: 1016, message: "1016: Immediately Dropped" }, "0x00") instanceof RefusedError);
	assert.equal((refusal({ code: 1016, message: "1016: Immediately Dropped" }, "0x00") as RefusedError).reason, "Immediately Dropped");
	assert.ok(!(refusal(new Error("disconnected"), "0x00") instanceof RefusedError));
});
