/** A seal that tests begin with. */

import { FORMAT, sealHash, type Seal, type Sealed } from "./seal.ts";

/** A seal of agency 7, whole with whatever a test changes in what is hashed. */
export function sealWith(changes: Partial<Sealed>, times: Partial<Pick<Seal, "periodUntil" | "revealFrom" | "revealUntil">> = {}): Seal {
	const sealed: Sealed = {
		cell: { metric: 1, version: 2, region: 420106, start: 1_000, status: "Actual" },
		agency: 7, value: "42", salt: `0x${"01".repeat(32)}`, ...changes,
	};
	return {
		format: FORMAT, genesisHash: `0x${"0".repeat(64)}`, ...sealed, hash: sealHash(sealed), names: { zh: "病例", en: "Cases" },
		unit: "1", periodUntil: 2_000, revealFrom: 3_000, revealUntil: 4_000, ...times,
	};
}

export const SEAL = sealWith({});
