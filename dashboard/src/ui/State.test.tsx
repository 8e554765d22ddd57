import { render } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { VERIFICATIONS } from "../rpc/records.ts";
import { State } from "./State.tsx";

/** What makes a mark, without its colour. */
function shapeOf(of: (typeof VERIFICATIONS)[number]): { fill: string; text: string; paths: string; half: boolean } {
	const { container, unmount } = render(<State of={of} />);
	const mark = container.querySelector(".state");
	const made = {
		fill: mark?.getAttribute("data-fill") ?? "",
		text: mark?.textContent ?? "",
		paths: [...container.querySelectorAll("path")].map((path) => path.getAttribute("d")).join("|"),
		half: container.querySelector(".state-half") !== null,
	};
	unmount();
	return made;
}

test("only what is confirmed is filled, half of it where it is so in a limited way", () => {
	for (const of of VERIFICATIONS) {
		const wanted = of === "Confirmed" ? "full" : of === "ConfirmedLimited" ? "half" : "none";
		expect(shapeOf(of).fill, of).toBe(wanted);
		expect(shapeOf(of).half, of).toBe(wanted === "half");
	}
});

test("each has a text and a shape that no other has", () => {
	const shapes = VERIFICATIONS.map(shapeOf);
	expect(new Set(shapes.map(({ text }) => text)).size).toBe(VERIFICATIONS.length);
	expect(new Set(shapes.map(({ paths }) => paths)).size).toBe(VERIFICATIONS.length);
	for (const { text } of shapes) expect(text).not.toBe("");
});

test("the style fills and hatches nothing that is not confirmed, and gives it a dashed edge", () => {
	const rules = [...readFileSync("src/style/marks.css", "utf8").matchAll(/([^{}]+)\{([^{}]*)\}/g)];
	const none = rules.filter(([, selector]) => selector?.includes('.state[data-fill="none"]'));
	expect(none.map(([, , body]) => body).join()).toMatch(/background: transparent;\s+border: [^;]*dashed/);
	const others = VERIFICATIONS.filter((of) => of !== "Confirmed" && of !== "ConfirmedLimited");
	for (const [, selector = "", body = ""] of rules) {
		if (!others.some((of) => selector.includes(`"${of}"`))) continue;
		expect(body, selector).not.toMatch(/background|fill:|border-style: solid|border: /);
	}
});

test("where only the shape is seen, the text is still read", () => {
	const { container } = render(<State of="Disputed" short count={3} />);
	expect(container.querySelector(".unseen")?.textContent).toBe("Disputed");
	expect(container.querySelector(".state")?.getAttribute("title")).toBe("Disputed");
	expect(container.querySelector(".state-count")?.textContent).toBe("3");
});
