/**
 * The address of a view: `#/incidents?region=420000&status=Exercise`. Path and filters are both behind the hash, so that a
 * link works on any static server.
 *
 * ```ts
 * const [query, setQuery] = useQuery();
 * query.get("region");
 * setQuery({ region: "420000", page: null });            // replaces the entry of the history
 * setQuery({ at: "1580000000000" }, { push: true });      // the browser's Back undoes it
 * const drill = useDrill();                               // CAP status that the page shows: Actual, or a drill
 * <a href={href("/incident/12")}>…</a>                   // Link of ui/Links.tsx keeps the drill in the address
 * ```
 */

import { useCallback, useMemo, useSyncExternalStore } from "react";

import { CAP_STATUSES, type CapStatus } from "../rpc/records.ts";

function subscribe(on: () => void): () => void {
	window.addEventListener("hashchange", on);
	window.addEventListener("popstate", on);
	return () => {
		window.removeEventListener("hashchange", on);
		window.removeEventListener("popstate", on);
	};
}

/** What is behind the hash, without it. */
function inside(): string {
	return window.location.hash.replace(/^#/, "") || "/";
}

function readPath(): string {
	const path = inside().split("?", 1)[0] ?? "";
	return path.startsWith("/") ? path : `/${path}`;
}

function readSearch(): string {
	const text = inside();
	const at = text.indexOf("?");
	return at < 0 ? "" : text.slice(at + 1);
}

/** Goes to a path with its filters. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
	const before = window.location.href;
	const address = `${window.location.pathname}${window.location.search}#${to}`;
	if (replace) window.history.replaceState(null, "", address);
	else window.history.pushState(null, "", address);
	if (window.location.href !== before) window.dispatchEvent(new PopStateEvent("popstate"));
}

/** For wouter: the path. */
export function usePath(): [string, (to: string, options?: { readonly replace?: boolean }) => void] {
	return [useSyncExternalStore(subscribe, readPath), navigate];
}
/** For wouter: how a path is written in `href`. */
usePath.hrefs = (path: string): string => `#${path}`;

/** For wouter: the filters. */
export function useSearchText(): string {
	return useSyncExternalStore(subscribe, readSearch);
}

type Changes = Readonly<Record<string, string | number | null | undefined>>;

/** Filters with some changed; `null`, `undefined` and `""` take one away. */
export function changed(query: URLSearchParams, changes: Changes): URLSearchParams {
	const next = new URLSearchParams(query);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null || value === undefined || value === "") next.delete(name);
		else next.set(name, String(value));
	}
	return next;
}

function address(path: string, query: URLSearchParams): string {
	const text = query.toString();
	return text === "" ? path : `${path}?${text}`;
}

/** The filters of the address, and how to change some. */
export function useQuery(): [URLSearchParams, (changes: Changes, options?: { readonly push?: boolean }) => void] {
	const text = useSearchText();
	const query = useMemo(() => new URLSearchParams(text), [text]);
	const set = useCallback((changes: Changes, { push = false }: { readonly push?: boolean } = {}) => {
		const next = changed(new URLSearchParams(readSearch()), changes);
		navigate(address(readPath(), next), { replace: !push });
	}, []);
	return [query, set];
}

/** The CAP status whose records the page shows: `status` of the address, or what is real. */
export function drillOf(query: URLSearchParams): CapStatus {
	const status = query.get("status");
	return CAP_STATUSES.find((each) => each === status) ?? "Actual";
}

export function useDrill(): CapStatus {
	const [query] = useQuery();
	return drillOf(query);
}

/** A link inside the page, which stays among the drills if the page is. */
export function href(path: string, status: CapStatus = "Actual"): string {
	const [bare = "/", text = ""] = path.split("?");
	const query = new URLSearchParams(text);
	if (status !== "Actual" && !query.has("status")) query.set("status", status);
	return `#${address(bare, query)}`;
}
