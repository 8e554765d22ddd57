/**
 * The verdict of a round in words: what it is, why, and what comes next. The rules are those of
 * `pallets/validation/README.md`; the counts are made again from the votes, and compared with what the chain holds.
 */

import type { AgencyClass, RoundRecord, Verdict } from "../../rpc/records.ts";
import { sentence, type Sentence, type Thin } from "./sentence.ts";
import { classesOn, closed, conditions, recount, type Recount } from "./tally.ts";

/** What else is known of a round. */
export interface Context {
	/** The round whose verdict it decides about, if it decides about one and that one was read. */
	readonly appealed?: RoundRecord | undefined;
	/** The round that goes on from it. */
	readonly next?: { readonly round: number; readonly region: string } | undefined;
	/** Where the incident is: a round may be held further up. */
	readonly region?: string | undefined;
	readonly now: number;
}

export interface Explanation {
	/** The verdict; of an open round what it would be if it closed now. */
	readonly verdict: Verdict | null;
	/** Nothing is decided: votes are taken. */
	readonly provisional: boolean;
	/** Clauses of the one sentence that says it all. */
	readonly head: readonly Sentence[];
	readonly why: readonly Sentence[];
	readonly next: readonly Sentence[];
	/** Whether the votes give what the chain holds; `null` where there is nothing to compare. */
	readonly recounted: boolean | null;
}

/** Everything that follows from a round's votes and its outcome. */
export function explain(round: RoundRecord, context: Context): Explanation {
	const count = recount(round, heardBefore(round, context));
	const next = nextSteps(round, context);
	const { outcome } = round;
	if (outcome === null) {
		if (round.state === "Voided") {
			return { verdict: null, provisional: false, head: [sentence("head.voided")], why: [], next, recounted: null };
		}
		return { ...provisional(round, count, context), next, recounted: null };
	}
	const known = round.appealed === null || context.appealed !== undefined;
	const same = (["classesFor", "classesAgainst", "classesSplit", "groupsFor", "groupsAgainst"] as const).every(
		(each) => outcome.counts[each] === count.counts[each],
	);
	return {
		verdict: outcome.verdict,
		provisional: false,
		head: headOf(outcome.verdict, count),
		why: [...reasons(outcome.verdict, round, count, known), ...surroundings(round, context)],
		next,
		recounted: known ? same && closed(count) === outcome.verdict : same ? null : false,
	};
}

function heardBefore(round: RoundRecord, context: Context): readonly AgencyClass[] | undefined {
	return round.appealed === null ? undefined : context.appealed?.outcome?.heard;
}

/** "3 of 4 classes that were heard say so", with what stands beside it. */
function headOf(verdict: Verdict, count: Recount): Sentence[] {
	const on = { for: classesOn(count.said, "for"), against: classesOn(count.said, "against") };
	switch (verdict) {
		case "Confirmed":
		case "ConfirmedLimited":
		case "Refuted": {
			const side = verdict === "Refuted" ? "against" : "for";
			const opposite = side === "for" ? "against" : "for";
			const by = on[side];
			const share = { verdict: { verdict }, count: by.length, of: count.heard.length, classes: { classes: by } };
			const all = by.length === count.heard.length;
			const head = sentence(
				side === "for" ? (all ? "head.confirmedAll" : "head.confirmed") : all ? "head.refutedAll" : "head.refuted",
				share,
			);
			return [head, ...clause(side === "for" ? "clause.against" : "clause.for", on[opposite]), ...besides(count)];
		}
		case "Disputed":
			return [
				sentence("head.disputed", { count: count.heard.length }),
				...clause("clause.for", on.for),
				...clause("clause.against", on.against),
				...besides(count),
			];
		case "Unverifiable":
			return [
				sentence(count.heard.length > 0 ? "head.unverifiable" : "head.unheard"),
				...clause("clause.for", on.for),
				...clause("clause.against", on.against),
				...besides(count),
			];
	}
}

const clause = (key: "clause.for" | "clause.against" | "clause.split", classes: readonly AgencyClass[]): Sentence[] =>
	classes.length > 0 ? [sentence(key, { classes: { classes } })] : [];

function thinClasses(count: Recount): Thin[] {
	return count.said.filter(({ answered, side }) => answered > 0 && side === null);
}

/** Classes that are split, and classes of which too few lines took a side. */
function besides(count: Recount): Sentence[] {
	const thin = thinClasses(count);
	return [
		...clause("clause.split", classesOn(count.said, "split")),
		...(thin.length > 0 ? [sentence("clause.thin", { classes: { thin } })] : []),
	];
}

function reasons(verdict: Verdict, round: RoundRecord, count: Recount, known: boolean): Sentence[] {
	switch (verdict) {
		case "Confirmed":
		case "ConfirmedLimited":
			return carried(round, count, "for");
		case "Refuted":
			return carried(round, count, "against");
		case "Disputed":
			return disputed(round, count, known);
		case "Unverifiable":
			return unverifiable(round, count);
	}
}

function carried(round: RoundRecord, count: Recount, side: "for" | "against"): Sentence[] {
	const { counts } = count;
	const [classes, groups] =
		side === "for" ? [counts.classesFor, counts.groupsFor] : [counts.classesAgainst, counts.groupsAgainst];
	const quorum = sentence("why.quorumMet", {
		classes,
		groups,
		needClasses: round.quorum.classes,
		needGroups: round.quorum.groups,
	});
	const said = side === "for" ? "authorityConfirms" : "authorityDisputes";
	const authorities = count.said.filter((each) => each[said]).map((each) => each.class);
	if (authorities.length > 0) {
		const key = side === "for" ? "why.competentConfirms" : "why.competentDisputes";
		return [quorum, sentence(key, { classes: { classes: authorities } })];
	}
	const key = side === "for" ? "why.competentNotAgainst" : "why.competentNotFor";
	return round.competent.length > 0 ? [quorum, sentence(key, { classes: { classes: round.competent } })] : [quorum];
}

/** Why a round in which both sides have a voice has no decision. */
function disputed(round: RoundRecord, count: Recount, known: boolean): Sentence[] {
	if (count.held === "limited") return [sentence("why.limitedRefutes")];
	if (count.held === "nothingNew") return [sentence("why.nothingNew", { verdict: { verdict: count.plain ?? "Disputed" } })];
	// The formula alone gives a verdict, and the round that was appealed is not at hand: only its rule is left.
	if (!known && count.plain !== null) return [sentence("why.nothingNew", { verdict: { verdict: count.plain } })];
	const all: Sentence[] = [];
	const { counts } = count;
	const counted = counts.classesFor + counts.classesAgainst + counts.classesSplit;
	const sides = [
		["for", counts.classesFor, counts.groupsFor, "why.vetoFor", "why.twoThirdsFor"],
		["against", counts.classesAgainst, counts.groupsAgainst, "why.vetoAgainst", "why.twoThirdsAgainst"],
	] as const;
	for (const [side, classes, groups, veto, share] of sides) {
		const has = conditions(count.said, round.quorum, side);
		if (classes > 0 && has.vetoedBy.length > 0) {
			all.push(sentence(veto, { classes: { classes: has.vetoedBy } }));
		}
		if (has.classes && !has.twoThirds) all.push(sentence(share, { classes, of: counted }));
		if (classes > 0 && has.classes && !has.groups) {
			all.push(
				sentence(side === "for" ? "why.tooFewGroupsFor" : "why.tooFewGroupsAgainst", { groups, need: round.quorum.groups }),
			);
		}
	}
	if (Math.max(counts.classesFor, counts.classesAgainst) < round.quorum.classes) {
		all.push(sentence("why.noSideHasQuorum", { need: round.quorum.classes }));
	}
	return all;
}

/** Why nobody could say. */
function unverifiable(round: RoundRecord, count: Recount): Sentence[] {
	if (round.classesTally.every(({ eligibleLines }) => eligibleLines === 0)) return [sentence("why.nobodyCould")];
	if (count.said.length === 0) return [sentence("why.nobodyVoted", { voters: round.voters })];
	const votes = count.said.reduce((sum, each) => sum + each.votes, 0);
	if (count.heard.length === 0) {
		const unable = unableIn(round);
		return unable === votes ? [sentence("why.allUnable", { count: votes })] : [sentence("why.contradicted")];
	}
	const { counts } = count;
	const [classes, groups] =
		counts.classesAgainst > 0 ? [counts.classesAgainst, counts.groupsAgainst] : [counts.classesFor, counts.groupsFor];
	const all: Sentence[] = [];
	if (classes < round.quorum.classes) {
		all.push(sentence("why.tooFewClasses", { classes, need: round.quorum.classes }));
	} else if (groups < round.quorum.groups) {
		all.push(sentence("why.tooFewGroups", { groups, need: round.quorum.groups }));
	}
	const thin = thinClasses(count);
	if (thin.length > 0) all.push(sentence("why.thin", { classes: { thin } }));
	return all;
}

/** Votes that count and take no side. */
function unableIn(round: RoundRecord): number {
	return round.votes.filter(({ agency, position }) => position === "Unable" && !round.leftOut.includes(agency)).length;
}

/** What does not decide and must be known. */
function surroundings(round: RoundRecord, context: Context): Sentence[] {
	const all: Sentence[] = [];
	if (round.limited) {
		all.push(
			sentence("why.limited", {
				asked: round.asked.classes,
				askedGroups: round.asked.groups,
				classes: round.quorum.classes,
				groups: round.quorum.groups,
			}),
		);
	}
	if (context.region !== undefined && context.region !== round.region) {
		const key = round.level > 0 ? "why.escalated" : "why.raised";
		all.push(sentence(key, { region: { region: round.region }, from: { region: context.region }, level: round.level }));
	}
	const unable = unableIn(round);
	if (unable > 0) all.push(sentence("why.unable", { count: unable }));
	if (round.leftOut.length > 0) all.push(sentence("why.leftOut", { agencies: { agencies: round.leftOut } }));
	return all;
}

/** How an open round stands: for action, never final. */
function provisional(round: RoundRecord, count: Recount, context: Context): Omit<Explanation, "next" | "recounted"> {
	const { counts } = count;
	const ended = context.now >= round.deadline || round.votes.length >= round.voters;
	const head = [
		sentence(ended ? "head.counting" : "head.open", { deadline: { time: round.deadline } }),
		sentence("clause.voted", { votes: round.votes.length, voters: round.voters }),
	];
	const stands =
		count.said.length > 0
			? sentence("why.stands", {
					for: counts.classesFor,
					against: counts.classesAgainst,
					split: counts.classesSplit,
					groupsFor: counts.groupsFor,
					groupsAgainst: counts.groupsAgainst,
				})
			: sentence("why.noVoteYet");
	const would = sentence(count.carried === null ? "why.wouldNotCarry" : "why.wouldCarry", {
		verdict: { verdict: closed(count) },
	});
	const why = [stands, would];
	const answered = new Map(count.said.map((each) => [each.class, each]));
	const missing = round.classesTally.flatMap(({ class: name, eligibleLines }) => {
		const said = answered.get(name)?.answered ?? 0;
		const needed = Math.min(round.quorum.turnout, eligibleLines);
		return eligibleLines > 0 && said < Math.max(needed, 1) ? [{ class: name, answered: said, needed }] : [];
	});
	if (missing.length > 0) why.push(sentence("why.notHeard", { classes: { thin: missing } }));
	const absent = round.classesTally.filter(({ eligibleLines }) => eligibleLines === 0).map((each) => each.class);
	if (absent.length > 0) why.push(sentence("why.noneHere", { classes: { classes: absent } }));
	if (round.competent.length > 0) why.push(sentence("why.competent", { classes: { classes: round.competent } }));
	return {
		verdict: closed(count),
		provisional: true,
		head,
		why: [...why, ...surroundings(round, context)],
	};
}

function nextSteps(round: RoundRecord, context: Context): Sentence[] {
	const { next, now } = context;
	const to = next === undefined ? null : { round: next.round, region: { region: next.region } };
	switch (round.state) {
		case "Open":
			return [sentence(round.appealed !== null ? "next.openAppeal" : "next.open")];
		case "Tallied": {
			const until = round.challengeUntil;
			if (until === null) return [];
			return [sentence(now < until ? "next.appealable" : "next.finalising", { until: { time: until } })];
		}
		case "Final":
			return [sentence("next.final")];
		case "Escalated":
			return [to === null ? sentence("next.escalated") : sentence("next.escalatedTo", to)];
		case "Appealed":
			return [to === null ? sentence("next.appealed") : sentence("next.appealedTo", to)];
		case "Voided":
			return [sentence(round.outcome === null ? "next.voided" : "next.settled")];
	}
}
