/** Waiting for something to come true, with an end: conditions that are looked at instead of sleeps. */

/** A condition did not come true in time. */
export class WaitTimeoutError extends Error {
	override readonly name = "WaitTimeoutError";
}

/** Those who wait for the same thing to change. Whoever changes it calls {@link Waits.look}. */
export class Waits {
	readonly #checks = new Set<() => void>();
	readonly #describe: () => string;
	#failure: { readonly error: unknown } | undefined;

	/** `describe` tells, for the error of a wait that ends, how things stand. */
	constructor(describe: () => string) {
		this.#describe = describe;
	}

	/**
	 * Waits until `holds`, looked at now and with each {@link look}. Fails with what was given to {@link fail}, and with the
	 * reason of `over` once that is aborted.
	 */
	async until(what: string, ms: number, holds: () => boolean, over?: AbortSignal): Promise<void> {
		over?.throwIfAborted();
		await new Promise<void>((done, failed) => {
			const end = (settle: () => void) => {
				clearTimeout(timer);
				over?.removeEventListener("abort", abort);
				this.#checks.delete(check);
				settle();
			};
			const abort = () => end(() => failed(over?.reason));
			const check = () => {
				try {
					if (this.#failure !== undefined) throw this.#failure.error;
					if (holds()) end(done);
				} catch (error) {
					end(() => failed(error));
				}
			};
			const timer = setTimeout(() => {
				end(() => failed(new WaitTimeoutError(`waited ${ms / 1000} s for ${what} (${this.#describe()})`)));
			}, ms);
			over?.addEventListener("abort", abort);
			this.#checks.add(check);
			check();
		});
	}

	/** Something has changed. */
	look(): void {
		for (const check of this.#checks) check();
	}

	/** Nothing will change any more: all who wait, now or later, fail. Only the first failure counts. */
	fail(error: unknown): void {
		this.#failure ??= { error };
		this.look();
	}
}
