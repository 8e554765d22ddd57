/** Moments, ages and quantities, said the same way everywhere. */

import type { ReactNode } from "react";

import { formatOf, instantText, isDate, useFormat } from "../i18n/format.ts";
import { useLang, useWords } from "../i18n/index.ts";
import { useNow } from "../rpc/hooks.ts";

/** A moment in the viewer's zone, its age beside it (not with `age={false}`), the exact instant in the `title`. */
export function Instant({ at, age = true, seconds = false }: {
	readonly at: number | null;
	readonly age?: boolean;
	readonly seconds?: boolean;
}): ReactNode {
	const words = useWords("common");
	if (at === null) return <Unknown />;
	if (!isDate(at)) return <span>{words("age.never")}</span>;
	return (
		<span className="instant">
			<time dateTime={new Date(at).toISOString()} title={exact(at)}>{instantText(at, seconds)}</time>
			{age && <> <Age at={at} /></>}
		</span>
	);
}

function exact(at: number): string {
	return `${new Date(at).toISOString()} (${at})`;
}

/** How long ago something was, or in how long it will be. */
export function Age({ at }: { readonly at: number }): ReactNode {
	const words = useWords("common");
	const format = useFormat();
	const now = useNow();
	if (!isDate(at)) return <span>{words("age.never")}</span>;
	const ms = now - at;
	const span = format.span(ms);
	const text = Math.abs(ms) < 1_000 ? words("age.now") : words(ms > 0 ? "age.ago" : "age.in", { span });
	return <time className="age" dateTime={new Date(at).toISOString()} title={`${instantText(at, true)} · ${exact(at)}`}>{text}</time>;
}

/** What nobody knows: never 0, never empty. */
export function Unknown(): ReactNode {
	return <i className="unknown">{useWords("common")("unknown")}</i>;
}

/** A quantity of the chain, in digits of the language, with its unit; `null` is said as unknown. */
export function Quantity({ of, unit }: { readonly of: string | bigint | null; readonly unit?: string }): ReactNode {
	const words = useWords("common");
	const { lang } = useLang();
	if (of === null) return <i className="unknown">{words("unknown.quantity")}</i>;
	return (
		<span className="quantity">
			{formatOf(lang).quantity(String(of))}
			{unit !== undefined && unit !== "" && <small> {unit}</small>}
		</span>
	);
}

/** Adds up quantities; `unknown` says how many nobody knows, and they are not in `sum`. */
export function addUp(quantities: Iterable<string | null>): { readonly sum: bigint; readonly unknown: number } {
	let sum = 0n;
	let unknown = 0;
	for (const each of quantities) {
		if (each === null) unknown += 1;
		else sum += BigInt(each);
	}
	return { sum, unknown };
}

/** A long text of hex or an account, shortened, whole in the `title`. */
export function Short({ of, keep = 6 }: { readonly of: string; readonly keep?: number }): ReactNode {
	return of.length <= 2 * keep + 3 ? <code>{of}</code> : <code title={of}>{`${of.slice(0, keep + 2)}…${of.slice(-keep)}`}</code>;
}
