/** Controls that the forms share. Each says by `data-field` which field it is, so that the summary of errors can go there. */

import { useId, useState, type ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import { allRegions, fullNameOf, isRegion, nameOf } from "../../regions/regions.ts";
import { CAP_STATUSES } from "../../rpc/records.ts";
import { Field } from "../../ui/Field.tsx";

export interface ControlProps {
	readonly name: string;
	readonly label: string;
	readonly hint?: ReactNode;
	readonly error?: string | undefined;
	readonly required?: boolean;
	readonly value: string;
	readonly onChange: (value: string) => void;
}

/** One line of text; `type` as of an `input`. */
export function TextField({ name, value, onChange, type = "text", inputMode, list, ...field }: ControlProps & {
	readonly type?: "text" | "datetime-local";
	readonly inputMode?: "numeric" | "decimal";
	readonly list?: string;
}): ReactNode {
	return (
		<div data-field={name}>
			<Field {...field}>
				{(control) => (
					<input
						{...control}
						type={type}
						value={value}
						autoComplete="off"
						onChange={(event) => onChange(event.target.value)}
						{...(inputMode === undefined ? {} : { inputMode })}
						{...(list === undefined ? {} : { list })}
					/>
				)}
			</Field>
		</div>
	);
}

/** One of several. */
export function ChoiceField({ name, value, onChange, options, empty, ...field }: ControlProps & {
	readonly options: readonly (readonly [value: string, text: string])[];
	readonly empty?: string;
}): ReactNode {
	const words = useWords("submit");
	return (
		<div data-field={name}>
			<Field {...field}>
				{(control) => (
					<select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
						<option value="">{empty ?? words("noReason")}</option>
						{options.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
					</select>
				)}
			</Field>
		</div>
	);
}

/** Yes or no. */
export function TickField({ name, label, value, onChange }: {
	readonly name: string;
	readonly label: string;
	readonly value: boolean;
	readonly onChange: (value: boolean) => void;
}): ReactNode {
	return (
		<label className="tick" data-field={name}>
			<input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {label}
		</label>
	);
}

/** A group with a name, its hint and its error. */
export function Group({ name, label, hint, error, children }: {
	readonly name: string;
	readonly label: string;
	readonly hint?: string | undefined;
	readonly error?: string | undefined;
	readonly children: ReactNode;
}): ReactNode {
	const id = useId();
	return (
		<fieldset data-field={name} data-invalid={error !== undefined} aria-describedby={`${id}-hint ${id}-error`}>
			<legend>{label}</legend>
			<p id={`${id}-hint`} className="field-hint" hidden={hint === undefined}>{hint}</p>
			{children}
			<p id={`${id}-error`} className="field-error" hidden={error === undefined}>{error}</p>
		</fieldset>
	);
}

/** Real, a drill, or something else. What is not real looks and reads otherwise before anything is typed. */
export function StatusField({ value, onChange, error, fixed = false }: {
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly error?: string | undefined;
	/** Of an incident that is revised: it stays. */
	readonly fixed?: boolean;
}): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const group = useId();
	return (
		<Group name="status" label={words("status")} hint={words("statusHint")} error={error}>
			<div className="statuses">
				{CAP_STATUSES.map((status) => (
					<label key={status} className="status-choice" data-status={status} data-chosen={value === status}>
						<input
							type="radio"
							name={group}
							value={status}
							checked={value === status}
							disabled={fixed && value !== status}
							onChange={() => onChange(status)}
						/>
						<strong>{terms(`status.${status}`)}</strong> <span>{words(`statusHint.${status}`)}</span>
					</label>
				))}
			</div>
		</Group>
	);
}

/** Names of regions, for fields that take a code: typed text finds them. */
export function RegionNames({ id }: { readonly id: string }): ReactNode {
	const { lang } = useLang();
	return (
		<datalist id={id}>
			{allRegions().map(({ code }) => <option key={code} value={code}>{fullNameOf(code, lang)}</option>)}
		</datalist>
	);
}

/** The code that a text means: itself, or that of the region with this very name. */
export function codeOf(text: string): string {
	const trimmed = text.trim();
	const named = allRegions().find(({ zh, en }) => zh === trimmed || en.toLowerCase() === trimmed.toLowerCase());
	return named?.code ?? trimmed;
}

/** One region, by code or name. */
export function RegionField({ value, onChange, ...rest }: ControlProps): ReactNode {
	const words = useWords("submit");
	const { lang } = useLang();
	const list = useId();
	const named = !isRegion(value) ? "" : nameOf(value, lang) === value ? words("regionUnnamed") : fullNameOf(value, lang);
	return (
		<>
			<TextField {...rest} hint={rest.hint ?? named} value={value} list={list} onChange={(text) => onChange(codeOf(text))} />
			<RegionNames id={list} />
		</>
	);
}

/** Several regions. */
export function RegionsField({ value, onChange, error, most }: {
	readonly value: readonly string[];
	readonly onChange: (value: readonly string[]) => void;
	readonly error?: string | undefined;
	readonly most: number;
}): ReactNode {
	const words = useWords("submit");
	const { lang } = useLang();
	const list = useId();
	const [text, setText] = useState("");
	const add = () => {
		const code = codeOf(text);
		if (code === "") return;
		onChange([...value, code]);
		setText("");
	};
	const name = (code: string) => (isRegion(code) ? fullNameOf(code, lang) : code);
	return (
		<Group name="regions" label={words("regions")} hint={words("regionHint", { most })} error={error}>
			<ul className="chosen">
				{value.map((code, i) => (
					<li key={`${i}/${code}`}>
						{name(code)} <code>{code}</code>{" "}
						<button type="button" className="plain" aria-label={words("regionRemove", { region: name(code) })}
							onClick={() => onChange(value.filter((_, at) => at !== i))}>✕</button>
					</li>
				))}
			</ul>
			<div className="row">
				<input
					aria-label={words("regionCode")}
					value={text}
					list={list}
					autoComplete="off"
					onChange={(event) => setText(event.target.value)}
					onKeyDown={(event) => {
						if (event.key !== "Enter") return;
						event.preventDefault();
						add();
					}}
				/>
				<button type="button" onClick={add}>{words("regionAdd")}</button>
			</div>
			<RegionNames id={list} />
		</Group>
	);
}
