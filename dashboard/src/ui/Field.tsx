/**
 * A field of a form with its label, hint and error:
 *
 * ```tsx
 * <Field label={words("headline")} hint={words("headline.hint")} error={errors.headline} required>
 *     {(field) => <input {...field} value={value} onChange={…} />}
 * </Field>
 * ```
 */

import { useId, type ReactNode } from "react";

import { useWords } from "../i18n/index.ts";

/** What goes to the control. */
export interface FieldControl {
	readonly id: string;
	readonly required: boolean;
	readonly "aria-invalid": boolean;
	readonly "aria-describedby"?: string;
}

export interface FieldProps {
	readonly label: string;
	readonly hint?: ReactNode;
	readonly error?: string | undefined;
	readonly required?: boolean;
	readonly children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, error, required = false, children }: FieldProps): ReactNode {
	const words = useWords("common");
	const id = useId();
	const described = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].join(" ").trim();
	const control = {
		id,
		required,
		"aria-invalid": error !== undefined,
		...(described === "" ? {} : { "aria-describedby": described }),
	};
	return (
		<div className="field" data-invalid={error !== undefined}>
			<label htmlFor={id}>{label}{required && <small> {words("field.required")}</small>}</label>
			{hint !== undefined && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
			{children(control)}
			{error !== undefined && <p id={`${id}-error`} className="field-error">{error}</p>}
		</div>
	);
}
