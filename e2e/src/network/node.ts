/** One node: a child process with its own directory, ports and node key. */

import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** From SIGTERM to SIGKILL. */
const STOP_GRACE_MS = 10_000;
const LOG_TAIL_BYTES = 4_000;
/** Where nodes keep the runtime compiled: each would take five seconds of computing to compile it again. */
const WASM_CACHE = fileURLToPath(new URL("../../node_modules/.cache/muster-wasm", import.meta.url));
/** Environment of a node, and of what the binary does besides running one. */
export const NODE_ENVIRONMENT: NodeJS.ProcessEnv = { MUSTER_WASM_CACHE: WASM_CACHE, ...process.env };

export interface NodeHandle {
	readonly name: string;
	readonly role: "validator" | "rpc";
	readonly wsUrl: string;
	/** JSON-RPC over HTTP, on the same port. */
	readonly httpUrl: string;
	readonly prometheusUrl: string;
	/** Of the index, as `--index` takes it; `undefined` for a node without one. */
	readonly indexUrl: string | undefined;
	/** Where the node keeps its chain, as `--base-path` takes it. */
	readonly basePath: string;
	/** libp2p's identity of the node. */
	readonly peerId: string;
	/** Where other nodes reach it: a multiaddress without the peer id. */
	readonly listenAddress: string;
	/** Process id of the last start. */
	readonly pid: number;
	readonly logFile: string;
}

export class Node implements NodeHandle {
	readonly wsUrl: string;
	readonly httpUrl: string;
	readonly prometheusUrl: string;
	readonly indexUrl: string | undefined;
	readonly basePath: string;
	readonly logFile: string;
	#child: ChildProcess | undefined;
	#exited: Promise<number | null> = Promise.resolve(null);
	#expected = true;

	constructor(
		readonly name: string,
		readonly role: "validator" | "rpc",
		readonly dir: string,
		readonly peerId: string,
		readonly ports: { p2p: number; rpc: number; prometheus: number },
		/** Flags of this node alone. */
		readonly args: readonly string[],
		indexed: boolean,
	) {
		this.wsUrl = `ws://127.0.0.1:${ports.rpc}`;
		this.httpUrl = `http://127.0.0.1:${ports.rpc}`;
		this.basePath = join(dir, "data");
		this.indexUrl = indexed ? `sqlite:${join(dir, "index.sqlite")}` : undefined;
		this.prometheusUrl = `http://127.0.0.1:${ports.prometheus}/metrics`;
		this.logFile = join(dir, "node.log");
	}

	get pid(): number {
		return this.#child?.pid ?? -1;
	}

	get listenAddress(): string {
		return `/ip4/127.0.0.1/tcp/${this.ports.p2p}`;
	}

	get address(): string {
		return `${this.listenAddress}/p2p/${this.peerId}`;
	}

	get running(): boolean {
		return this.#child !== undefined;
	}

	spawn(binary: string, args: string[], onUnexpectedExit: (code: number | null) => void): void {
		// The node writes its log itself: a pipe would make it wait for us while we are busy signing.
		const log = openSync(this.logFile, "a");
		const child = spawn(binary, args, { stdio: ["ignore", log, log], detached: false, env: NODE_ENVIRONMENT });
		closeSync(log);
		this.#child = child;
		this.#expected = false;
		this.#exited = new Promise((ended) => {
			const end = (code: number | null) => {
				if (this.#child === child) this.#child = undefined;
				ended(code);
				if (!this.#expected) onUnexpectedExit(code);
			};
			child.once("exit", end);
			child.once("error", () => end(null));
		});
	}

	/** Settles when the process has ended. */
	get exited(): Promise<number | null> {
		return this.#exited;
	}

	async end(signal: NodeJS.Signals): Promise<void> {
		this.#expected = true;
		this.#child?.kill(signal);
		if (signal === "SIGKILL") {
			await this.#exited;
			return;
		}
		const grace = new AbortController();
		const forced = delay(STOP_GRACE_MS, undefined, { signal: grace.signal }).then(
			() => this.#child?.kill("SIGKILL"),
			() => undefined,
		);
		await this.#exited;
		grace.abort();
		await forced;
	}

	/** For a process that is about to end and cannot wait. */
	killNow(): void {
		this.#expected = true;
		this.#child?.kill("SIGKILL");
	}

	async logTail(): Promise<string> {
		try {
			const file = await open(this.logFile);
			try {
				const { size } = await file.stat();
				const from = Math.max(0, size - LOG_TAIL_BYTES);
				const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
				return buffer.toString("utf8", 0, bytesRead);
			} finally {
				await file.close();
			}
		} catch (error) {
			return `(log not readable: ${String(error)})`;
		}
	}
}
