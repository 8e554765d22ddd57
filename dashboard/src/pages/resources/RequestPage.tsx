/** `#/request/3`: one request, its lines, who has promised what for them, and what was done. */

import { useMemo, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { fullNameOf } from "../../regions/regions.ts";
import { useAnswer, useList } from "../../rpc/hooks.ts";
import type { CommitmentRecord, Line, RequestRecord, Row, ShipmentRecord } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { Link, SubjectLink } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Final, LineState, Shipping } from "../../ui/Terms.tsx";
import { Instant, Quantity, Short, Unknown } from "../../ui/Values.tsx";
import { bucketsOf } from "./buckets.ts";
import { BucketTable } from "./parts/Bar.tsx";
import { Drilled } from "./parts/Drilled.tsx";
import { Facts, type Fact } from "./parts/Facts.tsx";
import { Found, ProofLink } from "./parts/Found.tsx";
import { History } from "./parts/History.tsx";
import { Priority } from "./parts/Marks.tsx";
import { AgencyLink, useNames } from "./parts/Names.tsx";
import { numberOf } from "./requests.ts";

/** A number as the node takes it: beyond 2^53 as a text. */
export const asked = (id: string): number | string => (Number.isSafeInteger(Number(id)) ? Number(id) : id);

export function RequestPage({ id }: { readonly id: string }): ReactNode {
	const subject = `request/${id}`;
	const answer = useAnswer<Row<RequestRecord>>("muster_request", [asked(id)], { subjects: [subject] });
	return (
		<article className="resources">
			<Found asked={answer}>{(row) => <Request row={row} />}</Found>
			{answer.answer !== undefined && (
				<>
					<Commitments request={subject} />
					<History subject={subject} />
				</>
			)}
		</article>
	);
}

function Request({ row: { subject, record, final } }: { readonly row: Row<RequestRecord> }): ReactNode {
	const words = useWords("resources");
	const { lang } = useLang();
	const { agency, officer, incident, region, priority, needBy, submittedAt, due, lines, status } = record;
	return (
		<>
			<h1>{words("requestNumber", { number: String(numberOf(subject)) })} <Drilled of={status} /> <Final of={final} quiet /></h1>
			<Facts
				of={[
					[words("priority"), <Priority of={priority} />],
					[words("agency"), <AgencyLink id={agency} />],
					[words("region"), <SubjectLink subject={`region/${region}`}>{fullNameOf(region, lang)}</SubjectLink>],
					[words("submitted"), <Instant at={submittedAt} />],
					[words("needBy"), needBy === null ? words("noNeedBy") : <Instant at={needBy} />],
					due === null ? null : [words("lapses"), <Instant at={due} />],
					[words("incident"), incident === null ? words("noIncident") : <SubjectLink subject={`incident/${incident}`} />],
					[words("officer"), <Short of={officer} />],
				]}
			/>
			<ProofLink subject={subject} />
			<h2>{words("linesCaption")}</h2>
			{lines.map((line) => <OneLine key={line.line} of={line} />)}
		</>
	);
}

function OneLine({ of }: { readonly of: Line }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const format = useFormat();
	const names = useNames();
	const unit = names.unit(of.product);
	const product = names.product(of.product);
	const standard = names.products.get(of.product)?.standard ?? "";
	const { verification } = of;
	const substitutes = !of.substitutesAllowed
		? words("substitutesNo")
		: of.substitutes.length === 0 ? words("substitutesOpen") : format.list(of.substitutes.map(names.product));
	const facts: (Fact | null)[] = [
		[words("fhir"), <code>{of.fhirStatus}</code>],
		[words("requested"), <Quantity of={of.requested} unit={unit} />],
		[words("approved"), <Quantity of={of.approved} unit={unit} />],
		[words("unmet"), <Quantity of={of.unmet} unit={unit} />],
		of.released === "0" ? null : [words("released"), <Quantity of={of.released} unit={unit} />],
		[words("stock"), of.daysOfStock === null ? <Unknown /> : words("days", { days: of.daysOfStock })],
		[words("substitutes"), substitutes],
		[words("verified"), terms(`verified.${of.verified}`)],
		verification === null ? null : [
			words("needRound"),
			<>
				{words("verificationRound", { round: verification.round, quantity: `${format.quantity(verification.quantity)} ${unit}` })}{" "}
				{verification.verdict !== null && <State of={verification.verdict} />}
			</>,
		],
		standard === "" ? null : [words("standard"), standard],
	];
	return (
		<section className="line" aria-label={words("lineNumber", { number: of.line })}>
			<h3>{words("lineNumber", { number: of.line })} · {product} <LineState of={of.state} /></h3>
			<Facts of={facts} />
			<BucketTable of={bucketsOf(of)} unit={unit} product={product} />
		</section>
	);
}

function Commitments({ request }: { readonly request: string }): ReactNode {
	const words = useWords("resources");
	const names = useNames();
	const filter = { kind: "commitment", of: request };
	const list = useList<CommitmentRecord>("muster_records", filter, { subjects: [request] }, { order: "oldest", all: true });
	const columns = useMemo((): Column<Row<CommitmentRecord>>[] => {
		const amount = (id: "quantity" | "prepared" | "dispatched" | "released", head: string): Column<Row<CommitmentRecord>> => ({
			id, head, hxl: `#indicator+${id}+num`, align: "end", value: ({ record }) => BigInt(record[id]),
			cell: ({ record }) => <Quantity of={record[id]} unit={names.unit(record.product)} />,
		});
		return [
			{ id: "commitment", head: words("commitment"), hxl: "#meta+id", value: ({ subject }) => numberOf(subject) },
			{ id: "line", head: words("line"), hxl: "#meta+line", align: "end", value: ({ record }) => record.line },
			{
				id: "supplier", head: words("supplier"), hxl: "#org+name",
				value: ({ record }) => names.agency(record.agency),
				cell: ({ record }) => <AgencyLink id={record.agency} />,
			},
			{
				id: "product", head: words("product"), hxl: "#item+name",
				value: ({ record }) => names.product(record.product),
			},
			amount("quantity", words("promised")),
			amount("prepared", words("prepared")),
			amount("dispatched", words("sent")),
			amount("released", words("released")),
			{
				id: "offer", head: words("fromOffer"), hxl: "#meta+offer", value: ({ record }) => record.offer,
				cell: ({ record: { offer } }) => (offer === null ? "" : <SubjectLink subject={`offer/${offer}`} />),
			},
			{
				id: "loan", head: words("loan"), hxl: "#status+loan",
				value: ({ record }) => words(record.loan === null ? "given" : "loan"),
			},
			{
				id: "shipments", head: words("shipmentsOf"), hxl: "#meta+shipments", value: () => null,
				cell: ({ subject, record }) => (record.prepared === "0" && record.dispatched === "0" ? "" : <ShipmentsOf commitment={subject} />),
			},
		];
	}, [words, names]);
	return (
		<section className="sheet">
			<h2>{words("commitments")}</h2>
			<Answered asked={list} empty={(rows) => rows.length === 0} whenEmpty={<p>{words("noCommitments")}</p>}>
				{(rows) => (
					<Table
						rows={rows}
						columns={columns}
						rowKey={({ subject }) => subject}
						caption={words("commitmentsCaption")}
						hideCaption
						exportAs={`${request.replace("/", "-")}-commitments`}
						more={list.more}
						cut={list.cut}
					/>
				)}
			</Answered>
		</section>
	);
}

/** The shipments that keep a promise, each with its state. */
function ShipmentsOf({ commitment }: { readonly commitment: string }): ReactNode {
	const words = useWords("resources");
	const list = useList<ShipmentRecord>("muster_shipments", { of: commitment }, { subjects: [commitment] }, { order: "oldest" });
	if (list.rows.length === 0) {
		return list.state === "loading" ? "…" : list.state === "failed" ? <Unknown /> : words("noShipments");
	}
	return list.rows.map(({ subject, record }) => (
		<span key={subject}><Link to={`/${subject}`}>{String(numberOf(subject))}</Link> <Shipping of={record.state} /> </span>
	));
}
