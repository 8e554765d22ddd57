import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { Waits, WaitTimeoutError } from "../../src/chain/waits.ts";

describe("a wait", () => {
	it("does not wait for what holds already", async () => {
		await new Waits(() => "").until("nothing", 1_000, () => true);
	});

	it("ends when a look finds that it holds, and is not looked at afterwards", async () => {
		const waits = new Waits(() => "");
		let [value, looked] = [0, 0];
		const waiting = waits.until("two", 1_000, () => {
			looked += 1;
			return value >= 2;
		});
		for (value = 1; value <= 3; value += 1) waits.look();
		await waiting;
		assert.equal(looked, 3, "at the beginning, at 1 and at 2");
	});

	it("is one of several that end at their own times", async () => {
		const waits = new Waits(() => "");
		const ended: string[] = [];
		let value = 0;
		const waiting = ["a", "b"].map((name, i) =>
			waits.until(name, 1_000, () => value > i).then(() => ended.push(name)),
		);
		value = 1;
		waits.look();
		await waiting[0];
		assert.deepEqual(ended, ["a"]);
		value = 2;
		waits.look();
		await Promise.all(waiting);
		assert.deepEqual(ended, ["a", "b"]);
	});

	it("has an end, and says what for and how things stand", async () => {
		const waits = new Waits(() => "best block 7");
		await assert.rejects(waits.until("a miracle", 10, () => false), (error) => {
			assert.ok(error instanceof WaitTimeoutError);
			assert.equal(error.message, "waited 0.01 s for a miracle (best block 7)");
			return true;
		});
	});

	it("can be called off, before and while it waits", async () => {
		const waits = new Waits(() => "");
		const over = new AbortController();
		let looked = 0;
		const waiting = waits.until("anything", 1_000, () => ++looked > 1, over.signal);
		over.abort(new Error("called off"));
		await assert.rejects(waiting, /called off/);
		waits.look();
		assert.equal(looked, 1, "not looked at afterwards");
		await assert.rejects(waits.until("anything", 1_000, () => true, over.signal), /called off/);
	});

	it("fails with the first failure, whether it began before or after", async () => {
		const waits = new Waits(() => "");
		const early = waits.until("anything", 1_000, () => false);
		waits.fail(new Error("first"));
		waits.fail(new Error("second"));
		await assert.rejects(early, /first/);
		await assert.rejects(waits.until("anything", 1_000, () => true), /first/);
	});
});
