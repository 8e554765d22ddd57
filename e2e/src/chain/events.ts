/** What the final chain tells in events. */

import type { ApiPromise } from "@polkadot/api";
import type { EventRecord, Header } from "@polkadot/types/interfaces";
import type { Codec } from "@polkadot/types/types";

import { HeadsTimeoutError } from "./heads.ts";

/** An event of a final block. */
export interface LoggedEvent {
	/** Number of the block. */
	block: number;
	/** Pallet in camel case and event, such as `session.NewSession`. */
	name: string;
	/** Its fields by name, those without a name by position. */
	fields: Record<string, Codec>;
}

/** All events of the final chain, from the moment of following on. */
export class EventLog {
	/** In the order of the chain. */
	readonly events: LoggedEvent[] = [];
	/** Number of the last block that was read. */
	block: number;

	readonly #api: ApiPromise;
	#work: Promise<void> = Promise.resolve();
	#failure: unknown;
	#checks = new Set<() => void>();
	#unsubscribe: () => void = () => undefined;

	private constructor(api: ApiPromise, block: number) {
		this.#api = api;
		this.block = block;
	}

	/** Begins with the block after the last final one. */
	static async follow(api: ApiPromise): Promise<EventLog> {
		const { number } = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
		const log = new EventLog(api, number.toNumber());
		log.#unsubscribe = await api.rpc.chain.subscribeFinalizedHeads((header) => log.#next(header));
		return log;
	}

	/** Events of one name, such as `offences.Offence`. */
	of(name: string): LoggedEvent[] {
		return this.events.filter((event) => event.name === name);
	}

	/** Waits until `holds`, looked at after each final block. */
	async until(what: string, ms: number, holds: () => boolean): Promise<void> {
		await new Promise<void>((done, failed) => {
			const end = (settle: () => void) => {
				clearTimeout(timer);
				this.#checks.delete(check);
				settle();
			};
			const check = () => {
				if (this.#failure !== undefined) end(() => failed(this.#failure));
				else if (holds()) end(done);
			};
			const timer = setTimeout(() => {
				const told = [...new Set(this.events.map(({ name }) => name))].join(", ");
				const why = `waited ${ms / 1000} s for ${what} (final block ${this.block}; events so far: ${told})`;
				end(() => failed(new HeadsTimeoutError(why)));
			}, ms);
			this.#checks.add(check);
			check();
		});
	}

	stop(): void {
		this.#unsubscribe();
	}

	#next(header: Header): void {
		this.#work = this.#work
			.then(async () => {
				for (const to = header.number.toNumber(); this.block < to; this.block += 1) await this.#read(this.block + 1);
			})
			.catch((error: unknown) => (this.#failure ??= error))
			.then(() => {
				for (const check of this.#checks) check();
			});
	}

	async #read(block: number): Promise<void> {
		const at = await this.#api.at(await this.#api.rpc.chain.getBlockHash(block));
		const records = (await at.query["system"]?.["events"]?.()) as unknown as EventRecord[] | undefined;
		for (const { event } of records ?? []) {
			this.events.push({ block, name: `${event.section}.${event.method}`, fields: fieldsOf(event) });
		}
	}
}

/** An event's fields by name, those without a name by position. */
export function fieldsOf({ data }: EventRecord["event"]): Record<string, Codec> {
	return Object.fromEntries([...data].map((value, i) => [data.names?.[i] ?? String(i), value]));
}
