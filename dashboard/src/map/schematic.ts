/**
 * The pack that comes with the page: equal squares instead of boundaries, because where boundaries run is for who uses
 * the page to say. `scripts/make-boundaries.mjs` writes it.
 */

import { lineageOf, NATION, parentOf } from "../regions/regions.ts";
import { columnsOf, layOut } from "./tiles.ts";

/** Share of a province's square that what is inside may take. */
const INNER = 0.9;
const GAP = 0.06;

type Corner = [number, number];

function square(code: string, left: number, top: number, side: number) {
	// Adding 0 makes 0 of -0, which JSON does not have.
	const exact = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;
	const [x0, x1] = [exact(left), exact(left + side)];
	// GeoJSON's second coordinate grows to the north.
	const [y0, y1] = [exact(-top - side), exact(-top)];
	const corners: Corner[] = [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]];
	return { type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates: [corners] } };
}

function inside(codes: readonly string[], parent: string, left: number, top: number, side: number): object[] {
	const children = codes.filter((code) => parentOf(code) === parent);
	if (children.length === 0) return [];
	const pitch = (side * INNER) / columnsOf(children.length);
	const margin = (side * (1 - INNER)) / 2;
	return layOut(children).flatMap((tile) => {
		const [x, y] = [left + margin + tile.column * pitch, top + margin + tile.row * pitch];
		const inner = pitch * (1 - GAP);
		return [square(tile.code, x, y, inner), ...inside(codes, tile.code, x, y, inner)];
	});
}

/** The pack for these regions and those around them, the nation itself left out. */
export function schematicPack(regions: readonly string[]): object {
	const codes = [...new Set(regions.flatMap(lineageOf))].filter((code) => code !== NATION).sort();
	const provinces = codes.filter((code) => parentOf(code) === NATION);
	const features = layOut(provinces).flatMap((tile) => [
		square(tile.code, tile.column, tile.row, 1 - GAP),
		...inside(codes, tile.code, tile.column, tile.row, 1 - GAP),
	]);
	return {
		type: "FeatureCollection",
		schematic: true,
		attribution: "Muster: equal squares in a neutral order, no boundaries",
		features,
	};
}
