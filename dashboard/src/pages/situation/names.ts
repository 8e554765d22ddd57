/** Names of what the registry numbers: event types and products, read once and kept. */

import { useMemo } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import type { EventTypeRecord, ProductRecord, Row } from "../../rpc/records.ts";
import { useList } from "../../rpc/hooks.ts";

function byNumber<R>(rows: readonly Row<R>[]): ReadonlyMap<number, R> {
	return new Map(rows.map(({ subject, record }) => [Number(subject.slice(subject.indexOf("/") + 1)), record]));
}

export type EventTypes = ReadonlyMap<number, EventTypeRecord>;

export function useEventTypes(): EventTypes {
	const { rows } = useList<EventTypeRecord>("muster_records", { kind: "eventType" }, { kinds: ["eventType"] });
	return useMemo(() => byNumber(rows), [rows]);
}

export function useProducts(): ReadonlyMap<number, ProductRecord> {
	const { rows } = useList<ProductRecord>("muster_records", { kind: "product" }, { kinds: ["product"] }, { all: true });
	return useMemo(() => byNumber(rows), [rows]);
}

/** What an event type is called; by its number as long as its record is not here. */
export function useEventTypeName(types: EventTypes): (number: number) => string {
	const words = useWords("situation");
	const { lang } = useLang();
	return (number) => {
		const name = types.get(number)?.names[lang];
		return name === undefined || name === "" ? words("eventTypeNumber", { n: number }) : name;
	};
}
