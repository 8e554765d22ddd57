/**
 * Holds what a browser loads at first against budget.json: the entry and everything it imports statically, styles and
 * `index.html`, compressed as a server does. Says what else there is. Run after `npm run build`.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Files of the first load, from Vite's manifest. */
export function firstLoad(manifest) {
	const files = new Set(["index.html"]);
	const seen = new Set();
	const take = (key) => {
		if (seen.has(key)) return;
		seen.add(key);
		const chunk = manifest[key];
		if (chunk === undefined) throw new Error(`the manifest has no ${key}`);
		files.add(chunk.file);
		for (const style of chunk.css ?? []) files.add(style);
		for (const other of chunk.imports ?? []) take(other);
	};
	const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
	if (entries.length === 0) throw new Error("the manifest has no entry");
	for (const entry of entries) take(entry);
	return [...files];
}

const compressed = [promisify(gzip), promisify(brotliCompress)];

/** Sizes of a text as it is sent. */
export async function sizesOf(bytes) {
	const [zipped, brotli] = await Promise.all(compressed.map((compress) => compress(bytes, { level: 9 })));
	return { raw: bytes.length, gzip: zipped.length, brotli: brotli.length };
}

const kilobytes = (bytes) => (bytes / 1_000).toFixed(1).padStart(8);

async function main(dist = join(ROOT, "dist")) {
	const manifest = JSON.parse(await readFile(join(dist, ".vite/manifest.json"), "utf8"));
	const budget = JSON.parse(await readFile(join(ROOT, "budget.json"), "utf8"));
	const first = new Set(firstLoad(manifest));
	const all = (await readdir(dist, { recursive: true, withFileTypes: true }))
		.filter((file) => file.isFile())
		.map((file) => join(file.parentPath, file.name).slice(dist.length + 1))
		.filter((file) => !file.startsWith(".vite/"));
	const rows = await Promise.all(
		all.map(async (file) => ({ file, first: first.has(file), ...(await sizesOf(await readFile(join(dist, file)))) })),
	);
	rows.sort((a, b) => Number(b.first) - Number(a.first) || b.gzip - a.gzip);
	console.log("  raw kB   gzip kB brotli kB");
	for (const row of rows) {
		console.log(`${kilobytes(row.raw)} ${kilobytes(row.gzip)} ${kilobytes(row.brotli)}  ${row.first ? "first" : "     "}  ${row.file}`);
	}
	const sum = (of) => rows.filter((row) => row.first).reduce((total, row) => total + row[of], 0);
	const { kilobytes: most, of } = budget.firstLoad;
	const own = sum(of) / 1_000;
	console.log(`first load: ${kilobytes(sum("raw"))} kB raw,${kilobytes(sum("gzip"))} kB gzip,${kilobytes(sum("brotli"))} kB brotli`);
	if (own > most) {
		console.error(`the first load has ${own.toFixed(1)} kB ${of}, and budget.json allows ${most}: load something later`);
		process.exitCode = 1;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
