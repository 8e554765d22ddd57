import assert from "node:assert/strict";
import { test } from "node:test";

import { bnToHex } from "@polkadot/util";

import { slotOf } from "../../src/chain/blocks.ts";

test("the slot of a header is told by Aura's digest item", () => {
	const slot = bnToHex(1_795_000_123, { isLe: true, bitLength: 64 });
	const grandpa = "0x0446524e4b08aabb";
	assert.equal(slotOf([grandpa, `0x066175726120${slot.slice(2)}`]), 1_795_000_123);
	assert.equal(slotOf([grandpa]), undefined);
	assert.equal(slotOf([]), undefined);
});
