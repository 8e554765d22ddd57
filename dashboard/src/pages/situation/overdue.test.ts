import { describe, expect, it } from "vitest";
import type { IncidentRecord, Row } from "../../rpc/records.ts";
import { overdueList, overdueOf, type UsualTimes } from "./overdue.ts";

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const TIMES: UsualTimes = { verifyWithin: 24 * HOUR, respondWithin: 168 * HOUR };

const FRESH: IncidentRecord = {
	kind: "incident", eventType: 1, status: "Actual", reporter: 7, region: "420100", severity: "Severe",
	certainty: "Possible", verification: "Reported", verdict: null, provisional: false, previous: null,
	management: "Pending", lead: null, revision: 1, round: null, judged: null, filedAt: NOW - HOUR,
	reportDue: NOW, verifyDue: null, expires: null, mergedInto: null, absorbed: 0,
	stamps: { emerged: null, detected: NOW - 2 * HOUR, notified: NOW - HOUR, responded: null }, notify: false,
	running: { triage: NOW + HOUR, verify: null, respond: NOW + 100 * HOUR }, missed: [], reports: [], discard: null,
	closure: null, mergeProposal: null, alert: null, alertProposal: null,
};
const STOPPED = { triage: null, verify: null, respond: null };

const at = (record: Partial<IncidentRecord>): IncidentRecord => ({ ...FRESH, ...record });
const owed = (record: Partial<IncidentRecord>): object[] => overdueOf(at(record), TIMES, NOW);
const row = (number: number, record: Partial<IncidentRecord>): Row<IncidentRecord> => ({
	subject: `incident/${number}`, block: 1, final: true, record: at(record),
});

describe("what is past due", () => {
	it("is nothing of a report within its times, and nothing at the very moment", () => {
		expect(owed({})).toEqual([]);
		expect(owed({ running: { triage: NOW, verify: null, respond: NOW } })).toEqual([]);
	});

	it("is a timer that still runs beyond its time", () => {
		expect(owed({ running: { ...STOPPED, triage: NOW - 1 } })).toEqual([
			{ owed: "triage", due: NOW - 1, by: 1, usual: false, done: false },
		]);
		expect(owed({ verification: "UnderVerification", running: { ...STOPPED, verify: NOW - HOUR } })).toEqual([
			{ owed: "verify", due: NOW - HOUR, by: HOUR, usual: false, done: false },
		]);
	});

	it("is a triage that was missed and not made up for, by the usual time of its event type", () => {
		const record = { filedAt: NOW - 30 * HOUR, running: STOPPED, missed: ["Triage"] } as const;
		expect(owed(record)).toEqual([{ owed: "triage", due: NOW - 6 * HOUR, by: 6 * HOUR, usual: true, done: false }]);
		expect(overdueOf(at(record), undefined, NOW)).toMatchObject([{ due: null, by: null }]);
		expect(owed({ ...record, verification: "UnderVerification" })).toEqual([]);
	});

	it("is a verdict that is still out, since a time only where the chain has it", () => {
		const record = { verification: "UnderVerification", running: STOPPED, missed: ["Verify"] } as const;
		expect(owed({ ...record, verifyDue: NOW - 5 })).toMatchObject([{ owed: "verify", due: NOW - 5, by: 5 }]);
		expect(owed({ ...record, verifyDue: NOW + 5 })).toMatchObject([{ owed: "verify", due: null, by: null }]);
		expect(owed({ ...record, verification: "Confirmed" })).toEqual([]);
	});

	it("is a response that nobody completed, unless nobody owes it", () => {
		const late = { verification: "Confirmed", running: { ...STOPPED, respond: NOW - 1 } } as const;
		expect(owed(late)).toMatchObject([{ owed: "respond", by: 1 }]);
		expect(owed({ ...late, verification: "Refuted" })).toEqual([]);
		expect(owed({ ...late, management: "Closed" })).toEqual([]);
		expect(owed({ ...late, stamps: { ...FRESH.stamps, responded: NOW - 2 } })).toEqual([]);
		const missed = { verification: "Disputed", running: STOPPED, missed: ["Respond"] } as const;
		expect(owed({ ...missed, filedAt: NOW - 169 * HOUR })).toMatchObject([{ by: HOUR, usual: true }]);
	});

	it("is a report that came late, which is done and said as such", () => {
		const record = { filedAt: NOW - HOUR, reportDue: NOW - 4 * HOUR, missed: ["Report"] } as const;
		expect(owed(record)).toMatchObject([{ owed: "report", by: 3 * HOUR, done: true }]);
		expect(owed({ ...record, missed: ["Detect", "Notify"] })).toEqual([]);
	});
});

describe("the list", () => {
	const triage = (by: number): Partial<IncidentRecord> => ({ running: { ...STOPPED, triage: NOW - by } });
	const times = new Map([[1, TIMES]]);
	const subjects = (rows: Row<IncidentRecord>[], status: "Actual" | "Exercise" = "Actual"): string[] =>
		overdueList(rows, times, status, NOW).map(({ row: { subject }, overdue }) => `${subject} ${overdue.owed}`);

	it("has the most overdue unverified report on top, whatever else is late for longer", () => {
		const rows = [
			row(1, triage(HOUR)),
			row(2, { verification: "Confirmed", running: { ...STOPPED, respond: NOW - 900 * HOUR } }),
			row(3, { verification: "UnderVerification", running: { ...STOPPED, verify: NOW - 2 * HOUR } }),
			row(4, triage(3 * HOUR)),
			row(5, { missed: ["Report"], reportDue: 0 }),
			row(6, {}),
		];
		expect(subjects(rows)).toEqual([
			"incident/4 triage", "incident/3 verify", "incident/1 triage", "incident/2 respond", "incident/5 report",
		]);
		expect(subjects([...rows].reverse())).toEqual(subjects(rows));
	});

	it("puts those whose time is not known after those whose is, and the earlier filed before the later", () => {
		const unknown = { verification: "UnderVerification", running: STOPPED, missed: ["Verify"] } as const;
		const rows = [
			row(1, { ...unknown, filedAt: 20 }),
			row(2, { ...unknown, filedAt: 10 }),
			row(3, triage(1)),
		];
		expect(subjects(rows)).toEqual(["incident/3 triage", "incident/2 verify", "incident/1 verify"]);
	});

	it("holds drills and real incidents apart", () => {
		const rows = [row(1, triage(1)), row(2, { ...triage(2), status: "Exercise" })];
		expect(subjects(rows)).toEqual(["incident/1 triage"]);
		expect(subjects(rows, "Exercise")).toEqual(["incident/2 triage"]);
	});
});
