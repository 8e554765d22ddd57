/** Metrics, figures, and who repeats whom. */

import type {
	Account, AgencyClass, Amount, CapStatus, Content, Figure, Hex, Moment, Names, RegionCode,
} from "./common.ts";

export type MetricKind = "Count" | "PointInTime" | "Cumulative";
export type DateBasis = "Onset" | "Report" | "Audit" | "Publication";
export type PlaceBasis = "Residence" | "Occurrence" | "Reporting";
export type Dating = "SamePeriod" | "AdjacentPeriods";
export type Relation = "Eq" | "Le" | "Ge";

export const CORRECTION_REASONS = ["Mistake", "Reclassified", "Late", "Duplicates"] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

export const FIGURE_STATUSES = ["Agreed", "AgreedSameClass", "Divergent", "SingleSource", "NoData"] as const;
export type FigureStatus = (typeof FIGURE_STATUSES)[number];

export const MARKS = [
	"Agree", "Minor", "Major", "MajorDispersed", "Unattributed", "Unchecked", "Copy", "NotMeasured",
] as const;
export type Mark = (typeof MARKS)[number];

export type Ground = "Declared" | "Uncontested" | "Ruled";

export type Rule =
	| { readonly rule: "notNegative" | "monotone" | "withinParent" }
	| { readonly rule: "maxStep"; readonly abs: Amount; readonly ppm: number }
	| {
		readonly rule: "linear";
		readonly terms: readonly { readonly metric: number; readonly factor: number }[];
		readonly op: Relation;
	}
	| { readonly rule: "pairRequired" | "pairExclusive"; readonly metric: number };

export interface Definition {
	readonly version: number;
	readonly since: Moment;
	readonly code: string;
	readonly names: Names;
	/** UCUM. */
	readonly unit: string;
	readonly eventType: number;
	readonly kind: MetricKind;
	readonly dateBasis: DateBasis;
	readonly placeBasis: PlaceBasis;
	readonly absTol: Amount;
	readonly relPpm: number;
	readonly dating: Dating;
	/** Milliseconds. */
	readonly period: number;
	readonly anchor: Moment;
	readonly settleWithin: number;
	readonly rules: readonly Rule[];
}

export interface MetricRecord {
	readonly kind: "metric";
	/** The one in force. */
	readonly version: number;
	readonly definitions: readonly Definition[];
}

export interface CellKey {
	readonly metric: number;
	readonly version: number;
	readonly region: RegionCode;
	readonly start: Moment;
	readonly status: CapStatus;
}

export interface ObservationRecord {
	readonly kind: "observation";
	readonly cell: CellKey;
	readonly agency: number;
	readonly officer: Account;
	/** `null` is not measured, which is not zero. */
	readonly value: Figure | null;
	readonly evidence: Content | null;
	readonly observedAt: Moment;
	readonly reason: CorrectionReason | null;
	/** Positions of the metric's rules that it breaks. */
	readonly flags: readonly number[];
	readonly previous: number | null;
	readonly block: number;
}

/** What a comparison found. Nothing in it is a sum over sources. */
export interface Comparison {
	readonly status: FigureStatus;
	readonly centre: Figure | null;
	readonly low: Figure | null;
	readonly high: Figure | null;
	readonly tolerance: Amount | null;
	readonly voices: number;
	readonly classes: number;
	readonly copies: number;
	readonly at: Moment;
}

/** What an agency says of a cell now, and how that stands to the others. */
export interface Point {
	readonly agency: number;
	readonly class: AgencyClass;
	/** Thousandths. */
	readonly weight: number;
	readonly observation: number;
	readonly value: Figure | null;
	readonly counts: boolean;
	readonly mark: Mark | null;
}

export interface CellRecord {
	readonly kind: "cell";
	readonly figure: Comparison | null;
	readonly points: readonly Point[];
	readonly closes: Moment;
	readonly closed: boolean;
	readonly settled: boolean;
	readonly judged: boolean;
	readonly seal: { readonly revealFrom: Moment; readonly revealUntil: Moment } | null;
	readonly sealed: readonly { readonly agency: number; readonly officer: Account; readonly hash: Hex }[];
}

export interface DerivationRecord {
	readonly kind: "derivation";
	/** Whom it repeats; `null` is nobody. */
	readonly source: number | null;
	readonly ground: Ground | null;
	readonly allegation: {
		readonly source: number;
		readonly by: number;
		readonly evidence: Content;
		readonly until: Moment;
		readonly contested: boolean;
	} | null;
}
