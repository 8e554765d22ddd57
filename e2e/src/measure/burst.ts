/**
 * A burst of calls signed beforehand, sent as fast as the sockets take them, and followed until all are final.
 *
 * Works on raw bytes: four validators share two cores with this client, and decoding thousands of blocks' extrinsics
 * would take from them what is to be measured.
 */

import { WsProvider, type ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { ExtrinsicEra, Header } from "@polkadot/types/interfaces";
import { hexToU8a, u8aToHex } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";
import { blake2AsHex } from "@polkadot/util-crypto";

import { call } from "../chain/calls.ts";
import { now, RefusedError, refusal } from "../chain/client.ts";
import { Heads } from "../chain/heads.ts";

/** Payload of one remark: the size of an incident report. */
const REMARK_BYTES = 300;
/** Final blocks without one of ours, after which those missing count as lost. */
const PATIENCE_BLOCKS = 60;

export interface Signed {
	hash: string;
	hex: HexString;
	/** All of one signer go through one connection, so that their nonces arrive in order. */
	signer: number;
}

export interface BurstResult {
	accepted: number;
	final: number;
	/** Hashes that RPC accepted and that did not become final. */
	lost: string[];
	/** Refusals by `code reason`. */
	refused: Map<string, number>;
	/** Errors that were no answer of the pool; there should be none. */
	broken: string[];
	submitMs: number;
	finalMs: number;
	/** The most extrinsics of the burst in one block. */
	fullest: number;
	/** Blocks from the first to the last that held one of the burst. */
	blocks: number;
}

/** Signs `count` remarks, the signers in turn. */
export async function signRemarks(api: ApiPromise, signers: readonly KeyringPair[], count: number): Promise<Signed[]> {
	const nonces = await Promise.all(
		signers.map(async ({ address }) => (await api.rpc.system.accountNextIndex(address)).toNumber()),
	);
	const { genesisHash, runtimeVersion } = api;
	// Immortal, which is the default: a burst may wait longer than any era one would choose for it.
	const era = api.registry.createType<ExtrinsicEra>("ExtrinsicEra");
	const { signedExtensions } = api.registry;
	const signed: Signed[] = [];
	for (let i = 0; i < count; i += 1) {
		const signer = i % signers.length;
		const pair = signers[signer];
		const nonce = nonces[signer];
		if (pair === undefined || nonce === undefined) throw new RangeError("no signers");
		nonces[signer] = nonce + 1;
		const payload = `${i} `.padEnd(REMARK_BYTES, "muster ");
		const extrinsic = call(api, "system", "remark", payload);
		extrinsic.sign(pair, { era, blockHash: genesisHash, genesisHash, nonce, runtimeVersion, signedExtensions });
		const bytes = extrinsic.toU8a();
		signed.push({ hash: blake2AsHex(bytes), hex: u8aToHex(bytes), signer });
	}
	return signed;
}

/** Sends everything at once over `connections` and waits until what was accepted is final, or no longer comes. */
export async function runBurst(
	api: ApiPromise,
	wsUrl: string,
	signed: readonly Signed[],
	connections = 4,
): Promise<BurstResult> {
	const providers = await Promise.all(
		Array.from({ length: connections }, async () => {
			const provider = new WsProvider(wsUrl, false);
			await provider.connect();
			await provider.isReady;
			return provider;
		}),
	);
	const heads = await Heads.follow(api);
	const follower = new Follower(api, heads.finalized, new Set(signed.map(({ hash }) => hash)));
	heads.onFinalized((header) => follower.final(header));
	try {
		const start = now();
		const refused = new Map<string, number>();
		const broken: string[] = [];
		const accepted = new Set<string>();
		await Promise.all(
			signed.map(async ({ hash, hex, signer }) => {
				try {
					await providers[signer % providers.length]?.send("author_submitExtrinsic", [hex]);
					accepted.add(hash);
				} catch (error) {
					const why = refusal(error, hash);
					if (why instanceof RefusedError) {
						const key = `${why.code} ${why.reason}`;
						refused.set(key, (refused.get(key) ?? 0) + 1);
					} else {
						broken.push(why.message);
					}
				}
			}),
		);
		const submitMs = now() - start;
		await follower.until(accepted);
		return {
			accepted: accepted.size,
			final: follower.found.size,
			lost: [...accepted].filter((hash) => !follower.found.has(hash)),
			refused,
			broken,
			submitMs,
			finalMs: follower.lastFoundAt - start,
			fullest: follower.fullest,
			blocks: follower.lastBlock - follower.firstBlock + 1,
		};
	} finally {
		heads.stop();
		await Promise.all(providers.map((provider) => provider.disconnect()));
	}
}

/** Looks for extrinsics in the final chain, block by block. */
class Follower {
	readonly found = new Set<string>();
	lastFoundAt = now();
	fullest = 0;
	firstBlock = 0;
	lastBlock = 0;
	#next: number;
	#work: Promise<void> = Promise.resolve();
	#barren = 0;
	#wanted: ReadonlySet<string> | undefined;
	#settle: { done: () => void; failed: (error: unknown) => void } | undefined;

	constructor(
		readonly api: ApiPromise,
		after: number,
		readonly ours: ReadonlySet<string>,
	) {
		this.#next = after + 1;
	}

	final(header: Header): void {
		const at = now();
		this.#work = this.#work
			.then(async () => {
				for (const last = header.number.toNumber(); this.#next <= last; this.#next += 1) {
					await this.#look(this.#next, at);
				}
				this.#judge();
			})
			.catch((error: unknown) => this.#settle?.failed(error));
	}

	/** Resolves when all of `wanted` are found, or {@link PATIENCE_BLOCKS} blocks in a row held none of the burst. */
	until(wanted: ReadonlySet<string>): Promise<void> {
		this.#wanted = wanted;
		this.#barren = 0;
		return new Promise((done, failed) => {
			this.#settle = { done, failed };
			this.#judge();
		});
	}

	async #look(number: number, at: number): Promise<void> {
		const hash = await this.api.rpc("chain_getBlockHash", number);
		const { block } = (await this.api.rpc("chain_getBlock", hash)) as unknown as {
			block: { extrinsics: HexString[] };
		};
		let count = 0;
		for (const extrinsic of block.extrinsics) {
			const id = blake2AsHex(hexToU8a(extrinsic));
			if (!this.ours.has(id)) continue;
			this.found.add(id);
			count += 1;
		}
		this.fullest = Math.max(this.fullest, count);
		this.#barren = count === 0 ? this.#barren + 1 : 0;
		if (count === 0) return;
		this.lastFoundAt = at;
		this.lastBlock = number;
		if (this.firstBlock === 0) this.firstBlock = number;
	}

	#judge(): void {
		if (this.#wanted === undefined) return;
		const all = this.found.size >= this.#wanted.size && [...this.#wanted].every((hash) => this.found.has(hash));
		if (all || this.#barren >= PATIENCE_BLOCKS) this.#settle?.done();
	}
}
