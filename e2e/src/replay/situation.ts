/** The situation in words: what is confirmed and what is not, what is lacking, and where. */

import type { AnyJson } from "@polkadot/types/types";

import type { FigureSummary } from "./chain/observe.ts";
import { entriesOf, toNumber, toText, toVariant } from "./chain/storage.ts";
import { columns, counted, span } from "./columns.ts";
import type { Comparison } from "./comparison.ts";
import { SOURCES } from "./data/figures.ts";
import { cityOf, type Regions } from "./data/regions.ts";
import { isNeeded, lineOf } from "./lines.ts";
import { COPY } from "./plan/observations.ts";
import { countBy, type Snapshot } from "./summary.ts";
import type { Ages, SupplySummary, UnmetNeed } from "./supplies.ts";

/** Incidents that are listed one by one in a group. */
const LISTED = 12;

export async function describeSituation(
	snapshot: Snapshot,
	figures: FigureSummary,
	supplies: SupplySummary,
	regions: Regions,
): Promise<string> {
	const [headlines, verdicts] = await Promise.all([readHeadlines(snapshot), readVerdicts(snapshot)]);
	const delivery = new Map(
		snapshot.requests.map(({ keys, value }) => [keys[0] ?? "", toNumber(value["region"])]),
	);
	const incidents = snapshot.incidents
		.map(({ keys, value }) => ({
			id: Number(keys[0]),
			region: toNumber(value["region"]),
			state: toVariant(value["verification"]),
			headline: headlines.get(Number(keys[0])) ?? "",
			counts: verdicts.get(Number(keys[0])) ?? "",
		}))
		.sort((a, b) => a.id - b.id);
	const lines = snapshot.lines.map(({ keys, value }) => ({
		...lineOf(value),
		region: delivery.get(keys[0] ?? "") ?? 0,
	}));
	return [
		`Situation at block ${snapshot.number}`,
		"",
		"Reports",
		...counted(countBy(incidents.map(({ state }) => state))),
		...["Disputed", "Refuted", "Unverifiable"].flatMap((state) =>
			listed(
				state,
				incidents.filter((each) => each.state === state),
			),
		),
		"",
		...describeFigures(figures, regions),
		"",
		...describeSupplies(supplies),
		"",
		"By city, or province where no city reports",
		...columns(
			["region", "confirmed", "disputed", "unverifiable", "other", "lines", "unmet lines"],
			[...new Set([...incidents, ...lines].map(({ region }) => cityOf(region)))]
				.sort((a, b) => a - b)
				.map((city) => {
					const here = incidents
						.filter(({ region }) => cityOf(region) === city)
						.map(({ state }) => state);
					const count = (state: string) => here.filter((each) => each === state).length;
					const asked = lines.filter(({ region }) => cityOf(region) === city);
					const [confirmed, disputed, unverifiable] = [
						count("Confirmed"),
						count("Disputed"),
						count("Unverifiable"),
					];
					return [
						regions.nameEn(city),
						...[
							confirmed,
							disputed,
							unverifiable,
							here.length - confirmed - disputed - unverifiable,
						].map(String),
						String(asked.length),
						String(asked.filter(isNeeded).length),
					];
				}),
		),
	].join("\n");
}

/** What several sources say of the same thing, with the copy as a voice and without. */
export function describeFigures({ before, after }: FigureSummary, regions: Regions): string[] {
	const row = (what: string, { cells, compared, agreed, divergent, singleSource, blamed }: Comparison) => [
		what,
		...[cells, compared, agreed, divergent, singleSource].map(String),
		...SOURCES.map((source) => String(blamed[source] ?? 0)),
	];
	return [
		"Figures of several sources",
		...columns(
			["", "cells", "compared", "agreed", "divergent", "single source", ...SOURCES.map((each) => `${each} off`)],
			[row("each source a voice", before), row(`${COPY.copier} a copy of ${COPY.source}`, after)],
		),
		"",
		"Farthest apart, without the copy",
		...columns(
			["day, region, metric", ...SOURCES, "apart"],
			after.worst.map(({ day, region, metric, values, apart }) => [
				`${day} ${regions.nameEn(region)} ${metric}`,
				...SOURCES.map((source) => String(values[source] ?? "")),
				String(apart),
			]),
		),
	];
}

/** What is needed and for how long, by product; where requests, lines and shipments stand; what arrived otherwise than sent. */
export function describeSupplies(supplies: SupplySummary): string[] {
	const { requests, lines, unknownQuantity, shipments, discrepancies, unmet } = supplies;
	return [
		"Requests, by what their lines still need",
		...counted(present(requests)),
		"",
		`Lines, ${unknownQuantity} of them of an unknown amount`,
		...counted(present(lines)),
		"",
		"Shipments",
		...counted(present(shipments)),
		...Object.entries(discrepancies.units).map(
			([what, reasons]) =>
				`    ${what}: ${Object.entries(reasons)
					.map(([reason, units]) => `${units} units ${reason}`)
					.join(", ")}`,
		),
		"",
		`Unmet needs by product, and how long they have waited on the chain's clock (${unmet.lines} lines${inAges(unmet.age)})`,
		...columns(
			[
				...["product", "lines", "known: asked", "lacking", "outstanding"],
				...["unknown: lines", "outstanding", "oldest", "median", "p90"],
			],
			Object.entries(unmet.products).map(([product, need]) => unmetRow(product, need)),
		),
	];
}

function unmetRow(product: string, { lines, known, unknown, age }: UnmetNeed): string[] {
	const amounts = known.lines === 0 ? ["", "", ""] : [known.asked, known.lacking, known.outstanding].map(String);
	return [
		product,
		String(lines),
		...amounts,
		...(unknown.lines === 0 ? ["", ""] : [String(unknown.lines), String(unknown.outstanding)]),
		...[age.oldestMs, age.medianMs, age.p90Ms].map(span),
	];
}

function inAges(age: Ages | null): string {
	if (age === null) return "";
	return `; oldest ${span(age.oldestMs)}, median ${span(age.medianMs)}, p90 ${span(age.p90Ms)}`;
}

/** Only the states that something is in. */
function present(counts: Readonly<Record<string, number>>): Record<string, number> {
	return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function listed(state: string, incidents: readonly { headline: string; counts: string }[]): string[] {
	if (incidents.length === 0) return [];
	return [
		"",
		`${state} (${incidents.length})`,
		...incidents.slice(0, LISTED).map(({ headline, counts }) => `  ${headline}  [${counts}]`),
		...(incidents.length > LISTED ? [`  and ${incidents.length - LISTED} more`] : []),
	];
}

async function readHeadlines({ view }: Snapshot): Promise<Map<number, string>> {
	const reports = await entriesOf(view, "incidents", "reports");
	return new Map(
		reports.map(({ keys, value }) => [
			Number(keys[0]),
			toText((value["facts"] as { headline: string }).headline),
		]),
	);
}

/** How the classes stood when the last round of an incident was counted. */
async function readVerdicts({ view }: Snapshot): Promise<Map<number, string>> {
	const rounds = await entriesOf(view, "validation", "rounds");
	// Of the rounds of an incident the last one stays in the map.
	rounds.sort((a, b) => Number(a.keys[0]) - Number(b.keys[0]));
	return new Map(
		rounds.map(({ value }) => {
			const subject = value["subject"] as { incident?: { incident: AnyJson } };
			const outcome = value["outcome"] as { counts: Record<string, number> } | null;
			const quorum = value["quorum"] as { classes: number } | null;
			const { classesFor = 0, classesAgainst = 0, classesSplit = 0 } = outcome?.counts ?? {};
			const split = classesSplit > 0 ? `, ${classesSplit} split` : "";
			return [
				subject.incident === undefined ? 0 : toNumber(subject.incident.incident),
				`classes: ${classesFor} for, ${classesAgainst} against${split}; ${quorum?.classes ?? "?"} needed`,
			];
		}),
	);
}
