/** Progress on a terminal as a bar, elsewhere as one line for each finished step. */

import { SingleBar } from "cli-progress";

export interface Bar {
	add(count: number): void;
	/** The step is done. */
	end(): void;
}

interface Step {
	readonly label: string;
	readonly total: number;
	done: number;
}

export class Progress {
	readonly #out: NodeJS.WriteStream;
	/** Steps under way, which one bar shows together. */
	readonly #steps = new Set<Step>();
	#bar: SingleBar | undefined;

	constructor(out: NodeJS.WriteStream = process.stdout) {
		this.#out = out;
	}

	/** A line of text, above a bar that runs. */
	say(line: string): void {
		this.interrupt();
		this.#out.write(`${line}\n`);
		this.#draw();
	}

	/** Begins a step of `total` units, beside those that are under way. */
	start(label: string, total: number): Bar {
		const began = performance.now();
		const step = { label, total, done: 0 };
		this.#steps.add(step);
		this.interrupt();
		this.#draw();
		return {
			add: (count) => {
				step.done += count;
				this.#bar?.update(this.#sum(({ done }) => done));
			},
			end: () => {
				this.#steps.delete(step);
				const seconds = ((performance.now() - began) / 1000).toFixed(1);
				this.say(`  ${label.padEnd(22)} ${String(total).padStart(5)}  ${seconds.padStart(6)} s`);
			},
		};
	}

	/** Takes away a bar that runs, so that the terminal is left in order. */
	interrupt(): void {
		this.#bar?.stop();
		this.#bar = undefined;
	}

	#draw(): void {
		const total = this.#sum((step) => step.total);
		if (!this.#out.isTTY || total === 0) return;
		const label = [...this.#steps].map((step) => step.label).join(", ");
		this.#bar = new SingleBar({
			stream: this.#out,
			format: `  ${label.padEnd(22)} {bar} {value}/{total}`,
			barsize: 30,
			hideCursor: true,
			clearOnComplete: true,
			forceRedraw: true,
		});
		this.#bar.start(total, this.#sum(({ done }) => done));
	}

	#sum(of: (step: Step) => number): number {
		return [...this.#steps].reduce((sum, step) => sum + of(step), 0);
	}
}
