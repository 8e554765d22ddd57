/** A network for one test file, and clients of its full node. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";

import type { ApiPromise } from "@polkadot/api";

import { connect, Submitter } from "../../src/chain/client.ts";
import { Heads } from "../../src/chain/heads.ts";
import { findBinary, Localnet, type LocalnetOptions } from "../../src/network/localnet.ts";

export interface Fixture {
	readonly network: Localnet;
	readonly api: ApiPromise;
	readonly heads: Heads;
	readonly submitter: Submitter;
}

/**
 * Starts a network before the tests of the calling file and stops it after them. With `E2E_KEEP=DIR` the nodes' data
 * and logs stay in `DIR/name`.
 */
export function withNetwork(name: string, options: Partial<LocalnetOptions> = {}): Fixture {
	let parts: Fixture | undefined;
	before(
		async () => {
			const keep = process.env["E2E_KEEP"];
			const dir = keep === undefined ? undefined : join(keep, name);
			if (dir !== undefined) await mkdir(dir, { recursive: true });
			const network = await Localnet.start({
				binary: await findBinary(),
				...(dir === undefined ? {} : { dir }),
				...options,
			});
			try {
				const api = await connect(network.rpc.wsUrl);
				parts = { network, api, heads: await Heads.follow(api), submitter: await Submitter.create(api) };
			} catch (error) {
				await network.stop();
				throw error;
			}
		},
		{ timeout: 120_000 },
	);
	after(
		async () => {
			if (parts === undefined) return;
			const { network, api, heads, submitter } = parts;
			heads.stop();
			await submitter.stop();
			await api.disconnect();
			await network.stop();
		},
		{ timeout: 60_000 },
	);
	const started = (): Fixture => {
		if (parts === undefined) throw new Error("the network is not up outside of a test");
		return parts;
	};
	return {
		get network() {
			return started().network;
		},
		get api() {
			return started().api;
		},
		get heads() {
			return started().heads;
		},
		get submitter() {
			return started().submitter;
		},
	};
}
