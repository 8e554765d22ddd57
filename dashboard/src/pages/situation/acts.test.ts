import { describe, expect, it } from "vitest";
import type { Act, ChangeNote } from "../../rpc/records.ts";
import { areaOf, drillBy, ofStatus, withActs, type Told } from "./acts.ts";

const act = (event: number, ...subjects: string[]): Act => ({
	name: "incidents.filed", event, extrinsic: 0, extrinsicHash: null, agency: 7, officer: null, claimed: null,
	message: null, subjects,
});
const note = (number: number, acts: Act[], status: ChangeNote["status"] = "final"): ChangeNote => ({
	block: { number, hash: `0x${number}` }, status, time: number * 1000, acts,
});
const told = (...acts: Act[]): Told[] => acts.map((each) => ({ key: `1.${each.event}`, act: each, block: 1, time: 1 }));

describe("the latest acts", () => {
	it("are the newest first, within a block too, and no more than asked for", () => {
		const one = withActs([], note(1, [act(0), act(1)]), 3);
		const two = withActs(one, note(2, [act(0), act(1)]), 3);
		expect(two.map(({ key }) => key)).toEqual(["2.1", "2.0", "1.1"]);
	});

	it("have a block once, in its place, and only when it is final", () => {
		const one = withActs([], note(5, [act(0)]), 9);
		expect(withActs(one, note(5, [act(0)]), 9)).toBe(one);
		expect(withActs(one, note(6, [act(0)], "best"), 9)).toBe(one);
		expect(withActs(one, note(4, [act(0)]), 9).map(({ key }) => key)).toEqual(["5.0", "4.0"]);
	});
});

describe("drills", () => {
	it("are known by the key of a cell, or by a record", () => {
		expect(drillBy(act(0, "observation/3", "cell/1/1/420100/5/Exercise"))).toEqual({ status: "Exercise" });
		expect(drillBy(act(0, "agency/7", "incident/3"))).toEqual({ subject: "incident/3" });
		expect(drillBy(act(0, "agency/7"))).toBeNull();
	});

	it("are never among what is real, nor is what is not known yet", () => {
		const acts = told(
			act(0, "cell/1/1/420100/5/Exercise"), act(1, "cell/1/1/420100/5/Actual"), act(2, "incident/3"), act(3, "agency/7"),
		);
		const names = (status: "Actual" | "Exercise"): number[] =>
			ofStatus(acts, new Map(), status).map(({ act: { event } }) => event);
		expect(names("Actual")).toEqual([1, 3]);
		expect(names("Exercise")).toEqual([0]);
	});
});

describe("the area of an act", () => {
	it("is its pallet's, if that has a word", () => {
		expect(areaOf("resources.allocated")).toBe("resources");
		expect(areaOf("session.newSession")).toBe("other");
		expect(areaOf("resourcesful.x")).toBe("other");
	});
});
