import { describe, expect, it } from "vitest";
import { blocksOf, chartOption, drawnOf } from "./option.ts";
import type { Source } from "./cells.ts";

const DAY = 86_400_000;
const point = (start: number, value: bigint, copy = false): Source["points"][number] =>
	({ start, value, mark: copy ? "Copy" : "Agree", copy, subject: `cell/1/1/420100/${start}/Actual` });
const source = (agency: number, ...points: Source["points"]): Source => ({ agency, points });
const colours = { text: "#000", quiet: "#333", line: "#ccc", series: ["#111", "#222", "#333"] };
const words = {
	band: "agreed", source: (agency: number, copies: boolean) => `${agency}${copies ? " copies" : ""}`,
	day: (start: number) => `day ${start / DAY}`, number: String,
};

describe("the points of a source", () => {
	it("stand in the middle of their periods, a copy hollow", () => {
		expect(drawnOf(source(7, point(DAY, 41n), point(2 * DAY, 43n, true)), 0, DAY)).toEqual([
			{ value: [1.5 * DAY, 41], name: String(DAY), symbol: "circle" },
			{ value: [2.5 * DAY, 43], name: String(2 * DAY), symbol: "emptyCircle" },
		]);
	});

	it("have another symbol for each source", () => {
		const symbols = [0, 1, 2, 3].map((order) => drawnOf(source(order, point(0, 1n)), order, DAY)[0]?.symbol);
		expect(new Set(symbols).size).toBe(4);
		expect(drawnOf(source(9, point(0, 1n)), 100, DAY)[0]?.symbol).toBeTruthy();
	});
});

describe("blocks", () => {
	it("are where something is agreed, and nowhere else", () => {
		const bands = [
			{ start: 0, agreed: { low: -2n, high: 5n } },
			{ start: DAY, agreed: null },
			{ start: 2 * DAY, agreed: { low: 7n, high: 7n } },
		];
		expect(blocksOf(bands, DAY)).toEqual([[0, -2, 5, DAY], [2 * DAY, 7, 7, 3 * DAY]]);
	});

	it("are drawn as wide as the period, and seen even where the interval is a point", () => {
		const { series } = chartOption([], [{ start: 0, agreed: { low: 7n, high: 7n } }], DAY, words, colours);
		const row = [0, 7, 7, DAY];
		const api = {
			value: (dimension: number) => row[dimension] ?? 0,
			coord: ([x, y]: [number, number]): [number, number] => [(x / DAY) * 20, 100 - y],
		};
		const [band] = series;
		if (band === undefined || !("renderItem" in band)) throw new Error("no block");
		expect(band.renderItem(null, api)).toMatchObject({ type: "rect", shape: { x: 0, y: 91.5, width: 20, height: 3 } });
	});
});

describe("the chart", () => {
	it("has a series for each source, never one of their sum", () => {
		const { series } = chartOption([source(1, point(0, 5n)), source(2, point(0, 6n, true))], [], DAY, words, colours);
		expect(series.map(({ name, type }) => [name, type])).toEqual([
			["agreed", "custom"], ["1", "scatter"], ["2 copies", "scatter"],
		]);
	});

	it("tells names as text, never as HTML", () => {
		const { tooltip } = chartOption([], [], DAY, words, colours);
		expect(tooltip.renderMode).toBe("richText");
		expect(tooltip.formatter({ seriesName: "<b>", name: String(DAY), value: [1.5 * DAY, 41] })).toBe("<b>: 41\nday 1");
		expect(tooltip.formatter({ seriesName: "agreed", name: "", value: [DAY, 1, 2, 2 * DAY] })).toBe("agreed: 1 – 2\nday 1");
	});
});
