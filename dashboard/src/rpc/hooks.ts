/**
 * Answers of the node in components: kept, asked again when an act touches `watch`, aborted when nobody looks.
 *
 * ```ts
 * const { state, answer, error, again } = useAnswer<Row<IncidentRecord>>("muster_incident", [12], { subjects: ["incident/12"] });
 * const { rows, more, next } = useList<IncidentRecord>("muster_incidents", { region: "420000", status: "Actual" },
 *     { kinds: ["incident"], region: "420000" });
 * ```
 *
 * `state` is `loading` until the first answer, `failed` if there is none and asking failed, `ready`, or `old` if there is
 * an answer that cannot be relied on as the present (line down, node hangs, asked again in vain): show it, inside
 * `<Answered>` of ui/Answered.tsx, which marks it. Give `undefined` as method's `params` to ask nothing yet.
 * Parameters may be new objects on each render; they are compared by their JSON.
 */

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";

import type { Answer, Client } from "./client.ts";
import { Desk, type Held, type Watch } from "./desk.ts";
import type { Row } from "./records.ts";
import { listPages, type Listed } from "./list.ts";
import { OLD_MS, type Status } from "./status.ts";

export type { Watch } from "./desk.ts";
export type { Row } from "./records.ts";

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
	const desk = useContext(DeskContext);
	if (desk === undefined) throw new Error("no desk around this component");
	return desk;
}

/** For what somebody sets off by hand; what a page shows comes by {@link useAnswer}. */
export function useClient(): Client {
	return useDesk().client;
}

/** How node, chain and line are. */
export function useStatus(): Status {
	const { value } = useDesk().status;
	return useSyncExternalStore(value.subscribe, value.get);
}

export interface Asked<T> {
	readonly state: "loading" | "ready" | "old" | "failed";
	readonly answer?: Answer<T>;
	readonly error?: Error;
	/** Asks again, now. */
	again(): void;
}

const NOTHING: Held<never> = { asking: true };
const NEVER = (): (() => void) => () => undefined;
const nothing = (): Held<never> => NOTHING;

export function useAnswer<T>(method: string, params: readonly unknown[] | undefined, watch?: Watch): Asked<T> {
	const desk = useDesk();
	const key = JSON.stringify([method, params, watch]);
	const entry = useMemo(
		() => (params === undefined ? undefined : desk.entry<T>(method, params, watch)),
		// The key has everything that makes the question.
		[desk, key],
	);
	const held: Held<T> = useSyncExternalStore(entry?.observable.subscribe ?? NEVER, entry?.observable.get ?? nothing);
	const presence = usePresence();
	const again = useCallback(() => void entry?.ask(true), [entry]);
	return { ...judged(held, presence), again };
}

type Presence = "unknown" | "present" | "old";

/** The one thing of the status that answers hang on: they are not drawn anew each time the node tells its blocks. */
function usePresence(): Presence {
	const { value } = useDesk().status;
	return useSyncExternalStore(value.subscribe, () => {
		const { old, chain } = value.get();
		return old ? "old" : chain === undefined ? "unknown" : "present";
	});
}

function judged<T>({ answer, error }: Held<T>, presence: Presence): Omit<Asked<T>, "again"> {
	if (answer === undefined) return error === undefined ? { state: "loading" } : { state: "failed", error };
	if (error !== undefined) return { state: "old", answer, error };
	// What the index had not read by then comes with the feed: it is the status that says how far behind it is now.
	const behind = presence === "unknown" && (answer.lagMs ?? 0) > OLD_MS;
	return { state: presence === "old" || behind ? "old" : "ready", answer };
}

export interface AskedList<R> extends Asked<readonly Row<R>[]> {
	readonly rows: readonly Row<R>[];
	/** Reads the next page; `undefined` after the last, and at the most rows that a page shows. */
	readonly more?: () => void;
	/** Whether there is more than {@link MOST_ROWS}: say so, and ask for a narrower filter. */
	readonly cut: boolean;
}

export { MOST_ROWS, PAGE_ROWS } from "./list.ts";

/** What a list is asked for besides its filter. */
export interface ListOptions {
	/** Rows of a page; {@link PAGE_ROWS} when not given. */
	readonly limit?: number;
	readonly order?: "newest" | "oldest";
	readonly consistency?: "final" | "best";
	/** Reads page after page up to {@link MOST_ROWS} by itself. */
	readonly all?: boolean;
}

/**
 * Rows of a list, page after page. When an act touches `watch`, as many rows as were read are read again.
 * A filter's fields that are `undefined` or `""` are left out.
 */
export function useList<R>(
	method: string,
	filter: Readonly<Record<string, unknown>> | undefined,
	watch?: Watch,
	options: ListOptions = {},
): AskedList<R> {
	const desk = useDesk();
	const presence = usePresence();
	const key = JSON.stringify([method, filter, watch, options]);
	const list = useMemo(
		() => (filter === undefined ? undefined : listPages<R>(desk, method, filter, watch, options)),
		[desk, key],
	);
	const held: Listed<R> = useSyncExternalStore(list?.subscribe ?? NEVER, list?.get ?? noRows);
	useEffect(() => {
		if (options.all === true && held.more && !held.asking && held.error === undefined) list?.more();
	}, [list, held, options.all]);
	const again = useCallback(() => list?.again(true), [list]);
	const more = useCallback(() => list?.more(), [list]);
	return {
		...judged(held, presence),
		rows: held.answer?.data ?? [],
		cut: held.cut,
		...(held.more ? { more } : {}),
		again,
	};
}

const NO_ROWS: Listed<never> = { asking: true, more: false, cut: false };
const noRows = (): Listed<never> => NO_ROWS;

/** The time by this machine, told again every second (or as often as asked). */
export function useNow(everyMs = 1_000): number {
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), everyMs);
		return () => clearInterval(timer);
	}, [everyMs]);
	return now;
}

/** The last value that was not `undefined`, so that a page keeps what it shows while a new filter is asked for. */
export function useLast<T>(value: T | undefined): T | undefined {
	const last = useRef(value);
	if (value !== undefined) last.current = value;
	return last.current;
}
