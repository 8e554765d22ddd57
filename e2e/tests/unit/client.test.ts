/** The submitter against a chain that this file makes up: forks, skipped heads, refusals, losses. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import { hexToU8a, numberToHex } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";

import { ConnectError, LostError, RefusedError, refusal, Submitter } from "../../src/chain/client.ts";

interface FakeBlock {
	number: number;
	hash: HexString;
	parentHash: HexString;
	extrinsics: HexString[];
}

type Listen = (header: unknown) => void;

/** As much of a node and its client library as the submitter uses. */
class FakeChain {
	readonly blocks = new Map<string, FakeBlock>();
	readonly nonces: number[] = [];
	refuse: Error | undefined;
	nextIndex = 5;
	#best: Listen[] = [];
	#final: Listen[] = [];
	#disconnected: (() => void)[] = [];
	#serial = 0;

	constructor() {
		this.add("genesis", 0, "none", []);
	}

	add(name: string, number: number, parent: string, extrinsics: HexString[]): void {
		const block = { number, hash: hashOf(name), parentHash: hashOf(parent), extrinsics };
		this.blocks.set(block.hash, block);
	}

	best(name: string): void {
		for (const listen of this.#best) listen(this.#header(hashOf(name)));
	}

	final(name: string): void {
		for (const listen of this.#final) listen(this.#header(hashOf(name)));
	}

	disconnect(): void {
		for (const listen of this.#disconnected) listen();
	}

	#header(hash: HexString): unknown {
		const block = this.blocks.get(hash);
		assert.ok(block);
		return { number: { toNumber: () => block.number }, hash: { toHex: () => hash } };
	}

	get api(): ApiPromise {
		const raw = async (method: string, argument: string): Promise<unknown> => {
			if (method === "chain_getBlock") {
				const block = this.blocks.get(argument);
				assert.ok(block, `unknown block ${argument}`);
				return { block: { header: { parentHash: block.parentHash }, extrinsics: block.extrinsics } };
			}
			assert.equal(method, "author_submitExtrinsic");
			if (this.refuse !== undefined) throw this.refuse;
			return argument;
		};
		const chain = {
			getFinalizedHead: async () => ({ toHex: () => hashOf("genesis") }),
			getHeader: async () => this.#header(hashOf("genesis")),
			subscribeNewHeads: async (listen: Listen) => (this.#best.push(listen), () => undefined),
			subscribeFinalizedHeads: async (listen: Listen) => (this.#final.push(listen), () => undefined),
		};
		const system = { accountNextIndex: async () => ({ toNumber: () => this.nextIndex }) };
		const registry = { createType: () => ({}), signedExtensions: [] };
		return {
			registry,
			genesisHash: {},
			runtimeVersion: {},
			rpc: Object.assign(raw, { chain, system }),
			at: async () => ({ registry, query: { system: { events: async () => [] } } }),
			on: (_: string, listen: () => void) => this.#disconnected.push(listen),
			off: () => undefined,
			tx: () => ({
				sign: (_: unknown, { nonce }: { nonce: number }) => this.nonces.push(nonce),
				toU8a: () => hexToU8a(extrinsic((this.#serial += 1))),
			}),
		} as unknown as ApiPromise;
	}
}

function hashOf(name: string): HexString {
	return `0x${Buffer.from(name).toString("hex").padEnd(64, "0")}`;
}

/** Bytes of the extrinsic that is submitted as the n-th. */
function extrinsic(n: number): HexString {
	return numberToHex(n, 64);
}

/** Lets everything run that the submitter has queued. */
async function settle(): Promise<void> {
	for (let i = 0; i < 50; i += 1) await Promise.resolve();
}

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
