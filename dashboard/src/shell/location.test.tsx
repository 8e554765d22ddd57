import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import { changed, drillOf, href, navigate, usePath, useQuery } from "./location.ts";

beforeEach(() => {
	window.location.hash = "";
});

test("path and filters are read from behind the hash", () => {
	window.location.hash = "#/situation/420000?status=Exercise&at=5";
	const path = renderHook(() => usePath()[0]);
	const query = renderHook(() => useQuery()[0]);
	expect(path.result.current).toBe("/situation/420000");
	expect(query.result.current.get("at")).toBe("5");
	expect(drillOf(query.result.current)).toBe("Exercise");
});

test("changing a filter keeps the path and the others, and takes away what is empty", () => {
	window.location.hash = "#/incidents?region=420000&text=x";
	const { result } = renderHook(() => useQuery());
	act(() => result.current[1]({ text: "", severity: "Extreme" }));
	expect(window.location.hash).toBe("#/incidents?region=420000&severity=Extreme");
	expect(result.current[0].get("severity")).toBe("Extreme");
});

test("a pushed change is one entry of the history, a replaced one is none", () => {
	window.location.hash = "#/incidents";
	const { result } = renderHook(() => useQuery());
	const before = window.history.length;
	act(() => result.current[1]({ region: "420000" }));
	expect(window.history.length).toBe(before);
	act(() => result.current[1]({ region: "430000" }, { push: true }));
	expect(window.history.length).toBe(before + 1);
});

test("going to a page tells who reads the address", () => {
	const { result } = renderHook(() => usePath()[0]);
	act(() => navigate("/agency/7?x=1"));
	expect(result.current).toBe("/agency/7");
});

test("a status that CAP does not have is what is real", () => {
	expect(drillOf(new URLSearchParams("status=Real"))).toBe("Actual");
	expect(drillOf(new URLSearchParams(""))).toBe("Actual");
});

test("links carry the drill, unless they have their own status", () => {
	expect(href("/incident/12")).toBe("#/incident/12");
	expect(href("/incident/12", "Exercise")).toBe("#/incident/12?status=Exercise");
	expect(href("/incidents?status=Test&region=420000", "Exercise")).toBe("#/incidents?status=Test&region=420000");
	expect(changed(new URLSearchParams("a=1&b=2"), { a: null, c: 3 }).toString()).toBe("b=2&c=3");
});
