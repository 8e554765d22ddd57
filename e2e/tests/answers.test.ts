/** The index and `muster_*` on a network after a small replay, held against the chain itself, by clients of three families. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { ApiPromise, WsProvider } from "@polkadot/api";
import type { Codec } from "@polkadot/types/types";

import { rpc } from "../../client/rpc/polkadot-js/index.ts";
import { account, eventTypeByCode, report } from "../src/chain/calls.ts";
import { connect, type Outcome } from "../src/chain/client.ts";
import { HttpRpc, Subscription, WsRpc } from "../src/chain/jsonrpc.ts";
import { findBinary } from "../src/network/localnet.ts";
import {
	CHANGES,
	everyRow,
	SUBSCRIBE,
	type Act,
	type Answer,
	type ProvedAct,
	type RecordRow,
	type Told,
} from "../src/reading/answers.ts";
import { indexedFacts, storedFacts } from "../src/reading/compare.ts";
import { chainEvents, type ChainEvent } from "../src/reading/history.ts";
import { takeIn } from "../src/replay/chain/replay.ts";
import { Session } from "../src/replay/chain/session.ts";
import { chooseDays, loadDataset } from "../src/replay/data/load.ts";
import { Progress } from "../src/replay/progress.ts";
import { takeSnapshot } from "../src/replay/summary.ts";
import { summarizeSupplies } from "../src/replay/supplies.ts";
import { withNetwork } from "./support/network.ts";
import { LightClient } from "./support/light.ts";
import { PapiClient } from "./support/papi.ts";
import { indexed, type Grandpa } from "./support/reading.ts";
import { folder, spoiled } from "./unit/replay-fixture.ts";

const run = promisify(execFile);
/** Of a notification that is on its way. */
const TOLD_MS = 30_000;

const on = withNetwork("reading", { index: true });

let dir: string;
let binary: string;
/** Number of the last block of the small replay. */
let last: number;
let history: ChainEvent[];

const http = () => new HttpRpc(on.network.rpc.httpUrl);

before(async () => {
	dir = await mkdtemp(join(tmpdir(), "muster-reading-"));
	binary = await findBinary();
});

after(() => rm(dir, { recursive: true, force: true }));

test("after a small replay the index says what the chain's storage says", { timeout: 300_000 }, async (t) => {
	// The maker has less than is asked for: something stays unmet.
	const data = await loadDataset(await folder(t, spoiled("manufacturers.csv", "N95,1000", "N95,100")));
	const session = await Session.open(await connect(on.network.rpc.wsUrl));
	try {
		const quiet = new Progress({ write: () => true, isTTY: false } as unknown as NodeJS.WriteStream);
		await takeIn(session, data, chooseDays(data, undefined, 2), quiet);
	} finally {
		await session.close();
	}
	const snapshot = await takeSnapshot(on.api);
	last = snapshot.number;
	const status = await indexed(http(), on.heads, last);
	assert.equal(status.genesisHash, on.api.genesisHash.toHex());
	assert.equal(status.specVersion, on.api.runtimeVersion.specVersion.toNumber());
	assert.equal(status.index?.firstBlock, 0);

	const rows = [];
	for (const method of ["muster_incidents", "muster_requests", "muster_shipments"]) {
		rows.push(...(await everyRow<RecordRow<never>>(http(), method, {}, 3)));
	}
	const stored = await storedFacts(snapshot.view);
	assert.ok(stored.size > 10, `${stored.size} things to compare`);
	const found = indexedFacts(rows);
	assert.deepEqual([...found.keys()].sort(), [...stored.keys()].sort(), "each once");
	for (const [subject, facts] of stored) assert.deepEqual(found.get(subject), facts, subject);

	const shipments = [...found.keys()].filter((subject) => subject.startsWith("shipment/")).sort();
	const sentTo = async (region: string) =>
		(await everyRow<RecordRow>(http(), "muster_shipments", { region, status: "Actual" })).map(({ subject }) => subject).sort();
	assert.ok(shipments.length > 0);
	assert.deepEqual(await sentTo("420000"), shipments, "all requests are of Hubei");
	assert.deepEqual(await sentTo("430000"), []);

	const one = await http().call<Answer<RecordRow>>("muster_incident", [1]);
	assert.deepEqual(one.data, rows.find(({ subject }) => subject === "incident/1"));
	assert.ok(one.finalizedBlock >= last);

	const { unmet } = summarizeSupplies(snapshot);
	assert.ok(unmet.lines > 0);
	const { data: situation } = await http().call<Answer<SituationData>>("muster_situation", ["000000"]);
	const actual = situation.incidents.find(({ status: each }) => each === "Actual");
	assert.equal(actual?.total, snapshot.incidents.length);
	const over = ["Draft", "Fulfilled", "Closed", "Rejected", "Cancelled", "Expired"];
	const needed = situation.needs.filter(({ state }) => !over.includes(state));
	const sum = (of: (need: NeedRow) => number) => needed.reduce((total, each) => total + of(each), 0);
	assert.equal(sum(({ lines }) => lines), unmet.lines);
	const oldest = Math.min(...needed.map((need) => need.oldest));
	assert.equal(oldest, snapshot.now - (unmet.age?.oldestMs ?? Number.NaN));
	const products = Object.values(unmet.products);
	assert.equal(
		sum(({ outstanding }) => Number(outstanding)),
		products.reduce((total, { known, unknown }) => total + known.outstanding + unknown.outstanding, 0),
	);
});

interface NeedRow {
	readonly product: number;
	readonly state: string;
	readonly lines: number;
	readonly unknown: number;
	readonly outstanding: string;
	readonly oldest: number;
}

interface SituationData {
	readonly incidents: readonly { readonly status: string; readonly total: number }[];
	readonly needs: readonly NeedRow[];
}

/** Things that an event is about, by its fields, as somebody reads them who has only the metadata. */
function subjectsOf({ name, fields }: ChainEvent): string[] {
	const found = new Set<string>();
	const add = (kind: string, value: unknown) => value !== undefined && value !== null && found.add(`${kind}/${String(value)}`);
	const matter = (subject: unknown) => {
		const { incident, need, delivery } = (subject ?? {}) as Record<string, Record<string, number> | undefined>;
		add("incident", incident?.["incident"]);
		add("request", need?.["request"]);
		add("shipment", delivery?.["shipment"]);
	};
	if (name.startsWith("incidents.")) for (const field of ["incident", "target"]) add("incident", fields[field]?.toJSON());
	if (name.startsWith("resources.")) for (const field of ["request", "shipment"]) add(field, fields[field]?.toJSON());
	matter(fields["subject"]?.toJSON());
	matter((fields["details"]?.toJSON() as { subject?: unknown } | undefined)?.subject);
	return [...found];
}

/** An act as the audit tells it, in what can be known from the chain. */
function told({ block, event, name, extrinsic, extrinsicHash, officer }: ProvedAct): unknown[] {
	return [block.number, block.hash, event, name, extrinsic, extrinsicHash, officer];
}

function happened({ block, hash, event, name, extrinsic, extrinsicHash, fields }: ChainEvent): unknown[] {
	const officer = fields["officer"]?.toString() ?? null;
	return [block, hash, event, name, extrinsic ?? null, extrinsicHash ?? null, officer];
}

test("the audit of each incident is the chain's own history of it", { timeout: 180_000 }, async () => {
	history = await chainEvents(on.api, 1, last);
	const incidents = new Set(history.flatMap(subjectsOf).filter((subject) => subject.startsWith("incident/")));
	assert.ok(incidents.size >= 5);
	for (const subject of incidents) {
		const expected = history.filter((event) => subjectsOf(event).includes(subject));
		const acts = await everyRow<ProvedAct>(http(), "muster_audit", subject, 3);
		assert.deepEqual(acts.map(told), expected.map(happened), subject);
		assert.ok(acts.every((act) => act.final));
		for (const [i, act] of acts.entries()) {
			const signer = expected[i]?.signer;
			if (act.officer !== null) assert.equal(act.officer, signer, `${act.name} was signed by who is named`);
		}
		const [filed] = acts;
		assert.equal(filed?.name, "incidents.filed");
		assert.equal(filed?.claimed, Number((expected[0]?.fields["facts"]?.toJSON() as { observedAt: number }).observedAt));
		assert.ok((filed?.proved ?? 0) > (filed?.claimed ?? Infinity), "proved after it was claimed");
	}
	await assert.rejects(http().call("muster_incident", [10 ** 9]), { code: 4002 });
});

/** Files a report and waits until it is final. */
async function file(serial: number): Promise<Outcome> {
	const eventType = await eventTypeByCode(on.api, "respiratory.novel");
	const outcome = await (await on.submitter.submit(report(on.api, eventType, serial, "response"), account("//Charlie"))).finalized;
	assert.equal(outcome.error, undefined);
	return outcome;
}

/** Takes notifications until one is of this block or a later one; returns what was told. */
async function notified(changes: Subscription<Told>, block: number): Promise<Told[]> {
	const all: Told[] = [];
	while ((all.at(-1)?.block.number ?? 0) < block) all.push(await changes.next(`block ${block}`, TOLD_MS));
	return all;
}

test("a plain client over WebSocket is told of every block once, over a broken line, too", { timeout: 120_000 }, async () => {
	const ours = history.filter(isOurs);
	const first = await WsRpc.open(on.network.rpc.wsUrl);
	const changes = await first.subscribe<Told>(SUBSCRIBE, CHANGES, [{ from: 1 }]);
	const past = await notified(changes, ours.at(-1)?.block ?? 0);
	const numbers = past.map(({ block }) => block.number);
	assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => a - b), "ascending, each once");
	assert.ok(past.every(({ status }) => status === "final"));
	assert.deepEqual(namedActs(past), ours.map((event) => named(event.block, event)), "every event of our pallets");

	const live = await file(1);
	const [told] = (await notified(changes, live.block)).slice(-1);
	assert.equal(told?.block.hash, live.blockHash);
	assert.ok(told?.acts.some(({ name, extrinsicHash }) => name === "incidents.filed" && extrinsicHash === live.hash));
	await first.close();

	// While nobody listens.
	const missed = await file(2);
	const second = await WsRpc.open(on.network.rpc.wsUrl);
	try {
		const chosen = [{ from: live.block + 1, kinds: ["incident"], region: "420000" }];
		const again = await notified(await second.subscribe<Told>(SUBSCRIBE, CHANGES, chosen), missed.block);
		const hashes = again.flatMap(({ acts: each }) => each.map(({ extrinsicHash }) => extrinsicHash));
		assert.deepEqual(hashes.filter((hash) => hash === live.hash || hash === missed.hash), [missed.hash]);
		const wrong = second.subscribe(SUBSCRIBE, CHANGES, [{ kinds: ["incidents"] }]);
		await assert.rejects(wrong, { code: -32602 });
	} finally {
		await second.close();
	}
});

function named(block: number, { event, name }: Pick<Act, "event" | "name">): string {
	return `${block}.${event} ${name}`;
}

/** Acts of our pallets, by where and what. */
function namedActs(told: readonly Told[]): string[] {
	return told.flatMap(({ block, acts }) => acts.filter(isOurs).map((act) => named(block.number, act)));
}

const PALLETS = ["agencies", "incidents", "validation", "observations", "resources", "validatorSet"];

function isOurs({ name }: Pick<Act, "name">): boolean {
	return PALLETS.some((pallet) => name.startsWith(`${pallet}.`));
}

test("@polkadot/api knows every method by its name", { timeout: 120_000 }, async () => {
	const provider = new WsProvider(on.network.rpc.wsUrl, false);
	await provider.connect();
	const api = await ApiPromise.create({ provider, rpc, noInitWarn: true, throwOnConnect: true });
	try {
		const { methods } = await http().call<{ methods: { name: string; params: { name: string }[] }[] }>("rpc.discover");
		const described = methods.filter(({ name }) => name.startsWith("muster_"));
		const bundle: Readonly<Record<string, { readonly params: readonly { readonly name: string }[] }>> = rpc.muster;
		for (const { name, params } of described) {
			const known = bundle[name.slice("muster_".length)];
			assert.deepEqual(known?.params.map((param) => param.name), params.map((param) => param.name), name);
		}
		assert.equal(Object.keys(bundle).length, described.length);

		const muster = (api.rpc as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<Codec>>>)["muster"];
		assert.ok(muster !== undefined);
		const page = (await muster["incidents"]?.({ region: "420000" }, { limit: 3 }))?.toJSON();
		const { data, next } = await http().call<Answer<RecordRow[]>>("muster_incidents", [{ region: "420000" }, { limit: 3 }]);
		assert.deepEqual((page as unknown as Answer<RecordRow[]>).data, data);
		assert.equal((page as unknown as Answer<RecordRow[]>).next, next);
		const told = new Subscription<Told>("polkadot-js", CHANGES);
		const filter = { from: 1, subjects: ["incident/1"] };
		const unsubscribe = await muster["subscribeChanges"]?.(filter, (change: Codec) => told.push(change.toJSON() as never));
		const expected = history.filter((event) => subjectsOf(event).includes("incident/1"));
		const acts = (await notified(told, expected.at(-1)?.block ?? 0)).flatMap((each) => each.acts);
		assert.deepEqual(
			acts.map(({ name }) => name).slice(0, expected.length),
			expected.map(({ name }) => name),
		);
		(unsubscribe as unknown as () => void)();
		const refused = muster["incidents"]?.({ region: "x" }) ?? Promise.resolve();
		await assert.rejects(refused, { code: -32602 });
	} finally {
		await api.disconnect();
	}
});

test("a client of another family reads the same chain, and the same index", { timeout: 120_000 }, async () => {
	const papi = await PapiClient.connect(on.network.rpc.wsUrl);
	try {
		const incident = (await papi.storage("Incidents", "Incidents", 1n)) as { reporter: number; filed_at: bigint };
		const { data } = await papi.request<Answer<RecordRow>>("muster_incident", [1]);
		assert.deepEqual([data.record["reporter"], data.record["filedAt"]], [incident.reporter, Number(incident.filed_at)]);
		const agency = (await papi.storage("Agencies", "Agencies", incident.reporter)) as { name: Uint8Array };
		const { data: reporter } = await papi.request<Answer<RecordRow>>("muster_agency", [incident.reporter]);
		assert.equal(reporter.record["name"], Buffer.from(agency.name).toString("utf8"));

		const changes = await papi.subscribe<Told>(SUBSCRIBE, [{ from: 1, subjects: ["incident/1"] }]);
		const expected = history.filter((event) => subjectsOf(event).includes("incident/1"));
		const acts = (await notified(changes, expected.at(-1)?.block ?? 0)).flatMap((each) => each.acts);
		assert.deepEqual(
			acts.slice(0, expected.length).map(({ name }) => name),
			expected.map(({ name }) => name),
		);
		await assert.rejects(papi.request("muster_incident", ["x"]), { code: -32602 });
	} finally {
		papi.close();
	}
});

test("a light client, which takes no node's word, reads the same chain", { timeout: 120_000 }, async () => {
	const light = await LightClient.start(on.network);
	try {
		await light.finalised(last);
		const papi = await PapiClient.over(light.client);
		const at = await on.api.at(papi.hash);
		assert.ok(Number((await on.api.rpc.chain.getHeader(papi.hash)).number) >= last);
		const next = Number((await at.query["incidents"]?.["nextIncident"]?.())?.toString());
		assert.ok(next > 1, "incidents were reported");
		assert.equal(Number(await papi.storage("Incidents", "NextIncident")), next);
		const known = (await at.query["incidents"]?.["incidents"]?.(1))?.toJSON() as { reporter: number; filedAt: number };
		const proven = (await papi.storage("Incidents", "Incidents", 1n)) as { reporter: number; filed_at: bigint };
		assert.deepEqual([proven.reporter, Number(proven.filed_at)], [known.reporter, known.filedAt]);
		papi.close();
	} finally {
		await light.stop();
	}
});

test("a proof of a record convinces who trusts the authorities, and no changed one does", { timeout: 120_000 }, async () => {
	const { data: checkpoint } = await http().call<Answer<Grandpa>>("muster_checkpoint");
	const authorities = (await on.api.call["grandpaApi"]?.["grandpaAuthorities"]?.())?.toJSON() as [string, number][];
	assert.deepEqual(
		new Map(checkpoint.authorities.map(({ id, weight }) => [id, weight])),
		new Map(authorities),
		"as the chain's runtime has them",
	);
	const { data: proof } = await http().call<Answer<Record<string, unknown>>>("muster_recordProof", ["incident/1"]);
	const [trusted, file] = [join(dir, "checkpoint.json"), join(dir, "proof.json")];
	await writeFile(trusted, JSON.stringify(checkpoint));
	const verify = async (changed: unknown) => {
		await writeFile(file, JSON.stringify(changed));
		return run(binary, ["verify-proof", "--checkpoint", trusted, file]);
	};
	assert.match((await verify(proof)).stdout, /^proven: incident\/1 as of block \d+/);

	const nodes = proof["nodes"] as string[];
	const items = proof["items"] as { key: string; value: string | null }[];
	const [item] = items.flatMap((each, i) => (each.value !== null && each.value.length > 40 ? [i] : []));
	assert.ok(item !== undefined);
	const flip = (hex: string, at: number) =>
		`${hex.slice(0, at)}${hex.charAt(at) === "0" ? "1" : "0"}${hex.slice(at + 1)}`;
	const record = proof["record"] as Record<string, unknown>;
	const spoiled: readonly (readonly [string, unknown, RegExp])[] = [
		["record", { ...proof, record: { ...record, severity: "Minor" } }, /^not proven: step 5: .*\/severity/],
		["subject", { ...proof, subject: "incident/2" }, /^not proven: step 5:/],
		[
			"item",
			{ ...proof, items: items.with(item, { ...items[item]!, value: flip(items[item]?.value ?? "", 20) }) },
			/^not proven: step 4: the state holds another value under 0x/,
		],
		["nodes", { ...proof, nodes: nodes.with(1, flip(nodes[1] ?? "", 30)) }, /^not proven: step 4:/],
		["header", { ...proof, header: flip(String(proof["header"]), 10) }, /^not proven: step 3: the header has the hash/],
		["justification", { ...proof, justification: flip(String(proof["justification"]), 300) }, /^not proven: step 2:/],
		["set", { ...proof, setId: 7 }, /^not proven: step 1: .*authority set 7/],
	];
	for (const [part, changed, reason] of spoiled) {
		await assert.rejects(verify(changed), (error: { code?: number; stderr?: string }) => {
			assert.equal(error.code, 1, part);
			assert.match(error.stderr ?? "", reason, part);
			return true;
		});
	}
});

test("an index that is killed while it writes goes on without a gap", { timeout: 300_000 }, async () => {
	const late = await on.network.addFullNode({ name: "late" });
	const rpc = new HttpRpc(late.httpUrl);
	const filing = Array.from({ length: 20 }, (_, i) => file(100 + i));
	const { index } = await indexed(rpc, on.heads, 5);
	await on.network.kill(late.name, "SIGKILL");
	const killedAt = index?.finalized?.number ?? 0;
	const filed = await Promise.all(filing);
	await on.network.restart(late.name);
	const until = Math.max(...filed.map(({ block }) => block));
	assert.ok(killedAt < until, `it had block ${killedAt} of ${until}`);
	await indexed(rpc, on.heads, until);
	await indexed(http(), on.heads, until);

	// The chain is still now, but for blocks without acts.
	for (const method of ["muster_incidents", "muster_requests", "muster_shipments", "muster_agencies"]) {
		assert.deepEqual(await everyRow(rpc, method, {}), await everyRow(http(), method, {}), method);
	}
	const [acts, ours] = await Promise.all([rpc, http()].map((each) => everyRow<ProvedAct>(each, "muster_audit", "agency/3")));
	assert.deepEqual(acts, ours);
	const all = await WsRpc.open(late.wsUrl);
	const told = await notified(await all.subscribe<Told>(SUBSCRIBE, CHANGES, [{ from: 1 }]), until);
	await all.close();
	const events = (await chainEvents(on.api, 1, until)).filter(isOurs);
	assert.deepEqual(namedActs(told), events.map((event) => named(event.block, event)));

	// Built again from the chain, it is the same, row by row.
	await on.network.kill(late.name, "SIGTERM");
	assert.ok(late.indexUrl !== undefined);
	const chain = ["--chain", on.network.chainSpec, "--base-path", late.basePath, "--state-pruning", "archive"];
	const { stdout } = await run(binary, ["index", "verify", "--index", late.indexUrl, ...chain]);
	assert.match(stdout, /^The index is what the chain says up to block \d+\.$/m);
});
