/** Figures in columns, for people. */

/** Columns of even width; the first to the left, the others, which are numbers, to the right. */
export function columns(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const widths = titles.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
	return [titles, ...rows].map(
		(row) =>
			`  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}`,
	);
}

/** As wide as the words for most states are, so that the lists of a report stand below each other. */
const WORD = 20;

/** How often each word occurs, one line each. */
export function counted(counts: Readonly<Record<string, number>>): string[] {
	const width = Math.max(WORD, ...Object.keys(counts).map((word) => word.length));
	return Object.entries(counts).map(([word, count]) => `  ${word.padEnd(width)} ${count}`);
}

/** A span of time in its two largest units, such as `3 min 20 s`. */
export function span(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const parts: readonly (readonly [number, string])[] = [
		[Math.floor(seconds / 86_400), "d"],
		[Math.floor(seconds / 3_600) % 24, "h"],
		[Math.floor(seconds / 60) % 60, "min"],
		[seconds % 60, "s"],
	];
	const first = parts.findIndex(([count]) => count > 0);
	if (first === -1) return "0 s";
	return parts
		.slice(first, first + 2)
		.filter(([count]) => count > 0)
		.map(([count, unit]) => `${count} ${unit}`)
		.join(" ");
}
