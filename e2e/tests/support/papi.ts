/**
 * A client of another family than @polkadot/api: the layers of PAPI. It follows the chain by `chainHead_v1` and decodes
 * by the chain's metadata with codecs of its own.
 */

import { getDynamicBuilder, getLookupFn } from "@polkadot-api/metadata-builders";
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { createClient, type SubstrateClient } from "@polkadot-api/substrate-client";
import { getWsProvider } from "@polkadot-api/ws-provider";
import { WebSocket } from "ws";

import { Subscription } from "../../src/chain/jsonrpc.ts";

/** `Metadata_metadata` without parameters. */
const NO_PARAMETERS = "0x";

export class PapiClient {
	private constructor(
		readonly client: SubstrateClient,
		/** Of the last final block when the client began; it stays pinned. */
		readonly hash: string,
		private readonly follow: ReturnType<SubstrateClient["chainHead"]>,
		private readonly builder: ReturnType<typeof getDynamicBuilder>,
	) {}

	static connect(url: string): Promise<PapiClient> {
		return PapiClient.over(createClient(getWsProvider(url, { websocketClass: WebSocket as never })));
	}

	/** Over a client that is there already; closing this one ends it, too. */
	static async over(client: SubstrateClient): Promise<PapiClient> {
		const [hash, follow] = await new Promise<[string, ReturnType<SubstrateClient["chainHead"]>]>((ready, failed) => {
			const following = client.chainHead(
				true,
				(event) => {
					if (event.type !== "initialized") return;
					const last = event.finalizedBlockHashes.at(-1);
					if (last === undefined) failed(new Error("the node names no final block"));
					else ready([last, following]);
				},
				failed,
			);
		});
		// The bytes are wrapped once more, as every answer of a runtime API is.
		const metadata = decAnyMetadata(await follow.call(hash, "Metadata_metadata", NO_PARAMETERS) as `0x${string}`);
		return new PapiClient(client, hash, follow, getDynamicBuilder(getLookupFn(unifyMetadata(metadata))));
	}

	/** A value of the storage at {@link hash}, decoded. */
	async storage(pallet: string, entry: string, ...keys: unknown[]): Promise<unknown> {
		const codec = this.builder.buildStorage(pallet, entry);
		const value = await this.follow.storage(this.hash, "value", codec.keys.enc(...keys), null);
		return value === null ? undefined : codec.value.dec(value);
	}

	request<T>(method: string, params: unknown[]): Promise<T> {
		return this.client.request<T>(method, params);
	}

	subscribe<T>(method: string, params: unknown[]): Promise<Subscription<T>> {
		return new Promise((ready, failed) => {
			this.client._request<string, T>(method, params, {
				onSuccess: (id, followSubscription) => {
					const subscription = new Subscription<T>(id, method);
					followSubscription(id, { next: (told) => subscription.push(told), error: failed });
					ready(subscription);
				},
				onError: failed,
			});
		});
	}

	close(): void {
		this.follow.unfollow();
		this.client.destroy();
	}
}
