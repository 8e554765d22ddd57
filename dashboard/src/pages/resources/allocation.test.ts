import { describe, expect, it } from "vitest";
import type { Priority } from "../../rpc/records.ts";
import { type Claim, claimOf, mayClaim, regimeOf, urgencyOf, whyOf } from "./allocation.ts";
import { DAY, line, offer, request } from "./fixtures.testing.ts";

const NOW = 1_000 * DAY;

const claim = (approved: number, outstanding: number, priority: Priority, waited: number, daysOfStock: number | null = null): Claim =>
	claimOf(
		1,
		request({ priority, submittedAt: NOW - waited * DAY }),
		line({ approved: `${approved}`, outstanding: `${outstanding}`, daysOfStock }),
		NOW,
	);

// The worked example of docs/allocation.md: a city hospital, a clinic in the hills, an infectious ward, and a hospital that
// was served yesterday.
const city = claim(1_000, 1_000, "routine", 3);
const clinic = claim(60, 60, "routine", 3);
const ward = claim(400, 400, "stat", 0);
const served = claim(1_000, 700, "routine", 5);
const all = [city, clinic, ward, served];

describe("the worked example of the document", () => {
	it("has its urgencies and lots", () => {
		expect(all.map(urgencyOf)).toEqual([4, 4, 8, 6]);
		expect(all.map(({ lot }) => lot)).toEqual([100n, 6n, 40n, 100n]);
		expect(all.map(({ belowFloor }) => belowFloor)).toEqual([true, true, true, false]);
	});

	it("of 800 masks: everybody gets the lot and a part of the rest", () => {
		const regime = regimeOf(800n, all);
		expect(regime).toBe("shared");
		const shares = [294n, 17n, 195n, 294n];
		expect(all.map((claim, position) => whyOf(shares[position] ?? 0n, claim, regime))).toEqual(
			["lotAndPart", "lotAndPart", "lotAndPart", "lotAndPart"],
		);
	});

	it("of 120 masks: lots one by one, and who was served yesterday waits", () => {
		const regime = regimeOf(120n, all);
		expect(regime).toBe("lotsOnly");
		const shares = [74n, 6n, 40n, 0n];
		expect(all.map((claim, position) => whyOf(shares[position] ?? 0n, claim, regime))).toEqual(
			["remainder", "lotBelowFloor", "lotBelowFloor", "waits"],
		);
	});

	it("of as much as all lack: everybody gets it", () => {
		expect(regimeOf(2_160n, all)).toBe("enough");
		expect(regimeOf(2_159n, all)).toBe("shared");
		expect(regimeOf(246n, all)).toBe("shared");
		expect(regimeOf(245n, all)).toBe("lotsOnly");
		expect(whyOf(1_000n, city, "enough")).toBe("enough");
	});
});

describe("a claim", () => {
	it("weighs by priority, waiting and stock", () => {
		expect(urgencyOf(claim(10, 10, "asap", 1))).toBe(8);
		expect(urgencyOf(claim(10, 10, "urgent", 0, 0))).toBe(2);
		expect(urgencyOf(claim(10, 10, "urgent", 0, 4))).toBe(0.5);
		expect(claim(10, 10, "stat", 9_999).urgency).toBe(2_998_272n);
		expect(claim(10, 10, "routine", 0, 9_999).urgency).toBe(2n);
	});

	it("counts unknown stock as none, and says that it is unknown", () => {
		expect(claim(10, 10, "routine", 0).urgency).toBe(claim(10, 10, "routine", 0, 0).urgency);
		expect(claim(10, 10, "routine", 0).daysOfStock).toBeNull();
	});

	it("has a lot of no more than what is outstanding", () => {
		expect(claim(1_000, 3, "routine", 0).lot).toBe(3n);
		expect(claim(9, 9, "routine", 0).lot).toBe(1n);
		const nothing = claim(10, 0, "routine", 0);
		expect(nothing.lot).toBe(0n);
		expect(whyOf(0n, nothing, "shared")).toBe("nothingOutstanding");
	});

	it("whose request came from the future has waited no day", () => {
		expect(claim(10, 10, "routine", -2).waitedDays).toBe(0);
	});

	it("is filled, gets a second lot, or the lot alone", () => {
		expect(whyOf(700n, served, "shared")).toBe("full");
		expect(whyOf(100n, served, "lotsOnly")).toBe("lotAgain");
		expect(whyOf(100n, served, "shared")).toBe("lotOnly");
	});
});

describe("who may claim", () => {
	it("is who lacks the product, or takes it instead, for the same purpose", () => {
		expect(mayClaim(offer(), 1, request(), line())).toBe(true);
		expect(mayClaim(offer({ product: 3 }), 1, request(), line())).toBe(false);
		const takes = line({ substitutesAllowed: true, substitutes: [3] });
		expect(mayClaim(offer({ product: 3 }), 1, request(), takes)).toBe(true);
		expect(mayClaim(offer({ product: 3 }), 1, request(), { ...takes, substitutesAllowed: false })).toBe(false);
	});

	it("is not the officer's own agency, no drill for what is real, and no line that is filled or ended", () => {
		expect(mayClaim(offer(), 7, request(), line())).toBe(false);
		expect(mayClaim(offer(), 1, request({ status: "Exercise" }), line())).toBe(false);
		expect(mayClaim(offer(), 1, request(), line({ outstanding: "0" }))).toBe(false);
		expect(mayClaim(offer(), 1, request(), line({ state: "Submitted" }))).toBe(false);
		expect(mayClaim(offer(), 1, request(), line({ state: "Expired" }))).toBe(false);
	});
});
