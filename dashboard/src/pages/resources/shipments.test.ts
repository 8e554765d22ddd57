import { describe, expect, it } from "vitest";
import type { Receipt } from "../../rpc/records.ts";
import { SHIPMENT_STATES } from "../../rpc/records.ts";
import { DAY, OFFICER, row, shipment } from "./fixtures.testing.ts";
import { addsUp, discrepant, isUnsettled, troublesOf } from "./shipments.ts";

const NOW = 10 * DAY;
const receipt: Receipt = {
	accepted: "90",
	rejected: "0",
	short: "10",
	excess: "0",
	rejectedReason: null,
	shortReason: "Short",
	excessReason: null,
	expiredReason: null,
	officer: OFFICER,
	receivedAt: 2_000,
};

describe("what is wrong with a shipment", () => {
	it("is nothing, of one that is on its way in time, packed, counted or taken back", () => {
		for (const state of ["Preparing", "InTransit", "HeldAtCustoms", "Arrived", "Received", "Returning", "Returned", "Cancelled"] as const) {
			expect(troublesOf(shipment({ state, eta: NOW + 1 }), NOW)).toEqual([]);
		}
	});

	it("is late past the expected time, and overdue when the chain has said so", () => {
		expect(troublesOf(shipment({ eta: NOW - 1 }), NOW)).toEqual(["late"]);
		expect(troublesOf(shipment({ eta: NOW - 3 * DAY, overdue: true }), NOW)).toEqual(["overdue"]);
		expect(troublesOf(shipment({ eta: NOW - 1, overdue: true, state: "Arrived" }), NOW)).toEqual([]);
		expect(troublesOf(shipment({ eta: null }), NOW)).toEqual([]);
	});

	it("is a difference, until both sides agree on it", () => {
		expect(troublesOf(shipment({ state: "ReceivedWithDiscrepancy", receipt }), NOW)).toEqual(["discrepancy"]);
		expect(troublesOf(shipment({ state: "InDispute", receipt }), NOW)).toEqual(["inDispute"]);
		const units = { inTransit: "0", accepted: "90", rejected: "0", lost: "10", returned: "0", givenBack: "0" };
		expect(troublesOf(shipment({ state: "Reconciled", receipt, units }), NOW)).toEqual(["settled"]);
	});

	it("is a loss, claimed or given up, of a part or all", () => {
		const loss = { agency: 9, quantity: "40", reason: "Lost", until: NOW + DAY } as const;
		expect(troublesOf(shipment({ loss, eta: NOW - 1 }), NOW)).toEqual(["lossClaimed", "late"]);
		const part = { inTransit: "60", accepted: "0", rejected: "0", lost: "40", returned: "0", givenBack: "0" };
		expect(troublesOf(shipment({ units: part }), NOW)).toEqual(["lost"]);
		expect(troublesOf(shipment({ state: "Lost" }), NOW)).toEqual(["lost"]);
		expect(troublesOf(shipment({ state: "Received", receipt, units: { ...part, inTransit: "0", accepted: "60" } }), NOW)).toEqual(["settled"]);
	});

	it("is a loan that is not back", () => {
		const loan = { term: DAY, due: 2_000, back: "0", extension: null, recall: null, overdue: true };
		expect(troublesOf(shipment({ state: "Received", receipt, loan }), NOW)).toEqual(["loanOverdue"]);
	});

	it("is seen in every state that the standard calls wrong", () => {
		const wrong = SHIPMENT_STATES.filter((state) => troublesOf(shipment({ state, receipt }), NOW).length > 0);
		expect(wrong).toEqual(["ReceivedWithDiscrepancy", "Reconciled", "InDispute", "Lost"]);
	});
});

describe("the list of discrepancies", () => {
	it("has unsettled before settled, the gravest first, then the newest", () => {
		const rows = [
			row("shipment/1", shipment()),
			row("shipment/2", shipment({ state: "Reconciled", receipt })),
			row("shipment/3", shipment({ state: "ReceivedWithDiscrepancy", receipt, dispatchedAt: 1 })),
			row("shipment/4", shipment({ state: "ReceivedWithDiscrepancy", receipt, dispatchedAt: 2 })),
			row("shipment/5", shipment({ state: "InDispute", receipt })),
			row("shipment/6", shipment({ state: "Lost" })),
			row("shipment/7", shipment({ overdue: true })),
		];
		const list = discrepant(rows, NOW);
		expect(list.map(({ row }) => row.subject)).toEqual(
			["shipment/5", "shipment/4", "shipment/3", "shipment/7", "shipment/6", "shipment/2"],
		);
		expect(list.map(({ troubles }) => isUnsettled(troubles))).toEqual([true, true, true, true, false, false]);
	});
});

describe("the units of a shipment", () => {
	it("are all in a bucket once it has left, and none before", () => {
		expect(addsUp(shipment())).toBe(true);
		expect(addsUp(shipment({ quantity: "101" }))).toBe(false);
		expect(addsUp(shipment({ state: "Preparing" }))).toBe(false);
		const empty = { inTransit: "0", accepted: "0", rejected: "0", lost: "0", returned: "0", givenBack: "0" };
		expect(addsUp(shipment({ state: "Preparing", units: empty }))).toBe(true);
		expect(addsUp(shipment({ state: "Cancelled", units: empty }))).toBe(true);
	});
});
