/** The summary of a replay. Counted on the chain, at one final block; only times come from here. */

import type { ApiPromise } from "@polkadot/api";

import type { SubmitterStats } from "../chain/client.ts";
import { percentile } from "../measure/statistics.ts";
import { countOf, entriesOf, toVariant, type Entry, type View } from "./chain/storage.ts";
import type { FigureSummary } from "./chain/observe.ts";
import { lineOf, lineState } from "./lines.ts";

export interface Summary {
	readonly validators: number;
	readonly agencies: number;
	readonly officers: number;
	readonly reports: number;
	readonly votes: number;
	/** Incidents by verification state. */
	readonly incidents: Readonly<Record<string, number>>;
	/** Request lines by state, and how many of them ask for an amount nobody knows. */
	readonly requests: Readonly<Record<string, number>>;
	readonly shipments: number;
	/** What the chain makes of the sources' counts, without and with one of them declared a copy. */
	readonly figures: FigureSummary;
	readonly blocks: { readonly best: number; readonly finalized: number };
	readonly finality: { readonly p50Ms: number; readonly p99Ms: number; readonly samples: number };
	readonly extrinsics: { readonly submitted: number; readonly included: number; readonly failed: number };
	readonly seconds: number;
}

/** What the summary and the situation are made of, read at one final block. */
export interface Snapshot {
	readonly view: View;
	readonly number: number;
	readonly incidents: readonly Entry[];
	readonly lines: readonly Entry[];
}

export async function takeSnapshot(api: ApiPromise): Promise<Snapshot> {
	const hash = await api.rpc.chain.getFinalizedHead();
	const header = await api.rpc.chain.getHeader(hash);
	const view = await api.at(hash);
	const [incidents, lines] = await Promise.all([
		entriesOf(view, "incidents", "incidents"),
		entriesOf(view, "resources", "lines"),
	]);
	return { view, number: header.number.toNumber(), incidents, lines };
}

export async function summarize(
	api: ApiPromise,
	snapshot: Snapshot,
	figures: FigureSummary,
	stats: SubmitterStats,
	seconds: number,
): Promise<Summary> {
	const { view, number, incidents, lines } = snapshot;
	const best = await api.rpc.chain.getHeader();
	const [agencies, officers, reports, votes, shipments] = await Promise.all([
		countOf(view, "agencies", "agencies"),
		entriesOf(view, "agencies", "officers"),
		countOf(view, "incidents", "reports"),
		countOf(view, "validation", "votes"),
		countOf(view, "resources", "shipments"),
	]);
	const validators = (await view.query["session"]?.["validators"]?.())?.toJSON();
	const requests = countBy(lines.map(({ value }) => lineState(lineOf(value))));
	return {
		validators: Array.isArray(validators) ? validators.length : 0,
		agencies,
		officers: officers.filter(({ value }) => toVariant(value["status"]) === "Active").length,
		reports,
		votes,
		incidents: countBy(incidents.map(({ value }) => toVariant(value["verification"]))),
		requests: {
			...requests,
			unknownQuantity: lines.filter(({ value }) => lineOf(value).requested === undefined).length,
		},
		shipments,
		figures,
		blocks: { best: best.number.toNumber(), finalized: number },
		finality: {
			p50Ms: Math.round(percentile(stats.finalityMs, 0.5)),
			p99Ms: Math.round(percentile(stats.finalityMs, 0.99)),
			samples: stats.finalityMs.length,
		},
		extrinsics: { submitted: stats.submitted, included: stats.included, failed: stats.failed },
		seconds: Math.round(seconds * 10) / 10,
	};
}

/** How often each word occurs, in the order of the words. */
export function countBy(words: readonly string[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const word of [...words].sort()) counts.set(word, (counts.get(word) ?? 0) + 1);
	return Object.fromEntries(counts);
}
