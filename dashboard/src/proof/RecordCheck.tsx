/** Asks the node for a record's proof and checks it here: beside a record, and on the page for proofs. */

import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { useWords } from "../i18n/index.ts";
import { useClient } from "../rpc/hooks.ts";
import type { AuthorityCheckpoint, RecordProof } from "../rpc/records.ts";
import { useFailure } from "../ui/Conditions.tsx";
import { Link } from "../ui/Links.tsx";
import { check, sameRecord, type Check } from "./check.ts";
import { checkpointOf, pinned, type Checkpoint } from "./checkpoint.ts";
import { CheckResult, DownloadProof } from "./Result.tsx";
import { loadVerifier, NoModuleError } from "./verifier.ts";

type Doing =
	| { readonly kind: "nothing" | "asking" | "checking" }
	| { readonly kind: "failed"; readonly error: Error; readonly proof?: string }
	| { readonly kind: "done"; readonly check: Check; readonly proof: string };

export interface RecordCheckProps {
	readonly subject: string;
	/** The record that stands beside it, if it is one of a final block: the one in the proof is compared with it. */
	readonly shown?: unknown;
	/** The checkpoint to use; the one that is pinned when not given, and the node's own when none is. */
	readonly checkpoint?: Checkpoint;
	/** Begins at once, not when somebody says so. */
	readonly atOnce?: boolean;
}

export function RecordCheck({ subject, shown, checkpoint, atOnce = false }: RecordCheckProps): ReactNode {
	const words = useWords("incident");
	const verify = useWords("verify");
	const failure = useFailure();
	const client = useClient();
	const [doing, setDoing] = useState<Doing>({ kind: "nothing" });
	const running = useRef<AbortController>(undefined);

	const run = useCallback(async () => {
		running.current?.abort();
		const run = new AbortController();
		running.current = run;
		const tell = (what: Doing) => !run.signal.aborted && setDoing(what);
		let proof: string | undefined;
		tell({ kind: "asking" });
		try {
			const { data } = await client.ask<RecordProof>("muster_recordProof", [subject], run.signal);
			proof = JSON.stringify(data, null, 2);
			tell({ kind: "checking" });
			const trusted = checkpoint ?? pinned() ?? (await checkpointOfNode(client, run.signal));
			tell({ kind: "done", check: check(await loadVerifier(), trusted, proof), proof });
		} catch (cause) {
			const error = cause instanceof Error ? cause : new Error(String(cause));
			tell({ kind: "failed", error, ...(proof === undefined ? {} : { proof }) });
		}
	}, [client, subject, checkpoint]);

	useEffect(() => {
		if (atOnce) void run();
		return () => running.current?.abort();
	}, [atOnce, run]);

	return (
		<div className="proof-check">
			{!atOnce && (
				<p>
					<button type="button" disabled={doing.kind === "asking" || doing.kind === "checking"} onClick={() => void run()}>
						{words("proof.check")}
					</button>{" "}
					<small>{words("proof.help")}</small>{" "}
					<Link to={`/verify?subject=${subject}`}>{words("proof.page")}</Link>
				</p>
			)}
			<p role="status">
				{doing.kind === "asking" && verify("asking", { subject })}
				{doing.kind === "checking" && verify("checking")}
			</p>
			{doing.kind === "failed" && (
				<div role="alert">
					{doing.error instanceof NoModuleError
						? <><p>{verify("noModule")}</p><p>{verify("noModuleNext")}</p></>
						: <><p>{verify("askFailed", { why: failure(doing.error) })}</p><p>{verify("askFailedNext")}</p></>}
					<button type="button" onClick={() => void run()}>{verify("retry")}</button>{" "}
					{doing.proof !== undefined && <DownloadProof proof={doing.proof} subject={subject} />}
				</div>
			)}
			{doing.kind === "done" && (
				<CheckResult
					check={doing.check}
					proof={doing.proof}
					{...(shown === undefined || doing.check.claimed === null
						? {}
						: { shown: sameRecord(shown, doing.check.claimed.record) })}
				/>
			)}
		</div>
	);
}

/** What the node says of its authorities. */
export async function checkpointOfNode(client: ReturnType<typeof useClient>, signal?: AbortSignal): Promise<Checkpoint> {
	const { data } = await client.ask<AuthorityCheckpoint>("muster_checkpoint", [], signal);
	const checkpoint = checkpointOf(JSON.stringify(data), "node");
	if (checkpoint === null) throw new TypeError("what the node gives is no checkpoint");
	return checkpoint;
}
