/** In which lane a call rides, by its content alone: the rules of `runtime/src/call_policy.rs` for the calls signed here. */

import type { Call } from "./calls.ts";

export const LANES = ["Overdraft", "Routine", "Response", "Life", "Security"] as const;
/** Least urgent first. */
export type Lane = (typeof LANES)[number];

/** The lane of a call whose senders have enough left. */
export function laneOf(call: Call): Lane {
	switch (call.name) {
		case "incidents.file": {
			const { status, facts } = call.args;
			if (status !== "Actual") return "Routine";
			return facts.severity === "Extreme" && facts.urgency === "Immediate" ? "Life" : "Response";
		}
		case "incidents.revise":
		case "validation.vote":
		case "resources.receive":
		// They have a deadline of their own, drills too.
		case "observations.commit":
		case "observations.reveal":
			return "Response";
		case "observations.observe":
		case "observations.correct":
			return call.args.cell.status === "Actual" ? "Response" : "Routine";
		case "resources.submit": {
			const { status, priority } = call.args;
			if (status !== "Actual") return "Routine";
			return priority === "Stat" ? "Life" : "Response";
		}
	}
}

/** The lane of what pays by weight and bytes instead of a count. */
export function uncounted(lane: Lane): Lane {
	if (lane === "Life") return "Response";
	return lane === "Security" ? "Routine" : lane;
}
