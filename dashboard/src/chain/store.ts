/**
 * What is kept on this computer only: drafts at each change, transactions that were signed and are not settled, and seals
 * that are not opened. An entry that cannot be read is passed over and left where it is; it breaks nothing.
 */

import { FORM_NAMES, isRecord, type FormName } from "../pages/submit/forms/common.ts";
import type { CallName } from "./calls.ts";
import { sealOf, type Seal } from "./seal.ts";

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export interface Draft {
	readonly id: string;
	readonly form: FormName;
	readonly savedAt: number;
	/** Fields as the form has them. */
	readonly fields: Readonly<Record<string, unknown>>;
}

/** A signed transaction. The bytes are public once they are sent; no key is in them. */
export interface Signed {
	readonly hash: string;
	readonly hex: string;
	readonly call: CallName;
	readonly account: string;
	readonly nonce: number;
	/** The block its era begins with, and the first one that it is no longer good for. */
	readonly birth: number;
	readonly death: number;
	readonly genesisHash: string;
	readonly signedAt: number;
	/** The draft it was made from. */
	readonly draft: string;
	/** Hash of the seal that it opens; `null` of every other call. */
	readonly opens: string | null;
}

const DRAFT = "muster.draft.";
const SIGNED = "muster.signed.";
const SEAL = "muster.seal.";

const CALLS: readonly CallName[] = [
	"incidents.file", "incidents.revise", "validation.vote", "observations.observe", "observations.correct",
	"observations.commit", "observations.reveal", "resources.submit", "resources.receive",
];

export class Store {
	constructor(private readonly shelf: Shelf) {}

	/** Keeps a draft; `false` if the browser keeps nothing (full, or forbidden). */
	keepDraft({ id, ...draft }: Draft): boolean {
		return this.#put(DRAFT + id, draft);
	}

	/** A draft by its id; `null` if there is none that can be read. */
	draft(id: string): Draft | null {
		return this.#read(DRAFT + id, (value) => draftOf(id, value));
	}

	/** Every draft that can be read, the last changed first. */
	drafts(): Draft[] {
		return this.#all(DRAFT, draftOf).sort((a, b) => b.savedAt - a.savedAt);
	}

	dropDraft(id: string): void {
		this.#drop(DRAFT + id);
	}

	keepSigned({ hash, ...signed }: Signed): boolean {
		return this.#put(SIGNED + hash, signed);
	}

	/** Every transaction of this chain that is not settled, the oldest first. */
	signed(genesisHash: string): Signed[] {
		return this.#all(SIGNED, signedOf)
			.filter((each) => each.genesisHash === genesisHash)
			.sort((a, b) => a.signedAt - b.signedAt);
	}

	dropSigned(hash: string): void {
		this.#drop(SIGNED + hash);
	}

	/** Keeps a seal; `false` if the browser keeps nothing. */
	keepSeal(seal: Seal): boolean {
		return this.#put(SEAL + seal.hash, seal);
	}

	/** A seal by its hash; `null` if there is none that can be read and is whole. */
	seal(hash: string): Seal | null {
		return this.#read(SEAL + hash, (value) => sealKept(hash, value));
	}

	/** Every seal of this chain, the one that lapses first at the top. */
	seals(genesisHash: string): Seal[] {
		return this.#all(SEAL, sealKept)
			.filter((each) => each.genesisHash === genesisHash)
			.sort((a, b) => a.revealUntil - b.revealUntil);
	}

	dropSeal(hash: string): void {
		this.#drop(SEAL + hash);
	}

	#put(key: string, value: unknown): boolean {
		try {
			this.shelf.setItem(key, JSON.stringify(value));
			return true;
		} catch {
			return false;
		}
	}

	#drop(key: string): void {
		try {
			this.shelf.removeItem(key);
		} catch {
			// A browser that forbids storage kept nothing that could go.
		}
	}

	#read<T>(key: string, as: (value: unknown) => T | null): T | null {
		try {
			const text = this.shelf.getItem(key);
			return text === null ? null : as(JSON.parse(text));
		} catch {
			return null;
		}
	}

	#all<T>(prefix: string, as: (id: string, value: unknown) => T | null): T[] {
		const keys: string[] = [];
		try {
			for (let i = 0; i < this.shelf.length; i += 1) {
				const key = this.shelf.key(i);
				if (key?.startsWith(prefix) === true) keys.push(key);
			}
		} catch {
			return [];
		}
		return keys.flatMap((key) => this.#read(key, (value) => as(key.slice(prefix.length), value)) ?? []);
	}
}

function draftOf(id: string, value: unknown): Draft | null {
	if (!isRecord(value)) return null;
	const { savedAt, fields } = value;
	const form = FORM_NAMES.find((each) => each === value["form"]);
	return form !== undefined && typeof savedAt === "number" && isRecord(fields) ? { id, form, savedAt, fields } : null;
}

function sealKept(hash: string, value: unknown): Seal | null {
	const seal = sealOf(value);
	return typeof seal === "object" && seal.hash === hash ? seal : null;
}

function signedOf(hash: string, value: unknown): Signed | null {
	if (!isRecord(value)) return null;
	const { hex, account, nonce, birth, death, genesisHash, signedAt, draft } = value;
	const call = CALLS.find((each) => each === value["call"]);
	const texts = typeof account === "string" && typeof genesisHash === "string" && typeof draft === "string";
	const numbers =
		typeof nonce === "number" && typeof birth === "number" && typeof death === "number" && typeof signedAt === "number";
	const opens = typeof value["opens"] === "string" ? value["opens"] : null;
	const bytes = typeof hex === "string" && /^0x([0-9a-f]{2})+$/.test(hex);
	return texts && numbers && bytes && call !== undefined
		? { hash, hex, call, account, nonce, birth, death, genesisHash, signedAt, draft, opens }
		: null;
}
