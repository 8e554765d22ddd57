/** Sentences as data: which one, and what is in it. What is said can be tested apart from how a language says it. */

import type { WordKey } from "../../i18n/index.ts";
import type { AgencyClass, Verdict } from "../../rpc/records.ts";

export type IncidentWord = WordKey<"incident">;

/** A class of which too few lines took a side. */
export interface Thin {
	readonly class: AgencyClass;
	readonly answered: number;
	readonly needed: number;
}

export type Value =
	| number
	| string
	| { readonly classes: readonly AgencyClass[] }
	| { readonly thin: readonly Thin[] }
	| { readonly agencies: readonly number[] }
	| { readonly verdict: Verdict }
	| { readonly region: string }
	| { readonly time: number };

export interface Sentence {
	readonly key: IncidentWord;
	readonly values: Readonly<Record<string, Value>>;
}

/** How somebody speaks: a language, and the names and times of the page. */
export interface Speaker {
	readonly words: (key: IncidentWord, values?: Record<string, string | number>) => string;
	readonly className: (of: AgencyClass) => string;
	readonly verdict: (of: Verdict) => string;
	readonly agency: (id: number) => string;
	readonly region: (code: string) => string;
	readonly time: (at: number) => string;
}

export const sentence = (key: IncidentWord, values: Record<string, Value> = {}): Sentence => ({ key, values });

function spoken(value: Value, by: Speaker): string | number {
	if (typeof value !== "object") return value;
	const list = (items: readonly string[]) => items.join(by.words("say.comma"));
	if ("classes" in value) return list(value.classes.map(by.className));
	if ("agencies" in value) return list(value.agencies.map(by.agency));
	if ("thin" in value) {
		return list(
			value.thin.map(({ class: name, answered, needed }) =>
				by.words("say.thin", { name: by.className(name), answered, needed }),
			),
		);
	}
	if ("verdict" in value) return by.verdict(value.verdict);
	if ("region" in value) return by.region(value.region);
	return by.time(value.time);
}

/** A sentence in the speaker's language. */
export function speak({ key, values }: Sentence, by: Speaker): string {
	return by.words(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value, by)])));
}

/** Several clauses as one sentence. */
export function speakAll(clauses: readonly Sentence[], by: Speaker): string {
	return clauses.map((clause) => speak(clause, by)).join(by.words("say.break")) + by.words("say.stop");
}
