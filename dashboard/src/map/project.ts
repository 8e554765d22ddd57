/** From the coordinates of a pack to those of a drawing. */

import type { Pack, Shape } from "./pack.ts";

export interface Drawn {
	code: string;
	/** Of an SVG `path`, all rings of it; drawn with `fill-rule="evenodd"`. */
	path: string;
	/** Where the label stands: the middle of its largest ring. */
	x: number;
	y: number;
	/** How much room the label has. */
	width: number;
	height: number;
}

interface Box {
	left: number;
	right: number;
	low: number;
	high: number;
}

const NOWHERE: Box = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };

function around(box: Box, [x, y]: readonly [number, number]): Box {
	return {
		left: Math.min(box.left, x),
		right: Math.max(box.right, x),
		low: Math.min(box.low, y),
		high: Math.max(box.high, y),
	};
}

function boxOf(shapes: readonly Shape[]): Box {
	return shapes.flatMap((shape) => shape.rings.flat()).reduce(around, NOWHERE);
}

const area = (box: Box): number => (box.right - box.left) * (box.high - box.low);

/**
 * The shapes of the codes, fitted into a width. Degrees of longitude are shortened as in the middle of the map; a
 * schematic pack is drawn as it is. The height follows.
 */
export function draw(
	pack: Pack,
	codes: readonly string[],
	width: number,
): { drawn: Drawn[]; missing: string[]; height: number } {
	const shapes = codes.flatMap((code) => pack.shapes.get(code) ?? []);
	const missing = codes.filter((code) => !pack.shapes.has(code));
	if (shapes.length === 0) return { drawn: [], missing, height: 0 };
	const box = boxOf(shapes);
	const squeeze = pack.schematic ? 1 : Math.cos((((box.low + box.high) / 2) * Math.PI) / 180);
	const span = Math.max((box.right - box.left) * squeeze, Number.EPSILON);
	const scale = width / span;
	const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
		(x - box.left) * squeeze * scale,
		(box.high - y) * scale,
	];
	const drawn = shapes.map((shape) => {
		const rings = shape.rings.map((ring) => ring.map(place));
		const boxes = rings.map((ring) => ring.reduce(around, NOWHERE));
		const main = boxes.reduce((largest, next) => (area(next) > area(largest) ? next : largest));
		return {
			code: shape.code,
			path: rings.map((ring) => `M${ring.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`).join(""),
			x: round((main.left + main.right) / 2),
			y: round((main.low + main.high) / 2),
			width: main.right - main.left,
			height: main.high - main.low,
		};
	});
	return { drawn, missing, height: round((box.high - box.low) * scale) };
}

const round = (value: number): number => Math.round(value * 10) / 10;
