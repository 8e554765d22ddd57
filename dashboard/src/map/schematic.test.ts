import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NATION, parentOf } from "../regions/regions.ts";
import { readPack, type Shape } from "./pack.ts";
import { schematicPack } from "./schematic.ts";
import { codesOfTable } from "./table.testing.ts";

const places = codesOfTable();
const shipped = readFileSync("public/packs/boundaries.json", "utf8");

function box(shape: Shape): { left: number; right: number; low: number; high: number } {
	const corners = shape.rings.flat();
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	return { left: Math.min(...xs), right: Math.max(...xs), low: Math.min(...ys), high: Math.max(...ys) };
}

describe("the pack that is shipped", () => {
	const { shapes, schematic, attribution } = readPack(JSON.parse(shipped));

	it("is what scripts/make-boundaries.mjs makes, in at most 150 kB", () => {
		expect(JSON.parse(shipped)).toEqual(schematicPack(places));
		expect(shipped.length).toBeLessThan(150_000);
	});

	it("has every region and those around it, says that it is a scheme and who made it", () => {
		for (const code of places) expect(shapes.has(code)).toBe(true);
		for (const code of shapes.keys()) expect([NATION, ...shapes.keys()]).toContain(parentOf(code));
		expect(shapes.has("429000")).toBe(true);
		expect(schematic).toBe(true);
		expect(attribution).toContain("Muster");
	});

	it("has siblings apart and each inside its parent", () => {
		for (const parent of [NATION, ...shapes.keys()]) {
			const boxes = [...shapes.values()].filter(({ code }) => parentOf(code) === parent).map(box);
			const outer = shapes.get(parent);
			boxes.forEach((one, index) => {
				if (outer) {
					const { left, right, low, high } = box(outer);
					expect(one.left >= left && one.right <= right && one.low >= low && one.high <= high).toBe(true);
				}
				for (const other of boxes.slice(index + 1)) {
					const apart = one.right < other.left || other.right < one.left
						|| one.high < other.low || other.high < one.low;
					expect(apart).toBe(true);
				}
			});
		}
	});
});
