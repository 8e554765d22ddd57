/**
 * Which agencies there are, who admits each, and what each may do. Pure: the same data give the same plan.
 *
 * Independence comes from here. Hospitals are children of their province's commission, so they and it are one line and
 * cannot confirm each other. Disease-control centres, Red Cross societies and charities are lines of their own.
 */

import type { Dataset } from "../data/load.ts";
import type { Institution, Kind } from "../data/institutions.ts";
import { contains, NATION, provinceOf, type Regions } from "../data/regions.ts";
import type { AgencyClass, Role } from "./roles.ts";

export interface PlannedAgency {
	/** Name of the agency in the replay, such as `H420100-035` or `commission-440000`. */
	readonly key: string;
	readonly name: string;
	readonly class: AgencyClass;
	readonly jurisdiction: number;
	readonly roles: readonly Role[];
	/** Who admits it: an agency's key, the council, or genesis did. */
	readonly admittedBy: string;
	/** Top of its reporting line. */
	readonly line: string;
	/** Secret URI of its officer's key, below the well-known development phrase. Nothing of it is stored. */
	readonly uri: string;
}

export const COUNCIL = "council";
export const GENESIS = "genesis";
export const NATIONAL_COMMISSION = "commission-national";
/** The two sources that are no public body. They observe, and neither report nor vote. */
export const DXY = "dxy";
export const JHU = "jhu";

/** Members of the council in the preset `local_testnet`, by the URIs of their development keys. */
export const COUNCIL_URIS = ["//Alice", "//Bob", "//Charlie", "//Dave"] as const;

const OBSERVER: readonly Role[] = ["Observe"];
const REPORTER: readonly Role[] = ["Report", "Vote", "Observe", "Manage"];
const INSTITUTION: readonly Role[] = ["Report", "Vote", "Observe", "Request", "Receive", "Manage"];
const COMMISSION: readonly Role[] = [...INSTITUTION, "Triage", "Approve", "Admit", "Declare"];
const ALL_ROLES: readonly Role[] = [...COMMISSION, "Supply", "Validate", "Carry"];

/** The agencies of the preset. Two of them are hospitals of the data and are found there by name. */
const GENESIS_AGENCIES: readonly PlannedAgency[] = [
	genesis(NATIONAL_COMMISSION, "国家卫生健康委员会", "HealthAdministration", NATION, "//Alice", ALL_ROLES),
	genesis("emergency-420000", "湖北省应急管理厅", "EmergencyManagement", 420_000, "//Bob", ALL_ROLES),
	{
		...genesis("tongji", "华中科技大学同济医学院附属同济医院", "Hospital", 420_100, "//Charlie", INSTITUTION),
		line: NATIONAL_COMMISSION,
	},
	{
		...genesis("union", "华中科技大学同济医学院附属协和医院", "Hospital", 420_100, "//Dave", INSTITUTION),
		line: NATIONAL_COMMISSION,
	},
];

/**
 * Real bodies that the classes need and no table names: those of Hubei, and the national ones, without whom nobody
 * independent would cover the other provinces.
 */
const BODIES: readonly PlannedAgency[] = [
	body("customs-420000", "中华人民共和国武汉海关", "Customs", 420_000),
	body("drug-supervision-420000", "湖北省药品监督管理局", "DrugSupervision", 420_000),
	body("meteorology-420000", "湖北省气象局", "Meteorology", 420_000),
	body("cdc-420000", "湖北省疾病预防控制中心", "DiseaseControl", 420_000),
	body("cdc-national", "中国疾病预防控制中心", "DiseaseControl", NATION),
	body("emergency-national", "中华人民共和国应急管理部", "EmergencyManagement", NATION),
	body("red-cross-national", "中国红十字会总会", "Charity", NATION),
];

/** Those whose counts the table has beside the commissions'. */
const OBSERVING: readonly PlannedAgency[] = [
	{ ...body(DXY, "丁香园", "Other", NATION), roles: OBSERVER },
	{ ...body(JHU, "约翰斯·霍普金斯大学系统科学与工程中心", "Education", NATION), roles: OBSERVER },
];

/** Added only where no institution of the data bears the name. */
const PROVINCIAL_RED_CROSS = body("red-cross-420000", "湖北省红十字会", "Charity", 420_000);

/** All agencies of a replay, in the order of their admission: nobody comes before who admits it. */
export function planAgencies(data: Dataset): PlannedAgency[] {
	const taken = new Map(GENESIS_AGENCIES.map((agency) => [agency.name, agency]));
	const known = data.institutions.map((institution) => {
		const there = taken.get(institution.name);
		return there === undefined
			? plannedInstitution(institution, data.regions)
			: { ...there, key: institution.id };
	});
	const byName = new Map(known.map((agency) => [agency.name, agency]));
	const ownLines = known.filter(({ admittedBy }) => admittedBy === COUNCIL);
	const children = known.filter(({ admittedBy }) => admittedBy !== COUNCIL && admittedBy !== GENESIS);
	const hosting = new Set(data.institutions.map(({ region }) => provinceOf(region)));
	const commissions = data.regions.provinces.map(({ code, name }) =>
		plannedCommission(code, name, hosting.has(code)),
	);
	const bodies = [...BODIES, PROVINCIAL_RED_CROSS].filter(({ name }) => !byName.has(name));
	return [
		...GENESIS_AGENCIES.map((agency) => byName.get(agency.name) ?? agency),
		...commissions.filter(({ admittedBy }) => admittedBy === COUNCIL),
		...bodies,
		...OBSERVING,
		...ownLines,
		...data.makers.map(({ id, name, region }) => plannedMaker(id, name, region)),
		...commissions.filter(({ admittedBy }) => admittedBy !== COUNCIL),
		...children,
	];
}

/** Key of the commission that answers for a region. */
export function commissionOf(region: number): string {
	return `commission-${provinceOf(region)}`;
}

function plannedCommission(code: number, province: string, hosting: boolean): PlannedAgency {
	const key = commissionOf(code);
	return {
		key,
		name: `${province}卫生健康委员会`,
		class: "HealthAdministration",
		jurisdiction: code,
		roles: COMMISSION,
		// The commission whose institutions are in the data is admitted by the council, so that the national one is
		// independent of what it reports.
		admittedBy: hosting ? COUNCIL : NATIONAL_COMMISSION,
		line: hosting ? key : NATIONAL_COMMISSION,
		uri: uri(key),
	};
}

function plannedInstitution(institution: Institution, regions: Regions): PlannedAgency {
	const { id, name, kind } = institution;
	const commission = commissionOf(institution.region);
	const own = OWN_LINE[kind];
	return {
		key: id,
		name,
		class: own ?? (kind === "hospital" ? "Hospital" : "Other"),
		jurisdiction:
			own === undefined ? (institution.district ?? institution.region) : jurisdiction(institution, regions),
		roles: INSTITUTION,
		admittedBy: own === undefined ? commission : COUNCIL,
		line: own === undefined ? commission : id,
		uri: uri(id),
	};
}

const OWN_LINE: Readonly<Partial<Record<Kind, AgencyClass>>> = {
	cdc: "DiseaseControl",
	red_cross: "Charity",
	charity: "Charity",
};

/**
 * What a centre or society answers for. Its name tells: the Red Cross of a city sits in a district, but is the city's.
 * Where the name names no region, its district or else its city.
 */
function jurisdiction(institution: Institution, regions: Regions): number {
	const { name, region, district } = institution;
	const province = provinceOf(region);
	const named = regions
		.inside(province)
		.filter(({ code }) => code === province || contains(region, code))
		.filter((candidate) => name.startsWith(candidate.name) || name.startsWith(shortName(candidate.name)))
		.sort((a, b) => b.name.length - a.name.length || a.code - b.code)[0];
	return named?.code ?? district ?? region;
}

/** A city's name without the last character, which says that it is a city: 孝感 for 孝感市. */
function shortName(name: string): string {
	return /^..+市$/.test(name) ? name.slice(0, -1) : name;
}

function plannedMaker(id: string, name: string, region: number): PlannedAgency {
	return {
		key: id,
		name,
		class: "Manufacturer",
		jurisdiction: region,
		roles: ["Observe", "Supply", "Manage"],
		admittedBy: COUNCIL,
		line: id,
		uri: uri(id),
	};
}

function genesis(
	key: string,
	name: string,
	agencyClass: AgencyClass,
	jurisdiction: number,
	uri: string,
	roles: readonly Role[],
): PlannedAgency {
	return { key, name, class: agencyClass, jurisdiction, roles, admittedBy: GENESIS, line: key, uri };
}

function body(key: string, name: string, agencyClass: AgencyClass, jurisdiction: number): PlannedAgency {
	return {
		key,
		name,
		class: agencyClass,
		jurisdiction,
		roles: REPORTER,
		admittedBy: COUNCIL,
		line: key,
		uri: uri(key),
	};
}

function uri(key: string): string {
	return `//muster//replay//${key}`;
}
