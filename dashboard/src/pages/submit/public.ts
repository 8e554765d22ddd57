/** What of a call is public for ever: every value that goes on chain, with its exact text. */

import { categoriesOf, hexToText, type Call } from "../../chain/calls.ts";
import { codeOf } from "../../regions/regions.ts";
import { CORRECTION_REASONS } from "../../rpc/records.ts";
import { oneOf, type Word, type Values } from "./forms/common.ts";

/** How values are said in the language of the page. */
export interface Say {
	word(word: Word, values?: Values): string;
	/** A name that the chain numbers, such as `severity.Severe`; the word itself stands beside it. */
	term(kind: string, name: string): string;
	region(code: string): string;
	moment(at: number): string;
	eventType(number: number): string;
	metric(number: number): string;
	product(number: number): string;
}

export interface PublicRow {
	/** Where it stands in the call, such as `facts.content.digest`. */
	readonly path: string;
	readonly label: string;
	readonly text: string;
}

/** Values that are a whole and not shown by their parts. */
const WHOLE = ["regions"];
/** Parts of the call that only hold others. */
const HOLDERS = ["facts", "cell", "statement", "receipt"];
const PARENTS = ["content", "evidence", "external", "ihr"] as const;

/** A row for each value of the call, in its order. */
export function publicRows(call: Call, say: Say): PublicRow[] {
	return walk(call.args, [], say);
}

function walk(value: unknown, path: readonly string[], say: Say): PublicRow[] {
	const key = path.at(-1) ?? "";
	if (typeof value === "object" && value !== null && !WHOLE.includes(key)) {
		return Object.entries(value).flatMap(([name, part]) => walk(part, [...path, name], say));
	}
	return [{ path: path.join("."), label: labelOf(path, say), text: textOf(path, value, say) }];
}

function labelOf(path: readonly string[], say: Say): string {
	const parts = path.filter((part) => !HOLDERS.includes(part));
	return parts
		.flatMap((part, i) => {
			if (part === "lines") return [];
			if (parts[i - 1] === "lines") return say.word("line", { number: Number(part) + 1 });
			return say.word(wordOf(part));
		})
		.join(" · ");
}

const LABELS = [
	"eventType", "status", "categories", "urgency", "severity", "regions", "point", "latitude", "longitude", "onset",
	"observedAt", "utcOffset", "headline", "algorithm", "digest", "size", "mediaType", "seriousImpact", "unusual",
	"internationalSpread", "tradeRestrictions", "sender", "identifier", "sent", "sentOffset", "incident", "round",
	"position", "reason", "metric", "version", "region", "start", "value", "priority", "needBy", "product", "quantity",
	"substitutesAllowed", "daysOfStock", "shipment", "accepted", "rejected", "short", "excess", "rejectedReason",
	"shortReason", "excessReason", "expiredReason", "hash", "salt",
] as const satisfies readonly Word[];

function wordOf(part: string): Word {
	return LABELS.find((each) => each === part) ?? PARENTS.find((each) => each === part) ?? "publicField";
}

function textOf(path: readonly string[], value: unknown, say: Say): string {
	const key = path.at(-1) ?? "";
	if (value === null) {
		if (key === "quantity") return say.word("quantityUnknown");
		return key === "value" ? say.word("unmeasured") : say.word("notGiven");
	}
	if (typeof value === "boolean") return say.word(value ? "yes" : "no");
	if (Array.isArray(value)) return value.map((each) => regionText(Number(each), say)).join("；");
	if (typeof value === "number") return numberText(key, value, say);
	if (typeof value !== "string") return String(value);
	return nameText(key, value, say) ?? value;
}

function numberText(key: string, value: number, say: Say): string {
	switch (key) {
		case "eventType":
			return `${say.eventType(value)} (${value})`;
		case "metric":
			return `${say.metric(value)} (${value})`;
		case "product":
			return `${say.product(value)} (${value})`;
		case "categories":
			return categoriesOf(value).map((each) => `${say.term("category", each)} (${each})`).join("、");
		case "region":
			return regionText(value, say);
		case "latitude":
		case "longitude":
			return `${value / 1e6}°`;
		case "onset":
		case "observedAt":
		case "needBy":
		case "sent":
		case "start":
			return `${say.moment(value)} (${new Date(value).toISOString()})`;
		default:
			return String(value);
	}
}

function nameText(key: string, value: string, say: Say): string | undefined {
	switch (key) {
		case "headline":
		case "sender":
		case "identifier":
			return hexToText(value);
		case "status":
		case "urgency":
		case "severity":
		case "position":
			return `${say.term(key, value)} (${value})`;
		case "priority":
			return `${say.term(key, value.toLowerCase())} (${value})`;
		case "reason":
			return `${say.term(oneOf(CORRECTION_REASONS, value) === null ? "voteReason" : "correction", value)} (${value})`;
		case "rejectedReason":
		case "shortReason":
		case "excessReason":
			return `${say.term("discrepancy", value)} (${value})`;
		default:
			return undefined;
	}
}

function regionText(code: number, say: Say): string {
	const digits = codeOf(code);
	return `${say.region(digits)} (${digits})`;
}
