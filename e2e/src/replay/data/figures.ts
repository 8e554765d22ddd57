/** Cumulative counts by region and day, from several sources. A count that is not there is unknown, not 0. */

import type { Regions } from "./regions.ts";
import { readTable } from "./table.ts";

export const METRICS = ["confirmed", "dead", "recovered", "suspected"] as const;
export type Metric = (typeof METRICS)[number];

export const SOURCES = ["health_commission", "dxy", "jhu"] as const;
export type Source = (typeof SOURCES)[number];

/** Counts of one region on one day; what is not given is absent. */
export type Counts = Readonly<Partial<Record<Metric, number>>>;

/** A count as it was read. */
export interface Reading {
	readonly value: number;
	/** When the source was read; empty where not known. */
	readonly readAt: string;
}

/** What a source says of a region on one day: more than one reading where it changed what it had said. */
export interface Stated {
	readonly source: Source;
	readonly region: number;
	readonly metric: Metric;
	/** In the order of reading; at least one. */
	readonly readings: readonly Reading[];
}

interface Series {
	readonly source: Source;
	readonly region: number;
	readonly metric: Metric;
	/** By day. */
	readonly readings: Map<string, readonly Reading[]>;
}

/** The table of counts. */
export class Figures {
	readonly #series = new Map<string, Series>();
	readonly #days = new Set<string>();

	/** Adds a count. Of two for the same cell the one read later counts; says whether there was one. */
	add(day: string, region: number, metric: Metric, source: Source, value: number, readAt = ""): boolean {
		const key = seriesKey(source, region, metric);
		const series: Series = this.#series.get(key) ?? { source, region, metric, readings: new Map() };
		this.#series.set(key, series);
		const known = series.readings.get(day) ?? [];
		const before = known.filter((each) => each.readAt <= readAt);
		series.readings.set(day, [...before, { value, readAt }, ...known.slice(before.length)]);
		this.#days.add(day);
		return known.length > 0;
	}

	/** Days with any count, in order. */
	get days(): string[] {
		return [...this.#days].sort();
	}

	get(source: Source, day: string, region: number, metric: Metric): number | undefined {
		return this.#series.get(seriesKey(source, region, metric))?.readings.get(day)?.at(-1)?.value;
	}

	/** The source's last count of a metric before a day. */
	before(source: Source, day: string, region: number, metric: Metric): number | undefined {
		const series = this.#series.get(seriesKey(source, region, metric));
		const days = [...(series?.readings.keys() ?? [])].filter((each) => each < day).sort();
		const last = days.at(-1);
		return last === undefined ? undefined : series?.readings.get(last)?.at(-1)?.value;
	}

	/** All that the sources say of a day, region by region. */
	on(day: string): Stated[] {
		const place = ({ region, metric, source }: Series) =>
			[region, METRICS.indexOf(metric), SOURCES.indexOf(source)] as const;
		return [...this.#series.values()]
			.filter(({ readings }) => readings.has(day))
			.sort((a, b) => {
				const [x, y] = [place(a), place(b)];
				return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
			})
			.map(({ source, region, metric, readings }) => ({
				source,
				region,
				metric,
				readings: readings.get(day) ?? [],
			}));
	}

	/** All counts of a region on a day. */
	counts(source: Source, day: string, region: number): Counts {
		const found = METRICS.map((metric) => [metric, this.get(source, day, region, metric)] as const);
		return Object.fromEntries(found.filter(([, value]) => value !== undefined));
	}
}

function seriesKey(source: Source, region: number, metric: Metric): string {
	return `${source} ${region} ${metric}`;
}

export async function loadFigures(dir: string, regions: Regions): Promise<{ figures: Figures; replaced: number }> {
	const columns = ["date", "region_code", "metric", "source", "value", "observed_at"] as const;
	const rows = await readTable(dir, ["observations.csv", "observations_train.csv"], columns);
	const figures = new Figures();
	let replaced = 0;
	for (const row of rows) {
		const day = row.day("date");
		const region = regions.get(Number(row.required("region_code")));
		if (region === undefined)
			throw row.error(`unknown region ${row.text("region_code")}: it is not in regions.csv`);
		const metric = row.word("metric", METRICS);
		const source = row.word("source", SOURCES);
		const readAt = row.text("observed_at") === "" ? "" : row.moment("observed_at");
		if (figures.add(day, region.code, metric, source, row.count("value"), readAt)) replaced += 1;
	}
	return { figures, replaced };
}
