/** Blocks as bytes: a full block holds hundreds of extrinsics, most of others, and decoding them all takes time. */

import type { ApiPromise } from "@polkadot/api";
import { hexToU8a, u8aToBn } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";
import { blake2AsHex } from "@polkadot/util-crypto";

/** A block without what its extrinsics say. */
export interface RawBlock {
	number: number;
	hash: HexString;
	parent: HexString;
	/** Of Aura: whole slots since the epoch. Block 0 has none. */
	slot: number | undefined;
	/** Hashes of the extrinsics, in their order. */
	extrinsics: string[];
}

interface Answer {
	block: {
		header: { parentHash: HexString; number: string; digest: { logs: HexString[] } };
		extrinsics: HexString[];
	};
}

/** Reads a block by its hash. */
export async function rawBlock(api: ApiPromise, hash: HexString): Promise<RawBlock> {
	const { block } = (await api.rpc("chain_getBlock", hash)) as unknown as Answer;
	return {
		number: Number(block.header.number),
		hash,
		parent: block.header.parentHash,
		slot: slotOf(block.header.digest.logs),
		extrinsics: block.extrinsics.map((extrinsic) => blake2AsHex(hexToU8a(extrinsic))),
	};
}

/** Reads the block at a height of the best chain. */
export async function rawBlockAt(api: ApiPromise, number: number): Promise<RawBlock> {
	return rawBlock(api, (await api.rpc("chain_getBlockHash", number)) as unknown as HexString);
}

/** Of a digest item: before the runtime, by engine `aura`, eight bytes. */
const AURA_PRE_DIGEST = "0x066175726120";

/** The slot that the logs of a header's digest name. */
export function slotOf(logs: readonly HexString[]): number | undefined {
	const log = logs.find((each) => each.startsWith(AURA_PRE_DIGEST));
	if (log === undefined) return undefined;
	return u8aToBn(hexToU8a(log).slice(-8), { isLe: true }).toNumber();
}
