/**
 * Reports, votes, figures, the opening of sealed ones, requests and receipts: filled in, reviewed, signed in the wallet,
 * followed until they are final.
 */

import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useParams } from "wouter";

import type { Draft } from "../../chain/store.ts";
import { useWords } from "../../i18n/index.ts";
import { navigate, useDrill, useQuery } from "../../shell/location.ts";
import { Link } from "../../ui/Links.tsx";
import { Drafts } from "./Drafts.tsx";
import { FormPage } from "./FormPage.tsx";
import { FORM_NAMES, Kept, type FormName } from "./forms/common.ts";
import { OBSERVATION } from "./ObservationKind.tsx";
import { RECEIVE } from "./ReceiveKind.tsx";
import { REPORT } from "./ReportKind.tsx";
import { REQUEST } from "./RequestKind.tsx";
import { REVEAL } from "./RevealKind.tsx";
import { SealedFigures } from "./SealedFigures.tsx";
import { store, useOutbox } from "./signing.ts";
import "./submit.css";
import type { Given } from "./kinds.ts";
import { Track, useEntries } from "./Track.tsx";
import { VOTE } from "./VoteKind.tsx";
import { FORM_WORDS } from "./words.ts";

const GIVEN = ["region", "incident", "round", "shipment", "metric", "seal"] as const;

export default function SubmitPage(): ReactNode {
	const words = useWords("submit");
	const { what } = useParams<{ what?: string }>();
	const name = FORM_NAMES.find((each) => each === what) ?? "report";
	const [query] = useQuery();
	const drill = useDrill();
	const outbox = useOutbox();
	const entries = useEntries(outbox);
	const [drafts, setDrafts] = useState(() => store.drafts());
	const [turn, setTurn] = useState(0);
	const changed = useCallback(() => setDrafts(store.drafts()), []);
	const given = useMemo((): Given => Object.fromEntries(GIVEN.flatMap((each) => {
		const value = query.get(each);
		return value === null ? [] : [[each, value]];
	}).concat(drill === "Actual" ? [] : [["status", drill]])), [query, drill]);
	const open = (form: FormName, draft: string | undefined) => show(form, draft === undefined ? {} : { draft });
	const show = (form: FormName, query: Readonly<Record<string, string>>) => {
		const next = new URLSearchParams(query);
		if (drill !== "Actual") next.set("status", drill);
		navigate(`/submit/${form}${next.size === 0 ? "" : `?${next.toString()}`}`);
		setTurn((before) => before + 1);
	};
	const again = (id: string) => {
		const draft = store.draft(id);
		if (draft !== null) open(draft.form, draft.id);
	};
	const remove = (draft: Draft) => {
		store.dropDraft(draft.id);
		changed();
		// The form on the page would keep it again with the next letter.
		if (draft.id === query.get("draft")) open(draft.form, undefined);
	};
	const settled = drafts.filter(({ id }) => store.draft(id) !== null);
	// Other links, other forms; what one types changes only the draft's id.
	const key = `${name} ${turn} ${GIVEN.map((each) => given[each] ?? "").join(" ")}`;
	const page = { given, outbox, changed, onSigned: () => open(name, undefined) };
	return (
		<div className="submit-page">
			<h1>{words("title")}</h1>
			<p>{words("intro")}</p>
			<nav aria-label={words("formsLabel")} className="forms">
				<ul>
					{FORM_NAMES.map((each) => (
						<li key={each}><Link to={`/submit/${each}`} current={each === name}>{words(FORM_WORDS[each])}</Link></li>
					))}
				</ul>
			</nav>
			{outbox !== undefined && entries.length > 0 && (
				<section className="sheet" aria-labelledby="outbox-head">
					<h2 id="outbox-head">{words("outboxHead")}</h2>
					<p className="field-hint">{words("outboxLocal")}</p>
					{entries.map((entry) => (
						<Track key={entry.signed.hash} entry={entry} outbox={outbox}
							onSignAgain={store.draft(entry.signed.draft) === null ? undefined : again} />
					))}
				</section>
			)}
			{name === "report" && <FormPage kind={REPORT} {...page} key={key} />}
			{name === "vote" && <FormPage kind={VOTE} {...page} key={key} />}
			{name === "observation" && <FormPage kind={OBSERVATION} {...page} key={key} />}
			{name === "reveal" && <FormPage kind={REVEAL} {...page} key={key} />}
			{name === "request" && <FormPage kind={REQUEST} {...page} key={key} />}
			{name === "receive" && <FormPage kind={RECEIVE} {...page} key={key} />}
			<SealedFigures changed={changed} open={(seal) => show("reveal", { seal: seal.hash })} />
			<Drafts drafts={settled} titleOf={titleOf} open={(draft) => open(draft.form, draft.id)} remove={remove} />
		</div>
	);
}

function titleOf({ form, fields }: Draft): string {
	const kept = new Kept(fields);
	switch (form) {
		case "report":
			return REPORT.title(REPORT.read(kept));
		case "vote":
			return VOTE.title(VOTE.read(kept));
		case "observation":
			return OBSERVATION.title(OBSERVATION.read(kept));
		case "reveal":
			return REVEAL.title(REVEAL.read(kept));
		case "request":
			return REQUEST.title(REQUEST.read(kept));
		case "receive":
			return RECEIVE.title(RECEIVE.read(kept));
	}
}
