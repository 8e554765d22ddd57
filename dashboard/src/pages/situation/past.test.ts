import { describe, expect, it } from "vitest";
import type { History } from "../../rpc/records.ts";
import { curves, momentOf, positionOf, timeAt } from "./past.ts";

const history: History = {
	from: 100,
	until: 300,
	moments: [
		{ at: 100, verification: { Reported: 2 }, severity: { Minor: 2 } },
		{ at: 200, verification: { Reported: 1, Confirmed: 1 }, severity: { Minor: 2 } },
		{ at: 300, verification: { Confirmed: 1, ConfirmedLimited: 1 }, severity: { Severe: 2 } },
	],
};
const EMPTY: History = { from: null, until: null, moments: [] };

describe("curves", () => {
	it("are one for each group, none of them a sum of two", () => {
		const of = new Map(curves(history).map(({ group, points }) => [group, points]));
		expect(of.get("confirmed")).toEqual([[100, 0], [200, 1], [300, 2]]);
		expect(of.get("unconfirmed")).toEqual([[100, 2], [200, 1], [300, 0]]);
		expect(of.get("disputed")).toEqual([[100, 0], [200, 0], [300, 0]]);
	});

	it("are empty where nothing happened", () => {
		expect(curves(EMPTY).every(({ points }) => points.length === 0)).toBe(true);
	});
});

describe("the moment of the slider", () => {
	it("is the last that is not after the time", () => {
		expect([99, 100, 199, 200, 300, 301].map((at) => positionOf(history, at))).toEqual([0, 0, 0, 1, 2, 2]);
		expect(positionOf(EMPTY, 5)).toBe(0);
	});

	it("is now beyond the last", () => {
		expect([0, 2, 3].map((position) => timeAt(history, position))).toEqual([100, 300, null]);
		expect(timeAt(EMPTY, 0)).toBeNull();
	});
});

describe("the moment of an address", () => {
	it("is a number of milliseconds, or now", () => {
		expect(momentOf("1580000000000")).toBe(1_580_000_000_000);
		for (const none of [null, "", "now", "-1", "1e3", "9".repeat(16)]) expect(momentOf(none)).toBeNull();
	});
});
