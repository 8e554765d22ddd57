/** `#/resources?region=&product=&priority=&lineState=&status=&view=`: what is needed, offered and on its way. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { LINE_STATES, PRIORITIES } from "../../rpc/records.ts";
import { useQuery } from "../../shell/location.ts";
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
		() => [...names.products.keys()].map((id) => ({ id, name: names.product(id) })).sort((a, b) => a.name.localeCompare(b.name)),
		[names],
	);
	const unnamed = filter.product !== undefined && !names.products.has(filter.product);
	return (
		<form className="filters" role="search" aria-label={words("filters")} onSubmit={(event) => event.preventDefault()}>
			<RegionChoice
				label={words("region")}
				any={words("anyRegion")}
				value={filter.region ?? ""}
				onChange={(region) => set({ region })}
			/>
			<label>
				{words("product")}
				<select value={filter.product ?? ""} onChange={(event) => set({ product: event.target.value })}>
					<option value="">{words("anyProduct")}</option>
					{unnamed && <option value={filter.product}>{names.product(filter.product ?? 0)}</option>}
					{products.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
				</select>
			</label>
			<label>
				{words("priority")}
				<select value={filter.priority ?? ""} onChange={(event) => set({ priority: event.target.value })}>
					<option value="">{words("anyPriority")}</option>
					{PRIORITIES.map((each) => <option key={each} value={each}>{terms(`priority.${each}`)}</option>)}
				</select>
			</label>
			<label>
				{words("lineState")}
				<select value={filter.lineState ?? ""} onChange={(event) => set({ lineState: event.target.value })}>
					<option value="">{words("anyState")}</option>
					{LINE_STATES.map((each) => <option key={each} value={each}>{terms(`line.${each}`)}</option>)}
				</select>
			</label>
			<button type="button" onClick={() => set({ region: null, product: null, priority: null, lineState: null })}>
				{words("clear")}
			</button>
		</form>
	);
}
