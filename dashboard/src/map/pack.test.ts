import { describe, expect, it } from "vitest";
import { loadPack, MOST_BYTES, PackError, readPack, type PackFault } from "./pack.ts";
import { draw } from "./project.ts";

const feature = (code: unknown, coordinates: unknown, type = "Polygon"): object => ({
	type: "Feature",
	properties: { code },
	geometry: { type, coordinates },
});
const pack = (...features: unknown[]): object => ({ type: "FeatureCollection", features });
const SQUARE = [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]];

const faultOf = (act: () => unknown): PackFault | null => {
	try {
		act();
	} catch (error) {
		if (error instanceof PackError) return error.fault;
		throw error;
	}
	return null;
};

const faultOfLoad = async (answer: () => Promise<Response>): Promise<PackFault | null> => {
	try {
		await loadPack("packs/boundaries.json", undefined, answer);
	} catch (error) {
		if (error instanceof PackError) return error.fault;
		throw error;
	}
	return null;
};

describe("a pack", () => {
	it("has a shape for each code, from polygons and from several of them", () => {
		const read = readPack(
			pack(feature("420000", SQUARE), feature("430000", [SQUARE, SQUARE], "MultiPolygon"), feature("420000", SQUARE)),
		);
		expect([...read.shapes.keys()]).toEqual(["420000", "430000"]);
		expect(read.shapes.get("420000")?.rings).toHaveLength(2);
		expect(read.shapes.get("430000")?.rings).toHaveLength(2);
		expect(read.schematic).toBe(false);
		expect(read.attribution).toBeNull();
	});

	it("leaves out what has no code of six digits, no outline, or corners that are no numbers", () => {
		const read = readPack(
			pack(
				feature("420000", SQUARE),
				feature(430000, SQUARE),
				feature("43", SQUARE),
				feature("440000", [[[0, 0], [1, 1]]]),
				feature("450000", [[[0, 0], [1, "1"], [1, 0]]]),
				feature("460000", [0, 0], "Point"),
				null,
				{ type: "Feature", properties: null, geometry: null },
			),
		);
		expect([...read.shapes.keys()]).toEqual(["420000"]);
	});

	it("is refused when it is none", () => {
		expect(faultOf(() => readPack(null))).toBe("not-features");
		expect(faultOf(() => readPack([]))).toBe("not-features");
		expect(faultOf(() => readPack({ type: "Feature" }))).toBe("not-features");
		expect(faultOf(() => readPack({ type: "FeatureCollection", features: {} }))).toBe("not-features");
		expect(faultOf(() => readPack(pack()))).toBe("no-regions");
		expect(faultOf(() => readPack(pack(feature("4200", SQUARE))))).toBe("no-regions");
	});
});

describe("fetching a pack", () => {
	it("gives its shapes", async () => {
		const read = await loadPack("boundaries.json", undefined, async () =>
			new Response(JSON.stringify({ ...pack(feature("420000", SQUARE)), schematic: true, attribution: "us" })));
		expect(read.shapes.size).toBe(1);
		expect(read.schematic).toBe(true);
		expect(read.attribution).toBe("us");
	});

	it("says what is wrong", async () => {
		expect(await faultOfLoad(async () => new Response("", { status: 404 }))).toBe("unreachable");
		expect(await faultOfLoad(async () => Promise.reject(new TypeError("no line")))).toBe("unreachable");
		expect(await faultOfLoad(async () => new Response("<html>"))).toBe("not-json");
		expect(await faultOfLoad(async () => new Response("{}"))).toBe("not-features");
		expect(await faultOfLoad(async () => new Response(" ".repeat(MOST_BYTES + 1)))).toBe("too-large");
	});

	it("names the file in the message", async () => {
		const refused = loadPack("packs/none.json", undefined, async () => new Response("", { status: 404 }));
		await expect(refused).rejects.toThrow("packs/none.json answers 404");
	});
});

describe("drawing", () => {
	it("fits the width, with north up", () => {
		const read = readPack({ ...pack(feature("420000", SQUARE)), schematic: true });
		const { drawn, missing, height } = draw(read, ["420000", "430000"], 200);
		expect(missing).toEqual(["430000"]);
		expect(height).toBe(100);
		expect(drawn[0]?.path).toBe("M0 100L200 100L200 0L0 0L0 100Z");
		expect(drawn[0]).toMatchObject({ x: 100, y: 50, width: 200, height: 100 });
	});

	it("shortens degrees of longitude away from the equator", () => {
		const far = [[[0, 60], [2, 60], [2, 61], [0, 61], [0, 60]]];
		const { height } = draw(readPack(pack(feature("420000", far))), ["420000"], 200);
		expect(height).toBeCloseTo(100 / Math.cos((60.5 * Math.PI) / 180), 0);
	});

	it("puts the label into the largest part", () => {
		const island = [[[10, 0], [10.2, 0], [10.2, 0.1], [10, 0]]];
		const read = readPack({ ...pack(feature("460000", [SQUARE, island], "MultiPolygon")), schematic: true });
		expect(draw(read, ["460000"], 102).drawn[0]).toMatchObject({ x: 10, y: 5 });
	});

	it("draws nothing of nothing", () => {
		expect(draw(readPack(pack(feature("420000", SQUARE))), ["110000"], 100)).toEqual({
			drawn: [], missing: ["110000"], height: 0,
		});
	});
});
