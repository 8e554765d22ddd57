// Whether an officer may act, and for how long.

import type { OfficerStatus } from "../../rpc/records.ts";

/** A term that ends within these is said to end soon: time for a council or an agency to renew it. */
export const SOON = 30 * 86_400_000;

/** `valid` and `soon` may act; no other may. */
export type Standing = "valid" | "soon" | "expired" | "suspended" | "revoked" | "compromised" | "rotated";

/** Shapes beside the words, so that nothing hangs on colour: filled may act, half ends soon, open and crossed may not. */
export const SHAPES: Readonly<Record<Standing, string>> = {
	valid: "●",
	soon: "◐",
	expired: "○",
	suspended: "‖",
	revoked: "×",
	compromised: "⊗",
	rotated: "↷",
};

const ENDED: Readonly<Record<Exclude<OfficerStatus, "Active">, Standing>> = {
	Suspended: "suspended",
	Revoked: "revoked",
	Compromised: "compromised",
	Rotated: "rotated",
};

/** `validUntil` is the last moment of the term. */
export function standingOf({ status, validUntil }: { status: OfficerStatus; validUntil: number }, now: number): Standing {
	if (status !== "Active") return ENDED[status];
	if (validUntil < now) return "expired";
	return validUntil - now <= SOON ? "soon" : "valid";
}

const ORDER: readonly Standing[] = ["soon", "valid", "expired", "suspended", "compromised", "revoked", "rotated"];

/** Who may act and for the shortest time comes first; who may not comes last. */
export function inOrder<T extends { subject: string; record: { status: OfficerStatus; validUntil: number } }>(
	rows: readonly T[],
	now: number,
): T[] {
	const rank = ({ record }: T): number => ORDER.indexOf(standingOf(record, now));
	return [...rows].sort(
		(left, right) =>
			rank(left) - rank(right) ||
			left.record.validUntil - right.record.validUntil ||
			(left.subject < right.subject ? -1 : 1),
	);
}
