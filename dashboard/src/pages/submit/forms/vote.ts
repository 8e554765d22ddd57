/** A vote in a round: `validation.vote`. */

import { contains } from "../../../regions/regions.ts";
import { POSITIONS, VOTE_REASONS, type RoundRecord } from "../../../rpc/records.ts";
import {
	contentArgument, Kept, oneOf, Problems, type Checked, type KeptContent, type Signer, type Word,
} from "./common.ts";

export interface VoteForm {
	readonly round: string;
	readonly position: string;
	readonly reason: string;
	readonly evidence: KeptContent | null;
}

export interface VoteContext {
	readonly now: number;
	/** Once it was read. */
	readonly round: RoundRecord | null;
	readonly signer: Signer | null;
}

export function emptyVote(given: { round?: string }): VoteForm {
	return { round: given.round ?? "", position: "", reason: "", evidence: null };
}

export function readVote(kept: Kept): VoteForm {
	return {
		round: kept.text("round", ""),
		position: kept.text("position", ""),
		reason: kept.text("reason", ""),
		evidence: kept.content("evidence"),
	};
}

export function checkVote(form: VoteForm, context: VoteContext): Checked {
	const problems = new Problems();
	const { round } = context;
	if (!/^\d{1,20}$/.test(form.round) || round === null) problems.add("round", "problemRound");
	else {
		const why = whyNoVoice(round, context);
		if (why !== null) problems.add("round", why);
	}
	const position = oneOf(POSITIONS, form.position) ?? problems.add("position", "problemPosition");
	const reason = oneOf(VOTE_REASONS, form.reason) ?? problems.add("reason", "problemReason");
	const evidence = contentArgument(problems, "evidence", form.evidence);
	if (position === "Dispute" && form.evidence === null) problems.add("evidence", "problemEvidence");
	if (position === null || reason === null) return { problems: problems.list, call: null };
	return problems.checked(() => ({
		name: "validation.vote",
		args: { round: String(BigInt(form.round)), position, reason, evidence },
	}));
}

/** Why the signer's agency has no voice in a round; `null` if it has. */
export function whyNoVoice(round: RoundRecord, { now, signer }: VoteContext): Word | null {
	if (round.state !== "Open") return "problemRoundNotOpen";
	if (round.deadline <= now) return "problemRoundOver";
	if (signer === null) return null;
	const { agency, officer } = signer;
	if (!round.classes.includes(agency.class)) return "problemClassNotAsked";
	if (!contains(round.region, agency.jurisdiction) && !contains(agency.jurisdiction, round.region)) return "problemElsewhere";
	if (officer.agency === round.reporter) return "problemOwnReport";
	if (agency.lineRoot === round.reporterLine) return "problemSameLine";
	return agency.eligibleSince < round.openedAt ? null : "problemNotEligible";
}
