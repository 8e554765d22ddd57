/** Incidents as CAP 1.2 alerts and alerts as incidents: the chain, `npm run cap`, and the program `muster-cap`. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { blake2AsHex } from "@polkadot/util-crypto";

import { factsForCall } from "../src/cap/facts.ts";
import { fileCall, parseImported } from "../src/cap/file.ts";
import type { CapFacts, CapIncident } from "../src/cap/model.ts";
import { account, call, eventTypeByCode } from "../src/chain/calls.ts";
import type { Outcome } from "../src/chain/client.ts";
import { EventLog, fieldsOf } from "../src/chain/events.ts";
import { findBinary } from "../src/network/localnet.ts";
import { withNetwork } from "./support/network.ts";

const run = promisify(execFile);
const HERE = fileURLToPath(new URL("..", import.meta.url));
const FOREIGN = new URL("../../client/cap/tests/documents/cn-weather-rain.xml", import.meta.url);
/** All have voted, so the round is counted at once; without that it would be after 8 s. */
const VERDICT_MS = 60_000;

let log: EventLog;
const on = withNetwork("cap", {}, async ({ api }) => {
	log = await EventLog.follow(api, new Set(["incidents.VerdictReached"]));
	return () => log.stop();
});

let dir: string;
let binary: string;

before(async () => {
	dir = await mkdtemp(join(tmpdir(), "muster-cap-"));
	binary = process.env["MUSTER_CAP"] ?? join(dirname(await findBinary()), "muster-cap");
});

after(() => rm(dir, { recursive: true, force: true }));

/** What `muster-cap` prints; rejects with what it complained of. */
async function musterCap(...args: string[]): Promise<string> {
	return (await run(binary, args)).stdout;
}

/** What `npm run cap` prints of an incident. */
async function exported(incident: number, ...args: string[]): Promise<CapIncident> {
	const ws = ["--ws", on.network.rpc.wsUrl];
	const command = ["--import", "tsx", "src/cap/main.ts", ...ws, String(incident), ...args];
	const { stdout } = await run(process.execPath, command, { cwd: HERE });
	return JSON.parse(stdout) as CapIncident;
}

/** The alert (a file) that tells of an incident; it must be valid, and say the same when it is read again. */
async function alertOf(incident: CapIncident): Promise<{ xml: string; checked: string }> {
	const [json, alert] = [join(dir, "incident.json"), join(dir, "incident.xml")];
	await writeFile(json, JSON.stringify(incident));
	const xml = await musterCap("export", json);
	await writeFile(alert, xml);
	const told = parseImported(await musterCap("import", alert));
	assert.ok("incident" in told);
	assert.deepEqual(told.incident, incident);
	return { xml, checked: await musterCap("check", alert) };
}

/** Sends a call and waits until it is final. */
async function send(extrinsic: SubmittableExtrinsic<"promise">, path: string): Promise<Outcome> {
	const outcome = await (await on.submitter.submit(extrinsic, account(path))).finalized;
	assert.equal(outcome.error, undefined);
	return outcome;
}

/** A field of an event of an outcome, as a number. */
function numberOf(outcome: Outcome, name: string, field: string): number {
	const record = outcome.events.find(({ event }) => `${event.section}.${event.method}` === name);
	assert.ok(record, name);
	return Number(fieldsOf(record.event)[field]?.toString());
}

/** Facts that the light quorum is enough for. */
function factsOf(headline: string): CapFacts {
	return {
		// In the order of the standard, as the chain keeps a set.
		categories: ["Safety", "Health"],
		urgency: "Expected",
		severity: "Moderate",
		regions: [420_103, 420_106],
		point: { latitude: 30_618_000, longitude: 114_269_001 },
		onset: 1_577_440_000_000,
		observedAt: 1_577_442_600_123,
		utcOffset: 480,
		headline,
		content: { algorithm: "Blake2b256", digest: blake2AsHex(headline), size: 100, media_type: "Pdf" },
		ihr: { serious_impact: true, unusual: true, international_spread: null, trade_restrictions: false },
		external: null,
	};
}

test("a report, its revision and its verdict are alerts that name each other", { timeout: 180_000 }, async () => {
	const eventType = await eventTypeByCode(on.api, "respiratory.novel");
	const [first, second] = [factsOf("不明原因肺炎 <4例> & 家庭聚集"), factsOf("不明原因肺炎 7例")];
	const filed = await send(call(on.api, "incidents", "file", eventType, "Test", factsForCall(first)), "//Charlie");
	const id = numberOf(filed, "incidents.Filed", "incident");
	const revised = await send(call(on.api, "incidents", "revise", id, factsForCall(second)), "//Charlie");

	const report = await exported(id, "--revision", "1");
	assert.deepEqual(report.facts, first);
	assert.deepEqual(report.block, { hash: filed.blockHash, number: filed.block, at: report.filed.at });
	assert.deepEqual([report.earlier, report.standing.verification], [[], "Reported"]);
	assert.deepEqual(report.distribution, { restricted: { rule: "Agencies of the chain" } });
	assert.match(report.area, /^湖北省武汉市/);
	const alert = await alertOf(report);
	const genesis = on.api.genesisHash.toHex().slice(2, 10);
	assert.ok(alert.checked.startsWith(`valid: Alert ${genesis}.${id}.1 of 3@agency-3.muster.example`), alert.checked);

	// Hospitals and the commission are one line here; who is left to vote is the emergency department.
	const triaged = await send(call(on.api, "incidents", "triageAccept", id), "//Alice");
	const round = numberOf(triaged, "incidents.TriageAccepted", "round");
	await send(call(on.api, "validation", "vote", round, "Confirm", "SiteVisit", null), "//Bob");
	const reached = () =>
		log.of("incidents.VerdictReached").find(({ fields }) => fields["incident"]?.toString() === String(id));
	await log.until("the verdict", VERDICT_MS, () => reached() !== undefined);
	const verdict = reached();
	assert.ok(verdict);

	const judged = await exported(id);
	assert.deepEqual(judged.facts, second);
	assert.deepEqual([judged.revision, judged.filed.block], [2, revised.block]);
	assert.deepEqual([judged.block.number, judged.standing.round], [verdict.block, round]);
	assert.equal(judged.standing.verification, "ConfirmedLimited");
	assert.deepEqual(judged.standing.classes, { agree: 1, of: 1 });
	assert.deepEqual([judged.distribution, judged.certainty], ["public", "Likely"]);
	assert.deepEqual(
		judged.earlier.map(({ revision, block }) => [revision, block]),
		[[1, null], [2, null]],
	);
	const update = await alertOf(judged);
	assert.match(update.checked, /^valid: Update /);
	assert.ok(update.xml.includes(`3@agency-3.muster.example,${genesis}.${id}.1,${judged.earlier[0]?.sent}`), update.xml);
	// The earlier message is still told as it was.
	assert.deepEqual(await exported(id, "--revision", "1"), report);
	assert.equal((await exported(id, "--at", String(revised.block))).standing.verification, "Reported");
});

test("an alert from outside becomes a report, and a cancel when it is discarded", { timeout: 180_000 }, async () => {
	const flood = await eventTypeByCode(on.api, "flood");
	// In the past whatever the clock of this machine says: nobody reports what is to come.
	const foreign = join(dir, "foreign.xml");
	await writeFile(foreign, (await readFile(FOREIGN, "utf8")).replaceAll("2026-07", "2020-07"));
	const told = parseImported(await musterCap("import", foreign, "--event-type", String(flood)));
	assert.ok("report" in told);
	const filed = await send(fileCall(on.api, told.report), "//Bob");
	const id = numberOf(filed, "incidents.Filed", "incident");

	const incident = await exported(id);
	assert.equal(incident.standing.verification, "Reported");
	assert.deepEqual(incident.facts, told.report.facts);
	assert.deepEqual(incident.facts.external, {
		sender: "42010041600000",
		identifier: "42010041600000_20260705153000",
		sent: Date.parse("2020-07-05T15:30:00+08:00"),
		sentOffset: 480,
	});
	assert.match((await alertOf(incident)).checked, /^valid: Alert /);

	await send(call(on.api, "incidents", "triageDiscard", id, "Stale"), "//Alice");
	const discarded = await exported(id);
	assert.equal(discarded.note, "Discarded at triage by agency 1: Stale");
	assert.match((await alertOf(discarded)).checked, /^valid: Cancel /);
});
