import assert from "node:assert/strict";
import { describe, it } from "node:test";

import type { Entry } from "../../src/replay/chain/storage.ts";
import { startOfDay } from "../../src/replay/data/day.ts";
import type { Source } from "../../src/replay/data/figures.ts";
import { ChainError } from "../../src/replay/errors.ts";
import { definition, metricId, rulesOf } from "../../src/replay/plan/metrics.ts";
import { figuresOf, flagsOf, placeOf, voicesOf } from "../../src/replay/published.ts";

const DAY = "2020-01-31";
const SOURCES = new Map<number, Source>([
	[1, "health_commission"],
	[7, "dxy"],
]);
const CELL = { metric: metricId("dead"), version: 1, region: 420_100, start: startOfDay(DAY), status: "Actual" };
const FIGURE = { status: "Divergent", centre: null, low: 23, high: 38, tolerance: 1, voices: 2, classes: 2, copies: 0 };

function cell(value: Record<string, unknown>, key: object = CELL): Entry {
	return { keys: [JSON.stringify(key)], value: value as Entry["value"] };
}

describe("a cell", () => {
	it("is a metric, a region and a day", () => {
		assert.deepEqual(placeOf(CELL), { metric: "dead", region: 420_100, day: DAY });
	});

	it("of another metric is none of the replay", () => {
		assert.equal(placeOf({ ...CELL, metric: 1 }), undefined);
	});
});

describe("figures", () => {
	it("are read with status and tolerance", () => {
		const { figures, waiting } = figuresOf([cell({ figure: FIGURE, listed: null })]);
		assert.deepEqual(figures, [
			{ metric: "dead", region: 420_100, day: DAY, status: "Divergent", tolerance: 1 },
		]);
		assert.equal(waiting, 0);
	});

	it("of one source have no tolerance", () => {
		const alone = { ...FIGURE, status: "SingleSource", tolerance: null };
		assert.equal(figuresOf([cell({ figure: alone, listed: null })]).figures[0]?.tolerance, undefined);
	});

	it("that are listed, or not there yet, are waited for", () => {
		const listed = cell({ figure: FIGURE, listed: 1_580_000_000_000 });
		const other = { ...CELL, metric: 1 };
		const { figures, waiting } = figuresOf([
			listed,
			cell({ figure: null, listed: null }),
			cell({ figure: null, listed: null }, other),
		]);
		assert.deepEqual([figures.length, waiting], [1, 2]);
	});
});

describe("readings", () => {
	const readings = (agency: number) =>
		[
			{ agency, value: 23, mark: null },
			{ agency: 1, value: null, mark: "NotMeasured" },
		] as unknown as Record<string, unknown>;

	it("are voices of their sources; what was not measured is no zero", () => {
		assert.deepEqual(
			voicesOf([cell(readings(7))], SOURCES).map(({ source, value, mark }) => [source, value, mark]),
			[
				["dxy", 23, undefined],
				["health_commission", undefined, "NotMeasured"],
			],
		);
	});

	it("of an agency that is no source are an error", () => {
		assert.throws(() => voicesOf([cell(readings(8))], SOURCES), ChainError);
	});
});

describe("flags", () => {
	it("are counted by source and by the check that their bit stands for", () => {
		const observation = (agency: number, metric: "dead" | "recovered", flags: number): Entry => ({
			keys: ["1"],
			value: { agency, flags, cell: { ...CELL, metric: metricId(metric) } },
		});
		const [monotone, within, adds] = [1 << 1, 1 << 2, 1 << 3];
		assert.deepEqual(
			flagsOf(
				[
					observation(1, "dead", monotone),
					observation(1, "dead", monotone | within),
					observation(7, "recovered", adds),
					observation(7, "dead", 0),
				],
				SOURCES,
			),
			{ health_commission: { Monotone: 2, WithinParent: 1 }, dxy: { Linear: 1 } },
		);
	});
});

describe("a metric as the chain takes it", () => {
	it("counts days from local midnight, one of two labels apart, and has no absolute tolerance", () => {
		const defined = definition("dead", 3) as Record<string, number>;
		assert.equal(startOfDay(DAY) % defined["period"]!, defined["anchor"]);
		assert.deepEqual([defined["dating"], defined["absTol"], defined["relPpm"]], ["AdjacentPeriods", 0, 50_000]);
		assert.equal(Buffer.from(String(defined["code"]).slice(2), "hex").toString(), "respiratory.novel.dead");
	});

	it("checks how metrics add up with the one that is observed last", () => {
		assert.equal(rulesOf("confirmed").length, 3);
		assert.equal(rulesOf("recovered").length, 4);
	});
});
