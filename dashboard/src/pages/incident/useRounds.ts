/** All rounds about a subject, read by what its history and its record name. */

import { useMemo } from "react";
import type { Row } from "../../rpc/hooks.ts";
import type { RoundRecord } from "../../rpc/records.ts";
import { useHistory, useMany, type History } from "./many.ts";
import { linkRounds, roundNumbers, type LinkedRound, type NumberedRound } from "./rounds.ts";

export interface ReadRounds {
	/** What was done to the subject, and to its rounds. */
	readonly own: History;
	readonly ofRounds: History;
	readonly numbers: readonly number[];
	readonly rounds: readonly LinkedRound[];
	/** Whether more may come. */
	readonly reading: boolean;
	/** Rounds that could not be read. */
	readonly failed: readonly number[];
}

/** `named`: rounds that are known to be about it, whatever its history says. */
export function useRounds(subject: string, named: { readonly round: number | null; readonly judged: number | null }): ReadRounds {
	const own = useHistory([subject]);
	const { round, judged } = named;
	const numbers = useMemo(() => roundNumbers(own.acts, { round, judged }), [own.acts, round, judged]);
	const held = useMany<Row<RoundRecord>>(
		numbers.map((number) => ({ method: "muster_record", params: [`round/${number}`, "best"], subjects: [`round/${number}`] })),
	);
	const ofRounds = useHistory(numbers.map((number) => `round/${number}`));
	const read = useMemo(
		() => numbers.flatMap((number, at): NumberedRound[] => {
			const answered = held[at]?.answer?.data;
			return answered === undefined ? [] : [{ id: number, record: answered.record }];
		}),
		[numbers, held],
	);
	const rounds = useMemo(() => linkRounds(subject, read), [subject, read]);
	return {
		own,
		ofRounds,
		numbers,
		rounds,
		reading: (!own.whole && own.error === undefined) || held.some(({ answer, error }) => answer === undefined && error === undefined),
		failed: numbers.filter((_, at) => held[at]?.error !== undefined && held[at]?.answer === undefined),
	};
}
