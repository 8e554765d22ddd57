/** Incidents, event types and response levels. */

import type {
	Account, AgencyClass, CapStatus, Category, Certainty, Content, Missed, Moment, Names, Proposal, Quorum, RegionCode,
	ResponseLevel, Severity, Timer, Urgency, Verdict,
} from "./common.ts";

/** Confirmed first, then what may become so, then what is over without being so. */
export const VERIFICATIONS = [
	"Confirmed", "ConfirmedLimited", "UnderVerification", "Reported", "Disputed", "Unverifiable", "Refuted",
	"Discarded", "Merged", "Expired",
] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const MANAGEMENTS = ["Pending", "Ongoing", "Contained", "Closed"] as const;
export type Management = (typeof MANAGEMENTS)[number];

export const DISCARD_REASONS = ["NotAnEvent", "OutOfScope", "Spam", "Stale"] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** A message from outside that facts were taken from, as CAP names it. */
export interface ExternalAlert {
	readonly sender: string;
	readonly identifier: string;
	readonly sent: Moment;
	/** Minutes that the local time of `sent` is ahead of UTC. */
	readonly sentOffset: number;
}

/** Answers to IHR (2005) Annex 2; `null` is not known. */
export interface Ihr {
	readonly seriousImpact: boolean | null;
	readonly unusual: boolean | null;
	readonly internationalSpread: boolean | null;
	readonly tradeRestrictions: boolean | null;
}

/** Millionths of a degree (WGS 84). */
export interface GeoPoint {
	readonly latitude: number;
	readonly longitude: number;
}

/** What an officer stated of an event, and when. A revision is another report. */
export interface Report {
	readonly revision: number;
	readonly agency: number;
	readonly officer: Account;
	readonly filedAt: Moment;
	readonly block: number;
	readonly categories: readonly Category[];
	readonly urgency: Urgency;
	readonly severity: Severity;
	readonly regions: readonly RegionCode[];
	readonly point: GeoPoint | null;
	readonly onset: Moment | null;
	readonly observedAt: Moment;
	readonly utcOffset: number;
	readonly headline: string;
	readonly content: Content;
	readonly ihr: Ihr;
	readonly external: ExternalAlert | null;
}

export interface IncidentRecord {
	readonly kind: "incident";
	readonly eventType: number;
	readonly status: CapStatus;
	readonly reporter: number;
	/** The narrowest region that contains all regions of the last report. */
	readonly region: RegionCode;
	readonly severity: Severity;
	readonly certainty: Certainty;
	readonly verification: Verification;
	readonly verdict: Verdict | null;
	/** Whether a competent authority vouches for the facts until the verdict. */
	readonly provisional: boolean;
	readonly previous: Verdict | null;
	readonly management: Management;
	readonly lead: number | null;
	readonly revision: number;
	/** The open round. */
	readonly round: number | null;
	/** The round whose verdict stands. */
	readonly judged: number | null;
	readonly filedAt: Moment;
	readonly reportDue: Moment;
	readonly verifyDue: Moment | null;
	readonly expires: Moment | null;
	readonly mergedInto: number | null;
	readonly absorbed: number;
	/** 7-1-7. */
	readonly stamps: {
		readonly emerged: Moment | null;
		readonly detected: Moment;
		readonly notified: Moment;
		readonly responded: Moment | null;
	};
	/** Whether it is notifiable to WHO. */
	readonly notify: boolean;
	/** When the timers that run are due. */
	readonly running: { readonly triage: Moment | null; readonly verify: Moment | null; readonly respond: Moment | null };
	readonly missed: readonly Timer[];
	/** By revision: the last one is what is said now. */
	readonly reports: readonly Report[];
	readonly discard: { readonly agency: number; readonly officer: Account; readonly reason: DiscardReason } | null;
	readonly closure: {
		readonly agency: number;
		readonly officer: Account;
		readonly report: Content;
		readonly at: Moment;
	} | null;
	readonly mergeProposal: {
		readonly target: number;
		readonly revision: number;
		readonly targetRevision: number;
		readonly agency: number;
		readonly officer: Account;
		readonly expires: Moment;
	} | null;
	readonly alert: {
		readonly content: Content;
		readonly raisedAt: Moment;
		readonly expires: Moment;
		readonly proposedBy: Account;
		readonly confirmedBy: Account;
	} | null;
	readonly alertProposal: {
		readonly proposal: Proposal;
		/** `null` if it is the all-clear that is proposed. */
		readonly alertUntil: Moment | null;
		readonly content: Content;
	} | null;
}

/** What a response level changes. */
export interface LevelEffect {
	readonly urgentPercent: number;
	readonly reportPercent: number;
	readonly verifyPercent: number;
	readonly atLeast: Severity | null;
}

export interface EventTypeRecord {
	readonly kind: "eventType";
	readonly code: string;
	readonly names: Names;
	readonly categories: readonly Category[];
	readonly competent: readonly AgencyClass[];
	readonly voters: readonly AgencyClass[];
	readonly quorums: Readonly<Record<"extreme" | "severe" | "moderate" | "minor" | "unknown", Quorum>>;
	/** Milliseconds. */
	readonly timers: Readonly<
		Record<
			| "reportWithin" | "verifyWithin" | "challengeWithin" | "detectWithin" | "notifyWithin" | "respondWithin"
			| "expireWithin",
			number
		>
	>;
	readonly levels: Readonly<Record<"i" | "ii" | "iii" | "iv", LevelEffect>>;
	readonly sealing: Sealing | null;
	readonly active: boolean;
}

/** How long values under seal are taken, and then revealed, in milliseconds. */
export interface Sealing {
	readonly commitWithin: number;
	readonly revealWithin: number;
}

export interface ResponseLevelRecord {
	readonly kind: "responseLevel";
	readonly declared: {
		readonly level: ResponseLevel;
		readonly legalBasis: string;
		readonly by: number;
		readonly since: Moment;
		readonly effect: LevelEffect;
	} | null;
	readonly settings: number;
	readonly last: {
		readonly level: ResponseLevel | null;
		readonly legalBasis: string;
		readonly agency: number;
		readonly officer: Account;
		readonly at: Moment;
	} | null;
}

export interface RegionRecord {
	readonly kind: "region";
	readonly urgentPercent: number | null;
	readonly missed: readonly Missed[];
}
