import { expect, test } from "vitest";
import { localOf, timeOf } from "./Filters.tsx";
import { addressOf, EVERYTHING, filterOf, narrowed, questionOf, queryOf, searchable, withField, type IncidentFilter } from "./filters.ts";

const full: IncidentFilter = {
	region: "420100", category: "Health", severity: "Severe", urgency: "Immediate", verification: "Disputed",
	management: "Ongoing", status: "Exercise", eventType: 3, agency: 7, text: "肺炎 & 50% #1", from: 1_580_000_000_000,
	until: 1_590_000_000_000, order: "oldest",
};

test("a filter comes back from its address, whole and in part", () => {
	expect(filterOf(new URLSearchParams(addressOf(full).split("?")[1]))).toEqual(full);
	for (const field of Object.keys(full) as (keyof IncidentFilter)[]) {
		const one = withField(EVERYTHING, field, full[field]);
		expect(filterOf(queryOf(one)), field).toEqual(one);
		expect(queryOf(one).size, field).toBe(1);
	}
	expect(addressOf(EVERYTHING)).toBe("/incidents");
	expect(filterOf(new URLSearchParams())).toEqual(EVERYTHING);
});

test("what an address gets wrong does not narrow", () => {
	const wrong = "region=42&category=health&severity=&verification=Nope&eventType=70000&agency=-1&from=1e3&until=x&order=up&status=Real&text=%20";
	expect(filterOf(new URLSearchParams(wrong))).toEqual(EVERYTHING);
	expect(filterOf(new URLSearchParams("region=000000"))).toEqual(EVERYTHING);
});

test("the node is asked for what its list takes: the order is the page's", () => {
	const { order: _, ...rest } = full;
	expect(questionOf(full)).toEqual(rest);
	expect([narrowed(full), narrowed(EVERYTHING)]).toEqual([11, 0]);
	expect(withField(full, "region", undefined)).not.toHaveProperty("region");
});

test("a text is cut to what the node takes, and never inside of a character", () => {
	const cut = searchable("汉".repeat(100)) ?? "";
	expect(new TextEncoder().encode(cut).length).toBe(159);
	expect(searchable("a\u0000b\n")).toBe("a b");
	expect(searchable("  ")).toBeUndefined();
});

test("a moment comes back from the field of its day and minute", () => {
	const minute = 1_580_000_040_000;
	expect(timeOf(localOf(minute))).toBe(minute);
	expect([localOf(undefined), timeOf(""), timeOf("x")]).toEqual(["", undefined, undefined]);
});
