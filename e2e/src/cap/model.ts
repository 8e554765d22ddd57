/** What `muster-cap` reads and prints, field by field as `client/cap` names it. */

/** The facts of a report. */
export interface CapFacts {
	readonly categories: readonly string[];
	readonly urgency: string;
	readonly severity: string;
	readonly regions: readonly number[];
	/** In millionths of a degree. */
	readonly point: { readonly latitude: number; readonly longitude: number } | null;
	readonly onset: number | null;
	readonly observedAt: number;
	readonly utcOffset: number;
	readonly headline: string;
	readonly content: CapContent;
	readonly ihr: {
		readonly serious_impact: boolean | null;
		readonly unusual: boolean | null;
		readonly international_spread: boolean | null;
		readonly trade_restrictions: boolean | null;
	};
	readonly external: {
		readonly sender: string;
		readonly identifier: string;
		readonly sent: number;
		readonly sentOffset: number;
	} | null;
}

export interface CapContent {
	readonly algorithm: string;
	readonly digest: string;
	readonly size: number;
	readonly media_type: string;
}

/** For whom a message is. */
export type Distribution = "public" | { readonly restricted: { readonly rule: string } };

/** How an incident stands. */
export interface Standing {
	readonly verification: string;
	readonly provisional: boolean;
	readonly previous: string | null;
	readonly classes: { readonly agree: number; readonly of: number } | null;
	readonly round: number | null;
}

/** A message that came before. */
export interface Earlier {
	readonly revision: number;
	/** None for the report itself. */
	readonly block: number | null;
	readonly sent: string;
}

/** What `muster-cap export` takes: one revision of an incident, as it stands after a block. */
export interface CapIncident {
	readonly chain: string;
	readonly incident: number;
	readonly revision: number;
	readonly liveFrom: number;
	readonly event: { readonly id: number; readonly code: string; readonly zh: string; readonly en: string };
	readonly status: string;
	readonly distribution: Distribution;
	readonly reporter: { readonly agency: number; readonly name: string; readonly domain: string | null };
	readonly facts: CapFacts;
	readonly area: string;
	readonly filed: { readonly block: number; readonly at: number };
	readonly block: { readonly hash: string; readonly number: number; readonly at: number };
	readonly standing: Standing;
	readonly certainty: string;
	readonly level: string | null;
	readonly expires: number | null;
	readonly note: string | null;
	readonly earlier: readonly Earlier[];
}

/** What `muster-cap import` prints as `report`, as far as a call needs it. */
export interface CapReport {
	/** None until the officer has named it. */
	readonly eventType: number | null;
	readonly status: string;
	readonly facts: CapFacts;
	readonly msgType: string;
	/** The alerts that it updates. */
	readonly follows: readonly { readonly sender: string; readonly identifier: string; readonly sent: string }[];
}

/** Something the person who gave the command can put right. */
export class CapError extends Error {
	override readonly name = "CapError";
}
