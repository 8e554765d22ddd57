/** The register and the validator set. */

import type { Account, AgencyClass, Figure, Moment, Proposal, RegionCode, Role } from "./common.ts";

export const AGENCY_STATUSES = ["Active", "Suspended", "Retired"] as const;
export type AgencyStatus = (typeof AGENCY_STATUSES)[number];
export type SuspensionReason = "Administrative" | "KeyCompromise" | "Investigation";
export const OFFICER_STATUSES = ["Active", "Suspended", "Revoked", "Compromised", "Rotated"] as const;
export type OfficerStatus = (typeof OFFICER_STATUSES)[number];

export interface Suspension {
	readonly since: number;
	readonly reason: SuspensionReason;
	/** The first word for a reinstatement. */
	readonly proposal: Proposal | null;
}

export interface AgencyRecord {
	readonly kind: "agency";
	readonly class: AgencyClass;
	readonly name: string;
	readonly jurisdiction: RegionCode;
	/** Who admitted it; `null` for the council. */
	readonly parent: number | null;
	readonly lineRoot: number;
	readonly depth: number;
	readonly roles: readonly Role[];
	readonly status: AgencyStatus;
	readonly registeredAt: number;
	readonly eligibleSince: number;
	readonly children: number;
	readonly officers: number;
	readonly suspension: Suspension | null;
}

export interface OfficerRecord {
	readonly kind: "officer";
	readonly agency: number;
	readonly roles: readonly Role[];
	readonly status: OfficerStatus;
	/** The key it goes on with, if it is rotated. */
	readonly successor: Account | null;
	/** Last moment of its term. One without an end is beyond what a `Date` holds. */
	readonly validUntil: Moment;
	readonly enrolledAt: number;
	readonly suspension: Suspension | null;
}

export const STANDINGS = ["Active", "Standby", "Leaving"] as const;
export type ValidatorStanding = (typeof STANDINGS)[number];
export type StandbyReason = "Admitted" | "Voluntary" | "Liveness" | "Offence" | "Forced";

export interface Endpoint {
	readonly peer: string;
	readonly addresses: readonly string[];
}

export interface ValidatorRecord {
	readonly kind: "validator";
	readonly agency: number;
	readonly standing: ValidatorStanding;
	readonly reason: StandbyReason | null;
	readonly leavingSince: number | null;
	readonly strikes: number;
	readonly offence: number | null;
	readonly endpoint: Endpoint | null;
}

/** A row of `muster_validators`, which asks the state: no subject, no block. */
export interface Validator {
	readonly account: Account;
	readonly agency: number;
	readonly standing: ValidatorStanding;
	readonly strikes: number;
	readonly offence: number | null;
	readonly endpoint: Endpoint | null;
}

/** Amounts in the four dimensions of an allowance; weight and bytes may be owed, and are negative then. */
export interface Allowance {
	readonly weight: Figure;
	readonly bytes: Figure;
	/** LIFE calls, in thousandths. */
	readonly urgent: Figure;
	/** SECURITY calls, in thousandths. */
	readonly security: Figure;
}

export interface AllowancePolicy {
	readonly burst: Allowance;
	/** What comes back with each block. */
	readonly refill: Allowance;
}

/** The answer of `muster_quota`. */
export interface Quota {
	readonly tier: "Nation" | "Province" | "Prefecture" | "County";
	readonly left: Allowance;
	readonly policy: AllowancePolicy;
	readonly officerPolicy: AllowancePolicy;
	/** `left` is `null` of one that may not act now. */
	readonly officers: readonly { readonly officer: Account; readonly left: Allowance | null }[];
}
