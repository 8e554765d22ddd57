/** What came of a check: what is proven, what is not, against which checkpoint, and what to do. */

import type { ReactNode } from "react";
import "./proof.css";
import { useWords } from "../i18n/index.ts";
import { Short } from "../ui/Values.tsx";
import { download } from "../ui/csv.ts";
import type { Check } from "./check.ts";
import { resultOf, type Said } from "./words.ts";

export function CheckResult({ check, proof, shown }: {
	readonly check: Check;
	readonly proof: string;
	/** Whether the record in the proof is the one beside it. */
	readonly shown?: boolean;
}): ReactNode {
	const words = useWords("verify");
	const result = resultOf(check, shown);
	const list = (head: string, said: readonly Said[]) =>
		said.length > 0 && (
			<>
				<h4>{head}</h4>
				<ul>{said.map(({ key, values }) => <li key={key}>{words(key, values)}</li>)}</ul>
			</>
		);
	const subject = check.claimed?.subject ?? "proof";
	return (
		<section className="proof-result" data-worth={result.worth} role={result.worth === "refused" ? "alert" : "status"} aria-label={words("resultHead")}>
			<h3>
				{/* A shape of its own for each: colour only repeats it. */}
				<span aria-hidden="true" className="proof-sign">{{ proven: "✔", node: "○", refused: "✘" }[result.worth]}</span>{" "}
				{words(result.head.key, result.head.values)}
			</h3>
			{check.kind === "proven" && <p>{words("provenFor", { subject, number: check.proven.block.number })}</p>}
			{check.kind === "refused" && (
				<p>{words("step", { step: check.refused.step })}: {words(STEPS[check.refused.step] ?? "step0")}</p>
			)}
			{list(words("whatProven"), result.proven)}
			{list(words("whatNot"), result.not)}
			{list(words("against"), result.against)}
			{list(words("whatNext"), result.next)}
			{check.kind === "refused" && (
				<details>
					<summary>{words("ownWords")}</summary>
					<p lang="en"><code>{check.refused.message}</code></p>
				</details>
			)}
			{check.kind === "proven" && (
				<>
					<details>
						<summary>{words("recordHead")}</summary>
						<pre tabIndex={0}>{JSON.stringify(check.claimed.record, null, 2)}</pre>
					</details>
					<details>
						<summary>{words("itemsHead")}</summary>
						<div className="proof-wide" role="region" aria-label={words("itemsHead")} tabIndex={0}>
							<table>
								<caption className="unseen">{words("itemsHead")}</caption>
								<thead><tr><th scope="col">{words("itemKey")}</th><th scope="col">{words("itemValue")}</th></tr></thead>
								<tbody>
									{check.proven.items.map(({ key, value }) => (
										<tr key={key}>
											<td><Short of={key} keep={20} /></td>
											<td>{value === null ? <i>{words("itemAbsent")}</i> : <Short of={value} keep={20} />}</td>
										</tr>
									))}
								</tbody>
							</table>
						</div>
					</details>
				</>
			)}
			<DownloadProof proof={proof} subject={subject} />
		</section>
	);
}

const STEPS = ["step0", "step1", "step2", "step3", "step4"] as const;

export function DownloadProof({ proof, subject }: { readonly proof: string; readonly subject: string }): ReactNode {
	const words = useWords("verify");
	const file = `proof-${subject.replace(/[^A-Za-z0-9._-]/g, "-")}.json`;
	return (
		<p>
			<button type="button" onClick={() => download(file, proof, "application/json")}>{words("download")}</button>{" "}
			<small>{words("downloadHelp")}</small>
		</p>
	);
}
