/** Before a figure is sealed: what is not public yet, and the file that opens it. */

import type { ReactNode } from "react";

import { sealFileName, sealText, type Seal } from "../../chain/seal.ts";
import { instantText } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { download } from "../../ui/csv.ts";
import { TickField } from "./fields.tsx";

export function SealKeep({ seal, saved, onSaved, accepted, onAccepted }: {
	readonly seal: Seal;
	readonly saved: boolean;
	readonly onSaved: () => void;
	readonly accepted: boolean;
	readonly onAccepted: (accepted: boolean) => void;
}): ReactNode {
	const words = useWords("submit");
	return (
		<>
			<h3>{words("sealHead")}</h3>
			<p>{words("sealWhat", { from: instantText(seal.revealFrom), until: instantText(seal.revealUntil) })}</p>
			<dl className="facts">
				<dt>{words("value")}</dt>
				<dd data-sealed="value">{seal.value ?? words("unmeasured")}</dd>
				<dt>{words("salt")}</dt>
				<dd><code className="long">{seal.salt}</code></dd>
			</dl>
			<p className="public-warning">{words("sealWarning")}</p>
			<p className="row"><button type="button" onClick={() => { saveSeal(seal); onSaved(); }}>{words("sealDownload")}</button></p>
			<p role="status" aria-live="polite">{saved && words("sealSaved", { file: sealFileName(seal) })}</p>
			<TickField name="sealRisk" label={words("sealRisk")} value={accepted} onChange={onAccepted} />
		</>
	);
}

export function saveSeal(seal: Seal): void {
	download(sealFileName(seal), sealText(seal), "application/json");
}
