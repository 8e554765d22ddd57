import { fireEvent, render, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { expect, test, vi } from "vitest";

import { Dialog } from "./Dialog.tsx";
import { Field } from "./Field.tsx";
import { partsOf, pathOf, SubjectLink } from "./Links.tsx";
import { Tabs } from "./Tabs.tsx";
import { Drill, Final, Severity } from "./Terms.tsx";
import { addUp, Quantity } from "./Values.tsx";

test("a field names its control, its hint and its error", () => {
	render(<Field label="Headline" hint="At most 160 bytes" error="It is empty" required>{(control) => <input {...control} />}</Field>);
	const input = screen.getByRole("textbox", { name: /^Headline/ });
	expect(input.getAttribute("aria-invalid")).toBe("true");
	expect(input).toHaveProperty("required", true);
	const described = (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
	expect(described).toEqual(["At most 160 bytes", "It is empty"]);
});

test("a field without hint or error points at nothing", () => {
	render(<Field label="Region">{(control) => <input {...control} />}</Field>);
	expect(screen.getByRole("textbox").hasAttribute("aria-describedby")).toBe(false);
});

test("a dialog has a name and is closed by its button and by Escape", () => {
	const onClose = vi.fn();
	render(<Dialog title="Sign" onClose={onClose}>text</Dialog>);
	const dialog = screen.getByRole("dialog", { name: "Sign" });
	fireEvent.click(screen.getByRole("button", { name: "Close" }));
	fireEvent(dialog, new Event("cancel", { cancelable: true }));
	expect(onClose).toHaveBeenCalledTimes(2);
});

function Three(): ReactNode {
	const [current, setCurrent] = useState("one");
	const tabs = ["one", "two", "three"].map((id) => ({ id, head: id, body: () => <p>{`body of ${id}`}</p> }));
	return <Tabs label="Parts" tabs={tabs} current={current} onChange={setCurrent} />;
}

test("tabs go round by the arrow keys, and only the chosen one is in the order of Tab", () => {
	vi.stubGlobal("CSS", { escape: (text: string) => text });
	render(<Three />);
	const key = (name: string) => fireEvent.keyDown(screen.getByRole("tablist"), { key: name });
	key("ArrowLeft");
	expect(screen.getByRole("tabpanel").textContent).toBe("body of three");
	expect(document.activeElement?.textContent).toBe("three");
	key("ArrowRight");
	key("ArrowRight");
	expect(screen.getByRole("tab", { selected: true }).textContent).toBe("two");
	expect(screen.getAllByRole("tab").map((tab) => tab.tabIndex)).toEqual([-1, 0, -1]);
	vi.unstubAllGlobals();
});

test("subjects go to their pages, others are text", () => {
	expect(partsOf("responseLevel/420000/3")).toEqual({ kind: "responseLevel", id: "420000/3" });
	for (const wrong of ["incident", "incident/", "thing/1", "/1"]) expect(partsOf(wrong), wrong).toBeUndefined();
	expect(pathOf("incident/12")).toBe("/incident/12");
	expect(pathOf("region/420000")).toBe("/situation/420000");
	expect(pathOf("cell/2/1/420100/1735689600000/Actual")).toBe("/figures?metric=2&region=420100&start=1735689600000");
	expect(pathOf("round/1")).toBe("/round/1");
	expect(pathOf("derivation/1")).toBeUndefined();
	render(<><SubjectLink subject="request/3" /><SubjectLink subject="derivation/1" /></>);
	expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["#/request/3"]);
	expect(screen.getByText("Derivation 1").tagName).toBe("SPAN");
});

test("a link among drills stays among them", () => {
	window.location.hash = "#/incidents?status=Exercise";
	render(<SubjectLink subject="incident/12" />);
	expect(screen.getByRole("link").getAttribute("href")).toBe("#/incident/12?status=Exercise");
	window.location.hash = "";
});

test("marks say what they mean in words", () => {
	const { container } = render(<><Severity of="Extreme" /><Final of={false} /><Drill of="Exercise" /><Drill of="Actual" /></>);
	expect(container.textContent).toBe("ExtremeProvisionalExercise");
	expect(container.querySelectorAll('.severity rect[data-on="true"]')).toHaveLength(4);
});

test("an unknown quantity is said as unknown, and is no part of a sum", () => {
	const { container } = render(<><Quantity of={null} /> <Quantity of="9007199254740993" unit="{mask}" /></>);
	expect(container.textContent).toBe("amount unknown 9,007,199,254,740,993 {mask}");
	expect(addUp(["9007199254740993", null, "1"])).toEqual({ sum: 9_007_199_254_740_994n, unknown: 1 });
});
