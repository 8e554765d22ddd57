/**
 * Words of the page in Chinese and English.
 *
 * Each area has a file with both dictionaries: `export const situation = { zh: { title: "形势", … }, en: { … } } as const`,
 * named in {@link AREAS} below. Keys are flat; dots in them are for order only. `{{name}}` stands for a value.
 * Where English needs a plural, both have `key_one` and `key_other`, and the words are asked for by `key` with `count`.
 *
 * ```tsx
 * const words = useWords("situation");
 * words("title"); words("shown", { count: 12 });
 * const terms = useWords("terms"); // names of what the chain numbers
 * terms(`verification.${record.verification}`);
 * ```
 *
 * `useLang()` is the language and how to change it; `format.ts` has dates and numbers.
 */

import { createInstance } from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

import type { Lang } from "../regions/regions.ts";
import { common } from "./common.ts";
import { figures } from "./figures.ts";
import { incident } from "./incident.ts";
import { register } from "./register.ts";
import { resources } from "./resources.ts";
import { situation } from "./situation.ts";
import { submit } from "./submit.ts";
import { terms } from "./terms.ts";
import { verify } from "./verify.ts";

export type { Lang } from "../regions/regions.ts";

export const AREAS = { common, figures, incident, register, resources, situation, submit, terms, verify } as const;

export type Area = keyof typeof AREAS;

/** A key as it is asked for: without what a plural adds. */
type Asked<K> = K extends `${infer Plain}_one` | `${infer Plain}_other` ? Plain : K;
export type WordKey<A extends Area> = Asked<keyof (typeof AREAS)[A]["zh"] & string>;

export type Words<A extends Area> = (key: WordKey<A>, values?: Readonly<Record<string, string | number>>) => string;

export const LANGS = ["zh", "en"] as const;
/** As `lang` of a page and `Intl` have it. */
export const TAGS = { zh: "zh-Hans-CN", en: "en-GB" } as const;
const REMEMBERED = "muster.lang";

function isLang(text: unknown): text is Lang {
	return LANGS.some((lang) => lang === text);
}

/** The language of last time, or of the browser: Chinese if it says so, English else. */
export function firstLang(memory: Storage = window.localStorage, languages = navigator.languages): Lang {
	const remembered = memory.getItem(REMEMBERED);
	if (isLang(remembered)) return remembered;
	const wanted = languages.map((each) => each.slice(0, 2).toLowerCase()).find(isLang);
	return wanted ?? "en";
}

export const i18n = createInstance();

/** Must have been called before anything is shown. */
export function startWords(lang: Lang = firstLang()): void {
	const resources = Object.fromEntries(
		LANGS.map((each) => [each, Object.fromEntries(Object.entries(AREAS).map(([area, both]) => [area, both[each]]))]),
	);
	void i18n.use(initReactI18next).init({
		resources,
		lng: lang,
		fallbackLng: "en",
		ns: Object.keys(AREAS),
		defaultNS: "common",
		keySeparator: false,
		nsSeparator: false,
		// React escapes.
		interpolation: { escapeValue: false },
		initAsync: false,
	});
	document.documentElement.lang = TAGS[lang];
	i18n.on("languageChanged", (now) => {
		if (isLang(now)) document.documentElement.lang = TAGS[now];
	});
}

/** Words of an area in the language of the page. */
export function useWords<A extends Area>(area: A): Words<A> {
	const { t, i18n: instance } = useTranslation(area, { i18n });
	const lang = instance.language;
	return useMemo(() => (key, values) => String(t(key, { ...values })), [t, lang]);
}

/** Words outside of components. */
export function words<A extends Area>(area: A): Words<A> {
	return (key, values) => String(i18n.t(key, { ...values, ns: area }));
}

/** The language now, and how to take another; it is remembered. */
export function useLang(): { readonly lang: Lang; readonly tag: string; choose(lang: Lang): void } {
	const { i18n: instance } = useTranslation("common", { i18n });
	const lang = isLang(instance.language) ? instance.language : "en";
	return useMemo(() => ({ lang, tag: TAGS[lang], choose }), [lang]);
}

function choose(lang: Lang): void {
	window.localStorage.setItem(REMEMBERED, lang);
	void i18n.changeLanguage(lang);
}
