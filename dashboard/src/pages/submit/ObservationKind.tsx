/** The form of a figure. */

import type { ReactNode } from "react";

import { instantText } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { CAP_STATUSES } from "../../rpc/records.ts";
import { ChoiceField, RegionField, StatusField, TextField, TickField } from "./fields.tsx";
import { FileField } from "./FileField.tsx";
import {
	checkObservation, definitionOf, emptyObservation, periodsOf, readObservation, type ObservationContext,
	type ObservationForm,
} from "./forms/observation.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { useEventTypes, useMetrics } from "./registry.ts";

export const OBSERVATION: FormKind<ObservationForm, ObservationContext> = {
	name: "observation",
	empty: emptyObservation,
	read: readObservation,
	useContext: (_, signer) => ({ now: Date.now(), metrics: useMetrics(), eventTypes: useEventTypes(), signer }),
	check: checkObservation,
	Fields: ObservationFields,
	status: ({ status }) => CAP_STATUSES.find((each) => each === status) ?? null,
	title: ({ region, value }) => [region, value].join(" ").trim(),
};

function ObservationFields({ form, context, set, error }: FieldsProps<ObservationForm, ObservationContext>): ReactNode {
	const words = useWords("submit");
	const { lang } = useLang();
	const definition = definitionOf(context.metrics.get(Number(form.metric)));
	const metrics = [...context.metrics].flatMap(([number, metric]) => {
		const names = definitionOf(metric)?.names;
		return names === undefined ? [] : [[String(number), names[lang]] as const];
	});
	const periods = definition === undefined ? [] : periodsOf(definition, context.now);
	const period = (from: number) => {
		const until = from + (definition?.period ?? 0);
		return words("periodFrom", { from: instantText(from), until: instantText(until) });
	};
	return (
		<>
			<StatusField value={form.status} error={error("status")} onChange={(status) => set({ status })} />
			<ChoiceField name="metric" label={words("metric")} value={form.metric} error={error("metric")} required
				options={metrics} onChange={(metric) => set({ metric, start: "" })} />
			<RegionField name="region" label={words("region")} value={form.region} error={error("region")} required
				onChange={(region) => set({ region })} />
			<ChoiceField name="start" label={words("start")} value={form.start} error={error("start")} required
				options={periods.map((from) => [String(from), period(from)])} onChange={(start) => set({ start })} />
			<TextField name="value" label={words("value")} value={form.value} error={error("value")} inputMode="numeric"
				hint={definition === undefined ? undefined : words("valueUnit", { unit: definition.unit })}
				required={!form.unmeasured} onChange={(value) => set({ value })} />
			<TickField name="unmeasured" label={words("unmeasured")} value={form.unmeasured}
				onChange={(unmeasured) => set(unmeasured ? { unmeasured, value: "" } : { unmeasured })} />
			<TextField name="observedAt" type="datetime-local" label={words("observedAt")} value={form.observedAt} required
				error={error("observedAt")} onChange={(observedAt) => set({ observedAt })} />
			<FileField name="evidence" label={words("evidence")} value={form.evidence} error={error("evidence")}
				onChange={(evidence) => set({ evidence })} />
		</>
	);
}
