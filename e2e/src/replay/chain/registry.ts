/** What the chain has in its registries: event types and products, by code. */

import { ChainError } from "../errors.ts";
import type { PlannedReport } from "../plan/reports.ts";
import { entriesOf, toNumber, toText, type View } from "./storage.ts";

export interface EventType {
	readonly id: number;
	readonly categories: number;
	readonly voters: number;
}

export interface Product {
	readonly id: number;
	readonly code: string;
	readonly maximum: number;
}

export interface Registry {
	readonly situation: EventType;
	readonly shortage: EventType;
	readonly products: ReadonlyMap<string, Product>;
}

/** The event type that a report is of. */
export function eventTypeOf(registry: Registry, report: PlannedReport): EventType {
	return report.kind === "situation" ? registry.situation : registry.shortage;
}

const SITUATION = "respiratory.novel";
const SHORTAGE = "supply.shortage";

export async function readRegistry(view: View): Promise<Registry> {
	const eventTypes = new Map<string, EventType>();
	for (const { keys, value } of await entriesOf(view, "incidents", "eventTypes")) {
		const { code, categories, voters } = value;
		eventTypes.set(toText(code), {
			id: Number(keys[0]),
			categories: toNumber(categories),
			voters: toNumber(voters),
		});
	}
	const eventType = (code: string) => {
		const found = eventTypes.get(code);
		if (found === undefined)
			throw new ChainError(`the chain has no event type ${code}, only ${[...eventTypes.keys()].join(", ")}`);
		return found;
	};
	const products = new Map<string, Product>();
	for (const { keys, value } of await entriesOf(view, "resources", "products")) {
		const code = toText(value["code"]);
		products.set(code, { id: Number(keys[0]), code, maximum: toNumber(value["maxPerLine"]) });
	}
	return { situation: eventType(SITUATION), shortage: eventType(SHORTAGE), products };
}
