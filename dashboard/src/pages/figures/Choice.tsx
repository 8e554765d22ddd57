/** Which metric, region and definition the page shows. */

import type { ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { directChildren } from "../../map/places.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { lineageOf } from "../../regions/regions.ts";
import type { MetricRecord } from "../../rpc/records.ts";
import { Field } from "../../ui/Field.tsx";
import { useSpeech } from "./names.ts";

export interface Chosen {
	readonly metric: number | null;
	readonly region: string;
	readonly version: number | null;
}

export function Choice({ metrics, versions, chosen, onChange }: {
	readonly metrics: ReadonlyMap<number, MetricRecord>;
	/** Definitions of which there are figures. */
	readonly versions: readonly number[];
	readonly chosen: Chosen;
	readonly onChange: (change: Partial<Chosen>) => void;
}): ReactNode {
	const words = useWords("figures");
	const speech = useSpeech();
	const { metric, region, version } = chosen;
	return (
		<form className="choice" aria-label={words("choose")} onSubmit={(event) => event.preventDefault()}>
			<Field label={words("metric")}>
				{(field) => (
					<select {...field} value={metric ?? ""} onChange={({ target }) => onChange({ metric: Number(target.value), version: null })}>
						{metric === null && <option value="">{words("pick")}</option>}
						{[...metrics].map(([number, record]) => <option key={number} value={number}>{speech.metric(number, record)}</option>)}
						{metric !== null && !metrics.has(metric) && <option value={metric}>{speech.metric(metric, undefined)}</option>}
					</select>
				)}
			</Field>
			<RegionChoice region={region} onChange={(code) => onChange({ region: code })} />
			{versions.length > 1 && (
				<Field label={words("version")} hint={words("version.why")}>
					{(field) => (
						<select {...field} value={version ?? versions[0]} onChange={({ target }) => onChange({ version: Number(target.value) })}>
							{versions.map((each) => <option key={each} value={each}>{words("version.number", { n: each })}</option>)}
						</select>
					)}
				</Field>
			)}
		</form>
	);
}

/** One list for each level: the nation, a province, a city. */
function RegionChoice({ region, onChange }: {
	readonly region: string;
	readonly onChange: (code: string) => void;
}): ReactNode {
	const words = useWords("figures");
	const name = useRegionName();
	const lineage = lineageOf(region);
	return lineage.map((outer, level) => {
		const inner = lineage[level + 1];
		const children = directChildren(outer, inner === undefined ? [] : [inner]);
		if (children.length === 0) return null;
		return (
			<Field key={outer} label={words("region.in", { region: name(outer) })}>
				{(field) => (
					<select {...field} value={inner ?? outer} onChange={({ target }) => onChange(target.value)}>
						<option value={outer}>{words("region.all")}</option>
						{children.map((code) => <option key={code} value={code}>{name(code)}</option>)}
					</select>
				)}
			</Field>
		);
	});
}
