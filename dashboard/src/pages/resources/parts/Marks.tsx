/** Priorities and problems: each has a text and a shape, colour only repeats it. */

import type { ReactNode } from "react";

import { useWords } from "../../../i18n/index.ts";
import type { Priority as PriorityName } from "../../../rpc/records.ts";
import { Tag, type Tone } from "../../../ui/Terms.tsx";
import type { Trouble } from "../shipments.ts";

const LEVELS: Readonly<Record<PriorityName, number>> = { stat: 4, asap: 3, urgent: 2, routine: 1 };

/** A priority: as many triangles as it is pressing, its name, and FHIR's code. */
export function Priority({ of }: { readonly of: PriorityName }): ReactNode {
	const terms = useWords("terms");
	const text = terms(`priority.${of}`);
	return (
		<span className="priority" data-priority={of}>
			<span aria-hidden="true">{"▲".repeat(LEVELS[of])}{"△".repeat(4 - LEVELS[of])}</span> {text}
			{text !== of && <small> {of}</small>}
		</span>
	);
}

const TONES: Readonly<Record<Trouble, Tone>> = {
	lost: "bad",
	inDispute: "bad",
	lossClaimed: "bad",
	discrepancy: "warn",
	overdue: "warn",
	late: "warn",
	loanOverdue: "warn",
	settled: "quiet",
};

const SHAPES: Readonly<Record<Trouble, string>> = {
	lost: "✕",
	inDispute: "⇄",
	lossClaimed: "?",
	discrepancy: "≠",
	overdue: "‼",
	late: "!",
	loanOverdue: "↩",
	settled: "=",
};

/** What is wrong with a shipment. */
export function Troubles({ of }: { readonly of: readonly Trouble[] }): ReactNode {
	const words = useWords("resources");
	return of.map((trouble) => (
		<Tag key={trouble} tone={TONES[trouble]}>
			<span aria-hidden="true">{SHAPES[trouble]}</span> {words(`trouble.${trouble}`)}
		</Tag>
	));
}
