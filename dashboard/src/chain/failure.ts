/** The chain's and the node's own words for what went wrong, as a reason that has a sentence in `i18n/errors.ts`. */

import type { ChainError, NodeReason } from "../i18n/errors.ts";

/** Code 1010: what the node says of an invalid transaction, in `data` or in the message. */
const INVALID: readonly (readonly [RegExp, NodeReason])[] = [
	[/Invalid signing address/i, "badSigner"],
	[/call is not expected/i, "callRefused"],
	[/is outdated/i, "stale"],
	[/will be valid in the future/i, "future"],
	[/bad signature/i, "badProof"],
	[/ancient birth block/i, "ancientBirthBlock"],
	[/exhaust the block limits/i, "exhaustsResources"],
	[/implicit data was unable/i, "indeterminate"],
	[/did not authorize any origin/i, "unknownOrigin"],
];

/** `Custom(n)`, as pinned in `pallets/quota/src/rejection.rs`. */
const CUSTOM: Readonly<Record<number, NodeReason>> = { 1: "immortal", 2: "notAMember", 3: "tooLarge" };

const CODES: Readonly<Record<number, NodeReason>> = {
	1001: "unreadable",
	1002: "unreadable",
	1011: "unsigned",
	1012: "banned",
	1013: "alreadyThere",
	1014: "sameNonce",
	1016: "poolFull",
	1018: "noRelay",
	1021: "inOrder",
};

/** Why the node did not take a transaction, from the JSON-RPC error; `undefined` if it is no answer of a node. */
export function refusalOf(error: unknown): ChainError | undefined {
	if (!isObject(error) || typeof error["code"] !== "number") return undefined;
	const code = error["code"];
	const message = typeof error["message"] === "string" ? error["message"].replace(/^-?\d+: /, "") : "";
	const detail = typeof error["data"] === "string" ? error["data"] : message;
	if (code === 1010) return invalidity(detail);
	const reason = CODES[code];
	if (reason !== undefined) return { kind: "node", reason };
	return { kind: "node", reason: "other", values: { code: String(code), message: detail } };
}

function invalidity(detail: string): ChainError {
	const custom = /Custom error: (\d+)/i.exec(detail)?.[1];
	if (custom !== undefined) {
		const reason = CUSTOM[Number(custom)];
		return reason === undefined
			? { kind: "node", reason: "custom", values: { code: custom } }
			: { kind: "node", reason };
	}
	const reason = INVALID.find(([pattern]) => pattern.test(detail))?.[1];
	return reason === undefined
		? { kind: "node", reason: "invalid", values: { message: detail } }
		: { kind: "node", reason };
}

/** Variants of `DispatchError` that belong to no pallet. */
const DISPATCH: Readonly<Record<string, NodeReason>> = {
	BadOrigin: "badOrigin",
	CannotLookup: "lookup",
	Exhausted: "exhausted",
	Corruption: "corruption",
	Unavailable: "unavailable",
	RootNotAllowed: "rootNotAllowed",
	Arithmetic: "arithmetic",
	Token: "token",
	ConsumerRemaining: "providers",
	NoProviders: "providers",
	TooManyConsumers: "providers",
	Transactional: "transactional",
	Trie: "corruption",
};

/** A dispatch error: of a pallet by the pallet's and the error's name, otherwise by the variant. */
export function dispatchFailure(variant: string, module?: { pallet: string; name: string }): ChainError {
	if (module !== undefined) return { kind: "pallet", ...module };
	const reason = DISPATCH[variant];
	return reason === undefined
		? { kind: "node", reason: "unknownModule", values: { name: variant } }
		: { kind: "node", reason };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null;
}
