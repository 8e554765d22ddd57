/**
 * Where the tiles of a map without boundaries stand: one square for each region, all of one size. The provinces stand
 * roughly as they lie to each other, what is inside a province in the order of its codes.
 */

export interface Tile {
	code: string;
	column: number;
	row: number;
}

/** Provinces row by row from the north, their codes without the zeros; two dots where there is none. */
const PROVINCES = [
	".. .. .. .. .. .. .. 23",
	".. .. .. 15 11 .. 21 22",
	"65 62 64 14 13 12 .. ..",
	".. 63 61 41 37 .. .. ..",
	"54 51 50 42 34 32 31 ..",
	".. 53 52 43 36 33 .. ..",
	".. .. .. 45 44 35 .. 71",
	".. .. .. 46 82 81 .. ..",
];

const PLACES: ReadonlyMap<string, Tile> = new Map(
	PROVINCES.flatMap((line, row) =>
		line.split(" ").flatMap((pair, column): [string, Tile][] => {
			const code = `${pair}0000`;
			return pair === ".." ? [] : [[code, { code, column, row }]];
		}),
	),
);

/** Columns of a block of so many tiles: a little wider than high. */
export function columnsOf(count: number): number {
	return Math.max(1, Math.ceil(Math.sqrt(count * 1.5)));
}

/** One place for each code: provinces where they are known to be, everything else in rows below or alone. */
export function layOut(codes: readonly string[]): Tile[] {
	const distinct = [...new Set(codes)].sort();
	const known = distinct.flatMap((code) => PLACES.get(code) ?? []);
	const others = distinct.filter((code) => !PLACES.has(code));
	const first = known.length === 0 ? 0 : Math.max(...known.map((tile) => tile.row)) + 1;
	const columns = known.length === 0 ? columnsOf(others.length) : (PROVINCES[0] ?? "").split(" ").length;
	const rows = others.map((code, index) => ({
		code,
		column: index % columns,
		row: first + Math.floor(index / columns),
	}));
	return [...known, ...rows];
}

/** The province codes that have a place of their own. */
export function placedProvinces(): string[] {
	return [...PLACES.keys()].sort();
}

export type Direction = "up" | "down" | "left" | "right";

/** A point that the arrow keys can go to. */
export interface Spot {
	code: string;
	x: number;
	y: number;
}

/** The next spot in a direction: the nearest, where what is off to the side counts double. None at the edge. */
export function nextSpot(spots: readonly Spot[], from: string, direction: Direction): string | null {
	const here = spots.find((spot) => spot.code === from);
	if (!here) return spots[0]?.code ?? null;
	let best: { code: string; cost: number } | null = null;
	for (const spot of spots) {
		const [dx, dy] = [spot.x - here.x, spot.y - here.y];
		const upright = direction === "up" || direction === "down";
		const aside = upright ? dx : dy;
		const along = (upright ? dy : dx) * (direction === "up" || direction === "left" ? -1 : 1);
		if (along <= 0 || spot.code === from) continue;
		const cost = along + 2 * Math.abs(aside);
		if (!best || cost < best.cost) best = { code: spot.code, cost };
	}
	return best?.code ?? null;
}
