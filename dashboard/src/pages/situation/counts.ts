/** Numbers of incidents, as `muster_situation` gives them: what is confirmed is never added to what is not. */

import type { CapStatus, IncidentCounts, Severity, Verification } from "../../rpc/records.ts";
import { SEVERITIES } from "../../rpc/records.ts";

/** What a reader must tell apart at a glance: so, not known to be so, contested, not so or no longer counted. */
export const GROUPS = ["confirmed", "unconfirmed", "disputed", "dismissed"] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<Verification, Group>> = {
	Confirmed: "confirmed",
	ConfirmedLimited: "confirmed",
	Reported: "unconfirmed",
	UnderVerification: "unconfirmed",
	Unverifiable: "unconfirmed",
	Disputed: "disputed",
	Refuted: "dismissed",
	Discarded: "dismissed",
	Merged: "dismissed",
	Expired: "dismissed",
};

const KNOWN: ReadonlyMap<string, Group> = new Map(Object.entries(GROUP_OF));

/** A state that this page does not know is not taken for confirmed. */
export function groupOf(verification: string): Group {
	return KNOWN.get(verification) ?? "unconfirmed";
}

export type GroupCounts = Readonly<Record<Group, number>>;

/** One number for each group. There is no sum of groups: it would say of hearsay what is known of facts. */
export function byGroup(verification: IncidentCounts["verification"]): GroupCounts {
	const counts: Record<Group, number> = { confirmed: 0, unconfirmed: 0, disputed: 0, dismissed: 0 };
	for (const [state, count] of Object.entries(verification)) counts[groupOf(state)] += count;
	return counts;
}

/** The gravest severity that any incident was reported with; `null` where there is none. */
export function worst(severity: IncidentCounts["severity"]): Severity | null {
	return SEVERITIES.find((name) => (severity[name] ?? 0) > 0) ?? null;
}

/** The counts of one CAP status alone: a drill's never come among those of what is real. */
export function ofStatus(counts: readonly IncidentCounts[], status: CapStatus): IncidentCounts {
	const none = { status, total: 0, eventType: {}, severity: {}, verification: {}, management: {} };
	return counts.find((row) => row.status === status) ?? none;
}

/** Names with their counts, in the order of the names. What is nothing is left out. */
export function inOrder<K extends string>(
	counts: Readonly<Partial<Record<K, number>>>,
	order: readonly K[],
): { name: K; count: number }[] {
	return order.flatMap((name) => {
		const count = counts[name] ?? 0;
		return count > 0 ? [{ name, count }] : [];
	});
}

/** Names by how many, the most first. */
export function byCount(counts: Readonly<Record<string, number>>): { name: string; count: number }[] {
	return Object.entries(counts)
		.map(([name, count]) => ({ name, count }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
