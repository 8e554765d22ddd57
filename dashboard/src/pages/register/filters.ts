/** The filter of the register, as its address has it and as the node is asked. */

import { AGENCY_CLASSES, AGENCY_STATUSES, type AgencyClass, type AgencyStatus } from "../../rpc/records.ts";

export const VIEWS = ["list", "lines"] as const;
/** As a table, or as reporting lines. */
export type View = (typeof VIEWS)[number];

export interface AgencyFilter {
	readonly view: View;
	/** Its jurisdiction is this region or one inside it. */
	readonly region?: string;
	readonly class?: AgencyClass;
	readonly state?: AgencyStatus;
	readonly text?: string;
}

export const EVERYTHING: AgencyFilter = { view: "list" };

/** Bytes of a text that the node looks for. */
const MAX_TEXT_BYTES = 160;

const FIELDS = ["view", "region", "class", "state", "text"] as const;

const one = <T extends string>(of: readonly T[], text: string | null): T | undefined => of.find((each) => each === text);

/** A text that the node takes: without control characters, and cut to what it takes. */
export function searchable(text: string | null): string | undefined {
	const letters = [...(text ?? "").replace(/\p{Cc}/gu, " ").trim()];
	const bytes = (): number => new TextEncoder().encode(letters.join("")).length;
	while (bytes() > MAX_TEXT_BYTES) letters.pop();
	return letters.length === 0 ? undefined : letters.join("");
}

/** The filter of an address; what an address gets wrong does not narrow. */
export function filterOf(query: URLSearchParams): AgencyFilter {
	const region = query.get("region");
	const kind = one(AGENCY_CLASSES, query.get("class"));
	const state = one(AGENCY_STATUSES, query.get("state"));
	const text = searchable(query.get("text"));
	return {
		view: one(VIEWS, query.get("view")) ?? EVERYTHING.view,
		...(region !== null && /^\d{6}$/.test(region) && region !== "000000" ? { region } : {}),
		...(kind === undefined ? {} : { class: kind }),
		...(state === undefined ? {} : { state }),
		...(text === undefined ? {} : { text }),
	};
}

/** The address of a filter: only what differs from everything, in one order, so that a filter has one address. */
export function addressOf(filter: AgencyFilter): string {
	const query = new URLSearchParams();
	for (const field of FIELDS) {
		const value = filter[field];
		if (value !== undefined && !(field === "view" && value === EVERYTHING.view)) query.set(field, value);
	}
	const text = query.toString();
	return text === "" ? "/agencies" : `/agencies?${text}`;
}

/** A filter with a field set, or taken away. */
export function withField<K extends keyof AgencyFilter>(
	filter: AgencyFilter,
	field: K,
	value: AgencyFilter[K] | undefined,
): AgencyFilter {
	const { [field]: _, ...rest } = filter;
	return { ...EVERYTHING, ...rest, ...(value === undefined ? {} : { [field]: value }) };
}

/** What `muster_agencies` is asked. */
export const questionOf = ({ view: _, ...filter }: AgencyFilter): Omit<AgencyFilter, "view"> => filter;
