import { describe, expect, it } from "vitest";
import { NATION, parentOf } from "../regions/regions.ts";
import { codesOfTable } from "./table.testing.ts";
import { columnsOf, layOut, nextSpot, placedProvinces, type Tile } from "./tiles.ts";

const places = codesOfTable();
const provinces = places.filter((code) => parentOf(code) === NATION);

const overlaps = (tiles: readonly Tile[]): number =>
	tiles.length - new Set(tiles.map((tile) => `${tile.column},${tile.row}`)).size;

describe("the tiles of the provinces", () => {
	it("are those of GB/T 2260, all of them and no other", () => {
		expect(placedProvinces()).toEqual([...provinces].sort());
		expect(provinces).toHaveLength(34);
	});

	it("stand apart", () => {
		const tiles = layOut(provinces);
		expect(tiles).toHaveLength(34);
		expect(overlaps(tiles)).toBe(0);
	});

	it("lie as the provinces do", () => {
		const of = new Map(layOut(provinces).map((tile) => [tile.code, tile]));
		const place = (code: string): Tile => {
			const tile = of.get(code);
			if (!tile) throw new Error(`${code} has no place`);
			return tile;
		};
		const [hubei, hunan, henan] = [place("420000"), place("430000"), place("410000")];
		expect(hunan.row).toBeGreaterThan(hubei.row);
		expect(henan.row).toBeLessThan(hubei.row);
		expect(place("650000").column).toBeLessThan(place("310000").column);
		expect(place("230000").row).toBeLessThan(place("460000").row);
		expect(place("510000").column).toBeLessThan(hubei.column);
		expect(place("340000").column).toBeGreaterThan(hubei.column);
	});
});

describe("the tiles inside a province", () => {
	it("are all there and apart, in each of them", () => {
		for (const province of provinces) {
			const codes = places.filter((code) => parentOf(code) === province);
			const tiles = layOut(codes);
			expect(tiles.map((tile) => tile.code).sort()).toEqual([...codes].sort());
			expect(overlaps(tiles)).toBe(0);
			for (const { column } of tiles) expect(column).toBeLessThan(columnsOf(codes.length));
		}
	});

	it("take in a code once, and none when there are none", () => {
		expect(layOut(["420100", "420100"])).toHaveLength(1);
		expect(layOut([])).toEqual([]);
	});

	it("do not hide a province that is not known: it stands below", () => {
		const tiles = layOut([...provinces, "990000"]);
		expect(tiles).toHaveLength(35);
		expect(overlaps(tiles)).toBe(0);
		const lowest = Math.max(...tiles.filter((tile) => tile.code !== "990000").map((tile) => tile.row));
		expect(tiles.find((tile) => tile.code === "990000")?.row).toBe(lowest + 1);
	});
});

describe("arrow keys", () => {
	const spots = layOut(provinces).map(({ code, column, row }) => ({ code, x: column, y: row }));

	it("go to the neighbour", () => {
		expect(nextSpot(spots, "420000", "down")).toBe("430000");
		expect(nextSpot(spots, "420000", "up")).toBe("410000");
		expect(nextSpot(spots, "420000", "right")).toBe("340000");
		expect(nextSpot(spots, "420000", "left")).toBe("500000");
	});

	it("stay at the edge", () => {
		expect(nextSpot(spots, "230000", "up")).toBeNull();
		expect(nextSpot(spots, "540000", "left")).toBeNull();
	});

	it("reach every tile from any", () => {
		const seen = new Set(["420000"]);
		for (const code of seen) {
			for (const direction of ["up", "down", "left", "right"] as const) {
				const next = nextSpot(spots, code, direction);
				if (next) seen.add(next);
			}
		}
		expect([...seen].sort()).toEqual(placedProvinces());
	});

	it("begin at the first when nothing is focused", () => {
		expect(nextSpot(spots, "000001", "down")).toBe(spots[0]?.code);
		expect(nextSpot([], "420000", "down")).toBeNull();
	});
});
