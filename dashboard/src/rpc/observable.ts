/** A value that changes, in the shape that `useSyncExternalStore` takes. */

export interface Observable<T> {
	get(): T;
	/** Calls `on` after each change, until the returned function is called. */
	subscribe(on: () => void): () => void;
}

export class Value<T> implements Observable<T> {
	#value: T;
	readonly #listeners = new Set<() => void>();

	constructor(value: T) {
		this.#value = value;
	}

	readonly get = (): T => this.#value;

	readonly subscribe = (on: () => void): (() => void) => {
		// The same function may listen twice, and is let go of one by one.
		const listener = () => on();
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	};

	set(value: T): void {
		if (Object.is(value, this.#value)) return;
		this.#value = value;
		for (const listener of [...this.#listeners]) listener();
	}

	get watched(): boolean {
		return this.#listeners.size > 0;
	}
}
