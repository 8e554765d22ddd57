// Why a line gets what `preview_allocation` says: the rule of docs/allocation.md, as far as words need it. The shares are
// the chain's; here nothing is shared out.

import type { Line, Priority, RequestRecord } from "../../rpc/records.ts";
import { isOpen } from "./requests.ts";

const DAY = 86_400_000;
const MAX_DAYS = 365;
const FLOOR_PARTS = 10n;
const URGENCY_SCALE = 1024n;

export const WEIGHTS: Readonly<Record<Priority, number>> = { routine: 1, urgent: 2, asap: 4, stat: 8 };

/** A line that wants a part of an offer, as the rule sees it. */
export interface Claim {
	readonly request: number;
	readonly line: number;
	readonly approved: bigint;
	readonly outstanding: bigint;
	readonly priority: Priority;
	readonly waitedDays: number;
	/** `null` if nobody knows; the rule counts that as no stock. */
	readonly daysOfStock: number | null;
	/** Priority weight × (1 + days waited) ÷ days of stock, in 1024ths, rounded down. */
	readonly urgency: bigint;
	/** Units that come before anything is shared. */
	readonly lot: bigint;
	/** Whether less than a tenth of what was approved is promised. */
	readonly belowFloor: boolean;
}

export function claimOf(
	request: number,
	{ priority, submittedAt }: Pick<RequestRecord, "priority" | "submittedAt">,
	line: Pick<Line, "line" | "approved" | "outstanding" | "daysOfStock">,
	now: number,
): Claim {
	const outstanding = BigInt(line.outstanding);
	const approved = BigInt(line.approved);
	const total = approved > outstanding ? approved : outstanding;
	const waitedDays = Math.max(0, Math.floor((now - submittedAt) / DAY));
	const stock = Math.min(Math.max(line.daysOfStock ?? 0, 1), MAX_DAYS);
	const urgency =
		(BigInt(WEIGHTS[priority]) * BigInt(Math.min(waitedDays, MAX_DAYS) + 1) * URGENCY_SCALE) / BigInt(stock);
	const floor = (total + FLOOR_PARTS - 1n) / FLOOR_PARTS;
	const missing = floor - (total - outstanding);
	const belowFloor = missing > 0n;
	const tenth = belowFloor ? missing : floor;
	const lot = tenth < outstanding ? tenth : outstanding;
	return {
		request,
		line: line.line,
		approved,
		outstanding,
		priority,
		waitedDays,
		daysOfStock: line.daysOfStock,
		urgency,
		lot,
		belowFloor: belowFloor && outstanding > 0n,
	};
}

/** Urgency as a number for people: with two decimals, whatever the scale. */
export const urgencyOf = ({ urgency }: Pick<Claim, "urgency">): number =>
	Math.round((Number(urgency) * 100) / Number(URGENCY_SCALE)) / 100;

/** How the whole supply is shared: all get all; lots, and the rest in proportion; or lots only, as far as they reach. */
export type Regime = "enough" | "shared" | "lotsOnly";

export function regimeOf(supply: bigint, claims: readonly Claim[]): Regime {
	const all = (pick: (claim: Claim) => bigint): bigint => claims.reduce((total, claim) => total + pick(claim), 0n);
	if (supply >= all((claim) => claim.outstanding)) return "enough";
	return supply >= all((claim) => claim.lot) ? "shared" : "lotsOnly";
}

/** Why a line gets its share. */
export type Why =
	| "nothingOutstanding"
	| "enough"
	| "full"
	| "lotAndPart"
	| "lotOnly"
	| "lotBelowFloor"
	| "lotAgain"
	| "remainder"
	| "waits";

export function whyOf(share: bigint, claim: Claim, regime: Regime): Why {
	if (claim.outstanding === 0n) return "nothingOutstanding";
	if (regime === "enough") return "enough";
	if (regime === "shared") {
		if (share === claim.outstanding) return "full";
		return share > claim.lot ? "lotAndPart" : "lotOnly";
	}
	if (share === 0n) return "waits";
	if (share < claim.lot) return "remainder";
	return claim.belowFloor ? "lotBelowFloor" : "lotAgain";
}

/**
 * Whether the chain would take a line into the allocation of an offer: open, of the offer's product or one that may stand
 * in for it, of the offer's CAP status, and not the officer's own agency's.
 */
export function mayClaim(
	{ product, status }: { product: number; status: string },
	agency: number,
	request: Pick<RequestRecord, "agency" | "status">,
	line: Pick<Line, "state" | "product" | "substitutesAllowed" | "substitutes" | "outstanding">,
): boolean {
	const takes = line.product === product || (line.substitutesAllowed && line.substitutes.includes(product));
	return takes && isOpen(line) && BigInt(line.outstanding) > 0n && request.status === status && request.agency !== agency;
}
