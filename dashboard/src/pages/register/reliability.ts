// How reliable an agency has shown itself, in the letters of the Admiralty scale. F is not worse than E: it says that
// nobody can tell.

import type { CategoryReliability, Letter } from "../../rpc/records.ts";

/** Fewest events, in thousandths, from which a record can be judged. */
export const JUDGEABLE = 5_000;

/** What a letter stands for, in per cent of the score; F stands for none. */
export const THRESHOLDS: Readonly<Record<Exclude<Letter, "F">, number>> = { A: 90, B: 80, C: 65, D: 50, E: 0 };

/** How much a record weighs as evidence, and what of it was right, in events with one decimal. */
export interface Evidence {
	readonly category: CategoryReliability["category"];
	readonly letter: Letter;
	/** Whether there is enough to judge by. */
	readonly judged: boolean;
	readonly right: number;
	readonly wrong: number;
	/** How many events it was ever judged by; older ones weigh less in `right` and `wrong`. */
	readonly events: number;
	/** Events that are missing until it can be judged. */
	readonly missing: number;
	/** The score in per cent, with one decimal; `null` when it cannot be judged. */
	readonly score: number | null;
	/** What its word weighs. */
	readonly weight: number;
}

const tenth = (thousandths: number): number => Math.round(thousandths / 100) / 10;

export function evidenceOf({ category, letter, right, wrong, events, ppm, weight }: CategoryReliability): Evidence {
	const judged = letter !== "F";
	return {
		category,
		letter,
		judged,
		right: tenth(right),
		wrong: tenth(wrong),
		events,
		missing: judged ? 0 : Math.ceil(Math.max(0, JUDGEABLE - right - wrong) / 1000),
		score: judged ? Math.round(ppm / 1000) / 10 : null,
		weight: weight / 1000,
	};
}

/** The categories, best known first: those that can be judged from A to E, then those that cannot. */
export const inOrder = (records: readonly CategoryReliability[]): Evidence[] =>
	records
		.map(evidenceOf)
		.sort((left, right) => left.letter.localeCompare(right.letter) || right.events - left.events);
