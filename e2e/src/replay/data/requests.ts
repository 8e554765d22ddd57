/** What institutions asked for. The flag "needed", an amount, "not needed" and "not readable" are four things. */

import type { Institution } from "./institutions.ts";
import { readTable } from "./table.ts";

export type Need =
	| { readonly is: "amount"; readonly quantity: number }
	/** Needed, but how much was not said. */
	| { readonly is: "unknown" }
	| { readonly is: "none" }
	/** The field is empty. */
	| { readonly is: "blank" };

export interface RequestRow {
	readonly institution: string;
	readonly item: string;
	readonly need: Need;
	/** UTC. An upper bound: when the record was first seen. */
	readonly at: string;
	/** The day of `at`. */
	readonly day: string;
}

/** The table writes 1 for "needed". */
const FLAG = 1;

export async function loadRequests(dir: string, institutions: readonly Institution[]): Promise<RequestRow[]> {
	const columns = ["hospital_id", "item_code", "needed", "date"] as const;
	const rows = await readTable(dir, ["requests.csv"], columns);
	const known = new Set(institutions.map(({ id }) => id));
	return rows.map((row) => {
		const institution = row.required("hospital_id");
		if (!known.has(institution))
			throw row.error(`unknown institution ${institution}: it is not in hospitals.csv`);
		const at = row.moment("date");
		return {
			institution,
			item: row.required("item_code"),
			need: need(row.optionalCount("needed")),
			at,
			day: at.slice(0, 10),
		};
	});
}

function need(number: number | undefined): Need {
	if (number === undefined) return { is: "blank" };
	if (number === 0) return { is: "none" };
	return number === FLAG ? { is: "unknown" } : { is: "amount", quantity: number };
}
