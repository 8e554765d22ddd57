/**
 * A figure under seal: its hash goes to the chain and the value into a file, another browser takes the file, and the value is
 * signed when its time has come, not before.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import type { Locator, Page } from "playwright-core";

import { connect } from "../src/chain/client.ts";
import { carryMotion } from "../src/replay/chain/motion.ts";
import { Session } from "../src/replay/chain/session.ts";
import { MILLIS_PER_DAY } from "../src/replay/data/day.ts";
import { hex } from "../src/replay/plan/content.ts";
import { definition } from "../src/replay/plan/metrics.ts";
import {
	connectWallet, control, eventTypeDetails, observedNow, openRecord, real, SHOWN_MS, signForm, WUCHANG, type Desk,
} from "./support/desk.ts";

/** For filling in a form, on a machine that also runs five nodes. */
const COMMIT_MS = 60_000;
const REVEAL_MS = 180_000;
/** No round number: nothing else on a page is likely to read so. */
const VALUE = "31337";

/** A sealed metric, and the period of it that is sealed now. */
interface Sealed {
	readonly metric: number;
	readonly start: number;
	/** Subject of the cell. */
	readonly cell: string;
}

interface CellRecord {
	readonly points: readonly { readonly value: string | null }[];
	readonly sealed: readonly { readonly hash: string }[];
}

export function sealing(desk: Desk): void {
	let sealed: Sealed;
	let seal: { readonly hash: string; readonly name: string; readonly text: Buffer };
	const record = async () => (await desk.node.call<{ data: { record: CellRecord } }>("muster_record", [sealed.cell])).data.record;

	test("a figure is sealed: the chain has its hash, a file the value, and it cannot be opened yet", { timeout: 180_000 }, async (t) => {
		// One of its own: pages have signed with keys that it needs.
		const session = await Session.open(await connect(desk.ws));
		t.after(() => session.close());
		sealed = await sealedMetric(session, desk.eventType);
		const page = await desk.open(`/submit/observation?metric=${sealed.metric}&region=${WUCHANG}`, { key: desk.diseaseControl });
		await connectWallet(page);
		await real(page);
		await control(page, "start").selectOption(String(sealed.start));
		await control(page, "value").fill(VALUE);
		const review = await signForm(page, async (review) => {
			assert.equal(await review.locator("button.primary").isEnabled(), false, "nothing is sealed that could be lost");
			seal = await saved(page, review);
		});
		assert.match(review, /observations\.commit/);
		const row = page.locator(`[data-seal="${seal.hash}"]`);
		await page.locator('article.track[data-stage="final"]').waitFor();
		await row.and(page.locator('[data-standing="waiting"]')).waitFor();
		const { points, sealed: hashes } = await record();
		assert.deepEqual([points, hashes.map(({ hash }) => hash)], [[], [seal.hash]]);

		await page.goto(`${page.url().split("#")[0]}#/submit/reveal?seal=${seal.hash}`);
		await observedNow(page);
		await page.locator("form[data-form] button[type=submit]").click();
		await page.locator('[data-field="seal"] .field-error:visible').waitFor();
		assert.equal(await page.locator(".review").count(), 0, "no value is reviewed, let alone signed, before its time");
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("another browser takes the file, and opens the figure when its time has come", { timeout: 240_000 }, async () => {
		const page = await desk.open("/submit/observation", { key: desk.diseaseControl });
		await connectWallet(page);
		assert.equal(await page.locator("[data-seal]").count(), 0, "the first browser's seals are its own");
		const file = page.locator('[data-field="sealFile"] input[type=file]');
		const changed = { ...(JSON.parse(seal.text.toString()) as object), value: "31338" };
		await file.setInputFiles({ name: seal.name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(changed)) });
		await page.locator('[data-field="sealFile"] [role="status"] .field-error').waitFor();
		await file.setInputFiles({ name: seal.name, mimeType: "application/json", buffer: seal.text });
		const row = page.locator(`[data-seal="${seal.hash}"]`);
		await row.waitFor();
		await row.and(page.locator('[data-standing="open"]')).waitFor({ timeout: COMMIT_MS + SHOWN_MS });
		await row.locator("button.primary").click();
		await observedNow(page);
		const review = await signForm(page);
		assert.match(review, /observations\.reveal/);
		assert.match(review, /31337/, "what will be public for ever is shown");
		await page.locator('article.track[data-stage="final"]').waitFor();
		assert.equal(await row.count(), 0, "an opened seal is kept no longer");
		await openRecord(page);
		await page.locator("main").getByText(/31,?337/).first().waitFor();
		const { points, sealed: hashes } = await record();
		assert.deepEqual([points.map(({ value }) => value), hashes], [[VALUE], []]);
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});
}

/** Has the council define a metric whose figures are sealed, of which a period has just ended. */
async function sealedMetric(session: Session, likeType: number): Promise<Sealed> {
	const ended = Date.now();
	const code = hex(`sealed.t${ended}`);
	const metrics = (await session.api.query["observations"]?.["metricVersion"]?.keys()) ?? [];
	const types = (await session.api.query["incidents"]?.["eventTypes"]?.keys()) ?? [];
	const [metric, eventType] = [metrics, types].map((keys) => 1 + Math.max(...keys.map(({ args }) => Number(args[0])))) as [number, number];
	const start = ended - MILLIS_PER_DAY;
	const type = {
		...(await eventTypeDetails(session, likeType)), code, sealing: { commitWithin: COMMIT_MS, revealWithin: REVEAL_MS },
	};
	const like = definition("confirmed", eventType);
	const its = { ...like, code, anchor: start % MILLIS_PER_DAY, rules: ["NotNegative"], nameZh: hex("封存数字"), nameEn: hex("Figures under seal") };
	await carryMotion(session, "a sealed metric", session.call("utility", "batchAll", [
		session.call("incidents", "registerEventType", eventType, type),
		session.call("observations", "defineMetric", metric, its),
	]));
	return { metric, start, cell: `cell/${metric}/1/${WUCHANG}/${start}/Actual` };
}

/** Downloads the seal that is about to be signed. */
async function saved(page: Page, review: Locator): Promise<{ hash: string; name: string; text: Buffer }> {
	const hash = await review.locator('[data-path="hash"] td').innerText();
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		review.getByRole("button", { name: "Download the seal" }).click(),
	]);
	const text = await readFile(await download.path());
	const kept = JSON.parse(text.toString()) as { hash: string; value: string };
	assert.deepEqual([kept.hash, kept.value], [hash, VALUE]);
	return { hash, name: download.suggestedFilename(), text };
}
