import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startWords } from "../../i18n/index.ts";
import { AGENCY_CLASSES, type AgencyClass, type RoundRecord, type Vote } from "../../rpc/records.ts";
import { counted, openRound, speaker, votes, type Say } from "./fixtures.ts";
import { speak, speakAll } from "./sentence.ts";
import { explain, type Context } from "./verdict.ts";

beforeAll(() => startWords("en"));

const Q3 = { classes: 3, groups: 3, turnout: 1 };
const FIVE = { Hospital: 1, DiseaseControl: 1, Customs: 1, Meteorology: 1, Charity: 1 } as const;

function said(round: RoundRecord, context: Partial<Context> = {}) {
	const explained = explain(round, { now: 1_500, ...context });
	const by = { en: speaker("en"), zh: speaker("zh") };
	const every = [...explained.head, ...explained.why, ...explained.next];
	for (const lang of ["en", "zh"] as const) {
		for (const each of every) expect(speak(each, by[lang]), each.key).not.toMatch(/\{\{|undefined|NaN|^(head|why|next|clause)\./);
	}
	return {
		...explained,
		en: speakAll(explained.head, by.en),
		zh: speakAll(explained.head, by.zh),
		keys: every.map(({ key }) => key),
		reasons: explained.why.map((each) => speak(each, by.en)),
	};
}

const confirm = (...of: AgencyClass[]): Say[] => of.map((each) => [each, "Confirm"]);
const dispute = (...of: AgencyClass[]): Say[] => of.map((each) => [each, "Dispute"]);

describe("Confirmed", () => {
	test("says how many of the classes that were heard say so, and who disputes", () => {
		const round = counted(openRound(FIVE, [...confirm("Hospital", "DiseaseControl", "Customs"), ...dispute("Meteorology")], Q3));
		const found = said(round);
		expect(found.verdict).toBe("Confirmed");
		expect(found.en).toBe(
			"Confirmed: 3 of 4 classes that were heard say so (hospital, disease control, customs); disputed by meteorology.",
		);
		expect(found.zh).toBe("已证实：已表态的 4 类机构中，3 类予以证实（医院、疾控机构、海关）；认为不实的：气象部门。");
		expect(found.recounted).toBe(true);
		expect(found.keys).toContain("why.quorumMet");
		expect(found.keys).toContain("next.appealable");
		expect(found.provisional).toBe(false);
	});

	test("by all that were heard, with the competent class named", () => {
		const round = { ...openRound(FIVE, confirm("Hospital", "DiseaseControl", "Customs"), Q3), competent: ["DiseaseControl"] as const };
		const found = said(counted(round));
		expect(found.en).toBe("Confirmed: all 3 classes that were heard say so (hospital, disease control, customs).");
		expect(found.reasons).toContain("Competent by law, and confirming: disease control.");
	});

	test("with a competent class that said nothing", () => {
		const round = { ...openRound(FIVE, confirm("Hospital", "DiseaseControl", "Customs"), Q3), competent: ["Meteorology"] as const };
		expect(said(counted(round)).reasons).toContain("Competent by law, with a veto, and not disputing: meteorology.");
	});

	test("with a class that is split and one of which too few lines spoke", () => {
		const quorum = { ...Q3, turnout: 2 };
		const round = openRound(
			{ Hospital: 2, DiseaseControl: 1, Customs: 1, EmergencyManagement: 1, Charity: 2, Meteorology: 4 },
			[
				...confirm("Hospital", "Hospital", "DiseaseControl", "Customs", "EmergencyManagement"),
				["Charity", "Confirm"], ["Charity", "Dispute"], ["Meteorology", "Dispute"],
			],
			quorum,
		);
		const found = said(counted(round));
		expect(found.verdict).toBe("Confirmed");
		expect(found.en).toBe(
			"Confirmed: 4 of 6 classes that were heard say so (hospital, disease control, customs, emergency management); " +
				"split: charity; not counted, because too few of their lines took a side: meteorology (1 of 2).",
		);
	});

	test("two agencies of one line are one voice", () => {
		const round = counted(openRound(FIVE, [["Hospital", "Confirm", 9], ["Hospital", "Confirm", 9], ...confirm("Customs", "DiseaseControl")], Q3));
		expect(explain(round, { now: 0 }).why[0]?.values).toEqual({ classes: 3, groups: 3, needClasses: 3, needGroups: 3 });
	});

	test("limited: the nation has fewer classes than the quorum asks for", () => {
		const open = openRound({ Hospital: 1, DiseaseControl: 1 }, confirm("Hospital", "DiseaseControl"), { classes: 2, groups: 2, turnout: 1 });
		const found = said(counted({ ...open, limited: true, asked: Q3, region: "000000" }), { region: "420106" });
		expect(found.verdict).toBe("ConfirmedLimited");
		expect(found.en).toBe("Confirmed, limited: all 2 classes that were heard say so (hospital, disease control).");
		expect(found.zh).toMatch(/^有限证实：/);
		expect(found.reasons).toContain(
			"The quorum asked for is 3 classes and 3 lines; the whole nation has only 2 and 2 that could vote, so the round is limited.",
		);
		expect(found.keys).toContain("why.raised");
	});
});

describe("Refuted", () => {
	test("says who disputes, and who does not", () => {
		const found = said(counted(openRound(FIVE, [...dispute("Hospital", "DiseaseControl", "Customs"), ...confirm("Charity")], Q3)));
		expect(found.verdict).toBe("Refuted");
		expect(found.en).toBe(
			"Refuted: 3 of 4 classes that were heard say that it is not so (hospital, disease control, customs); confirmed by charity.",
		);
		expect(found.zh).toMatch(/^已否定：已表态的 4 类机构中，3 类认为不实/);
	});

	test("a limited round does not call a report false", () => {
		const open = openRound({ Hospital: 1, DiseaseControl: 1 }, dispute("Hospital", "DiseaseControl"), { classes: 2, groups: 2, turnout: 1 });
		const found = said(counted({ ...open, limited: true, asked: Q3, region: "000000" }));
		expect(found.verdict).toBe("Disputed");
		expect(found.keys).toContain("why.limitedRefutes");
		expect(found.recounted).toBe(true);
	});
});

describe("Disputed", () => {
	test("because less than two thirds of the classes that count agree", () => {
		const found = said(
			counted(openRound(FIVE, [...confirm("Hospital", "DiseaseControl", "Customs"), ...dispute("Meteorology", "Charity")], Q3)),
		);
		expect(found.verdict).toBe("Disputed");
		expect(found.en).toBe(
			"Disputed: 5 classes were heard, and neither side has what a verdict takes; " +
				"confirmed by hospital, disease control, customs; disputed by meteorology, charity.",
		);
		expect(found.reasons[0]).toBe("Of 5 classes that count, 3 confirm: less than two thirds.");
		expect(found.keys).toContain("next.escalated");
	});

	test("because a competent class says the opposite", () => {
		const round = openRound({ ...FIVE, Seismology: 1 }, [...confirm("Hospital", "DiseaseControl", "Customs"), ...dispute("Seismology")], Q3);
		const found = said(counted({ ...round, competent: ["Seismology"] }));
		expect(found.verdict).toBe("Disputed");
		expect(found.reasons[0]).toBe(
			"An agency of a class that is competent by law (seismology) disputes it: that keeps it from being confirmed.",
		);
		expect(found.reasons).toHaveLength(1);
		expect(speakAll(found.head, speaker("zh"))).toMatch(/^有争议：/);
	});

	test("because a competent class keeps it from being refuted", () => {
		const round = openRound({ ...FIVE, Seismology: 1 }, [...dispute("Hospital", "DiseaseControl", "Customs"), ...confirm("Seismology")], Q3);
		expect(said(counted({ ...round, competent: ["Seismology"] })).keys).toContain("why.vetoAgainst");
	});

	test("because the veto comes from within a class that confirms", () => {
		const lines = openRound(
			{ Hospital: 3, DiseaseControl: 1, Customs: 1 },
			[...confirm("Hospital", "Hospital", "DiseaseControl", "Customs"), ...dispute("Hospital")],
			Q3,
		);
		const found = said(counted({ ...lines, competent: ["Hospital"] }));
		expect(found.verdict).toBe("Disputed");
		expect(found.keys).toContain("why.vetoFor");
	});

	test("because neither side has the classes it takes", () => {
		const found = said(counted(openRound(FIVE, [...confirm("Hospital"), ...dispute("Charity")], Q3)));
		expect(found.verdict).toBe("Disputed");
		expect(found.keys).toContain("why.noSideHasQuorum");
	});

	test("because the only class is split", () => {
		const found = said(counted(openRound({ Hospital: 2 }, [["Hospital", "Confirm"], ["Hospital", "Dispute"]], Q3)));
		expect(found.verdict).toBe("Disputed");
		expect(found.en).toContain("split: hospital");
	});

	test("in an appeal that brought nothing new", () => {
		const before = counted(openRound(FIVE, [...confirm("Hospital", "DiseaseControl", "Customs")], Q3));
		const again = openRound(FIVE, dispute("Hospital", "DiseaseControl", "Customs"), Q3);
		const after = counted({ ...again, appealed: 1 }, before);
		expect(said(after, { appealed: before }).verdict).toBe("Disputed");
		const found = said(after, { appealed: before });
		expect(found.reasons[0]).toMatch(/^By the votes it would be “Refuted”/);
		expect(found.recounted).toBe(true);
		const blind = said(after);
		expect(blind.keys).toContain("why.nothingNew");
		expect(blind.recounted).toBeNull();
	});

	test("in an appeal with a new class it is a verdict", () => {
		const before = counted(openRound(FIVE, [...confirm("Hospital", "DiseaseControl", "Customs")], Q3));
		const again = openRound(FIVE, dispute("Hospital", "DiseaseControl", "Customs", "Charity"), Q3);
		expect(said(counted({ ...again, appealed: 1 }, before), { appealed: before }).verdict).toBe("Refuted");
	});

	test("in an appeal where everybody had been heard the rule is void", () => {
		const eligible = { Hospital: 1, DiseaseControl: 1, Customs: 1 };
		const before = counted(openRound(eligible, confirm("Hospital", "DiseaseControl", "Customs"), Q3));
		const again = openRound(eligible, dispute("Hospital", "DiseaseControl", "Customs"), Q3);
		expect(said(counted({ ...again, appealed: 1 }, before), { appealed: before }).verdict).toBe("Refuted");
	});
});

describe("Unverifiable", () => {
	const cases: readonly (readonly [string, RoundRecord, string])[] = [
		["nobody could vote", openRound({ Hospital: 0, Charity: 0 }, [], Q3), "why.nobodyCould"],
		["nobody voted", openRound(FIVE, [], Q3), "why.nobodyVoted"],
		["all are unable to say", openRound(FIVE, [["Hospital", "Unable"], ["Charity", "Unable"]], Q3), "why.allUnable"],
		["a line contradicts itself", openRound(FIVE, [["Hospital", "Confirm", 9], ["Hospital", "Dispute", 9]], Q3), "why.contradicted"],
		["too few classes", openRound({ Hospital: 5 }, [...confirm("Hospital", "Hospital")], Q3), "why.tooFewClasses"],
		["too few lines", openRound(FIVE, confirm("Hospital", "DiseaseControl", "Customs"), { ...Q3, groups: 4 }), "why.tooFewGroups"],
		[
			"a class is too thin",
			openRound({ Hospital: 40, DiseaseControl: 1, Customs: 1 }, confirm("Hospital", "DiseaseControl", "Customs"), { ...Q3, turnout: 2 }),
			"why.thin",
		],
	];
	test.each(cases)("because %s", (_, round, key) => {
		const found = said(counted(round));
		expect(found.verdict).toBe("Unverifiable");
		expect(found.keys).toContain(key);
		expect(found.en).toMatch(/^Unverifiable: /);
		expect(found.zh).toMatch(/^无法核实：/);
		expect(found.recounted).toBe(true);
	});

	test("the class that was too thin is named with what was needed", () => {
		const [, round] = cases.at(-1) ?? [];
		if (round === undefined) throw new Error("there is such a case");
		expect(said(counted(round)).reasons).toContain(
			"Too few lines of these classes took a side, so they do not count (lines that did, of those needed): hospital (1 of 2).",
		);
	});
});

describe("an open round", () => {
	test("is provisional, tells the deadline and who is still to be heard", () => {
		const found = said({ ...openRound(FIVE, confirm("Hospital", "DiseaseControl", "Customs"), Q3), competent: ["Meteorology"] });
		expect(found.provisional).toBe(true);
		expect(found.en).toBe("Open until T2000: nothing is decided, this is provisional; 3 of 5 agencies have voted.");
		expect(found.reasons).toEqual([
			"As it stands, classes: 3 confirm, 0 dispute, 0 split; reporting lines: 3 confirm, 0 dispute.",
			"If it closed now the verdict would be “Confirmed”; later votes may still undo it.",
			"Classes still to be heard (lines that took a side, of those needed): meteorology (0 of 1), charity (0 of 1).",
			"Competent by law, with a veto: meteorology.",
		]);
		expect(found.recounted).toBeNull();
	});

	test("without votes says so, and which classes have no agency there", () => {
		const found = said(openRound({ Hospital: 1, Seismology: 0 }, [], Q3));
		expect(found.keys).toEqual(expect.arrayContaining(["why.noVoteYet", "why.wouldNotCarry", "why.noneHere"]));
		expect(found.verdict).toBe("Unverifiable");
	});

	test("past its deadline is about to be counted", () => {
		expect(said(openRound(FIVE, [], Q3), { now: 2_000 }).keys[0]).toBe("head.counting");
	});
});

describe("what becomes of a round", () => {
	const decided = counted(openRound(FIVE, confirm("Hospital", "DiseaseControl", "Customs"), Q3));
	test.each<[string, Partial<RoundRecord>, Partial<Context>, string]>([
		["can be appealed", {}, { now: 2_999 }, "next.appealable"],
		["is past its window", {}, { now: 3_000 }, "next.finalising"],
		["is final", { state: "Final" }, {}, "next.final"],
		["was appealed", { state: "Appealed" }, { next: { round: 9, region: "420106" } }, "next.appealedTo"],
		["was appealed, and the next is not known", { state: "Appealed" }, {}, "next.appealed"],
		["went up", { state: "Escalated" }, { next: { round: 9, region: "420100" } }, "next.escalatedTo"],
		["was settled", { state: "Voided" }, {}, "next.settled"],
		["was voided", { state: "Voided", outcome: null }, {}, "next.voided"],
	])("that %s", (_, change, context, key) => {
		expect(said({ ...decided, ...change }, context).keys).toContain(key);
	});

	test("votes that were left out are named and do not count", () => {
		const open = openRound(FIVE, confirm("Hospital", "DiseaseControl", "Customs", "Charity"), Q3);
		const found = said(counted({ ...open, leftOut: [103] }));
		expect(found.en).toMatch(/^Confirmed: all 3 classes/);
		expect(found.reasons).toContain("Left out, because their keys were compromised when the round was counted: #103.");
	});

	test("counts that the votes do not give are told", () => {
		const false_ = { ...decided, votes: votes(confirm("Hospital")) };
		expect(explain(false_, { now: 0 }).recounted).toBe(false);
	});

	test("an escalated round says where the incident is", () => {
		const up = counted({ ...openRound(FIVE, confirm("Hospital"), Q3), level: 1, region: "420100", escalated: 3 });
		expect(said(up, { region: "420106" }).keys).toContain("why.escalated");
	});
});

test("each of 17,000 rounds of the reference model is explained with a reason", { timeout: 60_000 }, () => {
	const folder = join(import.meta.dirname, "../../../../pallets/validation/src/tests/vectors");
	const rows = ["tally.txt", "ties.txt"].flatMap((file) => readFileSync(join(folder, file), "utf8").trim().split("\n"));
	const names = { C: "Confirmed", R: "Refuted", D: "Disputed", U: "Unverifiable" } as const;
	const seen = new Set<string>();
	const wrong: string[] = [];
	let checked = 0;
	for (const row of rows) {
		const [quorum = "", over, eligible = "", ballots = "", verdict = ""] = row.split(" ");
		if (over !== "1") continue;
		const [classes = 0, groups = 0, turnout = 0] = [...quorum].map(Number);
		const names5 = AGENCY_CLASSES.slice(0, 5);
		const parsed = ballots.split(",").filter((vote) => vote !== "-");
		// A class with one competent agency counts as competent as a whole: rounds are by class, the model by agency.
		const starred = new Set(parsed.filter((vote) => vote.endsWith("*")).map((vote) => vote.charAt(0)));
		if (parsed.some((vote) => starred.has(vote.charAt(0)) && !vote.endsWith("*"))) continue;
		const competent = names5.filter((_, at) => starred.has(String(at)));
		const lines = Object.fromEntries(names5.map((name, at) => [name, Number(eligible.charAt(at))]));
		const cast = parsed.map((vote, at): Vote => {
			const position = { C: "Confirm", D: "Dispute", U: "Unable" }[vote.charAt(2)];
			return {
				...votes([["Hospital", "Confirm"]])[0]!,
				agency: at,
				class: names5[Number(vote.charAt(0))]!,
				group: Number(vote.charAt(1)),
				position: position === "Confirm" || position === "Dispute" ? position : "Unable",
				weight: Number.parseInt(vote.slice(3), 10),
			};
		});
		const round = counted({ ...openRound(lines, [], { classes, groups, turnout }), votes: cast, competent });
		const found = explain(round, { now: 0 });
		const right = found.verdict === names[verdict as keyof typeof names] && found.recounted === true;
		if (!right || found.why.length === 0) wrong.push(row);
		for (const { key } of [...found.head, ...found.why]) seen.add(key);
		checked += 1;
	}
	expect(wrong).toEqual([]);
	expect(checked).toBeGreaterThan(5_000);
	// Every reason that the formula alone can give came up.
	for (const key of [
		"why.quorumMet", "why.vetoFor", "why.vetoAgainst", "why.twoThirdsFor", "why.twoThirdsAgainst", "why.noSideHasQuorum",
		"why.nobodyVoted", "why.allUnable", "why.contradicted", "why.tooFewClasses", "why.tooFewGroups", "why.thin", "why.unable",
	]) {
		expect(seen, key).toContain(key);
	}
});
