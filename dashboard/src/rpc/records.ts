/**
 * What `muster_*` answers, as types. From docs/rpc.md and `runtime/api/src/records` (serde, camelCase): when a record there
 * changes, change it here. Lists of names (`VERIFICATIONS`, `SEVERITIES` …) are in the order in which pages show them;
 * what people call them is in `src/i18n/terms.ts`.
 */

import type { AgencyRecord, OfficerRecord, ValidatorRecord } from "./records/agencies.ts";
import type { Account, CapStatus, Hex, Moment, Priority, RegionCode, Severity } from "./records/common.ts";
import type {
	EventTypeRecord, IncidentRecord, Management, RegionRecord, ResponseLevelRecord, Verification,
} from "./records/incidents.ts";
import type { CellRecord, DerivationRecord, MetricRecord, ObservationRecord } from "./records/observations.ts";
import type {
	CommitmentRecord, LineState, OfferRecord, ProductRecord, RequestRecord, ReservationRecord, ReturnRecord,
	ShipmentRecord,
} from "./records/resources.ts";
import type { ReliabilityRecord, RoundRecord } from "./records/validation.ts";

export * from "./records/agencies.ts";
export * from "./records/common.ts";
export * from "./records/incidents.ts";
export * from "./records/observations.ts";
export * from "./records/resources.ts";
export * from "./records/validation.ts";

/** The record of each kind of subject. */
export interface Records {
	readonly agency: AgencyRecord;
	readonly officer: OfficerRecord;
	readonly validator: ValidatorRecord;
	readonly eventType: EventTypeRecord;
	readonly incident: IncidentRecord;
	readonly responseLevel: ResponseLevelRecord;
	readonly region: RegionRecord;
	readonly round: RoundRecord;
	readonly reliability: ReliabilityRecord;
	readonly metric: MetricRecord;
	readonly observation: ObservationRecord;
	readonly cell: CellRecord;
	readonly derivation: DerivationRecord;
	readonly product: ProductRecord;
	readonly request: RequestRecord;
	readonly offer: OfferRecord;
	readonly commitment: CommitmentRecord;
	readonly shipment: ShipmentRecord;
	readonly return: ReturnRecord;
	readonly reservation: ReservationRecord;
}

/** What a subject is: how its text begins. */
export type Kind = keyof Records;

export const KINDS = [
	"agency", "officer", "validator", "eventType", "incident", "responseLevel", "region", "round", "reliability",
	"metric", "observation", "cell", "derivation", "product", "request", "offer", "commitment", "shipment", "return",
	"reservation",
] as const satisfies readonly Kind[];

export interface BlockRef {
	readonly number: number;
	readonly hash: Hex;
}

/** `muster_status`. */
export interface NodeStatus {
	readonly genesisHash: Hex;
	readonly specVersion: number;
	readonly best: BlockRef;
	readonly finalized: BlockRef;
	/** `null`: this node has none. */
	readonly index: {
		readonly firstBlock: number | null;
		readonly best: BlockRef | null;
		readonly finalized: BlockRef | null;
	} | null;
}

/** A record, and the block that changed it last. */
export interface Row<R> {
	readonly subject: string;
	readonly block: number;
	readonly final: boolean;
	readonly record: R;
}

/** Numbers by name. What is not named is none. */
export type Counts<K extends string> = Readonly<Partial<Record<K, number>>>;

/** Incidents of one CAP status in a region, with every region inside it. */
export interface IncidentCounts {
	readonly status: CapStatus;
	readonly total: number;
	/** By number of the event type. */
	readonly eventType: Readonly<Record<string, number>>;
	readonly severity: Counts<Severity>;
	readonly verification: Counts<Verification>;
	readonly management: Counts<Management>;
}

/** Lines of one product, priority, state and CAP status. */
export interface Need {
	readonly product: number;
	readonly priority: Priority;
	readonly state: LineState;
	readonly status: CapStatus;
	readonly lines: number;
	/** Of how many lines nobody knows how much is asked: not in `quantity`. */
	readonly unknown: number;
	readonly quantity: string;
	readonly outstanding: string;
	readonly oldest: Moment;
}

/** `muster_situation`; a list of these is `muster_situations`. */
export interface Situation {
	readonly region: RegionCode;
	readonly incidents: readonly IncidentCounts[];
	/** `null` of a moment that is past: asked with `at`. */
	readonly needs: readonly Need[] | null;
}

/** `muster_history`. */
export interface History {
	readonly from: Moment | null;
	readonly until: Moment | null;
	readonly moments: readonly {
		readonly at: Moment;
		readonly verification: Counts<Verification>;
		readonly severity: Counts<Severity>;
	}[];
}

/** That somebody did something. */
export interface Act {
	/** Pallet and event, as `incidents.filed`. */
	readonly name: string;
	readonly event: number;
	readonly extrinsic: number | null;
	readonly extrinsicHash: Hex | null;
	readonly agency: number | null;
	readonly officer: Account | null;
	/** When it happened, as whoever signed says. */
	readonly claimed: Moment | null;
	/** Of EDXL-RM. */
	readonly message: string | null;
	readonly subjects: readonly string[];
}

/** A row of `muster_audit`: an act with the block that proves it. */
export interface ProvedAct extends Act {
	readonly block: BlockRef;
	readonly proved: Moment;
	readonly final: boolean;
}

/** A notification of `muster_subscribeChanges`. */
export interface ChangeNote {
	readonly block: BlockRef;
	readonly status: "best" | "final" | "retracted";
	readonly time: Moment | null;
	readonly acts: readonly Act[];
}

/** `muster_recordProof`. */
export interface RecordProof {
	readonly version: number;
	readonly subject: string;
	readonly genesisHash: Hex;
	readonly setId: number;
	readonly header: Hex;
	readonly justification: Hex;
	readonly nodes: readonly Hex[];
	readonly items: readonly { readonly key: Hex; readonly value: Hex | null }[];
	readonly record: unknown;
}

/** `muster_checkpoint`. */
export interface AuthorityCheckpoint {
	readonly genesisHash: Hex;
	readonly setId: number;
	readonly authorities: readonly { readonly id: Hex; readonly weight: number }[];
}

/** `muster_exportCap`. */
export interface CapExport {
	readonly identifier: string;
	readonly xml: string;
}
