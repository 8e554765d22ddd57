/** Who makes blocks: read by the page from headers, while one validator is stopped and comes back. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { account } from "../src/chain/calls.ts";
import type { Desk } from "./support/desk.ts";

export function validators(desk: Desk): void {
	test("every validator makes blocks; one that is stopped is on top and said to make none, until it is back", { timeout: 240_000 }, async (t) => {
		const page = await desk.open("/validators");
		const rows = page.getByRole("table", { name: /^Blocks made by each validator/ }).locator("tbody tr");
		await page.getByText("All whose turn it is make blocks").waitFor();
		const told = await rows.allInnerTexts();
		assert.ok(told.length >= 4);
		for (const row of told) assert.match(row, /● Makes blocks/);

		const { network } = desk;
		if (network === undefined) return t.diagnostic("the nodes are not the test's own: none is stopped");
		await network.kill("dave");
		try {
			await page.getByText("1 validator has missed more than 3 turns one after the other").waitFor();
			assert.match(await rows.first().innerText(), /✕ Makes none missed its last \d+ turns/);
			assert.equal(await rows.first().locator("code[title]").getAttribute("title"), account("//Dave").address);
		} finally {
			await network.restart("dave");
		}
		await page.getByText("All whose turn it is make blocks").waitFor();
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});
}
