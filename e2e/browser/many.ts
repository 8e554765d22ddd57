/** Five thousand incidents in one list: it scrolls, sorts and keeps its memory. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Desk } from "./support/desk.ts";
import { Line, type Pen } from "./support/line.ts";

const INCIDENTS = 5_000;
/** Between two frames while the list scrolls, at the median; a screen has one each 16.7 ms. */
const FRAME_MS = 20;
const HEAP_BYTES = 300 * 2 ** 20;
/** From a click on a head until the list is sorted and drawn. */
const SORT_MS = 1_000;
/** Until all are there: ten pages of 500. */
const READ_MS = 60_000;

interface Row {
	readonly subject: string;
	readonly record: { readonly reports: readonly { readonly headline: string }[] };
}

interface Request {
	readonly id: number;
	readonly method: string;
	readonly params?: [unknown, { limit?: number; after?: string }?];
}

/** Writes on a line as if the node had thousands of incidents: rows of its own, many times. */
function multiplied(): Pen {
	const asked = new Map<number, Request>();
	return {
		asked: (told) => {
			const request = told as Request;
			if (request.method !== "muster_incidents") return request;
			asked.set(request.id, request);
			const [filter, page] = request.params ?? [];
			return { ...request, params: [filter, { ...page, after: undefined }] };
		},
		answered: (told) => {
			const answer = told as { id?: number; result?: { data: Row[]; next: string | null } };
			const request = answer.id === undefined ? undefined : asked.get(answer.id);
			return request === undefined || answer.result === undefined ? answer : { ...answer, result: manyOf(answer.result, request) };
		},
	};
}

function manyOf<T extends { data: Row[]; next: string | null }>(result: T, { params }: Request): T {
	const page = params?.[1];
	const begin = page?.after === undefined || page.after === null ? 0 : Number(page.after);
	const end = Math.min(INCIDENTS, begin + (page?.limit ?? 50));
	const data = Array.from({ length: end - begin }, (_, i) => {
		const row = result.data[(begin + i) % result.data.length];
		assert.ok(row);
		return { ...row, subject: `incident/${INCIDENTS - begin - i}` };
	});
	return { ...result, data, next: end < INCIDENTS ? String(end) : null };
}

export function many(desk: Desk): void {
	test("five thousand incidents stay smooth", { timeout: 180_000 }, async (t) => {
		const line = await Line.to(desk.ws, multiplied);
		t.after(() => line.cut());
		const page = await desk.open("/incidents", { node: line.url });
		await page.waitForFunction(
			`document.querySelector("main table")?.getAttribute("aria-rowcount") === "${INCIDENTS + 1}"`,
			undefined,
			{ timeout: READ_MS },
		);
		const frames = (await page.evaluate(SCROLL)) as number[];
		frames.sort((one, other) => one - other);
		const median = frames[Math.floor(frames.length / 2)] ?? Number.NaN;
		const heap = Number(await page.evaluate("performance.memory.usedJSHeapSize"));
		const sorted = Number(await page.evaluate(SORT));
		t.diagnostic(`sorted in ${sorted.toFixed(0)} ms`);
		t.diagnostic(`${frames.length} frames: median ${median.toFixed(1)} ms, ` +
			`p95 ${frames[Math.floor(frames.length * 0.95)]?.toFixed(1)} ms; heap ${(heap / 2 ** 20).toFixed(0)} MiB`);
		assert.ok(frames.length >= 60, "the list was scrolled");
		assert.ok(median <= FRAME_MS, `a frame takes ${median} ms`);
		assert.ok(sorted <= SORT_MS, `sorting takes ${sorted} ms`);
		assert.ok(heap <= HEAP_BYTES, `the heap has ${heap} bytes`);
		assert.ok(Number(await page.locator("main table tbody tr").count()) < 200, "only what is seen is in the page");
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});
}

/** Scrolls the list for three seconds; the time between frames, ms. */
const SCROLL = `new Promise((done) => {
	const table = document.querySelector("main table");
	let box = table;
	while (box !== null && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
	const frames = [];
	const begun = performance.now();
	let last = begun;
	const step = (now) => {
		frames.push(now - last);
		last = now;
		box.scrollTop += 60;
		if (now - begun < 3000) requestAnimationFrame(step);
		else done(frames.slice(1));
	};
	requestAnimationFrame(step);
})`;

/** Sorts by the head of the second column; how long it takes until that is drawn, ms. */
const SORT = `new Promise((done) => {
	const begun = performance.now();
	document.querySelectorAll("main table thead th button")[1].click();
	requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
})`;
