/** Four validators and a full node: blocks, finality, standard RPC, and what the pool lets in. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { rawBlockAt } from "../src/chain/blocks.ts";
import { account, call, eventTypeByCode, testReport } from "../src/chain/calls.ts";
import { connect, refusal } from "../src/chain/client.ts";
import { withNetwork } from "./support/network.ts";

const on = withNetwork("network");

/** Of JSON-RPC errors of the `author` module: the transaction is invalid. */
const INVALID = 1010;

/** Methods that wallets, explorers and indexers of other people rely on. */
const STANDARD_RPC = [
	...["health", "name", "version", "chain", "chainType", "properties", "peers", "localPeerId", "nodeRoles"],
	...["localListenAddresses", "syncState", "accountNextIndex", "dryRun", "addReservedPeer", "removeReservedPeer"],
]
	.map((method) => `system_${method}`)
	.concat(
		["getBlock", "getBlockHash", "getHeader", "getFinalizedHead"].map((m) => `chain_${m}`),
		["subscribeNewHeads", "subscribeAllHeads", "subscribeFinalizedHeads"].map((m) => `chain_${m}`),
		["call", "getStorage", "getKeysPaged", "getMetadata", "getRuntimeVersion"].map((m) => `state_${m}`),
		["getReadProof", "queryStorageAt", "subscribeStorage", "subscribeRuntimeVersion"].map((m) => `state_${m}`),
		["submitExtrinsic", "submitAndWatchExtrinsic", "pendingExtrinsics", "removeExtrinsic"].map((m) => `author_${m}`),
		["rotateKeys", "insertKey", "hasKey", "hasSessionKeys"].map((m) => `author_${m}`),
		["follow", "unfollow", "header", "body", "storage", "call"].map((m) => `chainHead_v1_${m}`),
		["continue", "stopOperation", "unpin"].map((m) => `chainHead_v1_${m}`),
		["chainName", "genesisHash", "properties"].map((m) => `chainSpec_v1_${m}`),
		["transaction_v1_broadcast", "transaction_v1_stop", "transactionWatch_v1_submitAndWatch"],
		["header", "body", "call", "storage", "storageDiff"].map((m) => `archive_v1_${m}`),
		["finalizedHeight", "genesisHash", "hashByHeight"].map((m) => `archive_v1_${m}`),
		["roundState", "proveFinality", "subscribeJustifications"].map((m) => `grandpa_${m}`),
	);

test("four validators author and finalise", { timeout: 90_000 }, async () => {
	const authorities = (await on.api.query["aura"]?.["authorities"]?.()) as unknown as unknown[];
	assert.equal(authorities.length, 4);
	const first = on.heads.finalized;
	const last = first + 8;
	await on.heads.until("eight more final blocks", 60_000, () => on.heads.finalized >= last);

	const authors = new Set<number>();
	for (let number = first + 1; number <= last; number += 1) {
		const { slot } = await rawBlockAt(on.api, number);
		assert.ok(slot !== undefined);
		authors.add(slot % 4);
	}
	assert.deepEqual([...authors].sort(), [0, 1, 2, 3]);

	const expected = await on.api.rpc.chain.getBlockHash(first + 1);
	for (const node of on.network.nodes) {
		const api = await connect(node.wsUrl);
		try {
			const finalized = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
			assert.ok(finalized.number.toNumber() > first, `${node.name} finalises`);
			assert.equal((await api.rpc.chain.getBlockHash(first + 1)).toHex(), expected.toHex(), node.name);
		} finally {
			await api.disconnect();
		}
	}
});

test("the standard RPC is complete", async () => {
	const { methods } = await on.api.rpc.rpc.methods();
	const offered = new Set(methods.map((method) => method.toString()));
	assert.deepEqual(
		STANDARD_RPC.filter((method) => !offered.has(method)),
		[],
	);
});

test("the pool refuses a key that is no officer's", async () => {
	const report = testReport(on.api, await eventTypeByCode(on.api, "respiratory.novel"), 1);
	await assert.rejects(on.submitter.submit(report, account("//Mallory")), {
		name: "RefusedError",
		code: INVALID,
		reason: "Invalid signing address",
	});
});

test("the pool refuses a call that no officer may make", async () => {
	const remark = call(on.api, "system", "remark", "0x00");
	for (const refused of [
		call(on.api, "system", "setHeapPages", 64),
		call(on.api, "councilRoot", "dispatchAsRoot", remark),
		call(on.api, "utility", "asDerivative", 0, remark),
	]) {
		await assert.rejects(on.submitter.submit(refused, account("//Alice")), {
			name: "RefusedError",
			code: INVALID,
			reason: "Transaction call is not expected",
		});
	}
});

test("the pool refuses a call that no officer may make inside a batch", async () => {
	const eventType = await eventTypeByCode(on.api, "respiratory.novel");
	const inner = [testReport(on.api, eventType, 2), call(on.api, "system", "setHeapPages", 64)];
	for (const name of ["batch", "batchAll", "forceBatch"]) {
		await assert.rejects(on.submitter.submit(call(on.api, "utility", name, inner), account("//Alice")), {
			name: "RefusedError",
			code: INVALID,
			reason: "Transaction call is not expected",
		});
	}
});

test("the pool refuses nonces of the past and of the far future", async () => {
	const report = testReport(on.api, await eventTypeByCode(on.api, "respiratory.novel"), 3);
	const alice = account("//Alice");
	const { finalized } = await on.submitter.submit(report, alice);
	await finalized;
	const next = (await on.api.rpc.system.accountNextIndex(alice.address)).toNumber();
	await assert.rejects(on.submitter.submit(report, alice, { nonce: next - 1 }), {
		name: "RefusedError",
		code: INVALID,
		reason: "Transaction is outdated",
	});
	await assert.rejects(on.submitter.submit(report, alice, { nonce: next + 1_025 }), {
		name: "RefusedError",
		code: INVALID,
		reason: "Transaction will be valid in the future",
	});
});

test("the pool refuses a signature that would be good for ever", async () => {
	const report = testReport(on.api, await eventTypeByCode(on.api, "respiratory.novel"), 6);
	const alice = account("//Alice");
	const nonce = (await on.api.rpc.system.accountNextIndex(alice.address)).toNumber();
	const signed = await report.signAsync(alice, { era: 0, nonce });
	assert.ok(signed.era.isImmortalEra);
	const submitted = on.api.rpc("author_submitExtrinsic", signed.toHex()).catch((error: unknown) => {
		throw refusal(error, signed.hash.toHex());
	});
	await assert.rejects(submitted, { name: "RefusedError", code: INVALID, reason: "Custom error: 1" });
});

test("the pool refuses a vote of who is no member", async () => {
	const vote = call(on.api, "technicalCommittee", "vote", `0x${"00".repeat(32)}`, 0, true);
	await assert.rejects(on.submitter.submit(vote, account("//Dave")), {
		name: "RefusedError",
		code: INVALID,
		reason: "Custom error: 2",
	});
});

test("a mortal call of an officer becomes final, and its failure has a name", async () => {
	const charlie = account("//Charlie");
	const report = testReport(on.api, await eventTypeByCode(on.api, "respiratory.novel"), 4);
	const filed = await (await on.submitter.submit(report, charlie)).finalized;
	assert.equal(filed.error, undefined);
	assert.ok(filed.success);
	assert.ok(filed.events.some(({ event }) => event.section === "incidents" && event.method === "Filed"));
	const { block } = await on.api.rpc.chain.getBlock(filed.blockHash);
	const included = block.extrinsics.find((extrinsic) => extrinsic.hash.toHex() === filed.hash);
	assert.ok(included?.era.isMortalEra);

	const unknown = await on.submitter.submit(call(on.api, "incidents", "triageAccept", 999_999), account("//Alice"));
	const refused = await unknown.finalized;
	assert.equal(refused.success, false);
	assert.match(refused.error ?? "", /^incidents\.UnknownIncident: /);
});

test("what wallets sign by default is accepted", async () => {
	const report = testReport(on.api, await eventTypeByCode(on.api, "respiratory.novel"), 5);
	const signed = await report.signAsync(account("//Dave"));
	const hash = await on.api.rpc.author.submitExtrinsic(signed);
	assert.equal(hash.toHex(), signed.hash.toHex());
});
