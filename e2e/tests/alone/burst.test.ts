/** What RPC accepted becomes final, also when far more comes than blocks can hold. */

import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import type { KeyringPair } from "@polkadot/keyring/types";

import { account, enrol, quickAccount, ROLES } from "../../src/chain/calls.ts";
import { runBurst, signRemarks } from "../../src/measure/burst.ts";
import { seconds } from "../../src/measure/statistics.ts";
import { withNetwork } from "../support/network.ts";

/** `BURST` scales both bursts. */
const BURST = Number(process.env["BURST"] ?? 8_000);
const FEW = 12;
const MANY = 200;

const on = withNetwork("burst");

/** Officers of the four genesis agencies in turn: an agency takes 64. */
const officers: KeyringPair[] = Array.from({ length: MANY }, (_, i) => quickAccount(`//burst//${i}`));

test("the senders are enrolled", { timeout: 120_000 }, async () => {
	const [alice, bob] = [account("//Alice"), account("//Bob")];
	// 3 and 4 are children of 1, so its manager enrols for them, too; 2 is a line of its own.
	const managers = [[1, alice], [2, bob], [3, alice], [4, alice]] as const;
	await Promise.all(
		managers.map(([agency, manager]) => {
			const ours = officers.filter((_, i) => i % 4 === agency - 1);
			return enrol(on.api, on.submitter, manager, agency, ours, ROLES.Report);
		}),
	);
});

async function burst(t: TestContext, accounts: number): Promise<void> {
	const signed = await signRemarks(on.api, officers.slice(0, accounts), BURST);
	const result = await runBurst(on.api, on.network.rpc.wsUrl, signed);
	const refusals = [...result.refused].map(([why, count]) => `${count} x ${why}`);
	t.diagnostic(
		`${accounts} accounts: ${result.accepted} of ${BURST} accepted in ${seconds(result.submitMs)} s ` +
			`(${((result.accepted / result.submitMs) * 1000).toFixed(0)}/s), ${result.final} final after ` +
			`${seconds(result.finalMs)} s (${((result.final / result.finalMs) * 1000).toFixed(0)}/s), ` +
			`${result.blocks} blocks, the fullest with ${result.fullest}` +
			(refusals.length === 0 ? "" : `; refused: ${refusals.join(", ")}`),
	);
	assert.deepEqual(result.broken, []);
	assert.equal(result.lost.length, 0, `${result.lost.length} accepted calls are lost, such as ${result.lost[0] ?? ""}`);
	for (const why of result.refused.keys()) assert.match(why, /^10\d\d \S/, "a refusal has a code and a reason");
	assert.ok(result.accepted >= BURST / 2, "a pool that refuses most of a burst proves nothing");
}

test(`a burst from ${FEW} accounts: accepted is final`, { timeout: 600_000 }, (t) => burst(t, FEW));

test(`a burst from ${MANY} accounts: accepted is final`, { timeout: 600_000 }, (t) => burst(t, MANY));
