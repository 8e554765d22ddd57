/** The whole replay on a chain that is there. */

import { EventLog } from "../../chain/events.ts";
import type { Dataset } from "../data/load.ts";
import { planAgencies } from "../plan/agencies.ts";
import { observedBefore } from "../plan/observations.ts";
import type { Progress } from "../progress.ts";
import { admitAgencies } from "./admit.ts";
import { DayReplay } from "./day.ts";
import { Observing, type FigureSummary } from "./observe.ts";
import { readRegistry } from "./registry.ts";
import type { Session } from "./session.ts";
import { Supply } from "./supply.ts";
import { EVENTS, Verification } from "./verify.ts";

/** Takes the days in, in their order, and returns what the chain makes of the sources' counts. */
export async function takeIn(
	session: Session,
	data: Dataset,
	days: readonly string[],
	progress: Progress,
): Promise<FigureSummary> {
	const registry = await readRegistry(session.api);
	const plan = planAgencies(data);
	progress.say("admitting agencies");
	const agencies = new Map(plan.map((agency) => [agency.key, agency]));
	const supply = new Supply(session, data, registry, agencies, progress);
	const observing = new Observing(session, data, agencies, observedBefore(data, days), progress);
	await Promise.all([admitAgencies(session, plan, progress), observing.define(registry.situation.id)]);
	const log = await EventLog.follow(session.api, EVENTS);
	try {
		const verification = new Verification(session, log, data, registry, agencies, progress);
		const replay = new DayReplay(session, data, registry, agencies, verification, supply, observing, progress);
		for (const day of days) await Promise.race([verification.failed, replay.run(day)]);
		progress.say("what is still open");
		const [figures] = await Promise.all([observing.compare(), verification.settled()]);
		return figures;
	} finally {
		log.stop();
	}
}
