/** Who of the validators makes blocks, and who lets its turns pass: worked out from the last blocks. */

import { keyOf, type Made } from "../../rpc/blocks.ts";

/** Who has let more turns than these pass one after the other is silent. */
export const MOST_MISSED = 3;

export type Making = "makes" | "silent" | "noTurns";

export interface Production {
	readonly account: string;
	readonly agency: number;
	readonly making: Making;
	/** The last block that it made, of those that were looked at. */
	readonly last: { readonly number: number; readonly slot: number } | undefined;
	readonly made: number;
	/** How many turns it had. */
	readonly turns: number;
	/** How many of its last turns passed without a block. */
	readonly missed: number;
}

/** Of each validator; `blocks` the newest first. */
export function productionOf(
	validators: readonly { readonly account: string; readonly agency: number }[],
	blocks: readonly Made[],
): readonly Production[] {
	return validators.map(({ account, agency }) => {
		const key = keyOf(account);
		let [made, turns, missed] = [0, 0, 0];
		let last: Production["last"];
		for (const [index, block] of blocks.entries()) {
			const at = key === undefined ? -1 : block.turns.indexOf(key);
			if (at < 0) continue;
			// Slots after the block before it, up to its own; of the first that was looked at, its own.
			const from = blocks[index + 1]?.slot ?? block.slot - 1;
			const own = turnsIn(from, block.slot, at, block.turns.length);
			const its = block.slot % block.turns.length === at;
			turns += own;
			made += its ? 1 : 0;
			if (last !== undefined) continue;
			if (its) last = { number: block.number, slot: block.slot };
			else missed += own;
		}
		const making = turns === 0 ? "noTurns" : missed > MOST_MISSED ? "silent" : "makes";
		return { account, agency, making, last, made, turns, missed };
	});
}

/** How many of the slots after `from` up to `until` were the turn of the one at `at` of `count`. */
function turnsIn(from: number, until: number, at: number, count: number): number {
	return Math.floor((until - at) / count) - Math.floor((from - at) / count);
}
