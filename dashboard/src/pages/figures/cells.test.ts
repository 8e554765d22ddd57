import { describe, expect, it } from "vitest";
import type { CellRecord, Comparison, Mark, Point, Row } from "../../rpc/records.ts";
import { apart, bands, cellKey, cellsOf, chosenVersion, divergences, sources, tally, versionsOf } from "./cells.ts";

const DAY = 86_400_000;

const point = (agency: number, value: string | null, mark: Mark | null = "Agree"): Point => ({
	agency, class: "Hospital", weight: 1000, observation: agency * 100, value, counts: true, mark,
});
const FIGURE: Comparison = {
	status: "Agreed", centre: "10", low: "9", high: "11", tolerance: "1", voices: 2, classes: 2, copies: 0, at: 5,
};
const record = (points: Point[], figure: Comparison | null = FIGURE): CellRecord => ({
	kind: "cell", figure, points, closes: 0, closed: false, settled: false, judged: false, seal: null, sealed: [],
});
const cell = (day: number, points: Point[], figure: Comparison | null = FIGURE, region = "420100"): Row<CellRecord> => ({
	subject: `cell/1/2/${region}/${day * DAY}/Actual`, block: 1, final: true, record: record(points, figure),
});

describe("the key of a cell", () => {
	it("is read from its subject", () => {
		expect(cellKey("cell/1/2/420100/1735689600000/Exercise")).toEqual({
			metric: 1, version: 2, region: "420100", start: 1_735_689_600_000, status: "Exercise",
		});
	});

	it("is none of anything else", () => {
		const others = ["incident/1", "cell/1/2/4201/0/Actual", "cell/1/2/420100/0/Real", "cell/1/2/420100/0/Actual/1"];
		expect(others.map(cellKey)).toEqual([null, null, null, null]);
		expect(cellsOf([{ ...cell(1, []), subject: "round/1" }])).toEqual([]);
	});

	it("has the definition, which are never mixed", () => {
		const rows = [cell(1, []), { ...cell(2, []), subject: "cell/1/3/420100/0/Actual" }, cell(3, [])];
		expect(versionsOf(cellsOf(rows))).toEqual([3, 2]);
		expect([2, 9, null].map((asked) => chosenVersion([3, 2], asked))).toEqual([2, 3, 3]);
		expect(chosenVersion([], 2)).toBeNull();
	});
});

describe("sources", () => {
	it("are side by side and in order, a copy marked, a gap left where nothing was measured", () => {
		const rows = [
			cell(2, [point(7, "20"), point(8, "21", "Copy")]),
			cell(1, [point(7, "0"), point(8, null, "NotMeasured")]),
		];
		const found = sources(cellsOf(rows));
		expect(found.map(({ agency, points }) => [agency, points.map(({ start, value, copy }) => [start, value, copy])]))
			.toEqual([
				[7, [[DAY, 0n, false], [2 * DAY, 20n, false]]],
				[8, [[2 * DAY, 21n, true]]],
			]);
	});
});

describe("the band", () => {
	it("is where sources agree, and has a gap elsewhere", () => {
		const rows = [
			cell(4, [], { ...FIGURE, status: "SingleSource" }),
			cell(3, [], null),
			cell(2, [], { ...FIGURE, status: "Divergent" }),
			cell(1, [], { ...FIGURE, low: "-3" }),
			cell(5, [], { ...FIGURE, status: "AgreedSameClass", low: "9007199254740993", high: "9007199254740995" }),
			cell(6, [], { ...FIGURE, low: null }),
		];
		expect(bands(cellsOf(rows))).toEqual([
			{ start: DAY, agreed: { low: -3n, high: 11n } },
			{ start: 2 * DAY, agreed: null },
			{ start: 3 * DAY, agreed: null },
			{ start: 4 * DAY, agreed: null },
			{ start: 5 * DAY, agreed: { low: 9_007_199_254_740_993n, high: 9_007_199_254_740_995n } },
			{ start: 6 * DAY, agreed: null },
		]);
	});
});

describe("how far sources are apart", () => {
	it("is the largest voice less the least, never with a copy or what was not measured", () => {
		expect(apart(record([point(1, "38"), point(2, "23"), point(3, "999", "Copy")]))).toBe(15n);
		expect(apart(record([point(1, "38"), point(2, null, "NotMeasured")]))).toBeNull();
		expect(apart(record([point(1, "38"), point(3, "38", "Copy")]))).toBeNull();
		expect(apart(record([point(1, "-5"), point(2, "5", null)]))).toBe(10n);
	});
});

describe("divergences", () => {
	const divergent: Comparison = { ...FIGURE, status: "Divergent", centre: null };

	it("come worst first: no agreement before a source that is off, the farthest apart, the latest", () => {
		const rows = [
			cell(1, [point(1, "100"), point(2, "100"), point(3, "500", "Major")]),
			cell(2, [point(1, "2", "Unattributed"), point(2, "0", "Unattributed")], divergent),
			cell(3, [point(1, "38", "Unattributed"), point(2, "23", "Unattributed")], divergent),
			cell(4, [point(1, "2", "Unattributed"), point(2, "0", "Unattributed")], divergent),
			cell(5, [point(1, "7"), point(2, "7")]),
			cell(6, [point(1, "7", "Unchecked")], { ...FIGURE, status: "SingleSource" }),
		];
		const found = divergences(cellsOf(rows));
		expect(found.map(({ cell: { key }, apart: distance, divergent: none }) => [key.start / DAY, distance, none]))
			.toEqual([[3, 15n, true], [4, 2n, true], [2, 2n, true], [1, 400n, false]]);
	});

	it("do not come from a copy that differs", () => {
		expect(divergences(cellsOf([cell(1, [point(1, "1"), point(2, "9", "Copy")])]))).toEqual([]);
	});
});

describe("the tally", () => {
	it("does not count one source as agreed, nor what waits for its comparison", () => {
		const rows = [cell(1, []), cell(2, [], { ...FIGURE, status: "SingleSource" }), cell(3, [], null)];
		expect(tally(cellsOf(rows))).toEqual({
			Agreed: 1, AgreedSameClass: 0, Divergent: 0, SingleSource: 1, NoData: 0, NotCompared: 1,
		});
	});
});
