/**
 * How long a report takes from the client to finality.
 *
 * Reports leave on a fixed schedule, whether or not earlier ones have answered: a slow chain must not slow down the
 * questions. The clock runs from just before the bytes go to the socket until the client is told of the final head.
 *
 * As a program (`npm run measure -- --help`) it measures the settings of GRANDPA side by side.
 */

import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import type { KeyringPair } from "@polkadot/keyring/types";

import { account, eventTypeByCode, testReport } from "../chain/calls.ts";
import { connect, now, Submitter } from "../chain/client.ts";
import { findBinary, Localnet } from "../network/localnet.ts";
import { markdownRow, seconds, summarize, type Summary } from "./statistics.ts";

export interface Measurement {
	inBlock: Summary;
	finalized: Summary;
	/** The most that a report left behind its schedule; large means the client was the bottleneck. */
	lateMs: number;
}

export interface Load {
	wsUrl: string;
	signers: KeyringPair[];
	/** Reports in all. */
	count: number;
	perSecond: number;
}

/** Files reports at a steady rate and waits until all are final. Throws when one is refused, fails or gets lost. */
export async function measureFinality({ wsUrl, signers, count, perSecond }: Load): Promise<Measurement> {
	const api = await connect(wsUrl);
	const submitter = await Submitter.create(api);
	try {
		const eventType = await eventTypeByCode(api, "respiratory.novel");
		const signer = (i: number): KeyringPair => {
			const pair = signers[i % signers.length];
			if (pair === undefined) throw new RangeError("no signers");
			return pair;
		};
		// Warm up: code paths of the client, nonces, and the node's caches.
		for (const pair of signers) await (await submitter.submit(testReport(api, eventType, 0), pair)).finalized;

		const start = now();
		let lateMs = 0;
		const outcomes = await Promise.all(
			Array.from({ length: count }, async (_, i) => {
				const due = start + (i * 1000) / perSecond;
				await delay(Math.max(0, due - now()));
				lateMs = Math.max(lateMs, now() - due);
				return (await submitter.submit(testReport(api, eventType, i + 1), signer(i))).finalized;
			}),
		);
		const failed = outcomes.find(({ success }) => !success);
		if (failed !== undefined) throw new Error(`a report failed: ${failed.error ?? "no reason given"}`);
		return {
			inBlock: summarize(outcomes.map((o) => o.inBlockAt - o.submittedAt)),
			finalized: summarize(outcomes.map((o) => (o.finalizedAt ?? Number.NaN) - o.submittedAt)),
			lateMs,
		};
	} finally {
		await submitter.stop();
		await api.disconnect();
	}
}

export const TABLE_HEAD = [
	markdownRow(["gossip", "voting rule", "load", "in block p50 / p99", "final p50 / p99 / max", "count"]),
	markdownRow(["---", "---", "---", "---", "---", "---"]),
].join("\n");

export function tableRow(gossipMs: number, lag: boolean, perSecond: number, measured: Measurement): string {
	const { inBlock, finalized } = measured;
	return markdownRow([
		`${gossipMs} ms`,
		lag ? "two blocks behind" : "no lag",
		`${perSecond}/s`,
		`${seconds(inBlock.p50)} / ${seconds(inBlock.p99)} s`,
		`${seconds(finalized.p50)} / ${seconds(finalized.p99)} / ${seconds(finalized.max)} s`,
		finalized.count,
	]);
}

const USAGE = `usage: npm run measure -- [--gossip MS]... [--lag yes|no|both] [--count N] [--rate PER_SECOND]

Starts a network of 4 validators and a full node for each setting and prints a markdown table.
Default: gossip 25, 50, 100 and 333 ms, both voting rules, 100 reports at 10 per second.`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			gossip: { type: "string", multiple: true, default: ["25", "50", "100", "333"] },
			lag: { type: "string", default: "both" },
			count: { type: "string", default: "100" },
			rate: { type: "string", default: "10" },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const lags = { yes: [true], no: [false], both: [false, true] }[values.lag];
	if (lags === undefined) throw new Error(`--lag is yes, no or both, not ${values.lag}`);
	const perSecond = Number(values.rate);
	console.log(TABLE_HEAD);
	for (const lag of lags) {
		for (const gossipMs of values.gossip.map(Number)) {
			const nodeArgs = ["--grandpa-gossip-ms", String(gossipMs), ...(lag ? ["--grandpa-lag"] : [])];
			const network = await Localnet.start({ binary: await findBinary(), nodeArgs });
			try {
				const measured = await measureFinality({
					wsUrl: network.rpc.wsUrl,
					signers: [account("//Charlie"), account("//Dave")],
					count: Number(values.count),
					perSecond,
				});
				console.log(tableRow(gossipMs, lag, perSecond, measured));
			} finally {
				await network.stop();
			}
		}
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await main().catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
}
