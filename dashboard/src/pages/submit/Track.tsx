/** What becomes of signed transactions: this one, and those of before. */

import { useSyncExternalStore, type ReactNode } from "react";

import type { Entry, Outbox } from "../../chain/outbox.ts";
import { mayResend, type Progress } from "../../chain/progress.ts";
import { instantText } from "../../i18n/format.ts";
import { sentenceOf } from "../../i18n/errors.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { useAnswer } from "../../rpc/hooks.ts";
import { subjectOf, type ObservationRecord, type RoundRecord, type Row } from "../../rpc/records.ts";
import { Link, pathOf } from "../../ui/Links.tsx";
import { Short } from "../../ui/Values.tsx";
import { amount } from "./Review.tsx";

const NO_ENTRIES: readonly Entry[] = [];
const never = () => () => undefined;
const none = () => NO_ENTRIES;

export function useEntries(outbox: Outbox | undefined): readonly Entry[] {
	return useSyncExternalStore(outbox?.entries.subscribe ?? never, outbox?.entries.get ?? none);
}

const STAGES = ["stageSigned", "stageSent", "stageInBlock", "stageFinal"] as const;

/** How many of the stages are done. */
function done(progress: Progress): number {
	switch (progress.stage) {
		case "waiting":
			return 2;
		case "inBlock":
			return 3;
		case "final":
			return 4;
		case "unknown":
		case "ended":
			return 1;
	}
}

export function Track({ entry, outbox, onSignAgain }: {
	readonly entry: Entry;
	readonly outbox: Outbox;
	/** Opens the draft again, if it is still there. */
	readonly onSignAgain: ((draft: string) => void) | undefined;
}): ReactNode {
	const words = useWords("submit");
	const { signed, progress } = entry;
	const reached = done(progress);
	const over = progress.stage === "ended" || progress.stage === "final";
	const failed = progress.stage === "ended" || (progress.stage === "final" && progress.failure !== null);
	return (
		<article className="track" data-stage={progress.stage} data-hash={signed.hash}>
			<p>
				<code>{signed.call}</code> <Short of={signed.hash} />{" "}
				<small>{words("outboxSigned", { when: instantText(signed.signedAt), death: signed.death })}</small>
			</p>
			<ol className="stages">
				{STAGES.map((stage, i) => {
					const state = i < reached ? "stageDone" : i === reached && !over ? "stageNow" : "stageLater";
					return <li key={stage} data-state={state}>{words(stage)} <small>{words(state)}</small></li>;
				})}
			</ol>
			<p role="status" aria-live="polite" className={failed ? "field-error" : "note"}><Said progress={progress} /></p>
			<p className="row">
				{progress.stage === "final" && progress.failure === null && progress.subject !== null && (
					<RecordLink subject={progress.subject} />
				)}
				{progress.stage === "ended" && mayResend(progress.error) && (
					<button type="button" onClick={() => outbox.resend(signed.hash)}>{words("resend")}</button>
				)}
				{failed && onSignAgain !== undefined && (
					<button type="button" onClick={() => {
						outbox.forget(signed.hash);
						onSignAgain(signed.draft);
					}}>{words("signAgain")}</button>
				)}
				<button type="button" className="plain" onClick={() => outbox.forget(signed.hash)}>{words("forget")}</button>
			</p>
		</article>
	);
}

function Said({ progress }: { readonly progress: Progress }): ReactNode {
	const words = useWords("submit");
	const { lang } = useLang();
	switch (progress.stage) {
		case "waiting":
			return words("trackWaiting");
		case "unknown":
			return words("trackUnknown");
		case "inBlock": {
			if (progress.failure !== null) return words("trackFailed", { reason: sentenceOf(progress.failure, lang) });
			return words(progress.late ? "trackLate" : "trackInBlock", { block: progress.block });
		}
		case "final": {
			const weight = progress.weight === null ? "" : words("trackWeight", { ms: amount("weight", BigInt(progress.weight)) });
			const said = progress.failure === null
				? words("trackFinal", { block: progress.block })
				: words("trackFailed", { reason: sentenceOf(progress.failure, lang) });
			return `${said} ${weight}`;
		}
		case "ended":
			return words("trackEnded", { reason: sentenceOf(progress.error, lang) });
	}
}

/** A link to the record; a vote's is that of what was voted on, a figure's that of its cell. */
function RecordLink({ subject }: { readonly subject: string }): ReactNode {
	const words = useWords("submit");
	const round = subject.startsWith("round/");
	const figure = subject.startsWith("observation/");
	const asked = useAnswer<Row<RoundRecord | ObservationRecord>>("muster_record", round || figure ? [subject] : undefined, {
		subjects: [subject],
	});
	const record = asked.answer?.data.record;
	const path = record !== undefined ? pathOf(ofRecord(record)) : round || figure ? undefined : pathOf(subject);
	return path === undefined ? null : <Link to={path} className="open-record">{words("openRecord")}</Link>;
}

function ofRecord(record: RoundRecord | ObservationRecord): string {
	if (record.kind === "round") return subjectOf(record.matter);
	const { metric, version, region, start, status } = record.cell;
	return `cell/${metric}/${version}/${region}/${start}/${status}`;
}
