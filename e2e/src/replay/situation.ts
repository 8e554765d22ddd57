/** The situation in words: what is confirmed and what is not, what is lacking, and where. */

import type { AnyJson } from "@polkadot/types/types";

import type { FigureSummary } from "./chain/observe.ts";
import { entriesOf, toNumber, toText, toVariant } from "./chain/storage.ts";
import type { Comparison } from "./comparison.ts";
import { SOURCES } from "./data/figures.ts";
import { cityOf, type Regions } from "./data/regions.ts";
import { lineOf, served, type Line } from "./lines.ts";
import { COPY } from "./plan/observations.ts";
import { countBy, type Snapshot } from "./summary.ts";

/** Incidents that are listed one by one in a group. */
const LISTED = 12;

export async function describeSituation(
	snapshot: Snapshot,
	figures: FigureSummary,
	regions: Regions,
): Promise<string> {
	const [headlines, verdicts, products, requests] = await Promise.all([
		readHeadlines(snapshot),
		readVerdicts(snapshot),
		readProducts(snapshot),
		readDeliveryRegions(snapshot),
	]);
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
		region: requests.get(keys[0] ?? "") ?? 0,
	}));
	return [
		`Situation at block ${snapshot.number}`,
		"",
		"Reports",
		...Object.entries(countBy(incidents.map(({ state }) => state))).map(
			([state, count]) => `  ${state.padEnd(20)} ${count}`,
		),
		...["Disputed", "Refuted", "Unverifiable"].flatMap((state) =>
			listed(
				state,
				incidents.filter((each) => each.state === state),
			),
		),
		"",
		...describeFigures(figures, regions),
		"",
		"Unmet needs by product",
		...table(
			["product", "lines", "amount unknown", "asked", "approved", "accepted", "approved, not there"],
			[...groupBy(lines, ({ product }) => product)]
				.map(([product, group]) => needs(products.get(product) ?? String(product), group))
				.sort((a, b) => Number(b[6]) - Number(a[6])),
		),
		"",
		"By city, or province where no city reports",
		...table(
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
						String(asked.filter((line) => !isMet(line)).length),
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
		...table(
			["", "cells", "compared", "agreed", "divergent", "single source", ...SOURCES.map((each) => `${each} off`)],
			[row("each source a voice", before), row(`${COPY.copier} a copy of ${COPY.source}`, after)],
		),
		"",
		"Farthest apart, without the copy",
		...table(
			["day, region, metric", ...SOURCES, "apart"],
			after.worst.map(({ day, region, metric, values, apart }) => [
				`${day} ${regions.nameEn(region)} ${metric}`,
				...SOURCES.map((source) => String(values[source] ?? "")),
				String(apart),
			]),
		),
	];
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

function needs(product: string, lines: readonly Line[]): string[] {
	const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
	return [
		product,
		lines.length,
		// Unknown amounts are counted, never summed as 0 or 1.
		lines.filter(({ requested }) => requested === undefined).length,
		sum(({ requested }) => requested ?? 0),
		sum(({ approved }) => approved),
		sum(({ accepted }) => accepted),
		sum((line) => Math.max(0, line.approved - served(line))),
	].map(String);
}

/** Whether a line has all that was approved. Of an unknown amount nobody knows whether that is enough. */
function isMet(line: Line): boolean {
	return line.disposition === "Approved" && served(line) >= line.approved;
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

async function readProducts({ view }: Snapshot): Promise<Map<number, string>> {
	const products = await entriesOf(view, "resources", "products");
	return new Map(products.map(({ keys, value }) => [Number(keys[0]), toText(value["code"])]));
}

async function readDeliveryRegions({ view }: Snapshot): Promise<Map<string, number>> {
	const requests = await entriesOf(view, "resources", "requests");
	return new Map(requests.map(({ keys, value }) => [keys[0] ?? "", toNumber(value["region"])]));
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
	return groups;
}

/** Columns of even width; the first to the left, the others, which are numbers, to the right. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const widths = titles.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
	return [titles, ...rows].map(
		(row) =>
			`  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}`,
	);
}
