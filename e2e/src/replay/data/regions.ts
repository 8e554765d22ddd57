/** The administrative regions, in the manner of GB/T 2260: two digits each for province, city and district. */

import { readTable } from "./table.ts";

export const REGION_LEVELS = ["province", "city", "district"] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export interface Region {
	readonly code: number;
	readonly name: string;
	/** For output in English; the Chinese name where there is none. */
	readonly nameEn: string;
	readonly level: RegionLevel;
}

/** The nation, as the chain codes it. It is in no table. */
export const NATION = 0;

/** The province a region lies in. */
export function provinceOf(code: number): number {
	return Math.floor(code / 10_000) * 10_000;
}

/** Middle digits of counties that a province administers itself, such as 429004: the tables call them cities. */
const DIRECTLY_ADMINISTERED = 90;

/** The city a region is or lies in; a province's own code for a province. */
export function cityOf(code: number): number {
	return isDirectlyAdministered(code) ? code : Math.floor(code / 100) * 100;
}

function isDirectlyAdministered(code: number): boolean {
	return Math.floor(code / 100) % 100 === DIRECTLY_ADMINISTERED;
}

/** Whether `outer` is `inner` or contains it. */
export function contains(outer: number, inner: number): boolean {
	if (outer === NATION) return true;
	if (outer % 10_000 === 0) return provinceOf(inner) === outer;
	if (outer % 100 === 0) return Math.floor(inner / 100) === outer / 100;
	return inner === outer;
}

/** The table of regions. */
export class Regions {
	readonly #byCode = new Map<number, Region>();

	constructor(regions: Iterable<Region>) {
		for (const region of regions) this.#byCode.set(region.code, region);
	}

	get(code: number): Region | undefined {
		return this.#byCode.get(code);
	}

	/** A region's English name; its number where it has none. */
	nameEn(code: number): string {
		return code === NATION ? "China" : (this.#byCode.get(code)?.nameEn ?? String(code).padStart(6, "0"));
	}

	get provinces(): Region[] {
		return [...this.#byCode.values()].filter(({ level }) => level === "province");
	}

	/** The regions that `code` contains, itself among them. */
	inside(code: number): Region[] {
		return [...this.#byCode.values()].filter((region) => contains(code, region.code));
	}
}

export async function loadRegions(dir: string): Promise<Regions> {
	const columns = ["code", "name_zh", "name_en", "level", "parent"] as const;
	const rows = await readTable(dir, ["regions.csv"], columns);
	const seen = new Map<number, Region>();
	for (const row of rows) {
		const text = row.text("code");
		if (!/^\d{6}$/.test(text)) throw row.error(`code is "${text}", not six digits`);
		const code = Number(text);
		const level = row.word("level", REGION_LEVELS);
		if (!isCodeOf(level, code)) throw row.error(`${text} is no code of a ${level}`);
		if (seen.has(code)) throw row.error(`${text} is given twice`);
		const name = row.required("name_zh");
		seen.set(code, { code, name, nameEn: row.text("name_en") || name, level });
	}
	for (const row of rows) {
		const parent = row.text("parent");
		const code = Number(row.text("code"));
		const level = row.text("level");
		if (level === "province") {
			if (parent !== "") throw row.error(`a province has no parent, not ${parent}`);
			continue;
		}
		if (!seen.has(Number(parent)) || !contains(Number(parent), code)) {
			throw row.error(`parent "${parent}" is no region that contains ${code}`);
		}
	}
	return new Regions(seen.values());
}

function isCodeOf(level: RegionLevel, code: number): boolean {
	const [city, district] = [Math.floor(code / 100) % 100, code % 100];
	if (code < 100_000) return false;
	switch (level) {
		case "province":
			return city === 0 && district === 0;
		case "city":
			return city !== 0 && (district === 0 || isDirectlyAdministered(code));
		case "district":
			return city !== 0 && district !== 0;
	}
}

/** How many regions a region lies in: 0 of the nation, 3 of a district. */
export function depth(region: number): number {
	return new Set([0, provinceOf(region), cityOf(region), region]).size - 1;
}
