/** One incident: what is said, whether it is so and why, what is due, what happened, what is needed, and its proof. */

import { useMemo, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { isNothing } from "../../rpc/errors.ts";
import { useAnswer, type Row } from "../../rpc/hooks.ts";
import type { IncidentRecord } from "../../rpc/records.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { Drill, Final, Management, Severity } from "../../ui/Terms.tsx";
import { Exports } from "./Exports.tsx";
import { Facts } from "./Facts.tsx";
import { useAgencyNames, useEventTypes, useSpeaker } from "./names.ts";
import { Needs } from "./Needs.tsx";
import type { NumberedRound } from "./rounds.ts";
import { Rounds } from "./Rounds.tsx";
import { useRounds } from "./useRounds.ts";
import { timeline } from "./timeline.ts";
import { Timeline } from "./Timeline.tsx";
import { Timers } from "./Timers.tsx";

/** An incident of the address: its number, or that it is none. */
export function OneIncident({ id }: { readonly id: string }): ReactNode {
	const words = useWords("incident");
	if (!/^\d{1,15}$/.test(id)) {
		return (
			<Empty title={words("page.title", { id })}>
				<p>{words("page.numberBad")}</p>
				<p><Link to="/incidents">{words("page.toList")}</Link></p>
			</Empty>
		);
	}
	return <Read id={Number(id)} />;
}

function Read({ id }: { readonly id: number }): ReactNode {
	const words = useWords("incident");
	const asked = useAnswer<Row<IncidentRecord>>("muster_incident", [id, "best"], { subjects: [`incident/${id}`] });
	return (
		<>
			<p><Link to="/incidents">{words("page.toList")}</Link></p>
			{isNothing(asked.error) && asked.answer === undefined && <h1>{words("page.title", { id })}</h1>}
			<Answered asked={asked}>{(row) => <Whole id={id} row={row} />}</Answered>
		</>
	);
}

/** Every agency that has to do with it, whose name is shown. */
function agenciesOf(record: IncidentRecord, rounds: readonly NumberedRound[], acting: readonly (number | null)[]): number[] {
	const named = [
		record.reporter, record.lead, record.discard?.agency, record.closure?.agency, record.mergeProposal?.agency,
		...record.reports.map(({ agency }) => agency),
		...rounds.flatMap(({ record: round }) => round.votes.map(({ agency }) => agency)),
		...acting,
	];
	return [...new Set(named.filter((agency) => typeof agency === "number"))];
}

function Whole({ id, row }: { readonly id: number; readonly row: Row<IncidentRecord> }): ReactNode {
	const words = useWords("incident");
	const { record } = row;
	const subject = `incident/${id}`;
	const { own, ofRounds, numbers, rounds, reading, failed } = useRounds(subject, record);
	// A round of a request that an incident's act names has a history of its own.
	const acts = useMemo(() => {
		const ours = new Set([subject, ...rounds.map((round) => `round/${round.id}`)]);
		return [...own.acts, ...ofRounds.acts].filter(({ subjects }) => subjects.some((each) => ours.has(each)));
	}, [own.acts, ofRounds.acts, rounds, subject]);
	const moments = useMemo(() => timeline(id, record, acts, rounds), [id, record, acts, rounds]);
	const agency = useAgencyNames(agenciesOf(record, rounds, acts.map((act) => act.agency)));
	const speaker = useSpeaker(agency);
	const types = useEventTypes();
	return (
		<article className="incident">
			<header className="sheet">
				<h1>
					<Drill of={record.status} /> {words("page.title", { id })}
					<span className="incident-headline">{record.reports.at(-1)?.headline ?? ""}</span>
				</h1>
				<p className="row">
					<State of={record.verification} />
					<Severity of={record.severity} />
					<Management of={record.management} />
					<Final of={row.final} />
				</p>
				{record.provisional && <p className="incident-note" role="note">{words("facts.provisional")}</p>}
			</header>
			<Rounds
				rounds={rounds}
				reported={record.verification === "Reported"}
				region={record.region}
				reading={reading}
				failed={failed}
				speaker={speaker}
			/>
			<div className="grid">
				<Facts record={record} types={types} agency={agency} />
				<Timers record={record} types={types} agency={agency} />
			</div>
			<Timeline
				moments={moments}
				agency={agency}
				whole={own.whole && (numbers.length === 0 || ofRounds.whole)}
				error={own.error ?? ofRounds.error}
			/>
			<Needs incident={id} />
			<Exports incident={id} record={record} final={row.final} />
		</article>
	);
}
