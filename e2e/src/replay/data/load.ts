/** All tables of a folder, checked against each other. */

import { stat } from "node:fs/promises";

import { DataError, ReplayError } from "../errors.ts";
import { loadFigures, type Figures } from "./figures.ts";
import { loadInstitutions, loadMakers, type Institution, type Maker } from "./institutions.ts";
import { loadRegions, type Regions } from "./regions.ts";
import { loadRequests, type RequestRow } from "./requests.ts";

export interface Dataset {
	readonly dir: string;
	readonly regions: Regions;
	readonly figures: Figures;
	readonly institutions: readonly Institution[];
	readonly requests: readonly RequestRow[];
	readonly makers: readonly Maker[];
	/** What was repaired or left out, in words. */
	readonly notes: readonly string[];
}

export async function loadDataset(dir: string): Promise<Dataset> {
	const directory = await stat(dir).catch(() => undefined);
	if (directory === undefined || !directory.isDirectory()) throw new DataError(dir, undefined, "is no folder");
	const regions = await loadRegions(dir);
	const { figures, replaced } = await loadFigures(dir, regions);
	const { institutions, strayDistricts } = await loadInstitutions(dir, regions);
	const requests = await loadRequests(dir, institutions);
	const makers = await loadMakers(dir, regions);
	const notes = [
		...(replaced > 0 ? [`${replaced} counts were given more than once: the one read last is used`] : []),
		...(strayDistricts > 0
			? [`${strayDistricts} institutions name a district that is not in their city: the city is used`]
			: []),
	];
	return { dir, regions, figures, institutions, requests, makers, notes };
}

/** Days with counts or with something asked for, in order. */
export function daysWithData(data: Dataset): string[] {
	const asked = data.requests.filter(isNeeded).map(({ day }) => day);
	return [...new Set([...data.figures.days, ...asked])].sort();
}

/**
 * The days to replay: `count` days with data (all, if not given) from `from`, or else from the first on which a
 * hospital asked for something, or else from the first at all.
 */
export function chooseDays(data: Dataset, from: string | undefined, count: number | undefined): string[] {
	const days = daysWithData(data);
	const [first] = days;
	if (first === undefined)
		throw new ReplayError(`${data.dir} has neither counts nor requests: nothing to replay`);
	if (from !== undefined && !days.includes(from)) {
		throw new ReplayError(
			`--from ${from}: no data on that day; ${data.dir} has data on ${days.length} days from ${first} to ${days.at(-1)}`,
		);
	}
	const start = from ?? firstRequest(data) ?? first;
	return days.filter((day) => day >= start).slice(0, count);
}

/** Whether something is asked for. */
export function isNeeded({ need }: RequestRow): boolean {
	return need.is === "amount" || need.is === "unknown";
}

function firstRequest(data: Dataset): string | undefined {
	const hospitals = new Set(data.institutions.filter(({ kind }) => kind === "hospital").map(({ id }) => id));
	return data.requests
		.filter((row) => hospitals.has(row.institution) && isNeeded(row))
		.map(({ day }) => day)
		.sort()[0];
}
