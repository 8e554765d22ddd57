/**
 * Puts the screenshots of a run (`MUSTER_SHOTS=DIR npm run test:browser`) on one sheet, to be looked at:
 * `npm run contact-sheet -- DIR SHEET.jpg`.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { CHROMIUM, CHROMIUM_ARGUMENTS } from "./support/desk.ts";

const WIDTH = 2_000;
/** Of a screenshot on the sheet. */
const [WIDE, NARROW] = [480, 150];

const [folder, sheet] = process.argv.slice(2);
if (folder === undefined || sheet === undefined) {
	console.error("usage: npm run contact-sheet -- FOLDER_OF_SCREENSHOTS SHEET.jpg");
	process.exit(2);
}
const names = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
if (names.length === 0) throw new Error(`${folder} has no screenshots: run npm run test:browser with MUSTER_SHOTS=${folder}`);

const figures = await Promise.all(
	names.map(async (name) => {
		const data = (await readFile(join(folder, name))).toString("base64");
		const width = name.includes("narrow") ? NARROW : WIDE;
		return `<figure style="margin:6px;width:${width}px"><img src="data:image/png;base64,${data}" style="width:100%;border:1px solid #999">
			<figcaption style="font:11px sans-serif">${name.replace(".png", "")}</figcaption></figure>`;
	}),
);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
await page.setContent(`<body style="margin:8px;display:flex;flex-wrap:wrap;align-items:flex-start">${figures.join("")}</body>`);
await page.screenshot({ path: sheet, type: "jpeg", quality: 60, fullPage: true });
await browser.close();
console.log(`${names.length} screenshots on ${sheet}`);
