/** The incidents of which something may be overdue, asked for by their states, the first filed first. */

import { useMemo } from "react";

import { useList, type Asked, type AskedList } from "../../rpc/hooks.ts";
import type { CapStatus, IncidentRecord, Management, Row, Verification } from "../../rpc/records.ts";

interface Question {
	readonly verification?: Verification;
	readonly management?: Management;
	readonly limit: number;
}

/** Who waits for triage or a verdict is looked for in many; a response is due after days, and the first filed owe it first. */
const QUESTIONS: readonly Question[] = [
	{ verification: "Reported", limit: 500 },
	{ verification: "UnderVerification", limit: 500 },
	{ management: "Ongoing", limit: 100 },
	{ management: "Contained", limit: 100 },
	{ management: "Pending", verification: "Confirmed", limit: 100 },
	{ management: "Pending", verification: "ConfirmedLimited", limit: 100 },
	{ management: "Pending", verification: "Disputed", limit: 100 },
	{ management: "Pending", verification: "Unverifiable", limit: 100 },
];

export interface Unfinished extends Asked<readonly Row<IncidentRecord>[]> {
	/** Whether a part of it could not be read. */
	readonly partial: boolean;
	/** Reads on in every state of which there are more. */
	readonly more?: () => void;
}

/** Each once: an incident may be the answer to several questions. */
export function merged(lists: readonly (readonly Row<IncidentRecord>[])[]): Row<IncidentRecord>[] {
	const rows = new Map<string, Row<IncidentRecord>>();
	for (const row of lists.flat()) {
		const known = rows.get(row.subject);
		if (!known || row.block >= known.block) rows.set(row.subject, row);
	}
	return [...rows.values()];
}

export function useUnfinished(region: string, status: CapStatus): Unfinished {
	const watch = { kinds: ["incident"], region } as const;
	// The questions are always the same: the hooks are called in one order.
	const lists = QUESTIONS.map(({ limit, ...filter }) =>
		useList<IncidentRecord>("muster_incidents", { region, status, ...filter }, watch, { order: "oldest", limit }));
	const rows = useMemo(() => merged(lists.map((list) => list.rows)), lists.map((list) => list.rows));
	return { ...together(lists, rows), again: () => lists.forEach((list) => list.again()) };
}

/** How the questions stand together: there is an answer when every question has one or has failed, and one has one. */
export function together(
	lists: readonly AskedList<IncidentRecord>[],
	rows: readonly Row<IncidentRecord>[],
): Omit<Unfinished, "again"> {
	const error = lists.find((list) => list.error !== undefined)?.error;
	const failed = lists.filter((list) => list.state === "failed");
	const answer = lists.find((list) => list.answer !== undefined)?.answer;
	const more = lists.flatMap((list) => list.more ?? []);
	const rest = {
		partial: failed.length > 0,
		...(error === undefined ? {} : { error }),
		...(more.length === 0 ? {} : { more: () => more.forEach((each) => each()) }),
	};
	if (failed.length === lists.length) return { state: "failed", ...rest };
	if (answer === undefined || lists.some((list) => list.state === "loading")) return { state: "loading", ...rest };
	const old = lists.some((list) => list.state === "old");
	return { state: old ? "old" : "ready", answer: { ...answer, data: rows }, ...rest };
}
