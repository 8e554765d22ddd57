import { describe, expect, it } from "vitest";
import { addressOf, EVERYTHING, filterOf, questionOf, searchable, withField } from "./filters.ts";

const of = (text: string) => filterOf(new URLSearchParams(text));

describe("the filter of an address", () => {
	it("has every field, and makes the same address again", () => {
		const filter = of("view=lines&region=420000&class=Hospital&state=Suspended&text=金银潭");
		expect(filter).toEqual({ view: "lines", region: "420000", class: "Hospital", state: "Suspended", text: "金银潭" });
		expect(of(addressOf(filter).split("?")[1] ?? "")).toEqual(filter);
	});

	it("does not narrow by what is no region, class, state or text", () => {
		expect(of("region=4200000&class=hospital&state=Gone&text=%20%09&view=map")).toEqual(EVERYTHING);
		expect(addressOf(EVERYTHING)).toBe("/agencies");
	});

	it("takes a field away, and asks the node without the view", () => {
		expect(withField(of("class=Customs&view=lines"), "class", undefined)).toEqual({ view: "lines" });
		expect(questionOf(of("class=Customs&view=lines"))).toEqual({ class: "Customs" });
	});
});

describe("a text to look for", () => {
	it("is cut to what the node takes, never inside a letter", () => {
		const text = searchable("医".repeat(60)) ?? "";
		expect(new TextEncoder().encode(text).length).toBe(159);
		expect(searchable("𠮷".repeat(41))).toBe("𠮷".repeat(40));
	});

	it("has no control characters", () => {
		expect(searchable("a\u0007b\n")).toBe("a b");
		expect(searchable(null)).toBeUndefined();
	});
});
