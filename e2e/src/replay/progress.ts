/** Progress on a terminal as bars, elsewhere as one line for each finished step. */

import { SingleBar } from "cli-progress";

export interface Bar {
	add(count: number): void;
	/** The step is done. */
	end(): void;
}

export class Progress {
	readonly #out: NodeJS.WriteStream;
	#bar: SingleBar | undefined;

	constructor(out: NodeJS.WriteStream = process.stdout) {
		this.#out = out;
	}

	/** A line of text, above a bar that runs. */
	say(line: string): void {
		this.#out.write(`${line}\n`);
	}

	/** Begins a step of `total` units. One step at a time. */
	start(label: string, total: number): Bar {
		const began = performance.now();
		const done = () => {
			const seconds = ((performance.now() - began) / 1000).toFixed(1);
			this.say(`  ${label.padEnd(22)} ${String(total).padStart(5)}  ${seconds.padStart(6)} s`);
		};
		if (!this.#out.isTTY || total === 0) return { add: () => undefined, end: done };
		const bar = new SingleBar({
			stream: this.#out,
			format: `  ${label.padEnd(22)} {bar} {value}/{total}`,
			barsize: 30,
			hideCursor: true,
			clearOnComplete: true,
			forceRedraw: true,
		});
		this.#bar = bar;
		bar.start(total, 0);
		return {
			add: (count) => bar.increment(count),
			end: () => {
				this.interrupt();
				done();
			},
		};
	}

	/** Takes away a bar that runs, so that the terminal is left in order. */
	interrupt(): void {
		this.#bar?.stop();
		this.#bar = undefined;
	}
}
