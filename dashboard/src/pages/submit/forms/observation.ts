/** A figure: `observations.observe`. */

import { contains, isRegion } from "../../../regions/regions.ts";
import type { Definition, EventTypeRecord, MetricRecord } from "../../../rpc/records.ts";
import { MAX_I64, MIN_I64 } from "../limits.ts";
import { isIdNumber } from "../personal.ts";
import {
	contentArgument, Kept, observedOf, Problems, statusOf, type Checked, type KeptContent, type Signer,
} from "./common.ts";

/** Periods that are offered: the last ones that can be measured. */
const PERIODS = 60;

export interface ObservationForm {
	readonly metric: string;
	readonly region: string;
	/** When the period begins, in milliseconds. */
	readonly start: string;
	readonly status: string;
	readonly value: string;
	/** Nobody measured: there is no value, which is not zero. */
	readonly unmeasured: boolean;
	readonly observedAt: string;
	readonly evidence: KeptContent | null;
}

export interface ObservationContext {
	readonly now: number;
	readonly metrics: ReadonlyMap<number, MetricRecord>;
	readonly eventTypes: ReadonlyMap<number, EventTypeRecord>;
	readonly signer: Signer | null;
}

export function emptyObservation(given: { region?: string; metric?: string; status?: string }): ObservationForm {
	return {
		metric: given.metric ?? "",
		region: given.region !== undefined && isRegion(given.region) ? given.region : "",
		start: "",
		status: given.status ?? "",
		value: "",
		unmeasured: false,
		observedAt: "",
		evidence: null,
	};
}

export function readObservation(kept: Kept): ObservationForm {
	return {
		metric: kept.text("metric", ""),
		region: kept.text("region", ""),
		start: kept.text("start", ""),
		status: kept.text("status", ""),
		value: kept.text("value", ""),
		unmeasured: kept.flag("unmeasured", false),
		observedAt: kept.text("observedAt", ""),
		evidence: kept.content("evidence"),
	};
}

/** The definition in force of a metric. */
export function definitionOf(metric: MetricRecord | undefined): Definition | undefined {
	return metric?.definitions.find((each) => each.version === metric.version);
}

/** When periods of a metric began that can be measured now, the last one first. */
export function periodsOf({ anchor, period, kind }: Definition, now: number): number[] {
	// A point in time is measured when its period begins, everything else when the period is over.
	const until = kind === "PointInTime" ? now : now - period;
	const last = Math.floor((until - anchor) / period);
	const count = Math.max(0, Math.min(PERIODS, last + 1));
	return Array.from({ length: count }, (_, i) => anchor + (last - i) * period);
}

export function checkObservation(form: ObservationForm, context: ObservationContext): Checked {
	const problems = new Problems();
	const { now, signer } = context;
	const metric = Number(form.metric);
	const definition = form.metric === "" ? undefined : definitionOf(context.metrics.get(metric));
	if (definition === undefined) problems.add("metric", "problemMetric");
	else if (context.eventTypes.get(definition.eventType)?.sealing != null) problems.add("metric", "problemSealed");
	if (!isRegion(form.region)) problems.add("region", "problemRegion", { region: form.region });
	else if (signer !== null && !contains(signer.agency.jurisdiction, form.region)) {
		problems.add("region", "problemJurisdiction", { region: signer.agency.jurisdiction });
	}
	const start = startOf(problems, form.start, definition, now);
	const status = statusOf(problems, form.status);
	const value = valueOf(problems, form);
	const observedAt = observedOf(problems, "observedAt", form.observedAt, now);
	const evidence = contentArgument(problems, "evidence", form.evidence);
	if (definition === undefined || start === null || status === null || observedAt === null) {
		return { problems: problems.list, call: null };
	}
	return problems.checked(() => ({
		name: "observations.observe",
		args: {
			cell: { metric, version: definition.version, region: Number(form.region), start, status },
			statement: { value, observedAt, evidence },
		},
	}));
}

function startOf(problems: Problems, text: string, definition: Definition | undefined, now: number): number | null {
	if (definition === undefined) return null;
	const { anchor, period, kind } = definition;
	const start = Number(text);
	if (!/^\d{1,15}$/.test(text) || start < anchor || (start - anchor) % period !== 0) {
		return problems.add("start", "problemPeriod");
	}
	const measurable = kind === "PointInTime" ? start : start + period;
	return measurable <= now ? start : problems.add("start", "problemPeriodNotOver");
}

/** The figure as digits, `null` if it was not measured. */
function valueOf(problems: Problems, { value, unmeasured }: ObservationForm): string | null {
	const text = value.trim();
	if (unmeasured) return text === "" ? null : problems.add("value", "problemValueAndUnmeasured");
	if (text === "") return problems.add("value", "problemValueMissing");
	if (!/^-?\d+$/.test(text)) return problems.add("value", "problemNumber");
	if (isIdNumber(text)) return problems.add("value", "problemIdCard", { found: text });
	const number = BigInt(text);
	if (number < MIN_I64) return problems.add("value", "problemTooSmall", { least: String(MIN_I64) });
	return number > MAX_I64 ? problems.add("value", "problemTooLarge", { most: String(MAX_I64) }) : String(number);
}
