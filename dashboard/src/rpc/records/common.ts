/** What records are made of: names that the chain numbers, and what several kinds share. From runtime/api and primitives. */

export const CAP_STATUSES = ["Actual", "Exercise", "System", "Test", "Draft"] as const;
export type CapStatus = (typeof CAP_STATUSES)[number];

export const CATEGORIES = [
	"Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other",
] as const;
export type Category = (typeof CATEGORIES)[number];

export const URGENCIES = ["Immediate", "Expected", "Future", "Past", "Unknown"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The gravest first. */
export const SEVERITIES = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CERTAINTIES = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const RESPONSE_LEVELS = ["I", "II", "III", "IV"] as const;
export type ResponseLevel = (typeof RESPONSE_LEVELS)[number];

export const AGENCY_CLASSES = [
	"HealthAdministration", "Hospital", "DiseaseControl", "EmergencyManagement", "PublicSafety", "Customs",
	"Meteorology", "Seismology", "DrugSupervision", "Charity", "Education", "LocalGovernment", "Manufacturer",
	"Logistics", "Other",
] as const;
export type AgencyClass = (typeof AGENCY_CLASSES)[number];

export const ROLES = [
	"Report", "Triage", "Vote", "Observe", "Request", "Approve", "Supply", "Receive", "Admit", "Manage", "Validate",
	"Declare", "Carry",
] as const;
export type Role = (typeof ROLES)[number];

export const PRIORITIES = ["stat", "asap", "urgent", "routine"] as const;
/** By the codes of FHIR `request-priority`, the most pressing first. */
export type Priority = (typeof PRIORITIES)[number];

export const DISCREPANCIES = [
	"Short", "Damaged", "Expired", "WrongItem", "WrongLot", "ColdChainBreak", "NotOrdered", "Excess", "Counterfeit",
	"Lost", "CustomsSeized", "Other",
] as const;
export type Discrepancy = (typeof DISCREPANCIES)[number];

export type DigestAlgorithm = "Sha256" | "Blake2b256";

export const MEDIA_TYPES = [
	"OctetStream", "PlainText", "Pdf", "Json", "CapXml", "Xml", "FhirJson", "Csv", "Jpeg", "Png",
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const POSITIONS = ["Confirm", "Dispute", "Unable"] as const;
export type Position = (typeof POSITIONS)[number];

export const VERDICTS = ["Confirmed", "ConfirmedLimited", "Refuted", "Disputed", "Unverifiable"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Milliseconds since 1970. */
export type Moment = number;
/** A region: six digits. */
export type RegionCode = string;
/** A quantity as digits: it may be greater than what a number holds. Add up with `BigInt`. */
export type Amount = string;
/** A figure as digits, with a minus sign where it is negative. */
export type Figure = string;
/** SS58 with prefix 42. */
export type Account = string;
export type Hex = string;

/** A body kept off the chain, and how to know it. */
export interface Content {
	readonly algorithm: DigestAlgorithm;
	readonly digest: Hex;
	readonly size: number;
	readonly mediaType: MediaType;
}

/** The first of two words, which waits for the second. It may be void by now. */
export interface Proposal {
	readonly proposer: Account;
	readonly since: number;
	readonly expires: Moment;
}

export interface Names {
	readonly zh: string;
	readonly en: string;
}

export interface Quorum {
	readonly classes: number;
	readonly groups: number;
	readonly turnout: number;
}

export const TIMERS = ["Report", "Triage", "Verify", "Detect", "Notify", "Respond"] as const;
export type Timer = (typeof TIMERS)[number];

export interface Missed {
	readonly timer: Timer;
	readonly count: number;
}
