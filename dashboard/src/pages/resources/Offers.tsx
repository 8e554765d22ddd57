/** What suppliers would give. */

import { useMemo, type ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import { nameOf } from "../../regions/regions.ts";
import { useList } from "../../rpc/hooks.ts";
import type { OfferRecord, Row } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Tag } from "../../ui/Terms.tsx";
import { Instant, Quantity } from "../../ui/Values.tsx";
import type { ResourceFilter } from "./filters.ts";
import { NothingFits } from "./parts/Fit.tsx";
import { AgencyLink, useNames } from "./parts/Names.tsx";
import { useOpen } from "./parts/open.ts";
import { numberOf } from "./requests.ts";

export function Offers({ filter: { region, product, status } }: { readonly filter: ResourceFilter }): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const { lang } = useLang();
	const names = useNames();
	const open = useOpen();
	const wanted = { kind: "offer", region, product, status };
	const asked = useList<OfferRecord>("muster_records", wanted, { kinds: ["offer"] }, { all: true });
	const columns = useMemo((): Column<Row<OfferRecord>>[] => {
		const amount = (id: "quantity" | "free" | "reserved" | "taken"): Column<Row<OfferRecord>> => ({
			id, head: words(id), hxl: `#capacity+${id}+num`, align: "end", width: "14ch",
			value: ({ record }) => BigInt(record[id]),
			cell: ({ record }) => <Quantity of={record[id]} unit={names.unit(record.product)} />,
		});
		return [
			{
				id: "offer", head: words("offer"), hxl: "#meta+id", value: ({ subject }) => numberOf(subject),
				width: "11ch",
				cell: ({ subject, record }) => <><SubjectLink subject={subject}>{`${numberOf(subject)}`}</SubjectLink> <Drill of={record.status} /></>,
			},
			{
				id: "state", head: words("state"), hxl: "#status", choice: true, width: "12ch",
				value: ({ record }) => terms(`offer.${record.state}`), export: ({ record }) => record.state,
				cell: ({ record }) => (
					<Tag tone={record.state === "Published" ? "good" : "quiet"}>{terms(`offer.${record.state}`)}</Tag>
				),
			},
			{
				id: "product", head: words("product"), hxl: "#item+name",
				value: ({ record }) => names.product(record.product), choice: true,
			},
			amount("quantity"),
			amount("free"),
			amount("reserved"),
			amount("taken"),
			{
				id: "vouched", head: words("vouched"), hxl: "#status+vouched", width: "20ch",
				value: ({ record }) => words(record.vouched ? "vouchedYes" : "vouchedNo"),
				export: ({ record }) => String(record.vouched),
				cell: ({ record }) => (
					<Tag tone={record.vouched ? "plain" : "warn"}>{words(record.vouched ? "vouchedYes" : "vouchedNo")}</Tag>
				),
			},
			{
				id: "supplier", head: words("supplier"), hxl: "#org+name", width: "18%",
				value: ({ record }) => names.agency(record.supplier),
				cell: ({ record }) => <AgencyLink id={record.supplier} />,
			},
			{
				id: "region", head: words("region"), hxl: "#adm+code", width: "12ch",
				value: ({ record }) => nameOf(record.region, lang), export: ({ record }) => record.region,
			},
			{
				id: "loan", head: words("loan"), hxl: "#status+loan", width: "10ch",
				value: ({ record }) => words(record.loan === null ? "given" : "loan"),
			},
			{
				id: "ends", head: words("ends"), hxl: "#date+end", value: ({ record }) => record.expires, width: "34ch",
				export: ({ record }) => isoOf(record.expires), cell: ({ record }) => <Instant at={record.expires} />,
			},
			{
				id: "published", head: words("published"), hxl: "#date+published",
				value: ({ record }) => record.publishedAt, width: "34ch",
				export: ({ record }) => isoOf(record.publishedAt),
				cell: ({ record }) => <Instant at={record.publishedAt} />,
			},
		];
	}, [words, terms, lang, names]);
	return (
		<Answered
			asked={asked}
			empty={(rows) => rows.length === 0}
			whenEmpty={<NothingFits title={words("noOffers")} next={words("noOffersNext")} />}
		>
			{(rows) => (
				<Table
					rows={rows}
					columns={columns}
					rowKey={({ subject }) => subject}
					onOpen={({ subject }) => open(`/${subject}`)}
					caption={words("offersCaption")}
					exportAs="offers"
					more={asked.more}
					cut={asked.cut}
				/>
			)}
		</Answered>
	);
}
