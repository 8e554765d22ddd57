/** A file that stays here: dropped or chosen, its digest is made in the browser. */

import { useState, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { download } from "../../ui/csv.ts";
import { Drop } from "./Drop.tsx";
import { hashOf, saltFile } from "./file.ts";
import { Group } from "./fields.tsx";
import type { KeptContent } from "./forms/common.ts";

type Doing = { state: "idle" } | { state: "hashing" } | { state: "failed"; message: string };

export function FileField({ name, label, value, onChange, error }: {
	readonly name: string;
	readonly label: string;
	readonly value: KeptContent | null;
	readonly onChange: (value: KeptContent | null) => void;
	readonly error?: string | undefined;
}): ReactNode {
	const words = useWords("submit");
	const [doing, setDoing] = useState<Doing>({ state: "idle" });
	const take = async (file: File) => {
		if (!window.isSecureContext) {
			setDoing({ state: "failed", message: words("fileInsecure") });
			return;
		}
		setDoing({ state: "hashing" });
		try {
			onChange(await hashOf(file));
			setDoing({ state: "idle" });
		} catch (failure) {
			const message = failure instanceof Error ? failure.message : String(failure);
			setDoing({ state: "failed", message: words("fileFailed", { message }) });
		}
	};
	return (
		<Group name={name} label={label} hint={words("fileHint")} error={error}>
			<Drop label={words("fileChoose")} take={(file) => void take(file)} />
			<p role="status" aria-live="polite">
				{doing.state === "hashing" && words("fileHashing")}
				{doing.state === "failed" && <span className="field-error">{doing.message}</span>}
			</p>
			{value !== null && <Digest of={value} remove={() => onChange(null)} />}
		</Group>
	);
}

function Digest({ of, remove }: { readonly of: KeptContent; readonly remove: () => void }): ReactNode {
	const words = useWords("submit");
	return (
		<>
			<dl className="facts">
				<dt>{words("fileDigest")}</dt>
				<dd><code className="long">{of.digest}</code></dd>
				<dt>{words("fileSize")}</dt>
				<dd>{of.size}</dd>
				<dt>{words("fileType")}</dt>
				<dd>{of.mediaType}</dd>
				<dt>{words("fileSalt")}</dt>
				<dd><code className="long">{of.salt}</code></dd>
			</dl>
			<p className="field-hint">{words("fileSaltHint")}</p>
			<p className="row">
				<button type="button" onClick={() => save(of)}>{words("fileSaltSave")}</button>
				<button type="button" className="plain" onClick={remove}>{words("fileRemove")}</button>
			</p>
		</>
	);
}

function save(content: KeptContent): void {
	download(`salt-${content.digest.slice(2, 14)}.json`, saltFile(content), "application/json");
}
