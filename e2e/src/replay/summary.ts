/** The summary of a replay. Counted on the chain, at one final block; only times come from here. */

import type { ApiPromise } from "@polkadot/api";

import type { SubmitterStats } from "../chain/client.ts";
import { percentile } from "../measure/statistics.ts";
import { countOf, entriesOf, toNumber, toVariant, type Entry, type View } from "./chain/storage.ts";
import type { FigureSummary } from "./chain/observe.ts";
import type { SupplyState, SupplySummary } from "./supplies.ts";

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
	/** Requests, lines and shipments by state, unmet needs with their ages, and what arrived otherwise than sent. */
	readonly supplies: SupplySummary;
	/** What the chain makes of the sources' counts, without and with one of them declared a copy. */
	readonly figures: FigureSummary;
	readonly blocks: { readonly best: number; readonly finalized: number };
	readonly finality: { readonly p50Ms: number; readonly p99Ms: number; readonly samples: number };
	readonly extrinsics: { readonly submitted: number; readonly included: number; readonly failed: number };
	readonly seconds: number;
}

/** What the summary and the situation are made of, read at one final block. */
export interface Snapshot extends SupplyState {
	readonly view: View;
	readonly number: number;
	readonly incidents: readonly Entry[];
}

export async function takeSnapshot(api: ApiPromise): Promise<Snapshot> {
	const hash = await api.rpc.chain.getFinalizedHead();
	const header = await api.rpc.chain.getHeader(hash);
	const view = await api.at(hash);
	const [incidents, products, requests, lines, shipments] = await Promise.all([
		entriesOf(view, "incidents", "incidents"),
		entriesOf(view, "resources", "products"),
		entriesOf(view, "resources", "requests"),
		entriesOf(view, "resources", "lines"),
		entriesOf(view, "resources", "shipments"),
	]);
	const now = toNumber((await view.query["timestamp"]?.["now"]?.())?.toJSON());
	return { view, number: header.number.toNumber(), now, incidents, products, requests, lines, shipments };
}

/** The supplies are those of the same snapshot. */
export async function summarize(
	api: ApiPromise,
	snapshot: Snapshot,
	figures: FigureSummary,
	supplies: SupplySummary,
	stats: SubmitterStats,
	seconds: number,
): Promise<Summary> {
	const { view, number, incidents, shipments } = snapshot;
	const best = await api.rpc.chain.getHeader();
	const [agencies, officers, reports, votes] = await Promise.all([
		countOf(view, "agencies", "agencies"),
		entriesOf(view, "agencies", "officers"),
		countOf(view, "incidents", "reports"),
		countOf(view, "validation", "votes"),
	]);
	const validators = (await view.query["session"]?.["validators"]?.())?.toJSON();
	const inUse = Object.entries(supplies.lines).filter(([, count]) => count > 0);
	return {
		validators: Array.isArray(validators) ? validators.length : 0,
		agencies,
		officers: officers.filter(({ value }) => toVariant(value["status"]) === "Active").length,
		reports,
		votes,
		incidents: countBy(incidents.map(({ value }) => toVariant(value["verification"]))),
		requests: { ...Object.fromEntries(inUse), unknownQuantity: supplies.unknownQuantity },
		shipments: shipments.length,
		supplies,
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
