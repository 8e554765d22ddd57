import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { verify } from "../i18n/verify.ts";
import { check, proofText, sameRecord, tracesOf, type Check } from "./check.ts";
import { checkpointOf, type Checkpoint, type Source } from "./checkpoint.ts";
import { NoModuleError, REFUSAL_CODES, Verifier } from "./verifier.ts";
import { refusal, remedy, resultOf, type Result } from "./words.ts";

const root = join(import.meta.dirname, "../../..");
const target = process.env["CARGO_TARGET_DIR"] ?? "target";
const module = join(isAbsolute(target) ? target : join(root, target), "wasm/proof.wasm");
const fixture = (name: string) => readFileSync(join(root, "client/proof/tests/fixture", name), "utf8");
const proof = fixture("proof.json");

function trusted(source: Source = "own", text = fixture("checkpoint.json")): Checkpoint {
	const checkpoint = checkpointOf(text, source);
	if (checkpoint === null) throw new Error("the fixture is a checkpoint");
	return checkpoint;
}

interface ProofJson {
	version: number;
	genesisHash: string;
	setId: number;
	header: string;
	justification: string;
	items: { key: string; value: string | null }[];
	nodes: string[];
	record: unknown;
}

function changed(change: (proof: ProofJson) => void): string {
	const json: ProofJson = JSON.parse(proof);
	change(json);
	return JSON.stringify(json);
}

/** A justification is a round, a block (hash, number), and votes: block voted for, signature, key. */
const VOTES_AT = 8 + 32 + 4;
const VOTE_BYTES = 32 + 4 + 64 + 32;
const [TARGET, NUMBER, SIGNATURE, KEY] = [0, 32, 36, 100].map((at) => VOTES_AT + 1 + at) as [number, number, number, number];

/** Another byte at this place. */
function spoiled(hex: string, at: number): string {
	const place = 2 + at * 2;
	const byte = Number.parseInt(hex.slice(place, place + 2), 16) ^ 1;
	return hex.slice(0, place) + byte.toString(16).padStart(2, "0") + hex.slice(place + 2);
}

/** The justification with only the first of its three votes. */
function oneVote(hex: string): string {
	const [from, until] = [1, 3].map((votes) => 2 + (VOTES_AT + 1 + votes * VOTE_BYTES) * 2);
	return `${hex.slice(0, 2 + VOTES_AT * 2)}04${hex.slice(4 + VOTES_AT * 2, from)}${hex.slice(until)}`;
}

/** Another last digit. */
const flipped = (hex: string) => hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");

function itemWith(json: ProofJson, value: boolean) {
	const item = json.items.find((each) => (each.value !== null) === value);
	if (item === undefined) throw new Error("the fixture has such an item");
	return item;
}

const keys = (result: Result) => [...result.proven, ...result.not, ...result.against, ...result.next].map(({ key }) => key);

describe.skipIf(!existsSync(module))("with the module of this checkout", () => {
	let verifier: Verifier;
	beforeAll(async () => {
		verifier = await Verifier.of(readFileSync(module));
	});

	const code = (of: Check) => (of.kind === "refused" ? [of.refused.step, of.refused.code] : of.kind);

	test("a proof is proven against the viewer's own checkpoint, and what is not proven is said", () => {
		const found = check(verifier, trusted(), proof);
		if (found.kind !== "proven") throw new Error(JSON.stringify(found));
		expect(found.proven.block.number).toBe(100);
		expect([found.proven.weight, found.proven.totalWeight, found.proven.setId]).toEqual([3, 4, 7]);
		expect(found.claimed.subject).toBe("incident/12");
		const result = resultOf(found);
		expect(result.worth).toBe("proven");
		expect(result.proven.map(({ key, values }) => [key, values])).toEqual([
			["provedItems", { number: 100, hash: found.proven.block.hash, present: 3 }],
			["provedAbsent", { absent: 1 }],
			["provedFinal", { weight: 3, total: 4, setId: 7 }],
			["provedRuntime", { name: "muster", version: 102 }],
		]);
		expect(keys(result)).toEqual(expect.arrayContaining(["notRecord", "notTrue", "notLatest", "notCheckpoint", "checkpointOwn"]));
		expect(keys(result)).not.toContain("nodeTrust");
	});

	test("the node's own checkpoint never counts as an independent check", () => {
		const result = resultOf(check(verifier, trusted("node"), proof));
		expect(result.worth).toBe("node");
		expect(result.head.key).toBe("provenNodeHead");
		expect(keys(result)).toContain("nodeTrust");
	});

	test.each<[string, (proof: ProofJson) => void, number, string]>([
		["set", (json) => (json.setId += 1), 1, "otherSet"],
		["chain", (json) => (json.genesisHash = flipped(json.genesisHash)), 1, "otherChain"],
		["format", (json) => (json.version = 2), 0, "otherFormat"],
		["justification, cut", (json) => (json.justification = json.justification.slice(0, -2)), 2, "noJustification"],
		["block voted for", (json) => (json.justification = spoiled(json.justification, TARGET)), 2, "voteElsewhere"],
		["number voted for", (json) => (json.justification = spoiled(json.justification, NUMBER)), 2, "wrongNumber"],
		["signature", (json) => (json.justification = spoiled(json.justification, SIGNATURE)), 2, "badSignature"],
		["voter", (json) => (json.justification = spoiled(json.justification, KEY)), 2, "unknownVoter"],
		["number of votes", (json) => (json.justification = oneVote(json.justification)), 2, "tooFewVotes"],
		["header", (json) => (json.header = flipped(json.header)), 3, "otherHeader"],
		["a value", (json) => (itemWith(json, true).value = "0x00"), 4, "otherValue"],
		["an item that is not there", (json) => (itemWith(json, false).value = "0x00"), 4, "absent"],
		["an item left out", (json) => (itemWith(json, true).value = null), 4, "present"],
		["a node too many", (json) => json.nodes.push("0x00"), 4, "unusedNodes"],
		["a node twice", (json) => json.nodes.push(json.nodes[0] ?? ""), 4, "repeatedNode"],
		["the order", (json) => json.items.reverse(), 4, "unordered"],
	])("a proof with another %s is refused, with what to do", (_, change, step, name) => {
		const found = check(verifier, trusted(), changed(change));
		expect(code(found)).toEqual([step, name]);
		const result = resultOf(found);
		expect(result.worth).toBe("refused");
		expect(result.proven).toEqual([]);
		expect(result.not[0]?.key).toBe(`refuse${name.charAt(0).toUpperCase()}${name.slice(1)}`);
		expect(result.next).toHaveLength(1);
	});

	test("of another set the reader is told both", () => {
		const found = check(verifier, trusted(), changed((json) => (json.setId = 9)));
		expect(resultOf(found).not).toContainEqual({ key: "claimsSet", values: { proof: 9, checkpoint: 7 } });
	});

	test("what is no proof is refused, whatever it is", () => {
		for (const text of ["", "no JSON", "[]", "null", '{"subject":"incident/12"}', proof.slice(0, -20)]) {
			expect(code(check(verifier, trusted(), text))).toEqual([0, "unreadable"]);
		}
		expect(code(check(verifier, trusted(), " ".repeat(4 * 1024 * 1024 + 1)))).toEqual([0, "tooLarge"]);
		const large = { ...trusted(), json: " ".repeat(256 * 1024 + 1) };
		expect(code(check(verifier, large, proof))).toEqual([0, "tooLarge"]);
		expect(check(verifier, trusted(), proof).kind).toBe("proven");
	});

	test("a checkpoint with a key twice is no set", () => {
		const json = JSON.parse(fixture("checkpoint.json"));
		const twice = { ...json, authorities: [...json.authorities, json.authorities[0]] };
		expect(code(check(verifier, trusted("own", JSON.stringify(twice)), proof))).toEqual([1, "noSet"]);
	});

	test("a forged record passes the verifier, so the page says that it is the node's word, and shows no trace of it", () => {
		const forged = check(verifier, trusted(), changed((json) => (json.record = { headline: "All is well here" })));
		if (forged.kind !== "proven") throw new Error("items are untouched");
		expect(forged.traces).toEqual({ found: 0, all: 1 });
		expect(keys(resultOf(forged, false))).toEqual(expect.arrayContaining(["notRecord", "notRecordTraces", "recordDiffers"]));
	});

	test("that there is no record is said", () => {
		const none = check(verifier, trusted(), changed((json) => (json.record = null)));
		expect(keys(resultOf(none))).toContain("recordAbsent");
	});
});

test("what is no module is told apart from a proof that fails", async () => {
	await expect(Verifier.of(new TextEncoder().encode("<!doctype html>"))).rejects.toBeInstanceOf(NoModuleError);
	// An empty module: it exports nothing.
	await expect(Verifier.of(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))).rejects.toBeInstanceOf(NoModuleError);
});

test("each refusal of the verifier is a sentence with a next step, in both languages", () => {
	const source = readFileSync(join(root, "client/proof/src/error.rs"), "utf8");
	const codes = [...source.matchAll(/=> "([a-zA-Z]+)",/g)].map(([, name]) => name);
	expect([...codes].sort()).toEqual([...REFUSAL_CODES].sort());
	for (const name of REFUSAL_CODES) {
		for (const words of [verify.zh, verify.en]) {
			expect(words[refusal(name)].length).toBeGreaterThan(6);
			expect(words[remedy(name)].length).toBeGreaterThan(6);
		}
	}
});

test("both languages have the same words with the same values", () => {
	const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
	expect(Object.keys(verify.en)).toEqual(Object.keys(verify.zh));
	for (const [key, text] of Object.entries(verify.zh)) {
		expect(values(verify.en[key as keyof typeof verify.en]), key).toEqual(values(text));
	}
});

test("a node's whole answer is taken for what is in it", () => {
	const answer = JSON.stringify({ jsonrpc: "2.0", id: 1, result: { data: JSON.parse(proof), finalizedBlock: 3 } });
	expect(JSON.parse(proofText(answer))).toEqual(JSON.parse(proof));
	expect(proofText(proof)).toBe(proof);
	expect(checkpointOf(JSON.stringify({ data: JSON.parse(fixture("checkpoint.json")) }), "own")?.setId).toBe(7);
});

test("what is no checkpoint is none", () => {
	for (const text of ["", "{}", proof, '{"genesisHash":"0x00","setId":"7","authorities":[]}', '{"genesisHash":"0x","setId":1,"authorities":[1]}']) {
		expect(checkpointOf(text, "own")).toBeNull();
	}
});

test("traces are digests and free texts, not names, accounts or digits", () => {
	const digest = `0x${"ab".repeat(32)}`;
	const record = { status: "Actual", region: "420106", officer: "5CDvHBym6RLoxTdX9MS1acpaDbNxaFagqM5LpBiFGjWT6o1n", reports: [{ headline: "武汉", content: { digest } }] };
	const items = [{ key: "0x00", value: "0x01e6ada6e6b18902" }, { key: "0x01", value: null }];
	expect(tracesOf(record, items)).toEqual({ found: 1, all: 2 });
});

test("records are the same whatever the order of their fields", () => {
	expect(sameRecord({ a: [1, { b: 2, c: null }], d: "x" }, { d: "x", a: [1, { c: null, b: 2 }] })).toBe(true);
	expect(sameRecord({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});
