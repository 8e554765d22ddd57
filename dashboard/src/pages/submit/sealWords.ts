/** How a seal is told from others. */

import type { Seal } from "../../chain/seal.ts";
import { instantText } from "../../i18n/format.ts";
import { useLang, useWords } from "../../i18n/index.ts";
import { codeOf, fullNameOf } from "../../regions/regions.ts";

/** Metric, region and period. */
export function useSealText(): (seal: Seal) => string {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { lang } = useLang();
	return ({ cell, names, periodUntil }) => {
		const region = codeOf(cell.region);
		const period = words("periodFrom", { from: instantText(cell.start), until: instantText(periodUntil) });
		const parts = [names[lang], `${fullNameOf(region, lang)} (${region})`, period];
		// What is not real says so wherever it is named.
		return (cell.status === "Actual" ? parts : [terms(`status.${cell.status}`), ...parts]).join(" · ");
	};
}

/** A sealed value with its unit. */
export function useSealValue(): (seal: Seal) => string {
	const words = useWords("submit");
	return ({ value, unit }) => (value === null ? words("unmeasured") : `${value} (${words("valueUnit", { unit })})`);
}
