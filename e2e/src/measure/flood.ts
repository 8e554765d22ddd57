/**
 * A flood of calls, and what it does to those who send little: streams of reports leave on a fixed schedule, through the
 * same node, from the first block of the flood on.
 *
 * All is signed beforehand, and blocks are read as bytes: see `burst.ts`.
 */

import { setTimeout as delay } from "node:timers/promises";

import type { ApiPromise } from "@polkadot/api";

import { now, RefusedError, refusal } from "../chain/client.ts";
import { openConnections, sendAll, type Sent } from "./burst.ts";
import { Inclusions, type FinalBlock, type Inclusion } from "./inclusion.ts";
import type { Signed } from "./presign.ts";

/** Connections that the flood comes through. */
const CONNECTIONS = 4;
/** From the first call of a flood to the first block with one. */
const FIRST_BLOCK_MS = 30_000;

/** Calls that leave at a steady rate. */
export interface Stream {
	name: string;
	signed: readonly Signed[];
	perSecond: number;
}

/** What became of one call of a stream. */
export interface Delivery {
	hash: string;
	/** Just before the bytes went to the socket, in milliseconds since the epoch. */
	sentAt: number;
	/** When the node answered: the call is in its pool, or refused. */
	answeredAt: number;
	/** `code reason`, if the pool refused. */
	refused?: string;
	/** Where it became final. Without, it did not. */
	inclusion?: Inclusion;
}

export interface FloodResult {
	flood: Sent;
	/** Hashes of accepted calls, of the flood and of the streams, that did not become final. */
	lost: string[];
	/** From the first call of the flood to the last answer. */
	submitMs: number;
	/** Deliveries by name of the stream, in the order of sending. */
	streams: Map<string, Delivery[]>;
	/** The most that a stream's call left behind its schedule; large means the client was the bottleneck. */
	lateMs: number;
	/** Final blocks from the first to the last with a call of the flood. */
	blocks: FinalBlock[];
	/** When the client was told of the last of these. */
	endedAt: number;
}

/** Sends a flood and, once it is in a block, the streams; resolves when all that was accepted is final, or lost. */
export async function runFlood(
	api: ApiPromise,
	wsUrl: string,
	flood: readonly Signed[],
	streams: readonly Stream[],
): Promise<FloodResult> {
	const ours = new Set([...flood, ...streams.flatMap(({ signed }) => signed)].map(({ hash }) => hash));
	const floods = new Set(flood.map(({ hash }) => hash));
	// One connection for each stream: agencies do not share theirs with who floods.
	const [providers, own, inclusions] = await Promise.all([
		openConnections(wsUrl, CONNECTIONS),
		openConnections(wsUrl, streams.length),
		Inclusions.follow(api, ours),
	]);
	try {
		const start = now();
		let submitMs = 0;
		let lateMs = 0;
		const sending = sendAll(providers, flood).finally(() => (submitMs = now() - start));
		await inclusions.until("the first block of the flood", FIRST_BLOCK_MS, () => inclusions.seen.size > 0);
		const from = now();
		const delivered = await Promise.all(
			streams.map(async ({ name, signed, perSecond }, n) => {
				const deliveries = await Promise.all(
					signed.map(async ({ hash, hex }, i): Promise<Delivery> => {
						const due = from + (i * 1000) / perSecond;
						await delay(Math.max(0, due - now()));
						const sentAt = now();
						lateMs = Math.max(lateMs, sentAt - due);
						try {
							await own[n]?.send("author_submitExtrinsic", [hex]);
							return { hash, sentAt, answeredAt: now() };
						} catch (error) {
							const why = refusal(error, hash);
							if (!(why instanceof RefusedError)) throw why;
							return { hash, sentAt, answeredAt: now(), refused: `${why.code} ${why.reason}` };
						}
					}),
				);
				return [name, deliveries] as const;
			}),
		);
		const sent = await sending;
		const accepted = delivered.flatMap(([, deliveries]) => deliveries.filter(({ refused }) => refused === undefined));
		const lost = await inclusions.settle([...sent.accepted, ...accepted.map(({ hash }) => hash)]);
		for (const delivery of accepted) {
			const inclusion = inclusions.final.get(delivery.hash);
			if (inclusion !== undefined) delivery.inclusion = inclusion;
		}
		const isFlooded = ({ found }: FinalBlock) => found.some((hash) => floods.has(hash));
		const [first, last] = [inclusions.blocks.findIndex(isFlooded), inclusions.blocks.findLastIndex(isFlooded)];
		const lastOfFlood = inclusions.blocks[last]?.found.find((hash) => floods.has(hash));
		return {
			flood: sent,
			lost,
			submitMs,
			streams: new Map(delivered),
			lateMs,
			blocks: first < 0 ? [] : inclusions.blocks.slice(first, last + 1),
			endedAt: inclusions.final.get(lastOfFlood ?? "")?.seenAt ?? Number.NaN,
		};
	} finally {
		inclusions.stop();
		await Promise.all([...providers, ...own].map((provider) => provider.disconnect()));
	}
}
