/** The history of a region: curves of what was so and what was not known, and the moment that a reader looks at. */

import type { History } from "../../rpc/records.ts";
import { byGroup, GROUPS, type Group } from "./counts.ts";

export interface Curve {
	group: Group;
	/** Time and number, one for each moment. */
	points: [at: number, count: number][];
}

/** One curve for each group; they are not stacked, so that no height is a sum of what is known and what is not. */
export function curves(history: History): Curve[] {
	const moments = history.moments.map(({ at, verification }) => ({ at, counts: byGroup(verification) }));
	return GROUPS.map((group) => ({ group, points: moments.map(({ at, counts }) => [at, counts[group]]) }));
}

/** Position of the last moment that is not after a time; the first, if all are. */
export function positionOf(history: History, at: number): number {
	const after = history.moments.findIndex((moment) => moment.at > at);
	return after === -1 ? Math.max(0, history.moments.length - 1) : Math.max(0, after - 1);
}

/** The time of a position; `null` is now, which is the position after the last. */
export function timeAt(history: History, position: number): number | null {
	return history.moments[position]?.at ?? null;
}

/** The moment of an address; `null` is now, also where the address names none. */
export function momentOf(text: string | null): number | null {
	if (text === null || !/^\d{1,15}$/.test(text)) return null;
	return Number(text);
}
