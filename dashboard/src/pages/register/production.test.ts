import { expect, test } from "vitest";

import type { Made } from "../../rpc/blocks.ts";
import { ACCOUNTS, KEYS } from "./fixtures.testing.ts";
import { MOST_MISSED, productionOf } from "./production.ts";

/** The address of 32 bytes of 0. */
const NOBODY = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM";
const VALIDATORS = ACCOUNTS.map((account, agency) => ({ account, agency }));

/** Blocks of these slots, the newest first. */
const blocksOf = (slots: readonly number[], turns: readonly string[] = KEYS): Made[] =>
	slots.map((slot, at) => ({ number: 1 + at, hash: `0x${slot}`, parent: "0x", slot, turns })).reverse();
const range = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => from + at);

test("who makes all of its turns: how many, and the last one", () => {
	const found = productionOf(VALIDATORS, blocksOf(range(400, 420)));
	expect(found.map(({ making, made, turns, missed }) => [making, made, turns, missed])).toEqual(Array(4).fill(["makes", 5, 5, 0]));
	expect(found.map(({ last }) => last)).toEqual([417, 418, 419, 420].map((number) => ({ number: number - 400, slot: number - 1 })));
});

test("who lets turns pass is silent after more than three one after the other, not before", () => {
	// The third of four makes block 402, and none after it.
	const after = (rounds: number) => range(400, 403 + 4 * rounds).filter((slot) => slot <= 402 || slot % 4 !== 2);
	const of = (rounds: number) => productionOf(VALIDATORS, blocksOf(after(rounds)))[2];
	expect(MOST_MISSED).toBe(3);
	expect(of(3)).toMatchObject({ making: "makes", missed: 2, made: 1, last: { slot: 402 } });
	// The slot after the last that passed proves that it passed.
	expect(productionOf(VALIDATORS, blocksOf([...after(3), 415]))[2]).toMatchObject({ making: "makes", missed: 3 });
	expect(productionOf(VALIDATORS, blocksOf([...after(4), 419]))[2]).toMatchObject({ making: "silent", missed: 4, turns: 5, made: 1 });
});

test("who is back makes blocks again, and what it missed stays in the count", () => {
	const slots = [400, 401, 402, 403, ...range(404, 424).filter((slot) => slot % 4 !== 2), 426];
	expect(productionOf(VALIDATORS, blocksOf(slots))[2]).toMatchObject({ making: "makes", missed: 0, made: 2, turns: 7, last: { slot: 426 } });
});

test("who has made none of what was looked at, and who has no turns, are told apart", () => {
	const found = productionOf([...VALIDATORS, { account: NOBODY, agency: 9 }], blocksOf(range(400, 424).filter((slot) => slot % 4 !== 1)));
	expect(found[1]).toMatchObject({ making: "silent", missed: 6, made: 0, last: undefined });
	expect(found[4]).toMatchObject({ making: "noTurns", made: 0, turns: 0, missed: 0 });
});

test("a standstill of the whole chain counts as turns passed, of everybody", () => {
	const found = productionOf(VALIDATORS, blocksOf([400, 401, 402, 403, 1_000_000]));
	expect(found.map(({ making }) => making)).toEqual(["makes", "silent", "silent", "silent"]);
});

test("turns are those of the set that held then", () => {
	const turns = [KEYS[1] ?? "", KEYS[0] ?? ""];
	const blocks = [...blocksOf([404, 405], turns), ...blocksOf([400, 401, 402, 403])];
	const found = productionOf(VALIDATORS, blocks);
	expect(found.map(({ made }) => made)).toEqual([2, 2, 1, 1]);
	expect(found[2]).toMatchObject({ making: "makes", missed: 0, turns: 1 });
});

test("nothing is known of nothing", () => {
	expect(productionOf(VALIDATORS, [])[0]).toMatchObject({ making: "noTurns", last: undefined });
});
