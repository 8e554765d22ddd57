/** Request lines, as `pallets/resources` keeps them, and the state that it derives from them. */

import type { AnyJson } from "@polkadot/types/types";

import { toNumber, toOptional, toVariant } from "./chain/storage.ts";
import { ChainError } from "./errors.ts";

/** `LineState` of the pallet, from the first to the last. */
export const LINE_STATES = [
	"Draft",
	"Submitted",
	"UnderVerification",
	"Open",
	"PartlyCommitted",
	"FullyCommitted",
	"InFulfilment",
	"PartlyFulfilled",
	"Fulfilled",
	"Closed",
	"Rejected",
	"Cancelled",
	"Expired",
] as const;
export type LineState = (typeof LINE_STATES)[number];

export interface Line {
	readonly product: number;
	/** `undefined`: needed, amount unknown. */
	readonly requested: number | undefined;
	readonly disposition: string;
	readonly approved: number;
	readonly committed: number;
	readonly inTransit: number;
	readonly accepted: number;
	readonly rejected: number;
	readonly lost: number;
	readonly returned: number;
	/** Lent, used, and gone again. */
	readonly givenBack: number;
	/** What a round says of the need. */
	readonly verified: string;
}

export function lineOf(value: Readonly<Record<string, AnyJson>>): Line {
	return {
		product: toNumber(value["product"]),
		requested: toOptional(value["requested"]),
		disposition: toVariant(value["disposition"]),
		approved: toNumber(value["approved"]),
		committed: toNumber(value["committed"]),
		inTransit: toNumber(value["inTransit"]),
		accepted: toNumber(value["accepted"]),
		rejected: toNumber(value["rejected"]),
		lost: toNumber(value["lost"]),
		returned: toNumber(value["returned"]),
		givenBack: toNumber(value["givenBack"]),
		verified: toVariant(value["verified"]),
	};
}

/** Units that have served who asked: what is there, and what was lent and went back. */
export function served({ accepted, givenBack }: Line): number {
	return accepted + givenBack;
}

/** Promised, and neither refused, lost nor gone back: `Line::live` of the pallet. */
function live({ committed, rejected, lost, returned }: Line): number {
	return committed - rejected - lost - returned;
}

/** `Line::state` of the pallet. */
export function lineState(line: Line): LineState {
	if (line.disposition === "Submitted" && line.verified === "Waiting") return "UnderVerification";
	if (line.disposition !== "Approved") return knownState(line.disposition);
	if (served(line) >= line.approved) return "Fulfilled";
	if (served(line) > 0) return "PartlyFulfilled";
	if (line.inTransit > 0) return "InFulfilment";
	if (live(line) >= line.approved) return "FullyCommitted";
	return live(line) > 0 ? "PartlyCommitted" : "Open";
}

function knownState(disposition: string): LineState {
	const state = LINE_STATES.find((each) => each === disposition);
	if (state === undefined) throw new ChainError(`a line is ${disposition}, which is no state of a line`);
	return state;
}

/** Whether the need still stands: submitted, or approved and not all there. `Line::is_needed` of the pallet. */
export function isNeeded(line: Line): boolean {
	if (line.disposition === "Submitted") return true;
	return line.disposition === "Approved" && served(line) < line.approved;
}

/** Approved and not yet promised: `Line::outstanding` of the pallet. */
export function outstanding(line: Line): number {
	return line.disposition === "Approved" ? Math.max(0, line.approved - live(line)) : 0;
}

/** Of a known amount, what is asked for and not there; `undefined` for an unknown one. `Line::unmet` of the pallet. */
export function lacking(line: Line): number | undefined {
	return line.requested === undefined ? undefined : Math.max(0, line.requested - served(line));
}
