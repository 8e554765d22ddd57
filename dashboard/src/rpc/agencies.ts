/** The records of several subjects at once, for names in charts and lists. Each is asked for once, and kept a while. */

import { useMemo, useSyncExternalStore } from "react";

import type { Held } from "./desk.ts";
import { useDesk } from "./hooks.ts";
import type { AgencyRecord, Kind, Records, Row } from "./records.ts";

type AnyRecord = Records[Kind];
export type Agencies = ReadonlyMap<number, AgencyRecord>;

/** Records by subject. One that is missing is being asked for, or cannot be read. */
export function useRecords(subjects: readonly string[]): ReadonlyMap<string, AnyRecord> {
	const desk = useDesk();
	const key = JSON.stringify([...new Set(subjects)].sort());
	const store = useMemo(() => {
		const entries = [...new Set(subjects)].map((subject) => ({
			subject,
			entry: desk.entry<Row<AnyRecord>>("muster_record", [subject], undefined).observable,
		}));
		let held: readonly Held<Row<AnyRecord>>[] = [];
		let found: ReadonlyMap<string, AnyRecord> = new Map();
		return {
			subscribe: (on: () => void) => {
				const leave = entries.map(({ entry }) => entry.subscribe(on));
				return () => leave.forEach((each) => each());
			},
			get: () => {
				const now = entries.map(({ entry }) => entry.get());
				if (now.some((each, index) => each !== held[index])) {
					held = now;
					found = new Map(entries.flatMap(({ subject }, index) => {
						const record = now[index]?.answer?.data.record;
						return record === undefined ? [] : [[subject, record] as const];
					}));
				}
				return found;
			},
		};
		// The key has the subjects.
	}, [desk, key]);
	return useSyncExternalStore(store.subscribe, store.get);
}

/** Records of agencies by number. */
export function useAgencies(ids: readonly number[]): Agencies {
	const records = useRecords(ids.map((id) => `agency/${id}`));
	return useMemo(() => {
		const agencies = [...records].flatMap(([subject, record]) =>
			record.kind === "agency" ? [[Number(subject.slice("agency/".length)), record] as const] : []);
		return new Map(agencies);
	}, [records]);
}
