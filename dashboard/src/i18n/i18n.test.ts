import { expect, test } from "vitest";

import { AREAS, firstLang, i18n, LANGS, words } from "./index.ts";
import { formatOf, instantText } from "./format.ts";

/** Every dictionary of the folder, those that no area names too: whatever has `zh` and `en` of flat texts. */
const modules = import.meta.glob<Record<string, unknown>>(["./*.ts", "./*/*.ts", "!./*.test.ts"], { eager: true });

type Dictionary = Readonly<Record<string, string>>;

function isDictionary(value: unknown): value is Dictionary {
	return typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");
}

const dictionaries: [string, Dictionary, Dictionary][] = [];
for (const [file, exported] of Object.entries(modules)) {
	for (const [name, value] of Object.entries(exported)) {
		if (typeof value !== "object" || value === null || !("zh" in value) || !("en" in value)) continue;
		if (isDictionary(value.zh) && isDictionary(value.en)) dictionaries.push([`${file} ${name}`, value.zh, value.en]);
	}
}

/** Of one thing a sentence may say its number in words. */
const placeholders = (key: string, text: string): string[] =>
	[...new Set(text.match(/\{\{[^}]*\}\}/g) ?? [])].filter((each) => !key.endsWith("_one") || each !== "{{count}}").sort();

test("every area is among the dictionaries that are compared", () => {
	const names = dictionaries.map(([name]) => name.split(" ")[1]);
	for (const area of Object.keys(AREAS)) expect(names).toContain(area);
});

test.each(dictionaries)("%s: both languages have the same keys, placeholders and no empty text", (_, zh, en) => {
	expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
	for (const [key, text] of Object.entries(zh)) {
		expect(text.trim(), key).not.toBe("");
		expect(en[key]?.trim(), key).not.toBe("");
		expect(placeholders(key, en[key] ?? ""), key).toEqual(placeholders(key, text));
	}
});

test.each(dictionaries)("%s: a plural has both of its forms", (_, zh) => {
	const keys = Object.keys(zh);
	for (const key of keys) {
		if (key.endsWith("_one")) expect(keys).toContain(key.replace(/_one$/, "_other"));
		if (key.endsWith("_other")) expect(keys).toContain(key.replace(/_other$/, "_one"));
	}
});

test("words have their values and plurals", async () => {
	await i18n.changeLanguage("en");
	const say = words("common");
	expect(say("table.rows", { count: 1 })).toBe("1 row");
	expect(say("table.rows", { count: 2 })).toBe("2 rows");
	expect(say("failed.line", { node: "<b>" })).toContain("<b>");
	await i18n.changeLanguage("zh");
	expect(say("table.rows", { count: 1 })).toBe("1 行");
	expect(document.documentElement.lang).toBe("zh-Hans-CN");
	await i18n.changeLanguage("en");
	expect(document.documentElement.lang).toBe("en-GB");
});

test("the language is that of last time, else the browser's, else English", () => {
	const memory = (text: string | null) => ({ getItem: () => text }) as unknown as Storage;
	expect(firstLang(memory("zh"), ["en-US"])).toBe("zh");
	expect(firstLang(memory("xx"), ["fr-FR", "zh-TW", "en"])).toBe("zh");
	expect(firstLang(memory(null), ["fr-FR"])).toBe("en");
	expect(LANGS).toEqual(["zh", "en"]);
});

test("quantities keep every digit", () => {
	expect(formatOf("en").quantity("9007199254740993")).toBe("9,007,199,254,740,993");
	expect(formatOf("zh").quantity("-5")).toBe("-5");
	expect(formatOf("en").quantity("not a number")).toBe("not a number");
});

test("spans are said in their two largest units", () => {
	const { span } = formatOf("en");
	expect(span(0)).toBe("0 secs");
	expect(span(42_400)).toBe("42 secs");
	expect(span(90_000)).toBe("1 min 30 secs");
	expect(span(-3_600_000)).toBe("1 hr");
	expect(span(26 * 3_600_000 + 59 * 60_000)).toBe("1 day 2 hrs");
	expect(span(11 * 60_000 + 5_000)).toBe("11 mins");
	expect(formatOf("zh").span(90_000)).toBe("1分钟30秒");
});

test("instants have the offset of the viewer, and the end of time is no date", () => {
	const text = instantText(Date.UTC(2020, 0, 23, 2, 0));
	const parts = /^(2020-01-2[23]) (\d\d:\d\d) ([+−])(\d\d:\d\d)$/.exec(text);
	expect(parts, text).not.toBeNull();
	const [, day, time, sign, offset] = parts ?? [];
	expect(Date.parse(`${day}T${time}${sign === "−" ? "-" : "+"}${offset}`)).toBe(Date.UTC(2020, 0, 23, 2, 0));
	expect(instantText(18_446_744_073_709_552_000)).toBe("∞");
});
