/**
 * A burst of calls signed beforehand, sent as fast as the sockets take them, and followed until all are final.
 *
 * Works on raw bytes: four validators share two cores with this client, and decoding thousands of blocks' extrinsics
 * would take from them what is to be measured.
 */

import { WsProvider, type ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";

import { call } from "../chain/calls.ts";
import { now, RefusedError, refusal } from "../chain/client.ts";
import { Inclusions } from "./inclusion.ts";
import { presign, type Signed } from "./presign.ts";

/** Payload of one remark: the size of an incident report. */
const REMARK_BYTES = 300;
/**
 * A call waits behind thousands of others, and on a machine that others share for long: the library's minute would make a
 * slow answer look like none.
 */
const ANSWER_MS = 300_000;

export interface BurstResult {
	accepted: number;
	final: number;
	/** Hashes that RPC accepted and that did not become final. */
	lost: string[];
	refused: Sent["refused"];
	broken: Sent["broken"];
	submitMs: number;
	finalMs: number;
	/** The most extrinsics of the burst in one block. */
	fullest: number;
	/** Blocks from the first to the last that held one of the burst. */
	blocks: number;
}

/** Signs `count` remarks, the signers in turn. */
export async function signRemarks(api: ApiPromise, signers: readonly KeyringPair[], count: number): Promise<Signed[]> {
	const wanted = Array.from({ length: count }, (_, i) => {
		const pair = signers[i % signers.length];
		if (pair === undefined) throw new RangeError("no signers");
		return { pair, call: call(api, "system", "remark", `${i} `.padEnd(REMARK_BYTES, "muster ")) };
	});
	return presign(api, wanted);
}

/** What became of sending. */
export interface Sent {
	/** Hashes that RPC took. */
	accepted: Set<string>;
	/** Refusals by `code reason`. */
	refused: Map<string, number>;
	/** Errors that were no answer of the pool; there should be none. */
	broken: string[];
}

/** Sends everything at once, each signer's through one of the connections, and resolves when all are answered. */
export async function sendAll(providers: readonly WsProvider[], signed: readonly Signed[]): Promise<Sent> {
	const sent: Sent = { accepted: new Set(), refused: new Map(), broken: [] };
	await Promise.all(
		signed.map(async ({ hash, hex, signer }) => {
			try {
				await providers[signer % providers.length]?.send("author_submitExtrinsic", [hex]);
				sent.accepted.add(hash);
			} catch (error) {
				const why = refusal(error, hash);
				if (why instanceof RefusedError) {
					const key = `${why.code} ${why.reason}`;
					sent.refused.set(key, (sent.refused.get(key) ?? 0) + 1);
				} else {
					sent.broken.push(why.message);
				}
			}
		}),
	);
	return sent;
}

/** Connections to one node. */
export async function openConnections(wsUrl: string, count: number): Promise<WsProvider[]> {
	return Promise.all(
		Array.from({ length: count }, async () => {
			const provider = new WsProvider(wsUrl, false, {}, ANSWER_MS);
			await provider.connect();
			await provider.isReady;
			return provider;
		}),
	);
}

/** Sends everything at once over `connections` and waits until what was accepted is final, or no longer comes. */
export async function runBurst(
	api: ApiPromise,
	wsUrl: string,
	signed: readonly Signed[],
	connections = 4,
): Promise<BurstResult> {
	const providers = await openConnections(wsUrl, connections);
	const inclusions = await Inclusions.follow(api, new Set(signed.map(({ hash }) => hash)));
	try {
		const start = now();
		const { accepted, refused, broken } = await sendAll(providers, signed);
		const submitMs = now() - start;
		const lost = await inclusions.settle(accepted);
		const full = inclusions.blocks.filter(({ found }) => found.length > 0);
		return {
			accepted: accepted.size,
			final: inclusions.final.size,
			lost,
			refused,
			broken,
			submitMs,
			finalMs: Math.max(...[...inclusions.final.values()].map(({ finalAt }) => finalAt)) - start,
			fullest: Math.max(...full.map(({ found }) => found.length)),
			blocks: (full.at(-1)?.number ?? 0) - (full[0]?.number ?? 0) + 1,
		};
	} finally {
		inclusions.stop();
		await Promise.all(providers.map((provider) => provider.disconnect()));
	}
}
