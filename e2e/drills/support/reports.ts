/**
 * Reports that keep coming while a network is operated on.
 *
 * A report is not a transaction: when the version of the runtime changes, transactions signed for the old one are void,
 * also those that a node had accepted. Whoever reports signs again, with the same nonce, so that the report is in
 * the chain once whichever of the two a block holds. This is what every client of the chain has to do.
 */

import type { KeyringPair } from "@polkadot/keyring/types";

import { account, enrol, eventTypeByCode, ROLES, testReport } from "../../src/chain/calls.ts";
import { RefusedError, type Outcome } from "../../src/chain/client.ts";
import type { Fixture } from "../../tests/support/network.ts";

/** Officers in each of the four agencies of genesis. */
const OFFICERS_PER_AGENCY = 2;
/** From the end of the reports to the finality of the last. */
const LAST_FINAL_MS = 90_000;

interface Report {
	readonly serial: number;
	readonly officer: KeyringPair;
	readonly nonce: number;
	readonly sentAt: number;
	/** The runtime version that the last accepted signature is for. */
	signedFor: number | undefined;
	/** Whether a node has accepted it, in whatever signature. */
	accepted: boolean;
	sending: boolean;
}

export interface ReportTally {
	/** Reports made. */
	made: number;
	/** In the finalised chain, successfully. */
	final: number;
	/** Accepted, then void because the runtime's version changed before a block held them; signed again. */
	overtaken: number;
	/** Refusals at submission, by code and reason; the report was signed again. */
	refused: Map<string, number>;
	/** From making a report to its finality, the slowest. */
	slowestMs: number;
}

export class ReportStream {
	readonly tally: ReportTally = { made: 0, final: 0, overtaken: 0, refused: new Map(), slowestMs: 0 };

	readonly #on: Fixture;
	readonly #eventType: number;
	readonly #officers: { pair: KeyringPair; nonce: number }[];
	readonly #open = new Set<Report>();
	readonly #before: number;
	#failure: Error | undefined;
	#timer: NodeJS.Timeout | undefined;
	#unsubscribe: (() => void) | undefined;

	private constructor(on: Fixture, eventType: number, officers: KeyringPair[], before: number) {
		this.#on = on;
		this.#eventType = eventType;
		this.#officers = officers.map((pair) => ({ pair, nonce: 0 }));
		this.#before = before;
	}

	/** Enrols officers and files reports from then on, so many a second, whether or not earlier ones are through. */
	static async start(on: Fixture, perSecond: number): Promise<ReportStream> {
		const officers = Array.from({ length: 4 * OFFICERS_PER_AGENCY }, (_, i) => account(`//drill//${i}`));
		// 3 and 4 are children of 1, so its manager enrols for them, too; 2 is a line of its own.
		await Promise.all(
			([[1, "//Alice"], [2, "//Bob"], [3, "//Alice"], [4, "//Alice"]] as const).map(([agency, manager]) => {
				const ours = officers.filter((_, i) => i % 4 === agency - 1);
				return enrol(on.api, on.submitter, account(manager), agency, ours, ROLES.Report);
			}),
		);
		const eventType = await eventTypeByCode(on.api, "respiratory.novel");
		const stream = new ReportStream(on, eventType, officers, await incidents(on));
		stream.#unsubscribe = await on.api.rpc.chain.subscribeNewHeads(() => stream.#tend());
		// An open loop: what the chain does must not slow down what happens in the world.
		stream.#timer = setInterval(() => stream.#make(), 1_000 / perSecond);
		return stream;
	}

	/** Reports that are not final yet. */
	get open(): number {
		return this.#open.size;
	}

	/** Makes no more reports, and waits until each is final. Throws when one is lost or failed. */
	async stop(): Promise<ReportTally> {
		this.halt();
		await this.#on.heads.until(
			`${this.#open.size} reports to be final`,
			LAST_FINAL_MS,
			() => this.#failure !== undefined || this.#open.size === 0,
		);
		this.#unsubscribe?.();
		if (this.#failure !== undefined) throw this.#failure;
		const filed = (await incidents(this.#on)) - this.#before;
		if (filed !== this.tally.made) {
			throw new Error(`${this.tally.made} reports made ${filed} incidents`);
		}
		return this.tally;
	}

	/** Makes no more reports. */
	halt(): void {
		clearInterval(this.#timer);
	}

	#make(): void {
		const officer = this.#officers[this.tally.made % this.#officers.length];
		if (officer === undefined) throw new TypeError("no officers");
		const report = {
			serial: this.tally.made,
			officer: officer.pair,
			nonce: officer.nonce,
			sentAt: performance.now(),
			signedFor: undefined,
			accepted: false,
			sending: false,
		};
		officer.nonce += 1;
		this.tally.made += 1;
		this.#open.add(report);
		void this.#send(report);
	}

	async #send(report: Report): Promise<void> {
		const { api, submitter } = this.#on;
		report.sending = true;
		const version = api.runtimeVersion.specVersion.toNumber();
		try {
			const made = testReport(api, this.#eventType, report.serial);
			const { finalized } = await submitter.submit(made, report.officer, { nonce: report.nonce });
			if (report.accepted) this.tally.overtaken += 1;
			report.accepted = true;
			report.signedFor = version;
			// A signature that a later one replaced never becomes final; the monitor gives it up at the end.
			finalized.then(
				(outcome) => this.#settle(report, outcome),
				() => undefined,
			);
		} catch (error) {
			if (error instanceof RefusedError) {
				const why = `${error.code} ${error.reason}`;
				this.tally.refused.set(why, (this.tally.refused.get(why) ?? 0) + 1);
			} else {
				this.#failure ??= error instanceof Error ? error : new Error(String(error));
			}
		} finally {
			report.sending = false;
		}
	}

	/** With each block: what was refused, or signed for another version and in no block, is signed again. */
	#tend(): void {
		const version = this.#on.api.runtimeVersion.specVersion.toNumber();
		for (const report of this.#open) {
			if (report.sending || report.signedFor === version) continue;
			report.sending = true;
			void this.#inBlock(report)
				.then((done) => (done ? undefined : this.#send(report)))
				.catch((error: unknown) => (this.#failure ??= error instanceof Error ? error : new Error(String(error))))
				.finally(() => (report.sending = false));
		}
	}

	/** Whether a block of the best chain holds it: its nonce is used. A fork may take it back; then it is asked again. */
	async #inBlock({ officer, nonce }: Report): Promise<boolean> {
		const info = await this.#on.api.query["system"]?.["account"]?.(officer.address);
		return Number((info as unknown as { nonce: { toString(): string } }).nonce.toString()) > nonce;
	}

	#settle(report: Report, { success, error }: Outcome): void {
		if (!success) this.#failure ??= new Error(`report ${report.serial} failed: ${error ?? "no reason given"}`);
		if (!this.#open.delete(report)) this.#failure ??= new Error(`report ${report.serial} is in the chain twice`);
		this.tally.final += 1;
		this.tally.slowestMs = Math.max(this.tally.slowestMs, performance.now() - report.sentAt);
	}
}

/** How many incidents there are at the best block. */
async function incidents({ api }: Fixture): Promise<number> {
	return Number(((await api.query["incidents"]?.["nextIncident"]?.()) ?? 1).toString()) - 1;
}
