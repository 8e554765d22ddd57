/** What tests of the index have in common. */

import type { Heads } from "../../src/chain/heads.ts";
import type { HttpRpc } from "../../src/chain/jsonrpc.ts";
import type { Answer, Status } from "../../src/reading/answers.ts";

/** Authorities of GRANDPA, as a checkpoint names them. */
export interface Grandpa {
	readonly genesisHash: string;
	readonly setId: number;
	readonly authorities: readonly { readonly id: string; readonly weight: number }[];
}

/** How long the index may take to catch up. */
const CATCH_UP_MS = 60_000;

/** Waits until the index has a final block, asked with each head of the chain. */
export async function indexed(rpc: HttpRpc, heads: Heads, block: number): Promise<Status> {
	const deadline = Date.now() + CATCH_UP_MS;
	for (;;) {
		const seen = heads.announced;
		const { data } = await rpc.call<Answer<Status>>("muster_status");
		if ((data.index?.finalized?.number ?? -1) >= block) return data;
		await heads.until(
			`the index to have final block ${block}, not only ${data.index?.finalized?.number ?? "none"}`,
			Math.max(0, deadline - Date.now()),
			() => heads.announced > seen,
		);
	}
}
