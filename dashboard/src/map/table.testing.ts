import { readFileSync } from "node:fs";

/** The codes of data/hubei-2020/regions.csv, for tests. */
export function codesOfTable(): string[] {
	const [, ...lines] = readFileSync("../data/hubei-2020/regions.csv", "utf8").trim().split("\n");
	return lines.map((line) => line.slice(0, 6));
}
