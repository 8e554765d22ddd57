import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { App } from "../../app.tsx";
import type { Answer, Client, Line } from "../../rpc/client.ts";
import { Desk } from "../../rpc/desk.ts";
import { RpcError } from "../../rpc/errors.ts";
import { Value } from "../../rpc/observable.ts";
import { navigate } from "../../shell/location.ts";
import { act, counted, incident, openRound } from "./fixtures.ts";

const round = counted(
	openRound(
		{ Hospital: 1, DiseaseControl: 1, Customs: 1, Meteorology: 1 },
		[["Hospital", "Confirm"], ["DiseaseControl", "Confirm"], ["Customs", "Confirm"], ["Meteorology", "Dispute"]],
		{ classes: 3, groups: 3, turnout: 1 },
	),
);
const row = (subject: string, record: unknown, final = true) => ({ subject, block: 5, final, record });
const one = row("incident/12", incident({ verification: "Confirmed", verdict: "Confirmed", judged: 3 }));
const best = row("incident/13", incident({ status: "Actual" }), false);
const acts = [
	act(10, 0, "incidents.filed", ["incident/12"]),
	act(12, 0, "validation.roundOpened", ["round/3", "incident/12"], null),
];

/** What a node answers, by method and first parameter; anything else there is not. */
const answers: Readonly<Record<string, unknown>> = {
	"muster_status": {
		genesisHash: "0x00", specVersion: 102, best: { number: 9, hash: "0x09" }, finalized: { number: 8, hash: "0x08" }, index: null,
	},
	"muster_incidents": [best, one],
	"muster_incident 12": one,
	"muster_audit incident/12": acts,
	"muster_audit round/3": acts.slice(1),
	"muster_record round/3": row("round/3", round),
	"muster_requests": [],
	"muster_records": [],
	"muster_agencies": [],
};

class Node implements Client {
	readonly node = "ws://127.0.0.1:1";
	readonly line = new Value<Line>("up");
	readonly asked: unknown[][] = [];
	async ask<T>(method: string, params: readonly unknown[]): Promise<Answer<T>> {
		this.asked.push([method, ...params]);
		const found = answers[`${method} ${String(params[0])}`] ?? answers[method];
		if (found === undefined) throw new RpcError(4002, `there is no ${String(params[0])}`);
		// What a node answers is as the test above says.
		return { data: found as T, finalizedBlock: 8, indexedBlock: 8, lagMs: 0, next: null };
	}
	changes(): () => void {
		return () => undefined;
	}
	close(): void {}
}

const CONFIG = { node: "ws://127.0.0.1:1", configured: "ws://127.0.0.1:1", boundaries: null, title: { zh: "值班台", en: "Duty desk" } };

let node: Node;
let desk: Desk;
beforeEach(() => {
	node = new Node();
	desk = new Desk(node);
});
afterEach(() => desk.close());

function open(address: string): void {
	navigate(address);
	render(<App desk={desk} config={CONFIG} />);
}

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
	const [, filter, page] = node.asked.find(([method]) => method === "muster_incidents") ?? [];
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
