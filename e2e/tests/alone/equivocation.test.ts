/** Two nodes with one validator's keys: what the others notice, what the chain does, and that it goes on. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Codec } from "@polkadot/types/types";
import { u8aEq } from "@polkadot/util";

import { rawBlockAt } from "../../src/chain/blocks.ts";
import { account } from "../../src/chain/calls.ts";
import { EventLog } from "../../src/chain/events.ts";
import { shortSessions, withNetwork } from "../support/network.ts";

const OFFENDER = "//Dave";
const VALIDATORS = 4;
/**
 * Blocks from the second node's arrival to the offence on chain: two turns of the offender, until the newcomer has caught
 * up and authors; another two, should a report's block be lost to a fork; one for the report.
 */
const BOUND = 4 * VALIDATORS + 1;
/** The same in time, on a machine that starts a node meanwhile. */
const BOUND_MS = 60_000;
/** The kind of offence as the event names it. */
const BLOCKS_TWICE = "muster:aura-equi";

const dave = account(OFFENDER);
let log: EventLog;

const on = withNetwork("equivocation", { genesis: shortSessions }, async ({ api }) => {
	log = await EventLog.follow(api);
	return () => log.stop();
});

/** Kinds of the offences on chain so far. */
function kinds(): string[] {
	return log.of("offences.Offence").map(({ fields }) => Buffer.from(fields["kind"]?.toU8a() ?? []).toString());
}

test("a key that two nodes use is found out, disabled, and kept for the floor", { timeout: 150_000 }, async (t) => {
	// Without a voice in GRANDPA: two votes might be on chain first, and who is disabled for them makes no block, let alone two.
	await on.network.addValidator({ name: "dave-twin", suri: OFFENDER, nodeArgs: ["--no-grandpa"] });
	const from = log.block;
	await log.until("an equivocation of blocks on chain", BOUND_MS, () => kinds().includes(BLOCKS_TWICE));
	const [offence] = log.of("offences.Offence");
	assert.ok(offence);
	assert.ok(offence.block <= from + BOUND, `after ${offence.block - from} blocks`);

	// It is disabled in the block of the offence.
	const [disabled, ...again] = log.of("session.ValidatorDisabled");
	assert.ok(disabled);
	assert.equal(disabled.block, offence.block);
	assert.equal(disabled.fields["validator"]?.toString(), dave.address);
	assert.deepEqual(again, []);

	// Four agreed, so the floor is four: it stays active, with the offence on record.
	const [offended] = log.of("validatorSet.Offended");
	assert.ok(offended);
	assert.equal(offended.block, offence.block);
	assert.equal(offended.fields["validator"]?.toString(), dave.address);
	assert.equal(offended.fields["floorKept"]?.toJSON(), true);
	const record = (await on.api.query["validatorSet"]?.["validators"]?.(dave.address))?.toJSON();
	const { status, offence: session } = record as { status: unknown; offence: number | null };
	assert.deepEqual(status, { active: null });
	assert.equal(session, Number(offended.fields["session"]?.toString()));
	assert.deepEqual(log.of("validatorSet.StoodDown"), []);
	t.diagnostic(`${kinds()[0]} after ${offence.block - from} blocks`);
});

test("the honest count it", async () => {
	const counts = await Promise.all(
		["alice", "bob", "charlie"].map(async (name) => (await on.network.metrics(name)).value("muster_block_equivocations_total")),
	);
	for (const [i, count] of counts.entries()) assert.ok(count > 0, `honest node ${i} counts ${count}`);
});

test("finality goes on without it", { timeout: 90_000 }, async () => {
	const from = on.heads.finalized;
	await on.heads.until("two rounds of final blocks", 60_000, () => on.heads.finalized >= from + 2 * VALIDATORS);
	const authorities = (await on.api.query["aura"]?.["authorities"]?.()) as unknown as Codec[];
	const index = authorities.findIndex((key) => u8aEq(key.toU8a(), dave.publicKey));
	assert.ok(index >= 0, "in the set, for the floor");
	for (let number = from + 1; number <= from + 2 * VALIDATORS; number += 1) {
		const { slot } = await rawBlockAt(on.api, number);
		assert.ok(slot !== undefined);
		assert.notEqual(slot % VALIDATORS, index, `block ${number} is nobody's who is disabled`);
	}
	assert.deepEqual([...new Set(kinds())], [BLOCKS_TWICE], "the twin that authors has not voted");
});
