/** What is needed and not promised yet, by product. Quantities are texts of digits and may be beyond 2^53. */

import type { CapStatus, LineState, Need, Priority } from "../../rpc/records.ts";
import { PRIORITIES } from "../../rpc/records.ts";

export interface ProductNeed {
	product: number;
	/** Lines that still wait for something. */
	lines: number;
	/** Lines among them that name no quantity: how much they want is not known, and in no sum. */
	unknown: number;
	/** Asked for and not approved yet, in the product's unit. */
	waiting: bigint;
	/** Approved and not promised yet, in the product's unit. */
	outstanding: bigint;
	/** The most pressing priority among them. */
	priority: Priority;
	oldest: number;
}

/** Line states in which nothing is wanted, or not yet. */
const SETTLED: ReadonlySet<LineState> = new Set(["Draft", "Fulfilled", "Closed", "Rejected", "Cancelled", "Expired"]);
/** Line states before an approval: their quantity is asked for, not approved. */
const ASKED: ReadonlySet<LineState> = new Set(["Submitted", "UnderVerification"]);

const rank = (priority: Priority): number => PRIORITIES.indexOf(priority);

/** The needs of one CAP status by product: the most pressing priority first, then the longest waiting. */
export function byProduct(needs: readonly Need[], status: CapStatus): ProductNeed[] {
	const products = new Map<number, ProductNeed>();
	for (const need of needs) {
		if (need.status !== status || SETTLED.has(need.state)) continue;
		const outstanding = BigInt(need.outstanding);
		const waiting = ASKED.has(need.state) ? BigInt(need.quantity) : 0n;
		if (outstanding === 0n && waiting === 0n && need.unknown === 0) continue;
		const before = products.get(need.product);
		products.set(need.product, {
			product: need.product,
			lines: (before?.lines ?? 0) + need.lines,
			unknown: (before?.unknown ?? 0) + need.unknown,
			waiting: (before?.waiting ?? 0n) + waiting,
			outstanding: (before?.outstanding ?? 0n) + outstanding,
			priority: before && rank(before.priority) <= rank(need.priority) ? before.priority : need.priority,
			oldest: Math.min(before?.oldest ?? need.oldest, need.oldest),
		});
	}
	const pressing = (a: ProductNeed, b: ProductNeed): number => rank(a.priority) - rank(b.priority);
	return [...products.values()].sort((a, b) => pressing(a, b) || a.oldest - b.oldest || a.product - b.product);
}
