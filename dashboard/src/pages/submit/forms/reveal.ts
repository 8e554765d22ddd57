/** The opening of a sealed figure: `observations.reveal`. */

import type { Seal } from "../../../chain/seal.ts";
import { instantText } from "../../../i18n/format.ts";
import { codeOf } from "../../../regions/regions.ts";
import {
	checkJurisdiction, contentArgument, Kept, observedOf, Problems, type Checked, type KeptContent, type Signer,
} from "./common.ts";
import { standingOf, timesOf, type AskedCell } from "./sealing.ts";

export interface RevealForm {
	/** Hash of the seal, which is kept beside: its value and salt are in no draft. */
	readonly seal: string;
	readonly observedAt: string;
	readonly evidence: KeptContent | null;
}

export interface RevealContext {
	readonly now: number;
	/** What can be chosen. */
	readonly seals: readonly Seal[];
	/** Of the seal that is chosen. */
	readonly cell: AskedCell;
	readonly signer: Signer | null;
}

export function emptyReveal(given: { seal?: string }): RevealForm {
	return { seal: given.seal ?? "", observedAt: "", evidence: null };
}

export function readReveal(kept: Kept): RevealForm {
	return { seal: kept.text("seal", ""), observedAt: kept.text("observedAt", ""), evidence: kept.content("evidence") };
}

export function chosenSeal({ seal }: RevealForm, { seals }: Pick<RevealContext, "seals">): Seal | undefined {
	return seals.find(({ hash }) => hash === seal);
}

export function checkReveal(form: RevealForm, context: RevealContext): Checked {
	const problems = new Problems();
	const { now, signer } = context;
	const seal = chosenSeal(form, context);
	if (seal === undefined) problems.add("seal", "problemSeal");
	else {
		checkStanding(problems, seal, context);
		if (signer !== null && signer.officer.agency !== seal.agency) problems.add("seal", "problemSealAgency", { agency: seal.agency });
		checkJurisdiction(problems, "seal", codeOf(seal.cell.region), signer);
	}
	const observedAt = observedOf(problems, "observedAt", form.observedAt, now);
	const evidence = contentArgument(problems, "evidence", form.evidence);
	if (seal === undefined || observedAt === null) return { problems: problems.list, call: null };
	const { cell, value, salt } = seal;
	const checked = problems.checked(() => ({ name: "observations.reveal", args: { cell, statement: { value, observedAt, evidence }, salt } }));
	return { ...checked, seal: { ...seal, ...timesOf(seal, context.cell) } };
}

function checkStanding(problems: Problems, seal: Seal, { cell, now }: RevealContext): void {
	if (cell === undefined) {
		problems.add("seal", "problemSealingUnknown");
		return;
	}
	const { revealFrom, revealUntil } = timesOf(seal, cell);
	switch (standingOf(seal, cell, now)) {
		case "open":
			return;
		case "waiting":
			problems.add("seal", "problemRevealEarly", { from: instantText(revealFrom) });
			return;
		case "lapsed":
			problems.add("seal", "problemRevealOver", { until: instantText(revealUntil) });
			return;
		case "absent":
			problems.add("seal", "problemSealAbsent");
			return;
		case "replaced":
			problems.add("seal", "problemSealReplaced");
			return;
		case "opened":
			problems.add("seal", "problemSealOpened");
			return;
	}
}
