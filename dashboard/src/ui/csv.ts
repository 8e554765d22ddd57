/**
 * CSV for who goes on in a spreadsheet: the heads, then a row of HXL hashtags (hxlstandard.org), then the rows. Cells that a
 * spreadsheet would take for a formula are defused with an apostrophe: headlines come from anybody who may report.
 */

export type CsvValue = string | number | bigint | null;

/** A hashtag with attributes, as `#adm1+code`. */
export const HXL = /^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/;

/** What spreadsheets take for a formula. Numbers with a sign are none. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?[0-9]+(\.[0-9]+)?$/;

/** A cell: nothing for what is not known, never 0. */
export function csvCell(value: CsvValue): string {
	if (value === null) return "";
	if (typeof value !== "string") return String(value);
	const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface CsvColumn<T> {
	readonly head: string;
	readonly hxl: string;
	readonly value: (row: T) => CsvValue;
}

export function toCsv<T>(columns: readonly CsvColumn<T>[], rows: readonly T[]): string {
	for (const { hxl, head } of columns) if (!HXL.test(hxl)) throw new Error(`${head}: ${hxl} is no hashtag of HXL`);
	const lines = [
		columns.map(({ head }) => csvCell(head)),
		columns.map(({ hxl }) => hxl),
		...rows.map((row) => columns.map(({ value }) => csvCell(value(row)))),
	];
	return lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** Hands a file to the browser's downloads. */
export function download(name: string, text: string, type = "text/csv"): void {
	// Spreadsheets take a file without the mark for one in the system's old encoding.
	const mark = type === "text/csv" ? "\uFEFF" : "";
	const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
	const link = document.createElement("a");
	link.href = url;
	link.download = name;
	link.click();
	// The download has begun with the click; Safari reads the address a little later.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
