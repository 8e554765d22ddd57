import { expect, test } from "vitest";
import { act, CONTENT, incident, openRound, report } from "./fixtures.ts";
import { follow } from "./many.ts";
import { linkRounds, roundNumbers } from "./rounds.ts";
import { timeline } from "./timeline.ts";

const I = "incident/12";
const quorum = { classes: 2, groups: 2, turnout: 1 };
const round = { id: 3, record: { ...openRound({ Hospital: 1, Customs: 1 }, [["Hospital", "Confirm"], ["Customs", "Dispute"]], quorum), deadline: 1 } };

const acts = [
	act(10, 0, "incidents.filed", [I]),
	act(12, 1, "incidents.triageAccepted", [I, "round/3"], 8),
	act(12, 0, "validation.roundOpened", ["round/3", I], null),
	act(13, 0, "validation.voted", ["round/3"], 100),
	act(14, 0, "validation.voted", ["round/3"], 101),
	act(15, 0, "validation.voted", ["round/3"], 100),
	act(20, 2, "incidents.revised", [I, "round/3", "round/4"]),
	act(20, 0, "validation.roundVoided", ["round/3", I], null),
	act(25, 0, "incidents.timerMissed", [I, "region/420106"], null),
	act(26, 0, "incidents.somethingNew", [I], null),
	act(30, 0, "incidents.closed", [I], 8),
];
const closure = { agency: 8, officer: "x", report: CONTENT, at: 3_000 };
const record = incident({ revision: 2, reports: [report(1), report(2)], closure });

test("acts of the incident and of its rounds come in the order of the chain, each once, none lost", () => {
	const shuffled = [...acts.slice(6), ...acts.slice(0, 8)];
	const moments = timeline(12, record, shuffled, [round]);
	expect(moments.map(({ block, act: of }) => `${block}.${of?.event}`)).toEqual([
		"10.0", "12.0", "12.1", "13.0", "14.0", "15.0", "20.0", "20.2", "25.0", "26.0", "30.0",
	]);
	expect(new Set(moments.map(({ key }) => key)).size).toBe(acts.length);
});

test("acts are joined with what the records say", () => {
	const moments = timeline(12, record, acts, [round]);
	const named = (name: string) => moments.filter((each) => each.name === name);
	expect(named("incidents.filed")[0]?.report?.revision).toBe(1);
	expect(named("incidents.revised")[0]?.report?.revision).toBe(2);
	expect(named("incidents.revised")[0]?.round).toBe(4);
	expect(named("incidents.closed")[0]?.closure).toBe(closure);
	const cast = named("validation.voted");
	expect(cast.map(({ agency, vote, replaced }) => [agency, vote?.position, replaced])).toEqual([
		[100, undefined, true], [101, "Dispute", false], [100, "Confirm", false],
	]);
});

test("what only the record tells of is told, too", () => {
	const discard = { agency: 9, officer: "x", reason: "Spam" } as const;
	const moments = timeline(12, { ...record, discard }, acts.slice(8), [round]);
	const told = moments.filter(({ act: of }) => of === null);
	expect(told.map(({ name }) => name)).toEqual(["incidents.triageDiscarded", "incidents.filed", "incidents.revised"]);
	expect(timeline(12, { ...record, discard }, [], []).map(({ key }) => key)).toEqual(["discard", "report.1", "report.2", "closure"]);
});

test("an incident that took another in is not given the other's report", () => {
	const merged = act(11, 0, "incidents.filed", ["incident/13"]);
	const moments = timeline(12, incident({ reports: [report(1, { block: 11 })] }), [merged], []);
	expect(moments.filter(({ report: of }) => of !== null)).toHaveLength(1);
	expect(moments.find(({ act: of }) => of === merged)?.report).toBeNull();
});

test("rounds are found in acts and in the record, and linked as a chain", () => {
	expect(roundNumbers(acts, { round: 9, judged: 2 })).toEqual([2, 3, 4, 9]);
	const numbered = (id: number, change: object) => ({ id, record: { ...round.record, ...change } });
	const chain = linkRounds(I, [
		numbered(5, { escalated: 4 }),
		numbered(3, {}),
		numbered(4, { matter: { of: "incident", incident: 12, revision: 2 } }),
		numbered(6, { appealed: 5 }),
		numbered(7, { matter: { of: "incident", incident: 13, revision: 1 } }),
		numbered(8, { matter: { of: "need", request: 1, line: 0 } }),
	]);
	expect(chain.map(({ id, origin, next }) => [id, origin, next?.id])).toEqual([
		[3, { kind: "first" }, undefined],
		[4, { kind: "facts", revision: 2 }, 5],
		[5, { kind: "escalated", from: 4 }, 6],
		[6, { kind: "appealed", from: 5 }, undefined],
	]);
	expect(chain[3]?.appealed).toBe(chain[2]?.record);
});

test("pages of a history are followed to the end, and anew where they change", () => {
	expect(follow([], [undefined])).toEqual([]);
	expect(follow([], ["a"])).toEqual(["a"]);
	expect(follow(["a"], ["a", "b"])).toEqual(["a", "b"]);
	expect(follow(["a", "b"], ["a", "b", null])).toEqual(["a", "b"]);
	expect(follow(["a", "b"], ["a", undefined, null])).toEqual(["a", "b"]);
	expect(follow(["a", "b"], ["c", "b", null])).toEqual(["c"]);
	expect(follow(["a", "b"], [null, "b", null])).toEqual([]);
});
