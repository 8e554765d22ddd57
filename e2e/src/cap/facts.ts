/** Facts as the chain has them, as `muster-cap` has them, and as a call takes them. */

import type { AnyJson } from "@polkadot/types/types";
import { stringToHex } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";

import { toNumber, toOptional, toText, toVariant } from "../replay/chain/storage.ts";
import { CapError, type CapFacts } from "./model.ts";

/** A value of the chain with named fields. */
export type Fields = Readonly<Record<string, AnyJson>>;

/** CAP categories in the order of their bits, as pinned in `primitives`. */
export const CATEGORIES = [
	...["Geo", "Met", "Safety", "Security", "Rescue", "Fire"],
	...["Health", "Env", "Transport", "Infra", "CBRNE", "Other"],
] as const;

/** A field that has fields itself. */
export function fieldsOf(value: AnyJson | undefined): Fields {
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw new CapError(`a value with fields was expected, not ${JSON.stringify(value)}`);
	}
	return value as Fields;
}

/** Facts from storage. */
export function factsOfChain(facts: Fields): CapFacts {
	const bits = toNumber(facts["categories"]);
	const content = fieldsOf(facts["content"]);
	const ihr = fieldsOf(facts["ihr"]);
	const point = optionalFields(facts["point"]);
	const external = optionalFields(facts["external"]);
	return {
		categories: CATEGORIES.filter((_, bit) => (bits & (1 << bit)) !== 0),
		urgency: toVariant(facts["urgency"]),
		severity: toVariant(facts["severity"]),
		regions: (facts["regions"] as AnyJson[]).map(toNumber),
		point: point && { latitude: toNumber(point["latitude"]), longitude: toNumber(point["longitude"]) },
		onset: toOptional(facts["onset"]) ?? null,
		observedAt: toNumber(facts["observedAt"]),
		utcOffset: toNumber(facts["utcOffset"]),
		headline: toText(facts["headline"]),
		content: {
			algorithm: toVariant(content["algorithm"]),
			digest: String(content["digest"]),
			size: toNumber(content["size"]),
			media_type: toVariant(content["mediaType"]),
		},
		ihr: {
			serious_impact: toAnswer(ihr["seriousImpact"]),
			unusual: toAnswer(ihr["unusual"]),
			international_spread: toAnswer(ihr["internationalSpread"]),
			trade_restrictions: toAnswer(ihr["tradeRestrictions"]),
		},
		external: external && {
			sender: toText(external["sender"]),
			identifier: toText(external["identifier"]),
			sent: toNumber(external["sent"]),
			sentOffset: toNumber(external["sentOffset"]),
		},
	};
}

/** The argument `facts` of `incidents.file` and `incidents.revise`. */
export interface FactsArgument {
	readonly categories: number;
	readonly urgency: string;
	readonly severity: string;
	readonly regions: readonly number[];
	readonly point: CapFacts["point"];
	readonly onset: number | null;
	readonly observedAt: number;
	readonly utcOffset: number;
	readonly headline: HexString;
	readonly content: {
		readonly algorithm: string;
		readonly digest: string;
		readonly size: number;
		readonly mediaType: string;
	};
	readonly ihr: {
		readonly seriousImpact: boolean | null;
		readonly unusual: boolean | null;
		readonly internationalSpread: boolean | null;
		readonly tradeRestrictions: boolean | null;
	};
	readonly external: {
		readonly sender: HexString;
		readonly identifier: HexString;
		readonly sent: number;
		readonly sentOffset: number;
	} | null;
}

/** Facts for a call. Texts go as bytes: the library would take one that begins with `0x` for hexadecimal. */
export function factsForCall(facts: CapFacts): FactsArgument {
	const { content, ihr, external } = facts;
	return {
		categories: facts.categories.reduce((bits, name) => bits | bitOf(name), 0),
		urgency: facts.urgency,
		severity: facts.severity,
		regions: facts.regions,
		point: facts.point,
		onset: facts.onset,
		observedAt: facts.observedAt,
		utcOffset: facts.utcOffset,
		headline: stringToHex(facts.headline),
		content: {
			algorithm: content.algorithm,
			digest: content.digest,
			size: content.size,
			mediaType: content.media_type,
		},
		ihr: {
			seriousImpact: ihr.serious_impact,
			unusual: ihr.unusual,
			internationalSpread: ihr.international_spread,
			tradeRestrictions: ihr.trade_restrictions,
		},
		external: external && {
			sender: stringToHex(external.sender),
			identifier: stringToHex(external.identifier),
			sent: external.sent,
			sentOffset: external.sentOffset,
		},
	};
}

function bitOf(category: string): number {
	const bit = CATEGORIES.findIndex((name) => name === category);
	if (bit < 0) throw new CapError(`${category} is no category of CAP; there are ${CATEGORIES.join(", ")}`);
	return 1 << bit;
}

function optionalFields(value: AnyJson | undefined): Fields | null {
	return value === null || value === undefined ? null : fieldsOf(value);
}

function toAnswer(value: AnyJson | undefined): boolean | null {
	return typeof value === "boolean" ? value : null;
}
