/** `#/offer/2`: one offer, who has reserved of it, a preview of sharing it, and what was done. */

import type { ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf } from "../../regions/regions.ts";
import { useAnswer, useList } from "../../rpc/hooks.ts";
import type { OfferRecord, ReservationRecord, Row } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { Final, Tag } from "../../ui/Terms.tsx";
import { Instant, Quantity, Short } from "../../ui/Values.tsx";
import { Drilled } from "./parts/Drilled.tsx";
import { Facts } from "./parts/Facts.tsx";
import { Found, ProofLink } from "./parts/Found.tsx";
import { History } from "./parts/History.tsx";
import { AgencyLink, useNames } from "./parts/Names.tsx";
import { Preview } from "./Preview.tsx";
import { numberOf } from "./requests.ts";

export function OfferPage({ id }: { readonly id: string }): ReactNode {
	const subject = `offer/${id}`;
	const answer = useAnswer<Row<OfferRecord>>("muster_record", [subject], { subjects: [subject] });
	const row = answer.answer?.data;
	return (
		<article className="resources">
			<Found asked={answer}>{(found) => <Offer row={found} />}</Found>
			{row !== undefined && (
				<>
					<Preview row={row} />
					<Reservations offer={subject} product={row.record.product} />
					<History subject={subject} />
				</>
			)}
		</article>
	);
}

function Offer({ row: { subject, record, final } }: { readonly row: Row<OfferRecord> }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const format = useFormat();
	const { lang } = useLang();
	const names = useNames();
	const unit = names.unit(record.product);
	const { inReply, loan, vouched, region, state } = record;
	const reply = inReply === null ? words("unsolicited") : (
		<SubjectLink subject={`request/${inReply.request}`}>
			{`${words("requestNumber", { number: inReply.request })} · ${words("lineNumber", { number: inReply.line })}`}
		</SubjectLink>
	);
	return (
		<>
			<h1>
				{words("offerNumber", { number: String(numberOf(subject)) })}{" "}
				<Tag tone={state === "Published" ? "good" : "quiet"}>{terms(`offer.${state}`)}</Tag>{" "}
				<Drilled of={record.status} /> <Final of={final} quiet />
			</h1>
			<Facts
				of={[
					[words("product"), names.product(record.product)],
					[words("supplier"), <AgencyLink id={record.supplier} />],
					[words("region"), <SubjectLink subject={`region/${region}`}>{fullNameOf(region, lang)}</SubjectLink>],
					[words("quantity"), <Quantity of={record.quantity} unit={unit} />],
					[words("free"), <Quantity of={record.free} unit={unit} />],
					[words("reserved"), <Quantity of={record.reserved} unit={unit} />],
					[words("taken"), <Quantity of={record.taken} unit={unit} />],
					[words("vouched"), <Tag tone={vouched ? "plain" : "warn"}>{words(vouched ? "vouchedYes" : "vouchedNo")}</Tag>],
					[words("loan"), loan === null ? words("given") : format.span(loan)],
					[words("inReply"), reply],
					[words("published"), <Instant at={record.publishedAt} />],
					[words("ends"), <Instant at={record.expires} />],
					[words("officer"), <Short of={record.officer} />],
				]}
			/>
			<ProofLink subject={subject} />
		</>
	);
}

function Reservations({ offer, product }: { readonly offer: string; readonly product: number }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const unit = useNames().unit(product);
	const filter = { kind: "reservation", of: offer };
	const list = useList<ReservationRecord>("muster_records", filter, { subjects: [offer] }, { all: true });
	return (
		<section className="sheet">
			<h2>{words("reservations")}</h2>
			<Answered asked={list} empty={(rows) => rows.length === 0} whenEmpty={<p>{words("noReservations")}</p>}>
				{(rows) => (
					<table>
						<caption className="unseen">{words("reservationsCaption")}</caption>
						<thead>
							<tr>
								<th scope="col">{words("state")}</th>
								<th scope="col">{words("reason")}</th>
								<th scope="col">{words("agency")}</th>
								<th scope="col">{words("request")}</th>
								<th scope="col" data-align="end">{words("quantity")}</th>
								<th scope="col">{words("ends")}</th>
							</tr>
						</thead>
						<tbody>
							{rows.map(({ subject, record }) => (
								<tr key={subject}>
									<td>{terms(`reservation.${record.state}`)}</td>
									<td>{record.reason === null ? "" : words(`response.${record.reason}`)}</td>
									<td><AgencyLink id={record.agency} /></td>
									<td>
										<SubjectLink subject={`request/${record.request}`}>{`${record.request} · ${record.line}`}</SubjectLink>
									</td>
									<td data-align="end"><Quantity of={record.quantity} unit={unit} /></td>
									<td><Instant at={record.expires} /></td>
								</tr>
							))}
						</tbody>
					</table>
				)}
			</Answered>
		</section>
	);
}
