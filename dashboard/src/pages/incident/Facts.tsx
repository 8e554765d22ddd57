/** What is said of an incident now, where it came from, and what became of it. */

import type { ReactNode } from "react";
import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { useNow } from "../../rpc/hooks.ts";
import type { IncidentRecord, Report } from "../../rpc/records.ts";
import { Link, SubjectLink } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { Severity } from "../../ui/Terms.tsx";
import { Instant, Short, Unknown } from "../../ui/Values.tsx";
import { Content } from "./Content.tsx";
import { useRegionNames, type EventTypes } from "./names.ts";

interface Props {
	readonly record: IncidentRecord;
	readonly types: EventTypes;
	readonly agency: (id: number) => string;
}

export function Facts({ record, types, agency }: Props): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const common = useWords("common");
	const { lang } = useLang();
	const region = useRegionNames();
	const format = useFormat();
	const report = record.reports.at(-1);
	const link = (id: number) => <Link to={`/agency/${id}`}>{agency(id)}</Link>;
	const { closure, discard, mergeProposal } = record;
	return (
		<section className="sheet" aria-labelledby="incident-facts">
			<h2 id="incident-facts">
				{words("facts.head")} <small>{words("facts.revision", { revision: record.revision })}</small>
			</h2>
			{record.mergedInto !== null && (
				<p className="incident-note">
					{words("facts.mergedInto", { target: common("subject.incident", { id: record.mergedInto }) })}{" "}
					<SubjectLink subject={`incident/${record.mergedInto}`} />
				</p>
			)}
			{record.absorbed > 0 && <p>{words("facts.absorbed", { count: record.absorbed })}</p>}
			{discard !== null && (
				<p className="incident-note">
					{words("facts.discarded", { reason: terms(`discard.${discard.reason}`), agency: agency(discard.agency) })}
				</p>
			)}
			{mergeProposal !== null && (
				<p>
					{words("facts.mergeProposal", {
						agency: agency(mergeProposal.agency),
						target: common("subject.incident", { id: mergeProposal.target }),
						expires: format.instant(mergeProposal.expires),
					})}{" "}
					<SubjectLink subject={`incident/${mergeProposal.target}`} />
				</p>
			)}
			{closure !== null && <p>{words("facts.closed", { agency: agency(closure.agency), at: format.instant(closure.at) })}</p>}
			<dl>
				<dt>{words("facts.eventType")}</dt>
				<dd>{types.get(record.eventType)?.names[lang] ?? common("subject.eventType", { id: record.eventType })}</dd>
				<dt>{words("facts.reporter")}</dt>
				<dd>{link(record.reporter)}</dd>
				<dt>{words("facts.certainty")}</dt>
				<dd>{terms(`certainty.${record.certainty}`)}</dd>
				<dt>{words("facts.lead")}</dt>
				<dd>{record.lead === null ? words("facts.noLead") : link(record.lead)}</dd>
				{record.previous !== null && (
					<>
						<dt>{words("facts.previous")}</dt>
						<dd><State of={record.previous} /></dd>
					</>
				)}
				{record.expires !== null && (
					<>
						<dt>{words("facts.expires")}</dt>
						<dd><Instant at={record.expires} /></dd>
					</>
				)}
				{closure !== null && (
					<>
						<dt>{words("facts.closure")}</dt>
						<dd><Content of={closure.report} /></dd>
					</>
				)}
				{report !== undefined && <Reported report={report} region={region.full} />}
			</dl>
			{report !== undefined && <Outside report={report} notify={record.notify} />}
			<Alert record={record} />
		</section>
	);
}

/** What a report states, as terms and descriptions. */
export function Reported({ report, region }: { readonly report: Report; readonly region: (code: string) => string }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const { point } = report;
	return (
		<>
			<dt>{words("facts.region")}</dt>
			<dd>{report.regions.map((code) => <span key={code} className="incident-region"><Link to={`/situation/${code}`}>{region(code)}</Link> </span>)}</dd>
			{point !== null && (
				<>
					<dt>{words("facts.point")}</dt>
					<dd>{`${(point.latitude / 1e6).toFixed(6)}, ${(point.longitude / 1e6).toFixed(6)}`}</dd>
				</>
			)}
			<dt>{words("facts.categories")}</dt>
			<dd>{report.categories.map((each) => terms(`category.${each}`)).join(words("say.comma"))}</dd>
			<dt>{words("facts.urgency")}</dt>
			<dd>{terms(`urgency.${report.urgency}`)}</dd>
			<dt>{words("facts.severity")}</dt>
			<dd><Severity of={report.severity} /></dd>
			<dt>{words("facts.onset")}</dt>
			<dd>{report.onset === null ? <Unknown /> : <Instant at={report.onset} />}</dd>
			<dt>{words("facts.observed")}</dt>
			<dd><Instant at={report.observedAt} /></dd>
			<dt>{words("facts.filed")}</dt>
			<dd><Instant at={report.filedAt} /></dd>
			<dt>{words("facts.block")}</dt>
			<dd>{report.block}</dd>
			<dt>{words("facts.officer")}</dt>
			<dd><Short of={report.officer} /></dd>
			<dt>{words("facts.content")}</dt>
			<dd><Content of={report.content} /></dd>
		</>
	);
}

/** The answers to IHR Annex 2, and the alert from outside that the facts came from. */
function Outside({ report, notify }: { readonly report: Report; readonly notify: boolean }): ReactNode {
	const words = useWords("incident");
	const common = useWords("common");
	const answer = (of: boolean | null) => (of === null ? <Unknown /> : common(of ? "yes" : "no"));
	const { ihr, external } = report;
	return (
		<>
			<h3>{words("ihr.head")}</h3>
			<dl>
				<dt>{words("ihr.serious")}</dt>
				<dd>{answer(ihr.seriousImpact)}</dd>
				<dt>{words("ihr.unusual")}</dt>
				<dd>{answer(ihr.unusual)}</dd>
				<dt>{words("ihr.spread")}</dt>
				<dd>{answer(ihr.internationalSpread)}</dd>
				<dt>{words("ihr.trade")}</dt>
				<dd>{answer(ihr.tradeRestrictions)}</dd>
			</dl>
			<p>{words(notify ? "ihr.notify" : "ihr.noNotify")}</p>
			{external !== null && (
				<>
					<h3>{words("external.head")}</h3>
					<p>{words("external.help")}</p>
					<dl>
						<dt>{words("external.sender")}</dt>
						<dd>{external.sender}</dd>
						<dt>{words("external.identifier")}</dt>
						<dd>{external.identifier}</dd>
						<dt>{words("external.sent")}</dt>
						<dd><Instant at={external.sent} /></dd>
					</dl>
				</>
			)}
		</>
	);
}

function Alert({ record }: { readonly record: IncidentRecord }): ReactNode {
	const words = useWords("incident");
	const format = useFormat();
	const now = useNow(10_000);
	const { alert, alertProposal } = record;
	if (alert === null && alertProposal === null) return null;
	const expires = format.instant(alertProposal?.proposal.expires ?? 0);
	return (
		<>
			<h3>{words("alert.head")}</h3>
			{alert !== null && (
				<>
					<p className={now < alert.expires ? "incident-note" : ""}>
						{words(now < alert.expires ? "alert.inForce" : "alert.over", {
							raised: format.instant(alert.raisedAt),
							expires: format.instant(alert.expires),
						})}
					</p>
					<p>{words("alert.by", { first: alert.proposedBy, second: alert.confirmedBy })}</p>
					<p><Content of={alert.content} /></p>
				</>
			)}
			{alertProposal !== null && (
				<p>
					{now >= alertProposal.proposal.expires
						? words("alert.proposalVoid", { expires })
						: words(alertProposal.alertUntil === null ? "alert.clearProposed" : "alert.proposed", {
								expires,
								officer: alertProposal.proposal.proposer,
							})}
				</p>
			)}
		</>
	);
}
