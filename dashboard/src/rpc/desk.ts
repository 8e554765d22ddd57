/** What all pages share: the client, its status, and answers that are kept and asked again when an act touches them. */

import type { Answer, Client } from "./client.ts";
import { passes } from "./errors.ts";
import { Value, type Observable } from "./observable.ts";
import type { ChangeNote, Kind } from "./records.ts";
import { StatusWatch } from "./status.ts";
import { pause } from "./wait.ts";

/** Which acts make an answer worth asking for again: one on a kind or on a subject, inside a region if one is given. */
export interface Watch {
	readonly kinds?: readonly Kind[];
	readonly subjects?: readonly string[];
	readonly region?: string;
}

export interface Held<T> {
	readonly answer?: Answer<T>;
	readonly error?: Error;
	/** Whether it is being asked for. */
	readonly asking: boolean;
}

/** After an act an answer is asked for again at the soonest after this. */
const CALM_MS = 500;
/** An answer that nobody looks at is kept for so long. */
const KEPT_MS = 60_000;
/** What may be there in a moment is asked for again after this. */
const AGAIN_MS = 2_000;

const NATION = "000000";

export class Desk {
	readonly status: StatusWatch;
	readonly #entries = new Map<string, Entry<unknown>>();
	readonly #feeds = new Map<string, SharedFeed>();
	readonly #unwatch: () => void;

	constructor(readonly client: Client) {
		this.status = new StatusWatch(client);
		this.#unwatch = client.line.subscribe(() => {
			if (client.line.get() === "up") for (const entry of this.#entries.values()) entry.lineUp();
		});
	}

	/** The answer to a question, kept while somebody looks at it and a while longer. */
	entry<T>(method: string, params: readonly unknown[], watch: Watch | undefined): Entry<T> {
		const key = JSON.stringify([method, params, watch]);
		const known = this.#entries.get(key);
		// The key has the method: the type that a caller names for it is always the same.
		if (known !== undefined) return known as Entry<T>;
		const entry = new Entry<T>(this, method, params, watch, () => this.#entries.delete(key));
		this.#entries.set(key, entry as Entry<unknown>);
		return entry;
	}

	/** Takes part in the feed of a region, which all who watch it share. */
	listen(region: string | undefined, on: (note: ChangeNote) => void): () => void {
		const key = region === undefined || region === NATION ? "" : region;
		let feed = this.#feeds.get(key);
		if (feed === undefined) {
			feed = new SharedFeed(this.client, key, () => this.#feeds.delete(key));
			this.#feeds.set(key, feed);
		}
		return feed.join(on);
	}

	close(): void {
		this.#unwatch();
		this.status.stop();
		this.client.close();
	}
}

/** One subscription for all that watch the same region. */
class SharedFeed {
	readonly #members = new Set<(note: ChangeNote) => void>();
	readonly #leave: () => void;
	/** Acts of blocks that are not final yet: a final block is told of without them. */
	readonly #best = new Map<string, ChangeNote>();

	constructor(
		client: Client,
		region: string,
		private readonly empty: () => void,
	) {
		const filter = region === "" ? { final: false } : { final: false, region };
		this.#leave = client.changes(filter, (note) => this.#tell(note), () => undefined);
	}

	#tell(note: ChangeNote): void {
		const { hash, number } = note.block;
		const acts = note.acts.length > 0 ? note.acts : (this.#best.get(hash)?.acts ?? []);
		if (note.status === "best") this.#best.set(hash, note);
		else this.#best.delete(hash);
		if (note.status === "final") {
			for (const [each, { block }] of this.#best) if (block.number <= number) this.#best.delete(each);
		}
		const whole = { ...note, acts };
		for (const member of [...this.#members]) member(whole);
	}

	join(member: (note: ChangeNote) => void): () => void {
		this.#members.add(member);
		return () => {
			this.#members.delete(member);
			if (this.#members.size > 0) return;
			this.#leave();
			this.empty();
		};
	}
}

/** Whether an act is one that the watch asks for. */
export function touches(watch: Watch, note: ChangeNote): boolean {
	const { kinds, subjects } = watch;
	const all = kinds === undefined && subjects === undefined;
	return note.acts.some((act) =>
		all
			? true
			: act.subjects.some(
				(subject) =>
					subjects?.includes(subject) === true ||
					kinds?.some((kind) => subject.startsWith(`${kind}/`)) === true,
			),
	);
}

/** Whether a question asks for blocks that are not final. */
export function wantsBest(params: readonly unknown[]): boolean {
	return JSON.stringify(params).includes('"best"');
}

/** One question with its last answer. */
export class Entry<T> {
	readonly value: Value<Held<T>>;
	readonly observable: Observable<Held<T>>;
	readonly #best: boolean;
	#users = 0;
	#asked: AbortController | undefined;
	/** Ends the wait before it is asked again. */
	#rest: AbortController | undefined;
	#again = false;
	#leave: (() => void) | undefined;
	#drop: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly desk: Desk,
		private readonly method: string,
		private readonly params: readonly unknown[],
		private readonly watch: Watch | undefined,
		private readonly forget: () => void,
	) {
		this.value = new Value<Held<T>>({ asking: true });
		this.#best = wantsBest(params);
		this.observable = {
			get: this.value.get,
			subscribe: (on) => {
				const unsubscribe = this.value.subscribe(on);
				this.#join();
				return () => {
					unsubscribe();
					this.#part();
				};
			},
		};
	}

	#join(): void {
		this.#users += 1;
		clearTimeout(this.#drop);
		if (this.#users > 1) return;
		const { watch } = this;
		if (watch !== undefined) this.#leave = this.desk.listen(watch.region, (note) => this.#told(watch, note));
		void this.ask();
	}

	#part(): void {
		this.#users -= 1;
		if (this.#users > 0) return;
		this.#leave?.();
		this.#leave = undefined;
		this.#asked?.abort();
		this.#drop = setTimeout(this.forget, KEPT_MS);
	}

	#told(watch: Watch, note: ChangeNote): void {
		if ((note.status !== "final" && !this.#best) || !touches(watch, note)) return;
		void this.ask();
	}

	lineUp(): void {
		if (this.#users > 0) void this.ask();
	}

	/** Asks for it again. What was answered stays until there is something newer. */
	readonly ask = async (now = false): Promise<void> => {
		if (this.#asked !== undefined) {
			this.#again = true;
			if (now) this.#rest?.abort();
			return;
		}
		const asked = new AbortController();
		this.#asked = asked;
		const before = this.value.get();
		if (!before.asking) this.value.set({ ...before, asking: true });
		let failed: unknown;
		try {
			const answer = await this.desk.client.ask<T>(this.method, this.params, asked.signal);
			this.value.set({ answer, asking: false });
		} catch (error) {
			failed = error;
			if (!asked.signal.aborted) {
				const reason = error instanceof Error ? error : new Error(String(error));
				this.value.set({ ...this.value.get(), error: reason, asking: false });
			}
		}
		const wait = failed === undefined ? CALM_MS : AGAIN_MS;
		const again = () => this.#again || (failed !== undefined && passes(failed));
		if (!asked.signal.aborted && again()) {
			this.#rest = new AbortController();
			await pause(wait, AbortSignal.any([asked.signal, this.#rest.signal])).catch(() => undefined);
			this.#rest = undefined;
		}
		this.#asked = undefined;
		if (this.#users === 0) return;
		if (asked.signal.aborted || again()) {
			this.#again = false;
			void this.ask();
		}
	};
}
