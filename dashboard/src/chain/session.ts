/**
 * Signing and delivering, over one connection to the page's node. Nothing else imports it but by `import()`, so that only
 * who signs loads it.
 */

import type { ApiPromise } from "@polkadot/api";
import type { Signer, SubmittableExtrinsic } from "@polkadot/api/types";
import type { DispatchError, EventRecord, ExtrinsicStatus, Weight } from "@polkadot/types/interfaces";
import type { SignerPayloadJSON } from "@polkadot/types/types";

import type { ChainError } from "../i18n/errors.ts";
import { pause } from "../rpc/wait.ts";
import type { Call } from "./calls.ts";
import { ChainFailure, connectApi, failureOf } from "./connection.ts";
import { dispatchFailure, refusalOf } from "./failure.ts";
import { ended, progressOf, verdictOn, type Progress } from "./progress.ts";
import type { Signed } from "./store.ts";
import { signerOf, type WalletAccount } from "./wallet.ts";

/** How long a signature is good, in blocks of a second: long enough for a bad line, too short to be found again. */
const ERA = 1_024;
/** How often the final chain is looked at while something is on its way. */
const LOOK_MS = 1_000;
/** Blocks that are read at once when a stretch is searched. */
const AT_ONCE = 16;

/** What can be said of a transaction before it is signed. */
export interface Estimate {
	/** Exactly as many as will be sent. */
	readonly bytes: number;
	/** The call by itself, as it will be in the block. */
	readonly callHex: string;
}

export class ChainSession {
	#closed = false;

	private constructor(private readonly api: ApiPromise) {}

	/** Connects, and sees that the node is of this chain. */
	static async open(node: string, genesisHash: string): Promise<ChainSession> {
		return new ChainSession(await connectApi(node, genesisHash));
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.api.disconnect();
	}

	/** Length and encoding of a call as this account would sign it. */
	async estimate(call: Call, account: string): Promise<Estimate> {
		const extrinsic = this.#make(call);
		const nonce = await this.api.rpc.system.accountNextIndex(account);
		const era = this.api.registry.createType("ExtrinsicEra", { current: 1, period: ERA });
		const { genesisHash, runtimeVersion } = this.api;
		const callHex = extrinsic.method.toHex();
		extrinsic.signFake(account, { nonce, era, blockHash: genesisHash, genesisHash, runtimeVersion });
		return { bytes: extrinsic.encodedLength, callHex };
	}

	/** The time of the best block, by which the chain judges what comes next. */
	async now(): Promise<number> {
		const at: unknown = await this.api.query["timestamp"]?.["now"]?.();
		return Number(String(at));
	}

	/** Has the wallet sign a call, made from this draft and opening this seal, if any. The signature has an end. */
	async sign(call: Call, account: WalletAccount, { draft, opens }: Pick<Signed, "draft" | "opens">): Promise<Signed> {
		const extrinsic = this.#make(call);
		const signer = await signerOf(account);
		let birth = 0;
		let death = 0;
		const noting: Signer = {
			...signer,
			signPayload: async (payload: SignerPayloadJSON) => {
				const current = Number(payload.blockNumber);
				const era = this.api.registry.createType("ExtrinsicEra", payload.era);
				birth = era.asMortalEra.birth(current);
				death = era.asMortalEra.death(current);
				if (signer.signPayload === undefined) throw new Error("the wallet does not sign transactions");
				return signer.signPayload(payload);
			},
		};
		const nonce = (await this.api.rpc.system.accountNextIndex(account.address)).toNumber();
		const signed = await extrinsic.signAsync(account.address, { era: ERA, nonce, signer: noting });
		return {
			hash: signed.hash.toHex(),
			hex: signed.toHex(),
			call: call.name,
			account: account.address,
			nonce,
			birth,
			death,
			genesisHash: this.api.genesisHash.toHex(),
			signedAt: Date.now(),
			draft,
			opens,
		};
	}

	/**
	 * Delivers a signed transaction and tells what becomes of it, until it is final or ended. One that may have been
	 * delivered before is looked for first. Follows the final chain itself: a subscription does not outlive its line.
	 */
	async deliver(signed: Signed, tell: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
		let searched = signed.birth - 1;
		let sent = false;
		let over = false;
		let watching: (() => void) | undefined;
		const end = (progress: Progress) => {
			over = true;
			tell(progress);
		};
		try {
			while (!over && !signal.aborted && !this.#closed) {
				try {
					const finalized = await this.#finalized();
					const found = await this.#search(signed.hash, searched, finalized.number);
					if (found !== null) {
						end({ stage: "final", ...found });
						return;
					}
					searched = finalized.number;
					const account = await this.#nonceAt(signed.account, finalized.hash);
					const verdict = verdictOn(signed, { finalized: finalized.number, nonce: account });
					if (verdict !== "send") {
						end(ended(verdict));
						return;
					}
					if (!sent) {
						sent = true;
						const began = watching;
						watching = await this.#send(signed, tell, end);
						began?.();
					}
				} catch (error) {
					if (error instanceof ChainFailure) {
						end({ stage: "ended", error: error.reason });
						return;
					}
					// The line: what was sent may or may not have arrived, so it is looked for and sent again.
					sent = false;
					tell({ stage: "unknown" });
				}
				await pause(LOOK_MS, signal).catch(() => undefined);
			}
		} finally {
			watching?.();
		}
	}

	/** Gives the bytes to the node. Returns how to stop being told. */
	async #send(signed: Signed, tell: (p: Progress) => void, end: (p: Progress) => void): Promise<() => void> {
		const extrinsic = this.api.registry.createType("Extrinsic", signed.hex);
		let latest = 0;
		const told = (status: ExtrinsicStatus) => {
			const turn = ++latest;
			const progress = progressOf(status.type);
			if (status.isFinalityTimeout) void this.#inBlock(signed, status.asFinalityTimeout.toHex(), true, tell);
			else if (progress === "inBlock") {
				void this.#inBlock(signed, status.asInBlock.toHex(), false, (p) => (turn === latest ? tell(p) : undefined));
			} else if (progress !== null) (progress.stage === "ended" ? end : tell)(progress);
		};
		try {
			return await this.api.rpc.author.submitAndWatchExtrinsic(extrinsic, told);
		} catch (error) {
			const refused = refusalOf(error);
			if (refused === undefined) throw error;
			// It is there already, or was in a block that is not final yet: the final chain tells.
			if (isThere(refused)) {
				tell({ stage: "waiting" });
				return () => undefined;
			}
			throw new ChainFailure(refused);
		}
	}

	async #inBlock(signed: Signed, block: string, late: boolean, tell: (p: Progress) => void): Promise<void> {
		try {
			const found = await this.#lookInto(signed.hash, block);
			if (found !== null) tell({ stage: "inBlock", block: found.block, failure: found.failure, late });
		} catch {
			// What cannot be read now is read again when the block is final.
		}
	}

	async #finalized(): Promise<{ number: number; hash: string }> {
		const hash = await this.api.rpc.chain.getFinalizedHead();
		const header = await this.api.rpc.chain.getHeader(hash);
		return { number: header.number.toNumber(), hash: hash.toHex() };
	}

	async #nonceAt(account: string, block: string): Promise<number> {
		const at = await this.api.at(block);
		const nonce: unknown = await at.call["accountNonceApi"]?.["accountNonce"]?.(account);
		return Number(String(nonce));
	}

	/** Looks for a transaction in final blocks after `from`, up to `to`. */
	async #search(hash: string, from: number, to: number): Promise<Found | null> {
		for (let first = from + 1; first <= to; first += AT_ONCE) {
			const numbers = Array.from({ length: Math.min(AT_ONCE, to - first + 1) }, (_, i) => first + i);
			const found = await Promise.all(
				numbers.map(async (number) => this.#lookInto(hash, (await this.api.rpc.chain.getBlockHash(number)).toHex())),
			);
			const there = found.find((each) => each !== null);
			if (there !== undefined) return there;
		}
		return null;
	}

	async #lookInto(hash: string, blockHash: string): Promise<Found | null> {
		const { block } = await this.api.rpc.chain.getBlock(blockHash);
		const index = block.extrinsics.findIndex((each) => each.hash.toHex() === hash);
		if (index < 0) return null;
		const at = await this.api.at(blockHash);
		const records: unknown = await at.query["system"]?.["events"]?.();
		const own = isEvents(records)
			? records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index))
			: [];
		return { block: block.header.number.toNumber(), ...outcomeOf(this.api, own) };
	}

	#make(call: Call): SubmittableExtrinsic<"promise"> {
		const [pallet = "", name = ""] = call.name.split(".");
		const make = this.api.tx[pallet]?.[name];
		if (make === undefined) throw new ChainFailure({ kind: "node", reason: "unreadable" });
		return make(...Object.values(call.args));
	}
}

interface Found {
	readonly block: number;
	readonly failure: ChainError | null;
	readonly subject: string | null;
	readonly weight: string | null;
}

function isThere(error: ChainError): boolean {
	return error.kind === "node" && (error.reason === "alreadyThere" || error.reason === "stale");
}

function isEvents(value: unknown): value is EventRecord[] {
	return Array.isArray(value);
}

/** What each call tells of, by its event. */
const SUBJECTS: Readonly<Record<string, readonly [field: string, kind: string]>> = {
	"incidents.Filed": ["incident", "incident"],
	"incidents.Revised": ["incident", "incident"],
	"validation.Voted": ["round", "round"],
	"observations.Observed": ["observation", "observation"],
	"observations.Corrected": ["observation", "observation"],
	"resources.Submitted": ["request", "request"],
	"resources.Received": ["shipment", "shipment"],
};

function outcomeOf(api: ApiPromise, records: readonly EventRecord[]): Omit<Found, "block"> {
	let failure: ChainError | null = null;
	let subject: string | null = null;
	let weight: string | null = null;
	for (const { event } of records) {
		const name = `${event.section}.${event.method}`;
		const told = SUBJECTS[name];
		if (told !== undefined) {
			const at = event.data.names?.indexOf(told[0]) ?? -1;
			const number = event.data[at]?.toString();
			if (number !== undefined) subject = `${told[1]}/${number}`;
		}
		if (api.events["system"]?.["ExtrinsicFailed"]?.is(event) === true) failure = reasonOf(api, event.data[0]);
		if (name === "system.ExtrinsicFailed" || name === "system.ExtrinsicSuccess") {
			weight = weightOf(event.data[name === "system.ExtrinsicFailed" ? 1 : 0]);
		}
	}
	return { failure, subject, weight };
}

function reasonOf(api: ApiPromise, error: unknown): ChainError {
	return isDispatchError(error) ? failureOf(api, error) : dispatchFailure(String(error));
}

function isDispatchError(value: unknown): value is DispatchError {
	return typeof value === "object" && value !== null && "isModule" in value && "type" in value;
}

/** Weight of the dispatch info of an event, as digits. */
function weightOf(info: unknown): string | null {
	return hasWeight(info) ? info.weight.refTime.toString() : null;
}

function hasWeight(value: unknown): value is { weight: Weight & { refTime: { toString(): string } } } {
	return typeof value === "object" && value !== null && "weight" in value;
}
