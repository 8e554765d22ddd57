/** A chain that a test makes up, block by block, behind as much of a node and its client library as is used. */

import assert from "node:assert/strict";

import type { ApiPromise } from "@polkadot/api";
import { bnToHex, hexToU8a, numberToHex } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";

interface FakeBlock {
	number: number;
	hash: HexString;
	parentHash: HexString;
	extrinsics: HexString[];
}

type Listen = (header: unknown) => void;

export class FakeChain {
	readonly blocks = new Map<string, FakeBlock>();
	readonly nonces: number[] = [];
	refuse: Error | undefined;
	nextIndex = 5;
	#best: Listen[] = [];
	#final: Listen[] = [];
	#disconnected: (() => void)[] = [];
	#serial = 0;

	constructor() {
		this.add("genesis", 0, "none", []);
	}

	add(name: string, number: number, parent: string, extrinsics: HexString[]): void {
		const block = { number, hash: hashOf(name), parentHash: hashOf(parent), extrinsics };
		this.blocks.set(block.hash, block);
	}

	best(name: string): void {
		for (const listen of this.#best) listen(this.#header(hashOf(name)));
	}

	final(name: string): void {
		for (const listen of this.#final) listen(this.#header(hashOf(name)));
	}

	disconnect(): void {
		for (const listen of this.#disconnected) listen();
	}

	#header(hash: HexString): unknown {
		const block = this.blocks.get(hash);
		assert.ok(block);
		return { number: { toNumber: () => block.number }, hash: { toHex: () => hash } };
	}

	get api(): ApiPromise {
		const raw = async (method: string, argument: string): Promise<unknown> => {
			if (method === "chain_getBlock") {
				const block = this.blocks.get(argument);
				assert.ok(block, `unknown block ${argument}`);
				const { number, parentHash, extrinsics } = block;
				return { block: { header: { number, parentHash, digest: { logs: [slotLog(number)] } }, extrinsics } };
			}
			assert.equal(method, "author_submitExtrinsic");
			if (this.refuse !== undefined) throw this.refuse;
			return argument;
		};
		const chain = {
			getFinalizedHead: async () => ({ toHex: () => hashOf("genesis") }),
			getHeader: async () => this.#header(hashOf("genesis")),
			subscribeNewHeads: async (listen: Listen) => (this.#best.push(listen), () => undefined),
			subscribeFinalizedHeads: async (listen: Listen) => (this.#final.push(listen), () => undefined),
		};
		const system = { accountNextIndex: async () => ({ toNumber: () => this.nextIndex }) };
		const registry = { createType: () => ({}), signedExtensions: [] };
		return {
			registry,
			genesisHash: {},
			runtimeVersion: {},
			rpc: Object.assign(raw, { chain, system }),
			at: async () => ({ registry, query: { system: { events: async () => [] } } }),
			on: (_: string, listen: () => void) => this.#disconnected.push(listen),
			off: () => undefined,
			tx: () => ({
				sign: (_: unknown, { nonce }: { nonce: number }) => this.nonces.push(nonce),
				toU8a: () => hexToU8a(extrinsic((this.#serial += 1))),
			}),
		} as unknown as ApiPromise;
	}
}

export function hashOf(name: string): HexString {
	return `0x${Buffer.from(name).toString("hex").padEnd(64, "0")}`;
}

/** What Aura puts into the digest: here a block's slot is a hundred times its number. */
function slotLog(number: number): HexString {
	return `0x066175726120${bnToHex(number * 100, { isLe: true, bitLength: 64 }).slice(2)}`;
}

/** Bytes of the extrinsic that is submitted as the n-th. */
export function extrinsic(n: number): HexString {
	return numberToHex(n, 64);
}

/** Lets everything run that waits for answers of this chain. */
export async function settle(): Promise<void> {
	for (let i = 0; i < 50; i += 1) await Promise.resolve();
}
