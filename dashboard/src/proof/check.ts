/** Checking a proof, and what came of it: what is proven, what is not, against whose checkpoint. */

import type { Checkpoint } from "./checkpoint.ts";
import { fieldsOf, isRecord, jsonOf, unwrapped } from "./json.ts";
import type { Proven, RefusalCode, Refused, Verifier } from "./verifier.ts";

/** What a proof says of itself. Nothing of it is proven by being there. */
export interface Claimed {
	readonly subject: string;
	/** The record as the node that made the proof shows it; `null`: there is none. */
	readonly record: unknown;
	readonly setId: number | null;
	readonly genesisHash: string | null;
}

/** How many of a record's own texts and digests stand in the proven items, byte by byte. */
export interface Traces {
	readonly found: number;
	readonly all: number;
}

export type Check =
	| {
			readonly kind: "proven";
			readonly checkpoint: Checkpoint;
			readonly proven: Proven;
			readonly claimed: Claimed;
			readonly traces: Traces;
	  }
	| { readonly kind: "refused"; readonly checkpoint: Checkpoint; readonly refused: Refused; readonly claimed: Claimed | null };

/** Checks the text of a proof file. */
export function check(verifier: Verifier, checkpoint: Checkpoint, proof: string): Check {
	const answer = verifier.verify(checkpoint.json, proof);
	const claimed = claimedBy(proof);
	if ("refused" in answer) return { kind: "refused", checkpoint, refused: answer.refused, claimed };
	// The verifier has read it: it is of the form of a proof.
	if (claimed === null) throw new TypeError("a proof without a subject was taken");
	const traces = tracesOf(claimed.record, answer.proven.items);
	return { kind: "proven", checkpoint, proven: answer.proven, claimed, traces };
}

/** The text of a proof, out of a file that may hold the whole answer of a node. */
export const proofText = unwrapped;

/** What a proof says of itself; `null` if it is none. */
export function claimedBy(proof: string): Claimed | null {
	const value = jsonOf(proof);
	const { subject, record, setId, genesisHash } = fieldsOf(value);
	if (!isRecord(value) || typeof subject !== "string") return null;
	return {
		subject,
		record: record ?? null,
		setId: typeof setId === "number" ? setId : null,
		genesisHash: typeof genesisHash === "string" ? genesisHash : null,
	};
}

/** Refusals that a set's other checkpoint may resolve: of those the reader is told both numbers. */
export const SET_REFUSALS: ReadonlySet<RefusalCode> = new Set(["otherSet", "unknownVoter", "badSignature"]);

const HASH = /^0x[0-9a-f]{64}$/;

/** Names that the chain keeps as numbers, accounts and digits are not bytes of the state as they stand; sentences are. */
const isFreeText = (text: string): boolean => /[\s\u0080-\uffff]/.test(text);

/** Looks for digests and free texts of a record in the items: a hint that the two belong together, and no proof of it. */
export function tracesOf(record: unknown, items: Proven["items"]): Traces {
	const state = items.map(({ value }) => value ?? "");
	const texts = new Set(textsIn(record));
	const found = [...texts].filter((text) => {
		const hex = HASH.test(text) ? text.slice(2) : hexOf(text);
		return state.some((value) => value.includes(hex));
	});
	return { found: found.length, all: texts.size };
}

function textsIn(value: unknown): string[] {
	if (typeof value === "string") return HASH.test(value) || isFreeText(value) ? [value] : [];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

function hexOf(text: string): string {
	return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether two records say the same, in whatever order of fields. */
export function sameRecord(one: unknown, other: unknown): boolean {
	return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

function sorted(_: string, value: unknown): unknown {
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
