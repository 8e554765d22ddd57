/** What stands above a table of records that were all read, or of as many as a page reads. */

import type { ReactNode } from "react";

import { useFormat } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { MOST_ROWS } from "../../../rpc/hooks.ts";
import { Empty } from "../../../ui/Conditions.tsx";

/** Says that order and sums are not of everything, if they are not. */
export function CutNote({ cut }: { readonly cut: boolean }): ReactNode {
	const words = useWords("resources");
	const format = useFormat();
	return cut ? <p className="cut-note" role="status">{words("cut", { most: format.number(MOST_ROWS) })}</p> : null;
}

/** The next step where nothing fits the filter. */
export function NothingFits({ title, next }: { readonly title: string; readonly next: string }): ReactNode {
	return <Empty title={title}><p>{next}</p></Empty>;
}
