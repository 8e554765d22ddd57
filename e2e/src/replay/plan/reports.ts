/** What is reported on a day: the commissions' counts, and the shortages of hospitals. */

import { endOfDay } from "../data/day.ts";
import type { Counts } from "../data/figures.ts";
import type { Institution } from "../data/institutions.ts";
import { isNeeded, type Dataset } from "../data/load.ts";
import { commissionOf, type PlannedAgency } from "./agencies.ts";

interface Reported {
	/** Unique in a replay. */
	readonly key: string;
	readonly day: string;
	/** The agency that files it. */
	readonly reporter: string;
	readonly region: number;
	readonly observedAt: number;
	readonly headline: string;
	readonly severity: "Severe" | "Moderate";
}

/** Daily counts of a commission for its province or one of its cities. */
export interface SituationReport extends Reported {
	readonly kind: "situation";
	readonly counts: Counts;
}

/** What a hospital lacks. */
export interface ShortageReport extends Reported {
	readonly kind: "shortage";
	readonly institution: string;
	readonly items: readonly string[];
}

export type PlannedReport = SituationReport | ShortageReport;

/** Synthetic: the tables know no severity. From so many deaths on, a verdict needs the quorum of severe events. */
const SEVERE_DEATHS = 100;
/** Bytes that the chain keeps of a headline. */
const MAX_HEADLINE_BYTES = 160;

/** One report for each region with a count of the commission on that day. */
export function situationReports(data: Dataset, day: string): SituationReport[] {
	const reports: SituationReport[] = [];
	for (const { code, nameEn } of data.regions.inside(0)) {
		const counts = data.figures.counts("health_commission", day, code);
		if (Object.keys(counts).length === 0) continue;
		reports.push({
			kind: "situation",
			key: `situation-${day}-${code}`,
			day,
			reporter: commissionOf(code),
			region: code,
			observedAt: endOfDay(day),
			headline: headline(`${nameEn}: ${countsInWords(counts)} at 24:00 ${day}`),
			severity: (counts.dead ?? 0) >= SEVERE_DEATHS ? "Severe" : "Moderate",
			counts,
		});
	}
	return reports;
}

/** One report for each hospital that asked for something on that day. */
export function shortageReports(
	data: Dataset,
	day: string,
	agencies: ReadonlyMap<string, PlannedAgency>,
): ShortageReport[] {
	const lacking = neededOn(data, (at) => at === day);
	return data.institutions.filter(isHospital).flatMap(({ id, name }): ShortageReport[] => {
		const asked = lacking.get(id);
		const agency = agencies.get(id);
		if (asked === undefined || agency === undefined) return [];
		const items = [...asked.items].sort();
		return [
			{
				kind: "shortage",
				key: `shortage-${day}-${id}`,
				day,
				reporter: id,
				region: agency.jurisdiction,
				observedAt: asked.last,
				headline: headline(`${name} lacks ${items.join(", ")}`),
				severity: "Moderate",
				institution: id,
				items,
			},
		];
	});
}

/** By institution: what was asked for on the days that `when` picks, and the last moment of asking. */
export function neededOn(
	data: Dataset,
	when: (day: string) => boolean,
): Map<string, { readonly items: Set<string>; last: number }> {
	const needed = new Map<string, { readonly items: Set<string>; last: number }>();
	for (const row of data.requests) {
		if (!isNeeded(row) || !when(row.day)) continue;
		const entry = needed.get(row.institution) ?? { items: new Set<string>(), last: 0 };
		entry.items.add(row.item);
		entry.last = Math.max(entry.last, Date.parse(row.at));
		needed.set(row.institution, entry);
	}
	return needed;
}

function isHospital({ kind }: Institution): boolean {
	return kind === "hospital";
}

/** Such as "confirmed 15, dead 1, recovered 2". */
export function countsInWords(counts: Counts): string {
	return Object.entries(counts)
		.map(([metric, value]) => `${metric} ${value}`)
		.join(", ");
}

/** The text, cut to what the chain keeps. */
function headline(text: string): string {
	if (Buffer.byteLength(text) <= MAX_HEADLINE_BYTES) return text;
	let cut = "";
	for (const character of text) {
		if (Buffer.byteLength(`${cut}${character}…`) > MAX_HEADLINE_BYTES) break;
		cut += character;
	}
	return `${cut}…`;
}
