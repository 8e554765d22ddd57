/** Lets so many tasks in at a time; the others wait in the order they came. */
export class Gate {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(places: number) {
		this.#free = places;
	}

	async pass<T>(task: () => Promise<T>): Promise<T> {
		if (this.#free > 0) this.#free -= 1;
		else await new Promise<void>((enter) => this.#waiting.push(enter));
		try {
			return await task();
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) this.#free += 1;
			else next();
		}
	}
}

/** Does all, at most `places` at a time; results in the order of the items. Fails with the first that fails. */
export async function inParallel<T, R>(
	items: readonly T[],
	places: number,
	task: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
	const gate = new Gate(places);
	let failed = false;
	return await Promise.all(
		items.map((item, index) =>
			gate.pass(async () => {
				// What failed ends the replay; the others need not begin.
				if (failed) return await new Promise<never>(() => undefined);
				try {
					return await task(item, index);
				} catch (error) {
					failed = true;
					throw error;
				}
			}),
		),
	);
}
