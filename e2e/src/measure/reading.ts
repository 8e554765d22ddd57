/**
 * How fast the chain is read (`npm run measure:reading -- --help`): how soon subscribers are told of what is final, how far
 * the index lags while reports come in, and how long questions take over HTTP. docs/rpc-measured.md has figures.
 */

import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { connect as connectTo, type Socket } from "node:net";
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
import { presign } from "./presign.ts";
import { markdownRow, summarize, type Summary } from "./statistics.ts";

const run = promisify(execFile);

/** Officers that file: few enough that their nonces stay within bounds, many enough that no allowance is in the way. */
const OFFICERS = 20;
/** How often the node is asked how far its index is. */
const LAG_EVERY_MS = 100;
/** Between two questions of a calm time. */
const PAUSE_MS = 10;
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

export interface Queries {
	/** One question at a time with a pause after each, milliseconds: the processors have gone to rest before the next. */
	calm: Summary;
	/** One question right after the other. */
	inTurn: Summary;
	/** Questions a second over so many connections at once, and how long each took then. */
	perSecond: number;
	together: Summary;
	/** Bytes of an answer. */
	bytes: number;
}

/** How much of an answer is looked at: an error says so at its beginning. */
const LOOKED_AT = 200;
/** The most that comes before the body of an answer. */
const HEAD_BYTES = 4096;

/**
 * One HTTP connection that is kept, for one question at a time. It counts the bytes of an answer and leaves them: who
 * measures shares the processors with the node, and over `node:http` a third as many answers of one word came in a second.
 */
class Line {
	readonly #socket: Socket;
	readonly #head: string;
	#chunks: Buffer[] = [];
	#bytes = 0;
	/** Bytes of head and body; none while the head is not complete. */
	#total: number | undefined;
	#bodyAt = 0;
	#settle: { resolve: (bytes: number) => void; reject: (error: Error) => void } | undefined;

	private constructor(socket: Socket, { host, pathname }: URL) {
		this.#socket = socket;
		this.#head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: `;
		socket.on("data", (chunk) => this.#take(chunk));
		socket.on("error", (error) => this.#settle?.reject(error));
		socket.on("close", () => this.#settle?.reject(new Error("the connection was closed")));
	}

	static async open(url: URL): Promise<Line> {
		const socket = connectTo({ host: url.hostname, port: Number(url.port), noDelay: true });
		await once(socket, "connect");
		return new Line(socket, url);
	}

	/** The bytes of the answer. */
	ask(method: string, params: unknown[]): Promise<number> {
		const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
		return new Promise((resolve, reject) => {
			const wrong = (error: Error) => reject(new Error(`${method}: ${error.message}`));
			this.#settle = { resolve, reject: wrong };
			this.#socket.write(`${this.#head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
		});
	}

	close(): void {
		this.#settle = undefined;
		this.#socket.destroy();
	}

	#take(chunk: Buffer): void {
		this.#bytes += chunk.length;
		// The rest is only counted.
		if (this.#bytes - chunk.length < HEAD_BYTES + LOOKED_AT) this.#chunks.push(chunk);
		if (this.#total === undefined) {
			const seen = this.#seen();
			const end = seen.indexOf("\r\n\r\n");
			const length = /\r\ncontent-length: (\d+)\r\n/i.exec(seen.slice(0, end + 2));
			if (end < 0 || length === null) {
				if (end >= 0 || this.#bytes > HEAD_BYTES) this.#done(new Error(`no length of the answer: ${seen}`));
				return;
			}
			this.#bodyAt = end + 4;
			this.#total = this.#bodyAt + Number(length[1]);
		}
		if (this.#bytes < this.#total) return;
		const seen = this.#seen();
		const beginning = seen.slice(this.#bodyAt, this.#bodyAt + LOOKED_AT);
		const right = seen.startsWith("HTTP/1.1 200 ") && !beginning.includes('"error"') && this.#bytes === this.#total;
		this.#done(right ? this.#total - this.#bodyAt : new Error(`${seen.slice(0, seen.indexOf("\r"))}: ${beginning}`));
	}

	#seen(): string {
		return Buffer.concat(this.#chunks).toString("latin1");
	}

	#done(answer: number | Error): void {
		const settle = this.#settle;
		[this.#settle, this.#total, this.#bytes, this.#chunks] = [undefined, undefined, 0, []];
		if (typeof answer === "number") settle?.resolve(answer);
		else settle?.reject(answer);
	}
}

/** How long one question takes, and how many a second are answered. `params` gives those of each time it is asked. */
export async function measureQuery(
	url: string,
	method: string,
	params: (time: number) => unknown[],
	{ count, connections, seconds }: { count: number; connections: number; seconds: number },
): Promise<Queries> {
	// What a connection may ask at once is more than is asked over any: what is measured is the answer, not the allowance.
	const [first, second, ...lines] = await Promise.all(
		Array.from({ length: connections + 2 }, () => Line.open(new URL(url))),
	);
	if (first === undefined || second === undefined) throw new RangeError("nothing is asked over no connection");
	try {
		let times = 0;
		const ask = async (line: Line) => {
			const start = now();
			const bytes = await line.ask(method, params((times += 1)));
			return { ms: now() - start, bytes };
		};
		for (let i = 0; i < 20; i += 1) await ask(first);
		const [calm, inTurn]: [number[], number[]] = [[], []];
		let size = 0;
		for (let i = 0; i < count; i += 1) {
			const { ms, bytes } = await ask(first);
			calm.push(ms);
			size = bytes;
			await delay(PAUSE_MS);
		}
		for (let i = 0; i < count; i += 1) inTurn.push((await ask(second)).ms);
		const together: number[] = [];
		const end = now() + seconds * 1000;
		await Promise.all(
			lines.map(async (line) => {
				while (now() < end) together.push((await ask(line)).ms);
			}),
		);
		const perSecond = together.length / seconds;
		return { calm: summarize(calm), inTurn: summarize(inTurn), perSecond, together: summarize(together), bytes: size };
	} finally {
		for (const line of [first, second, ...lines]) line.close();
	}
}

/** A dev network whose full node has the records of a generated index, and goes on with it from its own cursor. */
async function withGenerated<T>(generated: string, use: (network: Localnet) => Promise<T>): Promise<T> {
	const network = await Localnet.start({ binary: await findBinary(), chain: "dev", validators: 1, index: true });
	try {
		const node = network.rpc;
		await network.kill(node.name, "SIGTERM");
		const script = fileURLToPath(new URL("./adopt-index.py", import.meta.url));
		await run("python3", [script, generated, (node.indexUrl ?? "").replace(/^sqlite:/, "")]);
		await network.restart(node.name);
		return await use(network);
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
example \`measure\` of client/index, and prints how long questions take over HTTP. --generated FILE --rate 0: only that.`;

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
			const head = ["question", "calm, p50", "p99", "in turn, p50", "p99", "a second, 16 connections", "p99 then", "KB"];
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
				["the same, not kept", "muster_situation", (n) => ["000000", { at: until(n) }]],
				["status", "muster_status", () => []],
				["an answer of one word, for comparison", "system_chain", () => []],
			];
			for (const [what, method, params] of questions) {
				const effort = { count: 500, connections: 16, seconds: 3 };
				const { calm, inTurn, perSecond: rate, together, bytes } = await measureQuery(
					network.rpc.httpUrl,
					method,
					params,
					effort,
				);
				const each = [calm.p50, calm.p99, inTurn.p50, inTurn.p99].map((value) => `${ms(value)} ms`);
				const then = [Math.round(rate), `${ms(together.p99)} ms`, (bytes / 1024).toFixed(1)];
				console.log(markdownRow([what, ...each, ...then]));
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
