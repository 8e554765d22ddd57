/** What an agency and its officer have left before and after a call: the rules of `pallets/quota/src/fare.rs`. */

import type { Allowance, Quota } from "../rpc/records.ts";
import { type Lane, uncounted } from "./lane.ts";

/** One call, in the unit of the counts. */
export const ONE_CALL = 1_000n;

export interface Levels {
	readonly weight: bigint;
	readonly bytes: bigint;
	readonly urgent: bigint;
	readonly security: bigint;
}

export interface Fare {
	/** The lane it really rides in. */
	readonly lane: Lane;
	/** What pays for it: one call of a count, or weight and bytes. */
	readonly by: "urgent" | "security" | "weight";
	/** Why it rides lower than its content says. */
	readonly lowered: "count" | "spent" | null;
}

/** What is left; `weight` is `null` after a call whose weight nobody can ask for. */
export interface After extends Omit<Levels, "weight"> {
	readonly weight: bigint | null;
}

export function levelsOf(allowance: Allowance): Levels {
	const { weight, bytes, urgent, security } = allowance;
	return { weight: BigInt(weight), bytes: BigInt(bytes), urgent: BigInt(urgent), security: BigInt(security) };
}

/** What an officer has left by the answer of `muster_quota`; `null` if it may not act now. */
export function leftOf(quota: Quota, officer: string): { agency: Levels; officer: Levels } | null {
	const left = quota.officers.find((each) => each.officer === officer)?.left;
	return left === null || left === undefined
		? null
		: { agency: levelsOf(quota.left), officer: levelsOf(left) };
}

/** The lane and the payment of a call, with this much left to agency and officer. */
export function fareOf(lane: Lane, agency: Levels, officer: Levels): Fare {
	const count = lane === "Life" ? "urgent" : lane === "Security" ? "security" : null;
	if (count !== null && agency[count] >= ONE_CALL && officer[count] >= ONE_CALL) {
		return { lane, by: count, lowered: null };
	}
	const spent = [agency, officer].some(({ weight, bytes }) => weight <= 0n || bytes <= 0n);
	if (spent) return { lane: "Overdraft", by: "weight", lowered: "spent" };
	return { lane: uncounted(lane), by: "weight", lowered: count === null ? null : "count" };
}

/** What remains of `left`; refill meanwhile not counted. */
export function after(left: Levels, fare: Fare, bytes: number): After {
	if (fare.by === "weight") return { ...left, weight: null, bytes: left.bytes - BigInt(bytes) };
	return { ...left, [fare.by]: left[fare.by] - ONE_CALL };
}
