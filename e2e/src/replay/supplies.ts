/**
 * What is needed, for how long, and where goods are: counted on the chain, at one final block. Amounts that nobody knows
 * are counted as lines, and never summed as 0 or 1.
 */

import type { AnyJson } from "@polkadot/types/types";

import { percentile } from "../measure/statistics.ts";
import { toNumber, toText, toVariant, type Entry } from "./chain/storage.ts";
import { ChainError } from "./errors.ts";
import { isNeeded, lacking, lineOf, lineState, LINE_STATES, outstanding, type Line, type LineState } from "./lines.ts";

/** `ShipmentState` of the pallet, from the first to the last. */
export const SHIPMENT_STATES = [
	"Preparing",
	"InTransit",
	"HeldAtCustoms",
	"Arrived",
	"Received",
	"ReceivedWithDiscrepancy",
	"Reconciled",
	"InDispute",
	"Lost",
	"Returning",
	"Returned",
	"Cancelled",
] as const;
type ShipmentState = (typeof SHIPMENT_STATES)[number];

/**
 * How a request stands, as its lines have it; the chain keeps states of lines only. `Draft`: not sent. `Submitted`: no line
 * decided. `Open`: something of it is still needed. `Fulfilled`: nothing is, and something came. `Ended`: nothing is, and
 * nothing came.
 */
export const REQUEST_STATES = ["Draft", "Submitted", "Open", "Fulfilled", "Ended"] as const;
type RequestState = (typeof REQUEST_STATES)[number];

/** How long needs have waited: milliseconds from the block of the submission to that of the snapshot. */
export interface Ages {
	readonly oldestMs: number;
	readonly medianMs: number;
	readonly p90Ms: number;
}

/** Lines that still need something. */
export interface UnmetNeed {
	readonly lines: number;
	/** Lines of known amounts: asked for; of that not there; approved, and promised by nobody. Base units. */
	readonly known: { readonly lines: number; readonly asked: number; readonly lacking: number; readonly outstanding: number };
	/** Lines of unknown amounts: what is approved of them so far, and promised by nobody. What they lack nobody knows. */
	readonly unknown: { readonly lines: number; readonly outstanding: number };
	readonly age: Ages;
}

/** What receivers counted otherwise than it was sent. */
export interface Discrepancies {
	readonly shipments: number;
	/** Units by what was wrong and the reason given, such as `rejected` → `Damaged` → 12. */
	readonly units: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface SupplySummary {
	readonly requests: Readonly<Record<RequestState, number>>;
	readonly lines: Readonly<Record<LineState, number>>;
	readonly unknownQuantity: number;
	readonly shipments: Readonly<Record<ShipmentState, number>>;
	readonly discrepancies: Discrepancies;
	readonly unmet: {
		/** Of all products; None when nothing is needed. Units of products differ, so amounts are no use here. */
		readonly age: Ages | null;
		readonly lines: number;
		/** By code of the product, most lines first. */
		readonly products: Readonly<Record<string, UnmetNeed>>;
		/** Lines by code of the place of delivery, in the order of the codes. */
		readonly regions: Readonly<Record<string, { readonly lines: number; readonly unknown: number; readonly age: Ages }>>;
	};
}

/** Maps of `pallets/resources`, and the chain's time. */
export interface SupplyState {
	/** Milliseconds since 1970, of the block that was read. */
	readonly now: number;
	readonly products: readonly Entry[];
	readonly requests: readonly Entry[];
	readonly lines: readonly Entry[];
	readonly shipments: readonly Entry[];
}

interface AskedLine extends Line {
	readonly state: LineState;
	readonly region: number;
	/** Milliseconds since the request was submitted. */
	readonly age: number;
}

export function summarizeSupplies(state: SupplyState): SupplySummary {
	const lines = askedLines(state);
	const products = new Map(state.products.map(({ keys, value }) => [Number(keys[0]), toText(value["code"])]));
	const all = [...lines.values()].flat();
	const needed = all.filter(isNeeded);
	const byProduct = [...groupBy(needed, ({ product }) => product)]
		.map(([product, group]) => [products.get(product) ?? String(product), unmetNeed(group)] as const)
		.sort(([a, { lines: less }], [b, { lines: more }]) => more - less || (a < b ? -1 : 1));
	const byRegion = [...groupBy(needed, ({ region }) => region)].sort(([a], [b]) => a - b);
	return {
		requests: tally(REQUEST_STATES, [...lines.values()].map((group) => requestState(group.map(({ state }) => state)))),
		lines: tally(LINE_STATES, all.map(({ state: each }) => each)),
		unknownQuantity: all.filter(isUnknown).length,
		shipments: tally(SHIPMENT_STATES, state.shipments.map(({ value }) => shipmentState(value["state"]))),
		discrepancies: discrepancies(state.shipments),
		unmet: {
			age: needed.length === 0 ? null : ages(needed),
			lines: needed.length,
			products: Object.fromEntries(byProduct),
			regions: Object.fromEntries(
				byRegion.map(([region, group]) => [
					String(region).padStart(6, "0"),
					{ lines: group.length, unknown: group.filter(isUnknown).length, age: ages(group) },
				]),
			),
		},
	};
}

/** The state of a request whose lines are in these states. */
export function requestState(lines: readonly LineState[]): RequestState {
	if (lines.includes("Draft")) return "Draft";
	const is = (...states: readonly LineState[]) => lines.filter((line) => states.includes(line)).length;
	const undecided = is("Submitted", "UnderVerification");
	const ended = is("Rejected", "Cancelled", "Expired");
	const fulfilled = is("Fulfilled", "Closed");
	if (undecided > 0 && undecided + is("Cancelled") === lines.length) return "Submitted";
	if (undecided + ended + fulfilled < lines.length || undecided > 0) return "Open";
	return fulfilled > 0 ? "Fulfilled" : "Ended";
}

/** Lines by request, each with what its request says. */
function askedLines({ now, requests, lines }: SupplyState): Map<string, AskedLine[]> {
	const asked = new Map(
		requests.map(({ keys, value }) => [
			keys[0] ?? "",
			{ region: toNumber(value["region"]), age: Math.max(0, now - toNumber(value["submittedAt"])) },
		]),
	);
	return groupBy(
		lines.map(({ keys, value }) => {
			const request = keys[0] ?? "";
			const said = asked.get(request);
			if (said === undefined) throw new ChainError(`the chain has a line of request ${request}, and no such request`);
			const line = lineOf(value);
			return { ...line, ...said, state: lineState(line), request };
		}),
		({ request }) => request,
	);
}

function isUnknown({ requested }: Line): boolean {
	return requested === undefined;
}

function unmetNeed(lines: readonly AskedLine[]): UnmetNeed {
	const unknown = lines.filter(isUnknown);
	const known = lines.filter((line) => !isUnknown(line));
	return {
		lines: lines.length,
		known: {
			lines: known.length,
			asked: sum(known, ({ requested }) => requested ?? 0),
			lacking: sum(known, (line) => lacking(line) ?? 0),
			outstanding: sum(known, outstanding),
		},
		unknown: { lines: unknown.length, outstanding: sum(unknown, outstanding) },
		age: ages(lines),
	};
}

function ages(lines: readonly AskedLine[]): Ages {
	const sample = lines.map(({ age }) => age);
	return { oldestMs: percentile(sample, 1), medianMs: percentile(sample, 0.5), p90Ms: percentile(sample, 0.9) };
}

function discrepancies(shipments: readonly Entry[]): Discrepancies {
	const units: Record<string, Record<string, number>> = {};
	let differing = 0;
	for (const { value } of shipments) {
		const receipt = value["receipt"] as Readonly<Record<string, AnyJson>> | null;
		if (receipt === null) continue;
		const wrong = (["rejected", "short", "excess"] as const).filter((what) => toNumber(receipt[what]) > 0);
		if (wrong.length > 0) differing += 1;
		for (const what of wrong) {
			const reason = toVariant(receipt[`${what}Reason`]);
			const of = (units[what] ??= {});
			of[reason] = (of[reason] ?? 0) + toNumber(receipt[what]);
		}
	}
	return { shipments: differing, units };
}

function shipmentState(value: AnyJson | undefined): ShipmentState {
	const name = toVariant(value);
	const state = SHIPMENT_STATES.find((each) => each === name);
	if (state === undefined) throw new ChainError(`a shipment is ${name}, which is no state of a shipment`);
	return state;
}

/** How often each of the words occurs, in their order, 0 where it does not. */
function tally<W extends string>(words: readonly W[], seen: readonly W[]): Record<W, number> {
	const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<W, number>;
	for (const word of seen) counts[word] += 1;
	return counts;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
	return items.reduce((total, item) => total + of(item), 0);
}

/** Items by key, in the order in which the keys come first. */
export function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group === undefined) groups.set(key(item), [item]);
		else group.push(item);
	}
	return groups;
}
