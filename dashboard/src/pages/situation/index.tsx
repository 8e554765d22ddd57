/** The situation of a region: what is overdue first, then numbers, map, needs, and how it came about. */

import type { ReactNode } from "react";
import { useParams } from "wouter";

import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { isRegion, lineageOf, NATION } from "../../regions/regions.ts";
import { useAnswer, type Asked } from "../../rpc/hooks.ts";
import type { Situation } from "../../rpc/records.ts";
import { useDrill, useQuery } from "../../shell/location.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { Drill } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { Acts } from "./Acts.tsx";
import { ofStatus } from "./counts.ts";
import { Counts } from "./Counts.tsx";
import { Levels } from "./Levels.tsx";
import { useEventTypes } from "./names.ts";
import { Needs } from "./Needs.tsx";
import { Overdue } from "./Overdue.tsx";
import { momentOf } from "./past.ts";
import { Past } from "./Past.tsx";
import { addressOf, RegionSection } from "./RegionSection.tsx";
import "./situation.css";

export default function Page(): ReactNode {
	const { region = NATION } = useParams<{ region?: string }>();
	const words = useWords("situation");
	if (!isRegion(region)) {
		return (
			<Empty title={words("noRegion", { code: region })}>
				<p>{words("noRegion.next")} <Link to="/situation">{words("noRegion.nation")}</Link></p>
			</Empty>
		);
	}
	return <SituationOf key={region} region={region} />;
}

function SituationOf({ region }: { readonly region: string }): ReactNode {
	const words = useWords("situation");
	const name = useRegionName();
	const status = useDrill();
	const types = useEventTypes();
	const [query, setQuery] = useQuery();
	const at = momentOf(query.get("at"));
	const options = at === null ? [] : [{ at }];
	const watch = at === null ? { kinds: ["incident", "request"] as const, region } : undefined;
	const here = useAnswer<Situation>("muster_situation", [region, ...options], watch);
	const below = useAnswer<readonly Situation[]>("muster_situations", [region, ...options], watch);
	const past = at !== null;
	const goTo = (moment: number | null): void => setQuery({ at: moment });

	return (
		<div className="situation" data-past={past} data-status={status}>
			<nav className="crumbs" aria-label={words("path")}>
				<ol>
					{lineageOf(region).map((code) => (
						<li key={code}><Link to={addressOf(code, at)} current={code === region}>{name(code)}</Link></li>
					))}
				</ol>
			</nav>
			<h1><Drill of={status} /> {words("title")} · {name(region)}</h1>
			{at !== null && (
				<div className="past-banner" role="status">
					<p><strong>{words("past.banner")} <Instant at={at} /></strong></p>
					<p>{words("past.banner.lead")}</p>
					<button type="button" onClick={() => goTo(null)}>{words("past.back")}</button>
				</div>
			)}
			<p>{words("lead")}</p>
			{!past && <Overdue region={region} status={status} types={types} />}
			<Answered asked={here}>
				{({ incidents }) => (
					<Counts counts={ofStatus(incidents, status)} region={region} status={status} types={types} past={past} />
				)}
			</Answered>
			<Answered asked={below}>
				{(situations) => <RegionSection region={region} situations={situations} status={status} at={at} />}
			</Answered>
			<Past region={region} status={status} at={at} onAt={goTo} />
			{!past && status === "Actual" && <Levels region={region} types={types} />}
			{!past && <NeedsOf asked={here} region={region} />}
			{!past && <Acts of={region} status={status} />}
		</div>
	);
}

function NeedsOf({ asked, region }: { readonly asked: Asked<Situation>; readonly region: string }): ReactNode {
	const status = useDrill();
	return <Answered asked={asked}>{({ needs }) => needs && <Needs needs={needs} region={region} status={status} />}</Answered>;
}
