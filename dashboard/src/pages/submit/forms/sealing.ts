/** When figures are sealed and opened, and how a seal that is kept here stands on the chain. */

import type { CellArgument } from "../../../chain/calls.ts";
import type { Seal } from "../../../chain/seal.ts";
import { codeOf } from "../../../regions/regions.ts";
import type { CellRecord, Definition, Sealing } from "../../../rpc/records.ts";

/** The chain's record of a cell: `null` if nobody has spoken in it, `undefined` while that is not known. */
export type AskedCell = CellRecord | null | undefined;

export interface Phases {
	/** End of the period. Hashes are taken from here. */
	readonly commitFrom: number;
	/** Values are taken from here, hashes no longer. */
	readonly revealFrom: number;
	/** Nothing is taken from here. */
	readonly revealUntil: number;
}

export type Phase = "before" | "commit" | "reveal" | "over";

/** When a period is sealed; `null` if it is not. A cell that somebody has spoken in keeps the times that it began with. */
export function phasesOf({ period }: Definition, start: number, sealing: Sealing | null, cell: AskedCell): Phases | null {
	const commitFrom = start + period;
	if (cell != null) return cell.seal === null ? null : { commitFrom, ...cell.seal };
	if (sealing === null) return null;
	const revealFrom = commitFrom + sealing.commitWithin;
	return { commitFrom, revealFrom, revealUntil: revealFrom + sealing.revealWithin };
}

export function phaseAt({ commitFrom, revealFrom, revealUntil }: Phases, now: number): Phase {
	if (now < commitFrom) return "before";
	if (now < revealFrom) return "commit";
	return now < revealUntil ? "reveal" : "over";
}

/** When a seal can be opened, by the chain where it has the cell, else as it stood when it was sealed. */
export function timesOf({ revealFrom, revealUntil }: Seal, cell: AskedCell): Pick<Phases, "revealFrom" | "revealUntil"> {
	return cell?.seal ?? { revealFrom, revealUntil };
}

/**
 * How a seal stands: `waiting` for its time, to be opened (`open`), not on the chain (`absent`), the chain has another one of
 * the agency (`replaced`), the agency's figure is known already (`opened`), or its time is over (`lapsed`).
 */
export type Standing = "waiting" | "open" | "absent" | "replaced" | "opened" | "lapsed";

export function standingOf(seal: Seal, cell: AskedCell, now: number): Standing {
	const { revealFrom, revealUntil } = timesOf(seal, cell);
	if (cell?.points.some(({ agency }) => agency === seal.agency) === true) return "opened";
	if (now >= revealUntil) return "lapsed";
	if (cell !== undefined) {
		const hash = cell?.sealed.find(({ agency }) => agency === seal.agency)?.hash;
		if (hash === undefined) return "absent";
		if (hash !== seal.hash) return "replaced";
	}
	return now < revealFrom ? "waiting" : "open";
}

/** The subject of a cell. */
export function cellSubject({ metric, version, region, start, status }: CellArgument): string {
	return `cell/${metric}/${version}/${codeOf(region)}/${start}/${status}`;
}

export function isSameCell(one: CellArgument, other: CellArgument): boolean {
	return cellSubject(one) === cellSubject(other);
}
