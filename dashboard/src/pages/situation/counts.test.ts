import { describe, expect, it } from "vitest";
import { VERIFICATIONS, type IncidentCounts } from "../../rpc/records.ts";
import { byCount, byGroup, groupOf, GROUPS, inOrder, ofStatus, worst } from "./counts.ts";

const counts: IncidentCounts = {
	status: "Actual",
	total: 55,
	eventType: { 1: 50, 7: 5 },
	severity: { Moderate: 50, Severe: 5 },
	verification: {
		Confirmed: 1, ConfirmedLimited: 2, Reported: 3, UnderVerification: 4, Unverifiable: 5, Disputed: 6, Refuted: 7,
		Discarded: 8, Merged: 9, Expired: 10,
	},
	management: { Pending: 55 },
};

describe("groups of verification", () => {
	it("hold confirmed apart from everything else", () => {
		expect(byGroup(counts.verification)).toEqual({ confirmed: 3, unconfirmed: 12, disputed: 6, dismissed: 34 });
	});

	it("have no group in which confirmed stands with what is not", () => {
		for (const state of VERIFICATIONS) {
			const sum = byGroup({ [state]: 1 });
			expect(GROUPS.filter((group) => sum[group] > 0)).toEqual([groupOf(state)]);
			expect(groupOf(state) === "confirmed").toBe(state.startsWith("Confirmed"));
		}
		expect(Object.keys(byGroup(counts.verification)).sort()).toEqual([...GROUPS].sort());
	});

	it("do not take a state that is not known for confirmed", () => {
		expect(groupOf("Rumoured")).toBe("unconfirmed");
		expect(groupOf("constructor")).toBe("unconfirmed");
	});
});

describe("counts", () => {
	it("are of one CAP status: drills never count as real", () => {
		const drill: IncidentCounts = { ...counts, status: "Exercise", total: 2, verification: { Confirmed: 2 } };
		expect(ofStatus([drill], "Actual").verification).toEqual({});
		expect(ofStatus([drill], "Actual").total).toBe(0);
		expect(ofStatus([counts, drill], "Exercise").verification).toEqual({ Confirmed: 2 });
	});

	it("say the gravest severity, and nothing where there is none", () => {
		expect(worst(counts.severity)).toBe("Severe");
		expect(worst({ Unknown: 1 })).toBe("Unknown");
		expect(worst({ Extreme: 0, Minor: 2 })).toBe("Minor");
		expect(worst({})).toBeNull();
	});

	it("come in the order asked for, or the most first", () => {
		expect(inOrder({ Reported: 2, Confirmed: 1, Refuted: 0 }, VERIFICATIONS)).toEqual([
			{ name: "Confirmed", count: 1 },
			{ name: "Reported", count: 2 },
		]);
		expect(byCount({ 3: 1, 1: 9, 2: 1, 4: 0 }).map(({ name }) => name)).toEqual(["1", "2", "3"]);
	});
});
