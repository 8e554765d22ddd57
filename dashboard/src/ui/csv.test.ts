import { expect, test } from "vitest";

import { csvCell, toCsv } from "./csv.ts";

test("heads, hashtags, rows", () => {
	const columns = [
		{ head: "Region", hxl: "#adm1+code", value: (row: { code: string; n: bigint | null }) => row.code },
		{ head: "Needed, in all", hxl: "#inneed+num", value: (row: { code: string; n: bigint | null }) => row.n },
	];
	expect(toCsv(columns, [{ code: "420000", n: 9_007_199_254_740_993n }, { code: "430000", n: null }])).toBe(
		'Region,"Needed, in all"\r\n#adm1+code,#inneed+num\r\n420000,9007199254740993\r\n430000,\r\n',
	);
});

test.each(["adm1", "#Adm1", "#adm1 +code", "#", "#adm1+", "=1"])("%s is no hashtag", (hxl) => {
	expect(() => toCsv([{ head: "Region", hxl, value: () => "" }], [])).toThrow("hashtag");
});

test.each(['=HYPERLINK("http://x")', "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])(
	"%j is not taken for a formula",
	(text) => {
		const cell = csvCell(text);
		expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
		expect(cell.replaceAll('""', '"')).toContain(text);
	},
);

test("numbers stay numbers, whatever their sign", () => {
	expect(csvCell("-5")).toBe("-5");
	expect(csvCell(-5)).toBe("-5");
	expect(csvCell("+08")).toBe("+08");
	expect(csvCell(0)).toBe("0");
	expect(csvCell(null)).toBe("");
});

test("quotes, commas and ends of line stay inside their cell", () => {
	expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
	expect(csvCell("two\nlines")).toBe('"two\nlines"');
	expect(csvCell(" padded ")).toBe('" padded "');
});
