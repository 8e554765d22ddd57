import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../../..");
const target = process.env["CARGO_TARGET_DIR"] ?? "target";
const path = join(target.startsWith("/") ? target : join(root, target), "wasm/proof.wasm");

/** The part of the platform's WebAssembly used here: its types come with those of browsers, which this project has not. */
declare namespace WebAssembly {
	interface Memory {
		readonly buffer: ArrayBuffer;
	}
	interface Entry {
		name: string;
		kind: string;
	}
	class Module {
		constructor(bytes: Uint8Array);
		static imports(module: Module): Entry[];
		static exports(module: Module): Entry[];
	}
	function instantiate(module: Module, imports: object): Promise<{ exports: unknown }>;
}

/** What the module exports, as docs/proofs.md has it. */
interface Verifier {
	memory: WebAssembly.Memory;
	alloc(checkpointLength: number, proofLength: number): number;
	verify(): number;
	result_len(): number;
}

interface Answer {
	proven?: {
		block: { number: number; hash: string; stateRoot: string };
		setId: number;
		weight: number;
		totalWeight: number;
		runtime: { specName: string; specVersion: number } | null;
		items: { key: string; value: string | null }[];
	};
	refused?: { step: number; code: string; message: string };
}

function module(): WebAssembly.Module {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (cause) {
		throw new Error(`no module at ${path}: build it with scripts/build-proof-module`, { cause });
	}
	return new WebAssembly.Module(new Uint8Array(bytes));
}

/** Loads the module, as a page does. */
async function load(): Promise<Verifier> {
	const instance = await WebAssembly.instantiate(module(), {});
	return instance.exports as Verifier;
}

function verify(verifier: Verifier, checkpoint: string, proof: string): Answer {
	const [first, second] = [checkpoint, proof].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array];
	const input = verifier.alloc(first.length, second.length);
	assert.notEqual(input, 0, "within the limits");
	// The memory may have grown: its buffer is looked at anew after each call.
	const memory = new Uint8Array(verifier.memory.buffer);
	memory.set(first, input);
	memory.set(second, input + first.length);
	const result = verifier.verify();
	const answer = new Uint8Array(verifier.memory.buffer, result, verifier.result_len());
	return JSON.parse(new TextDecoder().decode(answer)) as Answer;
}

function fixture(name: string): string {
	return readFileSync(join(root, "client/proof/tests/fixture", name), "utf8");
}

interface ProofJson {
	header: string;
	justification: string;
	setId: number;
	items: { key: string; value: string | null }[];
	nodes: string[];
}

function changed(change: (proof: ProofJson) => void): string {
	const proof = JSON.parse(fixture("proof.json")) as ProofJson;
	change(proof);
	return JSON.stringify(proof);
}

/** Another last digit. */
function flipped(hex: string): string {
	return hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");
}

test("the module has no imports and four exports", () => {
	const built = module();
	assert.deepEqual(WebAssembly.Module.imports(built), []);
	const exported = WebAssembly.Module.exports(built).map(({ name, kind }) => `${kind} ${name}`);
	for (const name of ["memory memory", "function alloc", "function verify", "function result_len"])
		assert.ok(exported.includes(name), `${name} among ${exported.join(", ")}`);
});

test("the module proves what the library proves", async () => {
	const answer = verify(await load(), fixture("checkpoint.json"), fixture("proof.json"));
	const proof = JSON.parse(fixture("proof.json")) as ProofJson;
	assert.equal(answer.refused, undefined);
	assert.equal(answer.proven?.block.number, 100);
	assert.deepEqual([answer.proven?.weight, answer.proven?.totalWeight, answer.proven?.setId], [3, 4, 7]);
	assert.deepEqual(answer.proven?.runtime, { specName: "muster", specVersion: 102 });
	assert.deepEqual(answer.proven?.items, proof.items);
});

test("the module says which part was changed", async () => {
	const verifier = await load();
	const refused = (proof: string) => {
		const { refused } = verify(verifier, fixture("checkpoint.json"), proof);
		return [refused?.step, refused?.code];
	};
	assert.deepEqual(refused("no JSON"), [0, "unreadable"]);
	assert.deepEqual(refused(changed((proof) => (proof.setId += 1))), [1, "otherSet"]);
	const justification = changed((proof) => (proof.justification = proof.justification.slice(0, -2)));
	assert.deepEqual(refused(justification), [2, "noJustification"]);
	assert.deepEqual(refused(changed((proof) => (proof.header = flipped(proof.header)))), [3, "otherHeader"]);
	const value = changed((proof) => {
		const item = proof.items.find((item) => item.value !== null);
		assert.ok(item?.value);
		item.value = flipped(item.value);
	});
	assert.deepEqual(refused(value), [4, "otherValue"]);
	assert.deepEqual(refused(changed((proof) => proof.nodes.push("0x00"))), [4, "unusedNodes"]);
	assert.equal(verify(verifier, fixture("checkpoint.json"), fixture("proof.json")).refused, undefined);
});

test("the module refuses what is too large, and answers without a question", async () => {
	const verifier = await load();
	assert.notEqual(verifier.alloc(256 * 1024, 4 * 1024 * 1024), 0);
	assert.equal(verifier.alloc(256 * 1024 + 1, 1), 0);
	assert.equal(verifier.alloc(1, 4 * 1024 * 1024 + 1), 0);
	assert.equal(verifier.alloc(2 ** 32 - 1, 2 ** 32 - 1), 0);
	const result = verifier.verify();
	const answer = new TextDecoder().decode(new Uint8Array(verifier.memory.buffer, result, verifier.result_len()));
	assert.equal((JSON.parse(answer) as Answer).refused?.code, "unreadable");
	assert.equal(verify(verifier, fixture("checkpoint.json"), fixture("proof.json")).refused, undefined);
});

test("a thousand proofs in one module take no more memory than ten", async () => {
	const verifier = await load();
	const [checkpoint, proof] = [fixture("checkpoint.json"), fixture("proof.json")];
	const many = (count: number) => {
		for (let n = 0; n < count; n++) assert.ok(verify(verifier, checkpoint, proof).proven);
		return verifier.memory.buffer.byteLength;
	};
	const few = many(10);
	assert.equal(many(990), few);
	assert.ok(few < 16 * 1024 * 1024, `${few} bytes`);
});
