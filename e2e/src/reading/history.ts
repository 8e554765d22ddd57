/** The chain's own history, read block by block, to hold against what the index tells of it. */

import type { ApiPromise } from "@polkadot/api";
import type { EventRecord } from "@polkadot/types/interfaces";
import type { Codec } from "@polkadot/types/types";

import { fieldsOf } from "../chain/events.ts";

/** An event of a block, with the extrinsic it happened in. */
export interface ChainEvent {
	readonly block: number;
	readonly hash: string;
	/** Its number among the block's events. */
	readonly event: number;
	/** Pallet and event in camel case: `incidents.filed`. */
	readonly name: string;
	/** `undefined`: the chain itself, in a hook. */
	readonly extrinsic: number | undefined;
	readonly extrinsicHash: string | undefined;
	/** Who signed that extrinsic; `undefined` for inherents. */
	readonly signer: string | undefined;
	readonly fields: Readonly<Record<string, Codec>>;
}

/** Every event of the blocks from one height to another, both included. */
export async function chainEvents(api: ApiPromise, from: number, to: number): Promise<ChainEvent[]> {
	const events: ChainEvent[] = [];
	for (let block = from; block <= to; block += 1) {
		const hash = await api.rpc.chain.getBlockHash(block);
		const [{ block: body }, at] = await Promise.all([api.rpc.chain.getBlock(hash), api.at(hash)]);
		const records = (await at.query["system"]?.["events"]?.()) as unknown as EventRecord[] | undefined;
		for (const [number, { event, phase }] of (records ?? []).entries()) {
			const extrinsic = phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : undefined;
			const signed = extrinsic === undefined ? undefined : body.extrinsics[extrinsic];
			events.push({
				block,
				hash: hash.toHex(),
				event: number,
				name: `${event.section}.${event.method.charAt(0).toLowerCase()}${event.method.slice(1)}`,
				extrinsic,
				extrinsicHash: signed?.hash.toHex(),
				signer: signed?.isSigned === true ? signed.signer.toString() : undefined,
				fields: fieldsOf(event),
			});
		}
	}
	return events;
}
