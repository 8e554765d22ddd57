/** An incident as a CAP file, and its proof, checked in this browser. */

import { useState, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { RecordCheck } from "../../proof/RecordCheck.tsx";
import { CODES, RpcError } from "../../rpc/errors.ts";
import { useClient } from "../../rpc/hooks.ts";
import type { CapExport, IncidentRecord } from "../../rpc/records.ts";
import { useFailure } from "../../ui/Conditions.tsx";
import { download } from "../../ui/csv.ts";

type Export =
	| { readonly kind: "none" | "asking" }
	| { readonly kind: "done"; readonly file: string }
	| { readonly kind: "failed"; readonly error: Error };

/** A file's name of an identifier: it may hold what file systems do not take. */
export const fileOf = (identifier: string): string => `${identifier.replace(/[^A-Za-z0-9._-]/g, "_")}.xml`;

export function Exports({ incident, record, final }: {
	readonly incident: number;
	readonly record: IncidentRecord;
	/** Whether the record is that of a final block, which is what a proof is of. */
	readonly final: boolean;
}): ReactNode {
	const words = useWords("incident");
	const failure = useFailure();
	const client = useClient();
	const [made, setMade] = useState<Export>({ kind: "none" });
	const make = async () => {
		setMade({ kind: "asking" });
		try {
			const { data } = await client.ask<CapExport>("muster_exportCap", [incident]);
			const file = fileOf(data.identifier);
			download(file, data.xml, "application/cap+xml");
			setMade({ kind: "done", file });
		} catch (error) {
			setMade({ kind: "failed", error: error instanceof Error ? error : new Error(String(error)) });
		}
	};
	const why = (error: Error) =>
		error instanceof RpcError && error.code === CODES.pruned ? words("cap.pruned") : words("cap.failed", { why: failure(error) });
	return (
		<section className="sheet" aria-labelledby="incident-exports">
			<h2 id="incident-exports">{words("cap.head")}</h2>
			<p>
				<button type="button" disabled={made.kind === "asking"} onClick={() => void make()}>{words("cap.export")}</button>{" "}
				<small>{words("cap.help")}</small>
			</p>
			<p role="status">
				{made.kind === "asking" && words("cap.exporting")}
				{made.kind === "done" && words("cap.done", { file: made.file })}
			</p>
			{made.kind === "failed" && <p role="alert">{why(made.error)}</p>}
			<RecordCheck subject={`incident/${incident}`} shown={final ? record : undefined} />
		</section>
	);
}
