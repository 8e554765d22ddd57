/** What institutions ask for on a day, as requests with lines. */

import type { Dataset } from "../data/load.ts";
import type { Need, RequestRow } from "../data/requests.ts";

export interface PlannedLine {
	readonly item: string;
	/** `undefined`: needed, amount unknown. */
	readonly quantity: number | undefined;
}

export interface PlannedRequest {
	readonly institution: string;
	/** When it was made, UTC. */
	readonly at: string;
	readonly lines: readonly PlannedLine[];
}

export interface RequestPlan {
	readonly requests: readonly PlannedRequest[];
	/** Rows that say "not needed". */
	readonly notNeeded: number;
	/** Rows without a readable need. */
	readonly blank: number;
	/** Rows for a product that the chain does not know. */
	readonly unknownProducts: number;
	/** Rows that repeat a product within one request. */
	readonly repeated: number;
}

/** Lines that one request may have on the chain. */
const MAX_LINES = 64;

/** One request for each institution and moment; `products` are the codes that the chain knows. */
export function planRequests(data: Dataset, day: string, products: ReadonlySet<string>): RequestPlan {
	const groups = new Map<string, RequestRow[]>();
	const left = { notNeeded: 0, blank: 0, unknownProducts: 0, repeated: 0 };
	for (const row of data.requests) {
		if (row.day !== day) continue;
		if (row.need.is === "none") left.notNeeded += 1;
		else if (row.need.is === "blank") left.blank += 1;
		else if (!products.has(row.item)) left.unknownProducts += 1;
		else {
			const key = `${row.at} ${row.institution}`;
			groups.set(key, [...(groups.get(key) ?? []), row]);
		}
	}
	const requests = [...groups.entries()]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([, rows]) => {
			const lines = mergeLines(rows);
			left.repeated += rows.length - lines.length;
			const first = rows[0]!;
			return chunks(lines, MAX_LINES).map((part) => ({
				institution: first.institution,
				at: first.at,
				lines: part,
			}));
		});
	return { requests, ...left };
}

/** One line for each product: an amount says more than the flag, and of two amounts the larger one is kept. */
function mergeLines(rows: readonly RequestRow[]): PlannedLine[] {
	const lines = new Map<string, number | undefined>();
	for (const { item, need } of rows) {
		const known = lines.get(item);
		const quantity = amount(need);
		lines.set(item, known === undefined ? quantity : Math.max(known, quantity ?? 0));
	}
	return [...lines].map(([item, quantity]) => ({ item, quantity }));
}

function amount(need: Need): number | undefined {
	return need.is === "amount" ? need.quantity : undefined;
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
