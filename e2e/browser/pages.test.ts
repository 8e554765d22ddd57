/** Every page, in both languages, wide and narrow: it shows what the chain has, to everybody, and asks nobody else. */

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import type { Page } from "playwright-core";

import { withDesk } from "./support/desk.ts";

const PLACES = {
	situation: "/situation/000000",
	hubei: "/situation/420000",
	incidents: "/incidents",
	incident: "/incident/1",
	figures: "/figures?metric=1&region=420000",
	resources: "/resources",
	request: "/request/1",
	shipment: "/shipment/1",
	agencies: "/agencies",
	agency: "/agency/2",
	validators: "/validators",
	report: "/submit/report",
	vote: "/submit/vote",
	observation: "/submit/observation",
	need: "/submit/request",
	receipt: "/submit/receive",
	verify: "/verify?subject=incident/1",
	drill: "/incidents?status=Exercise",
} as const;
const WIDTHS = { wide: [1280, 720], narrow: [360, 740] } as const;
/** The rules of WCAG 2.1, levels A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

const desk = withDesk();
const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Until the page has asked everything that it asks, and shows it. */
async function settled(page: Page): Promise<void> {
	await page.locator("main h1").first().waitFor();
	await page.waitForFunction(`document.querySelector('.condition[data-kind="loading"]') === null`);
	await page.locator('.status-line[data-line="up"]').waitFor();
}

for (const lang of ["zh", "en"] as const) {
	for (const [width, [w, h]] of Object.entries(WIDTHS)) {
		test(`pages, ${lang}, ${width}`, { timeout: 300_000 }, async (t) => {
			const page = await desk.open("/situation/000000", { lang, width: w, height: h });
			const folder = process.env["MUSTER_SHOTS"];
			if (folder !== undefined) await mkdir(folder, { recursive: true });
			for (const [name, place] of Object.entries(PLACES)) {
				await t.test(name, async () => {
					await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
					await settled(page);
					if (folder !== undefined) {
						await page.screenshot({ path: join(folder, `${name}-${lang}-${width}.png`) });
					}
					assert.equal(await page.evaluate("document.documentElement.lang.slice(0, 2)"), lang);
					assert.equal(await page.locator('.condition[data-kind="failed"]').allInnerTexts().then(String), "");
					const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
					assert.ok(Number(await page.evaluate(over)) <= 0, "nothing is wider than the window");
					assert.deepEqual(await violations(page), []);
				});
			}
			await page.context().close();
			assert.deepEqual(desk.complaints(), []);
		});
	}
}

test("what is not confirmed is never filled, and drills are never among what is real", { timeout: 120_000 }, async () => {
	const page = await desk.open("/situation/000000");
	await settled(page);
	const filled = await page.locator('[data-fill="filled"]').evaluateAll((all) => all.map((each) => each.getAttribute("data-verification")));
	assert.ok(filled.length > 0);
	assert.deepEqual([...new Set(filled)], ["Confirmed"]);
	await page.evaluate(`location.hash = "/incidents?status=Exercise"`);
	await settled(page);
	await page.locator("[data-drill]").first().waitFor();
	await page.context().close();
});

test("by keyboard alone: to the content, through the navigation, into the most overdue report", { timeout: 120_000 }, async () => {
	const page = await desk.open("/situation/000000");
	await settled(page);
	await page.keyboard.press("Tab");
	assert.match(String(await page.evaluate("document.activeElement.getAttribute('href')")), /^#/, "first the way to the content");
	await page.keyboard.press("Enter");
	const focused = () => page.evaluate("document.activeElement.closest('main') !== null");
	await page.keyboard.press("Tab");
	assert.equal(await focused(), true, "and from there on it is the content");
	await page.context().close();
});

/** What axe finds, one line each. */
async function violations(page: Page): Promise<string[]> {
	await page.evaluate(await axe);
	const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
		violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.join(" ") + " " + failureSummary.slice(0, 200)).slice(0, 3).join("; ")))`);
	return found as string[];
}
