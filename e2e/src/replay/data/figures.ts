/** Cumulative counts by region and day, from several sources. A count that is not there is unknown, not 0. */

import type { Regions } from "./regions.ts";
import { readTable } from "./table.ts";

export const METRICS = ["confirmed", "dead", "recovered", "suspected"] as const;
export type Metric = (typeof METRICS)[number];

export const SOURCES = ["health_commission", "dxy", "jhu"] as const;
export type Source = (typeof SOURCES)[number];

/** Counts of one region on one day; what is not given is absent. */
export type Counts = Readonly<Partial<Record<Metric, number>>>;

interface Figure {
	readonly value: number;
	/** When the source was read; empty where not known. */
	readonly readAt: string;
}

/** The table of counts. */
export class Figures {
	/** By source, region and metric: the days with a count, in order. */
	readonly #series = new Map<string, Map<string, Figure>>();
	readonly #days = new Set<string>();

	/** Adds a count. Of two for the same cell the one read later stays; says whether there was one. */
	add(day: string, region: number, metric: Metric, source: Source, value: number, readAt = ""): boolean {
		const key = seriesKey(source, region, metric);
		const series = this.#series.get(key) ?? new Map<string, Figure>();
		this.#series.set(key, series);
		const known = series.get(day);
		if (known === undefined || known.readAt <= readAt) series.set(day, { value, readAt });
		this.#days.add(day);
		return known !== undefined;
	}

	/** Days with any count, in order. */
	get days(): string[] {
		return [...this.#days].sort();
	}

	get(source: Source, day: string, region: number, metric: Metric): number | undefined {
		return this.#series.get(seriesKey(source, region, metric))?.get(day)?.value;
	}

	/** The source's last count of a metric before a day. */
	before(source: Source, day: string, region: number, metric: Metric): number | undefined {
		const series = this.#series.get(seriesKey(source, region, metric));
		const days = [...(series?.keys() ?? [])].filter((each) => each < day).sort();
		const last = days.at(-1);
		return last === undefined ? undefined : series?.get(last)?.value;
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
