/** What is compared between sources, and how far two counts of the same thing may be apart. */

import { LOCAL_OFFSET_MINUTES, MILLIS_PER_DAY } from "../data/day.ts";
import type { Metric } from "../data/figures.ts";
import { hex } from "./content.ts";

/** Metrics that all sources count in the same way. "suspected" is cumulative in one and current in another. */
export const COMPARED = ["confirmed", "dead", "recovered"] as const satisfies readonly Metric[];
export type ComparedMetric = (typeof COMPARED)[number];

/** How far two counts of the same thing may differ, in percent. There is no absolute tolerance: a death is a death. */
export const TOLERANCE_PERCENT = 5;

/** Numbers of the metrics in the chain's registry begin here. */
const FIRST_ID = 101;
/** The replay is of the past: what is said of a day is not late when it is said years after it. */
const SETTLE_MS = 100 * 365 * MILLIS_PER_DAY;

const NAMES: Readonly<Record<ComparedMetric, { readonly zh: string; readonly en: string }>> = {
	confirmed: { zh: "累计确诊病例", en: "Confirmed cases, cumulative" },
	dead: { zh: "累计死亡病例", en: "Deaths, cumulative" },
	recovered: { zh: "累计治愈病例", en: "Recovered cases, cumulative" },
};

/** A structural check: what breaks it is flagged and kept. */
type Rule = "NotNegative" | "Monotone" | "WithinParent" | { readonly Linear: Readonly<Record<string, unknown>> };

/** Checks of every metric, and of the last one of a region, when the others are known, how they add up. */
const RULES: readonly Rule[] = ["NotNegative", "Monotone", "WithinParent"];
const ADDS_UP: Rule = {
	Linear: {
		terms: [
			[metricId("dead"), 1],
			[metricId("recovered"), 1],
			[metricId("confirmed"), -1],
		],
		op: "Le",
	},
};

export function isCompared(metric: Metric): metric is ComparedMetric {
	return (COMPARED as readonly Metric[]).includes(metric);
}

/** Number of a metric in the chain's registry. */
export function metricId(metric: ComparedMetric): number {
	return FIRST_ID + COMPARED.indexOf(metric);
}

/** The metric with a number; `undefined` for one that the replay did not define. */
export function metricOf(id: number): ComparedMetric | undefined {
	return COMPARED.find((metric) => metricId(metric) === id);
}

/** Checks of a metric, by the bits that a figure is flagged with. */
export function rulesOf(metric: ComparedMetric): readonly Rule[] {
	return metric === COMPARED.at(-1) ? [...RULES, ADDS_UP] : RULES;
}

/** Name of a check. */
export function ruleName(rule: Rule): string {
	return typeof rule === "string" ? rule : "Linear";
}

/** Everything that two counts must have in common to be compared, as the chain takes it. */
export function definition(metric: ComparedMetric, eventType: number): Record<string, unknown> {
	const { zh, en } = NAMES[metric];
	return {
		code: hex(`respiratory.novel.${metric}`),
		nameZh: hex(zh),
		nameEn: hex(en),
		unit: hex("{person}"),
		eventType,
		kind: "Cumulative",
		dateBasis: "Report",
		placeBasis: "Reporting",
		absTol: 0,
		relPpm: TOLERANCE_PERCENT * 10_000,
		// Labels of two sources differ by a day: data/hubei-2020/README.md.
		dating: "AdjacentPeriods",
		period: MILLIS_PER_DAY,
		anchor: MILLIS_PER_DAY - LOCAL_OFFSET_MINUTES * 60_000,
		settleWithin: SETTLE_MS,
		rules: rulesOf(metric),
	};
}
