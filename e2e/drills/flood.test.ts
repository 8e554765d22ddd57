/**
 * A flood of routine calls, first by one agency and then by a third of all, while the others go on working and sessions
 * rotate: what lives depend on keeps its pace, and nobody loses its turn.
 */

import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";

import { enrol, eventTypeByCode, quickAccount, report, ROLES, type Urgency } from "../src/chain/calls.ts";
import { runFlood, type Delivery, type FloodResult, type Stream } from "../src/measure/flood.ts";
import { presign, type Signed, type Wanted } from "../src/measure/presign.ts";
import { markdownRow, percentile, seconds, summarize } from "../src/measure/statistics.ts";
import { admitAgencies } from "../src/replay/chain/admit.ts";
import { Session } from "../src/replay/chain/session.ts";
import { COUNCIL, type PlannedAgency } from "../src/replay/plan/agencies.ts";
import type { Role } from "../src/replay/plan/roles.ts";
import { Progress } from "../src/replay/progress.ts";
import { SHORT_SESSION, shortSessions, withNetwork, type Fixture } from "../tests/support/network.ts";

const SLOT_MS = 1_000;
/** Calls of each flood. */
const FLOOD = 5_000;
/** LIFE reports in each flood. */
const LIFE = 50;
/** LIFE reports in a second: all of them leave while the flood lasts. */
const LIFE_RATE = 3;
/**
 * What an honest agency sends in a second, and one that is busy: as keys take turns, less than the part of a block that
 * each key has when all have calls waiting.
 */
const [QUIET_RATE, BUSY_RATE] = [1, 5];
/** How long the honest go on, in seconds: as long as the LIFE reports. */
const DURATION = Math.floor(LIFE / LIFE_RATE);
/** Keys that the agency of the first flood has. */
const KEYS = 16;

/** Slots from sending until a LIFE report is in a block: the slot after may have begun its block already. */
const LIFE_SLOTS = 2;
const LIFE_FINAL_MS = 3_000;
/**
 * The same for everything else that honest agencies send: the slot after may have begun its block, the next may be
 * that in which a session ends, which takes no ordinary call, and one slot may stay empty because its author had to
 * share two cores with everybody else.
 */
const HONEST_SLOTS = 4;

const on = withNetwork("flood", { genesis: shortSessions }, prepare);

// Thirty agencies beside the four of genesis: three lines of their own, each with nine children.
const PARENTS = Array.from({ length: 3 }, (_, i) => agency(`parent-${i}`, COUNCIL, 420_000, ["Report", "Admit", "Manage"]));
const CHILDREN = Array.from({ length: 27 }, (_, i) => agency(`child-${i}`, `parent-${i % 3}`, 420_100, ["Report"]));
const ALL = PARENTS.length + CHILDREN.length + 4;

/** Floods alone, with many keys. */
const FLOODER = CHILDREN.slice(0, 1);
/** Flood together: a third of all agencies, and one more for the remainder. */
const FLOODERS = CHILDREN.slice(1, 13);
const IN_NEED = CHILDREN.slice(13, 23);
const BUSY = CHILDREN.slice(23, 24);
const QUIET = CHILDREN.slice(24, 27);

let session: Session;
let floods: { flood: Signed[]; streams: Stream[] }[];

function agency(key: string, admittedBy: string, jurisdiction: number, roles: readonly Role[]): PlannedAgency {
	const uri = `//flood//${key}`;
	return { key, name: `Disease control ${key}`, class: "DiseaseControl", jurisdiction, roles, admittedBy, line: key, uri };
}

function pairs(agencies: readonly PlannedAgency[]): KeyringPair[] {
	return agencies.map(({ uri }) => session.pair(uri));
}

/** Admits the agencies and signs all calls of both floods, so that no nonce and no second of computing is left for later. */
async function prepare({ api }: Fixture): Promise<void> {
	assert.ok(FLOODERS.length >= ALL / 3);
	session = await Session.open(api);
	await admitAgencies(session, [...PARENTS, ...CHILDREN], new Progress());
	const [flooder, parent] = [pairs(FLOODER)[0], pairs(PARENTS)[0]];
	assert.ok(flooder && parent);
	const keys = Array.from({ length: KEYS - 1 }, (_, i) => quickAccount(`//flood//key-${i}`));
	await enrol(api, session.submitter, parent, await agencyOf(api, flooder), keys, ROLES.Report);
	await session.submitter.stop();
	floods = await sign(api, [flooder, ...keys], pairs(FLOODERS));
}

async function agencyOf(api: ApiPromise, officer: KeyringPair): Promise<number> {
	const entry = (await api.query["agencies"]?.["officers"]?.(officer.address))?.toJSON();
	return (entry as { agency: number }).agency;
}

async function sign(api: ApiPromise, ...flooders: KeyringPair[][]): Promise<typeof floods> {
	const eventType = await eventTypeByCode(api, "respiratory.novel");
	let serial = 0;
	const reports = (signers: readonly KeyringPair[], count: number, how: Urgency): Wanted[] =>
		Array.from({ length: count }, (_, i) => {
			const pair = signers[i % signers.length];
			assert.ok(pair);
			return { pair, call: report(api, eventType, (serial += 1), how) };
		});
	const quiet = DURATION * QUIET_RATE;
	const wanted = flooders.map((senders) => [
		reports(senders, FLOOD, "routine"),
		reports(pairs(IN_NEED), LIFE, "life"),
		reports(pairs(PARENTS), PARENTS.length * quiet, "response"),
		reports(pairs(QUIET), QUIET.length * quiet, "routine"),
		reports(pairs(BUSY), DURATION * BUSY_RATE, "routine"),
	]);
	const signed = await presign(api, wanted.flat(2));
	const take = (list: Wanted[] | undefined) => signed.splice(0, list?.length ?? 0);
	return wanted.map(([flood, life, response, routine, busy]) => ({
		flood: take(flood),
		streams: [
			{ name: "life", signed: take(life), perSecond: LIFE_RATE },
			{ name: "response", signed: take(response), perSecond: PARENTS.length * QUIET_RATE },
			{ name: "routine", signed: take(routine), perSecond: QUIET.length * QUIET_RATE },
			{ name: "busy", signed: take(busy), perSecond: BUSY_RATE },
		],
	}));
}

async function storedNumber(pallet: string, item: string, block?: number): Promise<number> {
	const hash = block === undefined ? await on.api.rpc.chain.getFinalizedHead() : await on.api.rpc.chain.getBlockHash(block);
	const value = await (await on.api.at(hash)).query[pallet]?.[item]?.();
	return Number(value?.toString());
}

/** Slots that began after a call was sent, until that of its block. */
function slotsWaited({ sentAt, inclusion }: Delivery): number {
	return (inclusion?.slot ?? Number.POSITIVE_INFINITY) - Math.floor(sentAt / SLOT_MS);
}

function figures(deliveries: readonly Delivery[]) {
	const of = (what: (delivery: Delivery) => number) => summarize(deliveries.map(what));
	return {
		slots: of(slotsWaited),
		taken: of(({ answeredAt, sentAt }) => answeredAt - sentAt),
		told: of(({ inclusion, sentAt }) => (inclusion?.seenAt ?? Number.POSITIVE_INFINITY) - sentAt),
		final: of(({ inclusion, sentAt }) => (inclusion?.finalAt ?? Number.POSITIVE_INFINITY) - sentAt),
	};
}

function printed(t: TestContext, result: FloodResult, rotations: number): void {
	const { blocks, submitMs, lateMs } = result;
	const counts = blocks.map(({ found }) => found.length).filter((count) => count > 0);
	t.diagnostic(
		`${result.flood.accepted.size} of ${FLOOD} accepted in ${seconds(submitMs)} s, in ${blocks.length} blocks with ` +
			`${percentile(counts, 0.5)} calls at the median, ${rotations} sessions ended; client at most ${lateMs.toFixed(0)} ms late`,
	);
	t.diagnostic(markdownRow(["stream", "reports", "slots p50 / p99 / max", "taken p50 / p99 / max", "in block p50 / p99 / max", "final p50 / p99 / max"]));
	t.diagnostic(markdownRow(["---", "---", "---", "---", "---", "---"]));
	for (const [name, deliveries] of result.streams) {
		const { slots, taken, told, final } = figures(deliveries);
		const of = ({ p50, p99, max }: typeof told) => `${seconds(p50)} / ${seconds(p99)} / ${seconds(max)} s`;
		t.diagnostic(
			markdownRow([name, deliveries.length, `${slots.p50} / ${slots.p99} / ${slots.max}`, of(taken), of(told), of(final)]),
		);
	}
}

async function flooded(t: TestContext, number: number, flooders: number): Promise<void> {
	const prepared = floods[number];
	assert.ok(prepared);
	const before = await storedNumber("incidents", "nextIncident");
	const result = await runFlood(on.api, on.network.rpc.wsUrl, prepared.flood, prepared.streams);
	const [first, last] = [result.blocks[0], result.blocks.at(-1)];
	assert.ok(first && last, "the flood is in blocks");
	const ended = await storedNumber("session", "currentIndex", last.number);
	const rotations = ended - (await storedNumber("session", "currentIndex", first.number));
	printed(t, result, rotations);

	// Everything accepted is final, and what it was to do is done; everything else has a clear answer.
	assert.deepEqual(result.flood.broken, []);
	assert.deepEqual(result.lost, []);
	for (const why of result.flood.refused.keys()) assert.match(why, /^10\d\d \S/, "a refusal has a code and a reason");
	assert.ok(result.flood.accepted.size >= FLOOD / 2, "a pool that refuses most of a flood proves nothing");
	const deliveries = [...result.streams.values()].flat();
	assert.deepEqual(deliveries.filter(({ refused }) => refused !== undefined), []);
	const filed = (await storedNumber("incidents", "nextIncident")) - before;
	assert.equal(filed, result.flood.accepted.size + deliveries.length, "each call filed its incident");

	// The claims are about a flood, with a session's end in it.
	assert.ok(rotations >= 1, `sessions of ${SHORT_SESSION} blocks end during the flood`);
	for (const { sentAt } of deliveries) assert.ok(sentAt < result.endedAt, "all reports leave while the flood lasts");

	const stream = (name: string) => result.streams.get(name) ?? [];
	const life = figures(stream("life"));
	assert.equal(life.final.count, LIFE);
	assert.ok(life.slots.p99 <= LIFE_SLOTS, `LIFE in a block after ${life.slots.p99} slots`);
	assert.ok(life.final.p99 <= LIFE_FINAL_MS, `LIFE final after ${seconds(life.final.p99)} s`);
	for (const name of ["response", "routine", "busy"]) {
		const { slots } = figures(stream(name));
		assert.ok(slots.max <= HONEST_SLOTS, `${name} in a block after ${slots.max} slots`);
	}
	fairlyShared(t, result, flooders);
}

/** Among agencies that send routine calls, an honest one gets what it asks, or as much as if all had equal parts. */
function fairlyShared(t: TestContext, result: FloodResult, flooders: number): void {
	const inFlood = new Set(result.blocks.flatMap(({ found }) => found));
	const got = (deliveries: readonly Delivery[]) => deliveries.filter(({ hash }) => inFlood.has(hash)).length;
	const routine = result.streams.get("routine") ?? [];
	const honest = [result.streams.get("busy") ?? [], ...QUIET.map((_, n) => routine.filter((_, i) => i % QUIET.length === n))];
	const flood = [...result.flood.accepted].filter((hash) => inFlood.has(hash)).length;
	const fair = (flood + honest.reduce((sum, each) => sum + got(each), 0)) / (flooders + honest.length);
	t.diagnostic(`equal parts are ${fair.toFixed(0)} calls; honest got ${honest.map((each) => `${got(each)} of ${each.length}`).join(", ")}`);
	for (const each of honest) assert.ok(got(each) >= Math.min(each.length, fair));
}

test("one agency floods: LIFE keeps its pace and the honest their turn", { timeout: 240_000 }, (t) =>
	flooded(t, 0, FLOODER.length),
);

test("a third of the agencies flood: LIFE keeps its pace and the honest their turn", { timeout: 240_000 }, (t) =>
	flooded(t, 1, FLOODERS.length),
);
