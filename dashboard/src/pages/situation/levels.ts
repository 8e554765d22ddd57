/** Response levels that hold for a region: its own, those of the regions it lies in, and what is declared inside it. */

import type { ResponseLevelRecord, Row } from "../../rpc/records.ts";
import { RESPONSE_LEVELS } from "../../rpc/records.ts";

export type Where = "here" | "above" | "below";

type Declared = NonNullable<ResponseLevelRecord["declared"]>;

export interface InForce {
	subject: string;
	region: string;
	eventType: number;
	declared: Declared;
	where: Where;
}

/** What is in force, the gravest first. `contains` says whether the first region has the second inside. */
export function levelsInForce(
	rows: readonly Row<ResponseLevelRecord>[],
	region: string,
	contains: (outer: string, inner: string) => boolean,
): InForce[] {
	const rank = ({ declared, where }: InForce): number =>
		RESPONSE_LEVELS.indexOf(declared.level) + (where === "below" ? RESPONSE_LEVELS.length : 0);
	return rows
		.flatMap(({ subject, record: { declared } }): InForce[] => {
			const [, of, eventType] = /^responseLevel\/(\d{6})\/(\d+)$/.exec(subject) ?? [];
			if (!declared || of === undefined || eventType === undefined) return [];
			const place = { subject, region: of, eventType: Number(eventType), declared };
			if (of === region) return [{ ...place, where: "here" }];
			if (contains(of, region)) return [{ ...place, where: "above" }];
			return contains(region, of) ? [{ ...place, where: "below" }] : [];
		})
		.sort((a, b) => rank(a) - rank(b) || a.region.localeCompare(b.region) || a.eventType - b.eventType);
}
