/** The calls that officers sign on this page, as plain values: what is reviewed is what is encoded. */

import type {
	CapStatus, Category, CorrectionReason, Discrepancy, ExpiredReason, GeoPoint, Hex, Ihr, MediaType, Position, Severity,
	Urgency, VoteReason,
} from "../rpc/records.ts";

/** CAP categories in the order of their bits, as pinned in `primitives`. */
export const CATEGORY_BITS: readonly Category[] = [
	"Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other",
];

/** A body that stays off the chain: SHA-256 of salt and body. */
export interface ContentArgument {
	readonly algorithm: "Sha256";
	readonly digest: Hex;
	readonly size: number;
	readonly mediaType: MediaType;
}

export interface FactsArgument {
	readonly categories: number;
	readonly urgency: Urgency;
	readonly severity: Severity;
	readonly regions: readonly number[];
	readonly point: GeoPoint | null;
	readonly onset: number | null;
	readonly observedAt: number;
	readonly utcOffset: number;
	/** UTF-8 as hexadecimal: the library would take a text that begins with `0x` for that. */
	readonly headline: Hex;
	readonly content: ContentArgument;
	readonly ihr: Ihr;
	readonly external: {
		readonly sender: Hex;
		readonly identifier: Hex;
		readonly sent: number;
		readonly sentOffset: number;
	} | null;
}

/** Priorities as the chain spells them; JSON has the codes of FHIR. */
export type ChainPriority = "Routine" | "Urgent" | "Asap" | "Stat";

export interface LineArgument {
	readonly product: number;
	/** Digits, as all numbers of 64 bits. */
	readonly quantity: string | null;
	readonly substitutesAllowed: boolean;
	readonly daysOfStock: number | null;
}

export interface ReceiptArgument {
	readonly accepted: string;
	readonly rejected: string;
	readonly short: string;
	readonly excess: string;
	readonly rejectedReason: Discrepancy | null;
	readonly shortReason: Discrepancy | null;
	readonly excessReason: Discrepancy | null;
	readonly expiredReason: ExpiredReason | null;
}

/** What figures must have in common to be compared. */
export interface CellArgument {
	readonly metric: number;
	readonly version: number;
	readonly region: number;
	readonly start: number;
	readonly status: CapStatus;
}

export interface StatementArgument {
	/** Digits; `null` is not measured. */
	readonly value: string | null;
	readonly observedAt: number;
	readonly evidence: ContentArgument | null;
}

/** A call with its arguments in the order of the chain. */
export type Call =
	| {
		readonly name: "incidents.file";
		readonly args: { readonly eventType: number; readonly status: CapStatus; readonly facts: FactsArgument };
	}
	| { readonly name: "incidents.revise"; readonly args: { readonly incident: string; readonly facts: FactsArgument } }
	| {
		readonly name: "validation.vote";
		readonly args: {
			readonly round: string;
			readonly position: Position;
			readonly reason: VoteReason;
			readonly evidence: ContentArgument | null;
		};
	}
	| {
		readonly name: "observations.observe";
		readonly args: { readonly cell: CellArgument; readonly statement: StatementArgument };
	}
	| {
		readonly name: "observations.correct";
		readonly args: {
			readonly cell: CellArgument;
			readonly reason: CorrectionReason;
			readonly statement: StatementArgument;
		};
	}
	| { readonly name: "observations.commit"; readonly args: { readonly cell: CellArgument; readonly hash: Hex } }
	| {
		readonly name: "observations.reveal";
		readonly args: { readonly cell: CellArgument; readonly statement: StatementArgument; readonly salt: Hex };
	}
	| {
		readonly name: "resources.submit";
		readonly args: {
			readonly incident: string | null;
			readonly region: number;
			readonly priority: ChainPriority;
			readonly needBy: number | null;
			readonly status: CapStatus;
			readonly lines: readonly LineArgument[];
		};
	}
	| {
		readonly name: "resources.receive";
		readonly args: { readonly shipment: string; readonly receipt: ReceiptArgument };
	};

export type CallName = Call["name"];

/** UTF-8 of a text as hexadecimal. */
export function textToHex(text: string): Hex {
	return bytesToHex(new TextEncoder().encode(text));
}

export function bytesToHex(bytes: Uint8Array): Hex {
	return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The text of UTF-8 in hexadecimal. */
export function hexToText(hex: Hex): string {
	const pairs = hex.slice(2).match(/../g) ?? [];
	return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

/** The bits of a set of categories. */
export function categoryBits(categories: readonly Category[]): number {
	return categories.reduce((bits, category) => bits | (1 << CATEGORY_BITS.indexOf(category)), 0);
}

export function categoriesOf(bits: number): Category[] {
	return CATEGORY_BITS.filter((_, bit) => (bits & (1 << bit)) !== 0);
}
