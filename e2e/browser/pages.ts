/** Every page, in both languages, wide and narrow: it shows what the chain has, to everybody, and asks nobody else. */

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import type { Page } from "playwright-core";

import { report } from "../src/chain/calls.ts";
import { eventNumber } from "../src/replay/chain/session.ts";
import type { Desk } from "./support/desk.ts";

const PLACES = {
	situation: "/situation/000000",
	hubei: "/situation/420000",
	incidents: "/incidents",
	incident: "/incident/1",
	round: "/round/1",
	figures: "/figures?metric=101&region=420000",
	resources: "/resources",
	request: "/request/1",
	shipment: "/shipment/1",
	agencies: "/agencies",
	agency: "/agency/2",
	validators: "/validators",
	report: "/submit/report",
	vote: "/submit/vote",
	observation: "/submit/observation",
	sealed: "/submit/reveal",
	need: "/submit/request",
	receipt: "/submit/receive",
	verify: "/verify?subject=incident/1",
	drill: "/incidents?status=Exercise",
} as const;
const WIDTHS = { wide: [1280, 720], narrow: [360, 740] } as const;
/** The rules of WCAG 2.1, levels A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** On a machine that also runs five nodes: until something is to be seen, and until everything is. */
const [PAINT_MS, SETTLED_MS] = [2_000, 5_000];

/** Until the page has asked everything that it asks, and shows it. */
async function settled(page: Page): Promise<void> {
	await page.locator("main h1").first().waitFor();
	await page.waitForFunction(`document.querySelector('.condition[data-kind="loading"]') === null`);
	await page.locator('.status-line[data-line="up"]').waitFor();
}

export function pages(desk: Desk): void {
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

	test("the first page is there soon", { timeout: 60_000 }, async (t) => {
		const page = await desk.open("/situation/000000");
		await settled(page);
		const shown = Number(await page.evaluate("performance.now()"));
		const paint = Number(await page.evaluate(`performance.getEntriesByName("first-contentful-paint")[0].startTime`));
		t.diagnostic(`first paint after ${paint.toFixed(0)} ms, everything asked and shown after ${shown.toFixed(0)} ms`);
		assert.ok(paint <= PAINT_MS, `the first paint takes ${paint} ms`);
		assert.ok(shown <= SETTLED_MS, `the page takes ${shown} ms`);
		await page.context().close();
	});

	test("only what is confirmed is filled, and a drill is never among what is real", { timeout: 120_000 }, async () => {
		const { session, eventType } = desk;
		const [, , facts] = report(session.api, eventType, 1, "routine").method.args;
		const drill = session.call("incidents", "file", eventType, "Exercise", facts);
		const incident = eventNumber(await session.send("a drill", "//Dave", drill), "incidents", "Filed", "incident");
		const link = `main a[href$="/incident/${incident}"], main a[href*="/incident/${incident}?"]`;

		const page = await desk.open("/incidents?status=Exercise");
		await page.locator(link).first().waitFor();
		await page.locator(".drill-banner").waitFor();
		assert.equal(await page.locator(".drill-mark").count() > 0, true, "it says on its row that it is a drill");
		await page.evaluate(`location.hash = "/incidents"`);
		await page.locator(".drill-banner").waitFor({ state: "detached" });
		await settled(page);
		await page.locator("main [data-verification]").first().waitFor();
		assert.equal(await page.locator(link).count(), 0, "it is not among what is real");
		const fills = `[...document.querySelectorAll("main [data-verification]")].map(({ dataset }) => dataset.verification + " " + dataset.fill)`;
		for (const each of (await page.evaluate(fills)) as string[]) {
			const [verification, fill] = each.split(" ");
			assert.equal(fill, verification === "Confirmed" ? "full" : verification === "ConfirmedLimited" ? "half" : "none");
		}
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
}

/** What axe finds, one line each. */
async function violations(page: Page): Promise<string[]> {
	await page.evaluate(await axe);
	const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
		violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.join(" ") + " " + failureSummary.slice(0, 200)).slice(0, 3).join("; ")))`);
	return found as string[];
}
