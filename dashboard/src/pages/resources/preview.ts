/**
 * Asks the chain who would get how much of an offer: the view function `preview_allocation` of the pallet, which runs the
 * same lines as `allocate`, up to the first write. Loaded when somebody asks, because it takes the whole of
 * `@polkadot/api`, which reads from the chain's metadata how the function is called.
 */

import type { ApiPromise } from "@polkadot/api";
import type { DispatchError } from "@polkadot/types/interfaces";

import { connectApi, failureOf } from "../../chain/connection.ts";
import { sentenceOf, type ChainError } from "../../i18n/errors.ts";
import type { Lang } from "../../i18n/index.ts";

export interface Question {
	/** Whose officer would allocate. */
	readonly agency: number;
	readonly offer: string;
	/** `null` is all that is free. */
	readonly quantity: bigint | null;
	readonly lines: readonly { readonly request: string; readonly line: number }[];
}

export interface Preview {
	/** The block whose state was asked, which is final. */
	readonly block: number;
	/** What each line gets, in the order of the question. */
	readonly shares: readonly bigint[];
}

/** The chain would not allocate like this, and says why. */
export class Refused extends Error {
	override readonly name = "Refused";

	constructor(readonly reason: ChainError) {
		super(sentenceOf(reason, "en"));
	}

	/** The reason as a sentence with what to do. */
	inWords(lang: Lang): string {
		return sentenceOf(this.reason, lang);
	}
}

/** Opens a line of its own to the node, asks, and closes it. */
export async function previewAllocation(node: string, genesisHash: string, question: Question): Promise<Preview> {
	const api = await connectApi(node, genesisHash);
	try {
		return await ask(api, question);
	} finally {
		await api.disconnect();
	}
}

async function ask(api: ApiPromise, { agency, offer, quantity, lines }: Question): Promise<Preview> {
	const pallet = api.runtimeMetadata.asLatest.pallets.find(({ name }) => name.toString() === "Resources");
	const view = pallet?.viewFunctions.find(({ name }) => name.toString() === "preview_allocation");
	if (view === undefined) throw new Error("this chain has no preview_allocation");
	const { registry } = api;
	const values = [agency, offer, quantity, lines.map(({ request, line }) => [request, line])];
	const input = view.inputs.flatMap(({ type }, position) => [
		...registry.createType(registry.createLookupType(type), values[position]).toU8a(),
	]);
	const length = registry.createType("Compact<u32>", input.length);
	const query = Uint8Array.from([...view.id.toU8a(), ...length.toU8a(), ...input]);

	const hash = await api.rpc.chain.getFinalizedHead();
	const header = await api.rpc.chain.getHeader(hash);
	const answer = await api.rpc.state.call("RuntimeViewFunction_execute_view_function", toHex(query), hash);
	// `Result<Vec<u8>, ViewFunctionDispatchError>`: the first byte says which, the rest of a good one is the answer's bytes.
	const [failed, ...rest] = answer.toU8a(true);
	if (failed !== 0) throw new Error("this chain does not know how preview_allocation was called");
	const output = registry.createType("Bytes", Uint8Array.from(rest)).toU8a(true);
	const result: unknown = registry.createType(registry.createLookupType(view.output), output);
	return { block: header.number.toNumber(), shares: sharesOf(api, result) };
}

/** The shares of a result, or its error thrown. */
function sharesOf(api: ApiPromise, result: unknown): bigint[] {
	if (!isResult(result)) throw new Error("the chain answers otherwise than its metadata say");
	if (result.isOk) return [...result.asOk].map((share) => BigInt(share.toString()));
	throw new Refused(failureOf(api, result.asErr));
}

interface Result {
	readonly isOk: boolean;
	readonly asOk: Iterable<{ toString(): string }>;
	readonly asErr: DispatchError;
}

function isResult(value: unknown): value is Result {
	return typeof value === "object" && value !== null && "isOk" in value && "asErr" in value;
}

const toHex = (bytes: Uint8Array): string =>
	`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
