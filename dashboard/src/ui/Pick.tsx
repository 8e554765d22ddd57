/** One of several, or any: a control of a filter. */

import type { ReactNode } from "react";

export function Pick({ label, any, value, options, onChange }: {
	readonly label: string;
	/** What it says when nothing is picked. */
	readonly any: string;
	readonly value: string | number | undefined;
	readonly options: readonly (readonly [value: string | number, text: string])[];
	/** The value that was picked; empty for any. */
	readonly onChange: (value: string) => void;
}): ReactNode {
	return (
		<label>
			{label}
			<select value={value ?? ""} onChange={(event) => onChange(event.target.value)}>
				<option value="">{any}</option>
				{options.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
			</select>
		</label>
	);
}
