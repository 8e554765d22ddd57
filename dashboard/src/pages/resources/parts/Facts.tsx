/** What is known of one thing, as a list of names and values: `<Facts of={[["…", <Value />], …]} />`. */

import type { ReactNode } from "react";

export type Fact = readonly [name: string, value: ReactNode];

export function Facts({ of }: { readonly of: readonly (Fact | null)[] }): ReactNode {
	return (
		<dl className="facts">
			{of.map((fact) =>
				fact === null ? null : (
					<div key={fact[0]}>
						<dt>{fact[0]}</dt>
						<dd>{fact[1]}</dd>
					</div>
				),
			)}
		</dl>
	);
}
