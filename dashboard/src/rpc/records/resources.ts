/** Products, requests, offers, promises, goods on their way and back. */

import type {
	Account, Amount, CapStatus, Discrepancy, Hex, Moment, Priority, RegionCode, Verdict,
} from "./common.ts";

/** In the order a line goes through them, then how it ends otherwise. */
export const LINE_STATES = [
	"Draft", "Submitted", "UnderVerification", "Open", "PartlyCommitted", "FullyCommitted", "InFulfilment",
	"PartlyFulfilled", "Fulfilled", "Closed", "Rejected", "Cancelled", "Expired",
] as const;
export type LineState = (typeof LINE_STATES)[number];
export type Verified = "NotAsked" | "Waiting" | "Confirmed" | "Refuted" | "Unclear";
export const OFFER_STATES = ["Published", "Withdrawn", "Expired"] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const RESERVATION_STATES = ["Waiting", "Provisional", "Accepted", "Declined", "Dropped", "Lapsed"] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];
export type ResponseReason = "Stock" | "Date" | "Transport" | "Authorisation" | "InUse" | "Other";

export const SHIPMENT_STATES = [
	"Preparing", "InTransit", "HeldAtCustoms", "Arrived", "Received", "ReceivedWithDiscrepancy", "Reconciled",
	"InDispute", "Lost", "Returning", "Returned", "Cancelled",
] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];
export type ExpiredReason = "Extended" | "Training" | "NothingElse";
export type CheckpointKind = "Passed" | "Held" | "Cleared";
export type ReturnPart = "Unopened" | "Refused" | "Loan";
export type ReturnState = "Returning" | "Returned";

export interface ProductRecord {
	readonly kind: "product";
	readonly code: string;
	/** UCUM; every quantity of the product is in it. */
	readonly unit: string;
	readonly standard: string;
	readonly gtin: string | null;
	readonly atc: string | null;
	readonly unitsPerPack: number;
	readonly controlled: boolean;
	readonly maxPerLine: Amount;
	/** May be empty. */
	readonly nameZh: string;
	readonly nameEn: string;
	readonly verifyAbove: Amount | null;
	readonly retired: boolean;
}

/** A line of a request. */
export interface Line {
	readonly line: number;
	readonly product: number;
	readonly state: LineState;
	readonly fhirStatus: "draft" | "active" | "completed" | "cancelled";
	/** `null` is "needed, amount not known". */
	readonly requested: Amount | null;
	readonly approved: Amount;
	readonly committed: Amount;
	readonly outstanding: Amount;
	/** `null` if nobody knows how much is asked. */
	readonly unmet: Amount | null;
	readonly dispatched: Amount;
	readonly inTransit: Amount;
	readonly accepted: Amount;
	readonly rejected: Amount;
	readonly lost: Amount;
	readonly returned: Amount;
	readonly released: Amount;
	readonly givenBack: Amount;
	readonly daysOfStock: number | null;
	readonly substitutesAllowed: boolean;
	readonly substitutes: readonly number[];
	readonly verified: Verified;
	readonly verification: {
		readonly round: number;
		readonly quantity: Amount;
		readonly agency: number;
		readonly officer: Account;
		readonly verdict: Verdict | null;
		readonly opened: boolean;
		readonly rejected: boolean;
	} | null;
}

export interface RequestRecord {
	readonly kind: "request";
	readonly agency: number;
	readonly officer: Account;
	readonly incident: number | null;
	readonly region: RegionCode;
	readonly priority: Priority;
	readonly needBy: Moment | null;
	readonly status: CapStatus;
	readonly submittedAt: Moment;
	readonly due: Moment | null;
	readonly lines: readonly Line[];
}

export interface OfferRecord {
	readonly kind: "offer";
	readonly supplier: number;
	readonly officer: Account;
	readonly product: number;
	readonly quantity: Amount;
	readonly reserved: Amount;
	readonly taken: Amount;
	readonly free: Amount;
	readonly region: RegionCode;
	readonly status: CapStatus;
	/** How long it is lent, in milliseconds; `null` if it is given. */
	readonly loan: number | null;
	readonly inReply: { readonly request: number; readonly line: number } | null;
	readonly expires: Moment;
	readonly vouched: boolean;
	readonly state: OfferState;
	readonly publishedAt: Moment;
}

export interface ReservationRecord {
	readonly kind: "reservation";
	readonly offer: number;
	readonly request: number;
	readonly line: number;
	readonly agency: number;
	readonly officer: Account;
	readonly quantity: Amount;
	readonly expires: Moment;
	readonly state: ReservationState;
	readonly reason: ResponseReason | null;
	readonly commitment: number | null;
}

export interface CommitmentRecord {
	readonly kind: "commitment";
	readonly request: number;
	readonly line: number;
	readonly agency: number;
	readonly officer: Account;
	readonly product: number;
	readonly quantity: Amount;
	readonly prepared: Amount;
	readonly dispatched: Amount;
	readonly released: Amount;
	readonly offer: number | null;
	readonly loan: number | null;
}

export interface Lot {
	readonly code: string;
	readonly quantity: Amount;
	readonly expires: Moment | null;
	readonly reason: ExpiredReason | null;
}

export interface Checkpoint {
	readonly kind: CheckpointKind;
	/** Exactly one of the two. */
	readonly place: { readonly unLocode: string | null; readonly region: RegionCode | null };
	readonly event: Hex;
	readonly occurredAt: Moment;
	/** `null` if it was not measured. */
	readonly coldChain: boolean | null;
	readonly agency: number;
	readonly officer: Account;
	readonly toldAt: Moment;
}

export interface Receipt {
	readonly accepted: Amount;
	readonly rejected: Amount;
	readonly short: Amount;
	readonly excess: Amount;
	readonly rejectedReason: Discrepancy | null;
	readonly shortReason: Discrepancy | null;
	readonly excessReason: Discrepancy | null;
	readonly expiredReason: ExpiredReason | null;
	readonly officer: Account;
	readonly receivedAt: Moment;
}

export interface ShipmentRecord {
	readonly kind: "shipment";
	readonly commitment: number;
	readonly request: number;
	readonly line: number;
	readonly supplier: number;
	readonly receiver: number;
	readonly region: RegionCode;
	readonly status: CapStatus;
	readonly carrier: number | null;
	readonly product: number;
	readonly quantity: Amount;
	readonly state: ShipmentState;
	readonly fhirStatus: "in-progress" | "completed" | "abandoned";
	readonly dispatchedAt: Moment;
	readonly eta: Moment | null;
	readonly overdue: boolean;
	readonly units: Readonly<
		Record<"inTransit" | "accepted" | "rejected" | "lost" | "returned" | "givenBack", Amount>
	>;
	readonly lots: readonly Lot[];
	readonly checkpoints: readonly Checkpoint[];
	readonly receipt: Receipt | null;
	readonly loan: {
		readonly term: number;
		readonly due: Moment | null;
		readonly back: Amount;
		readonly extension: Moment | null;
		readonly recall: Moment | null;
		readonly overdue: boolean;
	} | null;
	readonly refusedBack: Amount;
	readonly loss: {
		readonly agency: number;
		readonly quantity: Amount;
		readonly reason: Discrepancy;
		readonly until: Moment;
	} | null;
	readonly hearing: {
		readonly round: number;
		readonly verdict: Verdict | null;
		readonly until: Moment | null;
	} | null;
}

export interface ReturnRecord {
	readonly kind: "return";
	readonly shipment: number;
	readonly part: ReturnPart;
	readonly quantity: Amount;
	readonly state: ReturnState;
	readonly sentAt: Moment;
	readonly arrived: Amount | null;
}
