/** Requests, their lines, and totals by product: what is needed, how pressing, since when, and where its units are. */

import { useMemo, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf, nameOf } from "../../regions/regions.ts";
import { useList, type AskedList } from "../../rpc/hooks.ts";
import { PRIORITIES, type RequestRecord, type Row } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, LineState } from "../../ui/Terms.tsx";
import { Age, Instant, Quantity, Unknown } from "../../ui/Values.tsx";
import { bucketsOf } from "./buckets.ts";
import { questionOf, type ResourceFilter } from "./filters.ts";
import { Bar, Legend } from "./parts/Bar.tsx";
import { CutNote, NothingFits } from "./parts/Fit.tsx";
import { Priority } from "./parts/Marks.tsx";
import { AgencyLink, useNames } from "./parts/Names.tsx";
import { useOpen } from "./parts/open.ts";
import { inOrder, isUnmet, linesInOrder, numberOf, totals, type LineRow, type ProductTotal } from "./requests.ts";

/** The requests of a filter, all that a page reads. */
export function useRequests(filter: ResourceFilter): AskedList<RequestRecord> {
	const watch = { kinds: ["request" as const], ...(filter.region === undefined ? {} : { region: filter.region }) };
	return useList<RequestRecord>("muster_requests", questionOf(filter), watch, { all: true });
}

function Nothing(): ReactNode {
	const words = useWords("resources");
	return <NothingFits title={words("noRequests")} next={words("noRequestsNext")} />;
}

export function Requests({ filter }: { readonly filter: ResourceFilter }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const format = useFormat();
	const { lang } = useLang();
	const names = useNames();
	const open = useOpen();
	const asked = useRequests(filter);
	const rows = useMemo(() => inOrder(asked.rows), [asked.rows]);
	const columns = useMemo((): Column<Row<RequestRecord>>[] => [
		{
			id: "request", head: words("request"), hxl: "#meta+id", value: ({ subject }) => numberOf(subject),
			width: "9ch",
			cell: ({ subject, record }) => <><SubjectLink subject={subject}>{`${numberOf(subject)}`}</SubjectLink> <Drill of={record.status} /></>,
		},
		{
			id: "priority", head: words("priority"), hxl: "#severity+priority", choice: true, width: "16ch",
			value: ({ record }) => terms(`priority.${record.priority}`),
			sort: ({ record }) => PRIORITIES.indexOf(record.priority),
			export: ({ record }) => record.priority, cell: ({ record }) => <Priority of={record.priority} />,
		},
		{
			id: "age", head: words("submitted"), hxl: "#date+requested", value: ({ record }) => record.submittedAt,
			width: "18ch",
			export: ({ record }) => isoOf(record.submittedAt), cell: ({ record }) => <Age at={record.submittedAt} />,
		},
		{
			id: "unmet", head: words("unmetLines"), hxl: "#inneed+lines+num", align: "end", width: "12ch",
			value: ({ record }) => record.lines.filter(isUnmet).length,
			cell: ({ record }) => `${record.lines.filter(isUnmet).length} / ${record.lines.length}`,
		},
		{
			id: "unknown", head: words("unknownLines"), hxl: "#inneed+unknown+num", align: "end", width: "12ch",
			value: ({ record }) => record.lines.filter(({ requested }) => requested === null).length,
		},
		{
			id: "products", head: words("product"), hxl: "#item+name", width: "28%",
			value: ({ record }) => format.list([...new Set(record.lines.map(({ product }) => names.product(product)))]),
		},
		{
			id: "agency", head: words("agency"), hxl: "#org+name", width: "20%",
			value: ({ record }) => names.agency(record.agency), cell: ({ record }) => <AgencyLink id={record.agency} />,
		},
		{
			id: "region", head: words("region"), hxl: "#adm+name", width: "16ch",
			value: ({ record }) => fullNameOf(record.region, lang),
			cell: ({ record }) => <SubjectLink subject={`region/${record.region}`}>{nameOf(record.region, lang)}</SubjectLink>,
		},
		{ id: "code", head: words("regionCode"), hxl: "#adm+code", value: ({ record }) => record.region, width: "9ch" },
		{
			id: "needBy", head: words("needBy"), hxl: "#date+needed", value: ({ record }) => record.needBy,
			width: "22ch",
			export: ({ record }) => isoOf(record.needBy),
			cell: ({ record }) => (record.needBy === null ? words("noNeedBy") : <Instant at={record.needBy} age={false} />),
		},
		{
			id: "incident", head: words("incident"), hxl: "#event+id", value: ({ record }) => record.incident,
			width: "10ch",
			cell: ({ record: { incident } }) => (incident === null ? "" : <SubjectLink subject={`incident/${incident}`} />),
		},
	], [words, terms, format, lang, names]);
	return (
		<Answered asked={asked} empty={(data) => data.length === 0} whenEmpty={<Nothing />}>
			{() => (
				<>
					<CutNote cut={asked.cut} />
					<Table
						rows={rows}
						columns={columns}
						rowKey={({ subject }) => subject}
						onOpen={({ subject }) => open(`/${subject}`)}
						caption={words("requestsCaption")}
						exportAs="requests"
						more={asked.more}
						cut={asked.cut}
					/>
				</>
			)}
		</Answered>
	);
}

export function Lines({ filter }: { readonly filter: ResourceFilter }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const { lang } = useLang();
	const names = useNames();
	const open = useOpen();
	const asked = useRequests(filter);
	const rows = useMemo(() => linesInOrder(asked.rows, filter), [asked.rows, filter]);
	const columns = useMemo((): Column<LineRow>[] => {
		const unit = ({ line }: LineRow) => names.unit(line.product);
		return [
			{
				id: "request", head: words("request"), hxl: "#meta+id",
				value: ({ request }) => numberOf(request.subject), width: "12ch",
				cell: ({ request, line }) => (
					<>
						<SubjectLink subject={request.subject}>{`${numberOf(request.subject)} · ${line.line}`}</SubjectLink>{" "}
						<Drill of={request.record.status} />
					</>
				),
			},
			{
				id: "line", head: words("line"), hxl: "#meta+line", value: ({ line }) => line.line, align: "end",
				width: "6ch",
			},
			{
				id: "priority", head: words("priority"), hxl: "#severity+priority", choice: true, width: "16ch",
				value: ({ request }) => terms(`priority.${request.record.priority}`),
				sort: ({ request }) => PRIORITIES.indexOf(request.record.priority),
				export: ({ request }) => request.record.priority,
				cell: ({ request }) => <Priority of={request.record.priority} />,
			},
			{
				id: "age", head: words("submitted"), hxl: "#date+requested",
				value: ({ request }) => request.record.submittedAt, width: "18ch",
				export: ({ request }) => isoOf(request.record.submittedAt),
				cell: ({ request }) => <Age at={request.record.submittedAt} />,
			},
			{
				id: "product", head: words("product"), hxl: "#item+name",
				value: ({ line }) => names.product(line.product), choice: true, width: "18%",
			},
			{
				id: "state", head: words("state"), hxl: "#status", value: ({ line }) => terms(`line.${line.state}`),
				choice: true,
				export: ({ line }) => line.state, cell: ({ line }) => <LineState of={line.state} />, width: "16ch",
			},
			{
				id: "where", head: words("where"), hxl: "#status+share", width: "18ch",
				value: ({ line }) => servedShare(line), export: () => null,
				cell: (row) => {
					const buckets = bucketsOf(row.line);
					return buckets.broken ? <span role="alert">{words("brokenShort")}</span> : <Bar of={buckets} unit={unit(row)} />;
				},
			},
			{
				id: "requested", head: words("requested"), hxl: "#inneed+requested+num", align: "end", width: "16ch",
				value: ({ line }) => (line.requested === null ? null : BigInt(line.requested)),
				cell: (row) => <Quantity of={row.line.requested} unit={unit(row)} />,
			},
			{
				id: "approved", head: words("approved"), hxl: "#inneed+approved+num", align: "end",
				value: ({ line }) => BigInt(line.approved), width: "12ch",
			},
			{
				id: "outstanding", head: words("bucket.outstanding"), hxl: "#inneed+outstanding+num", align: "end",
				value: ({ line }) => BigInt(line.outstanding), width: "12ch",
			},
			{
				id: "transit", head: words("bucket.inTransit"), hxl: "#indicator+transit+num", align: "end",
				value: ({ line }) => BigInt(line.inTransit), width: "10ch",
			},
			{
				id: "accepted", head: words("bucket.accepted"), hxl: "#reached+accepted+num", align: "end",
				value: ({ line }) => BigInt(line.accepted), width: "10ch",
			},
			{
				id: "agency", head: words("agency"), hxl: "#org+name", width: "18%",
				value: ({ request }) => names.agency(request.record.agency),
				cell: ({ request }) => <AgencyLink id={request.record.agency} />,
			},
			{
				id: "region", head: words("region"), hxl: "#adm+code", width: "12ch",
				value: ({ request }) => nameOf(request.record.region, lang),
				export: ({ request }) => request.record.region,
			},
		];
	}, [words, terms, lang, names]);
	return (
		<Answered asked={asked} empty={(data) => data.length === 0} whenEmpty={<Nothing />}>
			{() => (
				<>
					<CutNote cut={asked.cut} />
					<Legend />
					<Table
						rows={rows}
						columns={columns}
						rowKey={({ request, line }) => `${request.subject}/${line.line}`}
						onOpen={({ request }) => open(`/${request.subject}`)}
						caption={words("allLinesCaption")}
						exportAs="request-lines"
						more={asked.more}
						cut={asked.cut}
					/>
				</>
			)}
		</Answered>
	);
}

/** How much of what is approved has been accepted, in per cent, to sort bars by; `null` where nothing is approved. */
function servedShare({ approved, accepted }: LineRow["line"]): number | null {
	return approved === "0" ? null : Number((BigInt(accepted) * 10_000n) / BigInt(approved)) / 100;
}

export function Products({ filter }: { readonly filter: ResourceFilter }): ReactNode {
	const words = useWords("resources");
	const names = useNames();
	const asked = useRequests(filter);
	const rows = useMemo(() => totals(asked.rows.map(({ record }) => record), filter.product), [asked.rows, filter.product]);
	const unknown = rows.reduce((all, total) => all + total.unknown, 0);
	const columns = useMemo((): Column<ProductTotal>[] => {
		const count = (id: keyof ProductTotal["units"], hxl: string): Column<ProductTotal> => ({
			id, head: words(`bucket.${id}`), hxl, align: "end", value: ({ units }) => units[id],
		});
		return [
			{
				id: "product", head: words("product"), hxl: "#item+name",
				value: ({ product }) => names.product(product),
			},
			{ id: "unit", head: words("unitPer"), hxl: "#item+unit", value: ({ product }) => names.unit(product) },
			{ id: "lines", head: words("lines"), hxl: "#inneed+lines+num", align: "end", value: ({ lines }) => lines },
			{
				id: "unmet", head: words("unmetLines"), hxl: "#inneed+unmet+num", align: "end",
				value: ({ unmet }) => unmet,
			},
			{
				id: "unknown", head: words("unknownLines"), hxl: "#inneed+unknown+num", align: "end",
				value: ({ unknown }) => unknown,
				cell: ({ unknown, broken }) => (
					<>{unknown === 0 ? "0" : <>{unknown} <Unknown /></>}{broken > 0 && <> · {words("brokenLines", { lines: broken })}</>}</>
				),
			},
			{
				id: "oldest", head: words("oldestUnmet"), hxl: "#date+requested", value: ({ oldest }) => oldest,
				export: ({ oldest }) => isoOf(oldest),
				cell: ({ oldest }) => (oldest === null ? "" : <Age at={oldest} />),
			},
			{
				id: "where", head: words("where"), hxl: "#status+share", value: ({ units }) => units.outstanding,
				export: () => null,
				cell: ({ units, product, unknown }) => (
					<Bar of={{ units, whole: Object.values(units).reduce((all, each) => all + each, 0n), unknown: unknown > 0 }} unit={names.unit(product)} />
				),
			},
			{
				id: "requested", head: words("requested"), hxl: "#inneed+requested+num", align: "end",
				value: ({ requested }) => requested,
			},
			{
				id: "approved", head: words("approved"), hxl: "#inneed+approved+num", align: "end",
				value: ({ approved }) => approved,
			},
			count("outstanding", "#inneed+outstanding+num"),
			count("promised", "#indicator+promised+num"),
			count("inTransit", "#indicator+transit+num"),
			count("accepted", "#reached+accepted+num"),
			count("rejected", "#indicator+rejected+num"),
			count("lost", "#indicator+lost+num"),
			count("returned", "#indicator+returned+num"),
		];
	}, [words, names]);
	return (
		<Answered asked={asked} empty={(data) => data.length === 0} whenEmpty={<Nothing />}>
			{() => (
				<>
					<CutNote cut={asked.cut} />
					{unknown > 0 && <p>{words("unknownToo", { lines: unknown })}</p>}
					<Legend />
					<Table
						rows={rows}
						columns={columns}
						rowKey={({ product }) => String(product)}
						caption={words("productsCaption")}
						exportAs="products"
						more={asked.more}
						cut={asked.cut}
					/>
				</>
			)}
		</Answered>
	);
}
