/** The form that opens a sealed figure. */

import type { ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { codeOf } from "../../regions/regions.ts";
import { useStatus } from "../../rpc/hooks.ts";
import { ChoiceField, TextField } from "./fields.tsx";
import { FileField } from "./FileField.tsx";
import type { Signer } from "./forms/common.ts";
import { checkReveal, chosenSeal, emptyReveal, readReveal, type RevealContext, type RevealForm } from "./forms/reveal.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { useCell } from "./registry.ts";
import { useSealText, useSealValue } from "./sealWords.ts";
import { sealsOf, store } from "./signing.ts";

export const REVEAL: FormKind<RevealForm, RevealContext> = {
	name: "reveal",
	empty: emptyReveal,
	read: readReveal,
	useContext: useRevealContext,
	check: checkReveal,
	Fields: RevealFields,
	status: (form, context) => chosenSeal(form, context)?.cell.status ?? null,
	title: ({ seal }) => {
		const kept = store.seal(seal);
		return kept === null ? "" : [codeOf(kept.cell.region), kept.value ?? ""].join(" ").trim();
	},
};

function useRevealContext(form: RevealForm, signer: Signer | null): RevealContext {
	const seals = sealsOf(useStatus().chain?.genesisHash);
	return { now: Date.now(), seals, cell: useCell(chosenSeal(form, { seals })?.cell), signer };
}

function RevealFields({ form, context, set, error }: FieldsProps<RevealForm, RevealContext>): ReactNode {
	const words = useWords("submit");
	const text = useSealText();
	const value = useSealValue();
	const seal = chosenSeal(form, context);
	return (
		<>
			<ChoiceField name="seal" label={words("seal")} hint={words("sealHint")} value={form.seal} error={error("seal")} required
				options={context.seals.map((each) => [each.hash, text(each)])} onChange={(hash) => set({ seal: hash })} />
			{seal !== undefined && (
				<dl className="facts">
					<dt>{words("value")}</dt>
					<dd>{value(seal)}</dd>
				</dl>
			)}
			<TextField name="observedAt" type="datetime-local" label={words("observedAt")} value={form.observedAt} required
				error={error("observedAt")} onChange={(observedAt) => set({ observedAt })} />
			<FileField name="evidence" label={words("evidence")} value={form.evidence} error={error("evidence")}
				onChange={(evidence) => set({ evidence })} />
		</>
	);
}
