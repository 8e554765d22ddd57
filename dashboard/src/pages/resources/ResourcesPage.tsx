/** `#/resources?region=&product=&priority=&lineState=&status=&view=`: what is needed, offered and on its way. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { LINE_STATES, PRIORITIES } from "../../rpc/records.ts";
import { useQuery } from "../../shell/location.ts";
import { Pick } from "../../ui/Pick.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { Drill } from "../../ui/Terms.tsx";
import { filterOf, VIEWS, type ResourceFilter, type View } from "./filters.ts";
import { Offers } from "./Offers.tsx";
import { useNames } from "./parts/Names.tsx";
import { RegionChoice } from "./parts/RegionChoice.tsx";
import { Lines, Products, Requests } from "./Requests.tsx";
import { Discrepancies, Shipments } from "./Shipments.tsx";

const HEADS = {
	requests: "viewRequests",
	lines: "viewLines",
	products: "viewProducts",
	discrepancies: "viewDiscrepancies",
	shipments: "viewShipments",
	offers: "viewOffers",
} as const satisfies Readonly<Record<View, string>>;

/** Only these are narrowed by priority and state of a line: shipments and offers have neither. */
const OF_REQUESTS: ReadonlySet<View> = new Set<View>(["requests", "lines", "products"]);

export function ResourcesPage(): ReactNode {
	const words = useWords("resources");
	const [query, setQuery] = useQuery();
	const text = query.toString();
	const filter = useMemo(() => filterOf(new URLSearchParams(text)), [text]);
	return (
		<div className="resources">
			<h1>{words("title")} <Drill of={filter.status} /></h1>
			<p>{words("lead")}</p>
			<Filters filter={filter} set={(changes) => setQuery(changes, { push: true })} />
			<Tabs
				label={words("views")}
				current={filter.view}
				onChange={(view) => setQuery({ view: view === "requests" ? null : view }, { push: true })}
				tabs={VIEWS.map((view) => ({ id: view, head: words(HEADS[view]), body: () => <List view={view} filter={filter} /> }))}
			/>
		</div>
	);
}

function List({ view, filter }: { readonly view: View; readonly filter: ResourceFilter }): ReactNode {
	switch (view) {
		case "requests":
			return <Requests filter={filter} />;
		case "lines":
			return <Lines filter={filter} />;
		case "products":
			return <Products filter={filter} />;
		case "discrepancies":
			return <Discrepancies filter={filter} />;
		case "shipments":
			return <Shipments filter={filter} />;
		case "offers":
			return <Offers filter={filter} />;
	}
}

function Filters({ filter, set }: {
	readonly filter: ResourceFilter;
	readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}): ReactNode {
	const words = useWords("resources");
	const terms = useWords("terms");
	const names = useNames();
	const products = useMemo(
		() => [...names.products.keys()].map((id) => [id, names.product(id)] as const).sort(([, a], [, b]) => a.localeCompare(b)),
		[names],
	);
	const { product } = filter;
	// Of the address, before the names are read.
	const unnamed = product === undefined || names.products.has(product) ? [] : [[product, names.product(product)] as const];
	return (
		<form className="filters" role="search" aria-label={words("filters")} onSubmit={(event) => event.preventDefault()}>
			<RegionChoice
				label={words("region")}
				any={words("anyRegion")}
				value={filter.region ?? ""}
				onChange={(region) => set({ region })}
			/>
			<Pick label={words("product")} any={words("anyProduct")} value={filter.product}
				options={[...unnamed, ...products]} onChange={(product) => set({ product })} />
			{OF_REQUESTS.has(filter.view) && (
				<>
					<Pick label={words("priority")} any={words("anyPriority")} value={filter.priority}
						options={PRIORITIES.map((each) => [each, terms(`priority.${each}`)])} onChange={(priority) => set({ priority })} />
					<Pick label={words("lineState")} any={words("anyState")} value={filter.lineState}
						options={LINE_STATES.map((each) => [each, terms(`line.${each}`)])} onChange={(lineState) => set({ lineState })} />
				</>
			)}
			<button type="button" onClick={() => set({ region: null, product: null, priority: null, lineState: null })}>
				{words("clear")}
			</button>
		</form>
	);
}
