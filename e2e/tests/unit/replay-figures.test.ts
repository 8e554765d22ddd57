import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import {
	changes,
	compareCells,
	distance,
	type FigureStatus,
	type PublishedFigure,
	type Span,
	type Voice,
} from "../../src/replay/comparison.ts";
import { dayBefore, dayFrom, endOfDay, startOfDay } from "../../src/replay/data/day.ts";
import { Figures, type Source } from "../../src/replay/data/figures.ts";
import { loadDataset } from "../../src/replay/data/load.ts";
import { contains } from "../../src/replay/data/regions.ts";
import { planAgencies } from "../../src/replay/plan/agencies.ts";
import { COMPARED, metricId, metricOf } from "../../src/replay/plan/metrics.ts";
import { COPY, observedBefore, OBSERVERS, planObservations } from "../../src/replay/plan/observations.ts";
import { folder, spoiled } from "./replay-fixture.ts";

const SHIPPED = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));
const DAY = "2020-01-31";
const HUBEI = 420_000;

describe("days", () => {
	it("begin and end at local midnight", () => {
		assert.equal(new Date(startOfDay(DAY)).toISOString(), "2020-01-30T16:00:00.000Z");
		assert.equal(endOfDay(DAY), startOfDay("2020-02-01"));
		assert.equal(dayFrom(startOfDay(DAY)), DAY);
		assert.equal(dayBefore("2020-03-01"), "2020-02-29");
	});
});

describe("a table of counts", () => {
	it("keeps what a source said first and what it said later, in the order of reading", () => {
		const figures = new Figures();
		assert.ok(!figures.add(DAY, HUBEI, "confirmed", "dxy", 2, "2020-01-31T02:00:00Z"));
		assert.ok(figures.add(DAY, HUBEI, "confirmed", "dxy", 3, "2020-01-31T03:00:00Z"));
		assert.ok(figures.add(DAY, HUBEI, "confirmed", "dxy", 1, "2020-01-31T01:00:00Z"));
		assert.deepEqual(
			figures.on(DAY)[0]?.readings.map(({ value }) => value),
			[1, 2, 3],
		);
		assert.equal(figures.get("dxy", DAY, HUBEI, "confirmed"), 3);
		assert.equal(figures.before("dxy", "2020-02-01", HUBEI, "confirmed"), 3);
	});

	it("takes of two readings without a time the later row for the later one", () => {
		const figures = new Figures();
		figures.add(DAY, HUBEI, "confirmed", "health_commission", 48_206);
		figures.add(DAY, HUBEI, "confirmed", "health_commission", 47_163);
		assert.equal(figures.get("health_commission", DAY, HUBEI, "confirmed"), 47_163);
	});

	it("tells a day region by region, metric by metric, source by source", () => {
		const figures = new Figures();
		figures.add(DAY, 440_000, "confirmed", "dxy", 1);
		figures.add(DAY, HUBEI, "dead", "dxy", 1);
		figures.add(DAY, HUBEI, "confirmed", "jhu", 1);
		figures.add(DAY, HUBEI, "confirmed", "health_commission", 1);
		figures.add("2020-01-30", HUBEI, "recovered", "dxy", 1);
		assert.deepEqual(
			figures.on(DAY).map(({ region, metric, source }) => `${region} ${metric} ${source}`),
			["420000 confirmed health_commission", "420000 confirmed jhu", "420000 dead dxy", "440000 confirmed dxy"],
		);
	});
});

describe("observations", () => {
	it("are what the sources say in the same words, with the time they were read", async (t) => {
		const data = await loadDataset(await folder(t));
		const planned = planObservations(data, DAY);
		assert.deepEqual(planned[0], {
			key: "health_commission-2020-01-31-420000-confirmed",
			day: DAY,
			source: "health_commission",
			region: HUBEI,
			metric: "confirmed",
			values: [{ value: 200, observedAt: endOfDay(DAY) }],
		});
		assert.equal(planned[1]?.values[0]?.observedAt, Date.parse("2020-01-31T13:52:53Z"));
		assert.equal(planned.length, 9);
	});

	it("leave out what sources count differently", async (t) => {
		const data = await loadDataset(
			await folder(t, spoiled("observations.csv", "420000,dead,health", "420000,suspected,health")),
		);
		assert.ok(!planObservations(data, DAY).some(({ key }) => key === "health_commission-2020-01-31-420000-dead"));
	});

	it("correct what was said before", async (t) => {
		const row = "2020-01-31,420000,confirmed,health_commission,200,\n";
		const data = await loadDataset(
			await folder(t, spoiled("observations.csv", row, `${row}${row.replace(",200,", ",190,")}`)),
		);
		assert.deepEqual(
			planObservations(data, DAY)[0]?.values.map(({ value }) => value),
			[200, 190],
		);
		assert.match(data.notes[0] ?? "", /1 counts were given more than once/);
	});

	it("of a replay begin with the day before it, which the first day is compared with", async (t) => {
		const data = await loadDataset(await folder(t));
		assert.deepEqual(observedBefore(data, [DAY, "2020-02-01"]), ["2020-01-30"]);
		assert.deepEqual(observedBefore(data, ["2020-01-30"]), []);
		assert.deepEqual(observedBefore(data, []), []);
	});

	it("come from three agencies of three classes, each a line of its own that covers every region", async () => {
		const data = await loadDataset(SHIPPED);
		const agencies = new Map(planAgencies(data).map((agency) => [agency.key, agency]));
		const observers = Object.values(OBSERVERS).map((key) => agencies.get(key));
		assert.equal(new Set(observers.map((each) => each?.class)).size, 3);
		assert.equal(new Set(observers.map((each) => each?.line)).size, 3);
		for (const each of observers) {
			assert.ok(each?.roles.includes("Observe"));
			assert.ok(each !== undefined && contains(each.jurisdiction, 420_106));
		}
		assert.ok(!agencies.get(OBSERVERS[COPY.copier])?.roles.includes("Vote"), "a web page has no vote");
		const planned = data.figures.days.flatMap((day) => planObservations(data, day));
		assert.equal(planned.length, 4_626, "all but what is suspected");
	});
});

describe("a metric's number", () => {
	it("leads back to the metric", () => {
		for (const metric of COMPARED) assert.equal(metricOf(metricId(metric)), metric);
		assert.equal(metricOf(99), undefined);
	});
});

const span = (value: number, before = value): Span => ({
	value,
	low: Math.min(value, before),
	high: Math.max(value, before),
});

describe("two counts", () => {
	it("are as far apart as the nearer of the two readings of their labels", () => {
		assert.equal(distance(span(400, 300), span(300, 220)), 0, "one is a day behind");
		assert.equal(distance(span(300, 220), span(400, 300)), 0, "or the other");
		assert.equal(distance(span(400, 300), span(220, 150)), 80, "two days behind is another figure");
		assert.equal(distance(span(10), span(6)), 4);
		assert.equal(distance(span(47_163, 48_206), span(48_206)), 0, "a correction downwards spans, too");
	});
});

const figure = (region: number, status: FigureStatus, day = DAY): PublishedFigure => ({
	metric: "confirmed",
	region,
	day,
	status,
	tolerance: status === "SingleSource" ? undefined : 5,
});
const voice = (source: Source, region: number, value: number | undefined, day = DAY): Voice => ({
	source,
	metric: "confirmed",
	region,
	day,
	value,
	mark: undefined,
});

describe("a comparison", () => {
	it("counts figures by what they are", () => {
		const figures = [
			figure(1, "Agreed"),
			figure(2, "AgreedSameClass"),
			figure(3, "Divergent"),
			figure(4, "SingleSource"),
			figure(5, "NoData"),
		];
		const { worst, ...counts } = compareCells(figures, [], undefined);
		assert.deepEqual(counts, { cells: 5, compared: 3, agreed: 2, divergent: 1, singleSource: 1, blamed: {} });
		assert.equal(worst.length, 1);
	});

	it("lists divergent cells, the farthest apart first, and of equals where it matters more", () => {
		const figures = [1, 2, 3, 4].map((region) => figure(region, region === 4 ? "Agreed" : "Divergent"));
		const voices = [
			voice("health_commission", 1, 100),
			voice("dxy", 1, 110),
			voice("health_commission", 2, 10),
			voice("dxy", 2, 20),
			voice("health_commission", 3, 100),
			voice("dxy", 3, 300),
			voice("health_commission", 4, 1),
			voice("dxy", 4, 9_999),
		];
		const { worst } = compareCells(figures, voices, undefined);
		assert.deepEqual(
			worst.map(({ region, apart }) => [region, apart]),
			[
				[3, 200],
				[2, 10],
				[1, 10],
			],
		);
		assert.deepEqual(worst[0]?.values, { health_commission: 100, dxy: 300 });
	});

	it("measures by the days before, and not against a copy or a count that was not made", () => {
		const figures = [figure(1, "Divergent")];
		const voices = [
			voice("health_commission", 1, 100, "2020-01-30"),
			voice("health_commission", 1, 200),
			voice("dxy", 1, 80),
			voice("jhu", 1, 20),
		];
		assert.equal(compareCells(figures, voices, undefined).worst[0]?.apart, 80, "of the commission and jhu");
		const after = compareCells(figures, voices, COPY).worst[0];
		assert.equal(after?.apart, 20, "of the commission's day before and dxy");
		assert.deepEqual(after.values, { health_commission: 200, dxy: 80, jhu: 20 }, "what a copy says is shown");
		const alone = voices.map((each) => (each.source === "dxy" ? { ...each, value: undefined } : each));
		assert.equal(compareCells(figures, alone, COPY).worst[0]?.apart, 80, "a copy without its source speaks");
	});

	it("counts who is told to be off, in the cells that are counted", () => {
		const marked = (source: Source, mark: string, day = DAY) => ({ ...voice(source, 1, 1, day), mark });
		const voices = [
			marked("health_commission", "Major"),
			marked("dxy", "Agree"),
			marked("jhu", "Minor"),
			marked("jhu", "Major", "2020-01-30"),
			marked("dxy", "MajorDispersed"),
			marked("dxy", "Unattributed"),
		];
		assert.deepEqual(compareCells([figure(1, "Agreed")], voices, undefined).blamed, {
			health_commission: 1,
			jhu: 1,
		});
	});

	it("lists no more than ten", () => {
		const figures = Array.from({ length: 12 }, (_, i) => figure(i, "Divergent"));
		assert.equal(compareCells(figures, [], undefined).worst.length, 10);
	});
});

describe("changes", () => {
	it("are counted by what was and what is", () => {
		const before = [figure(1, "Agreed"), figure(2, "Agreed"), figure(3, "Divergent"), figure(4, "Agreed")];
		const after = [
			figure(1, "SingleSource"),
			figure(2, "Divergent"),
			figure(3, "Divergent"),
			figure(4, "SingleSource"),
			figure(5, "Agreed"),
		];
		assert.deepEqual(changes(before, after), { "Agreed to Divergent": 1, "Agreed to SingleSource": 2 });
	});
});
