/**
 * How fast the chain is read (`npm run measure:reading -- --help`): how soon subscribers are told of what is final, how far
 * the index lags while reports come in, and how long questions take over HTTP. docs/rpc-measured.md has figures.
 */

import { execFile, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import { account, enrol, eventTypeByCode, quickAccount, ROLES, testReport } from "../chain/calls.ts";
import { connect, now, Submitter } from "../chain/client.ts";
import { Heads } from "../chain/heads.ts";
import { HttpRpc, WsRpc } from "../chain/jsonrpc.ts";
import { findBinary, Localnet } from "../network/localnet.ts";
import type { Answer, Status } from "../reading/answers.ts";
import { openConnections } from "./burst.ts";
import { load, type Load } from "./load.ts";
import { presign } from "./presign.ts";
import { markdownRow, summarize, type Summary } from "./statistics.ts";

const run = promisify(execFile);

/** Officers that file: few enough that their nonces stay within bounds, many enough that no allowance is in the way. */
const OFFICERS = 20;
/** How often the node is asked how far its index is. */
const LAG_EVERY_MS = 100;
/**
 * How questions are asked: with time for the processors to rest before each, one after another, some 3,000 a second, and as
 * many as are answered.
 */
const LOADS: readonly { named: string; load: Load }[] = [
	{ named: "calm", load: { connections: 1, seconds: 5, pauseMs: 10 } },
	{ named: "in turn", load: { connections: 1, seconds: 3, pauseMs: 0 } },
	{ named: "paced", load: { connections: 16, seconds: 3, pauseMs: 4 } },
	{ named: "16 at once", load: { connections: 16, seconds: 3, pauseMs: 0 } },
];
/** Questions of a kind before the first is asked again: more than are answered in any of these times and not kept. */
const DIFFERENT = 100_000;
/** Connections of the reports. */
const CONNECTIONS = 4;
/** Until the last report is final, and all subscribers are told. */
const REST_MS = 10_000;
/** A city of the generated index. */
const CITY = "410100";
/** A time after everything, milliseconds since 1970. */
const FAR = 4_000_000_000_000;
const OFFICER_ROLES = ROLES.Report;
/** The agency whose officers file, and who manages it. */
const AGENCY = { id: 3, manager: "//Charlie" } as const;

export interface Live {
	/** From the news of a final head to a subscriber's notification of that block. */
	told: Summary;
	/** Blocks and subscribers the sample is of. */
	blocks: number;
	subscribers: number;
	/** Blocks that the index was behind the node's best block, by how often. */
	lag: ReadonlyMap<number, number>;
	/** The same of final blocks. */
	finalLag: ReadonlyMap<number, number>;
	/** Reports that became final, and the longest that one left behind its schedule. */
	reports: number;
	lateMs: number;
}

export interface LiveOptions {
	subscribers: number;
	perSecond: number;
	seconds: number;
}

/** Subscribers and lag, on a network with an indexing node, while reports come in at a steady rate. */
export async function measureLive(network: Localnet, { subscribers, perSecond, seconds }: LiveOptions): Promise<Live> {
	const api = await connect(network.rpc.wsUrl);
	const submitter = await Submitter.create(api);
	const heads = await Heads.follow(api);
	const officers = Array.from({ length: OFFICERS }, (_, i) => quickAccount(`//reading//${i}`));
	await enrol(api, submitter, account(AGENCY.manager), AGENCY.id, officers, OFFICER_ROLES);
	await submitter.stop();
	const eventType = await eventTypeByCode(api, "respiratory.novel");
	const count = perSecond * seconds;
	const signed = await presign(
		api,
		Array.from({ length: count }, (_, i) => ({
			pair: officers[i % OFFICERS]!,
			call: testReport(api, eventType, i),
		})),
	);

	const many = fileURLToPath(new URL("./subscribers.ts", import.meta.url));
	const crowd = fork(many, [network.rpc.wsUrl, String(subscribers)]);
	await once(crowd, "message");
	const clock = await WsRpc.open(network.rpc.wsUrl);
	/** Final block → when a client that waits for nothing else was told of it, or of one above it. */
	const finalAt = new Map<number, number>();
	let known = heads.finalized;
	const finals = await clock.subscribe<{ number: string }>("chain_subscribeFinalizedHeads", "chain_finalizedHead");
	finals.each(({ number }) => {
		const at = now();
		for (const to = Number(number); known < to; known += 1) finalAt.set(known + 1, at);
	});

	const [lag, finalLag] = [new Map<number, number>(), new Map<number, number>()];
	const http = new HttpRpc(network.rpc.httpUrl);
	let filing = true;
	const watching = (async () => {
		while (filing) {
			const { data } = await http.call<Answer<Status>>("muster_status");
			const tally = (counts: Map<number, number>, behind: number) => counts.set(behind, (counts.get(behind) ?? 0) + 1);
			tally(lag, data.best.number - (data.index?.best?.number ?? 0));
			tally(finalLag, data.finalized.number - (data.index?.finalized?.number ?? 0));
			await delay(LAG_EVERY_MS);
		}
	})();

	const providers = await openConnections(network.rpc.wsUrl, CONNECTIONS);
	const start = now();
	let lateMs = 0;
	await Promise.all(
		signed.map(async ({ hex, signer }, i) => {
			const due = start + (i * 1000) / perSecond;
			await delay(Math.max(0, due - now()));
			lateMs = Math.max(lateMs, now() - due);
			await providers[signer % CONNECTIONS]?.send("author_submitExtrinsic", [hex]);
		}),
	);
	const first = heads.finalized;
	const caughtUp = () => heads.finalized > first + 3 && heads.finalized >= heads.best - 2;
	await heads.until("the last reports to be final", REST_MS, caughtUp);
	filing = false;
	await watching;
	const filed = (await api.query["incidents"]?.["nextIncident"]?.())?.toString() ?? "1";

	crowd.send("stop");
	const [answer] = (await once(crowd, "message")) as [{ told: [number, number[]][] }];
	const measured = answer.told.filter(([block]) => finalAt.has(block));
	const sample = measured.flatMap(([block, ats]) => ats.map((at) => at - (finalAt.get(block) ?? Number.NaN)));
	const missing = measured.flatMap(([block, { length }]) => (length === subscribers ? [] : [`${block}: ${length}`]));
	if (missing.length > 0) throw new Error(`not every subscriber was told of each block once: ${missing.join(", ")}`);
	await Promise.all([clock.close(), ...providers.map((provider) => provider.disconnect())]);
	heads.stop();
	await api.disconnect();
	return {
		told: summarize(sample),
		blocks: measured.length,
		subscribers,
		lag,
		finalLag,
		reports: Number(filed) - 1,
		lateMs,
	};
}

/** The bodies of questions that are asked one after another. */
function bodies(method: string, params: (time: number) => unknown[], count: number): string[] {
	return Array.from({ length: count }, (_, i) => JSON.stringify({ jsonrpc: "2.0", id: i, method, params: params(i) }));
}

/** Keeps a file in memory for as long as it is used. */
async function holding<T>(path: string, use: () => Promise<T>): Promise<T> {
	const script = fileURLToPath(new URL("./hold-file.py", import.meta.url));
	const holder = spawn("python3", [script, path], { stdio: ["pipe", "pipe", "pipe"] });
	let refusal = "";
	holder.stderr.on("data", (text: Buffer) => (refusal += text.toString()));
	const ended = once(holder, "exit");
	const held = await Promise.race([once(holder.stdout, "data"), ended.then(() => undefined)]);
	if (held === undefined) throw new Error(refusal.trim());
	try {
		return await use();
	} finally {
		holder.stdin.end();
		await ended;
	}
}

/**
 * A dev network whose full node has the records of a generated index, held in memory, and goes on with it from its own
 * cursor.
 */
async function withGenerated<T>(generated: string, use: (network: Localnet) => Promise<T>): Promise<T> {
	const network = await Localnet.start({ binary: await findBinary(), chain: "dev", validators: 1, index: true });
	try {
		const node = network.rpc;
		const index = (node.indexUrl ?? "").replace(/^sqlite:/, "");
		await network.kill(node.name, "SIGTERM");
		const script = fileURLToPath(new URL("./adopt-index.py", import.meta.url));
		await run("python3", [script, generated, index]);
		await network.restart(node.name);
		return await holding(index, () => use(network));
	} finally {
		await network.stop();
	}
}

/** A county of the generated index, which has 31 provinces of 12 prefectures of 10 counties. */
function county(n: number): string {
	const [province, prefecture, last] = [n % 31, Math.floor(n / 31) % 12, Math.floor(n / 372) % 10];
	return String((11 + province) * 10_000 + (1 + prefecture) * 100 + 1 + last);
}

function counts(lag: ReadonlyMap<number, number>): string {
	const sorted = [...lag].sort(([a], [b]) => a - b);
	return sorted.map(([behind, times]) => `${behind}: ${times}`).join(", ");
}

function ms(value: number): string {
	return value.toFixed(value < 10 ? 2 : 0);
}

const USAGE = `usage: npm run measure:reading -- [--subscribers N] [--rate PER_SECOND] [--seconds N] [--generated INDEX.sqlite]

Starts a network of 4 validators and a full node with an index, files --rate reports a second (100) for --seconds (60)
while --subscribers (1000) are told of every block, and prints how soon they were and how far the index lagged.
With --generated also starts a network of one validator whose full node has the records of that index, made by the
example \`measure\` of client/index, held in memory (\`ulimit -l\`), and prints how long questions take over HTTP.
--generated FILE --rate 0: only that.`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			subscribers: { type: "string", default: "1000" },
			rate: { type: "string", default: "100" },
			seconds: { type: "string", default: "60" },
			generated: { type: "string" },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const perSecond = Number(values.rate);
	if (perSecond > 0) {
		const network = await Localnet.start({ binary: await findBinary(), index: true });
		try {
			const options = { subscribers: Number(values.subscribers), perSecond, seconds: Number(values.seconds) };
			const { told, blocks, subscribers, lag, finalLag, reports, lateMs } = await measureLive(network, options);
			console.log(`${reports} reports at ${perSecond}/s, at most ${ms(lateMs)} ms behind schedule`);
			const spread = `p50 ${ms(told.p50)} ms, p99 ${ms(told.p99)} ms, max ${ms(told.max)} ms`;
			console.log(`final to ${subscribers} subscribers, ${blocks} blocks: ${spread}`);
			console.log(`blocks that the index was behind the node, by how often: best ${counts(lag)}; final ${counts(finalLag)}`);
		} finally {
			await network.stop();
		}
	}
	if (values.generated !== undefined) {
		await withGenerated(values.generated, async (network) => {
			/** How many a second tells something only where they are many at once. */
			const ofMany = <T>({ connections }: Load, cell: T): T[] => (connections > 1 ? [cell] : []);
			const heads = LOADS.flatMap(({ named, load: much }) => [`${named}, p50`, "p99", ...ofMany(much, "a second")]);
			const head = ["question", ...heads, "KB"];
			console.log(markdownRow(head));
			console.log(markdownRow(head.map(() => "---")));
			// Another end of all time each time: the same rows, and no answer that was kept.
			const until = (time: number) => FAR + time;
			const questions: readonly (readonly [string, string, (time: number) => unknown[]])[] = [
				["latest 50 of a city", "muster_incidents", () => [{ region: CITY }, { limit: 50 }]],
				["the same, not kept", "muster_incidents", (n) => [{ region: CITY, until: until(n) }, { limit: 50 }]],
				["latest 50 of a county, another each time", "muster_incidents", (n) => [{ region: county(n) }, { limit: 50 }]],
				["latest 50 of the nation", "muster_incidents", () => [{}, { limit: 50 }]],
				["the same, not kept", "muster_incidents", (n) => [{ until: until(n) }, { limit: 50 }]],
				["latest 10 of a city", "muster_incidents", () => [{ region: CITY }, { limit: 10 }]],
				["one incident, another each time", "muster_incident", (n) => [n]],
				["situation of the nation", "muster_situation", () => ["000000"]],
				["the same of the past, not kept", "muster_situation", (n) => ["000000", { at: until(n) }]],
				["status", "muster_status", () => []],
				["an answer of one word, for comparison", "system_chain", () => []],
			];
			for (const [what, method, params] of questions) {
				const asked = bodies(method, params, DIFFERENT);
				const cells: (string | number)[] = [];
				let size = 0;
				for (const { load: much } of LOADS) {
					const { p50, p99, rate, bytes } = await load(network.rpc.httpUrl, asked, much);
					cells.push(`${ms(p50)} ms`, `${ms(p99)} ms`, ...ofMany(much, Math.round(rate)));
					size = bytes / 1024;
				}
				console.log(markdownRow([what, ...cells, size.toFixed(1)]));
			}
		});
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await main().catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
}
