/**
 * Reports from triage to their verdicts. The chain counts a round by itself when its time is over or all have voted; a
 * round that is disputed or that nobody could decide goes on one region up, where votes are cast anew.
 */

import type { EventLog, LoggedEvent } from "../../chain/events.ts";
import type { Dataset } from "../data/load.ts";
import { contains, depth } from "../data/regions.ts";
import { ChainError } from "../errors.ts";
import { commissionOf, NATIONAL_COMMISSION, type PlannedAgency } from "../plan/agencies.ts";
import { contentOf } from "../plan/content.ts";
import type { PlannedReport } from "../plan/reports.ts";
import { eligibleVoters, opinionOn } from "../plan/votes.ts";
import type { Progress } from "../progress.ts";
import { inParallel } from "./gate.ts";
import { eventTypeOf, type Registry } from "./registry.ts";
import { eventNumber, type Session } from "./session.ts";

/** Incidents between triage and their votes at once: few enough that votes are in some 3 s after triage, before the deadline. */
const OPEN_AT_ONCE = 25;
/** How much later than its deadline a round may be counted. */
const COUNT_SLACK_MS = 60_000;
/** The department that triages what the commission of its province reports. */
const EMERGENCY = "emergency-420000";

const FOLLOWED = "incidents.RoundFollowed";
const REACHED = "incidents.VerdictReached";
/** What is to be known of the chain. */
export const EVENTS: ReadonlySet<string> = new Set([FOLLOWED, REACHED]);

export interface Filed {
	readonly report: PlannedReport;
	readonly incident: number;
}

interface Open {
	readonly report: PlannedReport;
	/** When the last round that is known of the incident is counted. */
	deadline: number;
}

export class Verification {
	/** By incident: those without a verdict. */
	readonly #open = new Map<number, Open>();
	/** Rounds one level up in which votes are on their way. */
	#voting = 0;
	/** Aborted when a vote in a round that goes on fails. */
	readonly #over = new AbortController();
	/** Rejects when a vote in a round that goes on fails; never resolves. */
	readonly failed: Promise<never>;

	/** `log` is to hold the {@link EVENTS}. */
	constructor(
		private readonly session: Session,
		private readonly log: Pick<EventLog, "onEvent" | "until">,
		private readonly data: Dataset,
		private readonly registry: Registry,
		private readonly agencies: ReadonlyMap<string, PlannedAgency>,
		private readonly progress: Progress,
	) {
		this.failed = new Promise((_, reject) => {
			this.#over.signal.addEventListener("abort", () => reject(this.#over.signal.reason));
		});
		this.failed.catch(() => undefined);
		log.onEvent((event) => this.#told(event));
	}

	/** Triage and votes of a day, the smallest regions first: nobody knows yet whose rounds go on, and theirs go farthest up. */
	async run(filed: readonly Filed[]): Promise<void> {
		const bar = this.progress.start("triage and votes", filed.length);
		const deepest = [...filed].sort((a, b) => depth(b.report.region) - depth(a.report.region));
		await inParallel(deepest, OPEN_AT_ONCE, async ({ report, incident }) => {
			const triager = this.#agency(this.#triager(report));
			const accept = this.session.call("incidents", "triageAccept", incident);
			const what = `triage of ${report.key} by ${triager.key}`;
			const accepted = await this.session.send(what, triager.uri, accept);
			const round = eventNumber(accepted, "incidents", "TriageAccepted", "round");
			const deadline = eventNumber(accepted, "incidents", "TriageAccepted", "verifyDue");
			this.#open.set(incident, { report, deadline });
			await this.#vote(report, round);
			bar.add(1);
		});
		bar.end();
	}

	/** Waits until every report has its verdict. */
	async settled(): Promise<void> {
		const bar = this.progress.start("verdicts", this.#open.size);
		while (this.#open.size > 0 || this.#voting > 0) {
			const [before, voting] = [this.#open.size, this.#voting];
			const last = Math.max(...[...this.#open.values()].map(({ deadline }) => deadline));
			const ms = Math.max(0, last - Date.now()) + COUNT_SLACK_MS;
			const change = () => this.#open.size !== before || this.#voting !== voting;
			await this.log.until("the next verdict", ms, change, this.#over.signal);
			bar.add(Math.max(0, before - this.#open.size));
		}
		bar.end();
	}

	#told({ name, fields }: LoggedEvent): void {
		const number = (field: string) => Number(fields[field]?.toString());
		const open = this.#open.get(number("incident"));
		if (open === undefined) return;
		if (name === REACHED) {
			this.#open.delete(number("incident"));
			return;
		}
		open.deadline = number("verifyDue");
		this.#voting += 1;
		this.#vote(open.report, number("round"))
			.catch((error: unknown) => this.#over.abort(error))
			.finally(() => (this.#voting -= 1));
	}

	async #vote(report: PlannedReport, round: number): Promise<void> {
		const reporter = this.#agency(report.reporter);
		const { voters: classes } = eventTypeOf(this.registry, report);
		const voters = eligibleVoters(report, this.agencies.values(), reporter, classes);
		await Promise.all(
			voters.map(async (voter) => {
				const opinion = opinionOn(report, voter, this.data);
				if (opinion === undefined) return;
				const evidence =
					opinion.evidence === undefined
						? null
						: contentOf(`vote-${report.key}-${voter.key}`, opinion.evidence);
				const { position, reason } = opinion;
				const made = this.session.call("validation", "vote", round, position, reason, evidence);
				await this.session.send(`vote of ${voter.key} on ${report.key} in round ${round}`, voter.uri, made);
			}),
		);
	}

	/** Who has jurisdiction and did not report: for shortages the commission, for its own reports somebody above or beside. */
	#triager(report: PlannedReport): string {
		const commission = commissionOf(report.region);
		if (report.reporter !== commission) return commission;
		return contains(this.#agency(EMERGENCY).jurisdiction, report.region) ? EMERGENCY : NATIONAL_COMMISSION;
	}

	#agency(key: string): PlannedAgency {
		const agency = this.agencies.get(key);
		if (agency === undefined) throw new ChainError(`nobody is ${key}`);
		return agency;
	}
}
