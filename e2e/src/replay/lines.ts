/** Request lines, as `pallets/resources` keeps them, and the state that it derives from them. */

import type { AnyJson } from "@polkadot/types/types";

import { toNumber, toOptional, toVariant } from "./chain/storage.ts";

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
	};
}

/** `Line::state` of the pallet. */
export function lineState(line: Line): string {
	if (line.disposition !== "Approved") return line.disposition;
	const live = line.committed - line.rejected - line.lost - line.returned;
	if (line.accepted >= line.approved) return "Fulfilled";
	if (line.accepted > 0) return "PartlyFulfilled";
	if (line.inTransit > 0) return "InFulfilment";
	if (live >= line.approved) return "FullyCommitted";
	return live > 0 ? "PartlyCommitted" : "Open";
}
