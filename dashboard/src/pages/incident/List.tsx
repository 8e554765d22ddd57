/** The list of incidents: up to 5,000 rows, live; what is in a best block only is marked as provisional. */

import { useMemo, type ReactNode } from "react";
import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useList, type Row } from "../../rpc/hooks.ts";
import { CATEGORIES, MANAGEMENTS, SEVERITIES, VERIFICATIONS, type IncidentRecord } from "../../rpc/records.ts";
import { navigate, useQuery } from "../../shell/location.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Final, Management, Severity } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { Filters } from "./Filters.tsx";
import { filterOf, narrowed, questionOf } from "./filters.ts";
import { useEventTypeName, useEventTypes, useEveryAgencyName, useRegionNames } from "./names.ts";
import { numberOf } from "./rounds.ts";

type IncidentRow = Row<IncidentRecord>;

/** What is due next of an incident. */
const dueOf = ({ running }: IncidentRecord): number | null => {
	const due = [running.triage, running.verify, running.respond].filter((at) => at !== null);
	return due.length > 0 ? Math.min(...due) : null;
};

export function IncidentList(): ReactNode {
	const words = useWords("incident");
	const [query] = useQuery();
	const filter = useMemo(() => filterOf(query), [query]);
	const types = useEventTypes();
	const columns = useColumns();
	const list = useList<IncidentRecord>(
		"muster_incidents",
		{ ...questionOf(filter) },
		{ kinds: ["incident"], ...(filter.region === undefined ? {} : { region: filter.region }) },
		// Newest first is what a node gives when it is not asked.
		{ all: true, consistency: "best", ...(filter.order === "newest" ? {} : { order: filter.order }) },
	);
	const provisional = list.rows.filter(({ final }) => !final).length;
	return (
		<section className="sheet incident-list">
			<h1>
				{words("list.title")} <Drill of={filter.status} />
			</h1>
			<Filters filter={filter} types={types} />
			<Answered
				asked={list}
				empty={(rows) => rows.length === 0}
				whenEmpty={<Nothing filtered={narrowed(filter) > 0} />}
			>
				{() => (
					<>
						<p role="status" className="incident-count">
							{list.more === undefined
								? words("list.count", { count: list.rows.length })
								: words("list.reading", { count: list.rows.length })}
							{provisional > 0 && <> {words("list.provisional", { count: provisional })}</>}
							{list.cut && <strong> {words("list.cut", { count: list.rows.length })}</strong>}
						</p>
						<Table
							rows={list.rows}
							columns={columns}
							rowKey={(row) => row.subject}
							caption={words("list.caption")}
							hideCaption
							exportAs={`incidents-${filter.status}`}
							cut={list.cut}
							onOpen={(row) => navigate(pathOf(row, filter.status))}
						/>
					</>
				)}
			</Answered>
		</section>
	);
}

function pathOf({ subject }: IncidentRow, status: string): string {
	return status === "Actual" ? `/${subject}` : `/${subject}?status=${status}`;
}

function Nothing({ filtered }: { readonly filtered: boolean }): ReactNode {
	const words = useWords("incident");
	return (
		<Empty title={words(filtered ? "list.empty" : "list.emptyAll")}>
			<p>{words(filtered ? "list.emptyNext" : "list.emptyAllNext")}</p>
			{!filtered && <p><Link to="/submit/report">{words("list.report")}</Link></p>}
		</Empty>
	);
}

function useColumns(): readonly Column<IncidentRow>[] {
	const words = useWords("incident");
	const terms = useWords("terms");
	const common = useWords("common");
	const format = useFormat();
	const agency = useEveryAgencyName();
	const eventType = useEventTypeName();
	const region = useRegionNames();
	return useMemo((): readonly Column<IncidentRow>[] => {
		const last = ({ record }: IncidentRow) => record.reports.at(-1);
		return [
			{
				id: "id",
				head: words("col.id"),
				hxl: "#meta+id",
				align: "end",
				width: "12ch",
				value: (row) => numberOf("incident", row.subject),
				cell: (row) => (
					<>
						<Drill of={row.record.status} />{" "}
						<Link to={`/${row.subject}`}>{format.number(numberOf("incident", row.subject) ?? 0)}</Link>
					</>
				),
			},
			{
				id: "verification",
				head: words("col.verification"),
				hxl: "#status+verification",
				width: "16ch",
				choice: true,
				value: (row) => terms(`verification.${row.record.verification}`),
				sort: (row) => VERIFICATIONS.indexOf(row.record.verification),
				cell: (row) => <State of={row.record.verification} />,
			},
			{
				id: "headline",
				head: words("col.headline"),
				hxl: "#description+headline",
				value: (row) => last(row)?.headline ?? null,
			},
			{
				id: "severity",
				head: words("col.severity"),
				hxl: "#severity",
				width: "14ch",
				choice: true,
				value: (row) => terms(`severity.${row.record.severity}`),
				sort: (row) => SEVERITIES.indexOf(row.record.severity),
				cell: (row) => <Severity of={row.record.severity} />,
			},
			{
				id: "region",
				head: words("col.region"),
				hxl: "#adm+code",
				width: "16ch",
				value: (row) => region.full(row.record.region),
				export: (row) => row.record.region,
			},
			{
				id: "eventType",
				head: words("col.eventType"),
				hxl: "#event+type",
				width: "18ch",
				choice: true,
				value: (row) => eventType(row.record.eventType),
			},
			{
				id: "management",
				head: words("col.management"),
				hxl: "#status+management",
				width: "12ch",
				choice: true,
				value: (row) => terms(`management.${row.record.management}`),
				sort: (row) => MANAGEMENTS.indexOf(row.record.management),
				cell: (row) => <Management of={row.record.management} />,
			},
			{
				id: "filed",
				head: words("col.filed"),
				hxl: "#date+reported",
				width: "25ch",
				value: (row) => row.record.filedAt,
				export: (row) => isoOf(row.record.filedAt),
				cell: (row) => <Instant at={row.record.filedAt} age={false} />,
			},
			{
				id: "due",
				head: words("col.due"),
				hxl: "#date+due",
				width: "25ch",
				value: (row) => dueOf(row.record),
				export: (row) => isoOf(dueOf(row.record)),
				cell: (row) => (dueOf(row.record) === null ? common("none") : <Instant at={dueOf(row.record)} age={false} />),
			},
			{
				id: "reporter",
				head: words("col.reporter"),
				hxl: "#org+reporter",
				width: "18ch",
				value: (row) => agency(row.record.reporter),
				cell: (row) => <Link to={`/agency/${row.record.reporter}`}>{agency(row.record.reporter)}</Link>,
			},
			{
				id: "categories",
				head: words("col.categories"),
				hxl: "#event+category",
				width: "14ch",
				value: (row) =>
					CATEGORIES.filter((each) => last(row)?.categories.includes(each)).map((each) => terms(`category.${each}`)).join(", "),
			},
			{
				id: "revision",
				head: words("col.revision"),
				hxl: "#meta+revision",
				align: "end",
				width: "8ch",
				value: (row) => row.record.revision,
			},
			{
				id: "status",
				head: words("col.status"),
				hxl: "#status+cap",
				width: "8ch",
				value: (row) => terms(`status.${row.record.status}`),
			},
			{
				id: "final",
				head: words("col.final"),
				hxl: "#status+finality",
				width: "14ch",
				choice: true,
				value: (row) => common(row.final ? "final" : "provisional"),
				cell: (row) => <Final of={row.final} />,
			},
		];
	}, [words, terms, common, format, agency, eventType, region]);
}
