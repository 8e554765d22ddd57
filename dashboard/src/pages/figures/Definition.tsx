/** What a metric counts, by which date and place, and what is tolerated. */

import type { ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import type { Definition as DefinitionRecord } from "../../rpc/records.ts";

export function Definition({ of }: { readonly of: DefinitionRecord }): ReactNode {
	const words = useWords("figures");
	const format = useFormat();
	return (
		<details className="definition">
			<summary>{words("definition")}: {words("version.number", { n: of.version })}</summary>
			<dl>
				<dt>{words("unit")}</dt>
				<dd>{of.unit}</dd>
				<dt>{words("kind")}</dt>
				<dd>{words(`kind.${of.kind}`)}</dd>
				<dt>{words("dateBasis")}</dt>
				<dd>{words(`date.${of.dateBasis}`)}</dd>
				<dt>{words("placeBasis")}</dt>
				<dd>{words(`place.${of.placeBasis}`)}</dd>
				<dt>{words("tolerance")}</dt>
				<dd>
					{words("tolerance.says", { abs: format.quantity(of.absTol), share: format.share(of.relPpm / 1_000_000) })}
				</dd>
				<dt>{words("dating")}</dt>
				<dd>{words(`dating.${of.dating}`)}</dd>
			</dl>
		</details>
	);
}
