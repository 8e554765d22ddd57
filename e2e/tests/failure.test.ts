/** Loss of validators: what goes on, what stops, and that nothing accepted is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { account, eventTypeByCode, testReport } from "../src/chain/calls.ts";
import type { Submitted } from "../src/chain/client.ts";
import { withNetwork } from "./support/network.ts";

const on = withNetwork("failure");

/** A validator's slots stay empty when it is gone, and GRANDPA's next rounds run into its absence first. */
const SLOW_FINALITY_MS = 60_000;
const REPORTS = 20;

async function fileReports(count: number): Promise<Submitted[]> {
	const eventType = await eventTypeByCode(on.api, "respiratory.novel");
	const reporters = ["//Charlie", "//Dave"].map(account);
	const submitted: Submitted[] = [];
	for (let i = 0; i < count; i += 1) {
		const reporter = reporters[i % reporters.length];
		assert.ok(reporter);
		submitted.push(await on.submitter.submit(testReport(on.api, eventType, i), reporter));
	}
	return submitted;
}

async function allFinal(submitted: Submitted[]): Promise<void> {
	for (const { finalized } of submitted) {
		const outcome = await finalized;
		assert.ok(outcome.success, outcome.error);
	}
}

test("without one validator of four, finality goes on", { timeout: 120_000 }, async () => {
	await on.network.kill("dave");
	const from = on.heads.finalized;
	await on.heads.until("six final blocks", SLOW_FINALITY_MS, () => on.heads.finalized >= from + 6);
	await allFinal(await fileReports(REPORTS));
});

test("without two of four, finality stops, blocks and the pool go on, and nothing is lost", { timeout: 240_000 }, async () => {
	await on.network.kill("charlie");
	// Votes and commits under way may still arrive with the next block or two.
	const killedAt = on.heads.announced;
	await on.heads.until("blocks of the two left", 60_000, () => on.heads.announced >= killedAt + 2);
	const stopped = on.heads.finalized;

	const submitted = await fileReports(REPORTS);
	for (const { inBlock } of submitted) assert.ok((await inBlock).success);
	const best = on.heads.best;
	await on.heads.until("six more blocks", 90_000, () => on.heads.best >= best + 6);
	assert.equal(on.heads.finalized, stopped, "two of four must not finalise");

	await on.network.restart("charlie");
	await on.network.restart("dave");
	await on.heads.until("finality to resume", SLOW_FINALITY_MS, () => on.heads.finalized >= best + 6);
	await allFinal(submitted);
	assert.equal(on.submitter.pending, 0);
});
