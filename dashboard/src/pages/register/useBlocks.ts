/** The last blocks while somebody looks: extended with each best block that the status tells, and let go with the page. */

import { useEffect, useState } from "react";

import { lastBlocks, slotMs, type Made } from "../../rpc/blocks.ts";
import { useDesk } from "../../rpc/hooks.ts";

export interface Blocks {
	/** The newest first, at most `WINDOW` of blocks.ts; `undefined` until they are read. */
	readonly blocks: readonly Made[] | undefined;
	/** How long a slot is. */
	readonly slotMs: number;
	/** Why the newest could not be read. */
	readonly error: Error | undefined;
}

const NONE: Blocks = { blocks: undefined, slotMs: 0, error: undefined };

export function useBlocks(): Blocks {
	const { client, status } = useDesk();
	const [held, setHeld] = useState(NONE);
	useEffect(() => {
		const stop = new AbortController();
		const { signal } = stop;
		let known = NONE;
		let reading = false;
		const read = async (best: string): Promise<Blocks> => {
			const slot = known.slotMs === 0 ? await slotMs(client, signal) : known.slotMs;
			return { blocks: await lastBlocks(client, best, known.blocks ?? [], signal), slotMs: slot, error: undefined };
		};
		const look = async (): Promise<void> => {
			if (reading) return;
			reading = true;
			// What becomes best while one is read comes next.
			for (let last = ""; !signal.aborted; ) {
				const { bestHash } = status.value.get();
				if (bestHash === "" || bestHash === last || bestHash === known.blocks?.[0]?.hash) break;
				last = bestHash;
				known = await read(bestHash).catch((error: unknown) => ({ ...known, error: asError(error) }));
				if (!signal.aborted) setHeld(known);
			}
			reading = false;
		};
		const leave = status.value.subscribe(() => void look());
		void look();
		return () => {
			leave();
			stop.abort();
		};
	}, [client, status]);
	return held;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
