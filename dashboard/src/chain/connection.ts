/**
 * The whole of `@polkadot/api` over a line of its own to the page's node, and the chain's errors in its words. Nothing else
 * opens one; who needs it is loaded by `import()`, because the library is many times as large as the page.
 */

import { ApiPromise, WsProvider } from "@polkadot/api";
import type { ApiOptions } from "@polkadot/api/types";
import type { DispatchError } from "@polkadot/types/interfaces";

import type { ChainError } from "../i18n/errors.ts";
import { dispatchFailure } from "./failure.ts";

const CONNECT_MS = 15_000;
/** A line that broke is opened again after this. */
const AGAIN_MS = 2_500;

/** A failure that has a sentence. */
export class ChainFailure extends Error {
	override readonly name = "ChainFailure";
	constructor(
		readonly reason: ChainError,
		message = reason.kind === "node" ? reason.reason : `${reason.pallet}.${reason.name}`,
	) {
		super(message);
	}
}

/**
 * Connects, and sees that the node is of this chain before anything else is read from it. Fails with `ChainFailure` of
 * `lineDown` after so many milliseconds, and of `wrongChain`. `api.disconnect()` ends it.
 */
export async function connectApi(node: string, genesisHash: string, withinMs = CONNECT_MS): Promise<ApiPromise> {
	const provider = new WsProvider(node, AGAIN_MS);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, fail) => {
		const failure = new ChainFailure({ kind: "node", reason: "lineDown" }, `${node} does not answer`);
		timer = setTimeout(() => fail(failure), withinMs);
	});
	const open = async (): Promise<ApiPromise> => {
		await provider.isReady;
		if ((await provider.send<string>("chain_getBlockHash", [0])) !== genesisHash) {
			throw new ChainFailure({ kind: "node", reason: "wrongChain" }, `${node} is a node of another chain`);
		}
		// The chain's own transaction extensions carry nothing, so the library may take them for unknown and empty.
		// Its own type of options was not made for exact optional properties, which its own provider does not have.
		const options = { provider, noInitWarn: true } as ApiOptions;
		return ApiPromise.create(options);
	};
	try {
		return await Promise.race([open(), late]);
	} catch (error) {
		await provider.disconnect().catch(() => undefined);
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

/** A dispatch error by the names that its pallet and the error have in the chain's metadata. */
export function failureOf(api: ApiPromise, error: DispatchError): ChainError {
	if (!error.isModule) return dispatchFailure(error.type);
	const { index } = error.asModule;
	const { name } = api.registry.findMetaError(error.asModule);
	const pallet = api.runtimeMetadata.asLatest.pallets.find((each) => each.index.eq(index))?.name.toString();
	return dispatchFailure(error.type, { pallet: pallet ?? index.toString(), name });
}
