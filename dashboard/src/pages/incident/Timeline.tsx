/** What happened, the first first, with who did it and the block that proves it. */

import type { ReactNode } from "react";
import { useFormat } from "../../i18n/format.ts";
import { AREAS, useWords, type WordKey } from "../../i18n/index.ts";
import { useFailure } from "../../ui/Conditions.tsx";
import { Link, SubjectLink } from "../../ui/Links.tsx";
import { Final } from "../../ui/Terms.tsx";
import { Instant, Short } from "../../ui/Values.tsx";
import { Content } from "./Content.tsx";
import { Reported } from "./Facts.tsx";
import { useRegionNames } from "./names.ts";
import type { Moment } from "./timeline.ts";

interface Props {
	readonly moments: readonly Moment[];
	readonly agency: (id: number) => string;
	readonly whole: boolean;
	readonly error: Error | undefined;
}

export function Timeline({ moments, agency, whole, error }: Props): ReactNode {
	const words = useWords("incident");
	const failure = useFailure();
	return (
		<section className="sheet" aria-labelledby="incident-timeline">
			<h2 id="incident-timeline">{words("timeline.head")}</h2>
			{error !== undefined && <p role="alert">{words("timeline.failed", { why: failure(error) })}</p>}
			<ol className="incident-timeline" aria-label={words("timeline.caption")}>
				{moments.map((moment) => <Happened key={moment.key} moment={moment} agency={agency} />)}
			</ol>
			{!whole && error === undefined && <p role="status">{words("timeline.cut")}</p>}
		</section>
	);
}

function isActKey(key: string): key is WordKey<"incident"> {
	return key in AREAS.incident.zh;
}

function Happened({ moment, agency }: { readonly moment: Moment; readonly agency: (id: number) => string }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const format = useFormat();
	const region = useRegionNames();
	const { act, report, vote } = moment;
	const key = `act.${moment.name}`;
	return (
		<li data-final={moment.final}>
			<p className="row">
				{moment.at === null ? <i>{words("timeline.noTime")}</i> : <Instant at={moment.at} />}
				<strong>{isActKey(key) ? words(key) : words("act.other", { name: moment.name })}</strong>
				{moment.agency === null
					? <span>{words("timeline.byChain")}</span>
					: <Link to={`/agency/${moment.agency}`}>{agency(moment.agency)}</Link>}
				{moment.round !== null && <Link to={`/round/${moment.round}`}>{words("rounds.round", { id: moment.round })}</Link>}
				{act?.subjects.filter((each) => !each.startsWith("round/")).slice(1).map((each) => <SubjectLink key={each} subject={each} />)}
				<Final of={moment.final} quiet />
			</p>
			{vote !== null && (
				<p>
					{words("timeline.voted", { position: terms(`position.${vote.position}`), reason: terms(`voteReason.${vote.reason}`) })}
					{vote.evidence !== null && <> · <Content of={vote.evidence} /></>}
				</p>
			)}
			{moment.replaced && <p>{words("timeline.replaced")}</p>}
			{moment.discard !== null && <p>{terms(`discard.${moment.discard.reason}`)}</p>}
			{moment.closure !== null && <p><Content of={moment.closure.report} /></p>}
			{report !== null && (
				<details>
					<summary>{words("facts.revision", { revision: report.revision })}: {report.headline}</summary>
					<dl><Reported report={report} region={region.full} /></dl>
				</details>
			)}
			<p className="incident-quiet">
				{act === null ? words("timeline.fromRecord") : words("timeline.proof", { block: act.block.number, event: act.event })}
				{act !== null && act.claimed !== null && <> · {words("timeline.claimed", { at: format.instant(act.claimed) })}</>}
				{act !== null && act.officer !== null && <> · <Short of={act.officer} /></>}
			</p>
		</li>
	);
}
