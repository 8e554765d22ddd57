/** The form of a vote. */

import type { ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf } from "../../regions/regions.ts";
import { POSITIONS, subjectOf, VOTE_REASONS } from "../../rpc/records.ts";
import { SubjectLink } from "../../ui/Links.tsx";
import { Drill } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { ChoiceField, TextField } from "./fields.tsx";
import { FileField } from "./FileField.tsx";
import { checkVote, emptyVote, readVote, type VoteContext, type VoteForm } from "./forms/vote.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { useRound } from "./registry.ts";

export const VOTE: FormKind<VoteForm, VoteContext> = {
	name: "vote",
	empty: emptyVote,
	read: readVote,
	useContext: (form, signer) => ({ now: Date.now(), round: useRound(form.round) ?? null, signer }),
	check: checkVote,
	Fields: VoteFields,
	status: (_, { round }) => round?.status ?? null,
	title: ({ round }) => (round === "" ? "" : `#${round}`),
};

function VoteFields({ form, context, set, error }: FieldsProps<VoteForm, VoteContext>): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { lang } = useLang();
	const { round, signer } = context;
	const before = round?.votes.find(({ agency }) => agency === signer?.officer.agency);
	return (
		<>
			<TextField name="round" label={words("round")} value={form.round} error={error("round")} required inputMode="numeric"
				onChange={(number) => set({ round: number.trim() })} />
			{round !== null && (
				<dl className="facts">
					<dt>{words("roundSubject")}</dt>
					<dd><SubjectLink subject={subjectOf(round.matter)} /> <Drill of={round.status} /></dd>
					<dt>{words("roundRegion")}</dt>
					<dd>{fullNameOf(round.region, lang)}</dd>
					<dt>{words("roundDeadline")}</dt>
					<dd><Instant at={round.deadline} /></dd>
					<dt>{words("roundContent")}</dt>
					<dd><code className="long">{round.content}</code></dd>
				</dl>
			)}
			{before !== undefined && <p className="note">{words("voteReplaces", { position: terms(`position.${before.position}`) })}</p>}
			<ChoiceField name="position" label={words("position")} value={form.position} error={error("position")} required
				options={POSITIONS.map((each) => [each, terms(`position.${each}`)])} onChange={(position) => set({ position })} />
			<ChoiceField name="reason" label={words("reason")} value={form.reason} error={error("reason")} required
				options={VOTE_REASONS.map((each) => [each, terms(`voteReason.${each}`)])} onChange={(reason) => set({ reason })} />
			<FileField name="evidence" label={words("evidence")} value={form.evidence} error={error("evidence")}
				onChange={(evidence) => set({ evidence })} />
		</>
	);
}
