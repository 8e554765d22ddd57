/** What the sources observe on a day, each as an agency of its own. Pure: the same data give the same observations. */

import { dayBefore, endOfDay } from "../data/day.ts";
import type { Reading, Source } from "../data/figures.ts";
import type { Dataset } from "../data/load.ts";
import { DXY, JHU, NATIONAL_COMMISSION } from "./agencies.ts";
import { isCompared, type ComparedMetric } from "./metrics.ts";

/** Which agency speaks for a source. */
export const OBSERVERS: Readonly<Record<Source, string>> = {
	health_commission: NATIONAL_COMMISSION,
	dxy: DXY,
	jhu: JHU,
};

/** What copies what: `jhu` repeats the `dxy` of the day in nine of ten cells. */
export const COPY: Readonly<{ copier: Source; source: Source }> = { copier: "jhu", source: "dxy" };

export interface PlannedObservation {
	/** Unique in a replay. */
	readonly key: string;
	readonly day: string;
	readonly source: Source;
	readonly region: number;
	readonly metric: ComparedMetric;
	/** What it said first, and what it said instead later: cumulative counts are corrected. */
	readonly values: readonly PlannedValue[];
}

export interface PlannedValue {
	readonly value: number;
	/** When the source was read; of the commission, which gives no time, the moment its count is for. */
	readonly observedAt: number;
}

export function planObservations(data: Dataset, day: string): PlannedObservation[] {
	return data.figures.on(day).flatMap(({ source, region, metric, readings }) => {
		if (!isCompared(metric)) return [];
		// What is said again is no correction.
		const said = readings.filter(({ value }, i) => value !== readings[i - 1]?.value);
		const values = said.map((reading) => plannedValue(day, reading));
		return [{ key: `${source}-${day}-${region}-${metric}`, day, source, region, metric, values }];
	});
}

/** The day that the first day of a replay is compared with, if there are counts of it. */
export function observedBefore(data: Dataset, days: readonly string[]): string[] {
	const [first] = days;
	return data.figures.days.filter((day) => first !== undefined && day === dayBefore(first));
}

function plannedValue(day: string, { value, readAt }: Reading): PlannedValue {
	return { value, observedAt: readAt === "" ? endOfDay(day) : Date.parse(readAt) };
}
