/** What is overdue, the most pressing on top: who never saw the page finds the report that waits longest at once. */

import { useMemo, useState, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { useNow } from "../../rpc/hooks.ts";
import type { CapStatus, IncidentRecord, Row, Timer } from "../../rpc/records.ts";
import { SEVERITIES } from "../../rpc/records.ts";
import { navigate, href } from "../../shell/location.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Link, SubjectLink } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Final, Severity } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { useEventTypeName, type EventTypes } from "./names.ts";
import { overdueList, type Overdue as Late, type Owed, type UsualTimes } from "./overdue.ts";
import { useUnfinished } from "./unfinished.ts";

/** Lines shown before somebody asks for all. */
const FEW = 12;
/** How long something is overdue changes by the minute; nobody needs it by the second. */
const TICK_MS = 10_000;

const TIMER: Readonly<Record<Owed, Timer>> = { verify: "Verify", triage: "Triage", respond: "Respond", report: "Report" };

interface Line {
	readonly row: Row<IncidentRecord>;
	readonly overdue: Late;
}

function headlineOf({ record }: Row<IncidentRecord>): string {
	return record.reports.at(-1)?.headline ?? "";
}

export function Overdue({ region, status, types }: {
	readonly region: string;
	readonly status: CapStatus;
	readonly types: EventTypes;
}): ReactNode {
	const words = useWords("situation");
	const asked = useUnfinished(region, status);
	const now = useNow(TICK_MS);
	const [all, setAll] = useState(false);
	const times = useMemo(
		() => new Map([...types].map(([number, { timers }]): [number, UsualTimes] => [number, timers])),
		[types],
	);
	const rows = asked.answer?.data;
	const lines = useMemo(() => overdueList(rows ?? [], times, status, now), [rows, times, status, now]);
	const shown = useMemo(() => (all ? lines : lines.slice(0, FEW)), [lines, all]);
	const columns = useColumns(types);
	const triage = `/incidents?verification=Reported&order=oldest&region=${region}`;

	return (
		<section className="overdue" aria-labelledby="overdue">
			<h2 id="overdue"><Drill of={status} /> {words("overdue")}</h2>
			<Answered asked={asked}>
				{() => (
					<>
						{asked.partial && <p className="note" role="status">{words("overdue.failed")}</p>}
						{lines.length === 0 ? (
							<Empty title={words("overdue.none")}><p>{words("overdue.none.next")}</p></Empty>
						) : (
							<>
								<Longest lines={lines} />
								<p>{words("overdue.lead")}</p>
								<Table rows={shown} columns={columns} caption={words("overdue")} hideCaption exportAs={`overdue-${region}`}
									rowKey={({ row, overdue }) => `${row.subject} ${overdue.owed}`}
									onOpen={({ row }) => navigate(href(`/${row.subject}`, status).slice(1))} />
								{lines.length > FEW && (
									<button type="button" onClick={() => setAll(!all)}>
										{all ? words("overdue.few", { n: FEW }) : words("overdue.all", { n: lines.length })}
									</button>
								)}
							</>
						)}
						{asked.more !== undefined && (
							<p className="note">
								{words("overdue.seen")} <button type="button" onClick={asked.more}>{words("overdue.more")}</button>
							</p>
						)}
						<p><Link to={triage}>{words("overdue.open")}</Link></p>
					</>
				)}
			</Answered>
		</section>
	);
}

/** The report that nobody has verified for the longest: the first thing to read. */
function Longest({ lines }: { readonly lines: readonly Line[] }): ReactNode {
	const words = useWords("situation");
	const terms = useWords("terms");
	const by = useBy();
	const region = useRegionName();
	const first = lines[0];
	if (first === undefined || (first.overdue.owed !== "verify" && first.overdue.owed !== "triage")) return null;
	const { row, overdue } = first;
	return (
		<div className="longest">
			<h3>{words("overdue.longest")}</h3>
			<p className="longest-by">
				{words("overdue.longest.by", { what: terms(`timer.${TIMER[overdue.owed]}`), by: by(overdue) })}
			</p>
			<p>
				<Drill of={row.record.status} /> <State of={row.record.verification} /> <Severity of={row.record.severity} />{" "}
				{region(row.record.region)}
			</p>
			<p className="longest-headline">
				<SubjectLink subject={row.subject}>{headlineOf(row) || words("noHeadline")}</SubjectLink> <Final of={row.final} quiet />
			</p>
		</div>
	);
}

/** How long something is overdue, in words. */
function useBy(): (overdue: Late) => string {
	const words = useWords("situation");
	const format = useFormat();
	return ({ by, usual }) => {
		if (by === null) return words("overdue.since");
		return usual ? words("overdue.about", { by: format.span(by) }) : format.span(by);
	};
}

function useColumns(types: EventTypes): Column<Line>[] {
	const words = useWords("situation");
	const terms = useWords("terms");
	const by = useBy();
	const region = useRegionName();
	const typeName = useEventTypeName(types);
	return useMemo((): Column<Line>[] => {
		const what = ({ overdue }: Line): string =>
			overdue.done ? words("overdue.late") : terms(`timer.${TIMER[overdue.owed]}`);
		return [
			{
				id: "by", head: words("overdue.by"), hxl: "#indicator+overdue+ms+num", align: "end",
				value: ({ overdue }) => overdue.by,
				cell: ({ overdue }) => (
					<b className="overdue-by" data-done={overdue.done} title={overdue.usual ? words("overdue.about.why") : undefined}>
						{by(overdue)}
					</b>
				),
			},
			{ id: "what", head: words("overdue.what"), hxl: "#activity+overdue", value: what, choice: true },
			{
				id: "incident", head: words("incident"), hxl: "#event+name", value: ({ row }) => headlineOf(row),
				cell: ({ row }) => (
					<>
						<Drill of={row.record.status} />{" "}
						<SubjectLink subject={row.subject}>{headlineOf(row) || words("noHeadline")}</SubjectLink>{" "}
						<Final of={row.final} quiet />
					</>
				),
			},
			{
				id: "state", head: words("state"), hxl: "#status+verification", choice: true,
				value: ({ row }) => terms(`verification.${row.record.verification}`),
				cell: ({ row }) => <State of={row.record.verification} />,
			},
			{
				id: "severity", head: words("severity"), hxl: "#severity", choice: true,
				value: ({ row }) => terms(`severity.${row.record.severity}`),
				sort: ({ row }) => SEVERITIES.indexOf(row.record.severity),
				cell: ({ row }) => <Severity of={row.record.severity} />,
			},
			{ id: "region", head: words("region"), hxl: "#adm+name", value: ({ row }) => region(row.record.region) },
			{ id: "type", head: words("eventType"), hxl: "#event+type", value: ({ row }) => typeName(row.record.eventType), choice: true },
			{
				id: "due", head: words("overdue.due"), hxl: "#date+due", value: ({ overdue }) => overdue.due,
				export: ({ overdue }) => isoOf(overdue.due),
				cell: ({ overdue }) => <Instant at={overdue.due} age={false} />,
			},
			{ id: "id", head: words("incident.number"), hxl: "#meta+id", value: ({ row }) => row.subject },
		];
	}, [words, terms, types]);
}
