/** Shipments, and those among them with something wrong. */

import { useMemo, type ReactNode } from "react";

import { useWords, type Words } from "../../i18n/index.ts";
import { useList, useNow, type AskedList } from "../../rpc/hooks.ts";
import type { Row, ShipmentRecord } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Shipping, Tag } from "../../ui/Terms.tsx";
import { Instant, Quantity } from "../../ui/Values.tsx";
import type { ResourceFilter } from "./filters.ts";
import { NothingFits } from "./parts/Fit.tsx";
import { Troubles } from "./parts/Marks.tsx";
import { AgencyLink, useNames, type Names } from "./parts/Names.tsx";
import { useOpen } from "./parts/open.ts";
import { numberOf } from "./requests.ts";
import { discrepant, isUnsettled, troublesOf, type Trouble } from "./shipments.ts";

interface ShipmentRow {
	readonly row: Row<ShipmentRecord>;
	readonly troubles: readonly Trouble[];
}

/** What follows from the clock is worked out again as often. */
const CLOCK_MS = 60_000;

/** The shipments of the filter, by where they go; nothing else of a request narrows them. */
function useShipments({ region, product, status }: ResourceFilter): AskedList<ShipmentRecord> {
	const watch = { kinds: ["shipment" as const], ...(region === undefined ? {} : { region }) };
	return useList<ShipmentRecord>("muster_shipments", { region, product, status }, watch, { all: true });
}

function columnsOf(
	words: Words<"resources">,
	terms: Words<"terms">,
	names: Names,
): Column<ShipmentRow>[] {
	const reasons = ({ record: { receipt } }: Row<ShipmentRecord>): string =>
		[receipt?.rejectedReason, receipt?.shortReason, receipt?.excessReason]
			.flatMap((reason) => (reason === null || reason === undefined ? [] : [terms(`discrepancy.${reason}`)]))
			.join(", ");
	const counted = (id: "accepted" | "rejected" | "short" | "excess"): Column<ShipmentRow> => ({
		id, head: words(id), hxl: `#indicator+${id}+num`, align: "end", width: "10ch",
		value: ({ row }) => (row.record.receipt === null ? null : BigInt(row.record.receipt[id])),
	});
	return [
		{
			id: "shipment", head: words("shipment"), hxl: "#meta+id", value: ({ row }) => numberOf(row.subject),
			width: "11ch",
			cell: ({ row }) => <><SubjectLink subject={row.subject}>{`${numberOf(row.subject)}`}</SubjectLink> <Drill of={row.record.status} /></>,
		},
		{
			id: "problems", head: words("problems"), hxl: "#status+problem", width: "22ch", choice: true,
			value: ({ troubles }) => troubles.map((trouble) => words(`trouble.${trouble}`)).join(", "),
			cell: ({ troubles }) => (troubles.length === 0 ? words("noProblem") : <Troubles of={troubles} />),
		},
		{
			id: "state", head: words("state"), hxl: "#status", choice: true, width: "16ch",
			value: ({ row }) => terms(`shipment.${row.record.state}`), export: ({ row }) => row.record.state,
			cell: ({ row }) => <Shipping of={row.record.state} />,
		},
		{
			id: "product", head: words("product"), hxl: "#item+name",
			value: ({ row }) => names.product(row.record.product), choice: true, width: "16%",
		},
		{
			id: "quantity", head: words("sentQuantity"), hxl: "#indicator+sent+num", align: "end", width: "12ch",
			value: ({ row }) => BigInt(row.record.quantity),
			cell: ({ row }) => <Quantity of={row.record.quantity} unit={names.unit(row.record.product)} />,
		},
		counted("accepted"),
		counted("rejected"),
		counted("short"),
		counted("excess"),
		{
			id: "lost", head: words("lost"), hxl: "#indicator+lost+num", align: "end",
			value: ({ row }) => BigInt(row.record.units.lost), width: "10ch",
		},
		{ id: "reason", head: words("reason"), hxl: "#meta+reason", value: ({ row }) => reasons(row), width: "14ch" },
		{
			id: "supplier", head: words("supplier"), hxl: "#org+supplier", width: "16%",
			value: ({ row }) => names.agency(row.record.supplier),
			cell: ({ row }) => <AgencyLink id={row.record.supplier} />,
		},
		{
			id: "receiver", head: words("receiver"), hxl: "#org+receiver", width: "16%",
			value: ({ row }) => names.agency(row.record.receiver),
			cell: ({ row }) => <AgencyLink id={row.record.receiver} />,
		},
		{
			id: "request", head: words("request"), hxl: "#meta+request", value: ({ row }) => row.record.request,
			width: "9ch",
			cell: ({ row }) => <SubjectLink subject={`request/${row.record.request}`}>{row.record.request}</SubjectLink>,
		},
		{
			id: "dispatched", head: words("dispatched"), hxl: "#date+sent", value: ({ row }) => row.record.dispatchedAt,
			width: "34ch",
			export: ({ row }) => isoOf(row.record.dispatchedAt),
			cell: ({ row }) => <Instant at={row.record.dispatchedAt} />,
		},
		{
			id: "eta", head: words("eta"), hxl: "#date+expected", value: ({ row }) => row.record.eta, width: "34ch",
			export: ({ row }) => isoOf(row.record.eta),
			cell: ({ row }) => (row.record.eta === null ? words("noEta") : <Instant at={row.record.eta} />),
		},
	];
}

/** Rows open the shipment. */
function ShipmentTable({ asked: { more, cut }, ...table }: {
	readonly rows: readonly ShipmentRow[];
	readonly columns: readonly Column<ShipmentRow>[];
	readonly caption: string;
	readonly exportAs: string;
	readonly asked: AskedList<ShipmentRecord>;
}): ReactNode {
	const open = useOpen();
	return (
		<Table {...table} rowKey={({ row }) => row.subject} onOpen={({ row }) => open(`/${row.subject}`)} more={more} cut={cut} />
	);
}

export function Shipments({ filter }: { readonly filter: ResourceFilter }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const names = useNames();
	const now = useNow(CLOCK_MS);
	const asked = useShipments(filter);
	const shown = useMemo(() => asked.rows.map((row) => ({ row, troubles: troublesOf(row.record, now) })), [asked.rows, now]);
	const columns = useMemo(() => columnsOf(words, terms, names), [words, terms, names]);
	return (
		<Answered
			asked={asked}
			empty={() => shown.length === 0}
			whenEmpty={<NothingFits title={words("noShipmentsHere")} next={words("noShipmentsNext")} />}
		>
			{() => <ShipmentTable rows={shown} columns={columns} caption={words("shipmentsCaption")} exportAs="shipments" asked={asked} />}
		</Answered>
	);
}

export function Discrepancies({ filter }: { readonly filter: ResourceFilter }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const names = useNames();
	const now = useNow(CLOCK_MS);
	const asked = useShipments(filter);
	const found = useMemo(() => discrepant(asked.rows, now), [asked.rows, now]);
	const unsettled = found.filter(({ troubles }) => isUnsettled(troubles)).length;
	const columns = useMemo((): Column<ShipmentRow>[] => {
		const settled: Column<ShipmentRow> = {
			id: "open", head: words("unsettled"), hxl: "#status+open", choice: true, width: "10ch",
			value: ({ troubles }) => words(isUnsettled(troubles) ? "unsettled" : "settledMark"),
			cell: ({ troubles }) => (
				<Tag tone={isUnsettled(troubles) ? "warn" : "quiet"}>{words(isUnsettled(troubles) ? "unsettled" : "settledMark")}</Tag>
			),
		};
		const [shipment, ...others] = columnsOf(words, terms, names);
		return shipment === undefined ? [] : [shipment, settled, ...others];
	}, [words, terms, names]);
	return (
		<Answered
			asked={asked}
			empty={() => found.length === 0}
			whenEmpty={<NothingFits title={words("noDiscrepancies")} next={words("noDiscrepanciesNext")} />}
		>
			{() => (
				<>
					<p role="status">{words("troublesCount", { open: unsettled, settled: found.length - unsettled })}</p>
					<ShipmentTable rows={found} columns={columns} caption={words("discrepanciesCaption")} exportAs="discrepancies" asked={asked} />
				</>
			)}
		</Answered>
	);
}
