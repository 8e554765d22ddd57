/** How reliable an agency has shown itself: letters with the evidence behind them, and timers it missed. */

import type { ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { isNothing } from "../../rpc/errors.ts";
import { useAnswer } from "../../rpc/hooks.ts";
import type { Letter, ReliabilityRecord, Row } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { inOrder } from "./reliability.ts";

/** A letter in a frame: judged ones are filled, F is an outline with a dashed edge. */
function Mark({ of }: { readonly of: Letter }): ReactNode {
	const words = useWords("register");
	return <><b className="letter" data-letter={of}>{of}</b> {words(`letter.${of}`)}</>;
}

export function Reliability({ agency }: { readonly agency: number }): ReactNode {
	const words = useWords("register");
	const subject = `reliability/${agency}`;
	const asked = useAnswer<Row<ReliabilityRecord>>("muster_record", [subject], { subjects: [subject] });
	const never = asked.state === "failed" && isNothing(asked.error);
	return (
		<section className="sheet">
			<h2>{words("reliability")}</h2>
			<p>{words("reliabilityLead")}</p>
			{never ? <p>{words("reliabilityNone")}</p> : (
				<Answered asked={asked}>
					{({ record }) => (
						<>
							<Categories of={record} />
							<Missed of={record} />
							<p><Link to={`/verify?subject=${encodeURIComponent(subject)}`}>{words("proofLink")}</Link></p>
						</>
					)}
				</Answered>
			)}
		</section>
	);
}

function Categories({ of: { categories } }: { readonly of: ReliabilityRecord }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	const format = useFormat();
	if (categories.length === 0) return null;
	return (
		<div className="table-scroll" tabIndex={0} role="group" aria-label={words("reliabilityCaption")}>
			<table>
				<caption className="unseen">{words("reliabilityCaption")}</caption>
				<thead>
					<tr>
						<th scope="col">{words("category")}</th>
						<th scope="col">{words("letter")}</th>
						<th scope="col" data-align="end">{words("score")}</th>
						<th scope="col" data-align="end">{words("right")}</th>
						<th scope="col" data-align="end">{words("wrong")}</th>
						<th scope="col" data-align="end">{words("events")}</th>
						<th scope="col">{words("evidence")}</th>
						<th scope="col" data-align="end">{words("weight")}</th>
					</tr>
				</thead>
				<tbody>
					{inOrder(categories).map(({ category, letter, score, right, wrong, events, missing, weight }) => (
						<tr key={category}>
							<th scope="row">{terms(`category.${category}`)}</th>
							<td><Mark of={letter} /></td>
							<td data-align="end">{score === null ? "—" : format.share(score / 100)}</td>
							<td data-align="end">{right}</td>
							<td data-align="end">{wrong}</td>
							<td data-align="end">{format.number(events)}</td>
							<td>{score === null ? words("missing", { count: missing }) : words("enough")}</td>
							<td data-align="end">{weight}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Missed({ of: { missed, missedReveals } }: { readonly of: ReliabilityRecord }): ReactNode {
	const words = useWords("register");
	const terms = useWords("terms");
	return (
		<>
			<h3>{words("missed")}</h3>
			{missed.length === 0 ? <p>{words("missedNone")}</p> : (
				<table>
					<caption className="unseen">{words("missedCaption")}</caption>
					<thead>
						<tr><th scope="col">{words("timer")}</th><th scope="col" data-align="end">{words("count")}</th></tr>
					</thead>
					<tbody>
						{missed.map(({ timer, count }) => (
							<tr key={timer}><th scope="row">{terms(`timer.${timer}`)}</th><td data-align="end">{count}</td></tr>
						))}
					</tbody>
				</table>
			)}
			{missedReveals > 0 && <p>{words("missedReveals", { count: missedReveals })}</p>}
		</>
	);
}
