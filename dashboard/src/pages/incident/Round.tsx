/** One round: what it is about, who could vote until when, what came of it and why, and the rounds before and after it. */

import { useMemo, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { isNothing } from "../../rpc/errors.ts";
import { useAnswer, useNow, type Row } from "../../rpc/hooks.ts";
import { subjectOf, type RoundRecord } from "../../rpc/records.ts";
import { Answered, Empty, Loading, useFailure } from "../../ui/Conditions.tsx";
import { Link, SubjectLink } from "../../ui/Links.tsx";
import { Drill, Final, Tag } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { useAgencyNames, useSpeaker } from "./names.ts";
import { OneRound } from "./Rounds.tsx";
import { useRounds } from "./useRounds.ts";

/** The round of an address: its number, or that it is none. */
export function RoundPage({ id }: { readonly id: string }): ReactNode {
	const words = useWords("incident");
	if (!/^\d{1,15}$/.test(id)) {
		return (
			<Empty title={words("rounds.round", { id })}>
				<p>{words("round.numberBad")}</p>
				<p><Link to="/incidents">{words("page.toList")}</Link></p>
			</Empty>
		);
	}
	return <Read id={Number(id)} />;
}

function Read({ id }: { readonly id: number }): ReactNode {
	const words = useWords("incident");
	const subject = `round/${id}`;
	const asked = useAnswer<Row<RoundRecord>>("muster_record", [subject, "best"], { subjects: [subject] });
	return (
		<>
			{isNothing(asked.error) && asked.answer === undefined && <h1>{words("rounds.round", { id })}</h1>}
			<Answered asked={asked}>{(row) => <Whole id={id} row={row} />}</Answered>
		</>
	);
}

function Whole({ id, row: { record, final } }: { readonly id: number; readonly row: Row<RoundRecord> }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const failure = useFailure();
	const about = subjectOf(record.matter);
	const { own, rounds, reading, failed } = useRounds(about, { round: id, judged: record.escalated ?? record.appealed });
	const round = rounds.find((each) => each.id === id);
	const voting = useMemo(() => [record.reporter, ...record.votes.map(({ agency }) => agency)], [record]);
	const agency = useAgencyNames(voting);
	const speaker = useSpeaker(agency);
	// Where the incident is: its first round is held there, later ones may be held further up.
	const region = (rounds[0]?.record ?? record).region;
	const now = useNow(10_000);
	const open = record.state === "Open" && now < record.deadline;
	return (
		<article className="incident">
			<header className="sheet">
				<h1>
					<Drill of={record.status} /> {words("rounds.round", { id })}
					<span className="incident-headline"><SubjectLink subject={about} /></span>
				</h1>
				<p className="row">
					<Tag>{terms(`round.${record.state}`)}</Tag>
					<Final of={final} />
					{open && <Link to={`/submit/vote?round=${id}`}>{words("round.vote")}</Link>}
				</p>
			</header>
			<section className="sheet" aria-labelledby="round-verdict">
				<h2 id="round-verdict">{words("rounds.head")}</h2>
				{own.error !== undefined && <p role="alert">{words("timeline.failed", { why: failure(own.error) })}</p>}
				{failed.length > 0 && <p role="alert">{words("rounds.unread", { ids: failed.join(words("say.comma")) })}</p>}
				{round === undefined ? <Loading what={words("rounds.reading")} /> : <OneRound round={round} region={region} speaker={speaker} named={false} />}
			</section>
			<Terms record={record} agency={agency} />
			<section className="sheet" aria-labelledby="round-chain">
				<h2 id="round-chain">{words("round.chain")}</h2>
				{reading && <p role="status">{words("rounds.reading")}</p>}
				<ol>
					{rounds.map((each) => (
						<li key={each.id} {...(each.id === id ? { "aria-current": "true" as const } : {})}>
							{each.id === id
								? <strong>{words("rounds.round", { id: each.id })}</strong>
								: <Link to={`/round/${each.id}`}>{words("rounds.round", { id: each.id })}</Link>}{" "}
							<Tag>{terms(`round.${each.record.state}`)}</Tag>{" "}
							{speaker.region(each.record.region)} · <Instant at={each.record.opened} />
							{each.next !== undefined && <> · {words(each.next.record.appealed === each.id ? "round.appealedTo" : "round.escalatedTo", { round: each.next.id })}</>}
						</li>
					))}
				</ol>
			</section>
		</article>
	);
}

/** By which terms it is held. */
function Terms({ record, agency }: { readonly record: RoundRecord; readonly agency: (id: number) => string }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const { matter } = record;
	const classes = (of: RoundRecord["classes"]) =>
		of.length === 0 ? words("round.nobody") : of.map((each) => terms(`class.${each}`)).join(words("say.comma"));
	return (
		<section className="sheet" aria-labelledby="round-terms">
			<h2 id="round-terms">{words("round.terms")}</h2>
			<dl>
				<dt>{words("round.matter")}</dt>
				<dd>
					<SubjectLink subject={subjectOf(matter)} />
					{matter.of === "incident" && <> · {words("facts.revision", { revision: matter.revision })}</>}
					{matter.of === "need" && <> · {words("round.line", { line: matter.line })}</>}
				</dd>
				<dt>{words("round.reporter")}</dt>
				<dd><Link to={`/agency/${record.reporter}`}>{agency(record.reporter)}</Link></dd>
				<dt>{words("facts.categories")}</dt>
				<dd>{terms(`category.${record.category}`)}</dd>
				<dt>{words("round.classes")}</dt>
				<dd>{classes(record.classes)}</dd>
				<dt>{words("round.competent")}</dt>
				<dd>{classes(record.competent)}</dd>
				<dt>{words("round.asked")}</dt>
				<dd>{words("rounds.quorumText", { ...record.asked })}{record.limited && <> <Tag tone="warn">{words("round.limited")}</Tag></>}</dd>
				<dt>{words("round.level")}</dt>
				<dd>{record.level}</dd>
				<dt>{words("round.openedAt")}</dt>
				<dd>{record.openedAt}</dd>
				<dt>{words("round.challengeUntil")}</dt>
				<dd>{record.challengeUntil === null ? words("round.noChallenge") : <Instant at={record.challengeUntil} />}</dd>
			</dl>
		</section>
	);
}
