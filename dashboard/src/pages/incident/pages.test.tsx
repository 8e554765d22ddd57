import { act as acting, screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import { showApp } from "../../page.testing.tsx";
import { FakeClient } from "../../rpc/client.testing.ts";
import { RpcError } from "../../rpc/errors.ts";
import { answerOf } from "../../rpc/node.testing.ts";
import { navigate } from "../../shell/location.ts";
import { act, counted, incident, openRound } from "./fixtures.ts";

const round = counted(
	openRound(
		{ Hospital: 1, DiseaseControl: 1, Customs: 1, Meteorology: 1 },
		[["Hospital", "Confirm"], ["DiseaseControl", "Confirm"], ["Customs", "Confirm"], ["Meteorology", "Dispute"]],
		{ classes: 3, groups: 3, turnout: 1 },
	),
);
// Round 3 came to nothing in Wuchang and goes on in Wuhan as round 4, which is open.
const undecided = { ...round, state: "Escalated" as const };
const above = {
	...openRound({ Hospital: 2, Customs: 1 }, [["Hospital", "Confirm"]], { classes: 2, groups: 2, turnout: 1 }),
	region: "420100", escalated: 5, level: 1, competent: ["Customs" as const], deadline: Date.now() + 3_600_000,
};
const row = (subject: string, record: unknown, final = true) => ({ subject, block: 5, final, record });
const one = row("incident/12", incident({ verification: "Confirmed", verdict: "Confirmed", judged: 3 }));
const best = row("incident/13", incident({ status: "Actual" }), false);
const acts = [
	act(10, 0, "incidents.filed", ["incident/12"]),
	act(12, 0, "validation.roundOpened", ["round/3", "incident/12"], null),
];

/** What a node answers, by method and first parameter; anything else there is not. */
const answers: Readonly<Record<string, unknown>> = {
	"muster_incidents": [best, one],
	"muster_incident 12": one,
	"muster_audit incident/12": acts,
	"muster_audit round/3": acts.slice(1),
	"muster_record round/3": row("round/3", round),
	"muster_audit incident/13": [
		act(20, 0, "validation.roundOpened", ["round/5", "incident/13"], null),
		act(30, 0, "incidents.roundFollowed", ["incident/13", "round/5", "round/6"], null),
	],
	"muster_audit round/5": [],
	"muster_audit round/6": [],
	"muster_record round/5": row("round/5", { ...undecided, matter: { of: "incident", incident: 13, revision: 1 } }),
	"muster_record round/6": row("round/6", { ...above, matter: { of: "incident", incident: 13, revision: 1 } }),
	"muster_requests": [],
	"muster_records": [],
	"muster_agencies": [],
};

let client: FakeClient;
beforeEach(() => {
	client = new FakeClient((method, [first]) => {
		const found = answers[`${method} ${String(first)}`] ?? answers[method];
		if (found === undefined) throw new RpcError(4002, `there is no ${String(first)}`);
		return answerOf(found, { next: null });
	});
});

const open = (address: string) => showApp(address, client);

const SOON = { timeout: 10_000 };

test("an incident is shown with its verdict in words, its history and its timers", { timeout: 30_000 }, async () => {
	open("/incident/12");
	const verdict = /Confirmed: 3 of 4 classes that were heard say so .*; disputed by meteorology\./;
	expect(await screen.findByText(verdict, {}, SOON)).toBeDefined();
	expect(await screen.findByText("First report", { selector: "strong" }, SOON)).toBeDefined();
	expect(screen.getByText("A round opened")).toBeDefined();
	expect(screen.getByText("Counted again here from the votes: the same as on the chain.")).toBeDefined();
	expect(screen.getByText("No request names this incident.")).toBeDefined();
});

test("the list asks for what the address says, with best blocks, and marks what is not final", { timeout: 30_000 }, async () => {
	open("/incidents?region=420000&severity=Severe&order=oldest");
	expect(await screen.findByText(/1 is in a block that is not final yet/, {}, SOON)).toBeDefined();
	const [filter, page] = client.asked.find(({ method }) => method === "muster_incidents")?.params ?? [];
	expect(filter).toEqual({ region: "420000", severity: "Severe", status: "Actual" });
	expect(page).toMatchObject({ consistency: "best", order: "oldest" });
});

test("an incident that is none is said to be none", { timeout: 30_000 }, async () => {
	open("/incident/99");
	expect(await screen.findByText(/There is no such record/, {}, SOON)).toBeDefined();
});

test("a record whose proof the node does not give is told, with what to do", { timeout: 30_000 }, async () => {
	open("/verify?subject=incident/12");
	expect(await screen.findByText(/The node gave no proof/, {}, SOON)).toBeDefined();
	expect(screen.getByText(/use a proof file that you have/)).toBeDefined();
});

const terms = (of: Element): Record<string, string> =>
	Object.fromEntries([...of.querySelectorAll("dt")].map((dt) => [dt.textContent ?? "", dt.nextElementSibling?.textContent ?? ""]));

test("a round has its matter, terms, votes and verdict, and a way to the incident", { timeout: 30_000 }, async () => {
	open("/round/3");
	expect(await screen.findByText(/Confirmed: 3 of 4 classes/, {}, SOON)).toBeDefined();
	expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Round 3");
	const [matter] = screen.getAllByRole("link", { name: "Incident 12" });
	expect(matter?.getAttribute("href")).toBe("#/incident/12");
	expect(screen.getByRole("table", { name: /^Votes: Round 3/ }).querySelectorAll("tbody tr")).toHaveLength(4);
	expect(screen.queryByRole("link", { name: "Vote in it" })).toBeNull();
	const said = terms(screen.getByRole("region", { name: "Terms of the round" }));
	expect(said).toMatchObject({ "Opened in block": "5", "Classes with a veto": "none", "Escalated before": "0" });
	expect(said["Classes that vote"]).toBe("Hospital, Disease control, Customs, Meteorology");
});

test("a round that goes on from another leads there and back, and can be voted in while it is open", { timeout: 30_000 }, async () => {
	open("/round/6");
	expect(await screen.findByText("Goes on from round 5, one region up", {}, SOON)).toBeDefined();
	expect(screen.getByRole("link", { name: "Vote in it" }).getAttribute("href")).toBe("#/submit/vote?round=6");
	const chain = within(screen.getByRole("region", { name: "Rounds about the same" })).getAllByRole("listitem");
	expect(chain.map((each) => each.textContent)).toEqual([
		expect.stringMatching(/^Round 5 .*No decision; goes on as round 6/), expect.stringMatching(/^Round 6 /),
	]);
	expect(chain[1]?.getAttribute("aria-current")).toBe("true");
	expect(within(chain[0] ?? document.body).getByRole("link").getAttribute("href")).toBe("#/round/5");
	expect(terms(screen.getByRole("region", { name: "Terms of the round" }))).toMatchObject({ "Classes with a veto": "Customs", "Escalated before": "1" });
});

test("an incident leads to its round; a number that is no round's is said to be none", { timeout: 30_000 }, async () => {
	open("/incident/12");
	const [link] = await screen.findAllByRole("link", { name: "Round 3" }, SOON);
	expect(link?.getAttribute("href")).toBe("#/round/3");
	acting(() => navigate("/round/77"));
	expect(await screen.findByText(/There is no such record/, {}, SOON)).toBeDefined();
	acting(() => navigate("/round/x"));
	expect(await screen.findByText(/The number of a round is a number/, {}, SOON)).toBeDefined();
});
