/** What of an incident is due by when, with how long is left or how late it is. */

import type { ReactNode } from "react";
import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useNow } from "../../rpc/hooks.ts";
import type { IncidentRecord } from "../../rpc/records.ts";
import { Link } from "../../ui/Links.tsx";
import { Tag, type Tone } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { useRegionNames, type EventTypes } from "./names.ts";
import { timersOf, type TimerRow, type TimerState } from "./timers.ts";

const TONES: Readonly<Partial<Record<TimerState, Tone>>> = {
	met: "good",
	missed: "bad",
	overdue: "bad",
	running: "warn",
	notStarted: "quiet",
	notOwed: "quiet",
};

export function Timers({ record, types, agency }: {
	readonly record: IncidentRecord;
	readonly types: EventTypes;
	readonly agency: (id: number) => string;
}): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const format = useFormat();
	const region = useRegionNames();
	const now = useNow();
	const rows = timersOf(record, types.get(record.eventType)?.timers ?? null, now);
	const rest = ({ state, due }: TimerRow) => {
		if (due === null) return null;
		if (state === "running") return words("timers.left", { span: format.span(due - now) });
		return state === "overdue" ? words("timers.late", { span: format.span(now - due) }) : null;
	};
	return (
		<section className="sheet" aria-labelledby="incident-timers">
			<h2 id="incident-timers">{words("timers.head")}</h2>
			<div className="incident-wide" role="region" aria-labelledby="incident-timers" tabIndex={0}>
			<table className="incident-table">
				<caption className="unseen">{words("timers.caption")}</caption>
				<thead>
					<tr>
						<th scope="col">{words("timers.timer")}</th>
						<th scope="col">{words("timers.state")}</th>
						<th scope="col">{words("timers.due")}</th>
						<th scope="col">{words("timers.done")}</th>
						<th scope="col">{words("timers.by")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.timer} data-state={row.state}>
							<th scope="row">{terms(`timer.${row.timer}`)}</th>
							<td><Tag tone={TONES[row.state] ?? "plain"}>{words(`timer.${row.state}`)}</Tag> {rest(row)}</td>
							<td>{row.due === null ? "–" : <Instant at={row.due} age={false} />}</td>
							<td>{row.done === null ? "–" : <Instant at={row.done} age={false} />}</td>
							<td>
								{"agency" in row.by
									? <Link to={`/agency/${row.by.agency}`}>{agency(row.by.agency)}</Link>
									: words("timers.region", { region: region.short(row.by.region) })}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			</div>
		</section>
	);
}
