import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { showPage } from "../../page.testing.tsx";
import { takeRegions } from "../../regions/regions.ts";
import { FakeClient } from "../../rpc/client.testing.ts";
import { field, RpcError } from "../../rpc/errors.ts";
import { answerOf } from "../../rpc/node.testing.ts";
import type { IncidentCounts, IncidentRecord, Row, Situation } from "../../rpc/records.ts";
import Page from "./index.tsx";

// jsdom draws nothing; what a chart shows stands in its table, too.
vi.mock("../../ui/echarts.ts", () => ({
	init: () => ({ setOption: () => undefined, on: () => undefined, resize: () => undefined, dispose: () => undefined }),
}));

const HOUR = 3_600_000;
const NOW = Date.now();

function incident(number: number, headline: string, change: Partial<IncidentRecord>): Row<IncidentRecord> {
	const record: IncidentRecord = {
		kind: "incident", eventType: 1, status: "Actual", reporter: 7, region: "420100", severity: "Severe",
		certainty: "Possible", verification: "Reported", verdict: null, provisional: false, previous: null,
		management: "Pending", lead: null, revision: 1, round: null, judged: null, filedAt: NOW - 50 * HOUR, reportDue: NOW,
		verifyDue: null, expires: null, mergedInto: null, absorbed: 0,
		stamps: { emerged: null, detected: 0, notified: 0, responded: null }, notify: false,
		running: { triage: null, verify: null, respond: null }, missed: [],
		reports: [{
			revision: 1, agency: 7, officer: "5C", filedAt: 0, block: 1, categories: ["Health"], urgency: "Immediate",
			severity: "Severe", regions: ["420100"], point: null, onset: null, observedAt: 0, utcOffset: 480, headline,
			content: { algorithm: "Sha256", digest: "0x", size: 1, mediaType: "Pdf" }, external: null,
			ihr: { seriousImpact: null, unusual: null, internationalSpread: null, tradeRestrictions: null },
		}],
		discard: null, closure: null, mergeProposal: null, alert: null, alertProposal: null, ...change,
	};
	return { subject: `incident/${number}`, block: 1, final: true, record };
}

const late = (hours: number) => ({ running: { triage: NOW - hours * HOUR, verify: null, respond: null } });
const counts = (status: IncidentCounts["status"], verification: IncidentCounts["verification"]): IncidentCounts => ({
	status, total: 5, verification, severity: { Severe: 5 }, management: { Pending: 5 }, eventType: { 1: 5 },
});
const situation = (region: string, past: boolean): Situation => ({
	region,
	incidents: [counts("Actual", { Confirmed: 41, Reported: 173, Disputed: 5 }), counts("Exercise", { Reported: 777 })],
	needs: past ? null : [],
});

function answer(method: string, [first, options]: readonly unknown[]): unknown {
	const past = typeof field(options, "at") === "number";
	switch (method) {
		case "muster_situation":
			return situation(String(first), past);
		case "muster_situations":
			return [situation("420000", past), situation("110000", past)];
		case "muster_history":
			return { from: 1, until: 2, moments: [{ at: 1_000, verification: { Reported: 1 }, severity: {} }] };
		case "muster_incidents":
			return field(first, "verification") !== "Reported" ? [] : field(first, "status") === "Actual"
				? [incident(1, "Late by five", late(5)), incident(2, "Late by nine", late(9)), incident(3, "In time", late(-1))]
				: [incident(4, "Only a drill", { ...late(30), status: "Exercise" })];
		default:
			return [];
	}
}

let client: FakeClient;
/** What the node has no time for. */
let refuses: (method: string, filter: unknown) => boolean;

beforeEach(() => {
	takeRegions({ regions: [["110000", "北京市", "Beijing"], ["420000", "湖北省", "Hubei"], ["420100", "武汉市", "Wuhan"]] });
	refuses = () => false;
	client = new FakeClient((method, params) => {
		if (refuses(method, params[0])) throw new RpcError(4004, "the answer would take too long");
		return answerOf(answer(method, params));
	});
});

const show = (address: string) => showPage(Page, address, "/situation/:region?", client);
const section = async (name: string): Promise<HTMLElement> => screen.findByRole("region", { name: new RegExp(`${name}$`) });

describe("the situation", () => {
	it("begins with the report that is overdue for the longest", async () => {
		show("/situation/000000");
		expect((await screen.findByText("Longest overdue report that is not verified")).parentElement?.textContent)
			.toContain("Late by nine");
		const overdue = await section("Overdue");
		const headlines = within(overdue).getAllByRole("row").map((row) => /Late by (\w+)/.exec(row.textContent ?? "")?.[1]);
		expect(headlines.filter((each) => each !== undefined)).toEqual(["nine", "five"]);
		expect(overdue.textContent).not.toContain("In time");
		const sections = [...document.querySelectorAll("section[aria-labelledby]")];
		expect(sections[0]?.getAttribute("aria-labelledby")).toBe("overdue");
	});

	it("never shows a sum of what is confirmed and what is not", async () => {
		show("/situation/000000");
		const shown = (await section("Incidents")).textContent ?? "";
		expect(shown).toContain("41");
		expect(shown).toContain("173");
		for (const sum of [41 + 173, 41 + 173 + 5, 41 + 5]) expect(shown).not.toContain(String(sum));
	});

	it("holds drills apart, and has the word on every heading and row of theirs", async () => {
		show("/situation/000000?status=Exercise");
		const overdue = await section("Overdue");
		expect(await within(overdue).findAllByText("Only a drill")).not.toHaveLength(0);
		expect(overdue.textContent).not.toContain("Late by");
		const rows = within(overdue).getAllByRole("row").slice(1);
		for (const row of rows) expect(row.textContent).toContain("Exercise");
		expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Exercise");
		expect((await section("Incidents")).textContent).toContain("777");
		expect((await section("Incidents")).textContent).not.toContain("173");
	});

	it("says that it is the past, asks for that moment, and shows nothing that is only known of now", async () => {
		show("/situation/000000?at=1580000000000");
		await section("Incidents");
		expect(screen.getByText(/This is the past/)).toBeTruthy();
		for (const { method, params } of client.asked) {
			expect(method).not.toBe("muster_incidents");
			if (method.startsWith("muster_situation")) expect(params[1]).toEqual({ at: 1_580_000_000_000 });
		}
		const [back] = screen.getAllByRole("button", { name: "Back to now" });
		if (back) fireEvent.click(back);
		await section("Overdue");
		expect(window.location.hash).not.toContain("at=");
	});

	it("says when a part of what is overdue could not be read", async () => {
		refuses = (method, filter) => method === "muster_incidents" && field(filter, "management") === "Ongoing";
		show("/situation/000000");
		expect(await screen.findByText(/this list may not be whole/)).toBeTruthy();
		expect((await section("Overdue")).textContent).toContain("Late by nine");
	});

	it("says what to do about a code that is no region's", () => {
		show("/situation/42");
		expect(screen.getByText(/no region with the code/)).toBeTruthy();
		expect(client.asked).toEqual([]);
	});
});

describe("its map", () => {
	it("is one stop of Tab, and arrow keys go on from there", async () => {
		show("/situation/000000");
		const map = await screen.findByRole("navigation", { name: /map of its regions/ });
		const links = within(map).getAllByRole("link");
		expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1);
		const [hubei] = links.filter((link) => link.dataset["region"] === "420000");
		if (hubei === undefined) throw new Error("Hubei is not on the map");
		hubei.focus();
		fireEvent.keyDown(hubei, { key: "ArrowUp" });
		await waitFor(() => expect(document.activeElement?.getAttribute("data-region")).toBe("110000"));
	});

	it("says of each region what is confirmed and what is not, apart", async () => {
		show("/situation/000000");
		const map = await screen.findByRole("navigation", { name: /map of its regions/ });
		const hubei = within(map).getByRole("link", { name: "Hubei Severe Confirmed 41 Not confirmed 173 Disputed 5" });
		expect(hubei.getAttribute("title"))
			.toBe("Hubei: Confirmed 41, Not confirmed 173 and Disputed 5; worst severity (as reported): Severe");
		expect(hubei.getAttribute("href")).toBe("#/situation/420000");
	});
});
