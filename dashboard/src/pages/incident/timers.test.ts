import { expect, test } from "vitest";
import type { IncidentRecord } from "../../rpc/records.ts";
import { incident } from "./fixtures.ts";
import { COUNTING_MS, timersOf } from "./timers.ts";

const HOUR = 3_600_000;
const within = {
	reportWithin: 2 * HOUR, verifyWithin: 24 * HOUR, challengeWithin: HOUR, detectWithin: 168 * HOUR, notifyWithin: 24 * HOUR,
	respondWithin: 168 * HOUR, expireWithin: HOUR,
};

function states(change: Partial<IncidentRecord>, now = 5_000) {
	const rows = timersOf(incident(change), within, now);
	return Object.fromEntries(rows.map(({ timer, state }) => [timer, state]));
}

test("what ended with the first report was in time, or is on record as missed", () => {
	expect(states({})).toMatchObject({ Detect: "unknown", Notify: "met", Report: "met" });
	const stamps = { emerged: 100, detected: 500, notified: 1_000, responded: null };
	expect(states({ stamps, missed: ["Report", "Notify", "Detect"] })).toMatchObject({ Detect: "missed", Notify: "missed", Report: "missed" });
	const [detect, notify, reported] = timersOf(incident({ stamps }), within, 0);
	expect([detect?.due, detect?.done]).toEqual([100 + 168 * HOUR, 500]);
	expect([notify?.due, reported?.due]).toEqual([500 + 24 * HOUR, 7_200_500]);
});

test("what runs is due, and overdue past it", () => {
	const running = { triage: 10_000, verify: null, respond: 20_000 };
	expect(states({ running }, 10_000)).toMatchObject({ Triage: "running", Verify: "notStarted", Respond: "running" });
	expect(states({ running }, 20_001)).toMatchObject({ Triage: "overdue", Respond: "overdue" });
});

test("a round that ran to its end is counted after it, and in time", () => {
	const change = { verification: "UnderVerification", verifyDue: 10_000, running: { triage: null, verify: 10_000, respond: null } } as const;
	expect(states(change, 10_000 + COUNTING_MS)["Verify"]).toBe("running");
	expect(states(change, 10_001 + COUNTING_MS)["Verify"]).toBe("overdue");
	expect(states({ ...change, missed: ["Verify"] })["Verify"]).toBe("missed");
	expect(states({ verification: "Confirmed", verdict: "Confirmed", judged: 1 })["Verify"]).toBe("met");
});

test("nobody owes what is nothing", () => {
	for (const verification of ["Discarded", "Merged", "Expired", "Refuted"] as const) {
		expect(states({ verification })["Respond"]).toBe("notOwed");
	}
	expect(states({ verification: "Discarded" })["Verify"]).toBe("notOwed");
	expect(states({ verification: "Merged" })).toMatchObject({ Triage: "notOwed", Verify: "notOwed" });
	const stamps = { emerged: null, detected: 0, notified: 0, responded: 3 };
	expect(states({ verification: "Refuted", stamps })["Respond"]).toBe("met");
});

test("the reporter, the region or the lead owes it; an unknown registry leaves times unknown", () => {
	const by = (change: Partial<IncidentRecord>) => timersOf(incident(change), null, 0).map((row) => row.by);
	const region = { region: "420106" };
	expect(by({})).toEqual([{ agency: 7 }, { agency: 7 }, { agency: 7 }, region, region, region]);
	expect(by({ lead: 9 }).at(-1)).toEqual({ agency: 9 });
	expect(timersOf(incident(), null, 0)[1]?.due).toBeNull();
});
