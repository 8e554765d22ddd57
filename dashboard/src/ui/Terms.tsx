/**
 * Small marks for what the chain says of a record: severity, management, whether it is final, whether it is a drill, and how
 * something is to be understood. Each has a text; colour only repeats it. Verification has ui/State.tsx.
 */

import type { ReactNode } from "react";

import { useWords } from "../i18n/index.ts";
import type { CapStatus, LineState as LineStateName, Management as ManagementName, Severity as SeverityName, ShipmentState } from "../rpc/records.ts";

const BARS: Readonly<Record<SeverityName, number>> = { Extreme: 4, Severe: 3, Moderate: 2, Minor: 1, Unknown: 0 };

/** Severity: as many bars as it is grave, and its name. */
export function Severity({ of }: { readonly of: SeverityName }): ReactNode {
	const terms = useWords("terms");
	return (
		<span className="severity" data-severity={of}>
			<svg viewBox="0 0 16 12" aria-hidden="true" focusable="false">
				{[1, 2, 3, 4].map((bar) => (
					<rect key={bar} x={(bar - 1) * 4} y={12 - bar * 3} width="3" height={bar * 3} data-on={bar <= BARS[of]} />
				))}
			</svg>
			{terms(`severity.${of}`)}
		</span>
	);
}

export type Tone = "plain" | "good" | "warn" | "bad" | "quiet";

/** A short word in a frame. */
export function Tag({ tone = "plain", title, children }: {
	readonly tone?: Tone;
	readonly title?: string;
	readonly children: ReactNode;
}): ReactNode {
	return <span className="tag" data-tone={tone} {...(title === undefined ? {} : { title })}>{children}</span>;
}

const MANAGEMENT_TONES: Readonly<Record<ManagementName, Tone>> = {
	Pending: "warn",
	Ongoing: "plain",
	Contained: "plain",
	Closed: "quiet",
};

export function Management({ of }: { readonly of: ManagementName }): ReactNode {
	return <Tag tone={MANAGEMENT_TONES[of]}>{useWords("terms")(`management.${of}`)}</Tag>;
}

const LINE_TONES: Readonly<Partial<Record<LineStateName, Tone>>> = {
	Open: "bad",
	PartlyCommitted: "warn",
	UnderVerification: "warn",
	Submitted: "warn",
	Fulfilled: "good",
	Closed: "quiet",
	Rejected: "quiet",
	Cancelled: "quiet",
	Expired: "quiet",
};

/** Where a line of a request stands. */
export function LineState({ of }: { readonly of: LineStateName }): ReactNode {
	return <Tag tone={LINE_TONES[of] ?? "plain"}>{useWords("terms")(`line.${of}`)}</Tag>;
}

const SHIPMENT_TONES: Readonly<Partial<Record<ShipmentState, Tone>>> = {
	HeldAtCustoms: "warn",
	ReceivedWithDiscrepancy: "warn",
	InDispute: "bad",
	Lost: "bad",
	Received: "good",
	Reconciled: "good",
	Cancelled: "quiet",
	Returned: "quiet",
};

export function Shipping({ of }: { readonly of: ShipmentState }): ReactNode {
	return <Tag tone={SHIPMENT_TONES[of] ?? "plain"}>{useWords("terms")(`shipment.${of}`)}</Tag>;
}

/** Whether what is shown is in a final block. Provisional has a dashed edge and a shape of its own. */
export function Final({ of, quiet = false }: { readonly of: boolean; readonly quiet?: boolean }): ReactNode {
	const words = useWords("common");
	if (of && quiet) return null;
	const text = words(of ? "final" : "provisional");
	return (
		<span className="final" data-final={of} title={words(of ? "final.title" : "provisional.title")}>
			<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
				{of ? <path d="M1 1h10v10H1z" /> : <path d="M6 .8 11.2 6 6 11.2.8 6z" />}
			</svg>
			{text}
		</span>
	);
}

/** The word of a CAP status that is not real; nothing for what is. In every row and heading of drills. */
export function Drill({ of }: { readonly of: CapStatus }): ReactNode {
	const terms = useWords("terms");
	return of === "Actual" ? null : <span className="drill-mark">{terms(`status.${of}`)}</span>;
}
