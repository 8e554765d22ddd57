/** A list read by keyset pages: what was read is read again as a whole when an act touches it. */

import type { Answer } from "./client.ts";
import { touches, wantsBest, type Desk, type Held, type Watch } from "./desk.ts";
import { passes } from "./errors.ts";
import { Value } from "./observable.ts";
import type { Row } from "./records.ts";
import { pause } from "./wait.ts";

/** Rows of a page when not given: the most that a node gives. */
export const PAGE_ROWS = 500;
/** More are not read: the page asks for a narrower filter. */
export const MOST_ROWS = 5_000;

const CALM_MS = 500;
const AGAIN_MS = 2_000;

export interface Listed<R> extends Held<readonly Row<R>[]> {
	/** Whether another page can be read. */
	readonly more: boolean;
	/** Whether there are more rows than are read at most. */
	readonly cut: boolean;
}

export interface Pages<R> {
	get(): Listed<R>;
	subscribe(on: () => void): () => void;
	/** Reads all anew: at once, or when the calm between two readings is over. */
	again(now?: boolean): void;
	more(): void;
}

interface Options {
	readonly limit?: number;
	readonly order?: "newest" | "oldest";
	readonly consistency?: "final" | "best";
	readonly all?: boolean;
}

export function listPages<R>(
	desk: Desk,
	method: string,
	filter: Readonly<Record<string, unknown>>,
	watch: Watch | undefined,
	options: Options,
): Pages<R> {
	return new List<R>(desk, method, filter, watch, options);
}

/** Leaves out what is not given: a name that a method does not know is an error, an empty text is no filter. */
export function given(filter: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== ""),
	);
}

class List<R> implements Pages<R> {
	readonly #value = new Value<Listed<R>>({ asking: true, more: false, cut: false });
	readonly #filter: Record<string, unknown>;
	readonly #page: Record<string, unknown>;
	readonly #limit: number;
	/** How many rows are wanted; more when somebody asks for more. */
	#wanted: number;
	#users = 0;
	#run: AbortController | undefined;
	/** Ends the wait before it is read again. */
	#rest: AbortController | undefined;
	#stale = false;
	#unwatch: (() => void)[] = [];

	constructor(
		private readonly desk: Desk,
		private readonly method: string,
		filter: Readonly<Record<string, unknown>>,
		private readonly watch: Watch | undefined,
		{ limit = PAGE_ROWS, order, consistency }: Options,
	) {
		this.#filter = given(filter);
		this.#page = given({ order, consistency });
		this.#limit = limit;
		this.#wanted = limit;
	}

	readonly get = (): Listed<R> => this.#value.get();

	readonly subscribe = (on: () => void): (() => void) => {
		const unsubscribe = this.#value.subscribe(on);
		this.#users += 1;
		if (this.#users === 1) this.#begin();
		return () => {
			unsubscribe();
			this.#users -= 1;
			if (this.#users === 0) this.#end();
		};
	};

	#begin(): void {
		const { watch, desk } = this;
		const { line } = desk.client;
		const best = wantsBest([this.#page]);
		this.#unwatch.push(line.subscribe(() => line.get() === "up" && this.again()));
		if (watch !== undefined) {
			this.#unwatch.push(
				desk.listen(watch.region, (note) => {
					if ((note.status === "final" || best) && touches(watch, note)) this.again();
				}),
			);
		}
		this.again();
	}

	#end(): void {
		for (const unwatch of this.#unwatch) unwatch();
		this.#unwatch = [];
		this.#run?.abort();
	}

	again(now = false): void {
		this.#stale = true;
		if (now) this.#rest?.abort();
		if (this.#run === undefined) void this.#work();
	}

	more(): void {
		const { answer, more } = this.#value.get();
		if (!more || answer === undefined) return;
		this.#wanted = Math.min(answer.data.length + this.#limit, MOST_ROWS);
		if (this.#run === undefined) void this.#work();
	}

	/** Reads until there is nothing more to read: all anew if it is stale, or the pages that are wanted besides. */
	async #work(): Promise<void> {
		const run = new AbortController();
		this.#run = run;
		const { signal } = run;
		while (!signal.aborted && (this.#stale || this.#lacks())) {
			this.#set({ asking: true });
			let failed = false;
			try {
				await this.#read(signal);
			} catch (error) {
				if (signal.aborted) break;
				const reason = error instanceof Error ? error : new Error(String(error));
				this.#set({ error: reason, asking: false });
				if (!passes(reason)) {
					// Asked again when somebody says so, or the line is new.
					this.#stale = false;
					this.#wanted = this.#value.get().answer?.data.length ?? this.#limit;
					break;
				}
				failed = true;
			}
			if (!this.#stale && !failed) continue;
			this.#rest = new AbortController();
			await pause(failed ? AGAIN_MS : CALM_MS, AbortSignal.any([signal, this.#rest.signal])).catch(() => undefined);
			this.#rest = undefined;
		}
		this.#run = undefined;
		// It was let go of and taken up again meanwhile.
		if (signal.aborted && this.#users > 0) this.again();
	}

	#lacks(): boolean {
		const { answer, more } = this.#value.get();
		return more && answer !== undefined && answer.data.length < this.#wanted;
	}

	async #read(signal: AbortSignal): Promise<void> {
		const anew = this.#stale;
		this.#stale = false;
		const known = this.#value.get().answer;
		const rows: Row<R>[] = anew || known === undefined ? [] : [...known.data];
		let next: string | null | undefined = anew ? undefined : known?.next;
		let answer: Answer<readonly Row<R>[]>;
		try {
			do {
				const limit = Math.min(this.#limit, MOST_ROWS - rows.length);
				const page = given({ ...this.#page, limit, after: next });
				answer = await this.desk.client.ask<readonly Row<R>[]>(this.method, [this.#filter, page], signal);
				rows.push(...answer.data);
				next = answer.next ?? null;
			} while (next !== null && rows.length < this.#wanted);
		} catch (error) {
			this.#stale ||= anew;
			throw error;
		}
		const cut = next !== null && rows.length >= MOST_ROWS;
		this.#value.set({ answer: { ...answer, data: rows, next }, asking: false, more: next !== null && !cut, cut });
	}

	#set(change: { asking: boolean; error?: Error }): void {
		const { error: _, ...rest } = this.#value.get();
		this.#value.set({ ...rest, ...change });
	}
}
