/** Reading the chain's storage as plain values. */

import type { ApiPromise } from "@polkadot/api";
import type { ApiDecoration } from "@polkadot/api/types";
import type { AnyJson, Codec } from "@polkadot/types/types";

import { ChainError } from "../errors.ts";

/** The chain as it is, or as it was at a block. */
export type View = ApiPromise | ApiDecoration<"promise">;

export interface Entry {
	readonly keys: readonly string[];
	readonly value: Readonly<Record<string, AnyJson>>;
}

/** All entries of a map, or of a double map those with this first key. */
export async function entriesOf(view: View, pallet: string, map: string, ...keys: readonly unknown[]): Promise<Entry[]> {
	const entries = await storage(view, pallet, map).entries(...keys);
	return entries.map(([key, value]) => ({
		keys: key.args.map((arg: Codec) => arg.toString()),
		value: value.toJSON() as Record<string, AnyJson>,
	}));
}

/** One entry of a map; `undefined` where there is none. */
export async function entryOf(
	view: View,
	pallet: string,
	map: string,
	...keys: readonly unknown[]
): Promise<Entry["value"] | undefined> {
	const value = (await storage(view, pallet, map)(...keys)).toJSON();
	return value === null ? undefined : (value as Record<string, AnyJson>);
}

/** How many entries a map has. */
export async function countOf(view: View, pallet: string, map: string): Promise<number> {
	return (await storage(view, pallet, map).keys()).length;
}

function storage(view: View, pallet: string, map: string) {
	const found = view.query[pallet]?.[map];
	if (found === undefined) throw new ChainError(`the chain has no storage ${pallet}.${map}`);
	return found;
}

/** A number; large ones come as hexadecimal text. */
export function toNumber(value: AnyJson | undefined): number {
	const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
	if (Number.isNaN(number)) throw new ChainError(`a number was expected, not ${JSON.stringify(value)}`);
	return number;
}

/** A number, or `undefined` for `None`. */
export function toOptional(value: AnyJson | undefined): number | undefined {
	return value === null || value === undefined ? undefined : toNumber(value);
}

/** Text from bytes: hexadecimal if the library could not tell that they are text. */
export function toText(value: AnyJson | undefined): string {
	if (typeof value !== "string") throw new ChainError(`text was expected, not ${JSON.stringify(value)}`);
	return value.startsWith("0x") ? Buffer.from(value.slice(2), "hex").toString("utf8") : value;
}

/** Name of a variant. Enumerations with fields in some variant come as an object with one key, in lower case. */
export function toVariant(value: AnyJson | undefined): string {
	const name = typeof value === "string" ? value : Object.keys((value ?? {}) as object)[0];
	if (name === undefined) throw new ChainError(`a variant was expected, not ${JSON.stringify(value)}`);
	return name.charAt(0).toUpperCase() + name.slice(1);
}
