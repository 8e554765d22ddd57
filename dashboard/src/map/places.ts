/** From regions to places on a map: which regions, where, how named, in shapes of a pack or as tiles. */

import { allRegions, levelOf, lineageOf, nameOf, type Lang } from "../regions/regions.ts";
import type { Pack } from "./pack.ts";
import { draw } from "./project.ts";
import { layOut, type Spot } from "./tiles.ts";

/** The regions directly in one: those that lie between it and a region with a name, and those that are counted. */
export function directChildren(region: string, counted: Iterable<string>): string[] {
	const level = levelOf(region);
	const named = allRegions().map(({ code }) => code);
	const children = [...named, ...counted].flatMap((code) => {
		const lineage = lineageOf(code);
		return lineage[level] === region ? (lineage[level + 1] ?? []) : [];
	});
	return [...new Set(children)].sort();
}

/** Codes such as 429000: no region with an administration, but what lies directly under the province. */
export function isCollective(code: string): boolean {
	return levelOf(code) === 2 && code.endsWith("9000");
}

/** What a region is called where there is no room: without what all of its kind are called. */
export function shortName(code: string, lang: Lang): string {
	const name = nameOf(code, lang);
	if (lang !== "zh" || name.length <= 2) return name;
	return name.replace(/(维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|省|市)$/, "");
}

/** A region on the map: a box in shares of the map, so that it grows with the page. */
export interface Place extends Spot {
	/** Left, top, width and height, of 1. */
	left: number;
	top: number;
	width: number;
	height: number;
	/** Outline in the drawing; `null` for a tile, which is its own outline. */
	path: string | null;
}

export interface Layout {
	places: Place[];
	/** Width of the drawing by its height. */
	ratio: number;
	/** Width of the drawing, for the `viewBox`; the height follows from the ratio. */
	width: number;
	/** Regions that the pack lacks and that are tiles therefore. */
	lacking: string[];
	kind: "pack" | "tiles";
}

const WIDTH = 1000;
const GAP = 0.05;

function place(code: string, left: number, top: number, width: number, height: number, path: string | null): Place {
	return { code, left, top, width, height, path, x: left + width / 2, y: top + height / 2 };
}

/** Tiles for the codes, in a drawing of its own. */
export function asTiles(codes: readonly string[]): Layout {
	const tiles = layOut(codes);
	const columns = Math.max(1, ...tiles.map((tile) => tile.column + 1));
	const rows = Math.max(1, ...tiles.map((tile) => tile.row + 1));
	const places = tiles.map(({ code, column, row }) =>
		place(code, column / columns, row / rows, (1 - GAP) / columns, (1 - GAP) / rows, null));
	return { places, ratio: columns / rows, width: WIDTH, lacking: [], kind: "tiles" };
}

/** Shapes of the pack for the codes it has. Without a pack, or if it has none of them, tiles for all. */
export function layOutRegions(codes: readonly string[], pack: Pack | null): Layout {
	const { drawn, missing, height } = pack
		? draw(pack, codes, WIDTH)
		: { drawn: [], missing: [...codes], height: 0 };
	if (drawn.length === 0 || height === 0) return { ...asTiles(codes), lacking: pack ? missing : [] };
	const places = drawn.map(({ code, path, x, y, width, height: high }) =>
		place(code, (x - width / 2) / WIDTH, (y - high / 2) / height, width / WIDTH, high / height, path));
	return { places, ratio: WIDTH / height, width: WIDTH, lacking: missing, kind: "pack" };
}
