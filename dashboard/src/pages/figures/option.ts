/** The chart of a metric in a region: a point for what each source says, a block for what they agree on. */

import type { ChartColours } from "../../ui/Chart.tsx";
import type { Band, Source } from "./cells.ts";

/** A symbol for each source besides its colour; `empty` before it for a copy. */
const SYMBOLS = ["Circle", "Triangle", "Diamond", "Rect", "Arrow", "Pin", "RoundRect"] as const;

export interface Drawn {
	readonly value: readonly [at: number, figure: number];
	readonly name: string;
	readonly symbol: string;
}

export interface ChartWords {
	readonly band: string;
	readonly source: (agency: number, copies: boolean) => string;
	readonly day: (start: number) => string;
	readonly number: (value: number) => string;
}

function symbolOf(order: number, hollow: boolean): string {
	const symbol = SYMBOLS[order % SYMBOLS.length] ?? SYMBOLS[0];
	return hollow ? `empty${symbol}` : symbol.charAt(0).toLowerCase() + symbol.slice(1);
}

/** The points of a source, in the middle of their periods. `name` is the beginning of the period, for a click. */
export function drawnOf({ points }: Source, order: number, period: number): Drawn[] {
	return points.map(({ start, value, copy }) => ({
		value: [start + period / 2, Number(value)],
		name: String(start),
		symbol: symbolOf(order, copy),
	}));
}

/** Periods in which something is agreed: from, least, most, to. What is not agreed has no block. */
export function blocksOf(bands: readonly Band[], period: number): [number, number, number, number][] {
	return bands.flatMap(({ start, agreed }): [number, number, number, number][] =>
		agreed ? [[start, Number(agreed.low), Number(agreed.high), start + period]] : []);
}

interface Api {
	value(dimension: number): number;
	coord(point: [number, number]): [number, number];
}

/** A block is seen even where the interval is a point. */
const LEAST_PX = 3;

function block(api: Api, fill: string): object {
	const [left, bottom] = api.coord([api.value(0), api.value(1)]);
	const [right, top] = api.coord([api.value(3), api.value(2)]);
	const height = Math.max(LEAST_PX, bottom - top);
	return {
		type: "rect",
		shape: { x: left, y: (top + bottom) / 2 - height / 2, width: Math.max(LEAST_PX, right - left), height },
		style: { fill, opacity: 0.25 },
	};
}

export function chartOption(
	sources: readonly Source[],
	bands: readonly Band[],
	period: number,
	words: ChartWords,
	colours: ChartColours,
) {
	const fill = colours.series[2] ?? colours.quiet;
	return {
		grid: { left: 64, right: 16, top: 56, bottom: 48 },
		legend: { type: "plain", top: 0, textStyle: { color: colours.text } },
		// As text, never as HTML: names of agencies are what somebody wrote.
		tooltip: {
			trigger: "item",
			renderMode: "richText",
			formatter: ({ seriesName, name, value }: { seriesName: string; name: string; value: readonly number[] }) =>
				seriesName === words.band
					? `${seriesName}: ${words.number(value[1] ?? 0)} – ${words.number(value[2] ?? 0)}\n${words.day(value[0] ?? 0)}`
					: `${seriesName}: ${words.number(value[1] ?? 0)}\n${words.day(Number(name))}`,
		},
		xAxis: { type: "time", axisLabel: { color: colours.quiet, hideOverlap: true } },
		yAxis: { type: "value", scale: true, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.line } } },
		dataZoom: [{ type: "inside" }],
		series: [
			{
				name: words.band,
				type: "custom",
				itemStyle: { color: fill, opacity: 0.25 },
				encode: { x: [0, 3], y: [1, 2] },
				renderItem: (_: unknown, api: Api) => block(api, fill),
				data: blocksOf(bands, period),
				z: 1,
			},
			...sources.map((source, order) => ({
				name: words.source(source.agency, source.points.some((point) => point.copy)),
				type: "scatter",
				symbol: symbolOf(order, source.points.every((point) => point.copy)),
				symbolSize: 10,
				data: drawnOf(source, order, period),
				z: 3,
			})),
		],
	};
}
