/** Drafts that are kept on this computer. */

import type { ReactNode } from "react";

import type { Draft } from "../../chain/store.ts";
import { instantText } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { FORM_WORDS } from "./words.ts";

export function Drafts({ drafts, titleOf, open, remove }: {
	readonly drafts: readonly Draft[];
	readonly titleOf: (draft: Draft) => string;
	readonly open: (draft: Draft) => void;
	readonly remove: (draft: Draft) => void;
}): ReactNode {
	const words = useWords("submit");
	return (
		<section className="sheet" aria-labelledby="drafts-head">
			<h2 id="drafts-head">{words("draftsHead")}</h2>
			<p className="field-hint">{words("draftsLocal")} {words("draftFile")}</p>
			{drafts.length === 0 && <p>{words("draftsNone")}</p>}
			<ul className="drafts">
				{drafts.map((draft) => {
					const what = `${words(FORM_WORDS[draft.form])} · ${titleOf(draft) || words("draftUntitled")}`;
					return (
						<li key={draft.id} data-draft={draft.id}>
							<span>{what} <small>{words("draftSaved", { when: instantText(draft.savedAt) })}</small></span>{" "}
							<button type="button" aria-label={words("draftOpenOf", { what })} onClick={() => open(draft)}>{words("draftOpen")}</button>{" "}
							<button type="button" className="plain" aria-label={words("draftDeleteOf", { what })} onClick={() => remove(draft)}>
								{words("draftDelete")}
							</button>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
