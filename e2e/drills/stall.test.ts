/**
 * Two of four validators are lost for good. GRANDPA cannot help itself: a change of its authorities is final only by
 * the votes of the old ones. The council forces the change; the two that are left finalise everything.
 *
 * The steps are those of docs/operations/stall.md.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { account, call } from "../src/chain/calls.ts";
import { connect } from "../src/chain/client.ts";
import { Heads } from "../src/chain/heads.ts";
import type { NodeHandle } from "../src/network/localnet.ts";
import { SHORT_SESSION, shortSessions, withNetwork } from "../tests/support/network.ts";
import { COUNCIL_AYES, dispatched, Motion } from "./support/motions.ts";
import { blockHash, finalizedNumber, grandpaSetId } from "./support/nodes.ts";
import { ReportStream } from "./support/reports.ts";
import { eventually, stopwatch } from "./support/waiting.ts";

/** Blocks from the signal of the forced change to the change. Far more on a real network, where forks are longer. */
const DELAY = 3;
const REPORTS_PER_SECOND = 10;

const on = withNetwork("stall", { genesis: shortSessions });

/** The first block of the session after the one that this block is in. */
const nextSession = (block: number): number => (Math.floor(block / SHORT_SESSION) + 1) * SHORT_SESSION;

/** Accounts of the validators that the next session begins with. */
async function queued(): Promise<string[]> {
	const keys = (await on.api.query["session"]?.["queuedKeys"]?.())?.toJSON() as [string, unknown][];
	return keys.map(([validator]) => validator).sort();
}

test("two of four are lost for good, and finality goes on without them", { timeout: 300_000 }, async (t) => {
	const at = stopwatch((line) => t.diagnostic(line));
	const [alice, bob] = [account("//Alice").address, account("//Bob").address];
	const left = ["alice", "bob", "rpc-1"].map((name) => {
		const node = on.network.nodes.find((each) => each.name === name);
		assert.ok(node, name);
		return node;
	});
	const reports = await ReportStream.start(on, REPORTS_PER_SECOND);
	t.after(() => reports.halt());
	await on.heads.until("reports to become final", 30_000, () => reports.tally.final >= REPORTS_PER_SECOND);

	await Promise.all(["charlie", "dave"].map((name) => on.network.kill(name)));
	at("charlie and dave are gone");
	// Votes under way may still arrive with the next blocks.
	const killedAt = on.heads.announced;
	await on.heads.until("blocks of the two left", 60_000, () => on.heads.announced >= killedAt + 4);
	const stalled = Math.max(...(await Promise.all(left.map(finalizedNumber))));
	at(`finality stands at ${stalled}, blocks go on at ${on.heads.best}`);

	// The second motion is voted before the first has an effect: it has one session to be carried out in.
	const [force, note] = await Promise.all([
		Motion.propose(on, "council", COUNCIL_AYES, asRoot("validatorSet", "force", [alice, bob])),
		Motion.propose(on, "council", COUNCIL_AYES, asRoot("grandpa", "noteStalled", DELAY, stalled)),
	]);
	await Promise.all([force.vote(), note.vote()]);
	const forced = await force.close();
	assert.equal(forced.verdict, undefined);
	assert.equal(dispatched(on, forced.outcome), undefined);
	at(`block ${forced.outcome.block}: the set is forced`);

	await eventually(on.heads, "the two to be queued", 60_000, async () => ((await queued()).length === 2 ? true : undefined));
	assert.deepEqual(await queued(), [alice, bob].sort());
	const change = nextSession(on.heads.best);
	at(`block ${on.heads.best}: the two are queued, their session begins with block ${change}`);

	const noted = await note.close();
	assert.equal(dispatched(on, noted.outcome), undefined);
	assert.ok(noted.outcome.block < change, "the stall was noted too late: the forced change would name the old four");
	at(`block ${noted.outcome.block}: the stall is noted`);
	assert.equal(Math.max(...(await Promise.all(left.map(finalizedNumber)))), stalled, "two of four must not finalise");

	const enacted = change + DELAY;
	await on.heads.until("finality by the two that are left", 90_000, () => on.heads.finalized >= enacted);
	at(`block ${enacted}, where the forced change took effect, is final`);
	await theChangeWas(change, stalled, 2);
	for (const node of left) {
		assert.equal(await grandpaSetId(node), 1, `${node.name} votes or follows in the set that the chain counts`);
	}
	const log = await readFile(left[0]?.logFile ?? "", "utf8");
	assert.match(log, new RegExp(`Applying authority set change forced at block #${change}\\b`));

	await followsFromGenesis(stalled, at);

	// Through a session's end once more: nothing of the force is left over.
	const later = nextSession(on.heads.best) + 2;
	await on.heads.until("finality in the next session", 60_000, () => on.heads.finalized >= later);
	for (const node of left) assert.equal(await grandpaSetId(node), 1, node.name);

	const { made, final, refused, overtaken, slowestMs } = await reports.stop();
	assert.equal(final, made);
	assert.deepEqual([...refused], []);
	assert.equal(overtaken, 0);
	at(`${made} reports, all final, the slowest after ${(slowestMs / 1000).toFixed(0)} s`);
});

/** A call that the council dispatches as Root. */
function asRoot(pallet: string, name: string, ...args: unknown[]) {
	return call(on.api, "councilRoot", "dispatchAsRoot", call(on.api, pallet, name, ...args));
}

/** What the chain has on record of the forced change. */
async function theChangeWas(block: number, lastFinal: number, size: number): Promise<void> {
	const signalled = await on.api.at(await on.api.rpc.chain.getBlockHash(block));
	const pending = (await signalled.query["grandpa"]?.["pendingChange"]?.())?.toJSON() as {
		delay: number;
		forced: number | null;
		nextAuthorities: unknown[];
	} | null;
	assert.equal(pending?.forced, lastFinal);
	assert.equal(pending.delay, DELAY);
	assert.equal(pending.nextAuthorities.length, size);
	const authorities = (await on.api.query["grandpa"]?.["authorities"]?.())?.toJSON() as unknown[];
	assert.equal(authorities.length, size);
	assert.equal(Number((await on.api.query["grandpa"]?.["currentSetId"]?.())?.toString()), 1);
}

/** A node that begins with nothing learns the whole chain, through the forced change, and follows its finality. */
async function followsFromGenesis(stalled: number, at: (what: string) => void): Promise<void> {
	const late: NodeHandle = await on.network.addFullNode({ name: "late" });
	const api = await connect(late.wsUrl);
	const heads = await Heads.follow(api);
	try {
		const known = on.heads.finalized;
		await heads.until("the new node to finalise what is final", 90_000, () => heads.finalized >= known);
		const synced = heads.finalized;
		at(`a new node has synchronised: block ${synced} is final there`);
		await heads.until("the new node to follow", 60_000, () => heads.finalized >= synced + 3);
		for (const number of [stalled, stalled + 1, synced]) {
			assert.equal(await blockHash(late, number), await blockHash(on.network.rpc, number), `block ${number}`);
		}
		assert.equal(await grandpaSetId(late), 1);
	} finally {
		heads.stop();
		await api.disconnect();
	}
}
