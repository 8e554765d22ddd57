/** Reading one table, with every problem told by file and line. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { CsvError, parse } from "csv-parse/sync";

import { DataError } from "../errors.ts";
import { isDay, isMoment } from "./day.ts";

/** One row, with its place. */
export class Row<Column extends string> {
	constructor(
		readonly file: string,
		readonly line: number,
		private readonly fields: Readonly<Record<string, string>>,
	) {}

	/** The field as it is, blanks around it removed. */
	text(column: Column): string {
		return (this.fields[column] ?? "").trim();
	}

	/** A field that must not be empty. */
	required(column: Column): string {
		const text = this.text(column);
		if (text === "") throw this.error(`${column} is empty`);
		return text;
	}

	/** One of a list of words. */
	word<Word extends string>(column: Column, words: readonly Word[]): Word {
		const text = this.text(column);
		const word = words.find((each) => each === text);
		if (word === undefined) throw this.error(`${column} is "${text}", not one of ${words.join(", ")}`);
		return word;
	}

	/** A whole number from 0 up. */
	count(column: Column): number {
		const text = this.text(column);
		const number = Number(text);
		if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) {
			throw this.error(`${column} is "${text}", not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`);
		}
		return number;
	}

	/** A whole number, or nothing. */
	optionalCount(column: Column): number | undefined {
		return this.text(column) === "" ? undefined : this.count(column);
	}

	day(column: Column): string {
		const text = this.text(column);
		if (!isDay(text)) throw this.error(`${column} is "${text}", not a day such as 2020-01-31`);
		return text;
	}

	moment(column: Column): string {
		const text = this.text(column);
		if (!isMoment(text))
			throw this.error(`${column} is "${text}", not a moment in UTC such as 2020-01-31T17:59:21Z`);
		return text;
	}

	error(problem: string): DataError {
		return new DataError(this.file, this.line, problem);
	}
}

/** Reads the first of `names` that is there. More columns than `columns` are ignored. */
export async function readTable<Column extends string>(
	dir: string,
	names: readonly [string, ...string[]],
	columns: readonly Column[],
): Promise<Row<Column>[]> {
	const { file, text } = await readFirst(dir, names);
	const records = parseRecords(file, text);
	const [header, ...rows] = records;
	if (header === undefined) throw new DataError(file, undefined, "is empty: a header line is needed");
	const titles = header.record.map((title) => title.trim());
	const missing = columns.filter((column) => !titles.includes(column));
	if (missing.length > 0) {
		throw new DataError(file, header.line, `has no column ${missing.join(", ")}; it has ${titles.join(", ")}`);
	}
	return rows.map(({ record, line }) => {
		if (record.length !== titles.length) {
			throw new DataError(file, line, `has ${record.length} fields, the header has ${titles.length}`);
		}
		return new Row<Column>(file, line, Object.fromEntries(titles.map((title, i) => [title, record[i] ?? ""])));
	});
}

async function readFirst(
	dir: string,
	names: readonly [string, ...string[]],
): Promise<{ file: string; text: string }> {
	for (const name of names) {
		const file = join(dir, name);
		try {
			return { file, text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file)) };
		} catch (error) {
			if (error instanceof TypeError) throw new DataError(file, undefined, "is not UTF-8");
			if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
				throw new DataError(
					file,
					undefined,
					`cannot be read: ${error instanceof Error ? error.message : String(error)}`,
				);
			}
		}
	}
	throw new DataError(
		join(dir, names[0]),
		undefined,
		`does not exist${names.length > 1 ? `, nor ${names.slice(1).join(", ")}` : ""}`,
	);
}

interface Located {
	readonly record: string[];
	/** Of the record's first line. */
	readonly line: number;
}

function parseRecords(file: string, text: string): Located[] {
	try {
		const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
		const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
		return parsed.map(({ record, info }) => {
			// The parser tells the line where the record ends; a quoted field may hold line breaks.
			const breaks = record.reduce((sum, field) => sum + field.split("\n").length - 1, 0);
			return { record, line: info.lines - breaks };
		});
	} catch (error) {
		if (error instanceof CsvError)
			throw new DataError(file, Number(error["lines"]) || undefined, error.message);
		throw error;
	}
}
