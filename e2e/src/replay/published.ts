/** Figures, readings and observations, as `pallets/observations` keeps them. */

import type { AnyJson } from "@polkadot/types/types";

import { toNumber, toOptional, toVariant, type Entry } from "./chain/storage.ts";
import type { FigureStatus, Place, PublishedFigure, Voice } from "./comparison.ts";
import { dayFrom } from "./data/day.ts";
import type { Source } from "./data/figures.ts";
import { ChainError } from "./errors.ts";
import { metricOf, ruleName, rulesOf } from "./plan/metrics.ts";

/** The cell that a key or value names; `undefined` for one that is not of the replay. */
export function placeOf(value: unknown): Place | undefined {
	const { metric, region, start } = value as Record<string, AnyJson>;
	const known = metricOf(toNumber(metric));
	return known && { metric: known, region: toNumber(region), day: dayFrom(toNumber(start)) };
}

/** Cells by how they stand: `waiting` are those that the chain has yet to compare. */
export function figuresOf(cells: readonly Entry[]): { figures: PublishedFigure[]; waiting: number } {
	const figures: PublishedFigure[] = [];
	let waiting = 0;
	for (const { keys, value } of cells) {
		const cell = placeOf(JSON.parse(keys[0] ?? "{}"));
		if (cell === undefined) continue;
		const figure = value["figure"] as Record<string, AnyJson> | null;
		if (figure === null || toOptional(value["listed"]) !== undefined) waiting += 1;
		if (figure === null) continue;
		figures.push({
			...cell,
			status: toVariant(figure["status"]) as FigureStatus,
			tolerance: toOptional(figure["tolerance"]),
		});
	}
	return { figures, waiting };
}

/** What the sources say of all cells. `sources` holds which agency of the chain speaks for which. */
export function voicesOf(readings: readonly Entry[], sources: ReadonlyMap<number, Source>): Voice[] {
	return readings.flatMap(({ keys, value }) => {
		const cell = placeOf(JSON.parse(keys[0] ?? "{}"));
		if (cell === undefined) return [];
		return (value as unknown as Record<string, AnyJson>[]).map((reading): Voice => {
			const agency = toNumber(reading["agency"]);
			const mark = reading["mark"];
			return {
				...cell,
				source: sourceOf(sources, agency),
				value: toOptional(reading["value"]),
				mark: mark === null ? undefined : toVariant(mark),
			};
		});
	});
}

/** By source and structural check: how many observations break it. */
export function flagsOf(
	observations: readonly Entry[],
	sources: ReadonlyMap<number, Source>,
): Record<string, Record<string, number>> {
	const counts: Record<string, Record<string, number>> = {};
	for (const { value } of observations) {
		const cell = placeOf(value["cell"]);
		const flags = toNumber(value["flags"]);
		if (cell === undefined || flags === 0) continue;
		const ofSource = (counts[sourceOf(sources, toNumber(value["agency"]))] ??= {});
		for (const [bit, rule] of rulesOf(cell.metric).entries()) {
			if ((flags & (1 << bit)) !== 0) ofSource[ruleName(rule)] = (ofSource[ruleName(rule)] ?? 0) + 1;
		}
	}
	return counts;
}

function sourceOf(sources: ReadonlyMap<number, Source>, agency: number): Source {
	const source = sources.get(agency);
	if (source === undefined) throw new ChainError(`agency ${agency} observes, and is no source of the replay`);
	return source;
}
