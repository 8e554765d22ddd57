/** Signing calls before a measurement: four validators share two cores with this client, and a signature takes one of them a millisecond. */

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Call } from "@polkadot/types/interfaces";
import { u8aToHex } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";
import { blake2AsHex } from "@polkadot/util-crypto";

import { mortality } from "../chain/client.ts";

/** Blocks for which a call signed beforehand is good: most of an hour. A power of two, as eras are. */
const PERIOD = 2_048;

/** A signed extrinsic as it goes to the socket. */
export interface Signed {
	hash: string;
	hex: HexString;
	/** Number of its signer among those of {@link presign}. All of one signer go through one connection, so that their nonces arrive in order. */
	signer: number;
}

/** A call, and who signs it. */
export interface Wanted {
	pair: KeyringPair;
	call: SubmittableExtrinsic<"promise">;
}

/** Signs all, the nonces of each signer in the order given and on from what the node knows. */
export async function presign(api: ApiPromise, wanted: readonly Wanted[]): Promise<Signed[]> {
	const hash = await api.rpc.chain.getFinalizedHead();
	const birth = { number: (await api.rpc.chain.getHeader(hash)).number.toNumber(), hash: hash.toHex() };
	// What all have in common is made once; of the rest, the signature takes the most.
	const common = {
		...mortality(api, birth, PERIOD),
		genesisHash: api.genesisHash,
		runtimeVersion: api.runtimeVersion,
		signedExtensions: api.registry.signedExtensions,
	};
	const addresses = [...new Set(wanted.map(({ pair }) => pair.address))];
	const signers = new Map(
		await Promise.all(
			addresses.map(async (address, number): Promise<[string, { number: number; nonce: number }]> => {
				const nonce = (await api.rpc.system.accountNextIndex(address)).toNumber();
				return [address, { number, nonce }];
			}),
		),
	);
	return wanted.map(({ pair, call }) => {
		const signer = signers.get(pair.address);
		if (signer === undefined) throw new RangeError(`${pair.address} has no nonce`);
		// A copy: several signers may make one call.
		const extrinsic = api.tx(call.method as unknown as Call);
		extrinsic.sign(pair, { ...common, nonce: signer.nonce });
		signer.nonce += 1;
		const bytes = extrinsic.toU8a();
		return { hash: blake2AsHex(bytes), hex: u8aToHex(bytes), signer: signer.number };
	});
}
