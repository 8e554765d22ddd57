/**
 * Who says what of a report. Pure, and the only place that decides on positions.
 *
 * Two rules carry it. A count is compared with what its source can know: `dxy` of day D mostly tells the end of D-1, so
 * it agrees when it lies between the commission's counts of D-1 and D. And a copy is no confirmation: who holds only
 * the reporter's own series, or only what repeats another source of the same lineage, cannot say.
 */

import type { Figures, Metric, Source } from "../data/figures.ts";
import { contains, provinceOf } from "../data/regions.ts";
import { isNeeded, type Dataset } from "../data/load.ts";
import { GENESIS, type PlannedAgency } from "./agencies.ts";
import { COMPARED, TOLERANCE_PERCENT } from "./metrics.ts";
import type { PlannedReport, ShortageReport, SituationReport } from "./reports.ts";
import { holdsClass, type AgencyClass } from "./roles.ts";

export type Position = "Confirm" | "Dispute" | "Unable";
export type VoteReason = "OwnObservation" | "FiguresAgree" | "FiguresDiffer" | "NoInformation" | "OutOfCompetence";

export interface Opinion {
	readonly position: Position;
	readonly reason: VoteReason;
	/** What was compared; the vote refers to it by its digest. */
	readonly evidence?: Readonly<Record<string, unknown>>;
}

/** Hospitals of the same city that must lack the same product before the emergency department confirms. */
const CORROBORATING_HOSPITALS = 2;

/** What the agencies of a class look at, in situation reports. Synthetic: no table says who read which page. */
type Window = Source | "arithmetic";
const WINDOWS: Readonly<Partial<Record<AgencyClass, Window>>> = {
	HealthAdministration: "health_commission",
	DiseaseControl: "dxy",
	Charity: "jhu",
	EmergencyManagement: "arithmetic",
};

/**
 * Agencies that are asked about a report: class asked, region covered, not of the reporter's line, with a voice. When a
 * round goes on one region up, more may vote; but who does not answer for the place knows nothing of it.
 */
export function eligibleVoters(
	report: PlannedReport,
	agencies: Iterable<PlannedAgency>,
	reporter: PlannedAgency,
	voterClasses: number,
): PlannedAgency[] {
	return [...agencies].filter(
		(agency) =>
			agency.roles.includes("Vote") &&
			holdsClass(voterClasses, agency.class) &&
			contains(agency.jurisdiction, report.region) &&
			agency.line !== reporter.line,
	);
}

/** What an eligible agency says of a report; `undefined` when nobody asks it. */
export function opinionOn(report: PlannedReport, voter: PlannedAgency, data: Dataset): Opinion | undefined {
	return report.kind === "situation" ? onSituation(report, voter, data) : onShortage(report, voter, data);
}

function onSituation(report: SituationReport, voter: PlannedAgency, data: Dataset): Opinion | undefined {
	const window = WINDOWS[voter.class];
	switch (window) {
		case undefined:
			// It has no counts, and answers so once: for the region that is its own.
			return voter.jurisdiction === report.region
				? { position: "Unable", reason: "OutOfCompetence" }
				: undefined;
		case "health_commission":
			return NO_INFORMATION;
		case "arithmetic":
			return byArithmetic(report, data);
		case "jhu":
			return repeatsDxy(report, data.figures) ? NO_INFORMATION : byFigures(report, "jhu", data.figures);
		case "dxy":
			return byFigures(report, "dxy", data.figures);
	}
}

const NO_INFORMATION: Opinion = { position: "Unable", reason: "NoInformation" };

/** Between which counts a reading on the day of a report can lie: the commission's count before it, and the report's. */
export function interval(
	report: SituationReport,
	metric: Metric,
	figures: Figures,
): readonly [number, number] | undefined {
	const stated = report.counts[metric];
	if (stated === undefined) return undefined;
	// Before its first count a region had none: cumulative counts begin at 0.
	const before = figures.before("health_commission", report.day, report.region, metric) ?? 0;
	return before <= stated ? [before, stated] : [stated, before];
}

/** Whether a count lies in an interval, give or take the tolerance. */
export function agrees(value: number, [low, high]: readonly [number, number]): boolean {
	return value * 100 >= low * (100 - TOLERANCE_PERCENT) && value * 100 <= high * (100 + TOLERANCE_PERCENT);
}

function byFigures(report: SituationReport, source: Source, figures: Figures): Opinion {
	const compared = COMPARED.flatMap((metric) => {
		const between = interval(report, metric, figures);
		const value = figures.get(source, report.day, report.region, metric);
		return between === undefined || value === undefined
			? []
			: [{ metric, value, between, agrees: agrees(value, between) }];
	});
	const evidence = { report: report.key, source, compared };
	if (compared.some((each) => !each.agrees)) return { position: "Dispute", reason: "FiguresDiffer", evidence };
	// Deaths alone do not tell whether the count of cases is right.
	if (!compared.some(({ metric }) => metric === "confirmed")) return NO_INFORMATION;
	return { position: "Confirm", reason: "FiguresAgree", evidence };
}

/** Whether `jhu` says of every compared count what `dxy` says on the same day. Then the two are one voice. */
function repeatsDxy(report: SituationReport, figures: Figures): boolean {
	return COMPARED.filter((metric) => report.counts[metric] !== undefined).every((metric) => {
		const jhu = figures.get("jhu", report.day, report.region, metric);
		return jhu === undefined || jhu === figures.get("dxy", report.day, report.region, metric);
	});
}

/**
 * Checks a report against itself, the day before, and its parts: dead and recovered are among the confirmed, cumulative
 * counts do not fall, a province is the sum of its cities, and a city no more than its province.
 */
function byArithmetic(report: SituationReport, data: Dataset): Opinion {
	const { counts, day, region, key } = report;
	const { confirmed, dead = 0, recovered = 0 } = counts;
	if (confirmed === undefined) return NO_INFORMATION;
	const checks: { check: string; holds: boolean; values: readonly number[] }[] = [
		{
			check: "dead and recovered are among the confirmed",
			holds: dead + recovered <= confirmed,
			values: [dead, recovered, confirmed],
		},
	];
	for (const metric of COMPARED) {
		const value = counts[metric];
		const before = data.figures.before("health_commission", day, region, metric);
		if (value === undefined || before === undefined) continue;
		// A fall is a correction, which happens; without its reason nobody can say.
		if (value < before) return NO_INFORMATION;
		checks.push({ check: `${metric} does not fall`, holds: true, values: [before, value] });
	}
	const whole = provinceOf(region);
	if (whole === region) {
		const parts = data.regions
			.inside(region)
			.filter(({ level }) => level !== "province")
			.flatMap(({ code }) => data.figures.get("health_commission", day, code, "confirmed") ?? []);
		const sum = parts.reduce((a, b) => a + b, 0);
		if (parts.length > 0) {
			checks.push({
				check: "the cities sum up to the province",
				holds: agrees(sum, [confirmed, confirmed]),
				values: [sum, confirmed],
			});
		}
	} else {
		const total = data.figures.get("health_commission", day, whole, "confirmed");
		if (total !== undefined) {
			checks.push({
				check: "the city is part of the province",
				holds: confirmed <= total,
				values: [confirmed, total],
			});
		}
	}
	if (checks.length === 1 && checks[0]?.holds === true) return NO_INFORMATION;
	const evidence = { report: key, source: "arithmetic", checks };
	return checks.every(({ holds }) => holds)
		? { position: "Confirm", reason: "FiguresAgree", evidence }
		: { position: "Dispute", reason: "FiguresDiffer", evidence };
}

/**
 * A shortage is confirmed by who lacks the same: centres and societies by their own requests, the emergency department
 * by those of other hospitals in the city. These are different rows of the table.
 */
function onShortage(report: ShortageReport, voter: PlannedAgency, data: Dataset): Opinion | undefined {
	const items = new Set(report.items);
	const same = data.requests.filter((row) => row.day <= report.day && isNeeded(row) && items.has(row.item));
	if (voter.class === "EmergencyManagement" && voter.admittedBy === GENESIS) {
		const city = data.institutions.find(({ id }) => id === report.institution)?.region;
		const hospitals = new Set(
			data.institutions
				.filter(({ kind, region }) => kind === "hospital" && region === city)
				.map(({ id }) => id),
		);
		const others = new Set(
			same.map((row) => row.institution).filter((id) => id !== report.institution && hospitals.has(id)),
		);
		return others.size >= CORROBORATING_HOSPITALS
			? {
					position: "Confirm",
					reason: "FiguresAgree",
					evidence: { report: report.key, lacking: [...others].sort() },
				}
			: NO_INFORMATION;
	}
	if (!data.institutions.some(({ id }) => id === voter.key)) return undefined;
	const lacking = [
		...new Set(same.filter((row) => row.institution === voter.key).map((row) => row.item)),
	].sort();
	return lacking.length > 0
		? {
				position: "Confirm",
				reason: "OwnObservation",
				evidence: { report: report.key, institution: voter.key, lacking },
			}
		: NO_INFORMATION;
}
