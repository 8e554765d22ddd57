/**
 * What should have been done by now and has not. The chain stops a timer when it has put on record that it was missed,
 * so a timer is past due when it still runs beyond its time, or was missed and its work is not done yet.
 */

import type { CapStatus, IncidentRecord, Row } from "../../rpc/records.ts";
import { groupOf } from "./counts.ts";

/** The times of an event type that stand for a timer which has been stopped. */
export interface UsualTimes {
	verifyWithin: number;
	respondWithin: number;
}

export type Owed = "verify" | "triage" | "respond" | "report";

export interface Overdue {
	owed: Owed;
	/** When it was due; `null` where the chain has not kept it. */
	due: number | null;
	/** How long past that, in milliseconds. */
	by: number | null;
	/** The due time follows from the usual times of the event type: a response level may have made it earlier. */
	usual: boolean;
	/** Nothing waits any more: it was done, late. */
	done: boolean;
}

function entry(owed: Owed, due: number | null, now: number, usual = false): Overdue {
	return { owed, due, by: due === null ? null : Math.max(0, now - due), usual, done: false };
}

function triage(incident: IncidentRecord, times: UsualTimes | undefined, now: number): Overdue[] {
	if (incident.verification !== "Reported") return [];
	const runs = incident.running.triage;
	if (runs !== null) return runs < now ? [entry("triage", runs, now)] : [];
	if (!incident.missed.includes("Triage")) return [];
	return [entry("triage", times ? incident.filedAt + times.verifyWithin : null, now, true)];
}

function verify(incident: IncidentRecord, now: number): Overdue[] {
	if (incident.verification !== "UnderVerification") return [];
	const runs = incident.running.verify;
	if (runs !== null) return runs < now ? [entry("verify", runs, now)] : [];
	if (!incident.missed.includes("Verify")) return [];
	// The last round may have gone on one region up and end later than the time that was missed.
	const { verifyDue } = incident;
	return [entry("verify", verifyDue !== null && verifyDue < now ? verifyDue : null, now)];
}

function respond(incident: IncidentRecord, times: UsualTimes | undefined, now: number): Overdue[] {
	const owes = groupOf(incident.verification) !== "dismissed" && incident.management !== "Closed";
	if (!owes || incident.stamps.responded !== null) return [];
	const runs = incident.running.respond;
	if (runs !== null) return runs < now ? [entry("respond", runs, now)] : [];
	if (!incident.missed.includes("Respond")) return [];
	return [entry("respond", times ? incident.filedAt + times.respondWithin : null, now, true)];
}

function report(incident: IncidentRecord): Overdue[] {
	if (!incident.missed.includes("Report")) return [];
	const { filedAt, reportDue } = incident;
	return [{ owed: "report", due: reportDue, by: Math.max(0, filedAt - reportDue), usual: false, done: true }];
}

/** All of an incident that is past due. */
export function overdueOf(incident: IncidentRecord, times: UsualTimes | undefined, now: number): Overdue[] {
	return [
		...verify(incident, now),
		...triage(incident, times, now),
		...respond(incident, times, now),
		...report(incident),
	];
}

const ORDER: readonly Owed[] = ["verify", "triage", "respond", "report"];

/**
 * What still waits before what was done late; of what waits, whether it is so before the response to it, because who
 * does not know what is so cannot say what is owed; then the longest overdue first.
 */
export function compareOverdue(a: Overdue, b: Overdue): number {
	const rank = ({ done, owed }: Overdue): number => (done ? 2 : owed === "respond" ? 1 : 0);
	return rank(a) - rank(b) || (b.by ?? -1) - (a.by ?? -1) || ORDER.indexOf(a.owed) - ORDER.indexOf(b.owed);
}

/** One line for each thing past due, of incidents of one CAP status, the most pressing on top. */
export function overdueList(
	rows: readonly Row<IncidentRecord>[],
	times: ReadonlyMap<number, UsualTimes>,
	status: CapStatus,
	now: number,
): { row: Row<IncidentRecord>; overdue: Overdue }[] {
	return rows
		.filter((row) => row.record.status === status)
		.flatMap((row) =>
			overdueOf(row.record, times.get(row.record.eventType), now).map((overdue) => ({ row, overdue })),
		)
		.sort(
			(a, b) =>
				compareOverdue(a.overdue, b.overdue) ||
				a.row.record.filedAt - b.row.record.filedAt ||
				a.row.subject.localeCompare(b.row.subject),
		);
}
