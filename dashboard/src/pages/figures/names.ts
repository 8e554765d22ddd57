/** How this page speaks of metrics, periods, figures and marks. */

import { useMemo } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { useAgencies } from "../../rpc/agencies.ts";
import type { Definition, Mark, MetricRecord } from "../../rpc/records.ts";

const DAY_MS = 86_400_000;

/** The definition of a version; the one in force where the version is not known. */
export function definitionOf(metric: MetricRecord | undefined, version: number | null): Definition | undefined {
	const wanted = version ?? metric?.version;
	return metric?.definitions.find((definition) => definition.version === wanted) ?? metric?.definitions.at(-1);
}

export interface Speech {
	readonly metric: (number: number, record: MetricRecord | undefined) => string;
	/** The beginning of a period: a day where periods are whole days. */
	readonly period: (start: number, length: number) => string;
	readonly mark: (mark: Mark | null) => string;
	readonly figure: (value: string | bigint) => string;
}

export function useSpeech(): Speech {
	const words = useWords("figures");
	const terms = useWords("terms");
	const format = useFormat();
	const { lang } = useLang();
	return useMemo(() => ({
		metric: (number, record) =>
			definitionOf(record, null)?.names[lang] || words("metric.number", { n: number }),
		period: (start, length) => (length % DAY_MS === 0 ? format.day(start) : format.instant(start)),
		mark: (mark) => (mark === null ? words("mark.none") : terms(`mark.${mark}`)),
		figure: (value) => format.quantity(String(value)),
	}), [words, terms, format, lang]);
}

/** Names of agencies; their number as long as a record is not here. */
export function useAgencyNames(ids: readonly number[]): (id: number) => string {
	const common = useWords("common");
	const agencies = useAgencies(ids);
	return useMemo(
		() => (id) => agencies.get(id)?.name || common("subject.agency", { id }),
		[agencies, common],
	);
}
