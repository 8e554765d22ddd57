/** The main job: a network of agency validators takes in the real reports of an epidemic. See README.md beside this. */

import { constants } from "node:fs";
import { access, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { connect, ConnectError } from "../chain/client.ts";
import { WaitTimeoutError } from "../chain/waits.ts";
import { buildDashboard, DIST } from "../dashboard/build.ts";
import { DashboardError, serveDashboard, type Dashboard } from "../dashboard/serve.ts";
import { findBinary, Localnet, LocalnetError, type NodeHandle } from "../network/localnet.ts";
import { parseArguments, type Arguments } from "./args.ts";
import { takeIn } from "./chain/replay.ts";
import { Session } from "./chain/session.ts";
import { FinalityWatch, logTail } from "./chain/watch.ts";
import { chooseDays, loadDataset, type Dataset } from "./data/load.ts";
import { ChainError, ReplayError } from "./errors.ts";
import { Progress } from "./progress.ts";
import { describeSituation } from "./situation.ts";
import { summarize, takeSnapshot } from "./summary.ts";
import { summarizeSupplies } from "./supplies.ts";

const progress = new Progress();

async function main(): Promise<void> {
	const args = parseArguments(process.argv.slice(2));
	const began = performance.now();
	const data = await loadDataset(args.data);
	const days = chooseDays(data, args.from, args.days);
	if (args.json !== undefined) await checkWritable(args.json);
	if (args.check) return;
	for (const note of data.notes) progress.say(`note: ${note}`);
	progress.say(`${args.data}: ${days.length} days from ${days[0]} to ${days.at(-1)}`);

	if (args.dashboard !== undefined) await buildDashboard();
	progress.say("starting four validators and one RPC node");
	const failing = new Failure();
	const network = await Localnet.start({
		binary: await findBinary(),
		index: true,
		onExit: (node, code) =>
			failing.with(new ChainError(`${node.name} ended (code ${code}); ${logTail(node)}`)),
	});
	let dashboard: Dashboard | undefined;
	try {
		for (const node of network.nodes) progress.say(`  ${describeNode(node)}`);
		if (args.dashboard !== undefined) {
			dashboard = await serve(network, args.dashboard.port);
			progress.say(`duty desk: ${dashboard.url}`);
		}
		await Promise.race([failing.failed, replay(network, data, days, args, began)]);
		if (!args.exit) {
			const desk = dashboard === undefined ? "" : `, the duty desk at ${dashboard.url}`;
			progress.say(`\nThe network keeps running; RPC at ${network.rpc.wsUrl}${desk}. Ctrl-C stops it.`);
			await failing.failed;
		}
	} finally {
		progress.interrupt();
		await dashboard?.close();
		await network.stop();
	}
}

/** The duty desk over the RPC node, from the first day on: a replay can be watched. */
async function serve(network: Localnet, port: number | undefined): Promise<Dashboard> {
	return await serveDashboard({ dist: DIST, node: network.rpc.wsUrl, ...(port === undefined ? {} : { port }) });
}

async function replay(
	network: Localnet,
	data: Dataset,
	days: readonly string[],
	args: Arguments,
	began: number,
): Promise<void> {
	const watch = await FinalityWatch.start(network.nodes);
	const session = await Session.open(await connect(network.rpc.wsUrl));
	try {
		const figures = await Promise.race([watch.failed, takeIn(session, data, days, progress)]);
		const last = await session.api.rpc.chain.getHeader();
		await watch.allPast(last.number.toNumber());
		const snapshot = await takeSnapshot(session.api);
		const supplies = summarizeSupplies(snapshot);
		progress.say(`\n${await describeSituation(snapshot, figures, supplies, data.regions)}`);
		const seconds = (performance.now() - began) / 1000;
		const summary = await summarize(session.api, snapshot, figures, supplies, session.submitter.stats, seconds);
		progress.say(`\n${JSON.stringify(summary, undefined, 2)}`);
		progress.say(`final heads of the validators: ${JSON.stringify(watch.heads)}`);
		if (args.json !== undefined) await writeJson(args.json, summary);
		const { submitted, included, failed } = summary.extrinsics;
		if (failed > 0 || included !== submitted) {
			throw new ChainError(`${submitted} extrinsics were accepted, ${included} included, ${failed} failed`);
		}
	} finally {
		await watch.stop();
		await session.close();
	}
}

/** Before the work, not after it. */
async function checkWritable(file: string): Promise<void> {
	try {
		await access(dirname(file), constants.W_OK);
	} catch (error) {
		throw new ReplayError(
			`--json ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
		);
	}
}

async function writeJson(file: string, value: unknown): Promise<void> {
	try {
		await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
	} catch (error) {
		throw new ReplayError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

function describeNode({ name, role, wsUrl, pid }: NodeHandle): string {
	return `${name.padEnd(8)} ${role.padEnd(10)} ${wsUrl}  process ${pid}`;
}

/** Whether an error's message says all; of others the stack is worth having. */
function isForPeople(error: unknown): error is Error {
	return [ReplayError, LocalnetError, ConnectError, DashboardError, WaitTimeoutError].some((kind) => error instanceof kind);
}

/** A promise that something can make fail from outside. */
class Failure {
	with!: (error: Error) => void;
	readonly failed = new Promise<never>((_, reject) => {
		this.with = reject;
	});

	constructor() {
		this.failed.catch(() => undefined);
	}
}

let code = 0;
try {
	await main();
} catch (error) {
	progress.interrupt();
	const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`${isForPeople(error) ? `error: ${error.message}` : stack}\n`);
	code = 1;
}
// Not left to the event loop: what lost a race may still wait for something that will never come.
process.exit(code);
