/**
 * A light client (smoldot): another implementation than the nodes', which takes their word for nothing. It checks the
 * justifications of finality from genesis on, and the proof of every value that it asks a node for.
 */

import { readFile } from "node:fs/promises";
import { MessageChannel, Worker } from "node:worker_threads";

import { createClient, type SubstrateClient } from "@polkadot-api/substrate-client";
import { compileBytecode } from "smoldot/bytecode";
import { startWithBytecode } from "smoldot/no-auto-bytecode";

import type { Localnet } from "../../src/network/localnet.ts";

type Provider = Parameters<typeof createClient>[0];

/** What smoldot calls an error. */
const LOG_ERRORS = 1;

export class LightClient {
	private constructor(
		/** Asks the light client what others ask a node. */
		readonly client: SubstrateClient,
		private readonly terminate: () => Promise<void>,
	) {}

	/** A light client that knows the chain's specification and how to reach its nodes, and no more. */
	static async start(network: Localnet): Promise<LightClient> {
		const spec = JSON.parse(await readFile(network.chainSpec, "utf8")) as Record<string, unknown>;
		const bootNodes = network.nodes.map(({ listenAddress, peerId }) => `${listenAddress}/p2p/${peerId}`);
		// In a thread of its own, which ends with it: smoldot leaves timers behind that keep a process for minutes.
		const { port1: port, port2: portToWorker } = new MessageChannel();
		const thread = new Worker(new URL("./light-thread.mjs", import.meta.url), { workerData: port, transferList: [port] });
		const smoldot = startWithBytecode({
			bytecode: compileBytecode(),
			portToWorker,
			maxLogLevel: LOG_ERRORS,
			logCallback: (_level, target, message) => console.error(`smoldot ${target}: ${message}`),
		});
		const chain = await smoldot.addChain({ chainSpec: JSON.stringify({ ...spec, bootNodes }) });
		const provider: Provider = (told) => {
			void (async () => {
				for await (const message of chain.jsonRpcResponses) told(JSON.parse(message));
			})();
			return { send: (message) => chain.sendJsonRpc(JSON.stringify(message)), disconnect: () => chain.remove() };
		};
		return new LightClient(createClient(provider), async () => {
			await smoldot.terminate();
			await thread.terminate();
		});
	}

	/** Resolves when it has found block `number` final. */
	finalised(number: number): Promise<void> {
		return new Promise((found, failed) => {
			this.client._request<string, { number: string }>("chain_subscribeFinalizedHeads", [], {
				onSuccess: (id, followSubscription) => {
					followSubscription(id, {
						next: (header) => {
							if (Number(header.number) >= number) found();
						},
						error: failed,
					});
				},
				onError: failed,
			});
		});
	}

	stop(): Promise<void> {
		return this.terminate();
	}
}
