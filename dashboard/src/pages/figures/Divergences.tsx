/** Where sources do not agree, the farthest apart on top. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import type { CapStatus } from "../../rpc/records.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Tag } from "../../ui/Terms.tsx";
import { divergences, type Cell, type Divergence } from "./cells.ts";
import { useAgencyNames, useSpeech } from "./names.ts";

export function Divergences({ cells, region, period, status, onOpen }: {
	readonly cells: readonly Cell[];
	readonly region: string;
	readonly period: number;
	readonly status: CapStatus;
	readonly onOpen: (cell: Cell) => void;
}): ReactNode {
	const words = useWords("figures");
	const speech = useSpeech();
	const name = useRegionName();
	const rows = useMemo(() => divergences(cells), [cells]);
	const agency = useAgencyNames(rows.flatMap(({ cell }) => cell.record.points.map((point) => point.agency)));
	const columns = useMemo((): Column<Divergence>[] => [
		{
			id: "apart", head: words("apart"), hxl: "#indicator+apart+num", align: "end", value: ({ apart }) => apart,
			cell: ({ apart }) => <b>{speech.figure(apart)}</b>,
		},
		{
			id: "how", head: words("how"), hxl: "#status+divergence", choice: true,
			value: ({ divergent }) => words(divergent ? "how.divergent" : "how.off"),
			cell: ({ divergent }) => (
				<><Drill of={status} /> <Tag tone={divergent ? "bad" : "warn"}>{words(divergent ? "how.divergent" : "how.off")}</Tag></>
			),
		},
		{ id: "region", head: words("region"), hxl: "#adm+name", value: ({ cell }) => name(cell.key.region) },
		{
			id: "day", head: words("day"), hxl: "#date+start", value: ({ cell }) => cell.key.start,
			export: ({ cell }) => isoOf(cell.key.start), cell: ({ cell }) => speech.period(cell.key.start, period),
		},
		{
			id: "says", head: words("says"), hxl: "#indicator+sources",
			value: ({ cell }) => cell.record.points.map((point) => words("says.one", {
				agency: agency(point.agency),
				value: point.value === null ? "—" : speech.figure(point.value),
				mark: speech.mark(point.mark),
			})).join("; "),
		},
		{
			id: "open", head: words("open"), hxl: "#meta+cell", value: ({ cell }) => cell.subject,
			cell: ({ cell }) => <button type="button" onClick={() => onOpen(cell)}>{words("open")}</button>,
		},
	], [words, speech, agency, period, status, onOpen]);
	return (
		<section className="sheet" aria-labelledby="divergences">
			<h2 id="divergences"><Drill of={status} /> {words("divergences")}</h2>
			{rows.length === 0 ? (
				<Empty title={words("divergences.none")}><p>{words("divergences.none.next")}</p></Empty>
			) : (
				<>
					<p>{words("divergences.lead")}</p>
					<Table rows={rows} columns={columns} caption={words("divergences")} hideCaption exportAs={`divergences-${region}`}
						rowKey={({ cell }) => cell.subject} onOpen={({ cell }) => onOpen(cell)} />
				</>
			)}
		</section>
	);
}
