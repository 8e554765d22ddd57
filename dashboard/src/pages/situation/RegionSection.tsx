/** The regions inside a region: as a map, and the same numbers as a table. */

import { useMemo, type ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import { GroupMark, useGroupName } from "../../map/GroupMark.tsx";
import { asTiles, directChildren, layOutRegions } from "../../map/places.ts";
import { RegionMap, useRegionName, type Mark } from "../../map/RegionMap.tsx";
import { usePack, type PackState } from "../../map/usePack.ts";
import type { CapStatus, Situation } from "../../rpc/records.ts";
import { SEVERITIES } from "../../rpc/records.ts";
import { href } from "../../shell/location.ts";
import { useConfig } from "../../shell/config-context.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Drill, Severity } from "../../ui/Terms.tsx";
import { byGroup, GROUPS, ofStatus, worst, type Group } from "./counts.ts";

interface Line {
	readonly code: string;
	readonly mark: Mark | null;
}

const NOTHING: Mark = { counts: { confirmed: 0, unconfirmed: 0, disputed: 0, dismissed: 0 }, worst: null };

export function RegionSection({ region, situations, status, at }: {
	readonly region: string;
	readonly situations: readonly Situation[];
	readonly status: CapStatus;
	readonly at: number | null;
}): ReactNode {
	const words = useWords("situation");
	const name = useRegionName();
	const groupName = useGroupName();
	const { lang } = useLang();
	const { boundaries } = useConfig();
	const pack = usePack(boundaries);
	const marks = useMemo(() => new Map(situations.map(({ region: code, incidents }): [string, Mark] => {
		const counts = ofStatus(incidents, status);
		return [code, { counts: byGroup(counts.verification), worst: worst(counts.severity) }];
	})), [situations, status]);
	// The names of regions come with the page; what is counted comes with the answer.
	const codes = useMemo(() => directChildren(region, marks.keys()), [region, marks]);
	const layout = useMemo(() => layOutRegions(codes, pack.state === "ready" ? pack.pack : null), [codes, pack]);
	const lacking = useMemo(() => asTiles(layout.lacking), [layout]);
	const lines = useMemo(() => codes.map((code): Line => ({ code, mark: marks.get(code) ?? null })), [codes, marks]);
	const columns = useMemo((): Column<Line>[] => [
		{
			id: "region", head: words("region"), hxl: "#adm+name", value: ({ code }) => name(code),
			cell: ({ code }) => <><Drill of={status} /> <Link to={addressOf(code, at)}>{name(code)}</Link></>,
		},
		...GROUPS.map((group: Group): Column<Line> => ({
			id: group, head: groupName(group), hxl: `#event+${group}+num`, align: "end",
			value: ({ mark }) => (mark ?? NOTHING).counts[group],
			cell: ({ mark }) => <GroupMark group={group} count={(mark ?? NOTHING).counts[group]} short />,
		})),
		{
			id: "worst", head: words("worst"), hxl: "#severity+worst",
			value: ({ mark }) => mark?.worst ?? null,
			sort: ({ mark }) => mark?.worst ? SEVERITIES.indexOf(mark.worst) : SEVERITIES.length,
			cell: ({ mark }) => mark?.worst ? <Severity of={mark.worst} /> : words("none"),
		},
		{ id: "code", head: words("code"), hxl: "#adm+code", value: ({ code }) => code },
	], [words, lang, status, at]);
	const hrefOf = (code: string): string => href(addressOf(code, at), status);
	const drill = status !== "Actual";

	return (
		<section className="by-region" aria-labelledby="by-region">
			<h2 id="by-region"><Drill of={status} /> {words("map")}</h2>
			{codes.length === 0 ? (
				<Empty title={words("map.whole", { region: name(region) })}><p>{words("map.whole.next")}</p></Empty>
			) : (
				<>
					<p>{words("map.lead")}</p>
					<Legend />
					{pack.state === "loading" && <p role="status">{words("map.loading")}</p>}
					{pack.state !== "loading" && (
						<RegionMap layout={layout} marks={marks} drill={drill} hrefOf={hrefOf}
							label={words("map.label", { region: name(region) })} />
					)}
					{layout.kind === "pack" && lacking.places.length > 0 && (
						<>
							<p className="note">{words("map.lacks")}</p>
							<RegionMap layout={lacking} marks={marks} drill={drill} hrefOf={hrefOf}
								label={words("map.lacks.label", { region: name(region) })} />
						</>
					)}
					<Source pack={pack} drawn={layout.kind === "pack"} />
					<Table key={region} rows={lines} columns={columns} caption={words("map.table")} rowKey={({ code }) => code}
						exportAs={`situation-${region}`} />
				</>
			)}
		</section>
	);
}

/** The page of a region, at the same moment. */
export function addressOf(code: string, at: number | null): string {
	return `/situation/${code}${at === null ? "" : `?at=${at}`}`;
}

function Legend(): ReactNode {
	const words = useWords("situation");
	return (
		<ul className="map-legend">
			{(["confirmed", "unconfirmed", "disputed"] as const).map((group) => <li key={group}><GroupMark group={group} /></li>)}
			<li>{words("worst")}{": "}{words("asReported")}</li>
		</ul>
	);
}

/** Where the map comes from, or why there is none. */
function Source({ pack, drawn }: { readonly pack: PackState; readonly drawn: boolean }): ReactNode {
	const words = useWords("situation");
	if (pack.state === "failed") return <p className="note" role="alert">{words(`map.fault.${pack.fault}`)}</p>;
	if (pack.state === "loading") return null;
	if (pack.state !== "ready" || !drawn) return <p className="note">{words("map.tiles")}</p>;
	const { schematic, attribution } = pack.pack;
	return (
		<p className="note">
			{schematic && words("map.schematic")}{" "}
			{attribution !== null && words("map.source", { source: attribution })}
		</p>
	);
}
