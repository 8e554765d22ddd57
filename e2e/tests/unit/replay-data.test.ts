import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { parseArguments } from "../../src/replay/args.ts";
import { endOfDay, isDay, isMoment } from "../../src/replay/data/day.ts";
import { chooseDays, daysWithData, loadDataset } from "../../src/replay/data/load.ts";
import { cityOf, contains, depth } from "../../src/replay/data/regions.ts";
import { DataError, ReplayError } from "../../src/replay/errors.ts";
import { folder, spoiled, TABLES } from "./replay-fixture.ts";

const SHIPPED = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));

describe("tables of a replay", () => {
	it("are read with all that they distinguish", async (t) => {
		const data = await loadDataset(await folder(t));
		assert.deepEqual(
			data.requests.map(({ need }) => need),
			[
				{ is: "unknown" },
				{ is: "amount", quantity: 500 },
				{ is: "none" },
				{ is: "blank" },
				{ is: "unknown" },
				{ is: "amount", quantity: 300 },
			],
		);
		assert.deepEqual(data.figures.counts("health_commission", "2020-01-31", 420_000), {
			confirmed: 200,
			dead: 4,
		});
		assert.equal(data.figures.get("jhu", "2020-01-31", 420_000, "confirmed"), undefined);
		assert.equal(data.figures.before("health_commission", "2020-01-31", 420_000, "confirmed"), 100);
		assert.equal(data.figures.before("health_commission", "2020-01-30", 420_000, "confirmed"), undefined);
		assert.deepEqual(data.makers[0]?.products, [
			{ item: "mask_n95", capacity: 1000 },
			{ item: "goggles", capacity: undefined },
		]);
		assert.deepEqual(data.notes, []);
	});

	it("may call the counts observations_train.csv", async (t) => {
		const counts = TABLES["observations.csv"] ?? "";
		const data = await loadDataset(
			await folder(t, { "observations.csv": null, "observations_train.csv": counts }),
		);
		assert.equal(data.figures.get("dxy", "2020-01-31", 420_000, "confirmed"), 100);
	});

	it("may begin with a byte order mark, end lines as Windows does, and have more columns", async (t) => {
		const regions = `\ufeff${(TABLES["regions.csv"] ?? "").replaceAll("\n", ",x\r\n").replace("iso_3166_2,x", "iso_3166_2,more")}`;
		const data = await loadDataset(await folder(t, { "regions.csv": regions }));
		assert.equal(data.regions.nameEn(420_100), "Wuhan");
	});

	const malformed: readonly [string, Record<string, string | null>, RegExp][] = [
		["a missing file", { "requests.csv": null }, /requests\.csv: does not exist$/],
		[
			"both names of the counts missing",
			{ "observations.csv": null },
			/observations\.csv: does not exist, nor observations_train\.csv$/,
		],
		["an empty file", { "manufacturers.csv": "" }, /manufacturers\.csv: is empty/],
		[
			"a missing column",
			spoiled("hospitals.csv", "kind", "sort"),
			/hospitals\.csv:1: has no column kind; it has id, /,
		],
		[
			"a field too few",
			spoiled("observations.csv", "dead,health_commission,4,", "dead,4,"),
			/observations\.csv:4: has 5 fields, the header has 6$/,
		],
		[
			"a bad day",
			spoiled("observations.csv", "2020-01-30", "2020-02-30"),
			/observations\.csv:2: date is "2020-02-30", not a day/,
		],
		[
			"a bad moment",
			spoiled("requests.csv", "2020-02-01T03:00:00Z", "2020-02-01 03:00"),
			/requests\.csv:7: date is "2020-02-01 03:00", not a moment/,
		],
		[
			"an unknown region",
			spoiled("observations.csv", "440000,confirmed,jhu", "990000,confirmed,jhu"),
			/observations\.csv:11: unknown region 990000/,
		],
		[
			"an institution in an unknown region",
			spoiled("hospitals.csv", "医院,420100,硚", "医院,420300,硚"),
			/hospitals\.csv:2: unknown region 420300/,
		],
		[
			"a metric nobody knows",
			spoiled("observations.csv", "dead,dxy", "died,dxy"),
			/observations\.csv:6: metric is "died", not one of confirmed, /,
		],
		[
			"a count with a sign",
			spoiled("observations.csv", "dxy,9,", "dxy,-9,"),
			/observations\.csv:6: value is "-9", not a whole number/,
		],
		[
			"a count past what is exact",
			spoiled("requests.csv", ",500,", ",99999999999999999999,"),
			/requests\.csv:3: needed is "9{20}", not a whole number/,
		],
		[
			"an institution that nobody is",
			spoiled("requests.csv", "R1,口罩", "R9,口罩"),
			/requests\.csv:8: unknown institution R9/,
		],
		["an id given twice", spoiled("hospitals.csv", "H2,", "H1,"), /hospitals\.csv:3: id H1 is given twice$/],
		[
			"a parent that does not contain",
			spoiled("regions.csv", "district,420800", "district,420100"),
			/regions\.csv:6: parent "420100" is no region that contains 420882$/,
		],
		[
			"a code of another level",
			spoiled("regions.csv", "420800,荆门市,Jingmen,city", "420800,荆门市,Jingmen,district"),
			/regions\.csv:5: 420800 is no code of a district$/,
		],
		["an open quote", spoiled("requests.csv", '同等"', "同等"), /requests\.csv:\d+: /],
	];
	for (const [what, changes, message] of malformed) {
		it(`are refused for ${what}, with file and line`, async (t) => {
			const dir = await folder(t, changes);
			await assert.rejects(loadDataset(dir), (error) => {
				assert.ok(error instanceof DataError);
				assert.match(error.message, message);
				assert.ok(error.message.startsWith(dir));
				return true;
			});
		});
	}

	it("are refused where the folder is none", async () => {
		await assert.rejects(loadDataset(join(SHIPPED, "README.md")), /is no folder$/);
	});

	it("name a district outside its city: the city is used, and said", async (t) => {
		const data = await loadDataset(await folder(t, spoiled("hospitals.csv", "420106", "420882")));
		assert.equal(data.institutions.find(({ id }) => id === "H2")?.district, undefined);
		assert.match(data.notes.join(), /1 institutions name a district/);
	});

	it("ship complete", async () => {
		const data = await loadDataset(SHIPPED);
		assert.equal(data.institutions.length, 227);
		assert.equal(data.regions.provinces.length, 34);
		assert.equal(data.requests.length, 5405);
		assert.equal(data.makers.length, 20);
		assert.deepEqual(data.notes, []);
	});
});

describe("days of a replay", () => {
	it("begin with the first request of a hospital", async () => {
		const data = await loadDataset(SHIPPED);
		assert.deepEqual(chooseDays(data, undefined, 3), ["2020-01-31", "2020-02-01", "2020-02-02"]);
		assert.equal(daysWithData(data)[0], "2020-01-21");
	});

	it("begin where they are told to", async (t) => {
		const data = await loadDataset(await folder(t));
		assert.deepEqual(chooseDays(data, "2020-01-30", undefined), ["2020-01-30", "2020-01-31", "2020-02-01"]);
		assert.throws(
			() => chooseDays(data, "2020-01-29", 1),
			/--from 2020-01-29: no data on that day; .* from 2020-01-30 to 2020-02-01$/,
		);
	});

	it("need data", async (t) => {
		const header = (name: string) => `${TABLES[name]?.split("\n")[0]}\n`;
		const data = await loadDataset(
			await folder(t, {
				"observations.csv": header("observations.csv"),
				"requests.csv": header("requests.csv"),
			}),
		);
		assert.throws(() => chooseDays(data, undefined, undefined), /nothing to replay$/);
	});

	it("are days of the calendar", () => {
		assert.ok(
			isDay("2020-02-29") && !isDay("2021-02-29") && !isDay("2020-1-31") && !isDay("2020-01-31T00:00:00Z"),
		);
		assert.ok(
			isMoment("2020-01-31T17:59:21Z") && !isMoment("2020-01-31T24:00:00Z") && !isMoment("2020-01-31"),
		);
	});

	it("end at midnight in China", () => {
		assert.equal(new Date(endOfDay("2020-01-31")).toISOString(), "2020-01-31T16:00:00.000Z");
	});
});

describe("regions", () => {
	it("contain by their digits", () => {
		assert.ok(contains(0, 420_106) && contains(420_000, 420_106) && contains(420_100, 420_106));
		assert.ok(contains(420_000, 429_004) && contains(429_004, 429_004));
		assert.deepEqual([0, 420_000, 420_100, 429_004, 420_106].map(depth), [0, 1, 2, 2, 3]);
		assert.ok(!contains(420_100, 420_000) && !contains(420_100, 420_882) && !contains(429_004, 429_005));
	});

	it("have a city; what a province administers itself is one", () => {
		assert.deepEqual([420_106, 420_100, 420_000, 429_004].map(cityOf), [420_100, 420_100, 420_000, 429_004]);
	});
});

describe("arguments of a replay", () => {
	it("have defaults", () => {
		assert.deepEqual(parseArguments([]), {
			days: undefined,
			from: undefined,
			data: SHIPPED,
			json: undefined,
			exit: false,
			dashboard: { port: undefined },
			check: false,
		});
	});

	it("are read, with paths from where the user is", () => {
		const args = parseArguments(
			["--days", "3", "--from", "2020-02-01", "--exit", "--json", "out.json", "--data", "d"],
			"/here",
		);
		assert.deepEqual(args, {
			days: 3,
			from: "2020-02-01",
			data: "/here/d",
			json: "/here/out.json",
			exit: true,
			dashboard: undefined,
			check: false,
		});
	});

	it("serve the duty desk to who stays, and to who says where", () => {
		assert.equal(parseArguments(["--no-dashboard"]).dashboard, undefined);
		assert.deepEqual(parseArguments(["--dashboard-port", "8080"]).dashboard, { port: 8080 });
		assert.deepEqual(parseArguments(["--exit", "--dashboard-port", "65535"]).dashboard, { port: 65_535 });
	});

	for (const argv of [
		["--days", "0"],
		["--days", "x"],
		["--days"],
		["--from", "31.1.2020"],
		["--dashboard-port", "0"],
		["--dashboard-port", "65536"],
		["--dashboard-port", "80", "--no-dashboard"],
		["--dyas", "3"],
		["3"],
	]) {
		it(`are refused: ${argv.join(" ")}`, () => {
			assert.throws(() => parseArguments(argv), ReplayError);
		});
	}
});
