/** Making the planned agencies exist: motions of the council, and parents that admit their children. */

import { ChainError } from "../errors.ts";
import { COUNCIL, GENESIS, type PlannedAgency } from "../plan/agencies.ts";
import { chunks } from "../plan/requests.ts";
import { roleBits } from "../plan/roles.ts";
import type { Progress } from "../progress.ts";
import { carryMotion } from "./motion.ts";
import type { Call, Session } from "./session.ts";
import { entriesOf, toText } from "./storage.ts";

/** Agencies in one motion or batch: well below what a block, and a motion, may weigh. */
const BATCH = 10;
/** How long a term of office is in the replay. */
const TERM_MS = 180 * 86_400_000;

/** Admits all that genesis did not. Afterwards every planned agency has an officer on the chain. */
export async function admitAgencies(
	session: Session,
	plan: readonly PlannedAgency[],
	progress: Progress,
): Promise<void> {
	await checkGenesis(session, plan);
	const validUntil = Date.now() + TERM_MS;
	const todo = plan.filter(({ admittedBy }) => admittedBy !== GENESIS);
	const bar = progress.start("agencies", todo.length);
	const byCouncil = todo.filter(({ admittedBy }) => admittedBy === COUNCIL);
	await Promise.all(
		chunks(byCouncil, BATCH).map(async (batch) => {
			const calls = batch.map((agency) => registration(session, agency, validUntil));
			const what = `the council's motion to admit ${batch.map(({ key }) => key).join(", ")}`;
			await carryMotion(session, what, session.call("utility", "batchAll", calls));
			bar.add(batch.length);
		}),
	);
	const parents = new Map(plan.map((agency) => [agency.key, agency]));
	const families = new Map<string, PlannedAgency[]>();
	for (const child of todo.filter(({ admittedBy }) => admittedBy !== COUNCIL)) {
		families.set(child.admittedBy, [...(families.get(child.admittedBy) ?? []), child]);
	}
	await Promise.all(
		[...families].flatMap(([key, children]) => {
			const parent = parents.get(key);
			if (parent === undefined)
				throw new ChainError(`nobody is ${key}, who should admit ${children.length} agencies`);
			return chunks(children, BATCH).map(async (batch) => {
				const calls = batch.map((agency) => registration(session, agency, validUntil));
				const what = `${parent.key} admits ${batch.map((agency) => agency.key).join(", ")}`;
				await session.send(what, parent.uri, session.call("utility", "batchAll", calls));
				bar.add(batch.length);
			});
		}),
	);
	bar.end();
	await checkOfficers(session, plan);
}

function registration(session: Session, agency: PlannedAgency, validUntil: number): Call {
	const details = {
		class: agency.class,
		name: agency.name,
		jurisdiction: agency.jurisdiction,
		roles: roleBits(agency.roles),
	};
	return session.call("agencies", "register", details, session.pair(agency.uri).address, validUntil);
}

async function checkGenesis(session: Session, plan: readonly PlannedAgency[]): Promise<void> {
	const names = new Set(
		(await entriesOf(session.api, "agencies", "agencies")).map(({ value }) => toText(value["name"])),
	);
	for (const { admittedBy, name } of plan) {
		if (admittedBy === GENESIS && !names.has(name))
			throw new ChainError(`the chain did not start with the agency ${name}`);
	}
	for (const { admittedBy, name } of plan) {
		if (admittedBy !== GENESIS && names.has(name))
			throw new ChainError(`the chain has ${name} already: a replay needs a new chain`);
	}
}

async function checkOfficers(session: Session, plan: readonly PlannedAgency[]): Promise<void> {
	const officers = new Set((await entriesOf(session.api, "agencies", "officers")).map(({ keys }) => keys[0]));
	for (const { key, uri, name } of plan) {
		if (!officers.has(session.pair(uri).address))
			throw new ChainError(`${key} (${name}) has no officer on the chain`);
	}
}
