/** What is needed and has not been promised, by product. */

import { useMemo, type ReactNode } from "react";

import { useLang, useWords } from "../../i18n/index.ts";
import type { CapStatus, Need, ProductRecord } from "../../rpc/records.ts";
import { PRIORITIES } from "../../rpc/records.ts";
import { navigate, href } from "../../shell/location.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Tag } from "../../ui/Terms.tsx";
import { Instant, Quantity } from "../../ui/Values.tsx";
import { useProducts } from "./names.ts";
import { byProduct, type ProductNeed } from "./needs.ts";

export function Needs({ needs, region, status }: {
	readonly needs: readonly Need[];
	readonly region: string;
	readonly status: CapStatus;
}): ReactNode {
	const words = useWords("situation");
	const products = useProducts();
	const rows = useMemo(() => byProduct(needs, status), [needs, status]);
	const columns = useColumns(products);
	const list = (product?: number): string =>
		`/resources?region=${region}${product === undefined ? "" : `&product=${product}`}`;
	return (
		<section className="needs" aria-labelledby="needs">
			<h2 id="needs"><Drill of={status} /> {words("needs")}</h2>
			{rows.length === 0 ? (
				<Empty title={words("needs.none")}><p>{words("needs.none.next")}</p></Empty>
			) : (
				<>
					<p>{words("needs.lead")}</p>
					<Table rows={rows} columns={columns} caption={words("needs")} hideCaption exportAs={`needs-${region}`}
						rowKey={({ product }) => String(product)}
						onOpen={({ product }) => navigate(href(list(product), status).slice(1))} />
				</>
			)}
			<p><Link to={list()}>{words("needs.open")}</Link></p>
		</section>
	);
}

function useColumns(products: ReadonlyMap<number, ProductRecord>): Column<ProductNeed>[] {
	const words = useWords("situation");
	const terms = useWords("terms");
	const { lang } = useLang();
	return useMemo((): Column<ProductNeed>[] => {
		const name = ({ product }: ProductNeed): string => {
			const record = products.get(product);
			const [own, other] = lang === "zh" ? [record?.nameZh, record?.nameEn] : [record?.nameEn, record?.nameZh];
			return own || other || record?.code || words("product.number", { n: product });
		};
		const unit = ({ product }: ProductNeed): string => products.get(product)?.unit ?? "";
		return [
			{
				id: "priority", head: words("priority"), hxl: "#need+priority", choice: true,
				value: ({ priority }) => terms(`priority.${priority}`),
				sort: ({ priority }) => PRIORITIES.indexOf(priority),
				cell: ({ priority }) => (
					<Tag tone={priority === "stat" ? "bad" : priority === "asap" ? "warn" : "plain"}>{terms(`priority.${priority}`)}</Tag>
				),
			},
			{ id: "product", head: words("product"), hxl: "#item+name", value: name },
			{
				id: "outstanding", head: words("outstanding"), hxl: "#inneed+approved+num", align: "end",
				value: ({ outstanding }) => outstanding,
				cell: (row) => <Quantity of={row.outstanding} unit={unit(row)} />,
			},
			{
				id: "waiting", head: words("waiting"), hxl: "#inneed+asked+num", align: "end",
				value: ({ waiting }) => waiting,
				cell: (row) => <Quantity of={row.waiting} unit={unit(row)} />,
			},
			{
				id: "unknown", head: words("unknownLines"), hxl: "#inneed+unknown+lines+num", align: "end",
				value: ({ unknown }) => unknown,
				cell: ({ unknown }) => unknown === 0 ? "0" : <Tag tone="warn">{unknown}</Tag>,
			},
			{ id: "lines", head: words("lines"), hxl: "#meta+lines+num", align: "end", value: ({ lines }) => lines },
			{
				id: "oldest", head: words("oldest"), hxl: "#date+oldest", value: ({ oldest }) => oldest,
				export: ({ oldest }) => isoOf(oldest),
				cell: ({ oldest }) => <Instant at={oldest} />,
			},
			{ id: "unit", head: words("unit"), hxl: "#item+unit", value: unit },
		];
	}, [words, terms, lang, products]);
}
