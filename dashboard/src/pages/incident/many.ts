/** Several questions at once, whose number is not known before: the rounds of an incident, the pages of its history. */

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useDesk } from "../../rpc/hooks.ts";
import type { Held } from "../../rpc/desk.ts";
import type { ProvedAct } from "../../rpc/records.ts";

export interface Question {
	readonly method: string;
	readonly params: readonly unknown[];
	/** Asked again when an act changes one of these. */
	readonly subjects: readonly string[];
}

/** What is held of each question, in their order. */
export function useMany<T>(questions: readonly Question[]): readonly Held<T>[] {
	const desk = useDesk();
	const key = JSON.stringify(questions);
	const store = useMemo(() => {
		const entries = questions.map(({ method, params, subjects }) => desk.entry<T>(method, params, { subjects }).observable);
		let held = entries.map((entry) => entry.get());
		return {
			subscribe: (on: () => void) => {
				const leave = entries.map((entry) => entry.subscribe(on));
				return () => leave.forEach((each) => each());
			},
			get: (): readonly Held<T>[] => {
				const now = entries.map((entry) => entry.get());
				if (now.some((each, at) => each !== held[at])) held = now;
				return held;
			},
		};
		// The key has the questions.
	}, [desk, key]);
	return useSyncExternalStore(store.subscribe, store.get);
}

/** Acts of a page of the history: the most that a node gives. */
const PAGE = 500;

export interface History {
	readonly acts: readonly ProvedAct[];
	/** Whether every page was read. */
	readonly whole: boolean;
	readonly error: Error | undefined;
}

/** Everything that was done to these subjects, oldest first in each, page after page to the end. */
export function useHistory(subjects: readonly string[]): History {
	const [cursors, setCursors] = useState<Readonly<Record<string, readonly string[]>>>({});
	const questions = subjects.flatMap((subject) =>
		[undefined, ...(cursors[subject] ?? [])].map((after): Question => {
			const page = { limit: PAGE, consistency: "best", ...(after === undefined ? {} : { after }) };
			return { method: "muster_audit", params: [subject, page], subjects: [subject] };
		}),
	);
	const held = useMany<readonly ProvedAct[]>(questions);
	useEffect(() => {
		setCursors((before) => {
			let at = 0;
			let changed = false;
			const now = Object.fromEntries(
				subjects.map((subject) => {
					const known = before[subject] ?? [];
					const own = held.slice(at, at + known.length + 1);
					at += known.length + 1;
					const next = follow(known, own.map(({ answer }) => (answer === undefined ? undefined : (answer.next ?? null))));
					changed ||= next !== known;
					return [subject, next];
				}),
			);
			return changed ? now : before;
		});
	}, [held]);
	return useMemo(
		() => ({
			acts: held.flatMap(({ answer }) => answer?.data ?? []),
			whole: subjects.length > 0 && held.every(({ answer }) => answer !== undefined) && held.length === questions.length,
			error: held.find(({ error }) => error !== undefined)?.error,
		}),
		[held, questions.length],
	);
}

/** Where the pages after the first begin: `nexts` has what each page gave, `undefined` for one that was not answered. */
export function follow(known: readonly string[], nexts: readonly (string | null | undefined)[]): readonly string[] {
	for (const [at, next] of nexts.entries()) {
		if (next === undefined || next === known[at]) {
			if (next === undefined) return known;
			continue;
		}
		const kept = known.slice(0, at);
		if (next === null) return kept.length === known.length ? known : kept;
		return [...kept, next];
	}
	return known;
}
