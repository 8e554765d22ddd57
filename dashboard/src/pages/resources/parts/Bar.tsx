/**
 * Where the units of a line are, as a stacked bar with a table beside it. Each bucket has a pattern and a letter of its own;
 * what nobody has promised is an outline with a dashed edge. An amount that nobody knows is an open end, not a length.
 */

import type { ReactNode } from "react";

import { useFormat } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { Quantity } from "../../../ui/Values.tsx";
import { type Bucket, BUCKETS, type Buckets, partsOf } from "../buckets.ts";

type Shown = Pick<Buckets, "units" | "whole"> & { readonly unknown: boolean };

/** The bar alone: its text is in the label, so that it is one thing for a screen reader. */
export function Bar({ of, unit }: { readonly of: Shown; readonly unit: string }): ReactNode {
	const words = useWords("resources");
	const format = useFormat();
	const parts = partsOf(of);
	const said = parts.map(({ bucket, units }) => `${words(`bucket.${bucket}`)} ${format.number(units)}`);
	if (of.unknown) said.push(words("unknownAmount"));
	const whole = `${format.number(of.whole)} ${unit}`.trim();
	const label = parts.length === 0
		? words(of.unknown ? "unknownAmount" : "bucketsEmpty")
		: words("barLabel", { parts: format.list(said), whole });
	return (
		<span className="bar" role="img" aria-label={label} title={label} data-unknown={of.unknown}>
			{parts.map(({ bucket, length }) => (
				<span key={bucket} className="bar-part" data-bucket={bucket} style={{ flexGrow: length }} />
			))}
		</span>
	);
}

/** What a pattern of the bar stands for. */
function Swatch({ of }: { readonly of: Bucket }): ReactNode {
	return <span className="bar-part bar-swatch" data-bucket={of} aria-hidden="true" />;
}

/** The buckets of the bar by name, for tables that show many bars. */
export function Legend(): ReactNode {
	const words = useWords("resources");
	return (
		<ul className="bar-legend">
			{BUCKETS.map((bucket) => (
				<li key={bucket}><Swatch of={bucket} /> {words(`bucket.${bucket}`)}</li>
			))}
			<li><span className="bar-part bar-swatch" data-bucket="unknown" aria-hidden="true" /> {words("unknownAmount")}</li>
		</ul>
	);
}

/** The bar with its numbers. */
export function BucketTable({ of, unit, product }: {
	readonly of: Buckets;
	readonly unit: string;
	readonly product: string;
}): ReactNode {
	const words = useWords("resources");
	const format = useFormat();
	if (of.broken) return <p className="broken" role="alert">{words("brokenLine")}</p>;
	const parts = partsOf(of);
	return (
		<figure className="buckets">
			<Bar of={of} unit={unit} />
			{of.unknown && <p>{words("unknownAmount")}: {words("unknownAmountWhy")}</p>}
			{parts.length === 0 ? <p>{words("bucketsEmpty")}</p> : (
				<table>
					<caption className="unseen">{words("bucketsCaption", { product })}</caption>
					<thead>
						<tr>
							<th scope="col">{words("where")}</th>
							<th scope="col" data-align="end">{words("quantity")}</th>
							<th scope="col" data-align="end">{words("share")}</th>
						</tr>
					</thead>
					<tbody>
						{parts.map(({ bucket, units }) => (
							<tr key={bucket}>
								<th scope="row"><Swatch of={bucket} /> {words(`bucket.${bucket}`)}</th>
								<td data-align="end"><Quantity of={units} unit={unit} /></td>
								<td data-align="end">{format.share(Number((units * 10_000n) / of.whole) / 10_000)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</figure>
	);
}
