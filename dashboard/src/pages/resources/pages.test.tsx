import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { AgencyRecord, ProductRecord, ProvedAct } from "../../rpc/records.ts";
import { DAY, line, offer, OFFICER, request, row, shipment } from "./fixtures.testing.ts";
import ResourcesIndex from "./index.tsx";
import { show } from "./page.testing.tsx";

const agency = (name: string, changes: Partial<AgencyRecord> = {}): AgencyRecord => ({
	kind: "agency",
	class: "Hospital",
	name,
	jurisdiction: "420100",
	parent: null,
	lineRoot: 7,
	depth: 0,
	roles: ["Request", "Receive"],
	status: "Active",
	registeredAt: 0,
	eligibleSince: 0,
	children: 0,
	officers: 1,
	suspension: null,
	...changes,
});

const mask: ProductRecord = {
	kind: "product",
	code: "mask-n95",
	unit: "{mask}",
	standard: "GB 19083-2010",
	gtin: null,
	atc: null,
	unitsPerPack: 20,
	controlled: false,
	maxPerLine: "1000000",
	nameZh: "医用防护口罩",
	nameEn: "Respirator masks",
	verifyAbove: null,
	retired: false,
};

const now = Date.now();
const sent = line({ committed: "400", outstanding: "600", dispatched: "400", inTransit: "300", accepted: "90", lost: "10", approved: "990", requested: "1000" });
const rows = [
	row("product/2", mask),
	row("agency/7", agency("Jinyintan Hospital")),
	row("agency/9", agency("Mask maker", { class: "Manufacturer", roles: ["Supply"] })),
	row("agency/1", agency("Health commission of Hubei", { class: "HealthAdministration", roles: ["Approve"], jurisdiction: "420000" })),
	row("request/3", request({ priority: "stat", submittedAt: now - 2 * DAY, lines: [sent, line({ line: 1, requested: null, approved: "0", outstanding: "0", state: "Submitted", unmet: null })] })),
	// More sent than promised: no chain says so.
	row("request/4", request({ priority: "routine", submittedAt: now - 9 * DAY, lines: [line({ dispatched: "5", inTransit: "5" })] })),
	row("request/5", request({ status: "Exercise", submittedAt: now })),
	row("shipment/9", shipment({ state: "InDispute", units: { ...shipment().units, inTransit: "10", accepted: "90" }, receipt: {
		accepted: "90", rejected: "0", short: "10", excess: "0", rejectedReason: null, shortReason: "Short", excessReason: null,
		expiredReason: null, officer: OFFICER, receivedAt: now - DAY,
	}, hearing: { round: 12, verdict: "Disputed", until: now + DAY }, checkpoints: [{
		kind: "Held", place: { unLocode: "CNWUH", region: null }, event: `0x${"ab".repeat(32)}`, occurredAt: now - DAY,
		coldChain: false, agency: 9, officer: OFFICER, toldAt: now - DAY,
	}], lots: [{ code: "LOT-1", quantity: "100", expires: now - DAY, reason: "Training" }] })),
	row("shipment/10", shipment({ request: 5, status: "Exercise", state: "Lost", units: { ...shipment().units, inTransit: "0", lost: "100" } })),
	row("offer/2", offer({ expires: now + DAY })),
	row("commitment/4", {
		kind: "commitment", request: 3, line: 0, agency: 9, officer: OFFICER, product: 2, quantity: "400", prepared: "400",
		dispatched: "400", released: "5", offer: 2, loan: null,
	} as const),
];

const history: ProvedAct[] = [{
	name: "resources.submitted", event: 0, extrinsic: 2, extrinsicHash: "0x00", agency: 7, officer: OFFICER, claimed: null,
	message: "RequestResource", subjects: ["request/3"], block: { number: 5, hash: "0x05" }, proved: now - 2 * DAY, final: true,
}];

const at = (address: string, path: string) => show(ResourcesIndex, address, path, rows, { muster_audit: history });

/** The texts of a column of the table with this caption, from the first row. */
async function cells(caption: RegExp, column: number): Promise<(string | null)[]> {
	const table = await screen.findByRole("table", { name: caption });
	return within(table).getAllByRole("row").slice(1).map((each) => within(each).getAllByRole("cell")[column]?.textContent ?? null);
}

describe("the lists", () => {
	test("requests: unmet and pressing first, no drills, unknown amounts counted apart", async () => {
		at("/resources", "/resources");
		expect((await cells(/^Requests: unmet first/, 0)).map((text) => text?.trim())).toEqual(["3", "4"]);
		expect(screen.getByLabelText("Priority")).toBeTruthy();
		expect(await cells(/^Requests: unmet first/, 3)).toEqual(["2 / 2", "1 / 1"]);
		expect(await cells(/^Requests: unmet first/, 4)).toEqual(["1", "0"]);
	});

	test("drills alone, each with the word", async () => {
		at("/resources?status=Exercise", "/resources");
		expect((await cells(/^Requests: unmet first/, 0)).map((text) => text?.trim())).toEqual(["5 Exercise"]);
	});

	test("lines: the bar says every bucket, and an unknown amount as unknown", async () => {
		at("/resources?view=lines", "/resources");
		const bars = await screen.findAllByRole("img");
		const labels = bars.map((bar) => bar.getAttribute("aria-label"));
		expect(labels).toEqual([
			"Accepted 90, In transit 300, Lost 10, Outstanding 600 and Not approved 10; 1,010 mask in all",
			"Amount unknown",
		]);
		expect(await screen.findByText("Counters contradict each other")).toBeTruthy();
	});

	test("totals by product leave out what contradicts itself", async () => {
		at("/resources?view=products", "/resources");
		expect(await cells(/^Totals by product/, 0)).toEqual(["Respirator masks"]);
		expect(await screen.findByText(/lines whose counters contradict each other, in no sum: 1/)).toBeTruthy();
	});

	test("discrepancies: those of what is real", async () => {
		at("/resources?view=discrepancies", "/resources");
		expect((await cells(/^Discrepancies/, 0)).map((text) => text?.trim())).toEqual(["9"]);
		expect(await screen.findByText("1 to be acted on, 0 settled")).toBeTruthy();
	});

	test("discrepancies of drills are apart", async () => {
		at("/resources?view=discrepancies&status=Exercise", "/resources");
		expect((await cells(/^Discrepancies/, 0)).map((text) => text?.trim())).toEqual(["10 Exercise"]);
	});

	test("shipments: by where they go; priority and state of a line are those of requests", async () => {
		at("/resources?view=shipments&region=420000", "/resources");
		expect((await cells(/^Shipments/, 0)).map((text) => text?.trim())).toEqual(["9"]);
		expect(screen.queryByLabelText("Priority")).toBeNull();
	});

	test("shipments to elsewhere are not listed", async () => {
		at("/resources?view=shipments&region=430000", "/resources");
		expect(await screen.findByText("No shipment fits")).toBeTruthy();
	});

	test("offers", async () => {
		at("/resources?view=offers", "/resources");
		expect((await cells(/^Offers/, 0)).map((text) => text?.trim())).toEqual(["2"]);
	});

	test("nothing fits: a heading and a next step", async () => {
		at("/resources?view=offers&product=99", "/resources");
		expect(await screen.findByRole("heading", { name: "No offer fits" })).toBeTruthy();
	});
});

describe("one thing each", () => {
	test("a request: lines, commitments, shipments, history, proof", async () => {
		at("/request/3", "/request/:id");
		expect(await screen.findByRole("heading", { level: 1, name: /Request 3/ })).toBeTruthy();
		expect(await screen.findByText("Amount unknown: The requester says that it is needed and not how much. It counts neither as 0 nor as 1.")).toBeTruthy();
		expect(await cells(/^Commitments/, 2)).toEqual(["Mask maker"]);
		expect(await cells(/^What was done to request\/3/, 1)).toEqual(["Request submitted"]);
		expect(screen.getByRole("link", { name: "Check the proof of this record" }).getAttribute("href")).toContain("/verify?subject=request%2F3");
	});

	test("a request whose counters contradict each other says so and draws nothing", async () => {
		at("/request/4", "/request/:id");
		expect((await screen.findAllByRole("alert")).map(({ textContent }) => textContent)).toEqual([
			"The counters of this line contradict each other; no bar is drawn. Tell the chain's operators the request and the line.",
		]);
	});

	test("a drill comes under its banner", async () => {
		at("/request/5", "/request/:id");
		await screen.findByRole("heading", { level: 1, name: /Request 5 Exercise/ });
		expect(window.location.hash).toBe("#/request/5?status=Exercise");
	});

	test("a shipment: what is wrong, receipt, lots, checkpoints", async () => {
		at("/shipment/9", "/shipment/:id");
		expect(await screen.findByRole("heading", { level: 1, name: /Shipment 9/ })).toBeTruthy();
		expect((await screen.findAllByText(/In dispute, a round decides/)).length).toBe(1);
		expect(screen.getByText("Held by customs")).toBeTruthy();
		expect(screen.getByText("broken")).toBeTruthy();
		expect(screen.getByText("expired")).toBeTruthy();
		expect(screen.getByText("Disputed")).toBeTruthy();
	});

	test("an offer: a preview is asked for by an agency that may approve", async () => {
		at("/offer/2", "/offer/:id");
		const choice = await screen.findByLabelText(/In the name of which agency/);
		const approver = await within(choice).findByRole("option", { name: "Health commission of Hubei" });
		expect(within(choice).queryByRole("option", { name: "Mask maker" })).toBeNull();
		fireEvent.change(choice, { target: { value: approver.getAttribute("value") } });
		expect(await screen.findByText(/2 of 2 lines chosen/)).toBeTruthy();
		fireEvent.change(screen.getByLabelText(/How much to share/), { target: { value: "801" } });
		expect(screen.getByText("The quantity must be a whole number above 0 and at most 800.")).toBeTruthy();
		expect(screen.getByRole("button", { name: "Compute the preview" })).toHaveProperty("disabled", true);
	});

	test("nothing has this number, or it is none", async () => {
		const { unmount } = at("/request/99", "/request/:id");
		expect(await screen.findByRole("heading", { name: "There is no such record" })).toBeTruthy();
		unmount();
		at("/request/x", "/request/:id");
		expect(await screen.findByRole("heading", { name: "The number in the address is none" })).toBeTruthy();
	});
});
