/** A report from the form to the verdict: one officer files it, others vote, and the first sees it change by itself. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Page } from "playwright-core";

import { connectWallet, control, SHOWN_MS, signForm, triage, WUCHANG, type Desk } from "./support/desk.ts";
import { Line } from "./support/line.ts";

const HEADLINE = "Five staff of a ward with pneumonia of unknown cause";

export function reports(desk: Desk): void {
	let incident: number;

	test("a report is typed, survives a reload, is signed, and becomes final", { timeout: 180_000 }, async () => {
		const page = await desk.open(`/submit/report?region=${WUCHANG}`, { key: "//Charlie" });
		await connectWallet(page);
		// A telephone number is a person's: the form does not let it through.
		await control(page, "headline").fill(`${HEADLINE}, call 13800138000`);
		await page.locator('[data-field="status"] input[value="Actual"]').check();
		await control(page, "eventType").selectOption(String(desk.eventType));
		await page.locator('[data-field="category.Health"] input').check();
		await control(page, "severity").selectOption("Moderate");
		await control(page, "urgency").selectOption("Expected");
		await page.locator("form[data-form] button[type=submit]").click();
		await page.locator('[data-field="headline"] .field-error:visible').waitFor();
		assert.equal(await page.locator(".review").count(), 0, "nothing personal is reviewed, let alone signed");

		// What was typed is there again after a reload.
		await page.reload();
		await connectWallet(page);
		assert.equal(await control(page, "headline").inputValue(), `${HEADLINE}, call 13800138000`);
		assert.equal(await control(page, "severity").inputValue(), "Moderate");
		await control(page, "headline").fill(HEADLINE);
		await observe(page, "The whole report stays with the hospital.");

		const review = await signForm(page);
		assert.ok(review.includes(HEADLINE), "what will be public is shown");
		assert.match(review, /incidents\.file/);
		// Provisional first, then final; the page says both by itself.
		const track = page.locator("article.track");
		await page.locator('article.track[data-stage="inBlock"], article.track[data-stage="final"]').waitFor();
		await page.locator('article.track[data-stage="final"]').waitFor();
		const link = track.locator("a.open-record");
		const [, number] = /incident\/(\d+)/.exec((await link.getAttribute("href")) ?? "") ?? [];
		incident = Number(number);
		assert.ok(incident > 0, "the record is linked");
		await link.click();
		await page.getByText(HEADLINE).first().waitFor();
		await page.locator('[data-verification="Reported"]').first().waitFor();
		const stored = (await desk.session.api.query["incidents"]?.["incidents"]?.(incident))?.toJSON();
		assert.equal((stored as { reporter: number }).reporter, 3, "Charlie's hospital reported it");
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("a vote in a second browser confirms it, and the first shows it by itself", { timeout: 180_000 }, async () => {
		const first = await desk.open(`/incident/${incident}`);
		await first.locator('[data-verification="Reported"][data-fill="none"]').first().waitFor();
		await first.evaluate("window.neverReloaded = true");

		const round = await triage(desk.session, incident);
		await first.locator('[data-verification="UnderVerification"]').first().waitFor();
		const vote = desk.session.call("validation", "vote", round, "Confirm", "Laboratory", null);
		await desk.session.send("the vote of disease control", desk.diseaseControl, vote);

		const second = await desk.open(`/submit/vote?round=${round}`, { key: "//Bob" });
		await connectWallet(second);
		await control(second, "position").selectOption("Confirm");
		await control(second, "reason").selectOption("SiteVisit");
		await signForm(second);
		await second.locator('article.track[data-stage="final"]').waitFor();

		const voted = (await desk.session.api.query["validation"]?.["rounds"]?.(round))?.toJSON() as { voters: number };
		await first.locator('[data-verification="Confirmed"][data-fill="full"]').first().waitFor({ timeout: 2 * SHOWN_MS });
		assert.ok(voted.voters >= 2);
		assert.equal(await first.evaluate("window.neverReloaded"), true, "the page was not loaded again");
		await Promise.all([first.context().close(), second.context().close()]);
		assert.deepEqual(desk.complaints(), []);
	});

	test("what is typed without a line is kept, and sent when the line is back", { timeout: 180_000 }, async (t) => {
		const line = await Line.to(desk.ws);
		t.after(() => line.cut());
		const page = await desk.open(`/submit/report?incident=${incident}`, { key: "//Charlie", node: line.url });
		await connectWallet(page);
		await page.waitForFunction(`document.querySelector('[data-field="headline"] input').value !== ""`);
		await line.cut();
		await control(page, "headline").fill(`${HEADLINE}, two of them worse`);
		await page.locator('.status-line[data-line="up"]').waitFor({ state: "detached" });
		await line.mend();
		await page.locator('.status-line[data-line="up"]').waitFor();
		assert.equal(await control(page, "headline").inputValue(), `${HEADLINE}, two of them worse`);
		await observe(page, "The whole second report stays with the hospital, too.");
		await signForm(page);
		await page.locator('article.track[data-stage="final"]').waitFor();
		const stored = (await desk.session.api.query["incidents"]?.["incidents"]?.(incident))?.toJSON();
		assert.equal((stored as { revision: number }).revision, 2);
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});
}

/** What every report says anew: when it was seen, an hour ago, and which file tells of it. */
async function observe(page: Page, text: string): Promise<void> {
	const china = await page.evaluate("new Date(Date.now() - 3600000 + 8 * 3600000).toISOString().slice(0, 16)");
	await control(page, "observedAt").fill(String(china));
	const file = { name: "report.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
	await page.locator('[data-field="content"] input[type=file]').setInputFiles(file);
	await page.locator('[data-field="content"] code').first().waitFor();
}
