/** Waiting that can be stopped. */

/** Resolves after so many milliseconds, at once if there are none. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (ms <= 0) return Promise.resolve();
	return new Promise((ready, failed) => {
		const timer = setTimeout(() => {
			signal?.removeEventListener("abort", stop);
			ready();
		}, ms);
		const stop = () => {
			clearTimeout(timer);
			failed(signal?.reason);
		};
		signal?.addEventListener("abort", stop, { once: true });
	});
}
