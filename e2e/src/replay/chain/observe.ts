/** The sources' counts as observations of agencies, and what the chain makes of them. */

import {
	changes,
	compareCells,
	placeKey,
	type Comparison,
	type Place,
	type PublishedFigure,
	type Voice,
} from "../comparison.ts";
import { startOfDay } from "../data/day.ts";
import { SOURCES, type Source } from "../data/figures.ts";
import type { Dataset } from "../data/load.ts";
import { ChainError } from "../errors.ts";
import type { PlannedAgency } from "../plan/agencies.ts";
import { contentOf } from "../plan/content.ts";
import { COMPARED, definition, metricId } from "../plan/metrics.ts";
import { COPY, OBSERVERS, planObservations, type PlannedObservation, type PlannedValue } from "../plan/observations.ts";
import { chunks } from "../plan/requests.ts";
import type { Progress } from "../progress.ts";
import { figuresOf, flagsOf, voicesOf } from "../published.ts";
import { carryMotion } from "./motion.ts";
import type { Call, Session } from "./session.ts";
import { entriesOf, toNumber, type View } from "./storage.ts";

/** What `--json` says of the sources' counts. */
export interface FigureSummary {
	readonly observations: number;
	/** Each source a voice of its own. */
	readonly before: Comparison;
	/** One declared to copy another. */
	readonly after: Comparison;
	/** How cells changed from `before` to `after`. */
	readonly changed: Readonly<Record<string, number>>;
	/** By source and structural check: observations that break it. They count like any other. */
	readonly flagged: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Calls in one batch: a fifth of a block, so that votes and reports find room beside it. */
const BATCH = 20;
/** Comparisons in one batch: each is charged in advance as if as many sources spoke as may. */
const COMPARISONS = 5;
/** How long the chain may take to compare what is listed. */
const COMPARE_MS = 120_000;
/** Version of a metric that is defined once. */
const VERSION = 1;

export class Observing {
	/** Days that were replayed. */
	readonly #days = new Set<string>();

	/** `before`: the days before the first that are only compared with, and not in the summary. */
	constructor(
		private readonly session: Session,
		private readonly data: Dataset,
		private readonly agencies: ReadonlyMap<string, PlannedAgency>,
		private readonly before: readonly string[],
		private readonly progress: Progress,
	) {}

	/** Has the council define what is compared. */
	async define(eventType: number): Promise<void> {
		const calls = COMPARED.map((metric) =>
			this.session.call("observations", "defineMetric", metricId(metric), definition(metric, eventType)),
		);
		const what = `the council's motion to define ${COMPARED.join(", ")}`;
		await carryMotion(this.session, what, this.session.call("utility", "batchAll", calls));
	}

	/** Takes in a day, and ahead of the first one the days before it. */
	async run(day: string): Promise<void> {
		const earlier = this.#days.size === 0 ? this.before : [];
		this.#days.add(day);
		for (const each of [...earlier, day]) await this.#take(each);
	}

	async #take(day: string): Promise<void> {
		const planned = planObservations(this.data, day);
		const bar = this.progress.start("observations", planned.length);
		await Promise.all(
			SOURCES.map(async (source) => {
				const ours = planned.filter((each) => each.source === source);
				const calls = ours.flatMap((each) => each.values.map((value, i) => this.#statement(each, value, i > 0)));
				await this.#batches(`observations of ${source} on ${day}`, this.#agency(source).uri, calls);
				bar.add(ours.length);
			}),
		);
		bar.end();
	}

	/** Compares with each source a voice of its own, then with one declared to copy another. */
	async compare(): Promise<FigureSummary> {
		const sources = await this.#sources();
		await this.#settled();
		const view = await this.session.finalView();
		const [before, voices] = await Promise.all([this.#figures(view), voicesAt(view, sources)]);
		await this.#declareCopy(sources);
		const copied = copiedCells(before, voices);
		const bar = this.progress.start("comparisons anew", copied.length);
		const calls = copied.map((cell) => this.session.call("observations", "compare", cellAt(cell)));
		await this.#batches("comparison", this.#agency(COPY.copier).uri, calls, COMPARISONS);
		bar.add(copied.length);
		bar.end();
		const last = await this.session.finalView();
		const [after, voicesAfter, observations] = await Promise.all([
			this.#figures(last),
			voicesAt(last, sources),
			entriesOf(last, "observations", "observations"),
		]);
		return {
			observations: observations.length,
			before: compareCells(before, voices, undefined),
			after: compareCells(after, voicesAfter, COPY),
			changed: changes(before, after),
			flagged: flagsOf(observations, sources),
		};
	}

	#statement({ key, day, source, region, metric }: PlannedObservation, said: PlannedValue, again: boolean): Call {
		const cell = cellAt({ day, region, metric });
		const statement = {
			value: said.value,
			observedAt: said.observedAt,
			evidence: contentOf(`observation-${key}`, { day, region, metric, source, value: said.value }),
		};
		// The tables do not say why a count was changed.
		return again
			? this.session.call("observations", "correct", cell, "Late", statement)
			: this.session.call("observations", "observe", cell, statement);
	}

	/** Sends calls of one signer in batches, in their order. */
	async #batches(what: string, signer: string, calls: readonly Call[], size = BATCH): Promise<void> {
		const batches = chunks(calls, size);
		await Promise.all(
			batches.map((batch, i) =>
				this.session.send(
					`${what} (batch ${i + 1} of ${batches.length})`,
					signer,
					this.session.call("utility", "batchAll", batch),
				),
			),
		);
	}

	/** The copier says so itself, for every metric. */
	async #declareCopy(sources: ReadonlyMap<number, Source>): Promise<void> {
		const source = [...sources].find(([, each]) => each === COPY.source)?.[0];
		const calls = COMPARED.map((metric) =>
			this.session.call("observations", "declareDerived", metricId(metric), source),
		);
		await this.#batches(`${COPY.copier} declares that it copies ${COPY.source}`, this.#agency(COPY.copier).uri, calls);
	}

	/** Waits until the chain has compared all that was listed. */
	async #settled(): Promise<void> {
		await this.session.untilFinal("every figure to be compared", COMPARE_MS, async (view) => {
			const { waiting } = figuresOf(await entriesOf(view, "observations", "cells"));
			return waiting === 0;
		});
	}

	async #figures(view: View): Promise<PublishedFigure[]> {
		const { figures } = figuresOf(await entriesOf(view, "observations", "cells"));
		return figures.filter(({ day }) => this.#days.has(day));
	}

	/** Which agency of the chain speaks for which source, by its officer. */
	async #sources(): Promise<Map<number, Source>> {
		const officers = await entriesOf(this.session.api, "agencies", "officers");
		const agencies = new Map(officers.map(({ keys, value }) => [keys[0], toNumber(value["agency"])]));
		return new Map(
			SOURCES.map((source) => {
				const agency = agencies.get(this.session.pair(this.#agency(source).uri).address);
				if (agency === undefined) throw new ChainError(`nobody speaks for ${source} on the chain`);
				return [agency, source];
			}),
		);
	}

	#agency(source: Source): PlannedAgency {
		const agency = this.agencies.get(OBSERVERS[source]);
		if (agency === undefined) throw new ChainError(`nobody is ${OBSERVERS[source]}`);
		return agency;
	}
}

async function voicesAt(view: View, sources: ReadonlyMap<number, Source>): Promise<Voice[]> {
	return voicesOf(await entriesOf(view, "observations", "readings"), sources);
}

/** Cells in which both the copier and its source speak. */
function copiedCells(figures: readonly PublishedFigure[], voices: readonly Voice[]): PublishedFigure[] {
	const spoken = (source: Source) =>
		new Set(voices.filter((voice) => voice.source === source && voice.value !== undefined).map(placeKey));
	const [copies, originals] = [spoken(COPY.copier), spoken(COPY.source)];
	return figures.filter((figure) => copies.has(placeKey(figure)) && originals.has(placeKey(figure)));
}

/** The cell as the chain takes it. */
function cellAt({ day, region, metric }: Place): Record<string, unknown> {
	return { metric: metricId(metric), version: VERSION, region, start: startOfDay(day), status: "Actual" };
}
