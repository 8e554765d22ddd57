/** The filter of the page of resources, as its address has it and as the node is asked. */

import {
	CAP_STATUSES, LINE_STATES, PRIORITIES, type CapStatus, type LineState, type Priority,
} from "../../rpc/records.ts";

/** The lists of the page, one at a time. */
export const VIEWS = ["requests", "lines", "products", "discrepancies", "shipments", "offers"] as const;
export type View = (typeof VIEWS)[number];

export interface ResourceFilter {
	readonly view: View;
	readonly region?: string;
	readonly product?: number;
	readonly priority?: Priority;
	readonly lineState?: LineState;
	/** CAP status: one at a time, drills are never among what is real. */
	readonly status: CapStatus;
}

export const EVERYTHING: ResourceFilter = { view: "requests", status: "Actual" };

const FIELDS = ["view", "region", "product", "priority", "lineState", "status"] as const;

const one = <T extends string>(of: readonly T[], text: string | null): T | undefined => of.find((each) => each === text);

/** The number of a product, which the chain counts with 32 bits. */
function numbered(text: string | null): number | undefined {
	const number = text !== null && /^\d{1,10}$/.test(text) ? Number(text) : -1;
	return number >= 0 && number <= 4_294_967_295 ? number : undefined;
}

/** The filter of an address; what an address gets wrong does not narrow. */
export function filterOf(query: URLSearchParams): ResourceFilter {
	const region = query.get("region");
	const product = numbered(query.get("product"));
	const priority = one(PRIORITIES, query.get("priority"));
	const lineState = one(LINE_STATES, query.get("lineState"));
	return {
		view: one(VIEWS, query.get("view")) ?? EVERYTHING.view,
		...(region !== null && /^\d{6}$/.test(region) && region !== "000000" ? { region } : {}),
		...(product === undefined ? {} : { product }),
		...(priority === undefined ? {} : { priority }),
		...(lineState === undefined ? {} : { lineState }),
		status: one(CAP_STATUSES, query.get("status")) ?? EVERYTHING.status,
	};
}

/** The address of a filter: only what differs from everything, in one order, so that a filter has one address. */
export function addressOf(filter: ResourceFilter): string {
	const query = new URLSearchParams();
	for (const field of FIELDS) {
		const value = filter[field];
		if (value !== undefined && !(field in EVERYTHING && value === EVERYTHING[field as keyof typeof EVERYTHING])) {
			query.set(field, String(value));
		}
	}
	const text = query.toString();
	return text === "" ? "/resources" : `/resources?${text}`;
}

/** A filter with a field set, or taken away. */
export function withField<K extends keyof ResourceFilter>(
	filter: ResourceFilter,
	field: K,
	value: ResourceFilter[K] | undefined,
): ResourceFilter {
	const { [field]: _, ...rest } = filter;
	return { ...EVERYTHING, ...rest, ...(value === undefined ? {} : { [field]: value }) };
}

/** What `muster_requests` is asked. */
export const questionOf = ({ view: _, ...filter }: ResourceFilter): Omit<ResourceFilter, "view"> => filter;
