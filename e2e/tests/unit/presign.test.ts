import assert from "node:assert/strict";
import { test } from "node:test";

import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";

import { presign } from "../../src/measure/presign.ts";
import { FakeChain } from "./fake-chain.ts";

test("each signer's nonces are in the order of its calls", async () => {
	const chain = new FakeChain();
	const call = { method: {} } as unknown as SubmittableExtrinsic<"promise">;
	const [alice, bob] = ["alice", "bob"].map((address) => ({ address }) as KeyringPair) as [KeyringPair, KeyringPair];
	const signed = await presign(chain.api, [alice, bob, alice, alice, bob].map((pair) => ({ pair, call })));
	assert.deepEqual(chain.nonces, [5, 5, 6, 7, 6]);
	assert.deepEqual(signed.map(({ signer }) => signer), [0, 1, 0, 0, 1]);
	assert.equal(new Set(signed.map(({ hash }) => hash)).size, 5);
});
