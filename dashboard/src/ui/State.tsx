/**
 * Whether something is so, in a shape, a text and a pattern of its own: `<State of={record.verification} />`, and the same
 * for a verdict. Only `Confirmed` is filled; `ConfirmedLimited` is half filled; everything else is an outline with a
 * dashed edge. Nothing else in the page draws a verification. `short` leaves the text to screen readers (in dense cells
 * with the shape alone); `count` puts a number behind it.
 */

import type { ReactNode } from "react";

import { useFormat } from "../i18n/format.ts";
import { useWords } from "../i18n/index.ts";
import type { Verification } from "../rpc/records.ts";

/** How much of a shape is filled. */
export function fillOf(verification: Verification): "full" | "half" | "none" {
	if (verification === "Confirmed") return "full";
	return verification === "ConfirmedLimited" ? "half" : "none";
}

/** What is inside of the shape, drawn with lines in a field of 16 by 16. */
const SIGNS: Readonly<Record<Verification, string>> = {
	Confirmed: "M4.5 8.4 7 11l4.6-6",
	ConfirmedLimited: "M4.5 8.4 7 11l4.6-6",
	UnderVerification: "M8 4v4.2l3 1.8",
	Reported: "M8 7.8v.4",
	Disputed: "M4.6 6.2h6.2M8.8 4.2l2 2-2 2M11.4 10.2H5.2M7.2 8.2l-2 2 2 2",
	Unverifiable: "M6.2 6.4a1.9 1.9 0 1 1 2.6 1.9c-.6.3-.8.7-.8 1.2M8 11.6v.2",
	Refuted: "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6",
	Discarded: "M4.6 8h6.8",
	Merged: "M4.6 8h6M8.4 5.6 10.8 8l-2.4 2.4",
	Expired: "M5 4.4h6L5 11.6h6z",
};

/** The outline: another one for each group, so that a glance or a bad print is enough. */
const OUTLINES: Readonly<Record<Verification, string>> = {
	Confirmed: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z",
	ConfirmedLimited: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z",
	UnderVerification: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z",
	Reported: "M8 1.4 15 14.2H1z",
	Disputed: "M8 .6 15.4 8 8 15.4.6 8z",
	Unverifiable: "M4.4 1.2h7.2L15.2 8l-3.6 6.8H4.4L.8 8z",
	Refuted: "M1.4 1.4h13.2v13.2H1.4z",
	Discarded: "M1.4 1.4h13.2v13.2H1.4z",
	Merged: "M1 3.4h9.6L15.2 8l-4.6 4.6H1z",
	Expired: "M1.4 1.4h13.2v13.2H1.4z",
};

/** The shape alone; its text must stand beside it. */
export function StateShape({ of }: { readonly of: Verification }): ReactNode {
	const fill = fillOf(of);
	return (
		<svg className="state-shape" viewBox="0 0 16 16" data-fill={fill} aria-hidden="true" focusable="false">
			<path className="state-outline" d={OUTLINES[of]} />
			{fill === "half" && <path className="state-half" d="M8 .8a7.2 7.2 0 0 0 0 14.4z" />}
			<path className="state-sign" d={SIGNS[of]} />
		</svg>
	);
}

export interface StateProps {
	readonly of: Verification;
	readonly short?: boolean;
	readonly count?: number;
}

export function State({ of, short = false, count }: StateProps): ReactNode {
	const terms = useWords("terms");
	const format = useFormat();
	const text = terms(`verification.${of}`);
	return (
		<span className="state" data-verification={of} data-fill={fillOf(of)} {...(short ? { title: text } : {})}>
			<StateShape of={of} />
			<span className={short ? "unseen" : "state-text"}>{text}</span>
			{count !== undefined && <b className="state-count">{format.number(count)}</b>}
		</span>
	);
}
