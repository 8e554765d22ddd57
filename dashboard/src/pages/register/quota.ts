// What an agency has left to send, as meters: a full bucket is the burst, a debt is below nothing.

import type { Allowance, AllowancePolicy } from "../../rpc/records.ts";

export const DIMENSIONS = ["weight", "bytes", "urgent", "security"] as const satisfies readonly (keyof Allowance)[];
export type Dimension = (typeof DIMENSIONS)[number];

export interface Meter {
	readonly dimension: Dimension;
	readonly left: bigint;
	readonly burst: bigint;
	/** What comes back with each block. */
	readonly refill: bigint;
	/** How full, in per cent, rounded down: 100 only when it is full, 0 when nothing is left or something is owed. */
	readonly percent: number;
	/** `low` is a quarter of the bucket or less, `empty` nothing left, `debt` less than nothing. */
	readonly state: "full" | "some" | "low" | "empty" | "debt";
	/** Blocks until it is full again; `null` if it never is. */
	readonly blocks: bigint | null;
}

export function meterOf(dimension: Dimension, left: bigint, burst: bigint, refill: bigint): Meter {
	const missing = left < burst ? burst - left : 0n;
	const percent = burst <= 0n || left <= 0n ? 0 : Number(((left < burst ? left : burst) * 100n) / burst);
	const state = left < 0n ? "debt" : left === 0n ? "empty" : missing === 0n ? "full" : percent <= 25 ? "low" : "some";
	const blocks = missing === 0n ? 0n : refill > 0n ? (missing + refill - 1n) / refill : null;
	return { dimension, left, burst, refill, percent, state, blocks };
}

/** The meters of a bucket, in the order of the dimensions. */
export const metersOf = (left: Allowance, policy: AllowancePolicy): Meter[] =>
	DIMENSIONS.map((dimension) =>
		meterOf(dimension, BigInt(left[dimension]), BigInt(policy.burst[dimension]), BigInt(policy.refill[dimension])),
	);

/** Thousandths of a call, as calls with up to three decimals: 20000 is 20, 17 is 0.017. */
export function calls(thousandths: bigint): string {
	const sign = thousandths < 0n ? "-" : "";
	const size = thousandths < 0n ? -thousandths : thousandths;
	const rest = (size % 1000n).toString().padStart(3, "0").replace(/0+$/, "");
	return `${sign}${size / 1000n}${rest === "" ? "" : `.${rest}`}`;
}

/** A number with one decimal of the largest unit that it fills, rounded towards nothing: what is left is never overstated. */
function scaled(value: bigint, units: readonly (readonly [bigint, string])[]): string {
	const size = value < 0n ? -value : value;
	const [unit, name] = units.find(([unit]) => size >= unit) ?? units[units.length - 1] ?? [1n, ""];
	const tenths = (size * 10n) / unit;
	const text = tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${tenths % 10n}`;
	return `${value < 0n ? "-" : ""}${text} ${name}`;
}

const SECONDS = [
	[1_000_000_000_000n, "s"],
	[1_000_000_000n, "ms"],
	[1_000_000n, "µs"],
] as const;

const BYTES = [
	[1_048_576n, "MiB"],
	[1_024n, "KiB"],
	[1n, "B"],
] as const;

/** An amount in the words of its dimension: time of computing, bytes, calls. */
export function amount(dimension: Dimension, value: bigint): string {
	if (dimension === "weight") return scaled(value, SECONDS);
	if (dimension === "bytes") return scaled(value, BYTES);
	return calls(value);
}
