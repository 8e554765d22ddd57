import { describe, expect, it } from "vitest";
import type { Need } from "../../rpc/records.ts";
import { byProduct } from "./needs.ts";

const NEED: Need = {
	status: "Actual", product: 2, priority: "urgent", state: "Open", lines: 1, unknown: 0, quantity: "10",
	outstanding: "10", oldest: 100,
};

describe("needs by product", () => {
	it("add up what is outstanding beyond 2^53, exactly", () => {
		const needs = [{ ...NEED, outstanding: "9007199254740993" }, { ...NEED, outstanding: "9007199254740993" }];
		expect(byProduct(needs, "Actual")[0]?.outstanding).toBe(18_014_398_509_481_986n);
	});

	it("count lines of unknown quantity, and put them into no sum", () => {
		const unknown = { ...NEED, lines: 3, unknown: 3, quantity: "0", outstanding: "0", oldest: 50 };
		expect(byProduct([NEED, unknown], "Actual")).toEqual([
			{ product: 2, lines: 4, unknown: 3, waiting: 0n, outstanding: 10n, priority: "urgent", oldest: 50 },
		]);
	});

	it("hold what is asked for apart from what is approved", () => {
		const asked: Need = { ...NEED, state: "Submitted", quantity: "70", outstanding: "0", priority: "stat" };
		expect(byProduct([NEED, asked], "Actual")).toMatchObject([{ waiting: 70n, outstanding: 10n, priority: "stat" }]);
	});

	it("leave out what is settled, promised in full, or of another CAP status", () => {
		const needs: Need[] = [
			{ ...NEED, state: "Cancelled" },
			{ ...NEED, state: "Expired" },
			{ ...NEED, state: "FullyCommitted", outstanding: "0" },
			{ ...NEED, status: "Exercise" },
		];
		expect(byProduct(needs, "Actual")).toEqual([]);
		expect(byProduct(needs, "Exercise")).toHaveLength(1);
	});

	it("come by priority, then by age", () => {
		const needs: Need[] = [
			{ ...NEED, product: 1, priority: "routine", oldest: 1 },
			{ ...NEED, product: 2, priority: "stat", oldest: 9 },
			{ ...NEED, product: 3, priority: "stat", oldest: 5 },
		];
		expect(byProduct(needs, "Actual").map(({ product }) => product)).toEqual([3, 2, 1]);
	});
});
