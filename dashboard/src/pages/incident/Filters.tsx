/** The filter of the list: each field is in the address, so that a list can be handed on. */

import type { FormEvent, ReactNode } from "react";
import { useLang, useWords, type Words } from "../../i18n/index.ts";
import { childrenOf, lineageOf, nameOf, NATION } from "../../regions/regions.ts";
import { CATEGORIES, CAP_STATUSES, MANAGEMENTS, SEVERITIES, URGENCIES, VERIFICATIONS } from "../../rpc/records.ts";
import { navigate } from "../../shell/location.ts";
import { Field } from "../../ui/Field.tsx";
import {
	addressOf, EVERYTHING, filterOf, narrowed, ORDERS, queryOf, searchable, withField, type IncidentFilter,
} from "./filters.ts";
import type { EventTypes } from "./names.ts";

/** Takes another filter; the browser's Back takes the one before. */
function take(filter: IncidentFilter): void {
	navigate(addressOf(filter));
}

export function Filters({ filter, types }: { readonly filter: IncidentFilter; readonly types: EventTypes }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const { lang } = useLang();
	/** A field with some values to choose from; `undefined` is any. */
	const choice = <K extends keyof IncidentFilter>(
		name: K,
		label: Parameters<Words<"incident">>[0],
		options: readonly (readonly [string, string])[],
		any = true,
	): ReactNode => (
		<Field label={words(label)}>
			{(field) => (
				<select
					{...field}
					value={String(filter[name] ?? "")}
					onChange={(event) => take(filterOf(replaced(filter, name, event.target.value)))}
				>
					{any && <option value="">{words("list.any")}</option>}
					{options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
				</select>
			)}
		</Field>
	);
	const regions = [...lineageOf(filter.region ?? NATION), ...childrenOf(filter.region ?? NATION).map(({ code }) => code)];
	const named = [...types].map(([id, { names }]) => [String(id), names[lang]] as const).sort((a, b) => a[1].localeCompare(b[1], lang));
	return (
		<form className="incident-filters" role="search" aria-label={words("list.filters")} onSubmit={(event) => found(event, filter)}>
			<Field label={words("list.region")}>
				{(field) => (
					<select
						{...field}
						value={filter.region ?? NATION}
						onChange={(event) => take(filterOf(replaced(filter, "region", event.target.value)))}
					>
						{regions.map((code) => <option key={code} value={code}>{nameOf(code, lang)}</option>)}
					</select>
				)}
			</Field>
			{choice("eventType", "list.eventType", named)}
			{choice("verification", "list.verification", VERIFICATIONS.map((each) => [each, terms(`verification.${each}`)]))}
			{choice("severity", "list.severity", SEVERITIES.map((each) => [each, terms(`severity.${each}`)]))}
			{choice("management", "list.management", MANAGEMENTS.map((each) => [each, terms(`management.${each}`)]))}
			{choice("category", "list.category", CATEGORIES.map((each) => [each, terms(`category.${each}`)]))}
			{choice("urgency", "list.urgency", URGENCIES.map((each) => [each, terms(`urgency.${each}`)]))}
			{choice("status", "list.status", CAP_STATUSES.map((each) => [each, terms(`status.${each}`)]), false)}
			{choice("order", "list.order", ORDERS.map((each) => [each, words(`list.${each}`)]), false)}
			<Field label={words("list.from")}>
				{(field) => (
					<input {...field} type="datetime-local" value={localOf(filter.from)} onChange={(event) => take(withField(filter, "from", timeOf(event.target.value)))} />
				)}
			</Field>
			<Field label={words("list.until")}>
				{(field) => (
					<input {...field} type="datetime-local" value={localOf(filter.until)} onChange={(event) => take(withField(filter, "until", timeOf(event.target.value)))} />
				)}
			</Field>
			<Field label={words("list.agency")}>
				{(field) => <input {...field} key={filter.agency} name="agency" inputMode="numeric" pattern="[0-9]*" defaultValue={filter.agency ?? ""} />}
			</Field>
			<Field label={words("list.text")}>
				{(field) => <input {...field} key={filter.text} name="text" type="search" defaultValue={filter.text ?? ""} />}
			</Field>
			<p className="incident-filter-actions">
				<button type="submit">{words("list.search")}</button>
				{narrowed(filter) > 0 && (
					<button type="button" className="plain" onClick={() => take({ ...EVERYTHING, status: filter.status })}>{words("list.reset")}</button>
				)}
			</p>
		</form>
	);
}

/** The address with one field replaced: reading it back takes only what a filter may be. */
function replaced(filter: IncidentFilter, name: keyof IncidentFilter, value: string): URLSearchParams {
	const query = queryOf(filter);
	query.set(name, value);
	return query;
}

/** What was typed is taken when somebody says so, not with each key. */
function found(event: FormEvent<HTMLFormElement>, filter: IncidentFilter): void {
	event.preventDefault();
	const form = new FormData(event.currentTarget);
	const typed = (name: string) => {
		const value = form.get(name);
		return typeof value === "string" ? value.trim() : "";
	};
	take(withField(filterOf(replaced(filter, "agency", typed("agency"))), "text", searchable(typed("text"))));
}

/** A moment as `datetime-local` has it, in the viewer's zone. */
export function localOf(at: number | undefined): string {
	if (at === undefined || at > 8.64e15) return "";
	const date = new Date(at);
	const local = new Date(at - date.getTimezoneOffset() * 60_000);
	return local.toISOString().slice(0, 16);
}

/** The moment of a text of `datetime-local`. */
export function timeOf(text: string): number | undefined {
	const at = text === "" ? Number.NaN : new Date(text).getTime();
	return Number.isFinite(at) && at >= 0 ? at : undefined;
}
