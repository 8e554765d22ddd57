/** Requests that name this incident. */

import { useMemo, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { useList, type Row } from "../../rpc/hooks.ts";
import type { RequestRecord } from "../../rpc/records.ts";
import { navigate } from "../../shell/location.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { LineState } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { useAgencyNames } from "./names.ts";

export function Needs({ incident }: { readonly incident: number }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const list = useList<RequestRecord>("muster_requests", { of: `incident/${incident}` }, { kinds: ["request"] }, { all: true });
	const agency = useAgencyNames(list.rows.map(({ record }) => record.agency));
	const columns = useMemo((): readonly Column<Row<RequestRecord>>[] => {
		const states = ({ record }: Row<RequestRecord>) => [...new Set(record.lines.map(({ state }) => state))];
		return [
			{ id: "request", head: words("needs.request"), hxl: "#meta+id", value: (row) => row.subject, cell: (row) => <SubjectLink subject={row.subject} /> },
			{
				id: "agency",
				head: words("needs.agency"),
				hxl: "#org",
				value: (row) => agency(row.record.agency),
				cell: (row) => <SubjectLink subject={`agency/${row.record.agency}`}>{agency(row.record.agency)}</SubjectLink>,
			},
			{ id: "priority", head: words("needs.priority"), hxl: "#severity+priority", choice: true, value: (row) => terms(`priority.${row.record.priority}`) },
			{ id: "lines", head: words("needs.column"), hxl: "#indicator+lines+num", align: "end", value: (row) => row.record.lines.length },
			{
				id: "state",
				head: words("needs.state"),
				hxl: "#status",
				value: (row) => states(row).map((each) => terms(`line.${each}`)).join(words("say.comma")),
				cell: (row) => states(row).map((each) => <LineState key={each} of={each} />),
			},
			{
				id: "submitted",
				head: words("needs.submitted"),
				hxl: "#date+reported",
				value: (row) => row.record.submittedAt,
				export: (row) => isoOf(row.record.submittedAt),
				cell: (row) => <Instant at={row.record.submittedAt} />,
			},
		];
	}, [words, terms, agency]);
	return (
		<section className="sheet" aria-labelledby="incident-needs">
			<h2 id="incident-needs">{words("needs.head")}</h2>
			<Answered asked={list} empty={(rows) => rows.length === 0} whenEmpty={<p>{words("needs.none")}</p>}>
				{() => (
					<Table
						rows={list.rows}
						columns={columns}
						rowKey={(row) => row.subject}
						caption={words("needs.caption")}
						exportAs={`incident-${incident}-needs`}
						cut={list.cut}
						onOpen={(row) => navigate(`/${row.subject}`)}
					/>
				)}
			</Answered>
		</section>
	);
}
