/**
 * What a page shows when it has nothing to show: each with a heading and a next step. `<Answered>` chooses among them:
 *
 * ```tsx
 * const asked = useAnswer<Row<IncidentRecord>>("muster_incident", [id], { subjects: [`incident/${id}`] });
 * return <Answered asked={asked}>{(row) => <Facts of={row.record} />}</Answered>;
 * ```
 */

import type { ReactNode } from "react";

import { useFormat } from "../i18n/format.ts";
import { useWords } from "../i18n/index.ts";
import { CODES, LineDownError, RpcError, SlowError } from "../rpc/errors.ts";
import { useStatus, type Asked } from "../rpc/hooks.ts";

function Condition({ kind, title, role, children }: {
	readonly kind: string;
	readonly title: string;
	readonly role?: "status" | "alert";
	readonly children?: ReactNode;
}): ReactNode {
	return (
		<section className="condition" data-kind={kind} {...(role === undefined ? {} : { role })}>
			<h2>{title}</h2>
			{children}
		</section>
	);
}

export function Loading({ what }: { readonly what?: string }): ReactNode {
	const words = useWords("common");
	return (
		<Condition kind="loading" title={what ?? words("loading.title")} role="status">
			<p>{words("loading.next")}</p>
			<div className="loading-bar" aria-hidden="true" />
		</Condition>
	);
}

/** Asked and answered: there is nothing. Say what is missing and what to do, if it is more than to widen the filter. */
export function Empty({ title, children }: { readonly title?: string; readonly children?: ReactNode }): ReactNode {
	const words = useWords("common");
	return (
		<Condition kind="empty" title={title ?? words("empty.title")} role="status">
			{children ?? <p>{words("empty.next")}</p>}
		</Condition>
	);
}

const KEYS = new Map<number, "method" | "noIndex" | "nothing" | "notIndexed" | "tooExpensive" | "tooMany" | "pruned" | "notFinal" | "unreadable">([
	[CODES.method, "method"],
	[CODES.noIndex, "noIndex"],
	[CODES.nothing, "nothing"],
	[CODES.notIndexed, "notIndexed"],
	[CODES.tooExpensive, "tooExpensive"],
	[CODES.tooMany, "tooMany"],
	[CODES.pruned, "pruned"],
	[CODES.notFinal, "notFinal"],
	[CODES.unreadable, "unreadable"],
]);

/** What went wrong and what to do, in the language of the page. */
export function useFailure(): (error: Error | undefined) => string {
	const words = useWords("common");
	const { node } = useStatus();
	return (error) => {
		if (error instanceof LineDownError) return words("failed.line", { node });
		if (error instanceof SlowError) return words("failed.slow");
		if (error instanceof RpcError) {
			if (error.code === CODES.parameter) return words("failed.parameter", { message: error.message });
			const key = KEYS.get(error.code);
			if (key !== undefined) return words(`failed.${key}`);
		}
		return words("failed.other", { message: error?.message ?? "" });
	};
}

export function Failed({ error, again }: { readonly error?: Error | undefined; readonly again?: () => void }): ReactNode {
	const words = useWords("common");
	const failure = useFailure();
	return (
		<Condition kind="failed" title={words("failed.title")} role="alert">
			<p>{failure(error)}</p>
			{again !== undefined && <button type="button" onClick={again}>{words("failed.again")}</button>}
		</Condition>
	);
}

export interface StaleProps {
	readonly error?: Error | undefined;
	/** How far behind the index was with the answer, if it is known. */
	readonly lagMs?: number | null | undefined;
	readonly children: ReactNode;
}

/** Marks what is inside as old: it stays readable. */
export function Stale({ error, lagMs, children }: StaleProps): ReactNode {
	return (
		<div className="stale" data-old="true">
			<StaleNote error={error} lagMs={lagMs} />
			{children}
		</div>
	);
}

function StaleNote({ error, lagMs: then }: Pick<StaleProps, "error" | "lagMs">): ReactNode {
	const words = useWords("common");
	const format = useFormat();
	const failure = useFailure();
	const { line, lagMs, finalizedAt } = useStatus();
	const text = (): string => {
		if (line === "down") return words("stale.line");
		if (error !== undefined) return words("stale.failed", { message: failure(error) });
		const age = format.span(finalizedAt === 0 ? (then ?? 0) : Math.max(lagMs ?? 0, Date.now() - finalizedAt));
		return words("stale.lag", { age });
	};
	return <p className="stale-note" role="status"><strong>{words("stale.title")}</strong> {text()}</p>;
}

export interface AnsweredProps<T> {
	readonly asked: Asked<T>;
	/** Whether the answer is that there is nothing. */
	readonly empty?: (data: T) => boolean;
	/** What is shown then. */
	readonly whenEmpty?: ReactNode;
	readonly children: (data: T) => ReactNode;
}

/** The answer, or what there is instead of it. */
export function Answered<T>({ asked, empty, whenEmpty, children }: AnsweredProps<T>): ReactNode {
	const { state, answer, error, again } = asked;
	if (answer === undefined) return state === "failed" ? <Failed error={error} again={again} /> : <Loading />;
	const shown = empty?.(answer.data) === true ? (whenEmpty ?? <Empty />) : children(answer.data);
	// The same place in the tree, so that nothing inside is lost when it turns old.
	return (
		<div className={state === "old" ? "stale" : "fresh"} data-old={state === "old"}>
			{state === "old" && <StaleNote error={error} lagMs={answer.lagMs} />}
			{shown}
		</div>
	);
}
