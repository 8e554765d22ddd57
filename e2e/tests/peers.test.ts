/** Validators keep connections to each other: their reserved peers are what the chain and the command line say. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { ApiPromise } from "@polkadot/api";

import { account, call } from "../src/chain/calls.ts";
import { connect } from "../src/chain/client.ts";
import type { NodeHandle } from "../src/network/localnet.ts";
import { withNetwork } from "./support/network.ts";

/** The full node is what operators wrote on the command line; of the other validators nodes know from the chain. */
const SEED = "rpc-1";
const apis = new Map<string, ApiPromise>();
const on = withNetwork("peers", { reserved: [SEED] }, async ({ network }) => {
	for (const node of network.nodes) apis.set(node.name, await connect(node.wsUrl));
	return async () => {
		for (const api of apis.values()) await api.disconnect();
	};
});

/** From the news of a final block on one node to another's having acted on it. */
const FOLLOW_MS = 20_000;

const OPERATORS = ["//Alice", "//Bob", "//Charlie", "//Dave"] as const;
function validators(): NodeHandle[] {
	return on.network.nodes.filter(({ role }) => role === "validator");
}

interface Endpoint {
	peer: string;
	addresses: readonly string[];
}

function endpointOf({ peerId, listenAddress }: NodeHandle): Endpoint {
	return { peer: peerId, addresses: [listenAddress] };
}

/** Says for an operator where its node is; resolves when that is final. */
async function register(operator: string, endpoint: Endpoint): Promise<string | undefined> {
	const made = call(on.api, "validatorSet", "setEndpoint", endpoint);
	const { error } = await (await on.submitter.submit(made, account(operator))).finalized;
	return error;
}

async function reservedPeers(node: NodeHandle): Promise<string[]> {
	const api = apis.get(node.name);
	assert.ok(api);
	return (await api.rpc.system.reservedPeers()).map((peer) => peer.toString()).sort();
}

/** Waits until a node's reserved peers are these, looked at with each block that becomes final there. */
async function untilReserved(node: NodeHandle, expected: readonly string[]): Promise<void> {
	const api = apis.get(node.name);
	assert.ok(api);
	const wanted = [...expected].sort();
	let unsubscribe: () => void = () => undefined;
	let seen: string[] = [];
	let timer: NodeJS.Timeout | undefined;
	try {
		await new Promise<void>((done, failed) => {
			const look = async () => {
				seen = await reservedPeers(node);
				if (JSON.stringify(seen) === JSON.stringify(wanted)) done();
			};
			timer = setTimeout(() => {
				failed(new Error(`${node.name}: after ${FOLLOW_MS / 1000} s [${seen.join()}] instead of [${wanted.join()}]`));
			}, FOLLOW_MS);
			api.rpc.chain
				.subscribeFinalizedHeads(() => void look().catch(failed))
				.then((stop) => (unsubscribe = stop), failed);
		});
	} finally {
		clearTimeout(timer);
		unsubscribe();
	}
}

const seedPeer = (): string => on.network.rpc.peerId;

test("without endpoints on chain, reserved peers are those of the command line", async () => {
	assert.equal(on.network.rpc.name, SEED);
	for (const node of validators()) assert.deepEqual(await reservedPeers(node), [seedPeer()], node.name);
});

test("with endpoints on chain, each validator reserves all others", { timeout: 60_000 }, async () => {
	const nodes = validators();
	const errors = await Promise.all(
		nodes.map((node, i) => register(OPERATORS[i] ?? "", endpointOf(node))),
	);
	assert.deepEqual(errors, OPERATORS.map(() => undefined));
	const peers = nodes.map(({ peerId }) => peerId);
	for (const node of nodes) {
		await untilReserved(node, [seedPeer(), ...peers.filter((peer) => peer !== node.peerId)]);
	}
	// A full node is no validator's and reserves what its operator said, which is nobody.
	assert.deepEqual(await reservedPeers(on.network.rpc), []);
});

test("a validator that moves to another machine is followed", { timeout: 90_000 }, async () => {
	const moved = await on.network.addValidator({ name: "dave-moved" });
	apis.set(moved.name, await connect(moved.wsUrl));
	assert.equal(await register("//Dave", endpointOf(moved)), undefined);
	const staying = validators().filter(({ name }) => !name.startsWith("dave"));
	const peers = [...staying, moved].map(({ peerId }) => peerId);
	for (const node of [...staying, moved]) {
		await untilReserved(node, [seedPeer(), ...peers.filter((peer) => peer !== node.peerId)]);
	}
});

test("what is no endpoint is refused, and changes nothing", { timeout: 60_000 }, async () => {
	const [alice, bob] = validators();
	assert.ok(alice && bob);
	const before = await reservedPeers(alice);
	const { peer, addresses } = endpointOf(bob);
	for (const [endpoint, error] of [
		[
			{ peer: "bob", addresses },
			"validatorSet.InvalidPeer: The peer id is not 46 to 64 characters of base58; send what the node prints.",
		],
		[
			{ peer, addresses: [`${addresses[0]}/p2p/${peer}`] },
			"validatorSet.InvalidAddresses: The addresses are none, or twice the same, or one is no printable multiaddr " +
				"without `/p2p/`; send others.",
		],
		[
			endpointOf(alice),
			"validatorSet.PeerTaken: The peer id is another validator's; use the node's own.",
		],
	] as const) {
		assert.equal(await register("//Bob", endpoint), error);
	}
	const from = on.heads.finalized;
	await on.heads.until("another final block", FOLLOW_MS, () => on.heads.finalized > from);
	assert.deepEqual(await reservedPeers(alice), before);
});
