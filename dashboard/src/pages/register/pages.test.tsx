import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { showPage } from "../../page.testing.tsx";
import { HeadersNode } from "../../rpc/blocks.testing.ts";
import type { AgencyRecord, OfficerRecord, Quota, ReliabilityRecord, Validator } from "../../rpc/records.ts";
import { DAY, OFFICER, row } from "../resources/fixtures.testing.ts";
import { answering, show } from "../resources/page.testing.tsx";
import { ACCOUNTS, KEYS } from "./fixtures.testing.ts";
import RegisterIndex from "./index.tsx";

const agency = (name: string, changes: Partial<AgencyRecord> = {}): AgencyRecord => ({
	kind: "agency",
	class: "HealthAdministration",
	name,
	jurisdiction: "420000",
	parent: null,
	lineRoot: 3,
	depth: 0,
	roles: ["Report", "Vote", "Admit"],
	status: "Active",
	registeredAt: 0,
	eligibleSince: 0,
	children: 0,
	officers: 2,
	suspension: null,
	...changes,
});

const officer = (changes: Partial<OfficerRecord>): OfficerRecord => ({
	kind: "officer",
	agency: 7,
	roles: ["Vote"],
	status: "Active",
	successor: null,
	validUntil: 18_446_744_073_709_551_615,
	enrolledAt: 0,
	suspension: null,
	...changes,
});

const allowance = (weight: string, bytes: string, urgent: string, security: string) => ({ weight, bytes, urgent, security });
const policy = { burst: allowance("1000000000000", "16777216", "30000", "30000"), refill: allowance("250000000", "65536", "17", "17") };
const quota: Quota = {
	tier: "County",
	left: allowance("-1000000000", "16777216", "6000", "30000"),
	policy,
	officerPolicy: policy,
	officers: [{ officer: OFFICER, left: null }],
};

const reliability: ReliabilityRecord = {
	kind: "reliability",
	categories: [
		{ category: "Health", right: 9_800, wrong: 0, events: 10, epoch: 1, letter: "A", ppm: 915_254, weight: 1_415 },
		{ category: "Fire", right: 2_000, wrong: 0, events: 2, epoch: 1, letter: "F", ppm: 750_000, weight: 1_250 },
	],
	missed: [{ timer: "Triage", count: 2 }],
	missedReveals: 1,
};

const rows = [
	row("agency/3", agency("National commission", { jurisdiction: "000000", children: 1 })),
	row("agency/7", agency("Hubei commission", { parent: 3, depth: 1, children: 1 })),
	row("agency/8", agency("Wuhan hospital", { parent: 7, depth: 2, class: "Hospital", status: "Suspended", jurisdiction: "420100",
		suspension: { since: 40, reason: "Investigation", proposal: null } })),
	row("agency/9", agency("Stray station", { parent: 99, lineRoot: 98, depth: 4 })),
	row("officer/5A", officer({ validUntil: Date.now() + 3 * DAY })),
	row("officer/5B", officer({ validUntil: Date.now() - DAY })),
	row("officer/5C", officer({ status: "Rotated", successor: "5D" })),
	row("officer/5E", officer({})),
	row("reliability/7", reliability),
];

const validator = (account: string, standing: Validator["standing"], changes: Partial<Validator> = {}): Validator => ({
	account, agency: 3, standing, strikes: 0, offence: null, endpoint: null, ...changes,
});
const validators = [
	validator("5V1", "Standby", { strikes: 2, offence: 12 }),
	...["5V2", "5V3", "5V4", "5V5", "5V6"].map((account) => validator(account, "Active")),
	validator("5V7", "Active", { endpoint: { peer: "12D3Koo", addresses: ["/ip4/10.0.0.11/tcp/30333"] } }),
];

const at = (address: string, path: string) => show(RegisterIndex, address, path, rows, { muster_quota: quota, muster_validators: validators });

test("the register as a table: class, state, parent and line", async () => {
	at("/agencies", "/agencies");
	const table = await screen.findByRole("table", { name: /^Agencies/ });
	const cells = within(table).getAllByRole("row").slice(1).map((each) => within(each).getAllByRole("cell").map(({ textContent }) => textContent));
	expect(cells.map(([number]) => number)).toEqual(["3", "7", "8", "9"]);
	expect(cells[2]).toEqual(expect.arrayContaining(["Wuhan hospital", "Hospital", "‖ Suspended", "Hubei commission", "National commission"]));
	expect(cells[0]).toContain("Admitted by the council");
});

test("the register as reporting lines: orphans are shown, with why", async () => {
	at("/agencies?view=lines", "/agencies");
	const top = await screen.findByText("National commission");
	const line = top.closest("li");
	expect(line === null ? [] : within(line).getAllByRole("link").map(({ textContent }) => textContent)).toEqual(
		["National commission", "Hubei commission", "Wuhan hospital"],
	);
	expect(screen.getByText("Its parent, agency 99, is not in this list")).toBeTruthy();
});

test("an agency: its place, officers by what is due, allowance, reliability", async () => {
	at("/agency/7", "/agency/:id");
	expect(await screen.findByRole("heading", { level: 1, name: /Hubei commission/ })).toBeTruthy();
	const officers = await screen.findByRole("table", { name: /^Officers/ });
	expect(within(officers).getAllByRole("row").slice(1).map((each) => within(each).getAllByRole("cell")[1]?.textContent)).toEqual([
		"◐ May act, term ends within 30 days",
		"● May act",
		"○ Term has ended, may not act",
		"↷ Goes on with another key New key: 5D",
	]);
	expect(screen.getByText("Officers whose term ends within 30 days: 1; has ended: 1")).toBeTruthy();

	const meters = (await screen.findAllByRole("img")).map((meter) => meter.getAttribute("aria-label"));
	expect(meters).toEqual([
		"Weight (time of computing): -1 ms left of 1 s, 0%",
		"Bytes: 16 MiB left of 16 MiB, 100%",
		"Urgent calls: 6 left of 30, 20%",
		"Security calls: 30 left of 30, 100%",
	]);
	expect(screen.getByText("May not act now, and has none")).toBeTruthy();

	const letters = await screen.findByRole("table", { name: /^Reliability by category/ });
	const read = within(letters).getAllByRole("row").slice(1).map((each) => within(each).getAllByRole("cell").map(({ textContent }) => textContent));
	expect(read).toEqual([
		["A Completely reliable (90% or more)", "91.5%", "9.8", "0", "10", "enough to judge by", "1.415"],
		["F Cannot be judged", "—", "2", "0", "2", "not enough to judge by; events lacking: 3", "1.25"],
	]);
	expect(screen.getByText("Sealed figures not revealed in time: 1")).toBeTruthy();
	expect(await screen.findByText("Wuhan hospital")).toBeTruthy();
});

test("an agency that is suspended says so, and that it was never judged", async () => {
	at("/agency/8", "/agency/:id");
	expect(await screen.findByText("Suspended since block 40, reason: Investigation")).toBeTruthy();
	expect(await screen.findByText("Its agency is not active, so it may not act")).toBeTruthy();
	expect(await screen.findByText("It was never judged, and never late.")).toBeTruthy();
});

test("no agency has this number", async () => {
	const { unmount } = at("/agency/77", "/agency/:id");
	expect(await screen.findByRole("heading", { name: "There is no such agency" })).toBeTruthy();
	unmount();
	at("/agency/4294967296", "/agency/:id");
	expect(await screen.findByRole("heading", { name: "There is no such agency" })).toBeTruthy();
});

test("validators: who is active first, strikes, offence, endpoint, and the floor in numbers", async () => {
	at("/validators", "/validators");
	const table = await screen.findByRole("table", { name: /^Validators/ });
	const accounts = within(table).getAllByRole("row").slice(1).map((each) => within(each).getAllByRole("cell")[0]?.textContent);
	expect(accounts).toEqual(["5V2", "5V3", "5V4", "5V5", "5V6", "5V7", "5V1"]);
	expect(within(table).getByText("Sealed or voted twice in session 12")).toBeTruthy();
	expect(within(table).getByText("/ip4/10.0.0.11/tcp/30333")).toBeTruthy();
	expect(screen.getByText(/7 members that are not leaving, floor 5, 6 active\./)).toBeTruthy();
	expect(screen.getByText("1 may still leave or go offline.")).toBeTruthy();
	expect(screen.getByText("Blocks go on becoming final with up to 1 silent at once.")).toBeTruthy();
	expect(await screen.findByText("In order")).toBeTruthy();
});

/** The validators over a node that has blocks of these slots. */
function atBlocks(slots: readonly number[]): void {
	const node = new HeadersNode(KEYS);
	const best = node.grow("a", slots);
	const members = ACCOUNTS.map((account) => validator(account, "Active"));
	const client = answering(rows, { muster_validators: members });
	// The status tells of the best block by another hash.
	client.request = (method, params) => node.request(method, params.map((each) => (each === client.best ? best : each)));
	showPage(RegisterIndex, "/validators", "/validators", client);
}

const making = async () => {
	const table = await screen.findByRole("table", { name: /^Blocks made by each/ });
	return within(table).getAllByRole("row").slice(1).map((each) => within(each).getAllByRole("cell").map(({ textContent }) => textContent));
};

test("blocks made: who lets its turns pass is on top, and said by a shape and in words", async () => {
	atBlocks(Array.from({ length: 24 }, (_, at) => 400 + at).filter((slot) => slot < 404 || slot % 4 !== 2));
	const cells = await making();
	expect(cells[0]).toEqual([expect.stringContaining(ACCOUNTS[2]?.slice(0, 8) ?? ""), expect.anything(), "✕ Makes none missed its last 5 turns", expect.stringMatching(/^3, .* ago$/), "1 / 6"]);
	expect(cells.slice(1).map(([, , state, last, made]) => [state, last?.split(",")[0], made]))
		.toEqual([["● Makes blocks", "17", "6 / 6"], ["● Makes blocks", "18", "6 / 6"], ["● Makes blocks", "19", "6 / 6"]]);
	expect(screen.getByText("1 validator has missed more than 3 turns one after the other")).toBeTruthy();
});

test("blocks made: everybody in order", async () => {
	atBlocks(Array.from({ length: 40 }, (_, at) => 400 + at));
	expect((await making()).map(([, , state]) => state)).toEqual(Array(4).fill("● Makes blocks"));
	expect(screen.getByText("All whose turn it is make blocks")).toBeTruthy();
});

test("blocks made: a node that does not give headers is said to fail, and the rest of the page stays", async () => {
	at("/validators", "/validators");
	expect((await screen.findByRole("alert")).textContent).toContain("This node is too old to know this question");
	expect(screen.getByRole("table", { name: /^Validators/ })).toBeTruthy();
});
