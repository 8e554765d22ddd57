/**
 * A live network is upgraded: the committee consents, the council authorises a hash, anybody brings the code. Reports
 * come in all the while, and none is lost.
 *
 * The steps are those of docs/operations/upgrade.md.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { u8aToHex } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";

import { account, call, eventTypeByCode, testReport } from "../src/chain/calls.ts";
import { mortality, refusal } from "../src/chain/client.ts";
import { withNetwork } from "../tests/support/network.ts";
import { carry, COMMITTEE_AYES, COUNCIL_AYES, dispatched, Motion } from "./support/motions.ts";
import { nextRuntime } from "./support/next-runtime.ts";
import { specVersion } from "./support/nodes.ts";
import { ReportStream } from "./support/reports.ts";
import { eventually, stopwatch } from "./support/waiting.ts";

const REPORTS_PER_SECOND = 10;
/** Blocks of the new runtime that reports go on for. */
const AFTER = 10;
/** For all nodes to compile the new code: nine seconds of computing each, on cores that they share. */
const COMPILED_MS = 120_000;
/** What the rehearsed migration leaves no event type below: `LEAST_TIME_TO_VERIFY` in the runtime. */
const LEAST_TIME_TO_VERIFY = 30_000;

const on = withNetwork("upgrade");

/** The authorisation of code, by its hash. */
const authorize = (code: Uint8Array) => call(on.api, "system", "authorizeUpgrade", blake2AsHex(code));

const asRoot = (inner: ReturnType<typeof call>) => call(on.api, "councilRoot", "dispatchAsRoot", inner);

test("without the committee's consent the council authorises no code", { timeout: 60_000 }, async () => {
	const refused = await carry(on, "council", COUNCIL_AYES, asRoot(authorize(await nextRuntime())));
	assert.match(refused ?? "", /^councilRoot\.ConsentMissing: /);
	assert.equal(await authorized(), null);
});

test("a live upgrade loses no report", { timeout: 360_000 }, async (t) => {
	const at = stopwatch((line) => t.diagnostic(line));
	const code = await nextRuntime();
	const old = on.api.runtimeVersion.specVersion.toNumber();
	assert.ok((await timesToVerify()).every((time) => time < LEAST_TIME_TO_VERIFY), "there is something to migrate");
	const storage = await storageVersion();
	const reports = await ReportStream.start(on, REPORTS_PER_SECOND);
	t.after(() => reports.halt());

	const upgrade = authorize(code);
	const consent = call(on.api, "councilRoot", "consent", upgrade.method.hash.toHex());
	assert.equal(await carry(on, "technicalCommittee", COMMITTEE_AYES, consent), undefined);
	at("the committee consents");
	const motion = await Motion.propose(on, "council", COUNCIL_AYES, asRoot(upgrade));
	await motion.vote();
	const closed = await motion.close();
	assert.equal(closed.verdict, undefined);
	assert.equal(dispatched(on, closed.outcome), undefined);
	assert.equal((await authorized())?.codeHash, blake2AsHex(code));
	at("the council authorises the hash");

	const other = Uint8Array.from(code);
	other[other.length - 1] = ~(other[other.length - 1] ?? 0);
	await assert.rejects(bring(other), { name: "RefusedError", code: 1010, reason: "Transaction call is not expected" });
	// Signed before the upgrade and sent after it, as by a client that does not look.
	const late = await signed(999);

	let last = performance.now();
	let longestGapMs = 0;
	const unsubscribe = await on.api.rpc.chain.subscribeNewHeads(() => {
		longestGapMs = Math.max(longestGapMs, performance.now() - last);
		last = performance.now();
	});
	await bring(code);
	at(`${code.length} bytes of code are brought`);
	await eventually(on.heads, "every node to run the new version", COMPILED_MS, async () => {
		const versions = await Promise.all(on.network.nodes.map(specVersion));
		return versions.every((version) => version === old + 1) ? true : undefined;
	});
	await on.heads.until(
		"the client to know the new version",
		COMPILED_MS,
		() => on.api.runtimeVersion.specVersion.toNumber() === old + 1,
	);
	const upgraded = on.heads.best;
	at(`block ${upgraded}: every node runs ${old + 1}`);
	await assert.rejects(sendEncoded(late), {
		name: "RefusedError",
		code: 1010,
		reason: "Transaction has a bad signature",
	});

	await on.heads.until("blocks of the new runtime to be final", 90_000, () => on.heads.finalized >= upgraded + AFTER);
	unsubscribe();
	assert.ok((await timesToVerify()).every((time) => time >= LEAST_TIME_TO_VERIFY), "every event type is migrated");
	assert.equal(await storageVersion(), storage + 1);
	assert.equal(await authorized(), null, "an authorisation is used up");
	at(`block ${on.heads.finalized} is final; the longest time without a block was ${(longestGapMs / 1000).toFixed(1)} s`);

	const { made, final, overtaken, refused, slowestMs } = await reports.stop();
	const refusals = [...refused].map(([why, count]) => `${count} x ${why}`).join(", ");
	at(
		`${made} reports, all final, the slowest after ${(slowestMs / 1000).toFixed(1)} s; accepted for the old version and ` +
			`signed again: ${overtaken}; refused at submission and sent again: ${refusals === "" ? "none" : refusals}`,
	);
	assert.equal(final, made);
});

/** The authorisation that waits for its code. */
async function authorized(): Promise<{ codeHash: string; checkVersion: boolean } | null> {
	return ((await on.api.query["system"]?.["authorizedUpgrade"]?.())?.toJSON() ?? null) as never;
}

/** Sends code as anybody may: without a signature. */
async function bring(code: Uint8Array): Promise<void> {
	await sendEncoded(call(on.api, "system", "applyAuthorizedUpgrade", u8aToHex(code)).toHex());
}

/** Sends an encoded extrinsic as it is. */
async function sendEncoded(extrinsic: string): Promise<void> {
	try {
		await on.api.rpc("author_submitExtrinsic", extrinsic);
	} catch (error) {
		throw refusal(error, "the extrinsic");
	}
}

/** A report by an officer of genesis, signed for the runtime of this moment. */
async function signed(serial: number): Promise<string> {
	const report = testReport(on.api, await eventTypeByCode(on.api, "respiratory.novel"), serial);
	const dave = account("//Dave");
	const birth = await on.api.rpc.chain.getHeader(await on.api.rpc.chain.getFinalizedHead());
	report.sign(dave, {
		...mortality(on.api, { number: birth.number.toNumber(), hash: birth.hash.toHex() }, 256),
		nonce: (await on.api.rpc.system.accountNextIndex(dave.address)).toNumber(),
		genesisHash: on.api.genesisHash,
		runtimeVersion: on.api.runtimeVersion,
		signedExtensions: on.api.registry.signedExtensions,
	});
	return report.toHex();
}

/** How long a round of each event type lasts. */
async function timesToVerify(): Promise<number[]> {
	const entries = (await on.api.query["incidents"]?.["eventTypes"]?.entries()) ?? [];
	assert.ok(entries.length > 0);
	return entries.map(([, value]) => (value.toJSON() as { timers: { verifyWithin: number } }).timers.verifyWithin);
}

/** Storage version of the pallet that the rehearsed migration is of. */
async function storageVersion(): Promise<number> {
	return Number(((await on.api.query["incidents"]?.["palletVersion"]?.()) ?? 0).toString());
}
