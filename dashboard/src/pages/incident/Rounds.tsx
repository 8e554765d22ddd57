/** Verdicts in words: the current round, and those before it as a chain. */

import { useMemo, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { useNow } from "../../rpc/hooks.ts";
import type { Vote } from "../../rpc/records.ts";
import { Link } from "../../ui/Links.tsx";
import { State } from "../../ui/State.tsx";
import { Table, type Column } from "../../ui/Table.tsx";
import { Tag } from "../../ui/Terms.tsx";
import { Instant, Short } from "../../ui/Values.tsx";
import { Content } from "./Content.tsx";
import type { LinkedRound } from "./rounds.ts";
import { speak, speakAll, type Speaker } from "./sentence.ts";
import { recount } from "./tally.ts";
import { explain } from "./verdict.ts";

interface RoundsProps {
	readonly rounds: readonly LinkedRound[];
	/** Whether nobody but the reporter has said anything. */
	readonly reported: boolean;
	readonly region: string;
	readonly reading: boolean;
	readonly failed: readonly number[];
	readonly speaker: Speaker;
}

export function Rounds({ rounds, reported, region, reading, failed, speaker }: RoundsProps): ReactNode {
	const words = useWords("incident");
	const last = rounds.at(-1);
	const earlier = rounds.slice(0, -1).reverse();
	return (
		<section className="sheet" aria-labelledby="incident-rounds">
			<h2 id="incident-rounds">{words("rounds.head")}</h2>
			{failed.length > 0 && <p role="alert">{words("rounds.unread", { ids: failed.join(words("say.comma")) })}</p>}
			{reading && <p role="status">{words("rounds.reading")}</p>}
			{last === undefined && !reading && failed.length === 0 && <p>{words(reported ? "rounds.none" : "rounds.noneAny")}</p>}
			{last !== undefined && <OneRound round={last} region={region} speaker={speaker} />}
			{earlier.length > 0 && (
				<>
					<h3>{words("rounds.earlier")}</h3>
					{earlier.map((round) => <EarlierRound key={round.id} round={round} region={region} speaker={speaker} />)}
				</>
			)}
		</section>
	);
}

interface RoundProps {
	readonly round: LinkedRound;
	readonly region: string;
	readonly speaker: Speaker;
}

function useExplanation({ round, region }: Pick<RoundProps, "round" | "region">) {
	const now = useNow(10_000);
	const { next } = round;
	return explain(round.record, {
		now,
		region,
		appealed: round.appealed,
		next: next === undefined ? undefined : { round: next.id, region: next.record.region },
	});
}

function EarlierRound(props: RoundProps): ReactNode {
	const words = useWords("incident");
	const { head } = useExplanation(props);
	return (
		<details className="incident-round">
			<summary>
				{words("rounds.round", { id: props.round.id })} · {speakAll(head, props.speaker)}
			</summary>
			<OneRound {...props} />
		</details>
	);
}

function originText({ origin, record: { matter } }: LinkedRound, words: ReturnType<typeof useWords<"incident">>): string {
	switch (origin.kind) {
		case "first":
			return words(matter.of === "incident" ? "rounds.first" : "rounds.firstOther");
		case "facts":
			return words("rounds.facts", { revision: origin.revision });
		case "escalated":
			return words("rounds.escalatedFrom", { from: origin.from });
		case "appealed":
			return words("rounds.appealedFrom", { from: origin.from });
	}
}

/** A round: its verdict and why, by class and by vote. */
export function OneRound({ named = true, ...props }: RoundProps & {
	/** Whether it says which round it is: not on the round's own page. */
	readonly named?: boolean;
}): ReactNode {
	const { round, speaker } = props;
	const words = useWords("incident");
	const terms = useWords("terms");
	const explained = useExplanation(props);
	const { record } = round;
	return (
		<div className="incident-round" data-provisional={explained.provisional}>
			<p className="row">
				{named && (
					<>
						<Link to={`/round/${round.id}`}><strong>{words("rounds.round", { id: round.id })}</strong></Link>
						<Tag>{terms(`round.${record.state}`)}</Tag>
					</>
				)}
				{explained.verdict !== null && !explained.provisional && <State of={explained.verdict} />}
				<span>{originText(round, words)}</span>
				<Link to={`/verify?subject=round/${round.id}`}>{words("proof.check")}</Link>
			</p>
			<p className="incident-verdict">{speakAll(explained.head, speaker)}</p>
			{explained.why.length > 0 && (
				<>
					<h4>{words("rounds.why")}</h4>
					<ul>{explained.why.map((each) => <li key={each.key}>{speak(each, speaker)}</li>)}</ul>
				</>
			)}
			{explained.next.length > 0 && (
				<>
					<h4>{words("rounds.next")}</h4>
					<ul>{explained.next.map((each) => <li key={each.key}>{speak(each, speaker)}</li>)}</ul>
				</>
			)}
			{explained.recounted !== null && (
				<p className={explained.recounted ? "incident-quiet" : "incident-note"}>
					{words(explained.recounted ? "rounds.recounted" : "rounds.recountDiffers")}
				</p>
			)}
			<dl>
				<dt>{words("rounds.region")}</dt>
				<dd>{speaker.region(record.region)}</dd>
				<dt>{words("rounds.opened")}</dt>
				<dd><Instant at={record.opened} /></dd>
				<dt>{words("rounds.deadline")}</dt>
				<dd><Instant at={record.deadline} /></dd>
				<dt>{words("rounds.voters")}</dt>
				<dd>{record.voters}</dd>
				<dt>{words("rounds.quorum")}</dt>
				<dd>{words("rounds.quorumText", { ...record.quorum })}</dd>
			</dl>
			<ByClass round={round} />
			<Votes round={round} agency={speaker.agency} />
		</div>
	);
}

function ByClass({ round: { id, record } }: { readonly round: LinkedRound }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const said = new Map(recount(record).said.map((each) => [each.class, each]));
	const stands = (of: (typeof record.classesTally)[number]) => {
		const own = said.get(of.class);
		if (own !== undefined && own.side !== null) return words(`class.${own.side}`);
		if (own !== undefined && own.answered > 0) return words("class.thin");
		return words(of.eligibleLines === 0 ? "class.none" : "class.silent");
	};
	return (
		<div className="incident-wide" role="region" aria-label={`${words("rounds.byClass")}: ${words("rounds.round", { id })}`} tabIndex={0}>
			<table className="incident-table">
				<caption>{words("rounds.byClass")}</caption>
				<thead>
					<tr>
						<th scope="col">{words("class.class")}</th>
						<th scope="col">{words("class.stands")}</th>
						<th scope="col">{words("class.lines")}</th>
						<th scope="col">{words("class.confirm")}</th>
						<th scope="col">{words("class.dispute")}</th>
						<th scope="col">{words("class.unable")}</th>
					</tr>
				</thead>
				<tbody>
					{record.classesTally.map((each) => (
						<tr key={each.class}>
							<th scope="row">
								{terms(`class.${each.class}`)}
								{record.competent.includes(each.class) && <> <Tag>{words("class.competent")}</Tag></>}
							</th>
							<td>{stands(each)}</td>
							<td>
								{words("class.linesOf", {
									answered: said.get(each.class)?.answered ?? 0,
									needed: Math.min(record.quorum.turnout, each.eligibleLines),
								})}
							</td>
							<td>{each.confirm}</td>
							<td>{each.dispute}</td>
							<td>{each.unable}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Votes({ round: { id, record }, agency }: { readonly round: LinkedRound; readonly agency: (id: number) => string }): ReactNode {
	const words = useWords("incident");
	const terms = useWords("terms");
	const columns = useMemo((): readonly Column<Vote>[] => [
		{
			id: "agency",
			head: words("vote.agency"),
			hxl: "#org+name",
			value: (vote) => agency(vote.agency),
			cell: (vote) => (
				<>
					<Link to={`/agency/${vote.agency}`}>{agency(vote.agency)}</Link>
					{record.leftOut.includes(vote.agency) && <> <Tag tone="bad">{words("vote.leftOut")}</Tag></>}
				</>
			),
		},
		{ id: "class", head: words("vote.class"), hxl: "#org+type", choice: true, value: (vote) => terms(`class.${vote.class}`) },
		{ id: "position", head: words("vote.position"), hxl: "#status+position", choice: true, value: (vote) => terms(`position.${vote.position}`) },
		{ id: "reason", head: words("vote.reason"), hxl: "#description+reason", choice: true, value: (vote) => terms(`voteReason.${vote.reason}`) },
		{ id: "weight", head: words("vote.weight"), hxl: "#indicator+weight", align: "end", value: (vote) => vote.weight, cell: (vote) => (vote.weight / 1_000).toFixed(3) },
		{
			id: "evidence",
			head: words("vote.evidence"),
			hxl: "#meta+evidence",
			value: (vote) => vote.evidence?.digest ?? null,
			cell: (vote) => (vote.evidence === null ? "–" : <Content of={vote.evidence} />),
		},
		{ id: "group", head: words("vote.group"), hxl: "#org+line", align: "end", value: (vote) => vote.group },
		{ id: "officer", head: words("vote.officer"), hxl: "#meta+account", value: (vote) => vote.officer, cell: (vote) => <Short of={vote.officer} /> },
		{ id: "block", head: words("vote.block"), hxl: "#meta+block", align: "end", value: (vote) => vote.castAt },
	], [words, terms, agency, record.leftOut]);
	if (record.votes.length === 0) return <p>{words("rounds.noVotes")}</p>;
	return (
		<Table
			rows={record.votes}
			columns={columns}
			rowKey={(vote) => String(vote.agency)}
			caption={`${words("rounds.votes")}: ${words("rounds.round", { id })}`}
			exportAs={`round-${id}-votes`}
		/>
	);
}
