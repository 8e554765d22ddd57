import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { inParallel } from "../../src/replay/chain/gate.ts";
import { toNumber, toOptional, toText, toVariant } from "../../src/replay/chain/storage.ts";
import { loadDataset } from "../../src/replay/data/load.ts";
import { lineOf, lineState } from "../../src/replay/lines.ts";
import { allocate, approval, receipt, tranches } from "../../src/replay/plan/supply.ts";
import { countBy } from "../../src/replay/summary.ts";
import { folder } from "./replay-fixture.ts";

describe("approvals", () => {
	it("give all of a known amount, without a reason", () => {
		assert.deepEqual(approval(500, 10, 1000), { quantity: 500, reason: null });
		assert.deepEqual(approval(1000, 10, 1000), { quantity: 1000, reason: null });
	});

	it("stop at the product's maximum, and say so", () => {
		assert.deepEqual(approval(1001, 10, 1000), { quantity: 1000, reason: "NotJustified" });
	});

	it("give a first tranche of an unknown amount", () => {
		assert.deepEqual(approval(undefined, 300, 1000), { quantity: 300, reason: "FirstTranche" });
		assert.deepEqual(approval(undefined, 3000, 1000), { quantity: 1000, reason: "FirstTranche" });
		assert.deepEqual(approval(undefined, undefined, 1000), { quantity: 100, reason: "FirstTranche" });
	});

	it("size tranches by what others asked for up to the day", async (t) => {
		const data = await loadDataset(await folder(t));
		assert.deepEqual(
			[...tranches(data, "2020-01-31")],
			[["mask_n95", 300]],
			"the lower median of 300 and 500",
		);
		assert.deepEqual([...tranches(data, "2020-01-30")], []);
	});
});

describe("shares of a capacity", () => {
	it("are all that is outstanding while it lasts", () => {
		assert.deepEqual(allocate(10, [3, 4]), [3, 4]);
		assert.deepEqual(allocate(0, []), []);
		assert.deepEqual(allocate(0, [3]), [0]);
	});

	it("are in proportion when it does not, the largest remainders first", () => {
		assert.deepEqual(allocate(10, [10, 10, 10]), [4, 3, 3], "of equal remainders the earlier");
		assert.deepEqual(allocate(10, [1, 2, 30]), [0, 1, 9]);
	});

	it("give away the capacity, no more, and nobody more than is outstanding", () => {
		for (let capacity = 0; capacity < 60; capacity += 1) {
			const outstanding = [7, 1, 0, 23, 5, 5, 9];
			const shares = allocate(capacity, outstanding);
			assert.equal(
				shares.reduce((a, b) => a + b, 0),
				Math.min(capacity, 50),
			);
			assert.ok(shares.every((share, i) => share >= 0 && share <= (outstanding[i] ?? 0)));
		}
	});

	it("are exact where floating point is not", () => {
		const huge = Number.MAX_SAFE_INTEGER;
		assert.equal(
			allocate(1_000_000, [huge, huge, huge - 1]).reduce((a, b) => a + b, 0),
			1_000_000,
		);
	});
});

describe("receipts", () => {
	it("account for every unit, rarely with a difference, the same each time", () => {
		let differing = 0;
		for (let i = 0; i < 2000; i += 1) {
			const { accepted, rejected, short } = receipt(`key ${i}`, 100);
			assert.equal(accepted + rejected + short, 100);
			assert.ok(accepted > 0 && (rejected === 0 || short === 0));
			if (accepted < 100) differing += 1;
			assert.deepEqual(receipt(`key ${i}`, 100), { accepted, rejected, short });
		}
		assert.ok(differing > 10 && differing < 150, String(differing));
	});

	it("never refuse the only unit", () => {
		for (let i = 0; i < 200; i += 1)
			assert.deepEqual(receipt(`key ${i}`, 1), { accepted: 1, rejected: 0, short: 0 });
	});
});

describe("states of a line", () => {
	const json = {
		product: 1,
		requested: null,
		substitutesAllowed: false,
		disposition: "Approved",
		approved: 10,
		committed: 0,
		dispatched: 0,
		inTransit: 0,
		accepted: 0,
		rejected: 0,
		lost: 0,
		returned: 0,
		released: 0,
		givenBack: 0,
		daysOfStock: null,
		verified: "NotAsked",
	};
	for (const [changes, state] of [
		[{ disposition: "Submitted", approved: 0 }, "Submitted"],
		[{ disposition: "Submitted", approved: 0, verified: "Waiting" }, "UnderVerification"],
		[{ disposition: "Submitted", approved: 0, verified: "Unclear" }, "Submitted"],
		[{ disposition: "Draft", approved: 0 }, "Draft"],
		[{ disposition: "Rejected" }, "Rejected"],
		[{}, "Open"],
		[{ committed: 5 }, "PartlyCommitted"],
		[{ committed: 10 }, "FullyCommitted"],
		[{ committed: 10, inTransit: 4 }, "InFulfilment"],
		[{ committed: 10, inTransit: 4, accepted: 6 }, "PartlyFulfilled"],
		[{ committed: 10, accepted: 10 }, "Fulfilled"],
		[{ committed: 10, accepted: 4, givenBack: 6, verified: "Confirmed" }, "Fulfilled"],
		[{ committed: 10, inTransit: 4, verified: "Waiting" }, "InFulfilment"],
		[{ committed: 10, lost: 4, returned: 6 }, "Open"],
		[{ committed: 10, rejected: 10 }, "Open"],
	] as const) {
		it(`are derived as the pallet does: ${state} from ${JSON.stringify(changes)}`, () => {
			assert.equal(lineState(lineOf({ ...json, ...changes })), state);
		});
	}
});

describe("values from storage", () => {
	it("are numbers, text and variants, or an error", () => {
		assert.equal(toNumber("0x10"), 16);
		assert.equal(toOptional(null), undefined);
		assert.equal(toText("0xe6b996"), "湖");
		assert.equal(toText("respiratory.novel"), "respiratory.novel");
		assert.equal(toVariant({ active: null }), "Active");
		assert.equal(toVariant("Confirmed"), "Confirmed");
		assert.throws(() => toNumber(null), /a number was expected/);
		assert.throws(() => toText(7), /text was expected/);
	});

	it("are counted by word", () => {
		assert.deepEqual(countBy(["b", "a", "b"]), { a: 1, b: 2 });
	});
});

describe("doing many things", () => {
	it("keeps to its places and to the order of the results", async () => {
		let at = 0;
		let most = 0;
		const results = await inParallel([1, 2, 3, 4, 5, 6], 2, async (n) => {
			at += 1;
			most = Math.max(most, at);
			await new Promise((next) => setImmediate(next));
			at -= 1;
			return n * n;
		});
		assert.deepEqual(results, [1, 4, 9, 16, 25, 36]);
		assert.equal(most, 2);
	});

	it("ends with the first failure and begins nothing more", async () => {
		const begun: number[] = [];
		await assert.rejects(
			inParallel([1, 2, 3, 4], 1, async (n) => {
				begun.push(n);
				if (n === 2) throw new Error("two");
			}),
			/^Error: two$/,
		);
		assert.deepEqual(begun, [1, 2]);
	});
});
