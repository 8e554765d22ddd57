/** The rounds of a matter, such as an incident: which there are, and how one came of another. */

import { subjectOf, type RoundRecord } from "../../rpc/records.ts";

export interface NumberedRound {
	readonly id: number;
	readonly record: RoundRecord;
}

/** Why a round was opened. */
export type Origin =
	| { readonly kind: "first" }
	/** The facts were revised, or the incident was reopened. */
	| { readonly kind: "facts"; readonly revision: number }
	| { readonly kind: "escalated"; readonly from: number }
	| { readonly kind: "appealed"; readonly from: number };

export interface LinkedRound extends NumberedRound {
	readonly origin: Origin;
	/** The round that goes on from it. */
	readonly next: NumberedRound | undefined;
	/** The round whose verdict it decides about. */
	readonly appealed: RoundRecord | undefined;
}

/** The number of a subject of this kind; `null` if it is of another. */
export function numberOf(kind: string, subject: string): number | null {
	const [of, number, ...more] = subject.split("/");
	return of === kind && number !== undefined && more.length === 0 && /^\d{1,15}$/.test(number) ? Number(number) : null;
}

/** Numbers of all rounds that acts and a record name, ascending. */
export function roundNumbers(
	acts: Iterable<{ readonly subjects: readonly string[] }>,
	{ round: open, judged }: { readonly round: number | null; readonly judged: number | null },
): number[] {
	const found = new Set<number>();
	for (const { subjects } of acts) {
		for (const subject of subjects) {
			const round = numberOf("round", subject);
			if (round !== null) found.add(round);
		}
	}
	for (const round of [open, judged]) if (round !== null) found.add(round);
	return [...found].sort((a, b) => a - b);
}

/** Rounds about a subject, the first first, each with what it came of and what came of it. Rounds about others are left out. */
export function linkRounds(subject: string, rounds: readonly NumberedRound[]): LinkedRound[] {
	const own = rounds
		.filter(({ record: { matter } }) => subjectOf(matter) === subject)
		.sort((a, b) => a.id - b.id);
	const records = new Map(own.map(({ id, record }) => [id, record]));
	return own.map(({ id, record }, place) => ({
		id,
		record,
		origin: originOf(record, place === 0),
		next: own.find(({ record: later }) => later.escalated === id || later.appealed === id),
		appealed: record.appealed === null ? undefined : records.get(record.appealed),
	}));
}

function originOf({ escalated, appealed, matter }: RoundRecord, first: boolean): Origin {
	if (escalated !== null) return { kind: "escalated", from: escalated };
	if (appealed !== null) return { kind: "appealed", from: appealed };
	return first || matter.of !== "incident" ? { kind: "first" } : { kind: "facts", revision: matter.revision };
}
