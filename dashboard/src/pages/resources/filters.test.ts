import { describe, expect, it } from "vitest";
import { addressOf, EVERYTHING, filterOf, questionOf, withField } from "./filters.ts";

const of = (text: string) => filterOf(new URLSearchParams(text));

describe("the filter of an address", () => {
	it("has every field, and makes the same address again", () => {
		const text = "view=shipments&region=420100&product=2&priority=stat&lineState=PartlyFulfilled&status=Exercise";
		const filter = of(text);
		expect(filter).toEqual({
			view: "shipments",
			region: "420100",
			product: 2,
			priority: "stat",
			lineState: "PartlyFulfilled",
			status: "Exercise",
		});
		expect(addressOf(filter)).toBe(`/resources?${text}`);
	});

	it("is of what is real when nothing is said", () => {
		expect(of("")).toEqual(EVERYTHING);
		expect(addressOf(EVERYTHING)).toBe("/resources");
		expect(addressOf({ ...EVERYTHING, product: 0 })).toBe("/resources?product=0");
	});

	it("does not narrow by what is no region, product or name", () => {
		expect(of("region=42&product=-1&priority=STAT&lineState=open&status=Drill&view=all")).toEqual(EVERYTHING);
		expect(of("region=000000&product=4294967296")).toEqual(EVERYTHING);
		expect(of("product=2.5")).toEqual(EVERYTHING);
		expect(of("product=")).toEqual(EVERYTHING);
	});

	it("takes a field away", () => {
		expect(withField(of("product=2&region=420100"), "product", undefined)).toEqual(of("region=420100"));
		expect(withField(of("product=2"), "status", "Test")).toEqual(of("product=2&status=Test"));
	});

	it("asks the node without the view", () => {
		expect(questionOf(of("view=offers&product=2"))).toEqual({ product: 2, status: "Actual" });
	});
});
