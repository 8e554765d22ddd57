/** `#/agency/7`: one agency: who it is and stands under, who acts for it, what it may still send, how reliable it is. */

import type { ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf } from "../../regions/regions.ts";
import { isNothing } from "../../rpc/errors.ts";
import { useAnswer, useList } from "../../rpc/hooks.ts";
import type { AgencyRecord, Row, Suspension } from "../../rpc/records.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Link, SubjectLink } from "../../ui/Links.tsx";
import { Final, Tag } from "../../ui/Terms.tsx";
import { Instant, Short } from "../../ui/Values.tsx";
import { Facts } from "../resources/parts/Facts.tsx";
import { History } from "../resources/parts/History.tsx";
import { AgencyLink, idOf, useNames } from "../resources/parts/Names.tsx";
import { AgencyState } from "./Agencies.tsx";
import { Officers } from "./Officers.tsx";
import { QuotaMeters } from "./QuotaMeters.tsx";
import { Reliability } from "./ReliabilityTable.tsx";
import { ancestry } from "./tree.ts";

export function AgencyPage({ id }: { readonly id: number }): ReactNode {
	const words = useWords("register");
	const subject = `agency/${id}`;
	const asked = useAnswer<Row<AgencyRecord>>("muster_agency", [id], { subjects: [subject] });
	if (asked.state === "failed" && isNothing(asked.error)) {
		return (
			<Empty title={words("notFound")}>
				<p>{words("notFoundNext")} <Link to="/agencies">{words("backToList")}</Link></p>
			</Empty>
		);
	}
	const record = asked.answer?.data.record;
	return (
		<article className="register">
			<Answered asked={asked}>{(row) => <Agency row={row} />}</Answered>
			{record !== undefined && (
				<>
					<Officers agency={id} active={record.status === "Active"} />
					<QuotaMeters agency={id} />
					<Reliability agency={id} />
					<Children agency={id} />
					<History subject={subject} />
				</>
			)}
		</article>
	);
}

function Agency({ row: { subject, record, final, block } }: { readonly row: Row<AgencyRecord> }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const format = useFormat();
	const { lang } = useLang();
	const id = idOf(subject);
	return (
		<>
			<h1>{record.name} <AgencyState of={record.status} /> <Final of={final} quiet /></h1>
			<Way id={id} />
			{record.suspension !== null && <Suspended of={record.suspension} />}
			<section className="sheet">
				<h2>{words("record")}</h2>
				<Facts
					of={[
						[words("number"), words("agencyNumber", { number: id })],
						[words("class"), terms(`class.${record.class}`)],
						[words("region"), <SubjectLink subject={`region/${record.jurisdiction}`}>{fullNameOf(record.jurisdiction, lang)}</SubjectLink>],
						[words("parent"), record.parent === null ? words("byCouncil") : <AgencyLink id={record.parent} />],
						[words("lineRoot"), record.lineRoot === id ? words("lineTop") : <AgencyLink id={record.lineRoot} />],
						[words("depth"), format.number(record.depth)],
						[words("children"), format.number(record.children)],
						[words("officers"), format.number(record.officers)],
						[words("registered"), format.number(record.registeredAt)],
						[words("since"), format.number(record.eligibleSince)],
						[words("changed"), format.number(block)],
					]}
				/>
				<h3>{words("roles")}</h3>
				<p className="row">{record.roles.map((role) => <Tag key={role} title={role}>{terms(`role.${role}`)}</Tag>)}</p>
				<p><Link to={`/verify?subject=${encodeURIComponent(subject)}`}>{words("proofLink")}</Link></p>
			</section>
		</>
	);
}

/** The agencies above, from the top of the line. */
function Way({ id }: { readonly id: number }): ReactNode {
	const words = useWords("register");
	const names = useNames();
	const members = [...names.agencies].map(([id, { parent, lineRoot }]) => ({ id, parent, lineRoot }));
	const above = ancestry(members, id).slice(0, -1);
	if (above.length === 0) return null;
	return (
		<nav aria-label={words("way")}>
			<ol className="way">{above.map((member) => <li key={member.id}><AgencyLink id={member.id} /></li>)}</ol>
		</nav>
	);
}

function Suspended({ of: { since, reason, proposal } }: { readonly of: Suspension }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	return (
		<div className="sheet" role="status">
			<p>{words("suspended", { block: since, reason: terms(`suspension.${reason}`) })}</p>
			{proposal !== null && (
				<p>{words("reinstating")} <Short of={proposal.proposer} /> · <Instant at={proposal.expires} /></p>
			)}
		</div>
	);
}

function Children({ agency }: { readonly agency: number }): ReactNode {
	const words = useWords("register");
	const subject = `agency/${agency}`;
	const filter = { kind: "agency", of: subject };
	const asked = useList<AgencyRecord>("muster_records", filter, { subjects: [subject] }, { all: true });
	return (
		<section className="sheet">
			<h2>{words("childrenCaption")}</h2>
			<Answered asked={asked} empty={(rows) => rows.length === 0} whenEmpty={<p>{words("noChildren")}</p>}>
				{(rows) => (
					<ul className="lines">
						{rows.map(({ subject: child, record: { status } }) => (
							<li key={child}><AgencyLink id={idOf(child)} /> {status !== "Active" && <AgencyState of={status} />}</li>
						))}
					</ul>
				)}
			</Answered>
		</section>
	);
}
