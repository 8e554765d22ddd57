import { beforeAll, describe, expect, it } from "vitest";
import { NATION, parentOf, takeRegions } from "../regions/regions.ts";
import { readPack } from "./pack.ts";
import { asTiles, directChildren, isCollective, layOutRegions, shortName } from "./places.ts";
import { schematicPack } from "./schematic.ts";
import { codesOfTable } from "./table.testing.ts";

const codes = codesOfTable();
const pack = readPack(schematicPack(codes));

beforeAll(() => {
	const named = (code: string): [string, string, string] =>
		[code, code === "450000" ? "广西壮族自治区" : `${code}市`, `City ${code}`];
	takeRegions({ regions: codes.map(named) });
});

describe("the regions of a map", () => {
	it("are the provinces of the nation", () => {
		expect(directChildren(NATION, [])).toHaveLength(34);
	});

	it("are those directly inside, with what lies between and what is counted", () => {
		const hubei = directChildren("420000", ["421399", "429021", "430100", "420000"]);
		expect(hubei).toContain("420100");
		expect(hubei).toContain("429000");
		expect(hubei).toContain("421300");
		expect(hubei.every((code) => parentOf(code) === "420000")).toBe(true);
		expect(new Set(hubei).size).toBe(hubei.length);
		expect(isCollective("429000")).toBe(true);
		expect(isCollective("420900")).toBe(false);
		expect(directChildren("429000", [])).toEqual(["429004", "429005", "429006", "429021"]);
	});

	it("are none in a district", () => {
		expect(directChildren("420106", ["420106"])).toEqual([]);
	});

	it("have short names where there is no room", () => {
		expect(shortName("450000", "zh")).toBe("广西");
		expect(shortName("420000", "zh")).toBe("420000");
		expect(shortName("420000", "en")).toBe("City 420000");
	});
});

describe("their places", () => {
	it("are within the map, for every region of every level", () => {
		for (const parent of [NATION, "420000", "429000", "460000", "420100"]) {
			for (const each of [null, pack]) {
				const children = directChildren(parent, []);
				const { places, ratio } = layOutRegions(children, each);
				expect(places.map((place) => place.code).sort()).toEqual(children);
				expect(ratio).toBeGreaterThan(0);
				for (const { left, top, width, height } of places) {
					expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-3);
					expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.001);
				}
			}
		}
	});

	it("are shapes where the pack has them; what it lacks is said", () => {
		const { places, lacking, kind } = layOutRegions(["110000", "990000"], pack);
		expect(kind).toBe("pack");
		expect(places.map(({ code, path }) => [code, path === null])).toEqual([["110000", false]]);
		expect(lacking).toEqual(["990000"]);
	});

	it("are tiles for all without a pack, or when it has none of them", () => {
		expect(layOutRegions(["990100", "990200"], pack)).toMatchObject({ kind: "tiles", lacking: ["990100", "990200"] });
		expect(layOutRegions(["110000"], null)).toMatchObject({ kind: "tiles", lacking: [] });
		expect(asTiles([]).places).toEqual([]);
	});
});
