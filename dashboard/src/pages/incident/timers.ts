/** What of an incident is due by when, and what was done or missed: 2 h / 24 h report, triage, verdict, 7-1-7. */

import type { EventTypeRecord, IncidentRecord, Timer } from "../../rpc/records.ts";

export type TimerState =
	/** Done in time. */
	| "met"
	/** The chain has put on record that it was not done in time. */
	| "missed"
	| "running"
	/** Past due; the chain has not put it on record yet. */
	| "overdue"
	/** It has not begun. */
	| "notStarted"
	/** Nobody owes it. */
	| "notOwed"
	/** What it counts from is not known. */
	| "unknown";

export interface TimerRow {
	readonly timer: Timer;
	readonly state: TimerState;
	readonly due: number | null;
	readonly done: number | null;
	/** Who owes it: an agency, or those of a region. */
	readonly by: { readonly agency: number } | { readonly region: string };
}

/** A round that ran to its deadline is counted within this time, and in time if it is. */
export const COUNTING_MS = 10 * 60_000;

const NO_RESPONSE = new Set(["Refuted", "Discarded", "Merged", "Expired"]);

/** The six timers, in the order in which they run. `timers` are those of the event type, if it was read. */
export function timersOf(record: IncidentRecord, timers: EventTypeRecord["timers"] | null, now: number): TimerRow[] {
	const { stamps, running } = record;
	const missed = new Set(record.missed);
	const reporter = { agency: record.reporter };
	const region = { region: record.region };
	const lead = record.lead === null ? region : { agency: record.lead };
	/** A timer that ended with the first report. */
	const past = (timer: Timer, due: number | null, done: number): TimerRow => ({
		timer,
		state: missed.has(timer) ? "missed" : "met",
		due,
		done,
		by: reporter,
	});
	const current = (due: number, grace = 0): TimerState => (now > due + grace ? "overdue" : "running");
	const notify = timers === null ? null : stamps.detected + timers.notifyWithin;
	return [
		stamps.emerged === null
			? { timer: "Detect", state: "unknown", due: null, done: stamps.detected, by: reporter }
			: past("Detect", timers === null ? null : stamps.emerged + timers.detectWithin, stamps.detected),
		past("Notify", notify, stamps.notified),
		past("Report", record.reportDue, stamps.notified),
		{
			timer: "Triage",
			state: triage(),
			due: running.triage,
			done: null,
			by: region,
		},
		{ timer: "Verify", state: verify(), due: running.verify ?? record.verifyDue, done: null, by: region },
		{ timer: "Respond", state: respond(), due: running.respond, done: stamps.responded, by: lead },
	];

	function triage(): TimerState {
		if (missed.has("Triage")) return "missed";
		if (running.triage !== null) return current(running.triage);
		return record.verification === "Merged" && record.verifyDue === null ? "notOwed" : "met";
	}

	function verify(): TimerState {
		if (missed.has("Verify")) return "missed";
		if (running.verify !== null) return current(running.verify, COUNTING_MS);
		if (record.verification === "Reported") return "notStarted";
		const never = record.judged === null && record.verdict === null && record.previous === null;
		return never && NO_RESPONSE.has(record.verification) ? "notOwed" : "met";
	}

	function respond(): TimerState {
		if (missed.has("Respond")) return "missed";
		if (stamps.responded !== null) return "met";
		if (running.respond !== null) return current(running.respond);
		return NO_RESPONSE.has(record.verification) ? "notOwed" : "unknown";
	}
}
