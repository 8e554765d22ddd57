// Where each unit of a line is, in one bucket and no second one: docs/design/resources.md, "One unit, one bucket".

import type { Line } from "../../rpc/records.ts";

/**
 * The buckets of a line in the order of the bar. From `accepted` to `returned` they hold what suppliers promised and did
 * not take back; the last three hold what was never promised.
 */
export const BUCKETS = [
	"accepted",
	"givenBack",
	"inTransit",
	"promised",
	"rejected",
	"lost",
	"returned",
	"outstanding",
	"lapsed",
	"unapproved",
] as const;
export type Bucket = (typeof BUCKETS)[number];
export type Units = Record<Bucket, bigint>;

/** The counters of a line, as the record has them: texts of digits. */
export type Counters = Pick<
	Line,
	| "requested"
	| "approved"
	| "committed"
	| "outstanding"
	| "dispatched"
	| "inTransit"
	| "accepted"
	| "rejected"
	| "lost"
	| "returned"
	| "givenBack"
>;

export interface Buckets {
	readonly units: Units;
	/** All units of the bar. */
	readonly whole: bigint;
	/** Whether nobody knows how much is asked: then the bar holds what is approved and promised, and has no end. */
	readonly unknown: boolean;
	/** Whether the counters contradict each other, so that no bar can be drawn from them. */
	readonly broken: boolean;
}

export const none = (): Units => ({
	accepted: 0n,
	givenBack: 0n,
	inTransit: 0n,
	promised: 0n,
	rejected: 0n,
	lost: 0n,
	returned: 0n,
	outstanding: 0n,
	lapsed: 0n,
	unapproved: 0n,
});

const positive = (value: bigint): bigint => (value > 0n ? value : 0n);

/** The units of all buckets together. */
export const sum = (units: Units): bigint => BUCKETS.reduce((all, bucket) => all + units[bucket], 0n);

/**
 * The buckets of a line. What was released is in none of them: it is not promised any more, and so outstanding again.
 * Rejected, lost and returned units stand beside the ones promised in their place.
 */
export function bucketsOf(line: Counters): Buckets {
	const committed = BigInt(line.committed);
	const dispatched = BigInt(line.dispatched);
	const approved = BigInt(line.approved);
	const outstanding = BigInt(line.outstanding);
	const sent = {
		accepted: BigInt(line.accepted),
		givenBack: BigInt(line.givenBack),
		inTransit: BigInt(line.inTransit),
		rejected: BigInt(line.rejected),
		lost: BigInt(line.lost),
		returned: BigInt(line.returned),
	};
	const live = committed - sent.rejected - sent.lost - sent.returned;
	const left = positive(approved - live);
	const asked = line.requested === null ? null : BigInt(line.requested);
	const units: Units = {
		...sent,
		promised: committed - dispatched,
		outstanding,
		// Of a line that has ended nothing is outstanding, however much is missing.
		lapsed: left - outstanding,
		unapproved: asked === null ? 0n : positive(asked - approved),
	};
	const departed = Object.values(sent).reduce((all, quantity) => all + quantity, 0n);
	const broken = departed !== dispatched || BUCKETS.some((bucket) => units[bucket] < 0n);
	return { units, whole: sum(units), unknown: asked === null, broken };
}

/** A part of the bar: where it begins and how long it is, in thousandths of the bar. */
export interface Part {
	readonly bucket: Bucket;
	readonly units: bigint;
	readonly from: number;
	readonly length: number;
}

/** The parts that are not empty. They join without a gap, and the last ends at 1,000. */
export function partsOf({ units, whole }: Pick<Buckets, "units" | "whole">): Part[] {
	let before = 0n;
	const place = (at: bigint): number => (whole === 0n ? 0 : Number((at * 1000n) / whole));
	return BUCKETS.filter((bucket) => units[bucket] > 0n).map((bucket) => {
		const from = place(before);
		before += units[bucket];
		return { bucket, units: units[bucket], from, length: place(before) - from };
	});
}

/** Buckets of several lines of one product, added up. */
export function add(left: Units, right: Units): Units {
	const result = none();
	for (const bucket of BUCKETS) result[bucket] = left[bucket] + right[bucket];
	return result;
}
