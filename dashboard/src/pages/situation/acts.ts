/** The latest acts of a region, those of drills and those of what is real told apart. */

import type { Act, CapStatus, ChangeNote, Kind, Records } from "../../rpc/records.ts";
import { cellKey } from "../figures/cells.ts";

export interface Told {
	readonly key: string;
	readonly act: Act;
	readonly block: number;
	readonly time: number | null;
}

/** The acts of a final block before those known, the newest first, at most so many. A block is told of once. */
export function withActs(known: readonly Told[], note: ChangeNote, most: number): readonly Told[] {
	if (note.status !== "final" || known.some(({ block }) => block === note.block.number)) return known;
	const told = note.acts.map((act) => ({
		key: `${note.block.number}.${act.event}`,
		act,
		block: note.block.number,
		time: note.time,
	}));
	return [...told.reverse(), ...known].sort((a, b) => b.block - a.block).slice(0, most);
}

/** Kinds whose records say whether they are of a drill. */
const TELLING: readonly Kind[] = ["incident", "request", "offer", "round", "observation"];

/** How to know whether an act is of a drill: it says so itself, a record says so, or it is of no such thing. */
export function drillBy({ subjects }: Act): { status: CapStatus } | { subject: string } | null {
	for (const subject of subjects) {
		const status = cellKey(subject)?.status;
		if (status !== undefined) return { status };
	}
	const subject = subjects.find((each) => TELLING.some((kind) => each.startsWith(`${kind}/`)));
	return subject === undefined ? null : { subject };
}

function statusOf(record: Records[Kind]): CapStatus | null {
	switch (record.kind) {
		case "incident":
		case "request":
		case "offer":
		case "round":
			return record.status;
		case "observation":
			return record.cell.status;
		default:
			return null;
	}
}

/** The acts of one CAP status. One of which that is not known yet is in none; one that can be no drill is real. */
export function ofStatus(
	told: readonly Told[],
	records: ReadonlyMap<string, Records[Kind]>,
	status: CapStatus,
): readonly Told[] {
	return told.filter(({ act }) => {
		const by = drillBy(act);
		if (by === null) return status === "Actual";
		if ("status" in by) return by.status === status;
		const record = records.get(by.subject);
		return record !== undefined && statusOf(record) === status;
	});
}

/** Pallets that have a word of their own; every act's name begins with its pallet. */
export const AREAS_OF_ACTS = [
	"agencies", "incidents", "validation", "observations", "resources", "validatorSet",
] as const;
export type AreaOfActs = (typeof AREAS_OF_ACTS)[number] | "other";

export function areaOf(name: string): AreaOfActs {
	return AREAS_OF_ACTS.find((area) => name.startsWith(`${area}.`)) ?? "other";
}
