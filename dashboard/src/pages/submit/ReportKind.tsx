/** The form of a report, and of its revision. */

import { useEffect, useRef, type ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import { CAP_STATUSES, CATEGORIES, SEVERITIES, URGENCIES, type CapStatus } from "../../rpc/records.ts";
import { ChoiceField, Group, RegionsField, StatusField, TextField, TickField } from "./fields.tsx";
import { FileField } from "./FileField.tsx";
import {
	bytesOf, checkReport, emptyReport, IHR_QUESTIONS, readReport, reviseOf, type ReportContext, type ReportForm,
} from "./forms/report.ts";
import type { FieldsProps, FormKind } from "./kinds.ts";
import { MAX_HEADLINE, MAX_REGIONS } from "./limits.ts";
import { useEventTypes, useIncident } from "./registry.ts";

export const REPORT: FormKind<ReportForm, ReportContext> = {
	name: "report",
	empty: emptyReport,
	read: readReport,
	useContext: (form, signer) => ({
		now: Date.now(),
		eventTypes: useEventTypes(),
		incident: useIncident(form.incident) ?? null,
		signer,
	}),
	check: checkReport,
	Fields: ReportFields,
	status: ({ status }): CapStatus | null => CAP_STATUSES.find((each) => each === status) ?? null,
	title: ({ headline, incident }) => [incident === "" ? "" : `#${incident}`, headline].join(" ").trim(),
};

function ReportFields({ form, context, set, error }: FieldsProps<ReportForm, ReportContext>): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { lang } = useLang();
	const revising = form.incident !== "";
	useLastReport(form, context, set);
	const kind = context.eventTypes.get(Number(form.eventType));
	const types = [...context.eventTypes].filter(([, { active }]) => active || revising);
	const category = (each: (typeof CATEGORIES)[number]) => terms(`category.${each}`);
	return (
		<>
			{revising && (
				<TextField name="incident" label={words("incident")} value={form.incident} error={error("incident")} required
					inputMode="numeric" onChange={(incident) => set({ incident })} />
			)}
			<StatusField value={form.status} fixed={revising} error={error("status")} onChange={(status) => set({ status })} />
			<ChoiceField name="eventType" label={words("eventType")} value={form.eventType} error={error("eventType")} required
				options={types.map(([number, { names, code }]) => [String(number), `${names[lang]} (${code})`])}
				onChange={(eventType) => set({ eventType })} />
			<Group name="categories" label={words("categories")} error={error("categories")}
				hint={kind && words("categoriesHint", { names: kind.categories.map(category).join("、") })}>
				<div className="ticks">
					{CATEGORIES.map((each) => (
						<TickField key={each} name={`category.${each}`} label={category(each)} value={form.categories.includes(each)}
							onChange={(on) => set({
								categories: CATEGORIES.filter((name) => (name === each ? on : form.categories.includes(name))),
							})} />
					))}
				</div>
			</Group>
			<ChoiceField name="severity" label={words("severity")} hint={words("lifeHint")} value={form.severity} required
				error={error("severity")} options={SEVERITIES.map((each) => [each, terms(`severity.${each}`)])}
				onChange={(severity) => set({ severity })} />
			<ChoiceField name="urgency" label={words("urgency")} value={form.urgency} error={error("urgency")} required
				options={URGENCIES.map((each) => [each, terms(`urgency.${each}`)])} onChange={(urgency) => set({ urgency })} />
			<RegionsField value={form.regions} most={MAX_REGIONS} error={error("regions")} onChange={(regions) => set({ regions })} />
			<TextField name="headline" label={words("headline")} value={form.headline} error={error("headline")} required
				hint={words("headlineHint", { bytes: bytesOf(form.headline), most: MAX_HEADLINE })}
				onChange={(headline) => set({ headline })} />
			<TextField name="observedAt" type="datetime-local" label={words("observedAt")} hint={words("observedHint")} required
				value={form.observedAt} error={error("observedAt")} onChange={(observedAt) => set({ observedAt })} />
			<TextField name="onset" type="datetime-local" label={words("onset")} value={form.onset} error={error("onset")}
				hint={words("optional")} onChange={(onset) => set({ onset })} />
			<FileField name="content" label={words("content")} value={form.content} error={error("content")}
				onChange={(content) => set({ content })} />
			<div className="grid">
				<TextField name="latitude" label={words("latitude")} hint={words("pointHint")} value={form.latitude}
					error={error("latitude")} inputMode="decimal" onChange={(latitude) => set({ latitude })} />
				<TextField name="longitude" label={words("longitude")} hint={words("optional")} value={form.longitude}
					error={error("longitude")} inputMode="decimal" onChange={(longitude) => set({ longitude })} />
			</div>
			<Group name="ihr" label={words("ihr")}>
				{IHR_QUESTIONS.map((question) => (
					<ChoiceField key={question} name={question} label={words(question)} value={form[question]}
						empty={words("answerUnknown")} options={[["yes", words("yes")], ["no", words("no")]]}
						onChange={(answer) => set({ [question]: answer })} />
				))}
			</Group>
		</>
	);
}

/** A revision begins with what was said last, once that was read. */
function useLastReport(form: ReportForm, { incident }: ReportContext, set: (changes: Partial<ReportForm>) => void): void {
	const taken = useRef(form.headline !== "" || form.status !== "");
	useEffect(() => {
		if (form.incident === "" || incident === null || taken.current) return;
		taken.current = true;
		set(reviseOf(form.incident, incident));
	}, [form.incident, incident, set]);
}
