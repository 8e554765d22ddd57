/** A connection that signs for every office of the replay, and insists that what it sends succeeds. */

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Codec } from "@polkadot/types/types";

import { call } from "../../chain/calls.ts";
import { Submitter, type Outcome } from "../../chain/client.ts";
import { Heads } from "../../chain/heads.ts";
import { ChainError } from "../errors.ts";
import { Gate } from "./gate.ts";
import type { View } from "./storage.ts";

export type Call = SubmittableExtrinsic<"promise">;

/** Extrinsics on their way at once: two or three blocks' worth, so that none waits long enough to matter. */
const IN_FLIGHT = 300;

export class Session {
	readonly #keyring = new Keyring({ type: "sr25519" });
	readonly #pairs = new Map<string, KeyringPair>();
	readonly #gate = new Gate(IN_FLIGHT);

	private constructor(
		readonly api: ApiPromise,
		readonly submitter: Submitter,
		readonly heads: Heads,
	) {}

	static async open(api: ApiPromise): Promise<Session> {
		return new Session(api, await Submitter.create(api), await Heads.follow(api));
	}

	async close(): Promise<void> {
		this.heads.stop();
		await this.submitter.stop();
		await this.api.disconnect();
	}

	/** The key pair of a secret URI below the development phrase. */
	pair(uri: string): KeyringPair {
		const known = this.#pairs.get(uri);
		if (known !== undefined) return known;
		const pair = this.#keyring.addFromUri(uri);
		this.#pairs.set(uri, pair);
		return pair;
	}

	call(pallet: string, name: string, ...args: unknown[]): Call {
		return call(this.api, pallet, name, ...args);
	}

	/**
	 * Signs, sends, and waits until the call is final: identifiers from a block that a fork takes back would be wrong.
	 * `what` says in an error who did what.
	 */
	async send(what: string, signer: string, made: Call): Promise<Outcome> {
		return await this.#gate.pass(async () => {
			let outcome: Outcome;
			try {
				outcome = await (await this.submitter.submit(made, this.pair(signer))).finalized;
			} catch (error) {
				throw new ChainError(`${what}: ${error instanceof Error ? error.message : String(error)}`);
			}
			if (!outcome.success) {
				throw new ChainError(
					`${what} failed in block ${outcome.block}: ${outcome.error ?? "no reason given"}`,
				);
			}
			return outcome;
		});
	}

	/** The chain at its last final block. */
	async finalView(): Promise<View> {
		return await this.api.at(await this.api.rpc.chain.getFinalizedHead());
	}

	/** Waits until something holds at a final block, looked at with each. */
	async untilFinal(what: string, ms: number, look: (view: View) => Promise<boolean>): Promise<void> {
		const deadline = Date.now() + ms;
		for (;;) {
			const seen = this.heads.finalized;
			if (await look(await this.finalView())) return;
			const left = Math.max(0, deadline - Date.now());
			await this.heads.until(what, left, () => this.heads.finalized > seen);
		}
	}
}

/** The value of a named field in the first event of a pallet that has it. */
export function eventField(outcome: Outcome, pallet: string, event: string, field: string): Codec {
	for (const { event: each } of outcome.events) {
		if (each.section !== pallet || each.method !== event) continue;
		const value = each.data[each.data.names?.indexOf(field) ?? -1];
		if (value !== undefined) return value;
	}
	const seen = outcome.events.map(({ event: each }) => `${each.section}.${each.method}`).join(", ");
	throw new ChainError(
		`block ${outcome.block} has no ${pallet}.${event} with ${field} for ${outcome.hash}; there are ${seen}`,
	);
}

/** A field that is a number. */
export function eventNumber(outcome: Outcome, pallet: string, event: string, field: string): number {
	return Number(eventField(outcome, pallet, event, field).toString());
}
