/**
 * What happened to an incident, in the order of the chain: its own acts and those of its rounds, each once, with what the
 * records add. What a record tells of and no act does, because the index began later, is told too.
 */

import type { IncidentRecord, ProvedAct, Report, Vote } from "../../rpc/records.ts";
import { numberOf, type NumberedRound } from "./rounds.ts";

export interface Moment {
	readonly key: string;
	/** Time of the block; `null` where no act and no record says it. */
	readonly at: number | null;
	readonly block: number | null;
	/** What was done, `incidents.filed`; of what only a record tells, what it would have been. */
	readonly name: string;
	/** The act; `null` where only a record tells of it. */
	readonly act: ProvedAct | null;
	readonly agency: number | null;
	readonly final: boolean;
	readonly report: Report | null;
	readonly round: number | null;
	readonly vote: Vote | null;
	/** Of a vote: another one of the agency took its place. */
	readonly replaced: boolean;
	readonly discard: IncidentRecord["discard"];
	readonly closure: IncidentRecord["closure"];
}

const REPORTS = new Set(["incidents.filed", "incidents.revised", "incidents.reopened"]);

interface Numbered {
	readonly act: ProvedAct;
	readonly report: Report | null;
}

/** Everything that happened, the first first. */
export function timeline(
	incident: number,
	record: IncidentRecord,
	acts: readonly ProvedAct[],
	rounds: readonly NumberedRound[],
): Moment[] {
	const ordered = inOrder(acts);
	const own = `incident/${incident}`;
	const { numbered, left } = withReports(ordered, record.reports, own);
	const lastOf = (name: string) => ordered.findLast((act) => act.name === name && act.subjects.includes(own));
	const [discarded, closed] = [lastOf("incidents.triageDiscarded"), lastOf("incidents.closed")];
	const moments = numbered.map(({ act, report }): Moment => {
		const round = roundOf(act);
		const { vote, replaced } = voteOf(act, round, rounds, ordered);
		return {
			key: `${act.block.number}.${act.event}`,
			at: act.proved,
			block: act.block.number,
			name: act.name,
			act,
			agency: act.agency,
			final: act.final,
			report,
			round,
			vote,
			replaced,
			discard: act === discarded ? record.discard : null,
			closure: act === closed ? record.closure : null,
		};
	});
	return inTime([...moments, ...untold(record, left, discarded === undefined, closed === undefined)]);
}

/** By block and event, each once. */
function inOrder(acts: readonly ProvedAct[]): ProvedAct[] {
	const each = new Map(acts.map((act) => [`${act.block.hash}.${act.event}`, act]));
	return [...each.values()].sort((a, b) => a.block.number - b.block.number || a.event - b.event);
}

/** The report that an act stated: the reports of its block go to its reporting acts in their order. */
function withReports(
	acts: readonly ProvedAct[],
	reports: readonly Report[],
	own: string,
): { numbered: Numbered[]; left: Report[] } {
	const left = [...reports].sort((a, b) => a.revision - b.revision);
	const numbered = acts.map((act) => {
		const states = REPORTS.has(act.name) && act.subjects[0] === own;
		const at = states ? left.findIndex(({ block }) => block === act.block.number) : -1;
		const [report] = at >= 0 ? left.splice(at, 1) : [];
		return { act, report: report ?? null };
	});
	return { numbered, left };
}

/** The round an act is about: of two, the one that it opened. */
function roundOf({ name, subjects }: ProvedAct): number | null {
	const rounds = subjects.map((subject) => numberOf("round", subject)).filter((round) => round !== null);
	return (OPENS.has(name) ? rounds.at(-1) : rounds[0]) ?? null;
}

const OPENS = new Set(["incidents.revised", "incidents.reopened", "incidents.roundFollowed", "validation.verdictAppealed"]);

/** What an agency said with a vote, if that is its last word in the round. */
function voteOf(
	act: ProvedAct,
	round: number | null,
	rounds: readonly NumberedRound[],
	acts: readonly ProvedAct[],
): { vote: Vote | null; replaced: boolean } {
	if (act.name !== "validation.voted" || act.agency === null) return { vote: null, replaced: false };
	const later = acts.findLast((other) => other.name === act.name && other.agency === act.agency && roundOf(other) === round);
	if (later !== act) return { vote: null, replaced: true };
	const votes = rounds.find(({ id }) => id === round)?.record.votes ?? [];
	return { vote: votes.find(({ agency }) => agency === act.agency) ?? null, replaced: false };
}

/** What only the record tells of. */
function untold(record: IncidentRecord, reports: readonly Report[], discard: boolean, closure: boolean): Moment[] {
	const none = { act: null, final: true, report: null, round: null, vote: null, replaced: false, discard: null, closure: null };
	const told = reports.map((report): Moment => {
		const name = report.revision === 1 ? "incidents.filed" : "incidents.revised";
		const { filedAt: at, block, agency } = report;
		return { ...none, key: `report.${report.revision}`, at, block, name, agency, report };
	});
	if (discard && record.discard !== null) {
		const { agency } = record.discard;
		const name = "incidents.triageDiscarded";
		told.push({ ...none, key: "discard", at: null, block: null, name, agency, discard: record.discard });
	}
	if (closure && record.closure !== null) {
		const { agency, at } = record.closure;
		told.push({ ...none, key: "closure", at, block: null, name: "incidents.closed", agency, closure: record.closure });
	}
	return told;
}

/** By time; what has none goes first, because it is older than what the index knows. Acts keep their order. */
function inTime(moments: readonly Moment[]): Moment[] {
	return [...moments].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
