import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";

import { Progress } from "../../src/replay/progress.ts";

/** What a stream was written, without the characters that move a terminal's cursor. */
function written(isTTY: boolean): { out: NodeJS.WriteStream; text: () => string } {
	let text = "";
	const sink = new Writable({
		write: (chunk: Buffer, _, done) => {
			text += chunk.toString();
			done();
		},
	});
	const out = Object.assign(sink, { isTTY, columns: 80, rows: 24 }) as unknown as NodeJS.WriteStream;
	return { out, text: () => stripVTControlCharacters(text) };
}

describe("progress", () => {
	it("is a line for each finished step where there is no terminal", () => {
		const { out, text } = written(false);
		const progress = new Progress(out);
		const [reports, votes] = [progress.start("reports", 2), progress.start("votes", 1)];
		votes.add(1);
		votes.end();
		progress.say("note");
		reports.add(2);
		reports.end();
		assert.match(text(), /^  votes +1 +\d\.\d s\nnote\n  reports +2 +\d\.\d s\n$/);
	});

	it("is one bar on a terminal, of all steps under way", () => {
		const { out, text } = written(true);
		const progress = new Progress(out);
		const reports = progress.start("reports", 2);
		const votes = progress.start("votes", 3);
		votes.add(1);
		progress.say("note");
		votes.end();
		reports.end();
		const told = text();
		assert.match(told, /reports .* 0\/2/);
		assert.match(told, /reports, votes .* 0\/5/);
		assert.match(told, /note\n[^]*reports, votes .* 1\/5[^]*votes +3 +\d\.\d s\n[^]*reports .* 0\/2/);
		assert.match(told, /reports +2 +\d\.\d s\n$/);
	});
});
