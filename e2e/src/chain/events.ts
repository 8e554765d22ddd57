/** What the final chain tells in events. */

import type { ApiPromise } from "@polkadot/api";
import type { EventRecord, Header } from "@polkadot/types/interfaces";
import type { Codec } from "@polkadot/types/types";

import { Waits } from "./waits.ts";

/** An event of a final block. */
export interface LoggedEvent {
	/** Number of the block. */
	block: number;
	/** Pallet in camel case and event, such as `session.NewSession`. */
	name: string;
	/** Its fields by name, those without a name by position. */
	fields: Record<string, Codec>;
}

/** Events of the final chain, from the moment of following on. */
export class EventLog {
	/** In the order of the chain. */
	readonly events: LoggedEvent[] = [];
	/** Number of the last block that was read. */
	block: number;

	readonly #api: ApiPromise;
	#work: Promise<void> = Promise.resolve();
	readonly #waits = new Waits(() => {
		const told = [...new Set(this.events.map(({ name }) => name))].join(", ");
		return `final block ${this.block}; events so far: ${told}`;
	});
	#unsubscribe: () => void = () => undefined;

	readonly #names: ReadonlySet<string> | undefined;
	readonly #listeners: ((event: LoggedEvent) => void)[] = [];

	private constructor(api: ApiPromise, names: ReadonlySet<string> | undefined, block: number) {
		this.#api = api;
		this.#names = names;
		this.block = block;
	}

	/** Begins with the block after the last final one. With `names`, only events of these are kept. */
	static async follow(api: ApiPromise, names?: ReadonlySet<string>): Promise<EventLog> {
		const { number } = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
		const log = new EventLog(api, names, number.toNumber());
		log.#unsubscribe = await api.rpc.chain.subscribeFinalizedHeads((header) => log.#next(header));
		return log;
	}

	/** Calls back with each event, as soon as its block has been read. */
	onEvent(listen: (event: LoggedEvent) => void): void {
		this.#listeners.push(listen);
	}

	/** Events of one name, such as `offences.Offence`. */
	of(name: string): LoggedEvent[] {
		return this.events.filter((event) => event.name === name);
	}

	/** Waits until `holds`, looked at after each final block, unless `over` is aborted first. */
	async until(what: string, ms: number, holds: () => boolean, over?: AbortSignal): Promise<void> {
		await this.#waits.until(what, ms, holds, over);
	}

	stop(): void {
		this.#unsubscribe();
	}

	#next(header: Header): void {
		this.#work = this.#work
			.then(async () => {
				for (const to = header.number.toNumber(); this.block < to; this.block += 1) await this.#read(this.block + 1);
			})
			.then(
				() => this.#waits.look(),
				(error: unknown) => this.#waits.fail(error),
			);
	}

	async #read(block: number): Promise<void> {
		const at = await this.#api.at(await this.#api.rpc.chain.getBlockHash(block));
		const records = (await at.query["system"]?.["events"]?.()) as unknown as EventRecord[] | undefined;
		for (const { event } of records ?? []) {
			const name = `${event.section}.${event.method}`;
			if (this.#names?.has(name) === false) continue;
			const logged = { block, name, fields: fieldsOf(event) };
			this.events.push(logged);
			for (const listen of this.#listeners) listen(logged);
		}
	}
}

/** An event's fields by name, those without a name by position. */
export function fieldsOf({ data }: EventRecord["event"]): Record<string, Codec> {
	return Object.fromEntries([...data].map((value, i) => [data.names?.[i] ?? String(i), value]));
}
