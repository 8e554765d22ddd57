/** Single questions to single nodes, by JSON-RPC over HTTP: no metadata, no subscription. */

import type { NodeHandle } from "../../src/network/localnet.ts";

/** The node answered a question with an error. */
export class RpcError extends Error {
	override readonly name = "RpcError";
}

interface Answer {
	result?: unknown;
	error?: { code: number; message: string };
}

async function ask(node: NodeHandle, method: string, ...params: unknown[]): Promise<unknown> {
	const response = await fetch(node.wsUrl.replace(/^ws/, "http"), {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
	});
	const { result, error } = (await response.json()) as Answer;
	if (error !== undefined) throw new RpcError(`${node.name}: ${method}: ${error.code} ${error.message}`);
	return result;
}

/** Number of the last block that is final for this node. */
export async function finalizedNumber(node: NodeHandle): Promise<number> {
	const head = await ask(node, "chain_getFinalizedHead");
	return Number(((await ask(node, "chain_getHeader", head)) as { number: string }).number);
}

/** Hash of the block at a height of the node's best chain, `null` where there is none. */
export async function blockHash(node: NodeHandle, number: number): Promise<string | null> {
	return (await ask(node, "chain_getBlockHash", number)) as string | null;
}

/** Version of the runtime at the node's best block. */
export async function specVersion(node: NodeHandle): Promise<number> {
	return ((await ask(node, "state_getRuntimeVersion")) as { specVersion: number }).specVersion;
}

/** Number of the GRANDPA set that the node votes with or follows. */
export async function grandpaSetId(node: NodeHandle): Promise<number> {
	return ((await ask(node, "grandpa_roundState")) as { setId: number }).setId;
}
