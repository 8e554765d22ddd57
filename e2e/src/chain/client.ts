/**
 * Talking to a node: connect, submit, and know what became of each submission.
 *
 * One monitor follows the heads of the node for all extrinsics of a {@link Submitter}. `author_submitAndWatchExtrinsic`
 * would need a subscription for each, and says nothing of the outcome.
 */

import { ApiPromise, WsProvider } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Call, DispatchError, EventRecord, ExtrinsicEra, Header } from "@polkadot/types/interfaces";
import type { Registry } from "@polkadot/types/types";
import { u8aToHex } from "@polkadot/util";
import type { HexString } from "@polkadot/util/types";
import { blake2AsHex, cryptoWaitReady } from "@polkadot/util-crypto";

import { rawBlock } from "./blocks.ts";

const CONNECT_TIMEOUT_MS = 20_000;
/** How long an extrinsic may wait for a block, in blocks; a power of two, as mortal eras are. */
const MORTALITY = 256;

/** No connection to a node, or one that broke. */
export class ConnectError extends Error {
	override readonly name = "ConnectError";
}

/** The pool of the node refused an extrinsic. */
export class RefusedError extends Error {
	override readonly name = "RefusedError";
	constructor(
		/** Of the JSON-RPC error: 1010 invalid, 1012 banned for a while, 1013 known already, 1014 priority, 1016 full. */
		readonly code: number,
		/** What the node says, such as "Transaction call is not expected". */
		readonly reason: string,
		/** Of the extrinsic. */
		readonly hash: string,
	) {
		super(`the pool refused ${hash} with code ${code}: ${reason}`);
	}
}

/** An accepted extrinsic did not get where it was to get. */
export class LostError extends Error {
	override readonly name = "LostError";
}

export interface Outcome {
	/** Of the extrinsic. */
	hash: string;
	/** Number of the block. */
	block: number;
	blockHash: string;
	/** Whether the call was dispatched without an error. */
	success: boolean;
	/** `pallet.ErrorName: its documentation`. */
	error?: string;
	/** Milliseconds since the epoch, with fractions, like the other two. */
	submittedAt: number;
	/** When the client was told of the block. */
	inBlockAt: number;
	/** When the client was told that the block, or one above it, is final. */
	finalizedAt?: number;
	/** The extrinsic's events. */
	events: EventRecord[];
}

export interface Submitted {
	hash: string;
	/** The first inclusion in a best block. A fork may withdraw it; `finalized` tells what stays. */
	inBlock: Promise<Outcome>;
	/** The inclusion in the finalised chain. */
	finalized: Promise<Outcome>;
}

export interface SubmitterOptions {
	/** Without a new best block for this long, everything pending fails. */
	blockTimeoutMs?: number;
	/** Without finality advancing for this long, everything pending fails. */
	finalityTimeoutMs?: number;
}

export interface SubmitterStats {
	/** Accepted by the node. */
	submitted: number;
	/** Refused by the node. */
	refused: number;
	/** In the best chain, or final. */
	included: number;
	/** In the finalised chain, the call failed. */
	failed: number;
	/** From just before sending to the news of finality, one for each final extrinsic. */
	finalityMs: number[];
}

/** Milliseconds since the epoch, with fractions, and never going back. */
export function now(): number {
	return performance.timeOrigin + performance.now();
}

/**
 * Connects to a node and waits for its metadata. There is no reconnection: a test or a replay that loses its node must
 * fail, not wait.
 */
export async function connect(wsUrl: string): Promise<ApiPromise> {
	await cryptoWaitReady();
	const provider = new WsProvider(wsUrl, false);
	let timer: NodeJS.Timeout | undefined;
	const failed = new Promise<never>((_, reject) => {
		const fail = (why: string) => reject(new ConnectError(`no connection to ${wsUrl}: ${why}`));
		timer = setTimeout(() => fail(`not ready after ${CONNECT_TIMEOUT_MS / 1000} s`), CONNECT_TIMEOUT_MS);
		provider.on("error", (error: { message?: string }) => fail(error.message ?? "refused"));
		provider.on("disconnected", () => fail("closed by the node"));
	});
	failed.catch(() => undefined);
	try {
		await Promise.race([provider.connect().then(() => provider.isReady), failed]);
		// Our transaction extensions carry nothing in the extrinsic, so the library may take them as unknown and empty;
		// `noInitWarn` keeps it from saying so each time.
		const api = ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });
		return await Promise.race([api, failed]);
	} catch (error) {
		await provider.disconnect().catch(() => undefined);
		throw error instanceof ConnectError ? error : new ConnectError(`no connection to ${wsUrl}: ${String(error)}`);
	} finally {
		clearTimeout(timer);
	}
}

/** A block as eras are counted from it. */
export interface Birth {
	number: number;
	hash: HexString;
}

/**
 * What a signature says of its time: from `birth` on, `period` blocks, a power of two up to 4,096. The chain refuses
 * what is good for ever.
 */
export function mortality(api: ApiPromise, birth: Birth, period: number): { era: ExtrinsicEra; blockHash: HexString } {
	const era = api.registry.createType<ExtrinsicEra>("ExtrinsicEra", { current: birth.number, period });
	return { era, blockHash: birth.hash };
}

/** A dispatch error as `pallet.ErrorName: its documentation`. */
export function explain(registry: Registry, error: DispatchError): string {
	if (error.isModule) {
		const { section, name, docs } = registry.findMetaError(error.asModule);
		const doc = docs.join(" ").trim();
		return doc === "" ? `${section}.${name}` : `${section}.${name}: ${doc}`;
	}
	const detail = error.inner.toString();
	return detail === "" || detail === "null" ? error.type : `${error.type}: ${detail}`;
}

/** An error of a JSON-RPC call as {@link RefusedError}; anything else as it is. */
export function refusal(error: unknown, hash: string): Error {
	const { code, data, message } = error as { code?: number; data?: unknown; message?: string };
	if (typeof code !== "number") return error instanceof Error ? error : new Error(String(error));
	const detail = typeof data === "string" ? data : data === undefined ? undefined : JSON.stringify(data);
	const text = (message ?? "").replace(/^-?\d+: /, "");
	return new RefusedError(code, detail ?? text, hash);
}

/** An extrinsic the monitor waits for. */
class Pending {
	outcome: Outcome | undefined;
	inBlock!: Promise<Outcome>;
	finalized!: Promise<Outcome>;
	resolveInBlock!: (outcome: Outcome) => void;
	resolveFinalized!: (outcome: Outcome) => void;
	#reject: ((error: Error) => void)[] = [];

	constructor(
		readonly hash: string,
		readonly submittedAt: number,
		/** Number of the last block that may hold it. */
		readonly lastBlock: number,
	) {
		this.inBlock = new Promise((resolve, reject) => {
			this.resolveInBlock = resolve;
			this.#reject.push(reject);
		});
		this.finalized = new Promise((resolve, reject) => {
			this.resolveFinalized = resolve;
			this.#reject.push(reject);
		});
		// Who is not interested in one of the two must not die of it.
		this.inBlock.catch(() => undefined);
		this.finalized.catch(() => undefined);
	}

	reject(error: Error): void {
		for (const reject of this.#reject) reject(error);
	}
}

/** A block with what it holds of ours. */
interface Block {
	number: number;
	hash: HexString;
	parent: HexString;
	/** When the client was told of it, or of the first block above it. */
	seenAt: number;
	outcomes: Outcome[];
}

/** The nonces of one account. */
interface Nonces {
	next: number;
	/** Given out, but refused with their extrinsic; used first, or all later ones would wait for ever. */
	refused: number[];
}

export class Submitter {
	readonly stats: SubmitterStats = { submitted: 0, refused: 0, included: 0, failed: 0, finalityMs: [] };

	readonly #api: ApiPromise;
	readonly #options: Required<SubmitterOptions>;
	readonly #pending = new Map<string, Pending>();
	readonly #nonces = new Map<string, Promise<Nonces>>();
	/** Known blocks above the last final one, and that one. */
	readonly #blocks = new Map<string, Block>();
	/** Hashes of the best chain by number, from the last final block on. */
	readonly #best = new Map<number, string>();
	#final: Birth;
	#work: Promise<void> = Promise.resolve();
	#unsubscribe: (() => void)[] = [];
	#blockTimer: NodeJS.Timeout | undefined;
	#finalityTimer: NodeJS.Timeout | undefined;
	#failure: Error | undefined;

	private constructor(api: ApiPromise, final: Birth, options: SubmitterOptions) {
		this.#api = api;
		this.#final = final;
		this.#options = { blockTimeoutMs: 60_000, finalityTimeoutMs: 180_000, ...options };
		this.#best.set(final.number, final.hash);
	}

	static async create(api: ApiPromise, options: SubmitterOptions = {}): Promise<Submitter> {
		const hash = await api.rpc.chain.getFinalizedHead();
		const header = await api.rpc.chain.getHeader(hash);
		const submitter = new Submitter(api, { number: header.number.toNumber(), hash: hash.toHex() }, options);
		await submitter.#follow();
		return submitter;
	}

	/** Number of the last final block. */
	get finalizedNumber(): number {
		return this.#final.number;
	}

	/** Number of extrinsics accepted but not final. */
	get pending(): number {
		return this.#pending.size;
	}

	/**
	 * Signs a call and sends it. Resolves when the node has accepted it, rejects with {@link RefusedError} when its pool
	 * refuses. Calls of one signer get their nonces in the order of `submit`.
	 */
	async submit(
		call: SubmittableExtrinsic<"promise">,
		signer: KeyringPair,
		opts: { nonce?: number } = {},
	): Promise<Submitted> {
		if (this.#failure !== undefined) throw this.#failure;
		const nonces = opts.nonce === undefined ? await this.#noncesOf(signer.address) : undefined;
		const nonce = opts.nonce ?? takeNonce(nonces);
		const birth = this.#final;
		// A copy: the caller may send the same call again.
		const extrinsic = this.#api.tx(call.method as unknown as Call);
		extrinsic.sign(signer, {
			...mortality(this.#api, birth, MORTALITY),
			nonce,
			genesisHash: this.#api.genesisHash,
			runtimeVersion: this.#api.runtimeVersion,
			signedExtensions: this.#api.registry.signedExtensions,
		});
		const bytes = extrinsic.toU8a();
		const pending = new Pending(blake2AsHex(bytes), now(), birth.number + MORTALITY);
		this.#watch(pending);
		try {
			await this.#api.rpc("author_submitExtrinsic", u8aToHex(bytes));
		} catch (error) {
			this.#unwatch(pending.hash);
			const refused = refusal(error, pending.hash);
			if (refused instanceof RefusedError) {
				this.stats.refused += 1;
				nonces?.refused.push(nonce);
			} else {
				// Nobody knows whether the node has it; ask for the nonce again.
				this.#nonces.delete(signer.address);
			}
			pending.reject(refused);
			throw refused;
		}
		this.stats.submitted += 1;
		return { hash: pending.hash, inBlock: pending.inBlock, finalized: pending.finalized };
	}

	/** Ends the monitor; what is still pending fails. */
	async stop(): Promise<void> {
		this.#fail(new LostError("the submitter was stopped"));
		await this.#work;
	}

	#noncesOf(address: string): Promise<Nonces> {
		let nonces = this.#nonces.get(address);
		if (nonces === undefined) {
			nonces = this.#api.rpc.system
				.accountNextIndex(address)
				.then((next) => ({ next: next.toNumber(), refused: [] }));
			nonces.catch(() => this.#nonces.delete(address));
			this.#nonces.set(address, nonces);
		}
		return nonces;
	}

	#watch(pending: Pending): void {
		if (this.#pending.size === 0) {
			this.#armBlockTimer();
			this.#armFinalityTimer();
		}
		this.#pending.set(pending.hash, pending);
	}

	#unwatch(hash: string): void {
		this.#pending.delete(hash);
		if (this.#pending.size === 0) this.#disarm();
	}

	async #follow(): Promise<void> {
		const queue = (step: (header: Header, seenAt: number) => Promise<void>) => (header: Header) => {
			const seenAt = now();
			this.#work = this.#work
				.then(() => (this.#failure === undefined ? step(header, seenAt) : undefined))
				.catch((error: unknown) => this.#fail(new LostError(`cannot follow the chain: ${String(error)}`)));
		};
		this.#unsubscribe = await Promise.all([
			this.#api.rpc.chain.subscribeNewHeads(queue((header, at) => this.#newBest(header, at))),
			this.#api.rpc.chain.subscribeFinalizedHeads(queue((header, at) => this.#newFinal(header, at))),
		]);
		const lost = () => this.#fail(new ConnectError("the connection to the node broke"));
		this.#api.on("disconnected", lost);
		this.#unsubscribe.push(() => this.#api.off("disconnected", lost));
	}

	async #newBest(header: Header, seenAt: number): Promise<void> {
		if (this.#pending.size > 0) this.#armBlockTimer();
		const added: Block[] = [];
		let hash = header.hash.toHex();
		let number = header.number.toNumber();
		while (number > this.#final.number && this.#best.get(number) !== hash) {
			const block = await this.#block(hash, number, seenAt);
			added.push(block);
			hash = block.parent;
			number -= 1;
		}
		for (const [at, retracted] of this.#best) {
			if (at <= number) continue;
			this.#best.delete(at);
			for (const outcome of this.#blocks.get(retracted)?.outcomes ?? []) this.#retract(outcome);
		}
		for (const block of added.reverse()) {
			this.#best.set(block.number, block.hash);
			for (const outcome of block.outcomes) this.#include(outcome);
		}
	}

	async #newFinal(header: Header, seenAt: number): Promise<void> {
		const number = header.number.toNumber();
		if (number <= this.#final.number) return;
		if (this.#pending.size > 0) this.#armFinalityTimer();
		const chain: Block[] = [];
		let hash = header.hash.toHex();
		for (let at = number; at > this.#final.number; at -= 1) {
			const block = await this.#block(hash, at, seenAt);
			chain.push(block);
			hash = block.parent;
		}
		for (const block of chain.reverse()) {
			for (const outcome of block.outcomes) this.#finalize(outcome, seenAt);
		}
		this.#final = { number, hash: header.hash.toHex() };
		for (const pending of [...this.#pending.values()]) {
			if (pending.lastBlock > number || pending.outcome !== undefined) continue;
			this.#unwatch(pending.hash);
			pending.reject(
				new LostError(`${pending.hash} was accepted, but no block up to ${pending.lastBlock} holds it: it expired`),
			);
		}
		// A fork that ends at or below the final block never comes back.
		for (const [known, block] of this.#blocks) if (block.number <= number) this.#blocks.delete(known);
		for (const at of this.#best.keys()) if (at < number) this.#best.delete(at);
		this.#best.set(number, this.#final.hash);
	}

	/** A block and what it holds of ours; what one block holds does not change, so it is looked at once. */
	async #block(hash: HexString, number: number, seenAt: number): Promise<Block> {
		const known = this.#blocks.get(hash);
		if (known !== undefined) return known;
		const { parent, extrinsics } = await rawBlock(this.#api, hash);
		const ours = extrinsics.flatMap((each, index) => {
			const pending = this.#pending.get(each);
			return pending === undefined ? [] : [{ pending, index }];
		});
		const block: Block = { number, hash, parent, seenAt, outcomes: [] };
		if (ours.length > 0) {
			const at = await this.#api.at(hash);
			const records = (await at.query["system"]?.["events"]?.()) as unknown as EventRecord[] | undefined;
			const byIndex = new Map<number, EventRecord[]>(ours.map(({ index }) => [index, []]));
			for (const record of records ?? []) {
				if (record.phase.isApplyExtrinsic) byIndex.get(record.phase.asApplyExtrinsic.toNumber())?.push(record);
			}
			for (const { pending, index } of ours) {
				block.outcomes.push(outcomeOf(at.registry, pending, block, byIndex.get(index) ?? []));
			}
		}
		this.#blocks.set(hash, block);
		return block;
	}

	#include(outcome: Outcome): void {
		const pending = this.#pending.get(outcome.hash);
		if (pending === undefined || pending.outcome !== undefined) return;
		pending.outcome = outcome;
		this.stats.included += 1;
		pending.resolveInBlock(outcome);
	}

	#retract(outcome: Outcome): void {
		const pending = this.#pending.get(outcome.hash);
		if (pending === undefined || pending.outcome !== outcome) return;
		pending.outcome = undefined;
		this.stats.included -= 1;
	}

	#finalize(outcome: Outcome, seenAt: number): void {
		const pending = this.#pending.get(outcome.hash);
		if (pending === undefined) return;
		this.#unwatch(outcome.hash);
		if (pending.outcome === undefined) this.stats.included += 1;
		if (!outcome.success) this.stats.failed += 1;
		const final = { ...outcome, finalizedAt: seenAt };
		pending.outcome = final;
		this.stats.finalityMs.push(seenAt - outcome.submittedAt);
		pending.resolveInBlock(final);
		pending.resolveFinalized(final);
	}

	#armBlockTimer(): void {
		clearTimeout(this.#blockTimer);
		const ms = this.#options.blockTimeoutMs;
		this.#blockTimer = setTimeout(
			() => this.#fail(new LostError(`the chain stands still: no new block for ${ms / 1000} s`)),
			ms,
		);
	}

	#armFinalityTimer(): void {
		clearTimeout(this.#finalityTimer);
		const ms = this.#options.finalityTimeoutMs;
		this.#finalityTimer = setTimeout(
			() => this.#fail(new LostError(`finality stands still at block ${this.#final.number} for ${ms / 1000} s`)),
			ms,
		);
	}

	#disarm(): void {
		clearTimeout(this.#blockTimer);
		clearTimeout(this.#finalityTimer);
	}

	#fail(error: Error): void {
		if (this.#failure !== undefined) return;
		this.#failure = error;
		for (const unsubscribe of this.#unsubscribe) unsubscribe();
		for (const pending of this.#pending.values()) pending.reject(error);
		this.#pending.clear();
		this.#disarm();
	}
}

function takeNonce(nonces: Nonces | undefined): number {
	if (nonces === undefined) throw new TypeError("no nonces");
	nonces.refused.sort((a, b) => b - a);
	return nonces.refused.pop() ?? nonces.next++;
}

function outcomeOf(registry: Registry, pending: Pending, block: Block, events: EventRecord[]): Outcome {
	const failed = events.find(({ event }) => event.section === "system" && event.method === "ExtrinsicFailed");
	const error = failed?.event.data[0] as DispatchError | undefined;
	return {
		hash: pending.hash,
		block: block.number,
		blockHash: block.hash,
		success: error === undefined,
		...(error === undefined ? {} : { error: explain(registry, error) }),
		submittedAt: pending.submittedAt,
		inBlockAt: block.seenAt,
		events,
	};
}
