/** Waiting for what a node's state says. */

import type { Heads } from "../../src/chain/heads.ts";
import { WaitTimeoutError } from "../../src/chain/waits.ts";

/** Looks with each new best head until there is something to see, and fails when it takes too long. */
export async function eventually<T>(
	heads: Heads,
	what: string,
	ms: number,
	look: () => Promise<T | undefined>,
): Promise<T> {
	const deadline = Date.now() + ms;
	for (;;) {
		const seen = heads.announced;
		const found = await look();
		if (found !== undefined) return found;
		const left = deadline - Date.now();
		if (left <= 0) throw new WaitTimeoutError(`waited ${ms / 1000} s for ${what} (best block ${heads.best})`);
		await heads.until(`the next block, for ${what}`, left, () => heads.announced > seen);
	}
}

/** Says on what second of a drill something happened. */
export function stopwatch(say: (line: string) => void): (what: string) => void {
	const start = performance.now();
	return (what) => say(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${what}`);
}
