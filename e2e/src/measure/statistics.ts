/** Figures of a sample, and how they are printed. */

export interface Summary {
	count: number;
	p50: number;
	p95: number;
	p99: number;
	max: number;
}

/** The smallest value that at least `share` of the sample do not exceed (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
	if (!(share > 0 && share <= 1)) throw new RangeError(`a percentile is above 0 and at most 1, not ${share}`);
	const sorted = [...sample].sort((a, b) => a - b);
	const value = sorted[Math.ceil(share * sorted.length) - 1];
	if (value === undefined) throw new RangeError("no percentile of an empty sample");
	return value;
}

export function summarize(sample: readonly number[]): Summary {
	return {
		count: sample.length,
		p50: percentile(sample, 0.5),
		p95: percentile(sample, 0.95),
		p99: percentile(sample, 0.99),
		max: percentile(sample, 1),
	};
}

/** Milliseconds as seconds with two decimals. */
export function seconds(ms: number): string {
	return (ms / 1000).toFixed(2);
}

export function markdownRow(cells: readonly (string | number)[]): string {
	return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}
