import { describe, expect, it } from "vitest";
import { contains } from "../../regions/regions.ts";
import type { ResponseLevel, ResponseLevelRecord, Row } from "../../rpc/records.ts";
import { levelsInForce } from "./levels.ts";

const row = (subject: string, level: ResponseLevel | null): Row<ResponseLevelRecord> => ({
	subject,
	block: 1,
	final: true,
	record: {
		kind: "responseLevel",
		settings: 1,
		last: null,
		declared: level === null ? null : {
			level, legalBasis: "plan", by: 7, since: 1,
			effect: { urgentPercent: 100, reportPercent: 50, verifyPercent: 25, atLeast: null },
		},
	},
});
const found = (rows: Row<ResponseLevelRecord>[], region: string): string[] =>
	levelsInForce(rows, region, contains).map(({ subject, where }) => `${subject} ${where}`);

describe("response levels in force", () => {
	const rows = [
		row("responseLevel/420100/2", "III"),
		row("responseLevel/420106/1", "I"),
		row("responseLevel/420000/1", "II"),
		row("responseLevel/000000/1", "IV"),
		row("responseLevel/430000/1", "I"),
		row("responseLevel/420100/3", null),
	];

	it("are those of the region and around it, the gravest first, then those inside", () => {
		expect(found(rows, "420100")).toEqual([
			"responseLevel/420000/1 above", "responseLevel/420100/2 here", "responseLevel/000000/1 above",
			"responseLevel/420106/1 below",
		]);
	});

	it("are not those that were ended, nor those of other regions", () => {
		expect(found(rows, "310000")).toEqual(["responseLevel/000000/1 above"]);
		expect(found([row("responseLevel/420000/1", null), row("region/420000", "I")], "420000")).toEqual([]);
	});
});
