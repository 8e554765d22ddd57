/**
 * Dates, ages and numbers in the language of the page, in the zone of the viewer.
 *
 * ```tsx
 * const format = useFormat();
 * format.instant(record.filedAt)   // 2020-01-23 10:00 +08:00
 * format.age(ms)                   // 5 min
 * format.quantity("9007199254740993")
 * ```
 */

import { useMemo } from "react";

import { TAGS, useLang, type Lang } from "./index.ts";

export interface Format {
	/** Date and time to the minute, with the offset. */
	instant(at: number): string;
	/** Day of the viewer's zone. */
	day(at: number): string;
	/** A length of time, in its two largest units; of what is to come too. */
	span(ms: number): string;
	/** A whole number. */
	number(value: number | bigint): string;
	/** A quantity of the chain: a text of digits. */
	quantity(digits: string): string;
	/** A share of 1. */
	share(value: number): string;
	/** Several, as a sentence has them. */
	list(items: readonly string[]): string;
}

const MINUTE = 60_000;

/** Whether a `Date` can hold it: an officer's term may have no end. */
export function isDate(at: number): boolean {
	return Number.isFinite(at) && Math.abs(at) <= 8.64e15;
}

/** As `2020-01-23 10:00 +08:00`: the same in both languages, and sortable. */
export function instantText(at: number, seconds = false): string {
	if (!isDate(at)) return "∞";
	const date = new Date(at);
	const two = (part: number) => String(part).padStart(2, "0");
	const offset = -date.getTimezoneOffset();
	const size = Math.abs(offset);
	const zone = `${offset < 0 ? "−" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
	const time = `${two(date.getHours())}:${two(date.getMinutes())}${seconds ? `:${two(date.getSeconds())}` : ""}`;
	return `${dayText(at)} ${time} ${zone}`;
}

export function dayText(at: number): string {
	if (!isDate(at)) return "∞";
	const date = new Date(at);
	const two = (part: number) => String(part).padStart(2, "0");
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const UNITS = [
	["day", 24 * 60 * MINUTE],
	["hour", 60 * MINUTE],
	["minute", MINUTE],
	["second", 1_000],
] as const;

function makeFormat(lang: Lang): Format {
	const tag = TAGS[lang];
	const number = new Intl.NumberFormat(tag);
	const share = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
	const list = new Intl.ListFormat(tag, { type: "conjunction" });
	const units = new Map(
		UNITS.map(([unit]) => [unit, new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short" })]),
	);
	return {
		instant: (at) => instantText(at),
		day: dayText,
		span: (ms) => {
			const size = Math.max(0, Math.round(Math.abs(ms) / 1_000) * 1_000);
			const first = UNITS.findIndex(([, length]) => size >= length);
			if (first < 0) return units.get("second")?.format(0) ?? "0";
			const parts: string[] = [];
			let rest = size;
			for (const [unit, length] of UNITS.slice(first, first + 2)) {
				const count = Math.floor(rest / length);
				rest -= count * length;
				// Seconds beside minutes are noise, except in the first minutes.
				if (count === 0 || (unit === "second" && size >= 10 * MINUTE)) continue;
				parts.push(units.get(unit)?.format(count) ?? String(count));
			}
			return parts.join(lang === "zh" ? "" : " ");
		},
		number: (value) => number.format(value),
		quantity: (digits) => (/^-?[0-9]+$/.test(digits) ? number.format(BigInt(digits)) : digits),
		share: (value) => share.format(value),
		list: (items) => list.format(items),
	};
}

const formats: Readonly<Record<Lang, Format>> = { zh: makeFormat("zh"), en: makeFormat("en") };

export function formatOf(lang: Lang): Format {
	return formats[lang];
}

export function useFormat(): Format {
	const { lang } = useLang();
	return useMemo(() => formats[lang], [lang]);
}
