// What is wrong with a shipment, and who has to do what about it.

import type { Row, ShipmentRecord } from "../../rpc/records.ts";

/** What may be wrong, the gravest first. */
export const TROUBLES = ["lost", "inDispute", "lossClaimed", "discrepancy", "overdue", "late", "loanOverdue", "settled"] as const;
export type Trouble = (typeof TROUBLES)[number];

type Sent = Pick<ShipmentRecord, "state" | "units" | "overdue" | "eta" | "loss" | "loan" | "receipt">;

/** States in which goods have left and nobody has counted them. */
const UNDERWAY: ReadonlySet<ShipmentRecord["state"]> = new Set<ShipmentRecord["state"]>([
	"InTransit",
	"HeldAtCustoms",
]);

/**
 * Everything that is wrong with a shipment, the gravest first; nothing if all is well. `late` is past the expected time of
 * arrival; `overdue` is what the chain has said after two days more. A difference that both sides agree on is `settled`.
 */
export function troublesOf(shipment: Sent, now: number): Trouble[] {
	const { state, units, overdue, eta, loss, loan, receipt } = shipment;
	const found = new Set<Trouble>();
	const counted = receipt !== null;
	if (state === "Lost" || (BigInt(units.lost) > 0n && !counted)) found.add("lost");
	if (state === "InDispute") found.add("inDispute");
	if (loss !== null) found.add("lossClaimed");
	if (state === "ReceivedWithDiscrepancy") found.add("discrepancy");
	if (state === "Reconciled" || (counted && state === "Received" && BigInt(units.lost) > 0n)) found.add("settled");
	if (UNDERWAY.has(state)) {
		if (overdue) found.add("overdue");
		else if (eta !== null && eta < now) found.add("late");
	}
	if (loan?.overdue === true) found.add("loanOverdue");
	return TROUBLES.filter((trouble) => found.has(trouble));
}

/** Whether somebody still has to act on it. */
export const isUnsettled = (troubles: readonly Trouble[]): boolean =>
	troubles.some((trouble) => trouble !== "settled" && trouble !== "lost");

export interface Discrepant<S> {
	readonly row: Row<S>;
	readonly troubles: Trouble[];
}

/** The shipments with something wrong: unsettled first, the gravest first, and the newest of them first. */
export function discrepant<S extends Sent & Pick<ShipmentRecord, "dispatchedAt">>(
	rows: readonly Row<S>[],
	now: number,
): Discrepant<S>[] {
	const gravity = ({ troubles: [first] }: Discrepant<S>): number => (first === undefined ? 0 : TROUBLES.indexOf(first));
	return rows
		.map((row) => ({ row, troubles: troublesOf(row.record, now) }))
		.filter(({ troubles }) => troubles.length > 0)
		.sort(
			(left, right) =>
				Number(isUnsettled(right.troubles)) - Number(isUnsettled(left.troubles)) ||
				gravity(left) - gravity(right) ||
				right.row.record.dispatchedAt - left.row.record.dispatchedAt,
		);
}

/** Whether the units of a shipment add up: each that has left is in one bucket. Nothing has left of one being packed. */
export function addsUp({ state, quantity, units }: Pick<ShipmentRecord, "state" | "quantity" | "units">): boolean {
	const all = Object.values(units).reduce((total, value) => total + BigInt(value), 0n);
	return all === (state === "Preparing" || state === "Cancelled" ? 0n : BigInt(quantity));
}
