/** All sources of a metric in one region, period by period: a chart, and the same as a table. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import type { CapStatus, FigureStatus } from "../../rpc/records.ts";
import { Chart, useChartColours } from "../../ui/Chart.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Final, Tag, type Tone } from "../../ui/Terms.tsx";
import { bands, sources, type Cell } from "./cells.ts";
import { useAgencyNames, useSpeech } from "./names.ts";
import { chartOption } from "./option.ts";

const TONES: Readonly<Record<FigureStatus, Tone>> = {
	Agreed: "good",
	AgreedSameClass: "plain",
	Divergent: "bad",
	SingleSource: "warn",
	NoData: "quiet",
};

/** How the sources of a cell stand to each other. */
export function Comparison({ of }: { readonly of: FigureStatus | undefined }): ReactNode {
	const words = useWords("figures");
	const terms = useWords("terms");
	return of === undefined
		? <Tag tone="quiet">{words("notCompared")}</Tag>
		: <Tag tone={TONES[of]}>{terms(`figure.${of}`)}</Tag>;
}

export function Sources({ cells, metric, region, period, status, onOpen }: {
	/** Of the region itself, of one definition. */
	readonly cells: readonly Cell[];
	readonly metric: string;
	readonly region: string;
	/** Length of a period in milliseconds. */
	readonly period: number;
	readonly status: CapStatus;
	readonly onOpen: (start: number) => void;
}): ReactNode {
	const words = useWords("figures");
	const speech = useSpeech();
	const regionName = useRegionName();
	const colours = useChartColours();
	const found = useMemo(() => sources(cells), [cells]);
	const agency = useAgencyNames(found.map((source) => source.agency));
	const option = useMemo(() => chartOption(found, bands(cells), period, {
		band: words("band"),
		source: (id, copies) => (copies ? words("series.copy", { agency: agency(id) }) : agency(id)),
		day: (start) => speech.period(start, period),
		number: (value) => speech.figure(BigInt(Math.round(value))),
	}, colours), [found, cells, period, words, agency, speech, colours.text, colours.line]);
	const columns = useColumns(found.map((source) => source.agency), period, status, agency);
	const rows = useMemo(() => [...cells].sort((a, b) => b.key.start - a.key.start), [cells]);
	const label = words("chart.label", { metric, region: regionName(region) });
	return (
		<section className="sheet" aria-labelledby="sources">
			<h2 id="sources"><Drill of={status} /> {words("chart")}</h2>
			<p>{words("chart.lead")}</p>
			<Chart label={label} option={option} height={360} onPick={({ name }) => { if (/^\d+$/.test(name)) onOpen(Number(name)); }}
				table={
					<Table key={found.length} rows={rows} columns={columns} caption={words("byPeriod")} rowKey={({ subject }) => subject}
						onOpen={({ key }) => onOpen(key.start)} exportAs={`figures-${region}`} />
				} />
		</section>
	);
}

function useColumns(
	agencies: readonly number[],
	period: number,
	status: CapStatus,
	agency: (id: number) => string,
): Column<Cell>[] {
	const words = useWords("figures");
	const terms = useWords("terms");
	const speech = useSpeech();
	return useMemo((): Column<Cell>[] => [
		{
			id: "day", head: words("day"), hxl: "#date+start", value: ({ key }) => key.start, export: ({ key }) => isoOf(key.start),
			cell: ({ key, final }) => (
				<>
					<Drill of={status} /> <time dateTime={new Date(key.start).toISOString()}>{speech.period(key.start, period)}</time>{" "}
					<Final of={final} quiet />
				</>
			),
		},
		{
			id: "comparison", head: words("comparison"), hxl: "#status+comparison", choice: true,
			value: ({ record: { figure } }) => (figure === null ? words("notCompared") : terms(`figure.${figure.status}`)),
			cell: ({ record }) => <Comparison of={record.figure?.status} />,
		},
		{
			id: "agreed", head: words("agreed"), hxl: "#indicator+agreed+interval", align: "end",
			value: (cell) => {
				const [band] = bands([cell]);
				return band?.agreed ? `${speech.figure(band.agreed.low)} – ${speech.figure(band.agreed.high)}` : words("agreed.none");
			},
		},
		...agencies.map((id): Column<Cell> => ({
			id: `agency-${id}`, head: agency(id), hxl: "#indicator+value+num", align: "end",
			value: ({ record }) => {
				const value = record.points.find((point) => point.agency === id)?.value;
				return value === undefined || value === null ? null : BigInt(value);
			},
			cell: ({ record }) => {
				const point = record.points.find((each) => each.agency === id);
				if (point === undefined) return <i className="unknown">{words("missing")}</i>;
				return (
					<span className="said" data-copy={point.mark === "Copy"} title={speech.mark(point.mark)}>
						{point.value === null ? "" : speech.figure(point.value)} <small>{speech.mark(point.mark)}</small>
					</span>
				);
			},
		})),
	], [agencies.join(), period, status, agency, words, terms, speech]);
}
