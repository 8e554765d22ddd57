/**
 * The verdict of a round, counted again from its votes: `pallets/validation/src/tally.rs` and what `closing.rs` adds, in
 * the words of a page. Whole numbers only; a round has at most 512 votes of at most 1,500 thousandths, so sums are exact.
 */

import type { AgencyClass, Outcome, Position, Quorum, RoundRecord, Verdict } from "../../rpc/records.ts";

/** A vote, as far as the verdict depends on it. */
export interface Ballot {
	readonly class: AgencyClass;
	/** Top of the agency's reporting line. */
	readonly group: number;
	readonly position: Position;
	readonly weight: number;
	readonly competent: boolean;
}

export type ClassCounts = Outcome["counts"];
export type Side = "for" | "against" | "split";

/** What one class said. */
export interface ClassSaid {
	readonly class: AgencyClass;
	/** Reporting lines that took a side. */
	readonly answered: number;
	/** How many had to, for the class to count. */
	readonly needed: number;
	readonly groupsFor: number;
	readonly groupsAgainst: number;
	/** Agencies that voted, those that could not say among them. */
	readonly votes: number;
	readonly authorityConfirms: boolean;
	readonly authorityDisputes: boolean;
	/** Where it stands; `null` if it does not count. */
	readonly side: Side | null;
}

/** Where a round stands. */
export interface Standing {
	readonly counts: ClassCounts;
	/** The verdict that the votes carry, if they carry one. */
	readonly carried: Verdict | null;
	/** The verdict when nothing is carried and no vote can come any more. */
	readonly otherwise: Verdict;
}

/** Which of the conditions of a verdict a side meets. */
export interface Conditions {
	readonly classes: boolean;
	readonly groups: boolean;
	readonly twoThirds: boolean;
	/** Competent classes of which an agency says the opposite. */
	readonly vetoedBy: readonly AgencyClass[];
}

/** `part / whole >= 2/3`, without a division. */
const twoThirds = (part: number, whole: number): boolean => part * 3 >= whole * 2;

/** What each class said, in the order of the first vote of each. */
export function countClasses(
	ballots: Iterable<Ballot>,
	turnout: number,
	eligible: ReadonlyMap<AgencyClass, number>,
): ClassSaid[] {
	interface Group {
		confirm: number;
		dispute: number;
		strongest: number;
	}
	interface Class {
		readonly groups: Map<number, Group>;
		votes: number;
		authorityConfirms: boolean;
		authorityDisputes: boolean;
	}
	const classes = new Map<AgencyClass, Class>();
	for (const ballot of ballots) {
		let said = classes.get(ballot.class);
		if (said === undefined) {
			said = { groups: new Map(), votes: 0, authorityConfirms: false, authorityDisputes: false };
			classes.set(ballot.class, said);
		}
		said.votes += 1;
		if (ballot.position === "Unable") continue;
		const group = said.groups.get(ballot.group) ?? { confirm: 0, dispute: 0, strongest: 0 };
		said.groups.set(ballot.group, group);
		if (ballot.position === "Confirm") {
			said.authorityConfirms ||= ballot.competent;
			group.confirm += ballot.weight;
		} else {
			said.authorityDisputes ||= ballot.competent;
			group.dispute += ballot.weight;
		}
		group.strongest = Math.max(group.strongest, ballot.weight);
	}
	return [...classes].map(([name, { groups, votes, authorityConfirms, authorityDisputes }]) => {
		let [confirm, dispute, groupsFor, groupsAgainst] = [0, 0, 0, 0];
		for (const group of groups.values()) {
			// A group that contradicts itself is silent.
			if (group.confirm > group.dispute) [confirm, groupsFor] = [confirm + group.strongest, groupsFor + 1];
			if (group.dispute > group.confirm) [dispute, groupsAgainst] = [dispute + group.strongest, groupsAgainst + 1];
		}
		const answered = groupsFor + groupsAgainst;
		const needed = Math.min(turnout, eligible.get(name) ?? 0);
		const total = confirm + dispute;
		let side: Side | null = null;
		if (total > 0 && answered >= needed) {
			side = twoThirds(confirm, total) ? "for" : twoThirds(dispute, total) ? "against" : "split";
		}
		return { class: name, answered, needed, groupsFor, groupsAgainst, votes, authorityConfirms, authorityDisputes, side };
	});
}

/** How the classes and groups stand. */
export function countsOf(said: readonly ClassSaid[]): ClassCounts {
	const classes = (side: Side) => said.filter((each) => each.side === side).length;
	const groups = (of: "groupsFor" | "groupsAgainst") => said.reduce((sum, each) => sum + each[of], 0);
	return {
		classesFor: classes("for"),
		classesAgainst: classes("against"),
		classesSplit: classes("split"),
		groupsFor: groups("groupsFor"),
		groupsAgainst: groups("groupsAgainst"),
	};
}

/** What a side has of what a verdict takes. */
export function conditions(said: readonly ClassSaid[], quorum: Quorum, side: "for" | "against"): Conditions {
	const counts = countsOf(said);
	const [classes, groups] =
		side === "for" ? [counts.classesFor, counts.groupsFor] : [counts.classesAgainst, counts.groupsAgainst];
	const counted = counts.classesFor + counts.classesAgainst + counts.classesSplit;
	const opposed = side === "for" ? "authorityDisputes" : "authorityConfirms";
	return {
		classes: classes >= quorum.classes,
		groups: groups >= quorum.groups,
		twoThirds: twoThirds(classes, counted),
		vetoedBy: said.filter((each) => each[opposed]).map((each) => each.class),
	};
}

const carries = (of: Conditions): boolean => of.classes && of.groups && of.twoThirds && of.vetoedBy.length === 0;

/** Where a round with these votes stands by the formula alone. */
export function standing(said: readonly ClassSaid[], quorum: Quorum): Standing {
	const counts = countsOf(said);
	const carried = carries(conditions(said, quorum, "for"))
		? "Confirmed"
		: carries(conditions(said, quorum, "against"))
			? "Refuted"
			: null;
	const [anyFor, anyAgainst] = [counts.classesFor > 0, counts.classesAgainst > 0];
	const authority = (of: "authorityConfirms" | "authorityDisputes") => said.some((each) => each[of]);
	const disputed =
		counts.classesSplit > 0 ||
		(anyFor && (anyAgainst || authority("authorityDisputes"))) ||
		(anyAgainst && authority("authorityConfirms"));
	return { counts, carried, otherwise: disputed ? "Disputed" : "Unverifiable" };
}

/** What stands in the way of what the votes alone would carry. */
export type Held = "limited" | "nothingNew";

/** A round counted again from its record. */
export interface Recount extends Standing {
	readonly said: readonly ClassSaid[];
	/** What the formula alone carries, before the rules of limited rounds and of appeals. */
	readonly plain: Verdict | null;
	/** Why what the formula carries is not the verdict. */
	readonly held: Held | null;
	/** Classes in which a reporting line took a side. */
	readonly heard: readonly AgencyClass[];
}

/** The verdict when no vote can come any more. */
export const closed = (of: Standing): Verdict => of.carried ?? of.otherwise;

/** The classes that stand there. */
export function classesOn(said: readonly ClassSaid[], side: Side): AgencyClass[] {
	return said.filter((each) => each.side === side).map((each) => each.class);
}

/**
 * Counts a round again. `heardBefore` are the classes that were heard in the round whose verdict it decides about;
 * `undefined` where it decides about none, or where that round is not known.
 */
export function recount(round: RoundRecord, heardBefore?: readonly AgencyClass[]): Recount {
	const leftOut = new Set(round.leftOut);
	const ballots = round.votes
		.filter(({ agency }) => !leftOut.has(agency))
		.map((vote) => ({ ...vote, competent: round.competent.includes(vote.class) }));
	const eligible = new Map(round.classesTally.map((each) => [each.class, each.eligibleLines]));
	const said = countClasses(ballots, round.quorum.turnout, eligible);
	const heard = said.filter(({ answered }) => answered > 0).map((each) => each.class);
	const { counts, carried: plain, otherwise } = standing(said, round.quorum);
	const result = { said, heard, plain, counts, otherwise };
	if (plain === null) return { ...result, carried: null, held: null };
	if (round.limited && plain === "Refuted") {
		return { ...result, carried: null, otherwise: "Disputed", held: "limited" };
	}
	if (heardBefore !== undefined) {
		const could = round.classesTally.some((each) => each.eligibleLines > 0 && !heardBefore.includes(each.class));
		const carriers = classesOn(said, plain === "Confirmed" ? "for" : "against");
		if (could && carriers.every((each) => heardBefore.includes(each))) {
			return { ...result, carried: null, otherwise: "Disputed", held: "nothingNew" };
		}
	}
	return { ...result, carried: round.limited && plain === "Confirmed" ? "ConfirmedLimited" : plain, held: null };
}
