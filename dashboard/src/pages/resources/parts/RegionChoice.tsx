/** A region, chosen from the nation down: one list for each level. `""` is the nation. */

import type { ReactNode } from "react";

import { useLang } from "../../../i18n/index.ts";
import { childrenOf, lineageOf, nameOf, NATION } from "../../../regions/regions.ts";

export interface RegionChoiceProps {
	readonly label: string;
	/** What the whole country is called here. */
	readonly any: string;
	readonly value: string;
	readonly onChange: (region: string) => void;
}

export function RegionChoice({ label, any, value, onChange }: RegionChoiceProps): ReactNode {
	const { lang } = useLang();
	const lineage = lineageOf(value === "" ? NATION : value);
	return (
		<fieldset className="choice-region">
			<legend>{label}</legend>
			{lineage.map((around, level) => {
				const inside = childrenOf(around);
				const chosen = lineage[level + 1];
				if (inside.length === 0 && chosen === undefined) return null;
				// A code that the pack does not name stays in the list, so that nobody takes the filter for empty.
				const unnamed = chosen !== undefined && inside.every(({ code }) => code !== chosen);
				return (
					<select
						key={around}
						aria-label={`${label}: ${around === NATION ? any : nameOf(around, lang)}`}
						value={chosen ?? ""}
						onChange={(event) => onChange(event.target.value || (around === NATION ? "" : around))}
					>
						<option value="">{around === NATION ? any : nameOf(around, lang)}</option>
						{unnamed && <option value={chosen}>{chosen}</option>}
						{inside.map((region) => <option key={region.code} value={region.code}>{region[lang]}</option>)}
					</select>
				);
			})}
		</fieldset>
	);
}
