import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Answered } from "../ui/Conditions.tsx";
import { FakeClient } from "./client.testing.ts";
import { Desk, touches } from "./desk.ts";
import { LineDownError, RpcError } from "./errors.ts";
import { DeskContext, useAnswer, useList } from "./hooks.ts";
import { answerOf } from "./node.testing.ts";
import type { ChangeNote } from "./records.ts";

let client: FakeClient;
let desk: Desk;

beforeEach(() => {
	client = new FakeClient();
	desk = new Desk(client);
});

afterEach(() => {
	desk.close();
	vi.useRealTimers();
});

const around = ({ children }: { readonly children: ReactNode }): ReactNode => (
	<StrictMode><DeskContext value={desk}>{children}</DeskContext></StrictMode>
);

/** What was asked, each a line. */
const questions = (): string[] => client.asked.map(({ method, params }) => `${method} ${JSON.stringify(params)}`);
/** How often this was asked. */
const asked = (question: string): number => questions().filter((each) => each === question).length;

test("gives the answer, and asks once for all who ask the same", async () => {
	const one = renderHook(() => useAnswer<string>("muster_incident", [1]), { wrapper: around });
	const other = renderHook(() => useAnswer<string>("muster_incident", [1]), { wrapper: around });
	expect(one.result.current.state).toBe("loading");
	await waitFor(() => expect(one.result.current).toMatchObject({ state: "ready", answer: { data: "first" } }));
	expect(other.result.current.answer?.data).toBe("first");
	expect(asked("muster_incident [1]")).toBeLessThanOrEqual(2);
});

test("asks again when a final act touches what it watches, and not for other acts", async () => {
	const watch = { subjects: ["incident/1"], kinds: ["round" as const] };
	const { result } = renderHook(() => useAnswer<string>("muster_incident", [1], watch), { wrapper: around });
	const other = renderHook(() => useAnswer<string>("muster_incident", [2], { subjects: ["incident/2"] }), { wrapper: around });
	await waitFor(() => expect([result.current.state, other.result.current.state]).toEqual(["ready", "ready"]));
	client.answer = () => answerOf("second");
	const before = asked("muster_incident [1]");
	client.tell(["incident/1"], "best", "0x2");
	client.tell(["incident/2"], "final", "0x1", 6);
	// By the time that who watches the other is brought up to date, this one would have been asked for, too.
	await waitFor(() => expect(other.result.current.answer?.data).toBe("second"));
	expect(asked("muster_incident [1]")).toBe(before);
	// The final block comes without its acts: they were told of with the best one.
	client.tell([], "final", "0x2");
	await waitFor(() => expect(result.current.answer?.data).toBe("second"));
	client.answer = () => answerOf("third");
	client.tell(["round/9"], "final", "0x3", 8);
	await waitFor(() => expect(result.current.answer?.data).toBe("third"));
});

test("who asks for best blocks is brought up to date with them", async () => {
	const { result } = renderHook(() => useAnswer<string>("muster_incident", [1, "best"], { kinds: ["incident"] }), { wrapper: around });
	await waitFor(() => expect(result.current.state).toBe("ready"));
	client.answer = () => answerOf("provisional");
	client.tell(["incident/1"], "best", "0x2");
	await waitFor(() => expect(result.current.answer?.data).toBe("provisional"));
});

test("all who watch a region share one feed, which ends with the last of them", async () => {
	const watch = { kinds: ["incident" as const], region: "420000" };
	const one = renderHook(() => useAnswer("muster_situation", ["420000"], watch), { wrapper: around });
	const other = renderHook(() => useList("muster_incidents", { region: "420000" }, watch), { wrapper: around });
	await waitFor(() => expect([...client.feeds.values()]).toEqual([{ final: false, region: "420000" }]));
	one.unmount();
	expect(client.feeds.size).toBe(1);
	other.unmount();
	expect(client.feeds.size).toBe(0);
});

test("an answer is marked as old while the line is down, and asked for again when it is up", async () => {
	const { result } = renderHook(() => useAnswer<string>("muster_incident", [1]), { wrapper: around });
	await waitFor(() => expect(result.current.state).toBe("ready"));
	act(() => client.line.set("down"));
	expect(result.current).toMatchObject({ state: "old", answer: { data: "first" } });
	client.answer = () => answerOf("second");
	act(() => client.line.set("up"));
	await waitFor(() => expect(result.current).toMatchObject({ state: "ready", answer: { data: "second" } }));
});

test("an answer from when the index was behind is no longer old once the index has caught up", async () => {
	client.answer = () => answerOf("first", { lagMs: 60_000 });
	const { result } = renderHook(() => useAnswer<string>("muster_incident", [1]), { wrapper: around });
	await waitFor(() => expect(result.current).toMatchObject({ state: "ready", answer: { lagMs: 60_000 } }));
	expect(desk.status.value.get()).toMatchObject({ old: false, lagMs: 840 });
});

test("a failure keeps what was answered before, and is over with the next answer", async () => {
	const { result } = renderHook(() => useAnswer<string>("muster_incident", [1]), { wrapper: around });
	await waitFor(() => expect(result.current.state).toBe("ready"));
	client.answer = () => { throw new RpcError(4004, "narrow the filter"); };
	act(() => result.current.again());
	await waitFor(() => expect(result.current).toMatchObject({ state: "old", answer: { data: "first" }, error: { code: 4004 } }));
	client.answer = () => answerOf("second");
	act(() => result.current.again());
	await waitFor(() => expect(result.current).toMatchObject({ state: "ready", answer: { data: "second" } }));
	expect(result.current.error).toBeUndefined();
});

test("a page says what failed and what to do, then shows what it has", async () => {
	client.answer = () => { throw new LineDownError("gone"); };
	const Page = () => <Answered asked={useAnswer<string>("muster_incident", [1])}>{(text) => <p>{text}</p>}</Answered>;
	render(<Page />, { wrapper: around });
	expect(screen.getByRole("status").textContent).toContain("Reading");
	await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("ws://127.0.0.1:1 cannot be reached"));
	client.answer = () => answerOf("here it is");
	act(() => screen.getByRole("button", { name: "Try again" }).click());
	await waitFor(() => expect(screen.getByText("here it is")).toBeTruthy(), { timeout: 5_000 });
});

const row = (number: number) => ({ subject: `incident/${number}`, block: 1, final: true, record: {} });

/** A list of so many rows, by pages as the node gives them. */
function listed(total: number): (method: string, params: readonly unknown[]) => unknown {
	return (_, [, page]) => {
		const { limit, after } = page as { limit: number; after?: string };
		const from = Number(after ?? 0);
		const until = Math.min(total, from + limit);
		const data = Array.from({ length: until - from }, (_unused, index) => row(from + index));
		return answerOf(data, { next: until < total ? String(until) : null });
	};
}

test("a list reads page after page, leaves out what is not given, and reads as many again", async () => {
	client.answer = listed(7);
	const filter = { region: "420000", text: "", agency: undefined };
	const { result } = renderHook(() => useList("muster_incidents", filter, { kinds: ["incident"] }, { limit: 3 }), { wrapper: around });
	await waitFor(() => expect(result.current.rows).toHaveLength(3));
	expect(questions().at(-1)).toBe('muster_incidents [{"region":"420000"},{"limit":3}]');
	act(() => result.current.more?.());
	await waitFor(() => expect(result.current.rows).toHaveLength(6));
	client.answer = listed(20);
	client.tell(["incident/21"]);
	await waitFor(() => expect(result.current.rows).toHaveLength(6));
	act(() => result.current.more?.());
	await waitFor(() => expect(result.current.rows).toHaveLength(9));
	expect(result.current.rows.map(({ subject }) => subject)).toEqual(Array.from({ length: 9 }, (_, index) => `incident/${index}`));
});

test("a page that cannot be read for a moment is asked for again after a pause, at once by hand", async () => {
	client.answer = listed(7);
	const { result } = renderHook(() => useList("muster_incidents", {}, undefined, { limit: 3 }), { wrapper: around });
	await waitFor(() => expect(result.current.rows).toHaveLength(3));
	client.answer = (method) => {
		if (method !== "muster_incidents") return answerOf("meanwhile");
		throw new RpcError(4003, "not indexed yet", { firstBlock: null });
	};
	const before = client.asked.length;
	act(() => result.current.more?.());
	await waitFor(() => expect(result.current).toMatchObject({ state: "old", error: { code: 4003 } }));
	// Somebody else is asked for and answered meanwhile.
	const other = renderHook(() => useAnswer<string>("muster_agency", [1]), { wrapper: around });
	await waitFor(() => expect(other.result.current.answer?.data).toBe("meanwhile"));
	expect(client.asked.slice(before).filter(({ method }) => method === "muster_incidents")).toHaveLength(1);
	expect(result.current.rows).toHaveLength(3);
	client.answer = listed(7);
	act(() => result.current.again());
	await waitFor(() => expect(result.current.rows).toHaveLength(6), { timeout: 900 });
	expect(result.current.error).toBeUndefined();
});

test("a list stops at the most rows a page shows, and says so", async () => {
	client.answer = listed(6_001);
	const { result } = renderHook(() => useList("muster_incidents", {}, undefined, { all: true }), { wrapper: around });
	await waitFor(() => expect(result.current.rows).toHaveLength(5_000), { timeout: 5_000 });
	expect(result.current.cut).toBe(true);
	expect(result.current.more).toBeUndefined();
});

test("a list that ends has no more", async () => {
	client.answer = listed(2);
	const { result } = renderHook(() => useList("muster_incidents", {}), { wrapper: around });
	await waitFor(() => expect(result.current.rows).toHaveLength(2));
	expect(result.current.more).toBeUndefined();
	expect(result.current.cut).toBe(false);
});

test("a watch takes acts by kind or by subject, a kind by its whole name", () => {
	const note = { acts: [{ subjects: ["region/420000", "responseLevel/420000/3"] }] } as unknown as ChangeNote;
	expect(touches({ kinds: ["region"] }, note)).toBe(true);
	expect(touches({ subjects: ["responseLevel/420000/3"] }, note)).toBe(true);
	expect(touches({ kinds: ["incident"], subjects: ["region/420100"] }, note)).toBe(false);
	expect(touches({ region: "420000" }, note)).toBe(true);
});
