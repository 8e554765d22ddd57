/**
 * A figure: `observations.observe`; where figures are sealed, its hash: `observations.commit`; where the agency has stated
 * another, or the period is closed: `observations.correct`.
 */

import type { CellArgument } from "../../../chain/calls.ts";
import { FORMAT, is32Bytes, newSalt, sealHash, type Seal } from "../../../chain/seal.ts";
import { instantText } from "../../../i18n/format.ts";
import { isRegion } from "../../../regions/regions.ts";
import {
	CAP_STATUSES, CORRECTION_REASONS, type CorrectionReason, type Definition, type EventTypeRecord, type Hex, type MetricRecord,
	type Point,
} from "../../../rpc/records.ts";
import { MAX_I64, MIN_I64 } from "../limits.ts";
import { isIdNumber } from "../personal.ts";
import {
	checkJurisdiction, contentArgument, Kept, observedOf, oneOf, Problems, statusOf, type Checked, type KeptContent, type Signer,
} from "./common.ts";
import { isSameCell, phaseAt, phasesOf, type AskedCell, type Phases } from "./sealing.ts";

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
	/** Why it is corrected, if it is. */
	readonly reason: string;
	readonly observedAt: string;
	readonly evidence: KeptContent | null;
	/** Of the seal, if figures are sealed: one for each draft, because a signature cannot bring it back. */
	readonly salt: Hex;
}

export interface ObservationContext {
	readonly now: number;
	readonly metrics: ReadonlyMap<number, MetricRecord>;
	readonly eventTypes: ReadonlyMap<number, EventTypeRecord>;
	/** What the chain has of the cell that is chosen. */
	readonly cell: AskedCell;
	/** Of this chain, as they are kept. */
	readonly seals: readonly Seal[];
	/** Of the chain; `undefined` while that is not known. */
	readonly genesisHash: string | undefined;
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
		reason: "",
		observedAt: "",
		evidence: null,
		salt: newSalt(),
	};
}

export function readObservation(kept: Kept): ObservationForm {
	const salt = kept.text("salt", "");
	return {
		metric: kept.text("metric", ""),
		region: kept.text("region", ""),
		start: kept.text("start", ""),
		status: kept.text("status", ""),
		value: kept.text("value", ""),
		unmeasured: kept.flag("unmeasured", false),
		reason: kept.text("reason", ""),
		observedAt: kept.text("observedAt", ""),
		evidence: kept.content("evidence"),
		salt: is32Bytes(salt) ? salt : newSalt(),
	};
}

/** The definition in force of a metric. */
export function definitionOf(metric: MetricRecord | undefined): Definition | undefined {
	return metric?.definitions.find((each) => each.version === metric.version);
}

/** The cell that is chosen, once it is. */
export function cellOf(form: ObservationForm, definition: Definition | undefined): CellArgument | undefined {
	const status = oneOf(CAP_STATUSES, form.status);
	if (definition === undefined || status === null || !isRegion(form.region) || !/^\d{1,15}$/.test(form.start)) return undefined;
	return { metric: Number(form.metric), version: definition.version, region: Number(form.region), start: Number(form.start), status };
}

/** When periods of a metric began that can be measured now, the last one first; of sealed ones that which runs, too. */
export function periodsOf({ anchor, period, kind }: Definition, now: number, sealed = false): number[] {
	// A point in time is measured when its period begins, everything else when the period is over.
	const until = kind === "PointInTime" || sealed ? now : now - period;
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
	if (!isRegion(form.region)) problems.add("region", "problemRegion", { region: form.region });
	else checkJurisdiction(problems, "region", form.region, signer);
	// The arguments of a call that the chain refuses are public all the same: a value must not be stated by mistake.
	const typeKnown = definition === undefined || context.eventTypes.has(definition.eventType);
	if (!typeKnown || (context.cell === undefined && cellOf(form, definition) !== undefined)) problems.add("metric", "problemSealingUnknown");
	const phases = sealedPhases(form, context);
	const start = startOf(problems, form.start, definition, phases, now);
	const status = statusOf(problems, form.status);
	const value = valueOf(problems, form);
	if (definition !== undefined && phases !== null) return checkCommit(problems, form, context, definition, phases, value);
	const correction = correctionOf(form, context);
	const reason = correction === null ? null : reasonOf(problems, form, correction, value);
	const observedAt = observedOf(problems, "observedAt", form.observedAt, now);
	const evidence = contentArgument(problems, "evidence", form.evidence);
	if (definition === undefined || start === null || status === null || observedAt === null) {
		return { problems: problems.list, call: null };
	}
	const cell = { metric, version: definition.version, region: Number(form.region), start, status };
	const statement = { value, observedAt, evidence };
	return problems.checked(() => (
		reason === null
			? { name: "observations.observe", args: { cell, statement } }
			: { name: "observations.correct", args: { cell, reason, statement } }
	));
}

/** What a figure corrects: the one that the agency has stated, or that it has stated none until the period was closed. */
export interface Correction {
	readonly before: Point | null;
}

/** What is corrected by a figure of the chosen period; `null` if it is the agency's first word there, and in time. */
export function correctionOf(form: ObservationForm, { metrics, cell, now, signer }: ObservationContext): Correction | null {
	if (cell == null || cellOf(form, definitionOf(metrics.get(Number(form.metric)))) === undefined) return null;
	// Who could correct now could open anything and then repeat the others.
	if (cell.seal !== null && now < cell.seal.revealUntil) return null;
	const before = cell.points.find(({ agency }) => agency === signer?.officer.agency);
	return before !== undefined || cell.closed ? { before: before ?? null } : null;
}

/** When the chosen period is sealed; `null` if its figures are not, or no longer. */
export function sealedPhases(form: ObservationForm, context: ObservationContext): Phases | null {
	const { metrics, eventTypes, cell } = context;
	const definition = definitionOf(metrics.get(Number(form.metric)));
	if (form.metric === "" || definition === undefined || correctionOf(form, context) !== null) return null;
	return phasesOf(definition, Number(form.start), eventTypes.get(definition.eventType)?.sealing ?? null, cell);
}

/** The hash, and the seal that opens it. Nothing of what is sealed is in the call. */
function checkCommit(
	problems: Problems, form: ObservationForm, context: ObservationContext, definition: Definition,
	{ commitFrom, revealFrom, revealUntil }: Phases, value: string | null,
): Checked {
	const { signer, genesisHash, seals } = context;
	const cell = cellOf(form, definition);
	if (genesisHash === undefined) problems.add("metric", "problemChainUnknown");
	// Who opens one of two figures under one salt has as good as opened the other.
	const used = cell !== undefined && seals.some((each) => each.salt === form.salt && !isSameCell(each.cell, cell));
	if (used) problems.add("start", "problemSaltUsed");
	if (problems.list.length > 0 || cell === undefined || signer === null || genesisHash === undefined) {
		return { problems: problems.list, call: null };
	}
	const sealed = { cell, agency: signer.officer.agency, value, salt: form.salt };
	const hash = sealHash(sealed);
	const { names, unit } = definition;
	const seal: Seal = { format: FORMAT, genesisHash, ...sealed, hash, names, unit, periodUntil: commitFrom, revealFrom, revealUntil };
	return { ...problems.checked(() => ({ name: "observations.commit", args: { cell, hash } })), seal };
}

function startOf(
	problems: Problems, text: string, definition: Definition | undefined, phases: Phases | null, now: number,
): number | null {
	if (definition === undefined) return null;
	const { anchor, period, kind } = definition;
	const start = Number(text);
	if (!/^\d{1,15}$/.test(text) || start < anchor || (start - anchor) % period !== 0) {
		return problems.add("start", "problemPeriod");
	}
	if (phases !== null) return sealableOf(problems, start, phases, now);
	const measurable = kind === "PointInTime" ? start : start + period;
	return measurable <= now ? start : problems.add("start", "problemPeriodNotOver");
}

/** Why a figure is corrected. The same one again explains what a rule found, and nothing else does. */
function reasonOf(
	problems: Problems, form: ObservationForm, { before }: Correction, value: string | null,
): CorrectionReason | null {
	const reason = oneOf(CORRECTION_REASONS, form.reason);
	if (reason === null) return problems.add("reason", "problemCorrectionReason");
	if (before !== null && before.value === value && reason !== "Reclassified") problems.add("value", "problemSameFigure");
	return reason;
}

/** A period while its hashes are taken. */
function sealableOf(problems: Problems, start: number, phases: Phases, now: number): number | null {
	const { commitFrom, revealFrom } = phases;
	const values = { from: instantText(commitFrom), until: instantText(revealFrom) };
	switch (phaseAt(phases, now)) {
		case "before":
			return problems.add("start", "problemCommitEarly", values);
		case "commit":
			return start;
		case "reveal":
		case "over":
			return problems.add("start", "problemCommitOver", values);
	}
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
