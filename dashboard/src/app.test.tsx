import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { App } from "./app.tsx";
import { i18n } from "./i18n/index.ts";
import { CONFIG } from "./page.testing.tsx";
import { FakeClient } from "./rpc/client.testing.ts";
import { Desk } from "./rpc/desk.ts";
import { Boundary } from "./shell/Boundary.tsx";

let client: FakeClient;
let desk: Desk;

function show(hash: string, configured = "ws://127.0.0.1:1"): void {
	window.location.hash = hash;
	client = new FakeClient();
	desk = new Desk(client);
	render(<StrictMode><App desk={desk} config={{ ...CONFIG, configured }} /></StrictMode>);
}

beforeEach(() => void i18n.changeLanguage("en"));

afterEach(() => {
	desk.close();
	window.localStorage.clear();
	window.location.hash = "";
});

test("an address that no page has is said to be none, inside the shell", () => {
	show("#/nowhere");
	expect(screen.getByRole("main").textContent).toContain("There is no such page");
	expect(screen.getByRole("navigation", { name: "Main" })).toBeTruthy();
	expect(document.title).toBe("Duty desk");
});

test("the status bar has node, chain, final block, its age and the lag, and says when the line is down", async () => {
	show("#/nowhere");
	const bar = screen.getByRole("region", { name: "State of chain and node" });
	await waitFor(() => expect(bar.textContent).toContain("#6"));
	for (const text of ["Line up", "ws://127.0.0.1:1", "00000000", "version 102", "ago", "Index behind"]) {
		expect(bar.textContent).toContain(text);
	}
	expect(bar.textContent).not.toContain("Not the configured node");
	act(() => client.line.set("down"));
	expect(within(bar).getByRole("status").textContent).toBe("Line down");
	expect(bar.dataset["old"]).toBe("true");
});

test("a node that is not the configured one is said to be so", () => {
	show("#/nowhere", "wss://desk.example");
	expect(screen.getByRole("link", { name: "Use wss://desk.example" })).toBeTruthy();
});

test("drills are shown instead of what is real, under a banner, and stay in every link", async () => {
	show("#/nowhere?region=420000");
	expect(screen.queryByText(/nothing below is real/)).toBeNull();
	fireEvent.click(screen.getByRole("button", { name: "Exercise" }));
	expect(window.location.hash).toBe("#/nowhere?region=420000&status=Exercise");
	expect(screen.getByText("EXERCISE: nothing below is real")).toBeTruthy();
	const links = within(screen.getByRole("navigation")).getAllByRole("link");
	for (const link of links) expect(link.getAttribute("href")).toContain("status=Exercise");
	fireEvent.click(screen.getByRole("link", { name: "Back to what is real" }));
	await waitFor(() => expect(screen.getByRole("button", { name: "Exercise" }).getAttribute("aria-pressed")).toBe("false"));
	expect(screen.queryByText(/nothing below is real/)).toBeNull();
});

test("the language is changed, said of the page, and remembered", async () => {
	show("#/nowhere");
	fireEvent.click(screen.getByRole("button", { name: "中文" }));
	await waitFor(() => expect(screen.getByRole("main").textContent).toContain("没有这个页面"));
	expect(document.documentElement.lang).toBe("zh-Hans-CN");
	expect(document.title).toBe("应急值班台");
	expect(window.localStorage.getItem("muster.lang")).toBe("zh");
});

test("the current page is marked in the navigation", () => {
	show("#/nowhere");
	expect(document.querySelector("[aria-current]")).toBeNull();
	act(() => { window.location.hash = "#/validators"; window.dispatchEvent(new HashChangeEvent("hashchange")); });
	expect(document.querySelector("[aria-current='page']")?.textContent).toBe("Validators");
});

test("a page that throws is said to have failed, and another address begins anew", () => {
	show("#/nowhere");
	const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
	const Broken = (): never => { throw new Error("a field is missing"); };
	const { rerender, container } = render(<Boundary of="/a"><Broken /></Boundary>);
	expect(container.textContent).toContain("This page has failed");
	expect(container.textContent).toContain("a field is missing");
	rerender(<Boundary of="/b"><p>well</p></Boundary>);
	expect(container.textContent).toBe("well");
	quiet.mockRestore();
});
