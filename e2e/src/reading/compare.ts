/** What the index answers, and what the chain's storage holds of the same things, in one form. */

import type { AnyJson } from "@polkadot/types/types";

import { entriesOf, toNumber, toOptional, toText, toVariant, type View } from "../replay/chain/storage.ts";
import { lineOf, lineState, outstanding, lacking } from "../replay/lines.ts";
import type { RecordRow } from "./answers.ts";

/** Facts by subject, such as `incident/1`. */
export type Facts = Map<string, Readonly<Record<string, unknown>>>;

type Value = Readonly<Record<string, AnyJson>>;
type Row = RecordRow<Value>;

/** Of incidents, requests and shipments, from the storage of a block. */
export async function storedFacts(view: View): Promise<Facts> {
	const [incidents, reports, requests, lines, shipments] = await Promise.all([
		entriesOf(view, "incidents", "incidents"),
		entriesOf(view, "incidents", "reports"),
		entriesOf(view, "resources", "requests"),
		entriesOf(view, "resources", "lines"),
		entriesOf(view, "resources", "shipments"),
	]);
	const facts: Facts = new Map();
	for (const { keys, value } of incidents) {
		const said = reports
			.filter((report) => report.keys[0] === keys[0])
			.sort((a, b) => Number(a.keys[1]) - Number(b.keys[1]));
		facts.set(`incident/${keys[0]}`, {
			reporter: toNumber(value["reporter"]),
			region: region(value["region"]),
			status: toVariant(value["status"]),
			severity: toVariant(value["severity"]),
			verification: toVariant(value["verification"]),
			management: toVariant(value["management"]),
			eventType: toNumber(value["eventType"]),
			filedAt: toNumber(value["filedAt"]),
			reports: said.map((report) => {
				const told = report.value["facts"] as Value;
				return [toText(told["headline"]), toNumber(told["observedAt"]), (told["content"] as Value)["digest"]];
			}),
		});
	}
	for (const { keys, value } of requests) {
		facts.set(`request/${keys[0]}`, {
			agency: toNumber(value["agency"]),
			officer: value["officer"],
			incident: toOptional(value["incident"]),
			region: region(value["region"]),
			submittedAt: toNumber(value["submittedAt"]),
			lines: lines
				.filter((line) => line.keys[0] === keys[0])
				.sort((a, b) => Number(a.keys[1]) - Number(b.keys[1]))
				.map((line) => {
					const kept = lineOf(line.value);
					const { product, requested, approved, committed, inTransit, accepted, rejected, verified } = kept;
					const amounts = [approved, committed, outstanding(kept), inTransit, accepted, rejected];
					return [product, lineState(kept), requested, lacking(kept), ...amounts, verified];
				}),
		});
	}
	const asked = new Map(requests.map(({ keys, value }) => [keys[0], value]));
	for (const { keys, value } of shipments) {
		const receipt = value["receipt"] as Value | null;
		const request = asked.get(String(toNumber(value["request"])));
		facts.set(`shipment/${keys[0]}`, {
			commitment: toNumber(value["commitment"]),
			request: toNumber(value["request"]),
			line: toNumber(value["line"]),
			supplier: toNumber(value["supplier"]),
			receiver: toNumber(value["receiver"]),
			region: region(request?.["region"]),
			status: toVariant(request?.["status"]),
			product: toNumber(value["product"]),
			quantity: toNumber(value["quantity"]),
			state: toVariant(value["state"]),
			receipt: receipt === null ? null : counted(receipt),
		});
	}
	return facts;
}

/** The same from rows of `muster_incidents`, `muster_requests` and `muster_shipments`. */
export function indexedFacts(rows: readonly Row[]): Facts {
	return new Map(
		rows.map(({ subject, record }) => {
			const [kind] = subject.split("/");
			if (kind === "incident") return [subject, ofIncident(record)];
			if (kind === "request") return [subject, ofRequest(record)];
			if (kind === "shipment") return [subject, ofShipment(record)];
			throw new RangeError(`${subject} is not compared`);
		}),
	);
}

function ofIncident(record: Value): Readonly<Record<string, unknown>> {
	const { reporter, status, severity, verification, management, eventType, filedAt } = record;
	const reports = record["reports"] as unknown as readonly Value[];
	return {
		...{ reporter, region: record["region"], status, severity, verification, management, eventType, filedAt },
		reports: reports.map(({ headline, observedAt, content }) => [
			headline,
			observedAt,
			(content as unknown as Value)["digest"],
		]),
	};
}

function ofRequest(record: Value): Readonly<Record<string, unknown>> {
	const lines = record["lines"] as unknown as readonly Value[];
	return {
		agency: record["agency"],
		officer: record["officer"],
		incident: toOptional(record["incident"]),
		region: record["region"],
		submittedAt: record["submittedAt"],
		lines: lines.map((line) => {
			const { product, state, verified } = line;
			const amounts = ["approved", "committed", "outstanding", "inTransit", "accepted", "rejected"];
			const numbers = amounts.map((amount) => toNumber(line[amount]));
			return [product, state, toOptional(line["requested"]), toOptional(line["unmet"]), ...numbers, verified];
		}),
	};
}

function ofShipment(record: Value): Readonly<Record<string, unknown>> {
	const { commitment, request, line, supplier, receiver, region, status, product, state } = record;
	const receipt = record["receipt"] as Value | null;
	return {
		...{ commitment, request, line, supplier, receiver, region, status, product },
		quantity: toNumber(record["quantity"]),
		state,
		receipt: receipt === null ? null : counted(receipt),
	};
}

function counted(receipt: Value): readonly number[] {
	return ["accepted", "rejected", "short", "excess"].map((what) => toNumber(receipt[what]));
}

function region(value: AnyJson | undefined): string {
	return String(toNumber(value)).padStart(6, "0");
}
