/** Rounds, incidents and acts for tests: whole records, of which a test says what matters to it. */

import type {
	AgencyClass, IncidentRecord, Position, ProvedAct, Quorum, Report, RoundRecord, Vote,
} from "../../rpc/records.ts";
import type { Speaker } from "./sentence.ts";
import { closed, classesOn, recount } from "./tally.ts";
import { AREAS, i18n, type Lang } from "../../i18n/index.ts";

const HASH = `0x${"ab".repeat(32)}` as const;
const OFFICER = "5CDvHBym6RLoxTdX9MS1acpaDbNxaFagqM5LpBiFGjWT6o1n";
export const CONTENT = { algorithm: "Sha256", digest: HASH, size: 1_024, mediaType: "OctetStream" } as const;

/** A vote: class, position, and line if it is not one of its own. */
export type Say = readonly [AgencyClass, Position, number?];

export function votes(said: readonly Say[]): Vote[] {
	return said.map(([of, position, group], at) => ({
		agency: 100 + at,
		officer: OFFICER,
		class: of,
		group: group ?? 100 + at,
		position,
		weight: 1_000,
		reason: "OwnObservation",
		evidence: position === "Dispute" ? CONTENT : null,
		castAt: 10 + at,
	}));
}

/** An open round in which each class that is named has so many eligible lines. */
export function openRound(eligible: Partial<Record<AgencyClass, number>>, said: readonly Say[], quorum: Quorum): RoundRecord {
	const cast = votes(said);
	const classes = Object.keys(eligible) as AgencyClass[];
	const by = (of: AgencyClass, position: Position) => cast.filter((vote) => vote.class === of && vote.position === position).length;
	return {
		kind: "round",
		matter: { of: "incident", incident: 12, revision: 1 },
		content: HASH,
		region: "420106",
		reporter: 7,
		reporterLine: 7,
		category: "Health",
		classes,
		competent: [],
		asked: quorum,
		quorum,
		limited: false,
		status: "Actual",
		voters: Object.values(eligible).reduce((sum, lines) => sum + lines, 0),
		level: 0,
		escalated: null,
		appealed: null,
		openedAt: 5,
		opened: 1_000,
		deadline: 2_000,
		state: "Open",
		outcome: null,
		challenge: 1_000,
		challengeUntil: null,
		classesTally: classes.map((of) => ({
			class: of,
			eligibleLines: Math.min(eligible[of] ?? 0, quorum.turnout),
			confirm: by(of, "Confirm"),
			dispute: by(of, "Dispute"),
			unable: by(of, "Unable"),
		})),
		votes: cast,
		leftOut: [],
	};
}

/** The round as it is once it was counted, as `closing.rs` does it. */
export function counted(round: RoundRecord, appealed?: RoundRecord): RoundRecord {
	const count = recount(round, round.appealed === null ? undefined : appealed?.outcome?.heard);
	const verdict = closed(count);
	const side = verdict === "Refuted" ? "against" : "for";
	const decided = verdict !== "Disputed" && verdict !== "Unverifiable";
	return {
		...round,
		state: decided || round.region === "000000" ? "Tallied" : "Escalated",
		challengeUntil: decided || round.region === "000000" ? 3_000 : null,
		outcome: {
			verdict,
			counts: count.counts,
			carriedBy: decided ? classesOn(count.said, side) : [],
			firm: [],
			heard: count.heard,
		},
	};
}

export function report(revision: number, change: Partial<Report> = {}): Report {
	return {
		revision,
		agency: 7,
		officer: OFFICER,
		filedAt: revision * 1_000,
		block: revision * 10,
		categories: ["Health"],
		urgency: "Immediate",
		severity: "Severe",
		regions: ["420106"],
		point: null,
		onset: null,
		observedAt: 500,
		utcOffset: 480,
		headline: `Report ${revision}`,
		content: CONTENT,
		ihr: { seriousImpact: null, unusual: null, internationalSpread: null, tradeRestrictions: null },
		external: null,
		...change,
	};
}

export function incident(change: Partial<IncidentRecord> = {}): IncidentRecord {
	return {
		kind: "incident",
		eventType: 1,
		status: "Actual",
		reporter: 7,
		region: "420106",
		severity: "Severe",
		certainty: "Possible",
		verification: "Reported",
		verdict: null,
		provisional: false,
		previous: null,
		management: "Pending",
		lead: null,
		revision: 1,
		round: null,
		judged: null,
		filedAt: 1_000,
		reportDue: 7_200_500,
		verifyDue: null,
		expires: null,
		mergedInto: null,
		absorbed: 0,
		stamps: { emerged: null, detected: 500, notified: 1_000, responded: null },
		notify: false,
		running: { triage: null, verify: null, respond: null },
		missed: [],
		reports: [report(1)],
		discard: null,
		closure: null,
		mergeProposal: null,
		alert: null,
		alertProposal: null,
		...change,
	};
}

export function act(block: number, event: number, name: string, subjects: readonly string[], agency: number | null = 7): ProvedAct {
	return {
		name,
		event,
		extrinsic: 0,
		extrinsicHash: HASH,
		agency,
		officer: agency === null ? null : OFFICER,
		claimed: null,
		message: null,
		subjects,
		block: { number: block, hash: `0x${block.toString(16).padStart(64, "0")}` },
		proved: block * 100,
		final: true,
	};
}

/** Somebody who speaks a language, with plain names and times. */
export function speaker(lang: Lang): Speaker {
	const t = i18n.getFixedT(lang);
	const terms = AREAS.terms[lang];
	return {
		words: (key, values) => String(t(key, { ...values, ns: "incident" })),
		className: (of) => (lang === "en" ? terms[`class.${of}`].toLowerCase() : terms[`class.${of}`]),
		verdict: (of) => terms[`verification.${of}`],
		agency: (id) => `#${id}`,
		region: (code) => code,
		time: (at) => `T${at}`,
	};
}
