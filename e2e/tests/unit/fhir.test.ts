// What the crate muster-fhir writes, through a validator with the profiles of FHIR R4. The samples are held to what is
// written by client/fhir/tests/library.rs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { Fhir } from "fhir/fhir.js";

interface Resource {
	resourceType: string;
	id: string;
	status: string;
	[field: string]: unknown;
}

interface Bundle {
	resourceType: "Bundle";
	entry: { resource: Resource }[];
}

const samples = new URL("../../../client/fhir/tests/samples/", import.meta.url);

const sample = (name: string) => JSON.parse(readFileSync(new URL(name, samples), "utf8"));
const requests = sample("requests.json") as Bundle;
const deliveries = sample("deliveries.json") as Resource[];
const validator = new Fhir();

/** Errors and what R4 does not know; without the warnings that our codes are in no value set of FHIR's. */
function faults(resource: object): string[] {
	const { valid, messages } = validator.validate(resource, { errorOnUnexpected: true });
	const faults = messages
		.filter(({ severity }) => severity !== "info" && severity !== "warning")
		.map(({ location, message }) => `${location}: ${message}`);
	return valid ? faults : [...faults, "not valid"];
}

function statuses(resources: Resource[]): string[] {
	return [...new Set(resources.map(({ status }) => status))].sort();
}

describe("FHIR R4", () => {
	const lines = requests.entry.map(({ resource }) => resource);

	it("accepts a request with a line in every state", () => {
		assert.deepEqual(faults(requests), []);
		assert.deepEqual(statuses(lines), ["active", "cancelled", "completed", "draft"]);
		assert.ok(lines.some(({ quantity }) => !("value" in (quantity as object))), "an unknown amount");
		for (const line of lines) {
			assert.equal(line.resourceType, "SupplyRequest");
			assert.deepEqual(faults(line), [], line.id);
		}
	});

	it("accepts a delivery in every state", () => {
		assert.deepEqual(statuses(deliveries), ["abandoned", "completed", "in-progress"]);
		for (const delivery of deliveries) {
			assert.equal(delivery.resourceType, "SupplyDelivery");
			assert.deepEqual(faults(delivery), [], String(delivery["status"]));
		}
	});

	// A validator that accepts everything proves nothing.
	const [line] = lines;
	const [delivery] = deliveries;
	assert.ok(line && delivery);
	const { quantity: _, ...withoutQuantity } = line;
	for (const [what, wrong] of [
		["a status of no SupplyRequest", { ...line, status: "open" }],
		["a priority that is none", { ...line, priority: "high" }],
		["no quantity", withoutQuantity],
		["a number as text", { ...line, quantity: { ...(line["quantity"] as object), value: "12" } }],
		["a time that is none", { ...line, authoredOn: "yesterday" }],
		["a field that R4 does not have", { ...line, delivered: true }],
		["a status of no SupplyDelivery", { ...delivery, status: "lost" }],
		["a receiver that is no list", { ...delivery, receiver: { display: "ward 3" } }],
	] as const) {
		it(`refuses ${what}`, () => {
			assert.notDeepEqual(faults(wrong), []);
		});
	}
});
