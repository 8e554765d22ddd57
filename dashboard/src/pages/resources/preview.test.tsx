import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { AgencyRecord } from "../../rpc/records.ts";
import { DAY, line, offer, request, row } from "./fixtures.testing.ts";
import ResourcesIndex from "./index.tsx";
import { show } from "./page.testing.tsx";
import { previewAllocation, Refused } from "./preview.ts";

vi.mock("./preview.ts", async (original) => ({ ...(await original<typeof import("./preview.ts")>()), previewAllocation: vi.fn() }));
const ask = vi.mocked(previewAllocation);

const now = Date.now();
const approver: AgencyRecord = {
	kind: "agency", class: "HealthAdministration", name: "Hubei", jurisdiction: "420000", parent: null, lineRoot: 1, depth: 0,
	roles: ["Approve"], status: "Active", registeredAt: 0, eligibleSince: 0, children: 0, officers: 1, suspension: null,
};
// The worked example of docs/allocation.md, half an hour after the last of its days began.
const asked = (number: number, priority: "routine" | "stat", days: number, approved: string, outstanding: string, committed: string) =>
	row(`request/${number}`, request({
		priority, submittedAt: now - days * DAY - 1_800_000, lines: [line({ approved, requested: approved, outstanding, committed })],
	}));
const rows = [
	row("agency/1", approver),
	row("offer/2", offer({ expires: now + DAY })),
	asked(1, "routine", 3, "1000", "1000", "0"),
	asked(2, "routine", 3, "60", "60", "0"),
	asked(3, "stat", 0, "400", "400", "0"),
	asked(4, "routine", 5, "1000", "700", "300"),
];

async function compute(): Promise<void> {
	show(ResourcesIndex, "/offer/2", "/offer/:id", rows);
	const choice = await screen.findByLabelText(/In the name of which agency/);
	await within(choice).findByRole("option", { name: "Hubei" });
	fireEvent.change(choice, { target: { value: "1" } });
	await screen.findByText(/4 of 4 lines chosen/);
	const button = screen.getByRole("button", { name: "Compute the preview" });
	await vi.waitFor(() => expect(button).toHaveProperty("disabled", false));
	fireEvent.click(button);
}

beforeEach(() => {
	ask.mockReset();
});

test("the worked example: shares of the chain, each with its reason, and that nothing is promised", async () => {
	// In the order of the question: stat first, then who waited longest.
	ask.mockResolvedValue({ block: 6, shares: [195n, 294n, 294n, 17n] });
	await compute();
	expect(await screen.findByRole("heading", { name: "Preview: nothing is promised" })).toBeTruthy();
	expect(ask.mock.calls[0]?.[2]).toEqual({
		agency: 1,
		offer: "2",
		quantity: null,
		lines: ["3", "4", "1", "2"].map((request) => ({ request, line: 0 })),
	});
	const table = screen.getByRole("table", { name: /^What each line would get/ });
	const read = within(table).getAllByRole("row").slice(1).map((each) => {
		const cells = within(each).getAllByRole("cell").map(({ textContent }) => textContent);
		return [cells[0], cells[2], cells[7]];
	});
	expect(read).toEqual([
		["3 · 0", "195", "Its lot of 40, and 155 in proportion to urgency 8 and what is missing."],
		["4 · 0", "294", "Its lot of 100, and 194 in proportion to urgency 6 and what is missing."],
		["1 · 0", "294", "Its lot of 100, and 194 in proportion to urgency 4 and what is missing."],
		["2 · 0", "17", "Its lot of 6, and 11 in proportion to urgency 4 and what is missing."],
	]);
	expect(screen.getByText(/By the state of block 6/)).toBeTruthy();
	expect(screen.getByText(/800 +shared of 800/)).toBeTruthy();
});

test("another choice makes the preview void", async () => {
	ask.mockResolvedValue({ block: 6, shares: [195n, 294n, 294n, 17n] });
	await compute();
	await screen.findByRole("heading", { name: "Preview: nothing is promised" });
	fireEvent.click(screen.getAllByRole("checkbox")[0] ?? document.body);
	expect(screen.queryByRole("heading", { name: "Preview: nothing is promised" })).toBeNull();
	expect(screen.getByText("The choice or the data changed; compute it again.")).toBeTruthy();
});

test("what the chain refuses is said with what to do", async () => {
	ask.mockRejectedValue(new Refused({ kind: "pallet", pallet: "Resources", name: "OutsideJurisdiction" }));
	await compute();
	expect((await screen.findByRole("alert")).textContent).toMatch(/^The chain refuses this allocation: .+/);
});

test("a node that does not answer is no refusal", async () => {
	ask.mockRejectedValue(new Error("ws://127.0.0.1:1 does not answer"));
	await compute();
	expect((await screen.findByRole("alert")).textContent).toBe(
		"There is no answer: ws://127.0.0.1:1 does not answer Look at the line and try again.",
	);
});
