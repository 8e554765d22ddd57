/** The institutions that asked for supplies, and the makers that can supply them. */

import { contains, type Regions } from "./regions.ts";
import { readTable } from "./table.ts";

export const KINDS = ["hospital", "red_cross", "charity", "cdc", "other"] as const;
export type Kind = (typeof KINDS)[number];

export interface Institution {
	readonly id: string;
	readonly name: string;
	/** The city. */
	readonly region: number;
	/** The district, where it is known. */
	readonly district: number | undefined;
	readonly kind: Kind;
}

export interface Maker {
	readonly id: string;
	readonly name: string;
	readonly region: number;
	readonly products: readonly MakerProduct[];
}

export interface MakerProduct {
	readonly item: string;
	/** Pieces a day; `undefined` where it was not published. */
	readonly capacity: number | undefined;
}

/** Bytes that the chain keeps of an agency's name. */
const MAX_NAME_BYTES = 128;

export async function loadInstitutions(
	dir: string,
	regions: Regions,
): Promise<{ institutions: Institution[]; strayDistricts: number }> {
	const columns = ["id", "name_zh", "region_code", "district_code", "kind"] as const;
	const rows = await readTable(dir, ["hospitals.csv"], columns);
	const institutions = new Map<string, Institution>();
	let strayDistricts = 0;
	for (const row of rows) {
		const id = row.required("id");
		if (institutions.has(id)) throw row.error(`id ${id} is given twice`);
		const name = row.required("name_zh");
		if (Buffer.byteLength(name) > MAX_NAME_BYTES)
			throw row.error(`name_zh is longer than ${MAX_NAME_BYTES} bytes`);
		const region = regions.get(Number(row.required("region_code")));
		if (region === undefined)
			throw row.error(`unknown region ${row.text("region_code")}: it is not in regions.csv`);
		const district = regions.get(Number(row.text("district_code")));
		const inside = district !== undefined && contains(region.code, district.code);
		if (row.text("district_code") !== "" && !inside) strayDistricts += 1;
		institutions.set(id, {
			id,
			name,
			region: region.code,
			district: inside ? district.code : undefined,
			kind: row.word("kind", KINDS),
		});
	}
	return { institutions: [...institutions.values()], strayDistricts };
}

export async function loadMakers(dir: string, regions: Regions): Promise<Maker[]> {
	const columns = ["id", "name_zh", "region_code", "item_slug", "capacity"] as const;
	const rows = await readTable(dir, ["manufacturers.csv"], columns);
	const makers = new Map<string, { id: string; name: string; region: number; products: MakerProduct[] }>();
	for (const row of rows) {
		const id = row.required("id");
		const name = row.required("name_zh");
		if (Buffer.byteLength(name) > MAX_NAME_BYTES)
			throw row.error(`name_zh is longer than ${MAX_NAME_BYTES} bytes`);
		const region = regions.get(Number(row.required("region_code")));
		if (region === undefined)
			throw row.error(`unknown region ${row.text("region_code")}: it is not in regions.csv`);
		const maker = makers.get(id) ?? { id, name, region: region.code, products: [] };
		if (maker.name !== name || maker.region !== region.code) {
			throw row.error(`${id} has another name or region than in an earlier row`);
		}
		maker.products.push({ item: row.required("item_slug"), capacity: row.optionalCount("capacity") });
		makers.set(id, maker);
	}
	return [...makers.values()];
}
