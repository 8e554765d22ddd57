/** The verifier of proofs, `client/proof` as WebAssembly: docs/proofs.md tells what it checks and how it is called. */

import { fieldsOf, isRecord, numberIn, textIn } from "./json.ts";

/** What a proof proves. */
export interface Proven {
	readonly block: { readonly number: number; readonly hash: string; readonly stateRoot: string };
	readonly setId: number;
	readonly weight: number;
	readonly totalWeight: number;
	/** Which runtime made the state; `null` where the proof does not say. */
	readonly runtime: { readonly specName: string; readonly specVersion: number } | null;
	readonly items: readonly { readonly key: string; readonly value: string | null }[];
}

export interface Refused {
	/** Which step of docs/proofs.md failed. */
	readonly step: number;
	readonly code: RefusalCode;
	/** The verifier's own words, with the values; English. */
	readonly message: string;
}

export type Answer = { readonly proven: Proven } | { readonly refused: Refused };

/** Why a proof is refused: the codes of `client/proof/src/error.rs`. */
export const REFUSAL_CODES = [
	"tooLarge", "unreadable", "otherFormat", "noSet", "otherChain", "otherSet", "noJustification", "unknownVoter",
	"repeatedVote", "voteElsewhere", "wrongNumber", "tooFewVotes", "badSignature", "unusedHeaders", "noHeader",
	"otherHeader", "otherNumber", "unordered", "notCovered", "otherValue", "absent", "present", "repeatedNode",
	"unusedNodes", "noRuntimeVersion",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Bytes of JSON that the module takes, as `client/proof/src/limits.rs` has them. */
export const LIMITS = { checkpoint: 256 * 1024, proof: 4 * 1024 * 1024 } as const;

/** Where the page has the module. */
export const MODULE_FILE = "proof.wasm";

/** The module is not among the page's files, or is not the module. */
export class NoModuleError extends Error {}

/** A loaded module. Each check uses the memory of the one before. */
export class Verifier {
	readonly #memory: WebAssembly.Memory;
	readonly #call: (name: "alloc" | "verify" | "result_len", ...args: number[]) => number;

	private constructor(exports: WebAssembly.Exports) {
		const { memory } = exports;
		if (!(memory instanceof WebAssembly.Memory)) throw new NoModuleError("the module exports no memory");
		this.#memory = memory;
		this.#call = (name, ...args) => {
			const call = exports[name];
			if (typeof call !== "function") throw new NoModuleError(`the module exports no ${name}`);
			return Number(call(...args)) >>> 0;
		};
	}

	/** From the bytes of the module. */
	static async of(bytes: BufferSource): Promise<Verifier> {
		try {
			const { instance } = await WebAssembly.instantiate(bytes, {});
			return new Verifier(instance.exports);
		} catch (cause) {
			throw cause instanceof NoModuleError ? cause : new NoModuleError("the file is no WebAssembly module", { cause });
		}
	}

	/** Checks a proof against a checkpoint, both as JSON. */
	verify(checkpoint: string, proof: string): Answer {
		const [trusted, given] = [new TextEncoder().encode(checkpoint), new TextEncoder().encode(proof)];
		const input = this.#call("alloc", trusted.length, given.length);
		if (input === 0) {
			const [part, size, limit] =
				trusted.length > LIMITS.checkpoint
					? ["the checkpoint", trusted.length, LIMITS.checkpoint]
					: ["the proof", given.length, LIMITS.proof];
			return { refused: { step: 0, code: "tooLarge", message: `${part} has a size of ${size}, and at most ${limit} is read` } };
		}
		// The memory may have grown: its buffer is looked at anew after each call.
		const memory = new Uint8Array(this.#memory.buffer);
		memory.set(trusted, input);
		memory.set(given, input + trusted.length);
		const result = this.#call("verify");
		const answer = new Uint8Array(this.#memory.buffer, result, this.#call("result_len"));
		return answerOf(JSON.parse(new TextDecoder().decode(answer)));
	}
}

let loading: Promise<Verifier> | undefined;

/** The page's verifier, loaded with the first proof. */
export function loadVerifier(): Promise<Verifier> {
	loading ??= fetchModule().then(Verifier.of);
	// A later try may find it: the network was away.
	loading.catch(() => (loading = undefined));
	return loading;
}

async function fetchModule(): Promise<ArrayBuffer> {
	let response: Response;
	try {
		response = await fetch(new URL(MODULE_FILE, document.baseURI));
	} catch (cause) {
		throw new NoModuleError(`${MODULE_FILE} cannot be loaded`, { cause });
	}
	if (!response.ok) throw new NoModuleError(`${MODULE_FILE}: the server answers ${response.status}`);
	return response.arrayBuffer();
}

function answerOf(json: unknown): Answer {
	const { proven, refused } = fieldsOf(json);
	if (isRecord(refused)) {
		const code = REFUSAL_CODES.find((each) => each === refused["code"]);
		if (code === undefined) throw new NoModuleError(`a refusal of another kind: ${String(refused["code"])}`);
		return { refused: { step: numberIn(refused, "step"), code, message: textIn(refused, "message") } };
	}
	if (!isRecord(proven)) throw new NoModuleError("the module's answer is of another form");
	const [block, runtime, items] = [fieldsOf(proven["block"]), proven["runtime"], proven["items"]];
	return {
		proven: {
			block: { number: numberIn(block, "number"), hash: textIn(block, "hash"), stateRoot: textIn(block, "stateRoot") },
			setId: numberIn(proven, "setId"),
			weight: numberIn(proven, "weight"),
			totalWeight: numberIn(proven, "totalWeight"),
			runtime: isRecord(runtime)
				? { specName: textIn(runtime, "specName"), specVersion: numberIn(runtime, "specVersion") }
				: null,
			items: (Array.isArray(items) ? items : []).map((item) => {
				const { key, value } = fieldsOf(item);
				return { key: String(key), value: typeof value === "string" ? value : null };
			}),
		},
	};
}
