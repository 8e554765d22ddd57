/** Which checkpoint a proof is checked against: the viewer's own, pinned in this browser, or the node's word. */

import { useState, type FormEvent, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { checkpointOf, pin, type Checkpoint } from "../../proof/checkpoint.ts";
import { checkpointOfNode } from "../../proof/RecordCheck.tsx";
import { LIMITS } from "../../proof/verifier.ts";
import { saidOf } from "../../proof/words.ts";
import { useClient } from "../../rpc/hooks.ts";
import { useFailure } from "../../ui/Conditions.tsx";
import { Field } from "../../ui/Field.tsx";
import { readFile } from "./files.ts";

export function CheckpointChoice({ checkpoint, onChange }: {
	readonly checkpoint: Checkpoint | null;
	readonly onChange: (checkpoint: Checkpoint | null) => void;
}): ReactNode {
	const words = useWords("verify");
	const failure = useFailure();
	const client = useClient();
	const [problem, setProblem] = useState<string>();
	const use = (text: string) => {
		const found = checkpointOf(text, "own");
		if (found === null) return setProblem(words("checkpointBad"));
		setProblem(pin(found) ? undefined : words("checkpointNotKept"));
		onChange(found);
	};
	const take = async (file: File | undefined) => {
		if (file === undefined) return;
		const read = await readFile(file, LIMITS.checkpoint);
		if (read.kind === "text") use(read.text);
		else setProblem(words(read.kind, read.values));
	};
	const paste = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const text = new FormData(event.currentTarget).get("checkpoint");
		use(typeof text === "string" ? text : "");
	};
	const useNode = async () => {
		try {
			onChange(await checkpointOfNode(client));
			setProblem(undefined);
		} catch (error) {
			setProblem(words("askFailed", { why: failure(error instanceof Error ? error : new Error(String(error))) }));
		}
	};
	const forget = () => {
		pin(null);
		onChange(null);
	};
	const said = checkpoint === null ? null : saidOf(checkpoint);
	return (
		<section className="sheet" aria-labelledby="verify-checkpoint">
			<h2 id="verify-checkpoint">{words("checkpointHead")}</h2>
			<p>{words("checkpointHelp")}</p>
			<p role="status" className="verify-checkpoint">
				<strong>{said === null ? words("checkpointNone") : words(said.key, said.values)}</strong>
			</p>
			{checkpoint?.source === "node" && <p className="verify-warning" role="alert">{words("nodeTrust")}</p>}
			{problem !== undefined && <p role="alert">{problem}</p>}
			<Field label={words("checkpointFile")}>
				{(field) => <input {...field} type="file" accept=".json,application/json" onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ""; }} />}
			</Field>
			<details>
				<summary>{words("checkpointPaste")}</summary>
				<form onSubmit={paste}>
					<Field label={words("checkpointPaste")}>
						{(field) => <textarea {...field} name="checkpoint" rows={6} spellCheck={false} />}
					</Field>
					<button type="submit">{words("checkpointUse")}</button>
				</form>
			</details>
			<p className="row">
				<button type="button" onClick={() => void useNode()}>{words("nodeUse")}</button>
				{checkpoint !== null && <button type="button" className="plain" onClick={forget}>{words("checkpointForget")}</button>}
			</p>
		</section>
	);
}
