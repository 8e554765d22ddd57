/** What came of a check, as sentences: which, and with what in them. */

import type { verify } from "../i18n/verify.ts";
import { SET_REFUSALS, type Check } from "./check.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { RefusalCode } from "./verifier.ts";

export type VerifyWord = keyof (typeof verify)["zh"];

export interface Said {
	readonly key: VerifyWord;
	readonly values: Readonly<Record<string, string | number>>;
}

/** A result in words: one heading, and what is under it. */
export interface Result {
	/** `node`: it agrees with the node's own checkpoint, which proves nothing to who does not trust the node. */
	readonly worth: "proven" | "node" | "refused";
	readonly head: Said;
	readonly proven: readonly Said[];
	readonly not: readonly Said[];
	readonly against: readonly Said[];
	readonly next: readonly Said[];
}

const said = (key: VerifyWord, values: Said["values"] = {}): Said => ({ key, values });

/** `otherSet` → `refuseOtherSet`: the typed keys of the dictionary are checked against the codes. */
const capital = <C extends string>(code: C): Capitalize<C> => `${code.charAt(0).toUpperCase()}${code.slice(1)}` as Capitalize<C>;

export const refusal = (code: RefusalCode): VerifyWord => `refuse${capital(code)}`;
export const remedy = (code: RefusalCode): VerifyWord => `next${capital(code)}`;

/** A checkpoint in words. */
export function saidOf({ source, setId, authorities, genesisHash }: Checkpoint): Said {
	return said(source === "own" ? "checkpointOwn" : "checkpointNode", { setId, count: authorities, genesis: genesisHash });
}

/** What came of a check in words. `shown` says whether the record in the proof is the one beside it, if one is. */
export function resultOf(check: Check, shown?: boolean): Result {
	const { checkpoint } = check;
	const own = checkpoint.source === "own";
	const against = own ? [saidOf(checkpoint)] : [saidOf(checkpoint), said("nodeTrust")];
	if (check.kind === "refused") {
		const { code } = check.refused;
		const setId = check.claimed?.setId ?? null;
		const sets =
			SET_REFUSALS.has(code) && setId !== null ? [said("claimsSet", { proof: setId, checkpoint: checkpoint.setId })] : [];
		return {
			worth: "refused",
			head: said("refusedHead"),
			proven: [],
			not: [said(refusal(code)), ...sets],
			against,
			next: [said(remedy(code))],
		};
	}
	const { proven, claimed, traces } = check;
	const { number, hash } = proven.block;
	const absent = proven.items.filter(({ value }) => value === null).length;
	const items = [said("provedItems", { number, hash, present: proven.items.length - absent })];
	if (absent > 0) items.push(said("provedAbsent", { absent }));
	items.push(said("provedFinal", { weight: proven.weight, total: proven.totalWeight, setId: proven.setId }));
	if (proven.runtime !== null) {
		items.push(said("provedRuntime", { name: proven.runtime.specName, version: proven.runtime.specVersion }));
	}
	const record = claimed.record === null ? [said("recordAbsent")] : [];
	const hint = traces.all > 0 ? [said("notRecordTraces", { found: traces.found, all: traces.all })] : [];
	const beside = shown === undefined ? [] : [said(shown ? "recordSame" : "recordDiffers")];
	return {
		worth: own ? "proven" : "node",
		head: said(own ? "provenHead" : "provenNodeHead"),
		proven: items,
		not: [said("notRecord"), ...record, ...hint, ...beside, said("notTrue"), said("notLatest"), said("notCheckpoint")],
		against,
		next: [],
	};
}
