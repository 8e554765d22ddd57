import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";

import { childrenOf, contains, fullNameOf, isRegion, levelOf, lineageOf, nameOf, NATION, parentOf, takeRegions } from "./regions.ts";

beforeAll(async () => {
	takeRegions(JSON.parse(await readFile("public/packs/regions.json", "utf8")));
});

test("a code is six digits in three pairs, none below an empty one", () => {
	for (const code of ["000000", "420000", "420100", "420106"]) expect(isRegion(code), code).toBe(true);
	for (const code of ["", "42", "000100", "420006", "4201060", "42010a", "420 00", "000001"]) expect(isRegion(code), code).toBe(false);
});

test("a region lies in itself, in each region of its lineage, and in no other", () => {
	expect(lineageOf("420106")).toEqual([NATION, "420000", "420100", "420106"]);
	for (const outer of lineageOf("420106")) expect(contains(outer, "420106"), outer).toBe(true);
	expect(contains("420106", "420100")).toBe(false);
	expect(contains("420100", "420200")).toBe(false);
	expect(contains("410000", "420000")).toBe(false);
	// 421000 is a city; 42 with anything behind it is not in 421000.
	expect(contains("421000", "421003")).toBe(true);
	expect(contains("421000", "421100")).toBe(false);
	expect(contains("not a code", "420000")).toBe(false);
});

test("a code that ends in a zero keeps it", () => {
	expect(parentOf("421003")).toBe("421000");
	expect(parentOf("421000")).toBe("420000");
	expect(parentOf("100000")).toBe(NATION);
	expect(parentOf(NATION)).toBeUndefined();
	expect(levelOf("421000")).toBe(2);
	expect(levelOf("420000")).toBe(1);
	expect(levelOf(NATION)).toBe(0);
});

test("regions have names in both languages, and their children", () => {
	expect(nameOf("420100", "zh")).toBe("武汉市");
	expect(fullNameOf("420100", "en")).toBe("Hubei, Wuhan");
	expect(fullNameOf(NATION, "zh")).toBe("全国");
	expect(nameOf("999999", "en")).toBe("999999");
	const provinces = childrenOf(NATION);
	expect(provinces).toHaveLength(34);
	expect(childrenOf("420000").map(({ code }) => code)).toContain("420100");
	for (const { code } of childrenOf("420000")) expect(parentOf(code)).toBe("420000");
});

test("a pack that is none is refused as a whole", () => {
	expect(() => takeRegions({})).toThrow("list `regions`");
	expect(() => takeRegions({ regions: [["420100", "改名", "Renamed"], ["42010", "x", "y"]] })).toThrow("42010");
	expect(nameOf("420100", "zh")).toBe("武汉市");
});
