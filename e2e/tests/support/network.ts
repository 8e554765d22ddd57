/** A network for one test file, and clients of its full node. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";

import type { ApiPromise } from "@polkadot/api";

import { connect, Submitter } from "../../src/chain/client.ts";
import { Heads } from "../../src/chain/heads.ts";
import { findBinary, Localnet, type GenesisPatch, type LocalnetOptions } from "../../src/network/localnet.ts";

/** Blocks of a session where a test needs some to end. One length for all, so that their genesis is made once. */
export const SHORT_SESSION = 10;

/** An edit of genesis: sessions of {@link SHORT_SESSION} blocks. */
export function shortSessions(patch: GenesisPatch): void {
	patch["validatorSet"].sessionLength = SHORT_SESSION;
}

export interface Fixture {
	readonly network: Localnet;
	readonly api: ApiPromise;
	readonly heads: Heads;
	readonly submitter: Submitter;
}

/** Makes a network ready for a file's tests, and says how to end what it began. */
export type Prepare = (on: Fixture) => Promise<(() => void | Promise<void>) | void>;

/**
 * Starts a network before the tests of the calling file and stops it after them. `prepare` runs in between: another
 * `before` of the file would not wait for the network. With `E2E_KEEP=DIR` the nodes' data
 * and logs stay in `DIR/name`.
 */
export function withNetwork(name: string, options: Partial<LocalnetOptions> = {}, prepare?: Prepare): Fixture {
	let parts: Fixture | undefined;
	let finish: (() => void | Promise<void>) | void;
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
			finish = await prepare?.(parts);
		},
		{ timeout: 300_000 },
	);
	after(
		async () => {
			if (parts === undefined) return;
			const { network, api, heads, submitter } = parts;
			await finish?.();
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
