/** How forms are called. */

import type { FormName } from "./forms/common.ts";

export const FORM_WORDS = {
	report: "formReport",
	vote: "formVote",
	observation: "formObservation",
	reveal: "formReveal",
	request: "formRequest",
	receive: "formReceive",
} as const satisfies Readonly<Record<FormName, string>>;
