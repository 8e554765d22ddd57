/** Whether every validator finalises. Asked of each validator itself, not of the node that takes the extrinsics. */

import { readFileSync } from "node:fs";

import { WsProvider } from "@polkadot/rpc-provider";

import type { NodeHandle } from "../../network/localnet.ts";
import { ChainError } from "../errors.ts";

interface Watched {
	readonly name: string;
	readonly provider: WsProvider;
	head: number;
	timer: NodeJS.Timeout | undefined;
}

/** A validator whose final head does not move for so long does not finalise. */
const STALL_MS = 30_000;
/** Lines of a log that an error shows. */
const LOG_LINES = 20;

export class FinalityWatch {
	readonly #watched: Watched[] = [];
	readonly #checks = new Set<() => void>();
	#fail: (error: Error) => void = () => undefined;
	#stopped = false;
	/** Rejects when a validator stops finalising or answering; never resolves. */
	readonly failed: Promise<never>;

	private constructor() {
		this.failed = new Promise((_, reject) => {
			this.#fail = reject;
		});
		this.failed.catch(() => undefined);
	}

	static async start(nodes: readonly NodeHandle[]): Promise<FinalityWatch> {
		const watch = new FinalityWatch();
		await Promise.all(nodes.filter(({ role }) => role === "validator").map((node) => watch.#follow(node)));
		return watch;
	}

	/** Numbers of the validators' final heads, by name. */
	get heads(): Readonly<Record<string, number>> {
		return Object.fromEntries(this.#watched.map(({ name, head }) => [name, head]));
	}

	/** Waits until every validator has finalised a block and at least one more. */
	async allPast(block: number): Promise<void> {
		const reached = () => this.#watched.every(({ head }) => head > block);
		await Promise.race([
			this.failed,
			new Promise<void>((done) => {
				const check = () => {
					if (!reached()) return;
					this.#checks.delete(check);
					done();
				};
				this.#checks.add(check);
				check();
			}),
		]);
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		for (const { timer } of this.#watched) clearTimeout(timer);
		await Promise.all(this.#watched.map(({ provider }) => provider.disconnect().catch(() => undefined)));
	}

	async #follow(node: NodeHandle): Promise<void> {
		const provider = new WsProvider(node.wsUrl, false);
		const watched: Watched = { name: node.name, provider, head: 0, timer: undefined };
		this.#watched.push(watched);
		const fail = (why: string) => {
			if (!this.#stopped)
				this.#fail(new ChainError(`validator ${node.name} ${why}; its log is ${node.logFile}`));
		};
		const arm = () => {
			clearTimeout(watched.timer);
			if (this.#stopped) return;
			watched.timer = setTimeout(
				() => fail(`does not finalise: block ${watched.head} has been its last for ${STALL_MS / 1000} s`),
				STALL_MS,
			);
		};
		arm();
		await provider.connect();
		await provider.isReady;
		provider.on("disconnected", () => fail("does not answer any more"));
		await provider.subscribe("chain_finalizedHead", "chain_subscribeFinalizedHeads", [], (error, head) => {
			if (error !== null) return fail(`does not tell its final head: ${error.message}`);
			const number = Number((head as { number: string }).number);
			if (number <= watched.head) return;
			watched.head = number;
			arm();
			for (const check of this.#checks) check();
		});
	}
}

/** The end of a node's log, read now: the log goes with the network. */
export function logTail({ logFile }: NodeHandle): string {
	try {
		return `its log ends:\n${readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-LOG_LINES).join("\n")}`;
	} catch (error) {
		return `its log cannot be read: ${error instanceof Error ? error.message : String(error)}`;
	}
}
