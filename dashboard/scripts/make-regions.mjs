/**
 * Makes `public/packs/regions.json` from the list of regions of the replay: codes of GB/T 2260 with names in Chinese and
 * English. Run again when the list changes: `node scripts/make-regions.mjs`; `--check` only says whether it is up to date.
 */

import { readFile, writeFile } from "node:fs/promises";

const SOURCE = new URL("../../data/hubei-2020/regions.csv", import.meta.url);
const TARGET = new URL("../public/packs/regions.json", import.meta.url);
const NATION = ["000000", "全国", "China"];

const [head, ...lines] = (await readFile(SOURCE, "utf8")).trim().split(/\r?\n/);
const columns = head.split(",");
const at = (name) => {
	const found = columns.indexOf(name);
	if (found < 0) throw new Error(`regions.csv has no column ${name}`);
	return found;
};
const [code, zh, en] = ["code", "name_zh", "name_en"].map(at);
const regions = [NATION];
for (const line of lines) {
	const fields = line.split(",");
	if (fields.length !== columns.length) throw new Error(`a name with a comma: ${line}`);
	if (!/^[0-9]{6}$/.test(fields[code])) throw new Error(`not a code of six digits: ${fields[code]}`);
	regions.push([fields[code], fields[zh], fields[en]]);
}
regions.sort(([a], [b]) => (a < b ? -1 : 1));
const pack = `{\n"source": "data/hubei-2020/regions.csv",\n"regions": [\n${regions.map((each) => JSON.stringify(each)).join(",\n")}\n]\n}\n`;

if (process.argv.includes("--check")) {
	const present = await readFile(TARGET, "utf8").catch(() => "");
	if (present !== pack) {
		console.error("public/packs/regions.json is not what regions.csv makes: run node scripts/make-regions.mjs");
		process.exit(1);
	}
} else {
	await writeFile(TARGET, pack);
	console.log(`${regions.length} regions`);
}
