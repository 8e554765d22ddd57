/** One day on the chain: reports, triage and votes, requests and deliveries, observations. */

import { LOCAL_OFFSET_MINUTES } from "../data/day.ts";
import type { Dataset } from "../data/load.ts";
import { ChainError } from "../errors.ts";
import type { PlannedAgency } from "../plan/agencies.ts";
import { contentOf, hex } from "../plan/content.ts";
import { shortageReports, situationReports, type PlannedReport } from "../plan/reports.ts";
import type { Progress } from "../progress.ts";
import type { Observing } from "./observe.ts";
import { eventTypeOf, type Registry } from "./registry.ts";
import { eventNumber, type Session } from "./session.ts";
import type { Supply } from "./supply.ts";
import type { Filed, Verification } from "./verify.ts";

export class DayReplay {
	constructor(
		private readonly session: Session,
		private readonly data: Dataset,
		private readonly registry: Registry,
		private readonly agencies: ReadonlyMap<string, PlannedAgency>,
		private readonly verification: Verification,
		private readonly supply: Supply,
		private readonly observing: Observing,
		private readonly progress: Progress,
	) {}

	async run(day: string): Promise<void> {
		this.progress.say(day);
		const reports = [...situationReports(this.data, day), ...shortageReports(this.data, day, this.agencies)];
		const filed = await this.#file(reports);
		const incidents = new Map(filed.map(({ report, incident }) => [report.key, incident]));
		// Votes have the chain to themselves: a round is soon over, and an agency's calls go one after another.
		await this.verification.run(filed);
		await Promise.all([
			this.supply.run(day, (institution) => incidents.get(`shortage-${day}-${institution}`)),
			this.observing.run(day),
		]);
	}

	async #file(reports: readonly PlannedReport[]): Promise<Filed[]> {
		const bar = this.progress.start("reports", reports.length);
		const filed = await Promise.all(
			reports.map(async (report) => {
				const made = this.session.call(
					"incidents",
					"file",
					eventTypeOf(this.registry, report).id,
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
			categories: eventTypeOf(this.registry, report).categories,
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
			external: null,
		};
	}

	#agency(key: string): PlannedAgency {
		const agency = this.agencies.get(key);
		if (agency === undefined) throw new ChainError(`nobody is ${key}`);
		return agency;
	}
}
