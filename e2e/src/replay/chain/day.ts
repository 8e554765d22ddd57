/** One day on the chain: reports, triage, votes, requests and deliveries, verdicts. */

import { LOCAL_OFFSET_MINUTES } from "../data/day.ts";
import type { Dataset } from "../data/load.ts";
import { contains } from "../data/regions.ts";
import { commissionOf, NATIONAL_COMMISSION, type PlannedAgency } from "../plan/agencies.ts";
import { contentOf } from "../plan/content.ts";
import { shortageReports, situationReports, type PlannedReport } from "../plan/reports.ts";
import { eligibleVoters, opinionOn } from "../plan/votes.ts";
import type { Progress } from "../progress.ts";
import { ChainError } from "../errors.ts";
import { inParallel } from "./gate.ts";
import type { Registry } from "./registry.ts";
import { eventNumber, type Session } from "./session.ts";
import type { Supply } from "./supply.ts";

/** Incidents between triage and their votes at once: few enough that all votes are in before the deadline. */
const OPEN_AT_ONCE = 50;
/** The department that triages what the commission of its province reports. */
const EMERGENCY = "emergency-420000";

interface Filed {
	readonly report: PlannedReport;
	readonly incident: number;
}

export class DayReplay {
	constructor(
		private readonly session: Session,
		private readonly data: Dataset,
		private readonly registry: Registry,
		private readonly agencies: ReadonlyMap<string, PlannedAgency>,
		private readonly supply: Supply,
		private readonly progress: Progress,
	) {}

	async run(day: string): Promise<void> {
		this.progress.say(day);
		const reports = [...situationReports(this.data, day), ...shortageReports(this.data, day, this.agencies)];
		const filed = await this.#file(reports);
		const deadlines = await this.#verify(filed);
		const incidents = new Map(filed.map(({ report, incident }) => [report.key, incident]));
		await this.supply.run(day, (institution) => incidents.get(`shortage-${day}-${institution}`));
		await this.#tally(deadlines);
	}

	async #file(reports: readonly PlannedReport[]): Promise<Filed[]> {
		const bar = this.progress.start("reports", reports.length);
		const filed = await Promise.all(
			reports.map(async (report) => {
				const made = this.session.call(
					"incidents",
					"file",
					this.#eventType(report).id,
					"Actual",
					this.#facts(report),
				);
				const outcome = await this.session.send(
					`report ${report.key}`,
					this.#agency(report.reporter).uri,
					made,
				);
				bar.add(1);
				return { report, incident: eventNumber(outcome, "incidents", "Filed", "incident") };
			}),
		);
		bar.end();
		return filed;
	}

	#facts(report: PlannedReport): Record<string, unknown> {
		const body =
			report.kind === "situation"
				? { day: report.day, region: report.region, counts: report.counts }
				: { day: report.day, institution: report.institution, lacking: report.items };
		return {
			categories: this.#eventType(report).categories,
			urgency: "Expected",
			severity: report.severity,
			regions: [report.region],
			point: null,
			onset: null,
			observedAt: report.observedAt,
			utcOffset: LOCAL_OFFSET_MINUTES,
			headline: hex(report.headline),
			content: contentOf(report.key, body),
			ihr: { seriousImpact: null, unusual: null, internationalSpread: null, tradeRestrictions: null },
		};
	}

	/** Triage and votes. Returns the rounds with their deadlines. */
	async #verify(filed: readonly Filed[]): Promise<{ round: number; deadline: number; report: PlannedReport }[]> {
		const votes = this.progress.start("triage and votes", filed.length);
		const rounds = await inParallel(filed, OPEN_AT_ONCE, async ({ report, incident }) => {
			const triager = this.#agency(this.#triager(report));
			const accept = this.session.call("incidents", "triageAccept", incident);
			const accepted = await this.session.send(
				`triage of ${report.key} by ${triager.key}`,
				triager.uri,
				accept,
			);
			const round = eventNumber(accepted, "validation", "RoundOpened", "round");
			await this.#vote(report, round);
			votes.add(1);
			return { round, deadline: eventNumber(accepted, "validation", "RoundOpened", "deadline"), report };
		});
		votes.end();
		return rounds;
	}

	async #vote(report: PlannedReport, round: number): Promise<void> {
		const reporter = this.#agency(report.reporter);
		const voters = eligibleVoters(report, this.agencies.values(), reporter, this.#eventType(report).voters);
		await Promise.all(
			voters.map(async (voter) => {
				const opinion = opinionOn(report, voter, this.data);
				if (opinion === undefined) return;
				const evidence =
					opinion.evidence === undefined
						? null
						: contentOf(`vote-${report.key}-${voter.key}`, opinion.evidence);
				const made = this.session.call(
					"validation",
					"vote",
					round,
					opinion.position,
					opinion.reason,
					evidence,
				);
				await this.session.send(`vote of ${voter.key} on ${report.key}`, voter.uri, made);
			}),
		);
	}

	/** Anyone may ask for the count; here the reporters do, who want to know. */
	async #tally(rounds: readonly { round: number; deadline: number; report: PlannedReport }[]): Promise<void> {
		const bar = this.progress.start("verdicts", rounds.length);
		if (rounds.length > 0) await this.session.untilClock(Math.max(...rounds.map(({ deadline }) => deadline)));
		await Promise.all(
			rounds.map(async ({ round, report }) => {
				const made = this.session.call("validation", "tally", round);
				await this.session.send(`count of ${report.key}`, this.#agency(report.reporter).uri, made);
				bar.add(1);
			}),
		);
		bar.end();
	}

	/** Who has jurisdiction and did not report: for shortages the commission, for its own reports somebody above or beside. */
	#triager(report: PlannedReport): string {
		const commission = commissionOf(report.region);
		if (report.reporter !== commission) return commission;
		return contains(this.#agency(EMERGENCY).jurisdiction, report.region) ? EMERGENCY : NATIONAL_COMMISSION;
	}

	#eventType(report: PlannedReport) {
		return report.kind === "situation" ? this.registry.situation : this.registry.shortage;
	}

	#agency(key: string): PlannedAgency {
		const agency = this.agencies.get(key);
		if (agency === undefined) throw new ChainError(`nobody is ${key}`);
		return agency;
	}
}

/** UTF-8 text as the library takes bytes without guessing. */
function hex(text: string): string {
	return `0x${Buffer.from(text).toString("hex")}`;
}
