/** Cells of a metric, as `muster_observations` gives them, for a chart and for a list of what does not agree. */

import type { CellKey, CellRecord, FigureStatus, Mark, Point, Row } from "../../rpc/records.ts";
import { CAP_STATUSES } from "../../rpc/records.ts";

export interface Cell {
	subject: string;
	key: CellKey;
	record: CellRecord;
	final: boolean;
}

/** What a subject such as `cell/1/1/420100/1735689600000/Actual` names; `null` if it is no cell's. */
export function cellKey(subject: string): CellKey | null {
	const match = /^cell\/(\d{1,10})\/(\d{1,10})\/(\d{6})\/(\d{1,16})\/([A-Za-z]+)$/.exec(subject);
	if (!match) return null;
	const [, metric, version, region, start, name] = match;
	const status = CAP_STATUSES.find((known) => known === name);
	if (metric === undefined || version === undefined || region === undefined || start === undefined) return null;
	return status === undefined
		? null
		: { metric: Number(metric), version: Number(version), region, start: Number(start), status };
}

/** The rows with their keys. What has no readable key is left out; a node gives none. */
export function cellsOf(rows: readonly Row<CellRecord>[]): Cell[] {
	return rows.flatMap(({ subject, record, final }) => {
		const key = cellKey(subject);
		return key ? [{ subject, key, record, final }] : [];
	});
}

/** Definitions by which the cells were counted, the latest first. Figures by different ones are not compared. */
export function versionsOf(cells: readonly Cell[]): number[] {
	return [...new Set(cells.map((cell) => cell.key.version))].sort((a, b) => b - a);
}

/** The definition that is shown: the one asked for, if there are figures by it, or else the latest. */
export function chosenVersion(versions: readonly number[], asked: number | null): number | null {
	return versions.find((version) => version === asked) ?? versions[0] ?? null;
}

/** Whether a source's word takes part in the comparison: it has a value, and repeats nobody. */
export function hasVoice(point: Point): boolean {
	return point.value !== null && point.mark !== "Copy" && point.mark !== "NotMeasured";
}

export interface SourcePoint {
	start: number;
	value: bigint;
	mark: Mark | null;
	copy: boolean;
	subject: string;
}

export interface Source {
	agency: number;
	points: SourcePoint[];
}

/** The figures of each source by period, in order. Periods without a value have no point: a gap is not zero. */
export function sources(cells: readonly Cell[]): Source[] {
	const byAgency = new Map<number, SourcePoint[]>();
	for (const { subject, key, record } of cells) {
		for (const { agency, value, mark } of record.points) {
			if (value === null) continue;
			const points = byAgency.get(agency) ?? [];
			points.push({ start: key.start, value: BigInt(value), mark, copy: mark === "Copy", subject });
			byAgency.set(agency, points);
		}
	}
	return [...byAgency]
		.sort(([a], [b]) => a - b)
		.map(([agency, points]) => ({ agency, points: points.sort((a, b) => a.start - b.start) }));
}

export interface Band {
	start: number;
	/** `null` in a period in which nothing was agreed: the band has a gap there. */
	agreed: { low: bigint; high: bigint } | null;
}

const AGREED: ReadonlySet<FigureStatus> = new Set(["Agreed", "AgreedSameClass"]);

/** The interval that sources agree on, by period. What is said by one alone, or disputed, is in no band. */
export function bands(cells: readonly Cell[]): Band[] {
	return cells
		.map(({ key, record: { figure } }): Band => {
			const { low, high } = figure && AGREED.has(figure.status) ? figure : { low: null, high: null };
			const agreed = low !== null && high !== null ? { low: BigInt(low), high: BigInt(high) } : null;
			return { start: key.start, agreed };
		})
		.sort((a, b) => a.start - b.start);
}

/** How far the voices of a cell are apart: the largest less the least; `null` with fewer than two. */
export function apart(record: CellRecord): bigint | null {
	const values = record.points.filter(hasVoice).flatMap(({ value }) => (value === null ? [] : [BigInt(value)]));
	if (values.length < 2) return null;
	const least = values.reduce((a, b) => (b < a ? b : a));
	const most = values.reduce((a, b) => (b > a ? b : a));
	return most - least;
}

export interface Divergence {
	cell: Cell;
	apart: bigint;
	/** The sources do not agree; otherwise enough agree, and one or more are off. */
	divergent: boolean;
}

const OFF: ReadonlySet<Mark> = new Set(["Minor", "Major", "MajorDispersed"]);

/** Cells in which a voice is off: those without agreement first, in each the farthest apart, then the latest. */
export function divergences(cells: readonly Cell[]): Divergence[] {
	return cells
		.flatMap((cell): Divergence[] => {
			const distance = apart(cell.record);
			const divergent = cell.record.figure?.status === "Divergent";
			const off = cell.record.points.some(({ mark }) => mark !== null && OFF.has(mark));
			return distance !== null && (divergent || off) ? [{ cell, apart: distance, divergent }] : [];
		})
		.sort(
			(a, b) =>
				Number(b.divergent) - Number(a.divergent) ||
				(a.apart === b.apart ? 0 : b.apart > a.apart ? 1 : -1) ||
				b.cell.key.start - a.cell.key.start ||
				a.cell.subject.localeCompare(b.cell.subject),
		);
}

/** How many cells stand how. A cell that has not been compared yet counts as such. */
export function tally(cells: readonly Cell[]): Readonly<Record<FigureStatus | "NotCompared", number>> {
	const counts = { Agreed: 0, AgreedSameClass: 0, Divergent: 0, SingleSource: 0, NoData: 0, NotCompared: 0 };
	for (const { record } of cells) counts[record.figure?.status ?? "NotCompared"] += 1;
	return counts;
}
