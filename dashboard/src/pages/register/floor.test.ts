import { expect, it } from "vitest";
import { floorOf, strengthOf, toleratedOf } from "./floor.ts";

const of = (active: number, standby = 0, leaving = 0) =>
	strengthOf([
		...Array.from({ length: active }, () => ({ standing: "Active" as const })),
		...Array.from({ length: standby }, () => ({ standing: "Standby" as const })),
		...Array.from({ length: leaving }, () => ({ standing: "Leaving" as const })),
	]);

it("the floor is two thirds and one, and never below four", () => {
	expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map(floorOf)).toEqual([4, 4, 4, 4, 4, 5, 5, 6, 7, 7, 67]);
});

it("the worked examples: seven agreed, two may go; four agreed, none", () => {
	expect(of(7)).toMatchObject({ members: 7, floor: 5, mayGo: 2 });
	expect(of(4)).toMatchObject({ members: 4, floor: 4, mayGo: 0 });
	expect(of(3)).toMatchObject({ floor: 4, mayGo: 0 });
});

it("less than a third may fall silent", () => {
	expect([0, 1, 3, 4, 6, 7, 10, 100].map(toleratedOf)).toEqual([0, 0, 0, 1, 1, 2, 3, 33]);
	for (let active = 1; active <= 100; active++) {
		const left = active - toleratedOf(active);
		expect(left * 3).toBeGreaterThan(active * 2);
		expect((left - 1) * 3).toBeLessThanOrEqual(active * 2);
	}
});

it("standby counts as a member, who is leaving does not", () => {
	expect(of(5, 2, 3)).toEqual({ members: 7, active: 5, standby: 2, leaving: 3, floor: 5, mayGo: 0, mayFail: 1 });
	expect(of(0)).toMatchObject({ members: 0, active: 0, mayGo: 0, mayFail: 0 });
});
