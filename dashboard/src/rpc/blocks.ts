/** Who made the last blocks: from the headers themselves, by the standard methods that every node has. */

import { getSs58AddressInfo, Hex, u64, Vector } from "@polkadot-api/substrate-bindings";

import type { Client } from "./client.ts";
import { field } from "./errors.ts";

/** How many of the last blocks are looked at. */
export const WINDOW = 100;

/** A block, and whose turn it was. */
export interface Made {
	readonly number: number;
	readonly hash: string;
	readonly parent: string;
	readonly slot: number;
	/** Whose turns the slots up to this block were, in their order, by public key. */
	readonly turns: readonly string[];
}

/** `Session.Validators`: who takes turns, in the order of Aura's authorities. */
const VALIDATORS = "0xcec5070d609dd3497f72bde07fc96ba088dcde934c658227ee1dfafcd6e16903";
/** The public key of an account. */
const KEY = Hex(32);
/** What `Session.Validators` holds. */
const KEYS = Vector(KEY);
/** A digest that Aura put in before the block was made: variant 6, `aura`, eight bytes. */
const AURA = /^0x066175726120([0-9a-f]{16})$/;

/**
 * The last blocks up to `best`, the newest first, at most {@link WINDOW}; of `before` those that are still of its chain are
 * taken over. Genesis ends them, for which nobody had a turn, and a block that the node does not have.
 */
export async function lastBlocks(client: Client, best: string, before: readonly Made[], signal: AbortSignal): Promise<readonly Made[]> {
	const known = new Map(before.map((block, at) => [block.hash, at]));
	const fresh: Omit<Made, "turns">[] = [];
	let at: number | undefined;
	for (let hash = best; fresh.length < WINDOW; hash = fresh.at(-1)?.parent ?? "") {
		at = known.get(hash);
		if (at !== undefined) break;
		const header = await client.request("chain_getHeader", [hash], signal);
		if (header === null && fresh.length === 0) throw new Error(`the node has no header of ${hash}`);
		const sealed = sealOf(hash, header);
		if (sealed === undefined) break;
		fresh.push(sealed);
	}
	const turns = await turnsOf(client, fresh, signal);
	const made = fresh.map((block, index): Made => ({ ...block, turns: turns[index] ?? [] }));
	return [...made, ...(at === undefined ? [] : before.slice(at))].slice(0, WINDOW);
}

/** How long a slot is, in milliseconds. */
export async function slotMs(client: Client, signal: AbortSignal): Promise<number> {
	const told = await client.request("state_call", ["AuraApi_slot_duration", "0x"], signal);
	const ms = typeof told === "string" && told.length === 18 ? Number(u64.dec(told)) : 0;
	if (ms === 0) throw new Error("this chain does not say how long a slot is");
	return ms;
}

/** What a header says; `undefined` if nobody had a turn for it. */
function sealOf(hash: string, header: unknown): Omit<Made, "turns"> | undefined {
	const logs = field(field(header, "digest"), "logs");
	const slots = (Array.isArray(logs) ? logs : []).map((log) => AURA.exec(String(log))?.[1]);
	const slot = slots.find((each) => each !== undefined);
	if (slot === undefined) return undefined;
	return { hash, number: Number(field(header, "number")), parent: String(field(header, "parentHash")), slot: Number(u64.dec(`0x${slot}`)) };
}

/** Whose turns there were for each of consecutive blocks: what held after the block before it. */
async function turnsOf(client: Client, blocks: readonly Omit<Made, "turns">[], signal: AbortSignal): Promise<(readonly string[])[]> {
	const [newest, oldest] = [blocks[0], blocks.at(-1)];
	if (newest === undefined || oldest === undefined) return [];
	const after = (hash: string) => client.request("state_getStorage", [VALIDATORS, hash], signal);
	const last = await after(newest.parent);
	// The set changes at most once a session, and not back again within the blocks that are looked at.
	if (newest === oldest || (await after(oldest.parent)) === last) {
		const turns = accountsOf(last);
		return blocks.map(() => turns);
	}
	return Promise.all(blocks.map(async ({ parent }) => accountsOf(await after(parent))));
}

/** Nothing is stored before the first set. */
const accountsOf = (stored: unknown): readonly string[] => (typeof stored === "string" ? KEYS.dec(stored) : []);

/** The public key in an address; an address with another checksum has none. */
export function keyOf(address: string): string | undefined {
	const info = getSs58AddressInfo(address);
	return info.isValid ? KEY.dec(info.publicKey) : undefined;
}
