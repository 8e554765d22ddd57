/** How much is approved, who gets what of a scarce capacity, and what arrives. The rules are synthetic; see README. */

import { createHash } from "node:crypto";

import type { Dataset } from "../data/load.ts";

export interface PlannedApproval {
	readonly quantity: number;
	readonly reason: "FirstTranche" | "NotJustified" | null;
}

/** First tranche of a product for which nobody has stated an amount. */
const DEFAULT_TRANCHE = 100;
/** One delivery in so many arrives with a difference. */
const DISCREPANCY_EVERY = 40;

/** First tranches by product: the lower median of the amounts that were stated for it up to a day. */
export function tranches(data: Dataset, day: string): Map<string, number> {
	const stated = new Map<string, number[]>();
	for (const { item, need, day: asked } of data.requests) {
		if (need.is === "amount" && asked <= day) stated.set(item, [...(stated.get(item) ?? []), need.quantity]);
	}
	return new Map([...stated].map(([item, amounts]) => [item, lowerMedian(amounts)]));
}

function lowerMedian(amounts: readonly number[]): number {
	const sorted = [...amounts].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** What is approved of a line: all of a known amount up to the product's maximum, a tranche of an unknown one. */
export function approval(
	requested: number | undefined,
	tranche: number | undefined,
	maximum: number,
): PlannedApproval {
	if (requested === undefined) {
		return { quantity: Math.min(tranche ?? DEFAULT_TRANCHE, maximum), reason: "FirstTranche" };
	}
	return requested <= maximum
		? { quantity: requested, reason: null }
		: { quantity: maximum, reason: "NotJustified" };
}

/**
 * Shares of a capacity in proportion to what is outstanding, by largest remainder; of equal remainders the earlier one
 * gets the unit. Nobody gets more than is outstanding, and all of a capacity that is asked for is given.
 */
export function allocate(capacity: number, outstanding: readonly number[]): number[] {
	const total = outstanding.reduce((sum, each) => sum + BigInt(each), 0n);
	if (total <= BigInt(capacity)) return [...outstanding];
	const exact = outstanding.map((each) => BigInt(each) * BigInt(capacity));
	const shares = exact.map((each) => Number(each / total));
	const byRemainder = exact
		.map((each, index) => ({ index, remainder: each % total }))
		.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
	let left = capacity - shares.reduce((sum, each) => sum + each, 0);
	for (const { index } of byRemainder) {
		if (left === 0) break;
		shares[index] = (shares[index] ?? 0) + 1;
		left -= 1;
	}
	return shares;
}

export interface PlannedReceipt {
	readonly accepted: number;
	readonly rejected: number;
	readonly short: number;
}

/** What the receiver finds: everything, and in rare cases, fixed by `key`, two in a hundred damaged or missing. */
export function receipt(key: string, shipped: number): PlannedReceipt {
	const [first = 0, second = 0] = createHash("sha256").update(key).digest();
	const less = Math.ceil(shipped / 50);
	if (first % DISCREPANCY_EVERY !== 0 || less >= shipped) return { accepted: shipped, rejected: 0, short: 0 };
	return second % 2 === 0
		? { accepted: shipped - less, rejected: less, short: 0 }
		: { accepted: shipped - less, rejected: 0, short: less };
}
