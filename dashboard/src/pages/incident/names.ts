/** How this page speaks of agencies, event types, regions and times. */

import { useMemo } from "react";
import { formatOf } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { useAgencies } from "../../rpc/agencies.ts";
import { useList } from "../../rpc/hooks.ts";
import type { AgencyRecord, EventTypeRecord } from "../../rpc/records.ts";
import { fullNameOf, nameOf } from "../../regions/regions.ts";
import { numberOf } from "./rounds.ts";
import type { Speaker } from "./sentence.ts";

export type EventTypes = ReadonlyMap<number, EventTypeRecord>;

/** All event types of the registry, by number. */
export function useEventTypes(): EventTypes {
	const { rows } = useList<EventTypeRecord>("muster_records", { kind: "eventType" }, { kinds: ["eventType"] }, { all: true });
	return useMemo(
		() => new Map(rows.flatMap(({ subject, record }) => {
			const number = numberOf("eventType", subject);
			return number === null ? [] : [[number, record] as const];
		})),
		[rows],
	);
}

/** What an event type is called; its number as long as the registry is not read. */
export function useEventTypeName(): (id: number) => string {
	const types = useEventTypes();
	const { lang } = useLang();
	const words = useWords("common");
	return useMemo(() => (id) => types.get(id)?.names[lang] ?? words("subject.eventType", { id }), [types, lang, words]);
}

/** What every agency of the register is called, for long lists. */
export function useEveryAgencyName(): (id: number) => string {
	const words = useWords("common");
	const { rows } = useList<AgencyRecord>("muster_agencies", {}, { kinds: ["agency"] }, { all: true });
	return useMemo(() => {
		const names = new Map(rows.map(({ subject, record }) => [numberOf("agency", subject), record.name]));
		return (id) => names.get(id) ?? words("subject.agency", { id });
	}, [rows, words]);
}

/** What some agencies are called. */
export function useAgencyNames(ids: readonly number[]): (id: number) => string {
	const words = useWords("common");
	const agencies = useAgencies(ids);
	return useMemo(() => (id) => agencies.get(id)?.name ?? words("subject.agency", { id }), [agencies, words]);
}

/** Somebody who says sentences in the language of the page. */
export function useSpeaker(agency: (id: number) => string): Speaker {
	const words = useWords("incident");
	const terms = useWords("terms");
	const { lang } = useLang();
	return useMemo(() => {
		const format = formatOf(lang);
		return {
			words,
			// Inside of a sentence: English writes what stands there small.
			className: (of) => (lang === "en" ? terms(`class.${of}`).toLowerCase() : terms(`class.${of}`)),
			verdict: (of) => terms(`verification.${of}`),
			agency,
			region: (code) => nameOf(code, lang),
			time: (at) => format.instant(at),
		};
	}, [words, terms, lang, agency]);
}

/** Names of regions: the region alone, and with those around it. */
export function useRegionNames(): { readonly short: (code: string) => string; readonly full: (code: string) => string } {
	const { lang } = useLang();
	return useMemo(() => ({ short: (code) => nameOf(code, lang), full: (code) => fullNameOf(code, lang) }), [lang]);
}
