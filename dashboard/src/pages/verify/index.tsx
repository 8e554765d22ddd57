/**
 * Whether a record is what the chain finalised: anybody drops a proof, or names a record. With a proof file and a checkpoint
 * file it works without any node.
 */

import { useState, type DragEvent, type FormEvent, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { check, proofText, type Check } from "../../proof/check.ts";
import type { Checkpoint } from "../../proof/checkpoint.ts";
import { pinned } from "../../proof/checkpoint.ts";
import { RecordCheck } from "../../proof/RecordCheck.tsx";
import { CheckResult } from "../../proof/Result.tsx";
import { LIMITS, loadVerifier, NoModuleError } from "../../proof/verifier.ts";
import { useQuery } from "../../shell/location.ts";
import { Field } from "../../ui/Field.tsx";
import { partsOf } from "../../ui/Links.tsx";
import { CheckpointChoice } from "./CheckpointChoice.tsx";
import { readFile, type FileRead } from "./files.ts";

type Doing =
	| { readonly kind: "nothing" | "checking" }
	| { readonly kind: "noModule" }
	| { readonly kind: "failed"; readonly read: Exclude<FileRead, { readonly kind: "text" }> }
	| { readonly kind: "done"; readonly check: Check; readonly proof: string };

export default function Page(): ReactNode {
	const words = useWords("verify");
	const [query, setQuery] = useQuery();
	const [checkpoint, setCheckpoint] = useState<Checkpoint | null>(pinned);
	const [doing, setDoing] = useState<Doing>({ kind: "nothing" });
	const [over, setOver] = useState(false);
	const [last, setLast] = useState<string>();
	const subject = query.get("subject") ?? "";

	const checkText = async (text: string, trusted: Checkpoint | null) => {
		setLast(text);
		// Kept until there is a checkpoint to check it against.
		if (trusted === null) return setDoing({ kind: "nothing" });
		setDoing({ kind: "checking" });
		try {
			setDoing({ kind: "done", check: check(await loadVerifier(), trusted, text), proof: text });
		} catch (error) {
			if (!(error instanceof NoModuleError)) throw error;
			setDoing({ kind: "noModule" });
		}
	};
	const take = async (file: File | undefined) => {
		if (file === undefined) return;
		const read = await readFile(file, LIMITS.proof);
		if (read.kind !== "text") return setDoing({ kind: "failed", read });
		setQuery({ subject: null });
		await checkText(proofText(read.text), checkpoint);
	};
	const trust = (now: Checkpoint | null) => {
		setCheckpoint(now);
		if (last !== undefined) void checkText(last, now);
	};
	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		void take(event.dataTransfer.files[0]);
	};
	const ask = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const named = new FormData(event.currentTarget).get("subject");
		setLast(undefined);
		setDoing({ kind: "nothing" });
		setQuery({ subject: typeof named === "string" ? named.trim() : null }, { push: true });
	};
	const bad = subject !== "" && partsOf(subject) === undefined;
	return (
		<section className="verify">
			<header className="sheet">
				<h1>{words("title")}</h1>
				<p>{words("intro")}</p>
			</header>
			<CheckpointChoice checkpoint={checkpoint} onChange={trust} />
			<section className="sheet" aria-labelledby="verify-proof">
				<h2 id="verify-proof">{words("proofHead")}</h2>
				<div
					className="proof-drop"
					data-over={over}
					onDragOver={(event) => { event.preventDefault(); setOver(true); }}
					onDragLeave={() => setOver(false)}
					onDrop={drop}
				>
					<p>{words("drop")}</p>
					<Field label={words("proofFile")}>
						{(field) => <input {...field} type="file" accept=".json,application/json" onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ""; }} />}
					</Field>
				</div>
				<form onSubmit={ask}>
					<Field label={words("subjectLabel")} hint={words("subjectHelp")} error={bad ? words("subjectBad") : undefined}>
						{(field) => <input {...field} key={subject} name="subject" defaultValue={subject} autoComplete="off" spellCheck={false} />}
					</Field>
					<button type="submit">{words("ask")}</button>
				</form>
			</section>
			<section className="sheet" aria-labelledby="verify-result" aria-live="polite">
				<h2 id="verify-result">{words("resultHead")}</h2>
				{doing.kind === "checking" && <p role="status">{words("checking")}</p>}
				{doing.kind === "failed" && <p role="alert">{words(doing.read.kind, doing.read.values)}</p>}
				{doing.kind === "noModule" && (
					<div role="alert">
						<p>{words("noModule")}</p>
						<p>{words("noModuleNext")}</p>
						<button type="button" onClick={() => last !== undefined && void checkText(last, checkpoint)}>{words("retry")}</button>
					</div>
				)}
				{doing.kind === "done" && <CheckResult check={doing.check} proof={doing.proof} />}
				{last !== undefined && checkpoint === null && <p role="status">{words("checkpointNone")}</p>}
				{last === undefined && subject !== "" && !bad && (
					<RecordCheck key={`${subject} ${checkpoint?.json ?? ""}`} subject={subject} atOnce {...(checkpoint === null ? {} : { checkpoint })} />
				)}
			</section>
		</section>
	);
}
