// Which request comes first, and what all of them need.

import { type Line, type LineState, PRIORITIES, type RequestRecord, type Row } from "../../rpc/records.ts";
import { add, bucketsOf, none, type Units } from "./buckets.ts";

/** States in which a line waits for somebody: to be looked at, or for goods. */
const WAITING: ReadonlySet<LineState> = new Set<LineState>(["Submitted", "UnderVerification"]);
const OPEN: ReadonlySet<LineState> = new Set<LineState>([
	"Open",
	"PartlyCommitted",
	"FullyCommitted",
	"InFulfilment",
	"PartlyFulfilled",
]);

/** Whether a line may still be promised to. */
export const isOpen = (line: Pick<Line, "state">): boolean => OPEN.has(line.state);

/** Whether a line still lacks something: it waits to be opened, or units of it are promised by nobody. */
export const isUnmet = (line: Pick<Line, "state" | "outstanding">): boolean =>
	WAITING.has(line.state) || (OPEN.has(line.state) && BigInt(line.outstanding) > 0n);

type Asked = Pick<RequestRecord, "priority" | "submittedAt"> & {
	lines: readonly Pick<Line, "state" | "outstanding">[];
};

/** The number of a subject, which may be beyond 2^53. */
export const numberOf = (subject: string): bigint => BigInt(subject.slice(subject.lastIndexOf("/") + 1));

/** A rank that sorts: unmet first; then by priority, the most pressing first; then the oldest. */
function rankOf({ priority, submittedAt, lines }: Asked): readonly [number, number, number] {
	return [lines.some(isUnmet) ? 0 : 1, PRIORITIES.indexOf(priority), submittedAt];
}

function ranked<T>(rows: readonly T[], asked: (row: T) => Asked, number: (row: T) => bigint): T[] {
	return rows
		.map((row) => ({ row, rank: rankOf(asked(row)), number: number(row) }))
		.sort((left, right) => {
			for (const [position, value] of left.rank.entries()) {
				const difference = value - (right.rank[position] ?? 0);
				if (difference !== 0) return difference;
			}
			return left.number < right.number ? -1 : left.number > right.number ? 1 : 0;
		})
		.map(({ row }) => row);
}

/** Requests: unmet first; then by priority; then the oldest first; among equals the lower number. */
export const inOrder = <R extends Asked>(rows: readonly Row<R>[]): Row<R>[] =>
	ranked(rows, ({ record }) => record, ({ subject }) => numberOf(subject));

/** The lines of requests in the same order, each for itself: what a request has besides does not move it. */
export function linesInOrder(rows: readonly Row<RequestRecord>[], { product, lineState }: Narrowed = {}): LineRow[] {
	const lines = rows
		.flatMap((request) => request.record.lines.map((line) => ({ request, line })))
		.filter(({ line }) => (product ?? line.product) === line.product && (lineState ?? line.state) === line.state);
	return ranked(
		lines,
		({ request: { record }, line }) => ({ ...record, lines: [line] }),
		({ request }) => numberOf(request.subject),
	);
}

/** A line with its request. */
export interface LineRow {
	readonly request: Row<RequestRecord>;
	readonly line: Line;
}

interface Narrowed {
	readonly product?: number;
	readonly lineState?: LineState;
}

/** What is asked of one product. Quantities add up only what is known; lines of unknown amount are counted apart. */
export interface ProductTotal {
	readonly product: number;
	lines: number;
	/** Of them, those that ask for an amount nobody knows. */
	unknown: number;
	/** Of them, those that still lack something. */
	unmet: number;
	/** Of them, those whose counters contradict each other. They are in no quantity. */
	broken: number;
	requested: bigint;
	approved: bigint;
	units: Units;
	/** When the oldest line that lacks something was submitted. */
	oldest: number | null;
}

/** Totals by product, the one with the most units that nobody has promised first. */
export function totals(requests: readonly Pick<RequestRecord, "lines" | "submittedAt">[], only?: number): ProductTotal[] {
	const found = new Map<number, ProductTotal>();
	for (const { lines, submittedAt } of requests) {
		for (const line of lines) {
			if (only !== undefined && line.product !== only) continue;
			const total = found.get(line.product) ?? empty(line.product);
			found.set(line.product, total);
			total.lines += 1;
			if (line.requested === null) total.unknown += 1;
			if (isUnmet(line)) {
				total.unmet += 1;
				total.oldest = total.oldest === null ? submittedAt : Math.min(total.oldest, submittedAt);
			}
			const { units, broken } = bucketsOf(line);
			if (broken) {
				total.broken += 1;
				continue;
			}
			total.requested += BigInt(line.requested ?? 0);
			total.approved += BigInt(line.approved);
			total.units = add(total.units, units);
		}
	}
	return [...found.values()].sort((left, right) => {
		const difference = right.units.outstanding - left.units.outstanding;
		if (difference !== 0n) return difference > 0n ? 1 : -1;
		return right.unmet - left.unmet || left.product - right.product;
	});
}

const empty = (product: number): ProductTotal => ({
	product,
	lines: 0,
	unknown: 0,
	unmet: 0,
	broken: 0,
	requested: 0n,
	approved: 0n,
	units: none(),
	oldest: null,
});
