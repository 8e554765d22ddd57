import assert from "node:assert/strict";
import { describe, it } from "node:test";

import type { AnyJson } from "@polkadot/types/types";

import type { Entry } from "../../src/replay/chain/storage.ts";
import { columns, span } from "../../src/replay/columns.ts";
import { isNeeded, lacking, lineOf, LINE_STATES, lineState, outstanding } from "../../src/replay/lines.ts";
import { describeSupplies } from "../../src/replay/situation.ts";
import { requestState, SHIPMENT_STATES, summarizeSupplies, type SupplyState } from "../../src/replay/supplies.ts";

const NOW = 1_000_000;
const MASK = 1;
const SUIT = 2;
const WUHAN = 420_100;
const HUANGGANG = 421_100;

function line(changes: Readonly<Record<string, AnyJson>>): Record<string, AnyJson> {
	const none = { approved: 0, committed: 0, dispatched: 0, inTransit: 0, accepted: 0, rejected: 0, lost: 0 };
	return {
		...none,
		...{ product: MASK, requested: null, substitutesAllowed: false, disposition: "Submitted" },
		...{ returned: 0, released: 0, givenBack: 0, daysOfStock: null, verified: "NotAsked" },
		...changes,
	};
}

/** Of an open line. */
function open(changes: Readonly<Record<string, AnyJson>>): Record<string, AnyJson> {
	return line({ disposition: "Approved", ...changes });
}

/** A chain with these lines by request; requests are of Wuhan, or of Huanggang from number 10 on. */
function chain(
	lines: readonly (readonly [request: number, Readonly<Record<string, AnyJson>>])[],
	submittedAt: Readonly<Record<number, number>> = {},
	shipments: readonly Readonly<Record<string, AnyJson>>[] = [],
): SupplyState {
	const requests = [...new Set(lines.map(([request]) => request))];
	const numbered = (entries: readonly Readonly<Record<string, AnyJson>>[]): Entry[] =>
		entries.map((value, i) => ({ keys: [String(i + 1)], value }));
	return {
		now: NOW,
		products: numbered([{ code: "mask_n95" }, { code: "protective_suit" }]),
		requests: requests.map((request) => ({
			keys: [String(request)],
			value: { region: request < 10 ? WUHAN : HUANGGANG, submittedAt: submittedAt[request] ?? NOW },
		})),
		lines: lines.map(([request, value], i) => ({ keys: [String(request), String(i)], value })),
		shipments: numbered(shipments),
	};
}

describe("a line's need", () => {
	it("stands while it is submitted, or approved and not all there", () => {
		const needed = (changes: Readonly<Record<string, AnyJson>>) => isNeeded(lineOf(line(changes)));
		assert.ok(needed({}));
		assert.ok(needed({ verified: "Waiting" }));
		assert.ok(needed({ disposition: "Approved", approved: 10, accepted: 9 }));
		assert.ok(needed({ disposition: "Approved", approved: 10, committed: 10, inTransit: 10 }), "not there yet");
		assert.ok(!needed({ disposition: "Approved", approved: 10, accepted: 10 }));
		assert.ok(!needed({ disposition: "Approved", approved: 10, accepted: 4, givenBack: 6 }), "a loan that served");
		for (const disposition of ["Draft", "Closed", "Rejected", "Cancelled", "Expired"]) {
			assert.ok(!needed({ disposition, approved: 10 }), disposition);
		}
	});

	it("is outstanding as far as nobody has promised it", () => {
		const of = (changes: Readonly<Record<string, AnyJson>>) => outstanding(lineOf(open({ approved: 10, ...changes })));
		assert.equal(of({}), 10);
		assert.equal(of({ committed: 4 }), 6);
		assert.equal(of({ committed: 10, rejected: 1, lost: 2, returned: 3 }), 6);
		assert.equal(of({ committed: 11 }), 0, "more may be promised than was approved");
		assert.equal(outstanding(lineOf(line({ approved: 10 }))), 0, "nobody has approved it");
	});

	it("lacks what is asked for and not there; of an unknown amount nobody knows", () => {
		assert.equal(lacking(lineOf(open({ requested: 10, approved: 5, accepted: 3, givenBack: 1 }))), 6);
		assert.equal(lacking(lineOf(open({ requested: 10, approved: 10, accepted: 11 }))), 0);
		assert.equal(lacking(lineOf(open({ approved: 5 }))), undefined);
	});

	it("has a state the pallet knows, or is an error", () => {
		assert.throws(() => lineState(lineOf(line({ disposition: "Mislaid" }))), /a line is Mislaid/);
	});
});

describe("a request's state", () => {
	for (const [lines, state] of [
		[["Draft", "Cancelled"], "Draft"],
		[["Submitted", "UnderVerification"], "Submitted"],
		[["Submitted", "Cancelled"], "Submitted"],
		[["Submitted", "Rejected"], "Open"],
		[["Submitted", "Open"], "Open"],
		[["Open"], "Open"],
		[["Fulfilled", "InFulfilment"], "Open"],
		[["Fulfilled", "Submitted"], "Open"],
		[["Fulfilled", "Closed"], "Fulfilled"],
		[["Fulfilled", "Expired"], "Fulfilled"],
		[["Rejected", "Cancelled", "Expired"], "Ended"],
	] as const) {
		it(`is ${state} with lines ${lines.join(", ")}`, () => assert.equal(requestState(lines), state));
	}
});

describe("supplies", () => {
	it("are counted by every state there is", () => {
		const { lines, requests, shipments } = summarizeSupplies(
			chain([[1, line({})], [2, open({ approved: 1, accepted: 1 })]], {}, [{ state: "InDispute", receipt: null }]),
		);
		assert.deepEqual(Object.keys(lines), [...LINE_STATES]);
		assert.equal(LINE_STATES.length, 13);
		assert.deepEqual([lines.Submitted, lines.Fulfilled, lines.Open], [1, 1, 0]);
		assert.deepEqual(requests, { Draft: 0, Submitted: 1, Open: 0, Fulfilled: 1, Ended: 0 });
		assert.deepEqual(Object.keys(shipments), [...SHIPMENT_STATES]);
		assert.deepEqual([shipments.InDispute, shipments.Received], [1, 0]);
	});

	it("keep known and unknown amounts apart", () => {
		const { unknownQuantity, unmet } = summarizeSupplies(
			chain([
				[1, open({ requested: 100, approved: 80, committed: 50, accepted: 30 })],
				[1, line({ requested: 7 })],
				[2, open({ approved: 1_000, committed: 1 })],
				[2, open({ product: SUIT, approved: 5, accepted: 5 })],
			]),
		);
		assert.equal(unknownQuantity, 2);
		assert.deepEqual(Object.keys(unmet.products), ["mask_n95"], "of the tranche of suits all is there");
		assert.deepEqual(unmet.products["mask_n95"], {
			lines: 3,
			known: { lines: 2, asked: 107, lacking: 77, outstanding: 30 },
			unknown: { lines: 1, outstanding: 999 },
			age: { oldestMs: 0, medianMs: 0, p90Ms: 0 },
		});
	});

	it("tell how long needs have waited, from the submission on", () => {
		const waiting = Array.from({ length: 10 }, (_, i) => [i + 1, line({ requested: 1 })] as const);
		const met = [11, open({ approved: 1, accepted: 1 })] as const;
		const submitted = Object.fromEntries([...waiting, met].map(([request]) => [request, NOW - request * 1_000]));
		const { unmet } = summarizeSupplies(chain([...waiting, met], submitted));
		assert.deepEqual(unmet.age, { oldestMs: 10_000, medianMs: 5_000, p90Ms: 9_000 });
		assert.deepEqual(Object.keys(unmet.regions), ["420100", "421100"]);
		assert.deepEqual(unmet.regions["421100"]?.age, { oldestMs: 10_000, medianMs: 10_000, p90Ms: 10_000 });
		assert.equal(unmet.regions["420100"]?.lines, 9);
	});

	it("say so when nothing is needed", () => {
		const { unmet } = summarizeSupplies(chain([[1, open({ approved: 1, accepted: 1 })]]));
		assert.deepEqual(unmet, { age: null, lines: 0, products: {}, regions: {} });
	});

	it("add up what arrived otherwise than sent, by reason", () => {
		const receipt = { accepted: 5, rejected: 0, short: 0, excess: 0 };
		const none = { rejectedReason: null, shortReason: null, excessReason: null };
		const counted = (changes: Readonly<Record<string, AnyJson>>) => ({
			state: "ReceivedWithDiscrepancy",
			receipt: { ...receipt, ...none, ...changes },
		});
		const { discrepancies } = summarizeSupplies(
			chain([], {}, [
				counted({ rejected: 2, rejectedReason: "Damaged", short: 1, shortReason: "Short" }),
				counted({ rejected: 3, rejectedReason: "Damaged" }),
				counted({ excess: 4, excessReason: "NotOrdered" }),
				{ state: "Received", receipt: { ...receipt, ...none } },
				{ state: "InTransit", receipt: null },
			]),
		);
		assert.deepEqual(discrepancies, {
			shipments: 3,
			units: { rejected: { Damaged: 5 }, short: { Short: 1 }, excess: { NotOrdered: 4 } },
		});
	});

	it("are an error where the chain contradicts itself", () => {
		const state = chain([[1, line({})]]);
		assert.throws(() => summarizeSupplies({ ...state, requests: [] }), /a line of request 1, and no such request/);
		assert.throws(
			() => summarizeSupplies(chain([], {}, [{ state: "Adrift", receipt: null }])),
			/a shipment is Adrift/,
		);
	});

	it("are told in words", () => {
		const told = describeSupplies(
			summarizeSupplies(
				chain([[1, line({ requested: 7 })], [2, line({})]], { 1: NOW - 61_000, 2: NOW - 3_600_000 }, [
					{ state: "Received", receipt: null },
				]),
			),
		).join("\n");
		assert.match(told, /^Lines, 1 of them of an unknown amount\n {2}Submitted +2$/m);
		assert.match(told, /\(2 lines; oldest 1 h, median 1 min 1 s, p90 1 h\)$/m);
		assert.match(told, /^ {2}mask_n95 +2 +7 +7 +0 +1 +0 +1 h +1 min 1 s +1 h$/m);
		assert.doesNotMatch(told, /Fulfilled/, "states that nothing is in");
	});
});

describe("columns for people", () => {
	it("are as wide as their widest cell", () => {
		assert.deepEqual(columns(["a", "bb"], [["long", "1"], ["x", "222"]]), ["  a      bb", "  long    1", "  x     222"]);
	});

	it("give spans in two units", () => {
		const spans = [0, 999, 1_000, 59_999, 60_000, 3_661_000, 3_600_000 + 1_000, 90_000_000].map(span);
		assert.deepEqual(spans, ["0 s", "0 s", "1 s", "59 s", "1 min", "1 h 1 min", "1 h", "1 d 1 h"]);
	});
});
