import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { load } from "../../src/measure/load.ts";

const GOOD = { answers: 300, duration: 2_000_000, bytes: 19_800_000, p50: 520, p99: 2_260, failed: 0, wrong: 0, beginning: "" };
const much = { connections: 16, seconds: 2, pauseMs: 10 };

describe("a load", () => {
	let directory = "";
	before(async () => {
		directory = await mkdtemp(join(tmpdir(), "muster-load-test-"));
	});
	after(() => rm(directory, { recursive: true }));

	/** A program that keeps what it was given, and prints what wrk would: its own report, then the script's. */
	async function printing(...lines: string[]): Promise<string> {
		const path = join(directory, "wrk");
		const text = ["#!/bin/sh", `cat "\${11}" > '${directory}/asked'`];
		await writeFile(path, [...text, ...lines.map((line) => `echo '${line}'`), ""].join("\n"), { mode: 0o755 });
		return path;
	}

	it("is measured in milliseconds, answers a second and bytes of an answer", async () => {
		const wrk = await printing("Running 2s test @ http://127.0.0.1", "  1 threads and 16 connections", JSON.stringify(GOOD));
		const measured = await load("http://127.0.0.1:1", ["a", "b"], much, wrk);
		assert.deepEqual(measured, { p50: 0.52, p99: 2.26, rate: 150, bytes: 66_000 });
		assert.equal(await readFile(join(directory, "asked"), "utf8"), "a\nb\n");
	});

	it("with an answer that is an error, that failed, or with none, is none", async () => {
		const cases: [object, RegExp][] = [
			[{ wrong: 2, beginning: "200 {code: 4005" }, /^2 of 300 answers are errors: 200 {code: 4005$/],
			[{ failed: 1 }, /^300 answers, 1 connections or answers failed$/],
			[{ answers: 0 }, /^0 answers, 0 connections/],
		];
		for (const [change, message] of cases) {
			const wrk = await printing(JSON.stringify({ ...GOOD, ...change }));
			await assert.rejects(load("http://127.0.0.1:1", ["a"], much, wrk), { message });
		}
		await assert.rejects(load("http://127.0.0.1:1", ["a"], much, await printing("unable to connect")), /unable to connect/);
	});

	it("says what to do without the program", async () => {
		const nowhere = join(directory, "nothing");
		await assert.rejects(load("http://127.0.0.1:1", ["a"], much, nowhere), /there is no .*nothing: apt-get install wrk/);
	});
});
