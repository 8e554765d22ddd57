/** What a node tells Prometheus, in the text format of its `/metrics`. */

/** One line of the text: a value, and the labels it is told apart by. */
interface Sample {
	labels: Record<string, string>;
	value: number;
}

/** The substrate registry puts this before the name of every metric that the node registers. */
const PREFIX = "substrate_";

/** A metric that the node does not have is an error, not zero: a test must not pass on a name that nobody uses. */
export class UnknownMetricError extends Error {
	override readonly name = "UnknownMetricError";
}

/** The metrics of one moment. */
export class Metrics {
	readonly #samples: ReadonlyMap<string, readonly Sample[]>;

	private constructor(samples: ReadonlyMap<string, readonly Sample[]>) {
		this.#samples = samples;
	}

	static parse(text: string): Metrics {
		const samples = new Map<string, Sample[]>();
		for (const line of text.split("\n")) {
			const [, name, labels = "", value] = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)(?: \d+)?$/.exec(line) ?? [];
			if (name === undefined || value === undefined) continue;
			const known = samples.get(name) ?? [];
			known.push({
				labels: Object.fromEntries([...labels.matchAll(/(\w+)="((?:\\.|[^"\\])*)"/g)].map((m) => [m[1], m[2]])),
				// Prometheus writes what JavaScript calls Infinity as +Inf and -Inf.
				value: Number(value.replace("Inf", "Infinity")),
			});
			samples.set(name, known);
		}
		return new Metrics(samples);
	}

	/** Names of all metrics. */
	get names(): string[] {
		return [...this.#samples.keys()];
	}

	/** Sum of a metric over its samples with these labels. The prefix `substrate_` need not be given. */
	value(name: string, labels: Record<string, string> = {}): number {
		const samples = this.#samples.get(name) ?? this.#samples.get(PREFIX + name);
		if (samples === undefined) throw new UnknownMetricError(`the node has no metric ${name}`);
		return samples
			.filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
			.reduce((sum, { value }) => sum + value, 0);
	}
}
