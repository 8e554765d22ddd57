import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Writable } from "node:stream";

import type { Outcome } from "../../src/chain/client.ts";
import type { LoggedEvent } from "../../src/chain/events.ts";
import { Waits } from "../../src/chain/waits.ts";
import type { Registry } from "../../src/replay/chain/registry.ts";
import type { Session } from "../../src/replay/chain/session.ts";
import { Verification } from "../../src/replay/chain/verify.ts";
import { loadDataset, type Dataset } from "../../src/replay/data/load.ts";
import { planAgencies, type PlannedAgency } from "../../src/replay/plan/agencies.ts";
import { situationReports, type PlannedReport } from "../../src/replay/plan/reports.ts";
import { CLASSES } from "../../src/replay/plan/roles.ts";
import { Progress } from "../../src/replay/progress.ts";

const SHIPPED = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));
const VOTERS = 2 ** CLASSES.length - 1;
const INCIDENT = 7;

interface Sent {
	readonly signer: string;
	readonly call: string;
	readonly round: unknown;
}

/** A chain that accepts everything, says what the test has it say, and remembers what it was sent. */
class Stage {
	readonly sent: Sent[] = [];
	refuse: string | undefined;
	#listen: (event: LoggedEvent) => void = () => undefined;
	readonly #waits = new Waits(() => "");

	readonly log = {
		onEvent: (listen: (event: LoggedEvent) => void) => (this.#listen = listen),
		until: (...wait: Parameters<Waits["until"]>) => this.#waits.until(...wait),
	};

	readonly session = {
		call: (pallet: string, name: string, ...args: unknown[]) => ({ name: `${pallet}.${name}`, args }),
		send: async (what: string, signer: string, made: unknown) => {
			const { name, args } = made as { name: string; args: unknown[] };
			if (name === this.refuse) throw new Error(`${what}: refused`);
			this.sent.push({ signer, call: name, round: args[0] });
			return triaged(3, Date.now() + 1_000);
		},
	} as unknown as Session;

	/** An event of a final block. */
	tell(name: string, fields: Record<string, number>): void {
		const values = Object.entries(fields).map(([field, value]) => [field, { toString: () => String(value) }]);
		this.#listen({ block: 1, name, fields: Object.fromEntries(values) } as LoggedEvent);
		this.#waits.look();
	}

	votes(round: number): string[] {
		return this.sent.filter((each) => each.call === "validation.vote" && each.round === round).map(({ signer }) => signer);
	}
}

function triaged(round: number, verifyDue: number): Outcome {
	const data = Object.assign([round, verifyDue], { names: ["round", "verifyDue"] });
	return { events: [{ event: { section: "incidents", method: "TriageAccepted", data } }] } as unknown as Outcome;
}

let data: Dataset;
let agencies: Map<string, PlannedAgency>;
let report: PlannedReport;
let stage: Stage;
let verification: Verification;

beforeEach(async () => {
	data ??= await loadDataset(SHIPPED);
	agencies ??= new Map(planAgencies(data).map((agency) => [agency.key, agency]));
	report ??= situationReports(data, "2020-01-31").find(({ region }) => region === 420_000)!;
	const type = { id: 1, categories: 1, voters: VOTERS };
	const registry: Registry = { situation: type, shortage: type, products: new Map() };
	const silent = new Progress(new Writable({ write: (_, __, done) => done() }) as NodeJS.WriteStream);
	stage = new Stage();
	verification = new Verification(stage.session, stage.log, data, registry, agencies, silent);
});

describe("a report", () => {
	it("is triaged, voted on, and waits for its verdict", async () => {
		await verification.run([{ report, incident: INCIDENT }]);
		assert.equal(stage.sent[0]?.call, "incidents.triageAccept");
		assert.ok(stage.votes(3).includes(agencies.get("cdc-420000")?.uri ?? ""));
		let settled = false;
		const waiting = verification.settled().then(() => (settled = true));
		stage.tell("incidents.VerdictReached", { incident: INCIDENT + 1 });
		await new Promise(setImmediate);
		assert.ok(!settled, "the verdict was another's");
		stage.tell("incidents.VerdictReached", { incident: INCIDENT });
		await waiting;
	});

	it("whose round goes on one region up is voted on again by the same", async () => {
		await verification.run([{ report, incident: INCIDENT }]);
		const verifyDue = Date.now() + 1_000;
		stage.tell("incidents.RoundFollowed", { incident: INCIDENT, from: 3, round: 4, region: 0, verifyDue });
		const waiting = verification.settled();
		await new Promise(setImmediate);
		assert.deepEqual(stage.votes(4).sort(), stage.votes(3).sort());
		assert.equal(stage.sent.filter(({ call }) => call === "incidents.triageAccept").length, 1);
		stage.tell("incidents.VerdictReached", { incident: INCIDENT });
		await waiting;
	});

	it("of another replay is none of ours", async () => {
		stage.tell("incidents.RoundFollowed", { incident: 99, from: 1, round: 2, region: 0, verifyDue: 0 });
		await verification.settled();
		assert.equal(stage.sent.length, 0);
	});

	it("on which a later vote fails, ends the replay", async () => {
		await verification.run([{ report, incident: INCIDENT }]);
		stage.refuse = "validation.vote";
		const verifyDue = Date.now() + 1_000;
		stage.tell("incidents.RoundFollowed", { incident: INCIDENT, from: 3, round: 4, region: 0, verifyDue });
		await assert.rejects(verification.failed, /in round 4: refused/);
		await assert.rejects(verification.settled(), /in round 4: refused/);
	});
});
