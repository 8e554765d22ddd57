/** What becomes of a transaction after it was signed, and what its signer may do then. */

import type { ChainError, NodeReason } from "../i18n/errors.ts";

export type Progress =
	/** The node has it, and no block yet. */
	| { readonly stage: "waiting" }
	/** Nobody knows whether the node has it: the line broke. It is looked for and sent again. */
	| { readonly stage: "unknown" }
	/** In a best block, which may still be taken back. `late`: finality takes longer than usual. */
	| {
		readonly stage: "inBlock";
		readonly block: number;
		readonly failure: ChainError | null;
		readonly late: boolean;
	}
	/** In the final chain. `subject` is what it made or changed, such as `incident/12`. */
	| {
		readonly stage: "final";
		readonly block: number;
		readonly failure: ChainError | null;
		readonly subject: string | null;
		/** Picoseconds of weight that it took; `null` where it paid by count. */
		readonly weight: string | null;
	}
	/** Not taken, or it fell out of the pool: no block has it, and none will unless it is sent again. */
	| { readonly stage: "ended"; readonly error: ChainError };

/** A status of `author_submitAndWatchExtrinsic` that changes what is known; final blocks are followed, not told of. */
export function progressOf(status: string): Progress | "inBlock" | null {
	switch (status) {
		case "Future":
		case "Ready":
		case "Broadcast":
		// The fork that had it lost: it goes back into the pool.
		case "Retracted":
			return { stage: "waiting" };
		case "InBlock":
			return "inBlock";
		case "Usurped":
			return ended("usurped");
		case "Dropped":
			return ended("dropped");
		case "Invalid":
			return ended("becameInvalid");
		default:
			return null;
	}
}

export function ended(reason: NodeReason): Progress {
	return { stage: "ended", error: { kind: "node", reason } };
}

/** Reasons after which the same signed transaction may be taken later. */
const AGAIN: readonly NodeReason[] = ["poolFull", "noRelay", "inOrder", "future", "banned", "dropped", "other", "lineDown"];

/** Whether sending the same bytes again can help; otherwise they must be signed again. */
export function mayResend(error: ChainError): boolean {
	return error.kind === "node" && AGAIN.includes(error.reason);
}

/** What is known of the final chain about a transaction that may have been delivered. */
export interface Standing {
	/** Number of the last final block. */
	readonly finalized: number;
	/** Nonce of the account after that block. */
	readonly nonce: number;
}

/** What to do with a transaction that no final block up to now has. */
export function verdictOn(
	kept: { readonly nonce: number; readonly death: number },
	{ finalized, nonce }: Standing,
): "send" | "nonceUsed" | "expired" {
	if (nonce > kept.nonce) return "nonceUsed";
	// Its last block is the one before its death.
	return finalized >= kept.death - 1 ? "expired" : "send";
}
