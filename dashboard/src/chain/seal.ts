/** A figure under seal: its hash, which is public at once, and what opens it, which stays here until it is opened. */

import { Blake2256, Hex as Bytes, i64, Option, Struct, u16, u32, u64, u8 } from "@polkadot-api/substrate-bindings";

import { isRecord } from "../pages/submit/forms/common.ts";
import { MAX_I64, MAX_U32, MIN_I64 } from "../pages/submit/limits.ts";
import { CAP_STATUSES, type Hex, type Names } from "../rpc/records.ts";
import { bytesToHex, type CellArgument } from "./calls.ts";

/** Version of the file. */
export const FORMAT = 1;
/** Most bytes of a file that is read: a seal has less than a thousand. */
export const MAX_FILE = 16_384;
/** Bytes of a salt. */
const SALT_BYTES = 32;
const MAX_U16 = 0xffff;
/** The greatest code of a region: six digits. */
const MAX_REGION = 999_999;

/** What is hashed. */
export interface Sealed {
	readonly cell: CellArgument;
	readonly agency: number;
	/** Digits; `null` is not measured. */
	readonly value: string | null;
	readonly salt: Hex;
}

/** What opens a sealed figure, as it is kept and as it is in the file. */
export interface Seal extends Sealed {
	readonly format: typeof FORMAT;
	readonly genesisHash: Hex;
	readonly hash: Hex;
	/** From here on for who reads it: the metric, the end of its period, and the times as they stood when it was sealed. */
	readonly names: Names;
	readonly unit: string;
	readonly periodUntil: number;
	readonly revealFrom: number;
	readonly revealUntil: number;
}

/** Why something is no seal that can be used. */
export type SealFault = "notSeal" | "version" | "chain" | "hash" | "agency";

const CELL = Struct({ metric: u16, version: u16, region: u32, start: u64, status: u8 });
const SEALED = Struct({ cell: CELL, agency: u32, value: Option(i64), salt: Bytes(SALT_BYTES) });

/** As `seal_hash` of `pallets/observations` makes it. */
export function sealHash({ cell, agency, value, salt }: Sealed): Hex {
	const { start, status, ...rest } = cell;
	const bytes = SEALED.enc({
		cell: { ...rest, start: BigInt(start), status: CAP_STATUSES.indexOf(status) },
		agency,
		value: value === null ? undefined : BigInt(value),
		salt,
	});
	return bytesToHex(Blake2256(bytes));
}

/** A salt that nobody can guess: without one, every possible figure could be tried against the hash. */
export function newSalt(): Hex {
	return bytesToHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
}

/** A seal from JSON that was kept or came in a file, if it is whole. */
export function sealOf(value: unknown): Seal | SealFault {
	if (!isRecord(value) || typeof value["format"] !== "number") return "notSeal";
	if (value["format"] !== FORMAT) return "version";
	const { genesisHash, agency, value: figure, salt, hash, unit, periodUntil, revealFrom, revealUntil } = value;
	const cell = cellOf(value["cell"]);
	const names = namesOf(value["names"]);
	if (cell === null || names === null || typeof unit !== "string") return "notSeal";
	if (!is32Bytes(genesisHash) || !is32Bytes(salt) || !is32Bytes(hash)) return "notSeal";
	if (!isWhole(agency, Number(MAX_U32)) || !isWhole(periodUntil) || !isWhole(revealFrom) || !isWhole(revealUntil)) return "notSeal";
	if (figure !== null && !isFigure(figure)) return "notSeal";
	const sealed: Sealed = { cell, agency, value: figure, salt };
	if (sealHash(sealed) !== hash) return "hash";
	return { format: FORMAT, genesisHash, ...sealed, hash, names, unit, periodUntil, revealFrom, revealUntil };
}

/** A seal from the text of a file, if this agency can open it on this chain; `null` while nobody has said who signs. */
export function sealFromFile(text: string, genesisHash: string, agency: number | null): Seal | SealFault {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return "notSeal";
	}
	const seal = sealOf(value);
	if (typeof seal === "string") return seal;
	if (seal.genesisHash !== genesisHash) return "chain";
	return agency === null || seal.agency === agency ? seal : "agency";
}

export function sealText(seal: Seal): string {
	return `${JSON.stringify(seal, null, "\t")}\n`;
}

/** Name of the file; what is in it cannot be told from it. */
export function sealFileName({ hash }: Seal): string {
	return `seal-${hash.slice(2, 14)}.json`;
}

function cellOf(value: unknown): CellArgument | null {
	if (!isRecord(value)) return null;
	const { metric, version, region, start } = value;
	const status = CAP_STATUSES.find((each) => each === value["status"]);
	const whole = isWhole(metric, MAX_U16) && isWhole(version, MAX_U16) && isWhole(region, MAX_REGION) && isWhole(start);
	return whole && status !== undefined ? { metric, version, region, start, status } : null;
}

function namesOf(value: unknown): Names | null {
	if (!isRecord(value)) return null;
	const { zh, en } = value;
	return typeof zh === "string" && typeof en === "string" ? { zh, en } : null;
}

/** A hash, or a salt: 32 bytes in hexadecimal. */
export function is32Bytes(value: unknown): value is Hex {
	return typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value);
}

function isWhole(value: unknown, most = Number.MAX_SAFE_INTEGER): value is number {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
}

function isFigure(value: unknown): value is string {
	if (typeof value !== "string" || !/^(0|-?[1-9]\d{0,18})$/.test(value)) return false;
	const number = BigInt(value);
	return number >= MIN_I64 && number <= MAX_I64;
}
