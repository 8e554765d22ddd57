/** From what `muster-cap import` prints to a call. */

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";

import { call } from "../chain/calls.ts";
import { factsForCall, type FactsArgument } from "./facts.ts";
import { CapError, type CapIncident, type CapReport } from "./model.ts";

/** The arguments of `incidents.file`, in their order. */
export type FileArguments = readonly [eventType: number, status: string, facts: FactsArgument];

/**
 * What `muster-cap import` printed: the report of an alert from outside, or the incident that an alert of a Muster chain
 * tells of.
 */
export function parseImported(text: string): { readonly report: CapReport } | { readonly incident: CapIncident } {
	const told = JSON.parse(text) as { report?: CapReport; incident?: CapIncident };
	if (told.report !== undefined) return { report: told.report };
	if (told.incident !== undefined) return { incident: told.incident };
	throw new CapError("neither a report nor an incident: give what `muster-cap import` prints");
}

/**
 * The arguments of `incidents.file` for a report from outside. An update of an alert that was filed before belongs into
 * `incidents.revise`, with the same facts: `follows` says of which alerts.
 */
export function fileArguments({ eventType, status, facts }: CapReport): FileArguments {
	if (eventType === null) {
		throw new CapError("nobody has said what kind of event it is; give muster-cap import --event-type");
	}
	return [eventType, status, factsForCall(facts)];
}

/** The call that files a report from outside. It starts as Reported, however sure its sender is. */
export function fileCall(api: ApiPromise, report: CapReport): SubmittableExtrinsic<"promise"> {
	return call(api, "incidents", "file", ...fileArguments(report));
}
