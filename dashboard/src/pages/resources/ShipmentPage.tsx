/** `#/shipment/9`: one shipment, its way from the supplier to the signature, and what went wrong. */

import type { ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf } from "../../regions/regions.ts";
import { useAnswer, useList, useNow } from "../../rpc/hooks.ts";
import type { Checkpoint, Lot, Receipt, ReturnRecord, Row, ShipmentRecord } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { Final, Shipping, Tag } from "../../ui/Terms.tsx";
import { Instant, Quantity, Short } from "../../ui/Values.tsx";
import { Drilled } from "./parts/Drilled.tsx";
import { Facts } from "./parts/Facts.tsx";
import { Found, ProofLink } from "./parts/Found.tsx";
import { History } from "./parts/History.tsx";
import { Troubles } from "./parts/Marks.tsx";
import { AgencyLink, useNames } from "./parts/Names.tsx";
import { numberOf } from "./requests.ts";
import { addsUp, troublesOf } from "./shipments.ts";

const CLOCK_MS = 60_000;

const UNITS = [
	["inTransit", "bucket.inTransit"],
	["accepted", "bucket.accepted"],
	["rejected", "bucket.rejected"],
	["lost", "bucket.lost"],
	["returned", "bucket.returned"],
	["givenBack", "bucket.givenBack"],
] as const;

export function ShipmentPage({ id }: { readonly id: string }): ReactNode {
	const subject = `shipment/${id}`;
	const answer = useAnswer<Row<ShipmentRecord>>("muster_record", [subject], { subjects: [subject] });
	return (
		<article className="resources">
			<Found asked={answer}>{(row) => <Shipment row={row} />}</Found>
			{answer.answer !== undefined && (
				<>
					<Returns shipment={subject} product={answer.answer.data.record.product} />
					<History subject={subject} />
				</>
			)}
		</article>
	);
}

function Shipment({ row: { subject, record, final } }: { readonly row: Row<ShipmentRecord> }): ReactNode {
	const words = useWords("resources");
	const format = useFormat();
	const names = useNames();
	const now = useNow(CLOCK_MS);
	const unit = names.unit(record.product);
	const { loan, hearing, state } = record;
	const troubles = troublesOf(record, now);
	const left = state !== "Preparing" && state !== "Cancelled";
	return (
		<>
			<h1>
				{words("shipmentNumber", { number: String(numberOf(subject)) })} <Shipping of={state} />{" "}
				<Drilled of={record.status} /> <Final of={final} quiet />
			</h1>
			{troubles.length > 0 && <p className="troubles" role="status">{words("problems")}: <Troubles of={troubles} /></p>}
			{!addsUp(record) && <p className="broken" role="alert">{words("brokenShipment")}</p>}
			<Facts
				of={[
					[words("fhir"), <code>{record.fhirStatus}</code>],
					[words("product"), names.product(record.product)],
					[words("quantity"), <Quantity of={record.quantity} unit={unit} />],
					[words("supplier"), <AgencyLink id={record.supplier} />],
					[words("receiver"), <AgencyLink id={record.receiver} />],
					[words("carrier"), record.carrier === null ? words("ownCarrier") : <AgencyLink id={record.carrier} />],
					[
						words("request"),
						<SubjectLink subject={`request/${record.request}`}>
							{`${words("requestNumber", { number: record.request })} · ${words("lineNumber", { number: record.line })}`}
						</SubjectLink>,
					],
					[words("commitment"), words("commitmentNumber", { number: record.commitment })],
					[words(left ? "dispatched" : "packed"), <Instant at={record.dispatchedAt} />],
					[words("eta"), record.eta === null ? words("noEta") : <Instant at={record.eta} />],
					loan === null ? null : [words("loanTerm"), format.span(loan.term)],
					loan === null ? null : [words("loanDue"), loan.due === null ? words("loanDueLater") : <Instant at={loan.due} />],
					loan === null ? null : [words("loanBack"), <Quantity of={loan.back} unit={unit} />],
					loan === null || loan.extension === null ? null : [words("loanExtension"), <Instant at={loan.extension} />],
					loan === null || loan.recall === null ? null : [words("loanRecall"), <Instant at={loan.recall} />],
					hearing === null ? null : [
						words("hearing"),
						hearing.verdict === null
							? words("hearingOpen", { round: hearing.round })
							: <>{words("hearingVerdict", { round: hearing.round })} <State of={hearing.verdict} /></>,
					],
					hearing === null || hearing.until === null ? null : [words("takesEffect"), <Instant at={hearing.until} />],
				]}
			/>
			<Loss of={record.loss} unit={unit} />
			<ProofLink subject={subject} />
			{left && (
				<section className="sheet">
					<h2>{words("where")}</h2>
					<Facts of={UNITS.map(([bucket, name]) => [words(name), <Quantity of={record.units[bucket]} unit={unit} />] as const)} />
				</section>
			)}
			<Signed of={record.receipt} unit={unit} />
			<Lots of={record.lots} unit={unit} now={now} />
			<Checkpoints of={record.checkpoints} />
		</>
	);
}

function Loss({ of, unit }: { readonly of: ShipmentRecord["loss"]; readonly unit: string }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const format = useFormat();
	const names = useNames();
	if (of === null) return null;
	const { agency, quantity, reason, until } = of;
	const values = {
		agency: names.agency(agency),
		quantity: `${format.quantity(quantity)} ${unit}`,
		reason: terms(`discrepancy.${reason}`),
	};
	return <p className="troubles">{words("lossClaim")}: {words("lossClaimed", values)} (<Instant at={until} />)</p>;
}

function Signed({ of, unit }: { readonly of: Receipt | null; readonly unit: string }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const counted = (quantity: string, reason: Receipt["shortReason"]): ReactNode => (
		<><Quantity of={quantity} unit={unit} />{reason !== null && <> · {terms(`discrepancy.${reason}`)}</>}</>
	);
	return (
		<section className="sheet">
			<h2>{words("receipt")}</h2>
			{of === null ? <p>{words("noReceipt")}</p> : (
				<Facts
					of={[
						[words("received"), <Instant at={of.receivedAt} />],
						[words("accepted"), counted(of.accepted, null)],
						[words("rejected"), counted(of.rejected, of.rejectedReason)],
						[words("short"), counted(of.short, of.shortReason)],
						[words("excess"), counted(of.excess, of.excessReason)],
						of.expiredReason === null ? null : [words("expiredAccepted"), words(`expired.${of.expiredReason}`)],
						[words("receivedBy"), <Short of={of.officer} />],
					]}
				/>
			)}
		</section>
	);
}

function Lots({ of, unit, now }: { readonly of: readonly Lot[]; readonly unit: string; readonly now: number }): ReactNode {
	const words = useWords("resources");
	return (
		<section className="sheet">
			<h2>{words("lots")}</h2>
			{of.length === 0 ? <p>{words("noLots")}</p> : (
				<table>
					<caption className="unseen">{words("lotsCaption")}</caption>
					<thead>
						<tr>
							<th scope="col">{words("lotCode")}</th>
							<th scope="col" data-align="end">{words("quantity")}</th>
							<th scope="col">{words("expires")}</th>
							<th scope="col">{words("reason")}</th>
						</tr>
					</thead>
					<tbody>
						{of.map(({ code, quantity, expires, reason }, position) => (
							<tr key={`${code}/${position}`}>
								<th scope="row"><code>{code}</code></th>
								<td data-align="end"><Quantity of={quantity} unit={unit} /></td>
								<td>
									{expires === null ? words("noExpiry") : <Instant at={expires} age={false} />}{" "}
									{expires !== null && expires < now && <Tag tone="warn">{words("lotExpired")}</Tag>}
								</td>
								<td>{reason === null ? "" : words(`expired.${reason}`)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}

function Checkpoints({ of }: { readonly of: readonly Checkpoint[] }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const { lang } = useLang();
	const cold = (kept: boolean | null): ReactNode =>
		kept === null ? words("coldUnknown") : kept ? words("coldKept") : <Tag tone="bad">{words("coldBroken")}</Tag>;
	return (
		<section className="sheet">
			<h2>{words("checkpoints")}</h2>
			{of.length === 0 ? <p>{words("noCheckpoints")}</p> : (
				<ol className="checkpoints" aria-label={words("checkpointsCaption")}>
					{of.map(({ kind, place, occurredAt, toldAt, agency, coldChain, event }, position) => (
						<li key={`${event}/${position}`} data-kind={kind}>
							<strong>{terms(`checkpoint.${kind}`)}</strong>{" "}
							{place.region === null ? <code>{place.unLocode}</code> : fullNameOf(place.region, lang)}
							<Facts
								of={[
									[words("occurred"), <Instant at={occurredAt} />],
									[words("told"), <Instant at={toldAt} />],
									[words("toldBy"), <AgencyLink id={agency} />],
									[words("coldChain"), cold(coldChain)],
									[words("event"), <Short of={event} />],
								]}
							/>
						</li>
					))}
				</ol>
			)}
		</section>
	);
}

function Returns({ shipment, product }: { readonly shipment: string; readonly product: number }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const unit = useNames().unit(product);
	const filter = { kind: "return", of: shipment };
	const list = useList<ReturnRecord>("muster_records", filter, { subjects: [shipment] }, { order: "oldest", all: true });
	return (
		<section className="sheet">
			<h2>{words("returns")}</h2>
			<Answered asked={list} empty={(rows) => rows.length === 0} whenEmpty={<p>{words("noReturns")}</p>}>
				{(rows) => (
					<table>
						<caption className="unseen">{words("returnsCaption")}</caption>
						<thead>
							<tr>
								<th scope="col">{words("state")}</th>
								<th scope="col">{words("returns")}</th>
								<th scope="col" data-align="end">{words("quantity")}</th>
								<th scope="col">{words("sentBack")}</th>
								<th scope="col" data-align="end">{words("arrived")}</th>
							</tr>
						</thead>
						<tbody>
							{rows.map(({ subject, record }) => (
								<tr key={subject}>
									<td>{terms(`return.${record.state}`)}</td>
									<td>{words(`part.${record.part}`)}</td>
									<td data-align="end"><Quantity of={record.quantity} unit={unit} /></td>
									<td><Instant at={record.sentAt} /></td>
									<td data-align="end">{record.arrived === null ? words("notCounted") : <Quantity of={record.arrived} unit={unit} />}</td>
								</tr>
							))}
						</tbody>
					</table>
				)}
			</Answered>
		</section>
	);
}
