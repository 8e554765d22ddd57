import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { EXAMPLE_DOMAIN, parseArguments, SHIPPED_DATA } from "../../src/cap/args.ts";
import { factsForCall, factsOfChain, type Fields } from "../../src/cap/facts.ts";
import { fileArguments, parseImported } from "../../src/cap/file.ts";
import {
	alertUntil,
	areaOf,
	capIncident,
	certaintyOf,
	gravest,
	HOLDS_MS,
	type Parts,
	type Told,
} from "../../src/cap/incident.ts";
import {
	changesBetween,
	dateTime,
	messagesOf,
	standingBefore,
	stateOf,
	type Change,
	type Filing,
	type State,
} from "../../src/cap/messages.ts";
import { CapError, type CapIncident, type CapReport } from "../../src/cap/model.ts";
import { loadRegions } from "../../src/replay/data/regions.ts";

const EXAMPLE = new URL("../../../client/cap/tests/incident.json", import.meta.url);
const example = JSON.parse(readFileSync(EXAMPLE, "utf8")) as CapIncident;
const regions = await loadRegions(SHIPPED_DATA);
const hex = (text: string) => `0x${Buffer.from(text).toString("hex")}`;

/** The facts of the example as the library gives them out of storage. */
const FACTS: Fields = {
	categories: 1 << 6,
	urgency: "Immediate",
	severity: "Severe",
	regions: [420_103, 420_106],
	point: { latitude: 30_618_000, longitude: 114_269_001 },
	onset: 1_576_800_000_000,
	observedAt: 1_577_442_600_123,
	utcOffset: 480,
	headline: hex("不明原因肺炎 <4例> & 家庭聚集"),
	content: { algorithm: "Blake2b256", digest: `0x${"ab".repeat(32)}`, size: 1024, mediaType: "Pdf" },
	ihr: { seriousImpact: true, unusual: true, internationalSpread: null, tradeRestrictions: null },
	external: null,
};

const ENTRY: Fields = {
	eventType: 1,
	status: "Actual",
	reporter: 12,
	region: 420_100,
	verification: "Confirmed",
	provisional: false,
	previous: null,
	revision: 1,
	round: null,
	judged: 2,
	mergedInto: null,
};

const EARLY: State = { ...stateOf(ENTRY), verification: "Reported", judged: null };

function told(block: number, at: number, state: State, isReport: boolean): Told {
	return { message: { revision: 1, block, isReport, state }, at, alertUntil: null, utcOffset: 480 };
}

const PARTS: Parts = {
	genesisHash: `0x9f3c01ab${"00".repeat(28)}`,
	incident: 41,
	told: told(9000, 1_577_530_000_000, stateOf(ENTRY), false),
	live: [told(1000, 1_577_450_000_500, EARLY, true)],
	liveFrom: 1,
	blockHash: `0x${"22".repeat(32)}`,
	entry: ENTRY,
	report: { agency: 12, facts: FACTS as never, filedAt: 1_577_450_000_500, at: 1000 },
	eventType: {
		code: hex("respiratory.novel"),
		names: { zh: hex("新发呼吸道传染病"), en: hex("Novel respiratory disease") },
	},
	agency: { name: hex("武汉市某医院") },
	round: {
		outcome: { carriedBy: 0b111 },
		eligible: [["HealthAdministration", 2], ["Hospital", 1], ["DiseaseControl", 1], ["Customs", 1], ["Charity", 0]],
	},
	discard: undefined,
	level: "II",
};
const NAMES = { regions, domain: EXAMPLE_DOMAIN };

describe("capIncident", () => {
	it("gives the example of client/cap, field by field", () => {
		assert.deepEqual(capIncident(PARTS, NAMES), {
			...example,
			// What the chain is asked to make public, and what the reader calls agencies and regions.
			distribution: "public",
			expires: example.block.at + HOLDS_MS,
			reporter: { ...example.reporter, domain: "agency-12.muster.example" },
			area: areaOf(example.facts.regions, regions),
		});
	});

	it("keeps a report to the agencies until it is confirmed or a public alert is in force", () => {
		const [report] = PARTS.live;
		assert.ok(report);
		const alone = { ...PARTS, told: report, live: [], round: undefined };
		const { distribution, expires, earlier, standing } = capIncident(alone, NAMES);
		assert.deepEqual(distribution, { restricted: { rule: "Agencies of the chain" } });
		assert.deepEqual([expires, earlier, standing.classes, standing.round], [null, [], null, null]);

		const alerted = capIncident({ ...alone, told: { ...report, alertUntil: 2_000_000_000_000 } }, NAMES);
		assert.deepEqual([alerted.distribution, alerted.expires], ["public", 2_000_000_000_000]);
	});

	it("takes back in public what was public, with the reason", () => {
		const refuted: State = { ...stateOf(ENTRY), verification: "Refuted", judged: 3 };
		const [report] = PARTS.live;
		assert.ok(report);
		const cancel = capIncident(
			{ ...PARTS, told: told(9_500, 1_577_540_000_000, refuted, false), live: [report, PARTS.told] },
			NAMES,
		);
		assert.deepEqual([cancel.distribution, cancel.expires, cancel.certainty], ["public", null, "Unlikely"]);
		assert.equal(cancel.note, "Refuted by validation round 3");
		assert.deepEqual(
			cancel.earlier.map(({ revision, block }) => [revision, block]),
			[[1, null], [1, 9000]],
		);
	});

	it("has a reason for everything that is taken back", () => {
		const noteOf = (state: Partial<State>, discard?: Fields) =>
			capIncident({ ...PARTS, discard, told: told(9000, 0, { ...EARLY, ...state }, false) }, NAMES).note;
		const discard = { agency: 4, reason: "NotAnEvent" };
		assert.equal(noteOf({ verification: "Discarded" }, discard), "Discarded at triage by agency 4: NotAnEvent");
		assert.equal(noteOf({ verification: "Merged", mergedInto: 7 }), "Incident 7 tells of it from now on");
		assert.equal(noteOf({ verification: "Expired" }), "Nobody could verify it in time");
		assert.equal(noteOf({ verification: "Disputed" }), null);
	});

	it("counts no classes of a verdict that takes no side", () => {
		const round = { ...PARTS.round, outcome: { carriedBy: 0 } };
		assert.equal(capIncident({ ...PARTS, round }, NAMES).standing.classes, null);
	});
});

describe("certaintyOf", () => {
	it("follows the table of the pallet", () => {
		const of = (verification: string, more: Partial<State> = {}) => certaintyOf({ ...EARLY, verification, ...more });
		assert.deepEqual(
			["Reported", "Confirmed", "ConfirmedLimited", "Refuted", "Discarded"].map((state) => of(state)),
			["Possible", "Observed", "Likely", "Unlikely", "Unlikely"],
		);
		assert.deepEqual(
			["Disputed", "Unverifiable", "Merged", "Expired"].map((state) => of(state)),
			["Unknown", "Unknown", "Unknown", "Unknown"],
		);
		assert.equal(of("UnderVerification"), "Possible");
		assert.equal(of("UnderVerification", { previous: "Confirmed" }), "Observed");
		assert.equal(of("UnderVerification", { previous: "Refuted", provisional: true }), "Likely");
		assert.equal(of("Disputed", { previous: "Confirmed" }), "Unknown");
	});
});

describe("areaOf", () => {
	it("names each region with those that it lies in, and what it does not know by its code", () => {
		assert.equal(areaOf([420_100, 420_000], regions), "湖北省武汉市、湖北省");
		assert.equal(areaOf([0], regions), "全国");
		assert.equal(areaOf([999_999], regions), "999999");
	});
});

describe("levels and alerts", () => {
	it("takes the gravest level", () => {
		assert.equal(gravest([{ level: "III" }, undefined, { level: "I" }, { level: "II" }]), "I");
		assert.equal(gravest([undefined]), null);
	});

	it("takes an alert that is not over", () => {
		assert.equal(alertUntil({ expires: 10 }, 9), 10);
		assert.equal(alertUntil({ expires: 10 }, 10), null);
		assert.equal(alertUntil(undefined, 0), null);
	});
});

/** A state by its revision, name and numbers of rounds. */
function state(revision: number, verification: string, more: Partial<State> = {}): State {
	return { ...EARLY, revision, verification, ...more };
}

function filing(revision: number, block: number): Filing {
	return { revision, block, at: block * 1000, utcOffset: 480 };
}

/** Messages in short: `2`, the report of revision 2; `2@30`, a word on it in block 30. */
function brief(filings: Filing[], changes: Change[], last = 1_000): string[] {
	return messagesOf(filings, changes, last).map(
		({ revision, block, isReport, state: { verification } }) =>
			`${revision}${isReport ? "" : `@${block}`} ${verification}`,
	);
}

describe("changesBetween", () => {
	it("finds every change, and reads few states", async () => {
		const changes: Change[] = [
			{ block: 700, state: state(1, "UnderVerification", { round: 5 }) },
			{ block: 701, state: state(1, "Confirmed", { judged: 5 }) },
			{ block: 90_000, state: state(2, "UnderVerification", { round: 9, previous: "Confirmed" }) },
			{ block: 100_000, state: state(2, "Refuted", { judged: 9, previous: "Confirmed" }) },
		];
		let reads = 0;
		const read = async (block: number) => {
			reads += 1;
			return changes.findLast((change) => change.block <= block)?.state ?? state(1, "Reported");
		};
		assert.deepEqual(await changesBetween(read, 10, 100_000), changes);
		assert.ok(reads < 100, `${reads} reads`);
		assert.deepEqual(await changesBetween(read, 702, 89_999), []);
		assert.deepEqual(await changesBetween(read, 10, 10), []);
	});
});

describe("messagesOf", () => {
	it("has one for each report and each word on it", () => {
		const changes = [
			{ block: 10, state: state(1, "Reported") },
			{ block: 20, state: state(2, "Reported") },
			{ block: 25, state: state(2, "UnderVerification", { round: 1 }) },
			{ block: 27, state: state(2, "UnderVerification", { round: 1, provisional: true }) },
			{ block: 30, state: state(2, "Confirmed", { judged: 1 }) },
			{ block: 40, state: state(3, "UnderVerification", { round: 2, previous: "Confirmed" }) },
			{ block: 50, state: state(3, "Disputed", { judged: 2, previous: "Confirmed" }) },
		];
		assert.deepEqual(brief([filing(1, 10), filing(2, 20), filing(3, 40)], changes), [
			...["1 Reported", "2 Reported", "2@27 UnderVerification", "2@30 Confirmed"],
			...["3 UnderVerification", "3@50 Disputed"],
		]);
	});

	it("tells a report that was revised or discarded in its own block as a report", () => {
		assert.deepEqual(brief([filing(1, 10), filing(2, 10)], [{ block: 10, state: state(2, "Reported") }]), [
			...["1 Reported", "2 Reported"],
		]);
		const discarded = [{ block: 10, state: state(1, "Discarded") }];
		assert.deepEqual(brief([filing(1, 10)], discarded), ["1 Reported", "1@11 Discarded"]);
		assert.deepEqual(brief([filing(1, 10)], discarded, 10), ["1 Reported"]);
	});
});

describe("standingBefore", () => {
	it("holds all since the last revision that was taken back", () => {
		const messages = messagesOf(
			[filing(1, 10), filing(2, 30), filing(3, 50)],
			[
				{ block: 10, state: state(1, "Reported") },
				{ block: 20, state: state(1, "Refuted", { judged: 1 }) },
				{ block: 30, state: state(2, "UnderVerification", { round: 2 }) },
				{ block: 40, state: state(2, "Confirmed", { judged: 2 }) },
				{ block: 50, state: state(3, "UnderVerification", { round: 3 }) },
			],
			60,
		);
		const shown = messages.map((message) => {
			const { liveFrom, live } = standingBefore(messages, message);
			return [liveFrom, ...live.map(({ block }) => block)];
		});
		assert.deepEqual(shown, [[1], [1, 10], [2], [2, 30], [2, 30, 40]]);
	});

	it("goes on from a cancel of the same revision: an appeal may overturn it", () => {
		const messages = messagesOf(
			[filing(1, 10)],
			[
				{ block: 10, state: state(1, "UnderVerification", { round: 1 }) },
				{ block: 20, state: state(1, "Refuted", { judged: 1 }) },
				{ block: 25, state: state(1, "UnderVerification", { round: 2, previous: "Refuted" }) },
				{ block: 30, state: state(1, "Confirmed", { judged: 2, previous: "Refuted" }) },
			],
			60,
		);
		const last = messages.at(-1);
		assert.ok(last);
		const { liveFrom, live } = standingBefore(messages, last);
		assert.deepEqual([liveFrom, ...live.map(({ block }) => block)], [1, 10, 20]);
	});
});

describe("dateTime", () => {
	it("writes whole seconds of local time with the offset", () => {
		assert.equal(dateTime(1_577_450_000_500, 480), "2019-12-27T20:33:20+08:00");
		assert.equal(dateTime(0, 0), "1970-01-01T00:00:00-00:00");
		assert.equal(dateTime(1_577_836_799_000, -210), "2019-12-31T20:29:59-03:30");
	});
});

describe("facts", () => {
	it("are the same from the chain and for a call", () => {
		assert.deepEqual(factsOfChain(FACTS), example.facts);
		assert.deepEqual(factsForCall(example.facts), FACTS);
	});

	it("keep the alert that they were taken from", () => {
		const external = { sender: "42010041600000", identifier: "0x41", sent: 1_783_236_600_000, sentOffset: 480 };
		const facts = { ...example.facts, point: null, onset: null, external };
		const argument = factsForCall(facts);
		// Not taken for hexadecimal.
		assert.equal(argument.external?.identifier, hex("0x41"));
		assert.deepEqual(factsOfChain(argument as unknown as Fields), facts);
	});

	it("name a category that does not exist", () => {
		assert.throws(() => factsForCall({ ...example.facts, categories: ["Weather"] }), /Weather is no category/);
	});
});

describe("fileArguments", () => {
	const report: CapReport = {
		eventType: 7,
		status: "Test",
		facts: example.facts,
		msgType: "Alert",
		follows: [],
	};

	it("are type, status and facts", () => {
		assert.deepEqual(fileArguments(report), [7, "Test", FACTS]);
	});

	it("want the kind of event", () => {
		assert.throws(() => fileArguments({ ...report, eventType: null }), CapError);
	});

	it("come from what muster-cap import prints", () => {
		assert.deepEqual(parseImported(JSON.stringify({ report })), { report });
		assert.deepEqual(parseImported(JSON.stringify({ incident: example })), { incident: example });
		assert.throws(() => parseImported("{}"), CapError);
	});
});

describe("parseArguments", () => {
	it("reads an incident, a revision and where to look", () => {
		assert.deepEqual(parseArguments(["--ws", "ws://localhost:1", "41", "--revision", "2", "--domain", "gov.cn"], "/"), {
			ws: "ws://localhost:1",
			incident: 41,
			revision: 2,
			at: undefined,
			domain: "gov.cn",
			data: SHIPPED_DATA,
		});
		assert.equal(parseArguments(["--help"]), undefined);
	});

	it("says what is wrong", () => {
		for (const argv of [["41"], ["--ws", "x"], ["--ws", "x", "1", "2"], ["--ws", "x", "0"], ["--what"]]) {
			assert.throws(() => parseArguments(argv), CapError);
		}
	});
});
