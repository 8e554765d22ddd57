/** What the chain makes of several sources' counts: how many cells agree, and which are farthest apart. Pure. */

import { dayBefore } from "./data/day.ts";
import { SOURCES, type Source } from "./data/figures.ts";
import type { ComparedMetric } from "./plan/metrics.ts";

/** A cell in the words of the replay: nothing of another is ever compared with it. */
export interface Place {
	readonly metric: ComparedMetric;
	readonly region: number;
	readonly day: string;
}

/** What one source says of a cell on the chain. */
export interface Voice extends Place {
	readonly source: Source;
	/** `undefined`: it says that it did not measure. */
	readonly value: number | undefined;
	/** How it stands to the others, as the chain marks it; `undefined` until the first comparison. */
	readonly mark: string | undefined;
}

/** What the chain publishes of a cell. */
export interface PublishedFigure extends Place {
	readonly status: FigureStatus;
	readonly tolerance: number | undefined;
}

export type FigureStatus = "NoData" | "SingleSource" | "Agreed" | "AgreedSameClass" | "Divergent";

/** A cell whose sources do not agree. */
export interface DivergentCell extends Place {
	readonly values: Readonly<Partial<Record<Source, number>>>;
	/** Between the two that are farthest apart, by the metric's own rule: see {@link distance}. */
	readonly apart: number;
	readonly tolerance: number | undefined;
}

export interface Comparison {
	/** Cells with a figure. */
	readonly cells: number;
	/** Cells in which at least two voices speak. */
	readonly compared: number;
	readonly agreed: number;
	readonly divergent: number;
	readonly singleSource: number;
	/** By source: cells in which it is told that it is off ({@link BLAME}). */
	readonly blamed: Readonly<Record<string, number>>;
	/** Divergent cells, the farthest apart first. */
	readonly worst: readonly DivergentCell[];
}

/** Cells that are listed one by one. */
const LISTED = 10;
/** Marks of a source that is beyond the tolerance where enough others agree to tell. */
const BLAME = ["Minor", "Major"];

/** A count and the interval it may stand for: labels of two sources may differ by a day. */
export interface Span {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** How far two counts are apart when each may be dated a day earlier than the other. */
export function distance(a: Span, b: Span): number {
	return Math.min(outside(a.value, b), outside(b.value, a));
}

function outside(value: number, { low, high }: Span): number {
	return Math.max(low - value, value - high, 0);
}

/** Counts the figures, and lists the divergent ones that are farthest apart. `silent` copies, and is no voice. */
export function compareCells(
	figures: readonly PublishedFigure[],
	voices: readonly Voice[],
	silent: { readonly copier: Source; readonly source: Source } | undefined,
): Comparison {
	const places = new Set(figures.map(placeKey));
	const blamed = new Map<Source, number>();
	for (const voice of voices) {
		if (!BLAME.includes(voice.mark ?? "") || !places.has(placeKey(voice))) continue;
		blamed.set(voice.source, (blamed.get(voice.source) ?? 0) + 1);
	}
	const said = new Map(voices.map((voice) => [voiceKey(voice, voice.source), voice.value]));
	const count = (...statuses: FigureStatus[]) => figures.filter(({ status }) => statuses.includes(status)).length;
	const worst = figures
		.filter(({ status }) => status === "Divergent")
		.map(({ day, region, metric, tolerance }): DivergentCell => {
			const values = SOURCES.flatMap((source) => {
				const value = said.get(voiceKey({ day, region, metric }, source));
				return value === undefined ? [] : [[source, value] as const];
			});
			const speaking = values.filter(([source]) => !isCopy(source, values, silent));
			const spans = speaking.map(([source, value]): Span => {
				const before = said.get(voiceKey({ day: dayBefore(day), region, metric }, source)) ?? value;
				return { value, low: Math.min(before, value), high: Math.max(before, value) };
			});
			const apart = Math.max(0, ...spans.flatMap((a) => spans.map((b) => distance(a, b))));
			return { day, region, metric, values: Object.fromEntries(values), apart, tolerance };
		})
		.sort(byDistance);
	const [agreed, divergent] = [count("Agreed", "AgreedSameClass"), count("Divergent")];
	return {
		cells: figures.length,
		compared: agreed + divergent,
		agreed,
		divergent,
		singleSource: count("SingleSource"),
		blamed: Object.fromEntries([...blamed].sort(([a], [b]) => a.localeCompare(b))),
		worst: worst.slice(0, LISTED),
	};
}

function isCopy(
	source: Source,
	values: readonly (readonly [Source, number])[],
	silent: { readonly copier: Source; readonly source: Source } | undefined,
): boolean {
	return source === silent?.copier && values.some(([each]) => each === silent.source);
}

/** The farthest apart first; of those as far apart, where it matters more, then by place and day. */
function byDistance(a: DivergentCell, b: DivergentCell): number {
	return b.apart - a.apart || share(b) - share(a) || placeKey(a).localeCompare(placeKey(b));
}

/** The distance as a share of the largest value. */
function share({ apart, values }: DivergentCell): number {
	return apart / Math.max(1, ...Object.values(values));
}

/** How often a cell's status went from one to another, such as `Agreed to Divergent`; what stayed is not in it. */
export function changes(
	before: readonly PublishedFigure[],
	after: readonly PublishedFigure[],
): Record<string, number> {
	const then = new Map(before.map((figure) => [placeKey(figure), figure.status]));
	const counts = new Map<string, number>();
	for (const figure of after) {
		const was = then.get(placeKey(figure));
		if (was === undefined || was === figure.status) continue;
		const change = `${was} to ${figure.status}`;
		counts.set(change, (counts.get(change) ?? 0) + 1);
	}
	return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

/** A cell as text. */
export function placeKey({ day, region, metric }: Place): string {
	return `${day} ${String(region).padStart(6, "0")} ${metric}`;
}

function voiceKey(place: Place, source: Source): string {
	return `${placeKey(place)} ${source}`;
}
