/** What `muster_*` methods answer, as docs/rpc.md describes it, and asking for all pages of a list. */

import type { HttpRpc, Params } from "../chain/jsonrpc.ts";

/** Around every answer. */
export interface Answer<T> {
	readonly data: T;
	readonly finalizedBlock: number;
	/** `null` where the state was asked, not the index. */
	readonly indexedBlock: number | null;
	readonly lagMs: number | null;
	/** Of lists: where the next page begins, `null` after the last. */
	readonly next?: string | null;
}

export interface BlockRef {
	readonly number: number;
	readonly hash: string;
}

export interface Status {
	readonly genesisHash: string;
	readonly specVersion: number;
	readonly best: BlockRef;
	readonly finalized: BlockRef;
	readonly index: {
		readonly firstBlock: number | null;
		readonly best: BlockRef | null;
		readonly finalized: BlockRef | null;
	} | null;
}

/** A record, and the block that changed it last. */
export interface RecordRow<R = Readonly<Record<string, unknown>>> {
	readonly subject: string;
	readonly block: number;
	readonly final: boolean;
	readonly record: R;
}

/** That somebody did something. */
export interface Act {
	readonly event: number;
	readonly name: string;
	readonly agency: number | null;
	readonly officer: string | null;
	readonly extrinsic: number | null;
	readonly extrinsicHash: string | null;
	readonly claimed: number | null;
	readonly subjects: readonly string[];
}

/** An act with the block that proves it. */
export interface ProvedAct extends Act {
	readonly block: BlockRef;
	readonly proved: number;
	readonly final: boolean;
}

/** A notification of `muster_subscribeChanges`: a block that has acts, or that such a block was taken back. */
export interface Told {
	readonly block: BlockRef;
	readonly status: "best" | "final" | "retracted";
	readonly time: number | null;
	readonly acts: readonly Act[];
}

export const SUBSCRIBE = "muster_subscribeChanges";
export const CHANGES = "muster_changes";

/** The most rows of a page. */
const PAGE = 500;

/** All rows of a list, page after page. */
export async function everyRow<R>(
	rpc: Pick<HttpRpc, "call">,
	method: string,
	first: unknown,
	limit = PAGE,
): Promise<R[]> {
	const rows: R[] = [];
	let after: string | null | undefined;
	do {
		const page = after === undefined ? { limit } : { limit, after };
		const answer: Answer<R[]> = await rpc.call(method, [first, page] as Params);
		rows.push(...answer.data);
		after = answer.next;
	} while (after !== null && after !== undefined);
	return rows;
}
