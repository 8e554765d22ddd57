import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { Figures, type Metric, type Source } from "../../src/replay/data/figures.ts";
import { loadDataset, type Dataset } from "../../src/replay/data/load.ts";
import { NATIONAL_COMMISSION, planAgencies, type PlannedAgency } from "../../src/replay/plan/agencies.ts";
import { shortageReports, situationReports, type PlannedReport } from "../../src/replay/plan/reports.ts";
import { CLASSES, type AgencyClass } from "../../src/replay/plan/roles.ts";
import { agrees, eligibleVoters, interval, opinionOn, type Opinion } from "../../src/replay/plan/votes.ts";

const SHIPPED = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));
const EVERY_CLASS = 2 ** CLASSES.length - 1;
const DAY = "2020-01-31";
const HUBEI = 420_000;

let shipped: Dataset;
let agencies: Map<string, PlannedAgency>;
before(async () => {
	shipped = await loadDataset(SHIPPED);
	agencies = new Map(planAgencies(shipped).map((agency) => [agency.key, agency]));
});

type Cell = readonly [Source, string, number, Metric, number];

/** The shipped data with other counts. */
function withCounts(...cells: readonly Cell[]): Dataset {
	const figures = new Figures();
	for (const [source, day, region, metric, value] of cells) figures.add(day, region, metric, source, value);
	return { ...shipped, figures };
}

function agency(key: string): PlannedAgency {
	const found = agencies.get(key);
	assert.ok(found !== undefined, key);
	return found;
}

function opinion(data: Dataset, voter: string, region = HUBEI): Opinion | undefined {
	const report = situationReports(data, DAY).find((each) => each.region === region);
	assert.ok(report !== undefined);
	return opinionOn(report, agency(voter), data);
}

const REPORT: readonly Cell[] = [
	["health_commission", "2020-01-30", HUBEI, "confirmed", 100],
	["health_commission", DAY, HUBEI, "confirmed", 200],
	["health_commission", DAY, HUBEI, "dead", 4],
];

describe("a source's count", () => {
	it("agrees between the commission's counts of the day before and of the day, give or take 5 %", () => {
		const report = situationReports(withCounts(...REPORT), DAY)[0]!;
		assert.deepEqual(interval(report, "confirmed", withCounts(...REPORT).figures), [100, 200]);
		for (const value of [95, 100, 150, 200, 210]) assert.ok(agrees(value, [100, 200]), String(value));
		for (const value of [94, 211]) assert.ok(!agrees(value, [100, 200]), String(value));
	});

	it("agrees with a count that has fallen, between the two", () => {
		const data = withCounts(["health_commission", "2020-01-29", HUBEI, "confirmed", 300], ...REPORT.slice(1));
		assert.deepEqual(interval(situationReports(data, DAY)[0]!, "confirmed", data.figures), [200, 300]);
	});

	it("of deaths has no absolute tolerance", () => {
		assert.ok(!agrees(5, [3, 4]) && agrees(4, [3, 4]) && !agrees(2, [3, 4]));
	});
});

describe("a centre for disease control", () => {
	it("confirms what its source agrees with", () => {
		const said = opinion(
			withCounts(...REPORT, ["dxy", DAY, HUBEI, "confirmed", 100], ["dxy", DAY, HUBEI, "dead", 2]),
			"cdc-420000",
		);
		assert.equal(said?.position, "Confirm");
		assert.equal(said.reason, "FiguresAgree");
	});

	it("disputes, with evidence, when any count differs", () => {
		const said = opinion(
			withCounts(...REPORT, ["dxy", DAY, HUBEI, "confirmed", 100], ["dxy", DAY, HUBEI, "dead", 9]),
			"cdc-420000",
		);
		assert.equal(said?.position, "Dispute");
		assert.deepEqual(said.evidence?.["compared"], [
			{ metric: "confirmed", value: 100, between: [100, 200], agrees: true },
			{ metric: "dead", value: 9, between: [0, 4], agrees: false },
		]);
	});

	it("cannot say without a count of cases", () => {
		assert.equal(opinion(withCounts(...REPORT), "cdc-420000")?.position, "Unable");
		assert.equal(
			opinion(withCounts(...REPORT, ["dxy", DAY, HUBEI, "dead", 4]), "cdc-420000")?.position,
			"Unable",
		);
	});

	it("does not compare what sources count differently", () => {
		const data = withCounts(
			...REPORT,
			["health_commission", DAY, HUBEI, "suspected", 10],
			["dxy", DAY, HUBEI, "suspected", 999],
			["dxy", DAY, HUBEI, "confirmed", 100],
		);
		assert.equal(opinion(data, "cdc-420000")?.position, "Confirm");
	});
});

describe("copies are no confirmations", () => {
	it("a source that repeats another of its lineage does not speak", () => {
		const data = withCounts(
			...REPORT,
			["dxy", DAY, HUBEI, "confirmed", 120],
			["jhu", DAY, HUBEI, "confirmed", 120],
		);
		assert.equal(opinion(data, "cdc-420000")?.position, "Confirm");
		assert.deepEqual(opinion(data, "H420100-030"), { position: "Unable", reason: "NoInformation" });
	});

	it("where it reads for itself, it does", () => {
		const data = withCounts(
			...REPORT,
			["dxy", DAY, HUBEI, "confirmed", 120],
			["jhu", DAY, HUBEI, "confirmed", 200],
		);
		assert.equal(opinion(data, "H420100-030")?.position, "Confirm");
		const wrong = withCounts(
			...REPORT,
			["dxy", DAY, HUBEI, "confirmed", 120],
			["jhu", DAY, HUBEI, "confirmed", 999],
		);
		assert.equal(opinion(wrong, "H420100-030")?.position, "Dispute");
	});

	it("who holds the reporter's own series does not speak", () => {
		assert.equal(opinion(withCounts(...REPORT), NATIONAL_COMMISSION)?.position, "Unable");
	});
});

describe("the emergency department", () => {
	const cities: readonly Cell[] = [
		["health_commission", DAY, 420_100, "confirmed", 150],
		["health_commission", DAY, 420_800, "confirmed", 50],
	];

	it("confirms counts that add up", () => {
		assert.equal(opinion(withCounts(...REPORT, ...cities), "emergency-420000")?.position, "Confirm");
		assert.equal(opinion(withCounts(...REPORT, ...cities), "emergency-420000", 420_100)?.position, "Confirm");
	});

	it("disputes counts that do not", () => {
		const short = withCounts(...REPORT, cities[0]!);
		assert.equal(
			opinion(short, "emergency-420000")?.position,
			"Dispute",
			"the cities are less than the province",
		);
		const more = withCounts(...REPORT, ["health_commission", DAY, 420_100, "confirmed", 201]);
		assert.equal(
			opinion(more, "emergency-420000", 420_100)?.position,
			"Dispute",
			"a city is more than the province",
		);
		const dead = withCounts(...REPORT.slice(0, 2), ["health_commission", DAY, HUBEI, "dead", 201]);
		assert.equal(opinion(dead, "emergency-420000")?.position, "Dispute", "more dead than confirmed");
	});

	it("cannot say when a count falls, or when there is nothing to compare with", () => {
		const fallen = withCounts(
			["health_commission", "2020-01-30", HUBEI, "confirmed", 300],
			...REPORT.slice(1),
			...cities,
		);
		assert.equal(opinion(fallen, "emergency-420000")?.position, "Unable");
		assert.equal(
			opinion(withCounts(["health_commission", DAY, HUBEI, "confirmed", 1]), "emergency-420000")?.position,
			"Unable",
		);
	});
});

describe("agencies without counts", () => {
	it("answer for their own region only", () => {
		const data = withCounts(...REPORT, ["health_commission", DAY, 420_100, "confirmed", 150]);
		assert.deepEqual(opinion(data, "customs-420000"), { position: "Unable", reason: "OutOfCompetence" });
		assert.equal(opinion(data, "customs-420000", 420_100), undefined);
	});
});

describe("who may vote", () => {
	function voters(report: PlannedReport, classes = EVERY_CLASS): string[] {
		return eligibleVoters(report, agencies.values(), agency(report.reporter), classes).map(({ key }) => key);
	}

	it("covers the region and is not of the reporter's line", () => {
		const hubei = situationReports(shipped, DAY).find(({ region }) => region === HUBEI)!;
		assert.deepEqual(voters(hubei).sort(), [
			"H420100-030",
			"cdc-420000",
			"cdc-national",
			"commission-national",
			"customs-420000",
			"drug-supervision-420000",
			"emergency-420000",
			"emergency-national",
			"meteorology-420000",
			"red-cross-national",
		]);
		const wuhan = situationReports(shipped, DAY).find(({ region }) => region === 420_100)!;
		assert.ok(
			["H420100-051", "H420100-001"].every((key) => voters(wuhan).includes(key)),
			"hospitals of the national line",
		);
		assert.ok(!voters(wuhan).includes("H420100-049"), "a hospital of the province's line");
		const guangdong = situationReports(shipped, DAY).find(({ region }) => region === 440_000)!;
		assert.deepEqual(voters(guangdong).sort(), ["cdc-national", "emergency-national", "red-cross-national"]);
	});

	it("is of a class that the event type asks", () => {
		const hubei = situationReports(shipped, DAY).find(({ region }) => region === HUBEI)!;
		assert.deepEqual(voters(hubei, 1 << CLASSES.indexOf("Customs")), ["customs-420000"]);
	});
});

describe("a shortage", () => {
	function shortage(institution: string): PlannedReport {
		const report = shortageReports(shipped, DAY, agencies).find((each) => each.institution === institution);
		assert.ok(report !== undefined, institution);
		return report;
	}

	it("is confirmed by a society that lacks the same, and by other hospitals' requests", () => {
		const report = shortage("H421100-005");
		const own = opinionOn(report, agency("H421100-007"), shipped);
		assert.deepEqual([own?.position, own?.reason], ["Confirm", "OwnObservation"]);
		const others = opinionOn(report, agency("emergency-420000"), shipped);
		assert.deepEqual([others?.position, others?.reason], ["Confirm", "FiguresAgree"]);
		assert.ok(!(others?.evidence?.["lacking"] as string[]).includes("H421100-005"), "not by its own");
	});

	it("is nothing to who has no requests, and to who knows only later ones", () => {
		const report = shortage("H421100-005");
		assert.equal(opinionOn(report, agency("cdc-national"), shipped), undefined);
		const later = {
			...shipped,
			requests: shipped.requests.map((row) => ({
				...row,
				day: row.institution === "H421100-007" ? "2020-03-01" : row.day,
			})),
		};
		assert.equal(opinionOn(report, agency("H421100-007"), later)?.position, "Unable");
	});
});

describe("verdicts that the votes on the shipped data lead to", () => {
	/** Classes with a side, for reports whose quorum asks that every class has one voice: enough to tell what is said. */
	function sides(report: PlannedReport): Map<AgencyClass, Set<string>> {
		const found = new Map<AgencyClass, Set<string>>();
		for (const voter of eligibleVoters(report, agencies.values(), agency(report.reporter), EVERY_CLASS)) {
			const said = opinionOn(report, voter, shipped);
			if (said === undefined || said.position === "Unable") continue;
			found.set(voter.class, (found.get(voter.class) ?? new Set()).add(said.position));
		}
		return found;
	}

	it("let two classes speak where two sources do, and a third only where it reads for itself", () => {
		const on = (day: string) => situationReports(shipped, day).find(({ region }) => region === HUBEI)!;
		assert.deepEqual([...sides(on("2020-01-31")).keys()].sort(), ["DiseaseControl", "EmergencyManagement"]);
		assert.deepEqual([...sides(on("2020-02-02")).keys()].sort(), [
			"Charity",
			"DiseaseControl",
			"EmergencyManagement",
		]);
	});

	it("show the difference in the recovered of Guangdong", () => {
		const guangdong = situationReports(shipped, "2020-02-01").find(({ region }) => region === 440_000)!;
		assert.deepEqual([...(sides(guangdong).get("DiseaseControl") ?? [])], ["Dispute"]);
		assert.deepEqual([...(sides(guangdong).get("EmergencyManagement") ?? [])], ["Confirm"]);
	});
});
