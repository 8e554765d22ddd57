/** Trusted checkpoints: the authorities that somebody trusts, from a source that is not the one that gave the proof. */

import { fieldsOf, isRecord, jsonOf, unwrapped } from "./json.ts";

/** From where a checkpoint is: what a proof against it is worth. */
export type Source =
	/** The viewer's own file or text. */
	| "own"
	/** The node's word: a proof against it only shows that the node agrees with itself. */
	| "node";

export interface Checkpoint {
	readonly source: Source;
	/** The JSON, as it was given. */
	readonly json: string;
	readonly genesisHash: string;
	readonly setId: number;
	readonly authorities: number;
}

/** A checkpoint of a text; `null` if it is none. Whether its authorities can be a set, the verifier says. */
export function checkpointOf(text: string, source: Source): Checkpoint | null {
	const json = unwrapped(text);
	const value = jsonOf(json);
	const { genesisHash, setId, authorities } = fieldsOf(value);
	if (typeof genesisHash !== "string" || typeof setId !== "number" || !Array.isArray(authorities)) return null;
	if (!authorities.every((each) => isRecord(each) && typeof each["id"] === "string")) return null;
	return { source, json, genesisHash, setId, authorities: authorities.length };
}

const KEY = "muster.checkpoint";

/** The checkpoint that the viewer pinned in this browser. Never one of a node. */
export function pinned(): Checkpoint | null {
	try {
		const text = localStorage.getItem(KEY);
		return text === null ? null : checkpointOf(text, "own");
	} catch {
		return null;
	}
}

/** Pins a checkpoint, or takes it away. False if the browser keeps nothing: it holds until the page is closed then. */
export function pin(checkpoint: Checkpoint | null): boolean {
	try {
		if (checkpoint === null) localStorage.removeItem(KEY);
		else if (checkpoint.source === "own") localStorage.setItem(KEY, checkpoint.json);
		return true;
	} catch {
		return false;
	}
}
