/** How many incidents: confirmed, not confirmed, disputed and dismissed, each by itself and never together. */

import type { ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { GroupMark } from "../../map/GroupMark.tsx";
import type { CapStatus, IncidentCounts } from "../../rpc/records.ts";
import { MANAGEMENTS, SEVERITIES, VERIFICATIONS } from "../../rpc/records.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { Drill, Management, Severity } from "../../ui/Terms.tsx";
import { byCount, byGroup, GROUPS, inOrder } from "./counts.ts";
import { useEventTypeName, type EventTypes } from "./names.ts";

export function Counts({ counts, region, status, types, past }: {
	readonly counts: IncidentCounts;
	readonly region: string;
	readonly status: CapStatus;
	readonly types: EventTypes;
	/** Of a moment that is past: the lists behind the numbers are of now, and are not linked. */
	readonly past: boolean;
}): ReactNode {
	const words = useWords("situation");
	const typeName = useEventTypeName(types);
	const groups = byGroup(counts.verification);
	const list = (filter: string, shown: ReactNode): ReactNode =>
		past ? shown : <Link to={`/incidents?region=${region}&${filter}`}>{shown}</Link>;
	return (
		<section className="counts" aria-labelledby="counts">
			<h2 id="counts"><Drill of={status} /> {words("counts")}</h2>
			{counts.total === 0 ? (
				<Empty title={words("noIncidents")}><p>{words("noIncidents.next")}</p></Empty>
			) : (
				<>
					<ul className="groups">
						{GROUPS.map((group) => (
							<li key={group} data-group={group}><GroupMark group={group} count={groups[group]} /></li>
						))}
					</ul>
					<p className="note">{words("neverAdded")}</p>
					<div className="tallies">
						<Tally caption={words("byState")} rows={inOrder(counts.verification, VERIFICATIONS).map(({ name, count }) => ({
							key: name, head: list(`verification=${name}`, <State of={name} />), count,
						}))} />
						<Tally caption={words("bySeverity")} note={words("asReported")}
							rows={inOrder(counts.severity, SEVERITIES).map(({ name, count }) => ({
								key: name, head: list(`severity=${name}`, <Severity of={name} />), count,
							}))} />
						<Tally caption={words("byType")} note={words("asReported")} rows={byCount(counts.eventType).map(({ name, count }) => ({
							key: name, head: list(`eventType=${name}`, typeName(Number(name))), count,
						}))} />
						<Tally caption={words("byManagement")} note={words("asReported")}
							rows={inOrder(counts.management, MANAGEMENTS).map(({ name, count }) => ({
								key: name, head: list(`management=${name}`, <Management of={name} />), count,
							}))} />
					</div>
				</>
			)}
			{!past && <p><Link to={`/incidents?region=${region}`}>{words("openList")}</Link></p>}
		</section>
	);
}

/**
 * A few numbers with their names, and no line for their sum. With a note they are numbers of reports, of which nobody says
 * that they are so, and are written like it.
 */
function Tally({ caption, note, rows }: {
	readonly caption: string;
	readonly note?: string;
	readonly rows: readonly { readonly key: string; readonly head: ReactNode; readonly count: number }[];
}): ReactNode {
	const words = useWords("situation");
	const format = useFormat();
	return (
		<table className="tally" data-mixed={note !== undefined}>
			<caption>{caption}{note !== undefined && <small> {note}</small>}</caption>
			<thead className="unseen">
				<tr><th scope="col">{words("name")}</th><th scope="col">{words("number")}</th></tr>
			</thead>
			<tbody>
				{rows.map(({ key, head, count }) => (
					<tr key={key}><th scope="row">{head}</th><td>{format.number(count)}</td></tr>
				))}
			</tbody>
		</table>
	);
}
