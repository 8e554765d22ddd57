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

/** `Line::state` of the pallet. */
export function lineState(line: Line): string {
	if (line.disposition === "Submitted" && line.verified === "Waiting") return "UnderVerification";
	if (line.disposition !== "Approved") return line.disposition;
	const live = line.committed - line.rejected - line.lost - line.returned;
	if (served(line) >= line.approved) return "Fulfilled";
	if (served(line) > 0) return "PartlyFulfilled";
	if (line.inTransit > 0) return "InFulfilment";
	if (live >= line.approved) return "FullyCommitted";
	return live > 0 ? "PartlyCommitted" : "Open";
}
