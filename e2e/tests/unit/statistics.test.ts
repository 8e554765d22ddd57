import assert from "node:assert/strict";
import { test } from "node:test";

import { markdownRow, percentile, seconds, summarize } from "../../src/measure/statistics.ts";

test("percentiles are values of the sample, by nearest rank", () => {
	const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
	assert.equal(percentile(hundred, 0.5), 50);
	assert.equal(percentile(hundred, 0.99), 99);
	assert.equal(percentile(hundred, 1), 100);
	assert.equal(percentile([7], 0.01), 7);
	assert.equal(percentile([1, 2, 3], 0.5), 2);
	assert.equal(percentile([10, 9], 0.51), 10, "compared as numbers, not as text");
});

test("a percentile of nothing, or no percentile, is an error", () => {
	assert.throws(() => percentile([], 0.5), RangeError);
	assert.throws(() => percentile([1], 0), RangeError);
	assert.throws(() => percentile([1], 1.01), RangeError);
	assert.throws(() => percentile([1], Number.NaN), RangeError);
});

test("a summary leaves its sample as it was", () => {
	const sample = [3, 1, 2];
	assert.deepEqual(summarize(sample), { count: 3, p50: 2, p95: 3, p99: 3, max: 3 });
	assert.deepEqual(sample, [3, 1, 2]);
});

test("figures are printed for a table", () => {
	assert.equal(seconds(1_234.5), "1.23");
	assert.equal(markdownRow(["a|b", 2]), "| a\\|b | 2 |");
});
