/** The form of a figure. */

import type { ReactNode } from "react";

import { instantText } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { useStatus } from "../../rpc/hooks.ts";
import { CAP_STATUSES, CORRECTION_REASONS, type Definition } from "../../rpc/records.ts";
import { ChoiceField, RegionField, StatusField, TextField, TickField } from "./fields.tsx";
import { FileField } from "./FileField.tsx";
import {
	cellOf, checkObservation, correctionOf, definitionOf, emptyObservation, periodsOf, readObservation, sealedPhases,
	type Correction, type ObservationContext, type ObservationForm,
} from "./forms/observation.ts";
import type { Signer } from "./forms/common.ts";
import { phaseAt, phasesOf } from "./forms/sealing.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { useCell, useEventTypes, useMetrics } from "./registry.ts";
import { sealsOf } from "./signing.ts";

export const OBSERVATION: FormKind<ObservationForm, ObservationContext> = {
	name: "observation",
	empty: emptyObservation,
	read: readObservation,
	useContext: useObservationContext,
	check: checkObservation,
	Fields: ObservationFields,
	status: ({ status }) => CAP_STATUSES.find((each) => each === status) ?? null,
	title: ({ region, value }) => [region, value].join(" ").trim(),
};

function useObservationContext(form: ObservationForm, signer: Signer | null): ObservationContext {
	const metrics = useMetrics();
	const genesisHash = useStatus().chain?.genesisHash;
	return {
		now: Date.now(), metrics, eventTypes: useEventTypes(), signer, genesisHash, seals: sealsOf(genesisHash),
		cell: useCell(cellOf(form, definitionOf(metrics.get(Number(form.metric))))),
	};
}

/** A period, and of sealed figures when it is sealed. */
function usePeriodText(definition: Definition | undefined, { eventTypes, cell, now }: ObservationContext, chosen: string) {
	const words = useWords("submit");
	const sealing = eventTypes.get(definition?.eventType ?? 0)?.sealing ?? null;
	return (from: number): string => {
		if (definition === undefined) return "";
		const period = words("periodFrom", { from: instantText(from), until: instantText(from + definition.period) });
		const phases = phasesOf(definition, from, sealing, String(from) === chosen ? cell : undefined);
		if (phases === null) return period;
		const values = { period, from: instantText(phases.commitFrom), until: instantText(phases.revealFrom) };
		switch (phaseAt(phases, now)) {
			case "before":
				return words("periodSealBefore", values);
			case "commit":
				return words("periodSealNow", values);
			case "reveal":
			case "over":
				return words("periodSealOver", values);
		}
	};
}

function ObservationFields({ form, context, set, error }: FieldsProps<ObservationForm, ObservationContext>): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { lang } = useLang();
	const correctionText = ({ before }: Correction): string =>
		before === null ? words("correctsLate") : words("corrects", { value: before.value ?? words("unmeasured") });
	const definition = definitionOf(context.metrics.get(Number(form.metric)));
	const metrics = [...context.metrics].flatMap(([number, metric]) => {
		const names = definitionOf(metric)?.names;
		return names === undefined ? [] : [[String(number), names[lang]] as const];
	});
	const sealed = sealedPhases(form, context) !== null;
	const correction = correctionOf(form, context);
	const periods = definition === undefined ? [] : periodsOf(definition, context.now, sealed);
	const period = usePeriodText(definition, context, form.start);
	return (
		<>
			<StatusField value={form.status} error={error("status")} onChange={(status) => set({ status })} />
			<ChoiceField name="metric" label={words("metric")} value={form.metric} error={error("metric")} required
				options={metrics} onChange={(metric) => set({ metric, start: "" })} />
			<RegionField name="region" label={words("region")} value={form.region} error={error("region")} required
				onChange={(region) => set({ region })} />
			<ChoiceField name="start" label={words("start")} value={form.start} error={error("start")} required
				options={periods.map((from) => [String(from), period(from)])} onChange={(start) => set({ start })} />
			{correction !== null && (
				<>
					<p className="note">{correctionText(correction)}</p>
					<ChoiceField name="reason" label={words("reason")} value={form.reason} error={error("reason")} required
						options={CORRECTION_REASONS.map((each) => [each, terms(`correction.${each}`)])} onChange={(reason) => set({ reason })} />
				</>
			)}
			<TextField name="value" label={words("value")} value={form.value} error={error("value")} inputMode="numeric"
				hint={definition === undefined ? undefined : words("valueUnit", { unit: definition.unit })}
				required={!form.unmeasured} onChange={(value) => set({ value })} />
			<TickField name="unmeasured" label={words("unmeasured")} value={form.unmeasured}
				onChange={(unmeasured) => set(unmeasured ? { unmeasured, value: "" } : { unmeasured })} />
			{sealed ? <p className="note">{words("sealedNote")}</p> : (
				<>
					<TextField name="observedAt" type="datetime-local" label={words("observedAt")} value={form.observedAt} required
						error={error("observedAt")} onChange={(observedAt) => set({ observedAt })} />
					<FileField name="evidence" label={words("evidence")} value={form.evidence} error={error("evidence")}
						onChange={(evidence) => set({ evidence })} />
				</>
			)}
		</>
	);
}
