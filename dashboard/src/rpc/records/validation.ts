/** Rounds and reliability. */

import type {
	Account, AgencyClass, CapStatus, Category, Content, Hex, Missed, Moment, Position, Quorum, RegionCode, Verdict,
} from "./common.ts";

export const ROUND_STATES = ["Open", "Tallied", "Final", "Escalated", "Voided", "Appealed"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const VOTE_REASONS = [
	"OwnObservation", "FiguresAgree", "FiguresDiffer", "SiteVisit", "Laboratory", "NoInformation", "OutOfCompetence",
	"Other",
] as const;
export type VoteReason = (typeof VOTE_REASONS)[number];

/** Admiralty scale. F says that it cannot be judged, not that it is worse than E. */
export type Letter = "A" | "B" | "C" | "D" | "E" | "F";

/** What a round is about. */
export type Matter =
	| { readonly of: "incident"; readonly incident: number; readonly revision: number }
	| { readonly of: "need"; readonly request: number; readonly line: number }
	| { readonly of: "delivery"; readonly shipment: number };

/** The subject that a round is about. */
export function subjectOf(matter: Matter): string {
	switch (matter.of) {
		case "incident":
			return `incident/${matter.incident}`;
		case "need":
			return `request/${matter.request}`;
		case "delivery":
			return `shipment/${matter.shipment}`;
	}
}

export interface Vote {
	readonly agency: number;
	readonly officer: Account;
	readonly class: AgencyClass;
	readonly group: number;
	readonly position: Position;
	/** Thousandths. */
	readonly weight: number;
	readonly reason: VoteReason;
	readonly evidence: Content | null;
	readonly castAt: number;
}

/** How the agencies of one class have voted. */
export interface ClassTally {
	readonly class: AgencyClass;
	readonly eligibleLines: number;
	readonly confirm: number;
	readonly dispute: number;
	readonly unable: number;
}

export interface Outcome {
	readonly verdict: Verdict;
	readonly counts: {
		readonly classesFor: number;
		readonly classesAgainst: number;
		readonly classesSplit: number;
		readonly groupsFor: number;
		readonly groupsAgainst: number;
	};
	readonly carriedBy: readonly AgencyClass[];
	readonly firm: readonly AgencyClass[];
	readonly heard: readonly AgencyClass[];
}

export interface RoundRecord {
	readonly kind: "round";
	readonly matter: Matter;
	readonly content: Hex;
	readonly region: RegionCode;
	readonly reporter: number;
	readonly reporterLine: number;
	readonly category: Category;
	readonly classes: readonly AgencyClass[];
	readonly competent: readonly AgencyClass[];
	readonly asked: Quorum;
	readonly quorum: Quorum;
	readonly limited: boolean;
	readonly status: CapStatus;
	readonly voters: number;
	readonly level: number;
	readonly escalated: number | null;
	readonly appealed: number | null;
	readonly openedAt: number;
	readonly opened: Moment;
	readonly deadline: Moment;
	readonly state: RoundState;
	readonly outcome: Outcome | null;
	readonly challenge: number;
	readonly challengeUntil: Moment | null;
	readonly classesTally: readonly ClassTally[];
	readonly votes: readonly Vote[];
	readonly leftOut: readonly number[];
}

export interface CategoryReliability {
	readonly category: Category;
	/** Thousandths of an event. */
	readonly right: number;
	readonly wrong: number;
	readonly events: number;
	readonly epoch: number;
	readonly letter: Letter;
	readonly ppm: number;
	readonly weight: number;
}

export interface ReliabilityRecord {
	readonly kind: "reliability";
	readonly categories: readonly CategoryReliability[];
	readonly missed: readonly Missed[];
	readonly missedReveals: number;
}
