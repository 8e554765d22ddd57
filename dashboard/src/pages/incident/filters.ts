/** The filter of the list of incidents, as the address has it and as the node is asked. */

import {
	CAP_STATUSES, CATEGORIES, MANAGEMENTS, SEVERITIES, URGENCIES, VERIFICATIONS, type CapStatus, type Category,
	type Management, type Severity, type Urgency, type Verification,
} from "../../rpc/records.ts";

export interface IncidentFilter {
	readonly region?: string;
	readonly category?: Category;
	readonly severity?: Severity;
	readonly urgency?: Urgency;
	readonly verification?: Verification;
	readonly management?: Management;
	/** CAP status: one at a time, drills are never among what is real. */
	readonly status: CapStatus;
	readonly eventType?: number;
	readonly agency?: number;
	readonly text?: string;
	/** Milliseconds since 1970; `until` is not in the range. */
	readonly from?: number;
	readonly until?: number;
	readonly order: Order;
}

export const ORDERS = ["newest", "oldest"] as const;
export type Order = (typeof ORDERS)[number];

/** Bytes of a text that the node looks for. */
export const MAX_TEXT_BYTES = 160;

export const EVERYTHING: IncidentFilter = { status: "Actual", order: "newest" };

const one = <T extends string>(of: readonly T[], text: string | null): T | undefined => of.find((each) => each === text);

/** A whole number of at most `most`; nothing else is one. */
function whole(text: string | null, most: number): number | undefined {
	if (text === null || !/^\d{1,16}$/.test(text)) return undefined;
	const number = Number(text);
	return number <= most ? number : undefined;
}

/** A text that the node takes: without control characters, and cut to what it takes. */
export function searchable(text: string | null): string | undefined {
	const clean = (text ?? "").replace(/[\p{Cc}]/gu, " ").trim();
	let cut = clean;
	while (new TextEncoder().encode(cut).length > MAX_TEXT_BYTES) cut = [...cut].slice(0, -1).join("");
	return cut === "" ? undefined : cut;
}

/** The filter of an address; what an address gets wrong does not narrow. */
export function filterOf(query: URLSearchParams): IncidentFilter {
	const region = query.get("region");
	const found = {
		region: region !== null && /^\d{6}$/.test(region) && region !== "000000" ? region : undefined,
		category: one(CATEGORIES, query.get("category")),
		severity: one(SEVERITIES, query.get("severity")),
		urgency: one(URGENCIES, query.get("urgency")),
		verification: one(VERIFICATIONS, query.get("verification")),
		management: one(MANAGEMENTS, query.get("management")),
		status: one(CAP_STATUSES, query.get("status")) ?? EVERYTHING.status,
		eventType: whole(query.get("eventType"), 65_535),
		agency: whole(query.get("agency"), 4_294_967_295),
		text: searchable(query.get("text")),
		from: whole(query.get("from"), Number.MAX_SAFE_INTEGER),
		until: whole(query.get("until"), Number.MAX_SAFE_INTEGER),
		order: one(ORDERS, query.get("order")) ?? EVERYTHING.order,
	};
	return { ...EVERYTHING, ...given(found) };
}

/** What is given of an object: a field that is `undefined` is none. */
function given<T extends object>(of: T): { [K in keyof T]: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as never;
}

const FIELDS = [
	"region", "category", "severity", "urgency", "verification", "management", "status", "eventType", "agency", "text",
	"from", "until", "order",
] as const satisfies readonly (keyof IncidentFilter)[];

/** The address of a filter: only what differs from everything, in one order, so that a filter has one address. */
export function queryOf(filter: IncidentFilter): URLSearchParams {
	const query = new URLSearchParams();
	for (const field of FIELDS) {
		const value = filter[field];
		if (value !== undefined && !(field in EVERYTHING && value === EVERYTHING[field])) query.set(field, String(value));
	}
	return query;
}

export function addressOf(filter: IncidentFilter): string {
	const query = queryOf(filter).toString();
	return query === "" ? "/incidents" : `/incidents?${query}`;
}

/** What the node is asked: the filter without the order, which belongs to the page. */
export function questionOf({ order: _, ...filter }: IncidentFilter): Omit<IncidentFilter, "order"> {
	return filter;
}

/** A filter with a field set, or taken away. */
export function withField<K extends keyof IncidentFilter>(
	filter: IncidentFilter,
	field: K,
	value: IncidentFilter[K] | undefined,
): IncidentFilter {
	const { [field]: _, ...rest } = filter;
	return { ...EVERYTHING, ...rest, ...(value === undefined ? {} : { [field]: value }) };
}

/** How many fields narrow. */
export function narrowed(filter: IncidentFilter): number {
	return FIELDS.filter((field) => field !== "order" && field !== "status" && filter[field] !== undefined).length;
}
