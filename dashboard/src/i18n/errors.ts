/**
 * Every error of the chain as a sentence with what to do next. Only the pages that sign load this; it is no namespace of
 * i18next, because an error is looked up by the names that the chain gives.
 */

import { agencies } from "./errors/agencies.ts";
import { councilRoot } from "./errors/councilRoot.ts";
import { incidents } from "./errors/incidents.ts";
import { node } from "./errors/node.ts";
import { observations } from "./errors/observations.ts";
import { resources } from "./errors/resources.ts";
import { sdk } from "./errors/sdk.ts";
import { validation } from "./errors/validation.ts";
import { validatorSet } from "./errors/validatorSet.ts";

export type ErrorLanguage = "zh" | "en";
export type NodeReason = keyof (typeof node)["zh"];

type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Sentences of pallets' errors: language, pallet as the metadata spells it, variant. */
export const PALLET_ERRORS: Readonly<Record<ErrorLanguage, Sentences>> = {
	zh: {
		...sdk.zh,
		Agencies: agencies.zh,
		CouncilRoot: councilRoot.zh,
		Incidents: incidents.zh,
		Observations: observations.zh,
		Resources: resources.zh,
		Validation: validation.zh,
		ValidatorSet: validatorSet.zh,
	},
	en: {
		...sdk.en,
		Agencies: agencies.en,
		CouncilRoot: councilRoot.en,
		Incidents: incidents.en,
		Observations: observations.en,
		Resources: resources.en,
		Validation: validation.en,
		ValidatorSet: validatorSet.en,
	},
};

/** Sentences for everything else. */
export const NODE_ERRORS: Readonly<Record<ErrorLanguage, Readonly<Record<NodeReason, string>>>> = node;

/** What went wrong, by the chain's or the node's own names. */
export type ChainError =
	| { kind: "pallet"; pallet: string; name: string }
	| { kind: "node"; reason: NodeReason; values?: Readonly<Record<string, string>> };

/** The error as a sentence with the next step; never a bare name alone. */
export function sentenceOf(error: ChainError, language: ErrorLanguage): string {
	if (error.kind === "pallet") {
		const known = PALLET_ERRORS[language][error.pallet]?.[error.name];
		if (known !== undefined) return known;
		return fill(NODE_ERRORS[language].unknownModule, { name: `${error.pallet}.${error.name}` });
	}
	return fill(NODE_ERRORS[language][error.reason], error.values ?? {});
}

function fill(sentence: string, values: Readonly<Record<string, string>>): string {
	return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "?");
}
