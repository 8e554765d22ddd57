import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { loadDataset, type Dataset } from "../../src/replay/data/load.ts";
import {
	COUNCIL,
	GENESIS,
	NATIONAL_COMMISSION,
	planAgencies,
	type PlannedAgency,
} from "../../src/replay/plan/agencies.ts";
import { contentOf } from "../../src/replay/plan/content.ts";
import { chunks, planRequests } from "../../src/replay/plan/requests.ts";
import { shortageReports, situationReports } from "../../src/replay/plan/reports.ts";
import { CLASSES, holdsClass, roleBits, ROLES } from "../../src/replay/plan/roles.ts";
import { contains } from "../../src/replay/data/regions.ts";
import { folder, spoiled, TABLES } from "./replay-fixture.ts";

const SHIPPED = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));

describe("agencies of the shipped data", () => {
	let data: Dataset;
	let plan: PlannedAgency[];
	before(async () => {
		data = await loadDataset(SHIPPED);
		plan = planAgencies(data);
	});

	it("are the same each time", () => {
		assert.deepEqual(planAgencies(data), plan);
	});

	it("are all institutions, all commissions and all makers, each once", () => {
		const keys = new Set(plan.map(({ key }) => key));
		assert.equal(keys.size, plan.length);
		assert.equal(new Set(plan.map(({ name }) => name)).size, plan.length);
		assert.equal(new Set(plan.map(({ uri }) => uri)).size, plan.length);
		assert.ok(data.institutions.every(({ id }) => keys.has(id)));
		assert.ok(data.makers.every(({ id }) => keys.has(id)));
		assert.equal(data.regions.provinces.filter(({ code }) => keys.has(`commission-${code}`)).length, 34);
	});

	it("are admitted after who admits them, inside its region and with none but its roles", () => {
		const admitted = new Map<string, PlannedAgency>();
		for (const agency of plan) {
			const parent = admitted.get(agency.admittedBy);
			if (agency.admittedBy !== COUNCIL && agency.admittedBy !== GENESIS) {
				assert.ok(parent !== undefined, `${agency.key} comes before ${agency.admittedBy}`);
				assert.ok(contains(parent.jurisdiction, agency.jurisdiction), agency.key);
				assert.ok(
					agency.roles.every((role) => parent.roles.includes(role)),
					agency.key,
				);
				assert.ok(parent.roles.includes("Admit"));
				assert.equal(agency.line, parent.line);
			}
			admitted.set(agency.key, agency);
		}
	});

	it("use two hospitals of the data that genesis has, and register them only there", () => {
		const founders = plan.filter(({ admittedBy }) => admittedBy === GENESIS).map(({ key }) => key);
		assert.deepEqual(founders, [NATIONAL_COMMISSION, "emergency-420000", "H420100-051", "H420100-001"]);
	});

	it("are independent where they are: hospitals are in their commission's line, centres and societies in their own", () => {
		const lines = new Map(plan.map(({ key, line }) => [key, line]));
		for (const { id, kind } of data.institutions) {
			if (["H420100-051", "H420100-001"].includes(id)) continue;
			const own = kind === "cdc" || kind === "red_cross" || kind === "charity";
			assert.equal(lines.get(id), own ? id : "commission-420000", id);
		}
		assert.equal(lines.get("commission-420000"), "commission-420000");
		assert.equal(lines.get("commission-440000"), NATIONAL_COMMISSION);
	});

	it("answer for the region that their name tells", () => {
		const jurisdiction = (name: string) => plan.find((agency) => agency.name === name)?.jurisdiction;
		assert.equal(jurisdiction("湖北省红十字会"), 420_000);
		assert.equal(jurisdiction("襄阳市红十字会"), 420_600, "it sits in a district");
		assert.equal(jurisdiction("孝感疾病预防控制中心"), 420_900, "the city's name without 市");
		assert.equal(jurisdiction("京山市慈善总会"), 420_882, "a city inside a city");
		assert.equal(jurisdiction("兴山县红十字会"), 420_526, "without a district in the table");
		assert.equal(jurisdiction("仙桃市红十字会"), 429_004);
		assert.equal(jurisdiction("红十字会"), 421_303, "a name without a region");
	});

	it("add the provincial Red Cross only where the data lack it", async (t) => {
		assert.equal(plan.filter(({ name }) => name === "湖北省红十字会").length, 1);
		const other = planAgencies(await loadDataset(await folder(t)));
		assert.equal(other.find(({ name }) => name === "湖北省红十字会")?.key, "red-cross-420000");
	});
});

describe("reports of a day", () => {
	it("are one for each region with counts, and one for each hospital that asked", async (t) => {
		const data = await loadDataset(await folder(t));
		const agencies = new Map(planAgencies(data).map((agency) => [agency.key, agency]));
		const situation = situationReports(data, "2020-01-31");
		assert.deepEqual(
			situation.map(({ region, reporter }) => [region, reporter]),
			[
				[420_000, "commission-420000"],
				[420_100, "commission-420000"],
				[420_800, "commission-420000"],
				[440_000, "commission-440000"],
			],
		);
		assert.equal(situation[0]?.headline, "Hubei: confirmed 200, dead 4 at 24:00 2020-01-31");
		assert.equal(situation[0]?.observedAt, Date.parse("2020-01-31T16:00:00Z"));
		const shortage = shortageReports(data, "2020-01-31", agencies);
		assert.deepEqual(
			shortage.map(({ reporter, items }) => [reporter, items]),
			[["H1", ["mask_n95"]]],
		);
		assert.equal(shortage[0]?.headline, "华中科技大学同济医学院附属同济医院 lacks mask_n95");
	});

	it("are severe from a hundred deaths on", async (t) => {
		const changes = spoiled("observations.csv", "dead,health_commission,4", "dead,health_commission,100");
		const data = await loadDataset(await folder(t, changes));
		assert.deepEqual(
			situationReports(data, "2020-01-31").map(({ severity }) => severity),
			["Severe", "Moderate", "Moderate", "Moderate"],
		);
	});

	it("have headlines that fit", async () => {
		const data = await loadDataset(SHIPPED);
		const agencies = new Map(planAgencies(data).map((agency) => [agency.key, agency]));
		const reports = [
			...situationReports(data, "2020-01-31"),
			...shortageReports(data, "2020-01-31", agencies),
		];
		assert.equal(reports.length, 154);
		assert.ok(reports.every(({ headline }) => Buffer.byteLength(headline) <= 160));
		assert.ok(reports.some(({ headline }) => headline.endsWith("…")));
	});
});

describe("requests of a day", () => {
	it("are one for each institution and moment; what is not asked for is counted", async (t) => {
		const data = await loadDataset(await folder(t));
		assert.deepEqual(planRequests(data, "2020-01-31", new Set(["mask_n95"])), {
			requests: [
				{ institution: "H1", at: "2020-01-31T17:59:21Z", lines: [{ item: "mask_n95", quantity: 500 }] },
				{ institution: "R1", at: "2020-01-31T18:00:00Z", lines: [{ item: "mask_n95", quantity: 300 }] },
			],
			notNeeded: 1,
			blank: 1,
			unknownProducts: 0,
			repeated: 1,
		});
	});

	it("keep an unknown amount unknown", async (t) => {
		const data = await loadDataset(await folder(t));
		assert.deepEqual(planRequests(data, "2020-02-01", new Set(["mask_n95"])).requests[0]?.lines, [
			{ item: "mask_n95", quantity: undefined },
		]);
	});

	it("leave out, and count, products that the chain does not know", async (t) => {
		const plan = planRequests(await loadDataset(await folder(t)), "2020-01-31", new Set(["goggles"]));
		assert.equal(plan.requests.length, 0);
		assert.equal(plan.unknownProducts, 3);
	});

	it("have at most 64 lines", async (t) => {
		const rows = Array.from(
			{ length: 65 },
			(_, i) => `H1,x,item_${i},,1,2020-01-31T17:59:21Z,git_first_seen,a#0\n`,
		);
		const header = `${TABLES["requests.csv"]?.split("\n")[0]}\n`;
		const data = await loadDataset(await folder(t, { "requests.csv": header + rows.join("") }));
		const products = new Set(Array.from({ length: 65 }, (_, i) => `item_${i}`));
		assert.deepEqual(
			planRequests(data, "2020-01-31", products).requests.map(({ lines }) => lines.length),
			[64, 1],
		);
	});
});

describe("encodings", () => {
	it("have the bits that primitives pin", () => {
		assert.equal(roleBits(["Report", "Carry"]), 1 | (1 << 12));
		assert.equal(roleBits(ROLES), 2 ** 13 - 1);
		assert.equal(CLASSES.length, 15);
		assert.ok(holdsClass(1 << 8, "DrugSupervision") && !holdsClass(1 << 8, "Charity"));
	});

	it("refer to a body by size and salted digest", () => {
		const ref = contentOf("a", { counts: 1 });
		assert.deepEqual(ref, contentOf("a", { counts: 1 }));
		assert.notEqual(ref.digest, contentOf("b", { counts: 1 }).digest);
		assert.equal(ref.size, '{"counts":1}'.length);
		assert.match(ref.digest, /^0x[0-9a-f]{64}$/);
	});

	it("split lists", () => {
		assert.deepEqual(chunks([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
		assert.deepEqual(chunks([], 2), []);
	});
});
