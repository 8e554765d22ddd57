/**
 * A network of real Muster nodes on this machine, for tests and measurements.
 *
 * Every node is a child process with its own directory, ports and node key. Whatever happens to this process, short of
 * SIGKILL, the nodes end with it.
 */

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { constants, rmSync } from "node:fs";
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect as connectTcp, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { WsProvider } from "@polkadot/rpc-provider";

import { LocalnetError } from "./error.ts";
import { Metrics } from "./metrics.ts";
import { Node, type NodeHandle } from "./node.ts";
import { makeChainSpec, type GenesisPatch } from "./spec.ts";

export { LocalnetError } from "./error.ts";
export type { NodeHandle } from "./node.ts";
export type { GenesisPatch } from "./spec.ts";

const run = promisify(execFile);

/** Validators with session keys in the node's `--alice` and so on, in the order of the genesis preset. */
const VALIDATORS = ["alice", "bob", "charlie", "dave"] as const;
/** Validators of the chain `local` that finalise: more than two thirds of its four. */
const QUORUM = 3;
/** From spawning the first node to a network that finalises; a cold debug machine needs about 10 s. */
const START_DEADLINE_MS = 90_000;
/** Flags of a full node that keeps all states and takes transactions of many clients. */
const ARCHIVE = ["--state-pruning", "archive", "--blocks-pruning", "archive", "--rpc-max-connections", "2000"];
/** Key types of a validator's session, each with its scheme. */
const SESSION_KEYS = [["aura", "sr25519"], ["gran", "ed25519"]] as const;
const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));

export interface LocalnetOptions {
	/** Path of the node binary; see {@link findBinary}. */
	binary: string;
	/** Number of validators, 4 when not given. The chain `local` needs 3 to finalise, `dev` has but 1. */
	validators?: number;
	/** Number of full nodes that keep all states and take transactions; 1 when not given. */
	rpcNodes?: number;
	/** More flags for every node. */
	nodeArgs?: string[];
	/** Whether full nodes keep an index, in SQLite beside their data. */
	index?: boolean;
	/** Chain to run, a name or a path of a chain specification; `local` when not given. */
	chain?: string;
	/**
	 * Edits the JSON that genesis is made from, such as `(patch) => (patch["validatorSet"].sessionLength = 10)`. The chain
	 * must be one whose plain specification has such a patch, as the presets have.
	 */
	genesis?: (patch: GenesisPatch) => void;
	/**
	 * Names of the nodes that the others begin with as reserved peers; all of them when not given. The rest are boot nodes,
	 * and become reserved peers when the chain says so.
	 */
	reserved?: readonly string[];
	/** Where the nodes keep everything. Kept afterwards; without it a temporary directory that goes with the network. */
	dir?: string;
	/**
	 * Called when a node ends that nobody asked to end. Without it this process fails with the tail of the node's log:
	 * whatever it wanted of the network cannot come true any more.
	 */
	onExit?: (node: NodeHandle, code: number | null) => void;
}

/** A node that joins a running network. */
export interface AddedNode {
	/** Of the node and of its directory; no other node's. */
	name: string;
	/** More flags, after those of every node. */
	nodeArgs?: string[];
}

/** A validator that joins a running network. */
export interface AddedValidator extends AddedNode {
	/**
	 * Secret that the session keys come from, such as `//Dave`; it may be another node's, too. Without one the node begins
	 * without keys and gets them by `author_rotateKeys` or `author_rotateKeysWithOwner`.
	 */
	suri?: string;
}

/** The node binary: `MUSTER_BIN`, else the `fast` profile in cargo's target directory. */
export async function findBinary(): Promise<string> {
	const named = process.env["MUSTER_BIN"];
	const target = process.env["CARGO_TARGET_DIR"] ?? "target";
	const binary =
		named ?? join(isAbsolute(target) ? target : resolve(REPOSITORY, target), "fast", "muster");
	try {
		await access(binary, constants.X_OK);
	} catch {
		throw new LocalnetError(
			`no node binary at ${binary}: build it with \`cargo build --profile fast -p muster\` or set MUSTER_BIN`,
		);
	}
	return binary;
}

export class Localnet {
	readonly #options: LocalnetOptions;
	readonly #dir: string;
	readonly #spec: string;
	readonly #nodes: Node[];
	#started = false;
	#stopping: Promise<void> | undefined;

	private constructor(options: LocalnetOptions, dir: string, spec: string, nodes: Node[]) {
		this.#options = options;
		this.#dir = dir;
		this.#spec = spec;
		this.#nodes = nodes;
	}

	/** Starts the nodes and waits until all know each other and finality advances on each. */
	static async start(options: LocalnetOptions): Promise<Localnet> {
		const validators = options.validators ?? VALIDATORS.length;
		const rpcNodes = options.rpcNodes ?? 1;
		const chain = options.chain ?? "local";
		const least = chain === "local" ? QUORUM : 1;
		if (!Number.isInteger(validators) || validators < least || validators > VALIDATORS.length) {
			throw new LocalnetError(
				`a network of the chain ${chain} has ${least} to ${VALIDATORS.length} validators, not ${validators}`,
			);
		}
		const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "muster-localnet-")));
		// Known to the end-of-process hook before anything can fail, so that the directory always goes.
		const directory: Ephemeral = { killNow: () => options.dir ?? rmSync(dir, { recursive: true, force: true }) };
		atEndOfProcess(directory);
		try {
			const nodes = await newNodes(options, dir, [
				...VALIDATORS.slice(0, validators).map((name) => ({
					name,
					role: "validator" as const,
					args: [`--${name}`, "--validator"],
				})),
				...Array.from({ length: rpcNodes }, (_, i) => ({ name: `rpc-${i + 1}`, role: "rpc" as const, args: ARCHIVE })),
			]);
			const spec = join(dir, "chain-spec.json");
			await makeChainSpec(options.binary, chain, options.genesis, spec);
			const network = new Localnet(options, dir, spec, nodes);
			atEndOfProcess(network);
			forget(directory);
			try {
				const deadline = new Deadline(START_DEADLINE_MS);
				for (const node of nodes) network.#spawn(node);
				await Promise.all(nodes.map((node) => network.#ready(node, nodes.length - 1, deadline)));
				network.#started = true;
			} catch (error) {
				await network.stop();
				throw error;
			}
			return network;
		} catch (error) {
			directory.killNow();
			forget(directory);
			throw error;
		}
	}

	get nodes(): NodeHandle[] {
		return [...this.#nodes];
	}

	/** The first node that is no validator, or the first validator where there is none. */
	get rpc(): NodeHandle {
		const node = this.#nodes.find((n) => n.role === "rpc") ?? this.#nodes[0];
		if (node === undefined) throw new LocalnetError("the network has no nodes");
		return node;
	}

	/** Path of the raw chain specification. */
	get chainSpec(): string {
		return this.#spec;
	}

	/** One more full node, without keys; resolves when it has a peer. What it has synchronised is the caller's to ask. */
	async addFullNode({ name, nodeArgs = [] }: AddedNode): Promise<NodeHandle> {
		return this.#add(name, "rpc", [...ARCHIVE, ...nodeArgs]);
	}

	/** One more validator, with session keys of choice or without any; resolves when it has a peer. */
	async addValidator({ name, suri, nodeArgs = [] }: AddedValidator): Promise<NodeHandle> {
		return this.#add(name, "validator", ["--validator", ...nodeArgs], async (node) => {
			if (suri === undefined) return;
			for (const [keyType, scheme] of SESSION_KEYS) {
				const where = ["--base-path", node.basePath, "--chain", this.#spec];
				const key = ["--key-type", keyType, "--scheme", scheme, "--suri", suri];
				await run(this.#options.binary, ["key", "insert", ...where, ...key]);
			}
		});
	}

	/** What a node tells Prometheus at this moment. */
	async metrics(name: string): Promise<Metrics> {
		const node = this.#find(name);
		const response = await fetch(node.prometheusUrl);
		if (!response.ok) throw new LocalnetError(`${name} gives no metrics: ${response.status} ${response.statusText}`);
		return Metrics.parse(await response.text());
	}

	/** Ends one node; SIGKILL, as a power cut would, unless told otherwise. */
	async kill(name: string, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
		const node = this.#find(name);
		if (!node.running) throw new LocalnetError(`${name} does not run`);
		await node.end(signal);
	}

	/** Starts a node that was ended, with its directory, ports and key, and waits until it has a peer. */
	async restart(name: string): Promise<void> {
		const node = this.#find(name);
		if (node.running) throw new LocalnetError(`${name} runs already`);
		const othersRun = this.#nodes.some((n) => n !== node && n.running);
		this.#spawn(node);
		await this.#answers(node, othersRun ? 1 : 0, new Deadline(START_DEADLINE_MS));
	}

	/** Ends all nodes and removes the directory unless it was given. Safe to call more than once. */
	stop(): Promise<void> {
		this.#stopping ??= (async () => {
			await Promise.all(this.#nodes.filter((n) => n.running).map((n) => n.end("SIGTERM")));
			if (this.#options.dir === undefined) await rm(this.#dir, { recursive: true, force: true });
			forget(this);
		})();
		return this.#stopping;
	}

	/** For the hook at the end of the process only; everybody else calls {@link stop}. */
	killNow(): void {
		for (const node of this.#nodes) node.killNow();
		if (this.#options.dir === undefined) rmSync(this.#dir, { recursive: true, force: true });
	}

	async #add(
		name: string,
		role: Node["role"],
		args: readonly string[],
		prepare: (node: Node) => Promise<void> = async () => undefined,
	): Promise<NodeHandle> {
		if (this.#stopping !== undefined) throw new LocalnetError(`no ${name} for a network that was stopped`);
		if (this.#nodes.some((node) => node.name === name)) throw new LocalnetError(`there is a node ${name} already`);
		const [node] = await newNodes(this.#options, this.#dir, [{ name, role, args }]);
		if (node === undefined) throw new LocalnetError(`${name} was not made`);
		await prepare(node);
		const othersRun = this.#nodes.some((other) => other.running);
		this.#nodes.push(node);
		this.#spawn(node);
		await this.#answers(node, othersRun ? 1 : 0, new Deadline(START_DEADLINE_MS));
		return node;
	}

	#find(name: string): Node {
		const node = this.#nodes.find((n) => n.name === name);
		if (node === undefined) {
			throw new LocalnetError(`no node ${name}; there are ${this.#nodes.map((n) => n.name).join(", ")}`);
		}
		return node;
	}

	#spawn(node: Node): void {
		node.spawn(this.#options.binary, this.#arguments(node), (code) => {
			if (this.#options.onExit !== undefined) this.#options.onExit(node, code);
			// While the network starts, `start` fails with the same words.
			else if (this.#started) void node.logTail().then((tail) => uncaught(earlyExit(node, code, tail)));
		});
	}

	#arguments(node: Node): string[] {
		return [
			...["--base-path", node.basePath],
			...["--chain", this.#spec],
			...["--name", node.name],
			...["--node-key-file", join(node.dir, "node-key")],
			// Given, because a full node without it also listens for WebRTC, on all interfaces.
			...["--listen-addr", node.listenAddress],
			// Loopback addresses are neither dialled nor kept in the DHT without these two.
			...["--allow-private-ip", "--discover-local"],
			...["--rpc-port", String(node.ports.rpc), "--rpc-methods", "unsafe"],
			...["--prometheus-port", String(node.ports.prometheus)],
			...this.#seeds(node),
			...["--no-mdns", "--no-telemetry", "--disable-log-color"],
			...(node.indexUrl === undefined ? [] : ["--index", node.indexUrl]),
			...(this.#options.nodeArgs ?? []),
			...node.args,
		];
	}

	/** How a node knows the others. */
	#seeds(node: Node): string[] {
		const others = this.#nodes.filter((other) => other !== node);
		const isReserved = ({ name }: Node) => this.#options.reserved?.includes(name) ?? true;
		const flag = (name: string, nodes: Node[]) =>
			nodes.length === 0 ? [] : [name, ...nodes.map((other) => other.address)];
		return [
			...flag("--reserved-nodes", others.filter(isReserved)),
			...flag("--bootnodes", others.filter((other) => !isReserved(other))),
		];
	}

	/** Waits until a node answers, has its peers, and has seen a block become final. */
	async #ready(node: Node, peers: number, deadline: Deadline): Promise<void> {
		await this.#answers(node, peers, deadline);
		await this.#watch(node, deadline, "finality to advance", "Finalized", async (_, head) => blockNumber(head) >= 1);
	}

	/** Waits until a node's RPC answers and the node has its peers. */
	async #answers(node: Node, peers: number, deadline: Deadline): Promise<void> {
		if (peers === 0) {
			await this.#guard(node, deadline, "its RPC to answer", (over) => untilListening(node.ports.rpc, over));
			return;
		}
		// The subscription begins with the present head, so a chain that stands still is looked at once, too.
		await this.#watch(node, deadline, `${peers} peers`, "New", async (provider) => {
			const health = await provider.send<{ peers: number }>("system_health", []);
			return health.peers >= peers;
		});
	}

	/** Follows the heads of a node until `holds`. */
	#watch(
		node: Node,
		deadline: Deadline,
		what: string,
		heads: "New" | "Finalized",
		holds: (provider: WsProvider, head: unknown) => Promise<boolean>,
	): Promise<void> {
		return this.#guard(node, deadline, what, async (over) => {
			await untilListening(node.ports.rpc, over);
			const provider = new WsProvider(node.wsUrl, false);
			try {
				await new Promise<void>((done, failed) => {
					over.addEventListener("abort", () => failed(over.reason));
					const look = (error: Error | null, head: unknown) => {
						if (error !== null) failed(error);
						else holds(provider, head).then((held) => held && done(), failed);
					};
					const [event, subscribe] = [`chain_${heads.toLowerCase()}Head`, `chain_subscribe${heads}Heads`];
					provider
						.connect()
						.then(() => provider.isReady)
						.then(() => provider.subscribe(event, subscribe, [], look))
						.catch(failed);
				});
			} finally {
				await provider.disconnect().catch(() => undefined);
			}
		});
	}

	/** Waits for a condition, but not past the deadline and not past the end of the node. */
	async #guard(
		node: Node,
		deadline: Deadline,
		what: string,
		condition: (over: AbortSignal) => Promise<void>,
	): Promise<void> {
		const over = new AbortController();
		const fail = async (error: (logTail: string) => Error) => over.abort(error(await node.logTail()));
		const timer = setTimeout(
			() =>
				void fail(
					(tail) =>
						new LocalnetError(`${node.name}: waited ${deadline.ms / 1000} s for ${what}; its log ends:\n${tail}`),
				),
			deadline.left,
		);
		let waiting = true;
		void node.exited.then((code) => (waiting ? fail((tail) => earlyExit(node, code, tail)) : undefined));
		try {
			await condition(over.signal);
		} finally {
			waiting = false;
			clearTimeout(timer);
		}
	}
}

/** One deadline for several steps. */
class Deadline {
	readonly #at: number;

	constructor(readonly ms: number) {
		this.#at = Date.now() + ms;
	}

	/** Milliseconds left. */
	get left(): number {
		return Math.max(0, this.#at - Date.now());
	}
}

/** Tries a TCP port until somebody listens. */
async function untilListening(port: number, over: AbortSignal): Promise<void> {
	for (;;) {
		over.throwIfAborted();
		const socket = connectTcp(port, "127.0.0.1");
		try {
			await once(socket, "connect");
			return;
		} catch {
			// Refused: the node does not listen yet, and there is no event to wait for.
			await delay(50);
		} finally {
			socket.destroy();
		}
	}
}

/** Ports nobody listens on. All are held until all are found, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(
		Array.from({ length: count }, async () => {
			const server: Server = createServer().listen(0, "127.0.0.1");
			await once(server, "listening");
			return server;
		}),
	);
	const ports = servers.map((server) => {
		const address = server.address();
		if (address === null || typeof address === "string") throw new LocalnetError("no TCP port to be had");
		return address.port;
	});
	await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
	return ports;
}

/** Writes a new node key, or keeps the one of an earlier run, and returns its peer id. */
async function newNodeKey(binary: string, file: string): Promise<string> {
	try {
		await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	}
	const { stdout } = await run(binary, ["key", "inspect-node-key", "--file", file]);
	return stdout.trim();
}

/** Directories, ports and node keys of nodes that are about to start. */
async function newNodes(
	{ binary, index = false }: LocalnetOptions,
	dir: string,
	wanted: readonly { name: string; role: Node["role"]; args: readonly string[] }[],
): Promise<Node[]> {
	const ports = await freePorts(wanted.length * 3);
	return Promise.all(
		wanted.map(async ({ name, role, args }, i) => {
			const home = join(dir, name);
			await mkdir(home, { recursive: true });
			const peerId = await newNodeKey(binary, join(home, "node-key"));
			const [p2p, rpc, prometheus] = ports.slice(i * 3, i * 3 + 3) as [number, number, number];
			return new Node(name, role, home, peerId, { p2p, rpc, prometheus }, args, index && role === "rpc");
		}),
	);
}

function earlyExit(node: NodeHandle, code: number | null, logTail: string): LocalnetError {
	return new LocalnetError(`${node.name} ended unasked (code ${code}); its log ends:\n${logTail}`);
}

function uncaught(error: Error): void {
	setImmediate(() => {
		throw error;
	});
}

function blockNumber(head: unknown): number {
	return Number((head as { number: string }).number);
}

// What must not outlive this process.

interface Ephemeral {
	killNow(): void;
	stop?(): Promise<void>;
}

const ephemeral = new Set<Ephemeral>();
let hooked = false;

function atEndOfProcess(thing: Ephemeral): void {
	ephemeral.add(thing);
	if (hooked) return;
	hooked = true;
	// Also comes after an uncaught exception.
	process.on("exit", () => {
		for (const each of ephemeral) each.killNow();
	});
	for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
		process.once(signal, () => {
			void Promise.allSettled([...ephemeral].map((each) => each.stop?.())).then(() => process.exit(code));
		});
	}
}

function forget(thing: Ephemeral): void {
	ephemeral.delete(thing);
}
