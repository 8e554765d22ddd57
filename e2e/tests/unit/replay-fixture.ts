/** A small folder of tables, and ways to spoil it. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

export const TABLES: Readonly<Record<string, string>> = {
	"regions.csv": `code,name_zh,name_en,level,parent,iso_3166_2
420000,湖北省,Hubei,province,,CN-HB
420100,武汉市,Wuhan,city,420000,
420106,武昌区,Wuchang,district,420100,
420800,荆门市,Jingmen,city,420000,
420882,京山市,Jingshan,district,420800,
429004,仙桃市,Xiantao,city,420000,
440000,广东省,Guangdong,province,,CN-GD
`,
	"hospitals.csv": `id,name_zh,region_code,district_zh,district_code,kind
H1,华中科技大学同济医学院附属同济医院,420100,硚口区,,hospital
H2,武汉市第一医院,420100,武昌区,420106,hospital
H3,武汉市第三医院,420100,,,hospital
R1,荆门市红十字会,420800,,,red_cross
R2,京山市红十字会,420800,京山市,420882,red_cross
C1,荆门疾病预防控制中心,420800,京山市,420882,cdc
O1,某大学,420100,,,other
`,
	"observations.csv": `date,region_code,metric,source,value,observed_at
2020-01-30,420000,confirmed,health_commission,100,
2020-01-31,420000,confirmed,health_commission,200,
2020-01-31,420000,dead,health_commission,4,
2020-01-31,420000,confirmed,dxy,100,2020-01-31T13:52:53Z
2020-01-31,420000,dead,dxy,9,2020-01-31T13:52:53Z
2020-01-31,420100,confirmed,health_commission,150,
2020-01-31,420800,confirmed,health_commission,50,
2020-01-31,440000,confirmed,health_commission,30,
2020-01-31,440000,confirmed,dxy,30,2020-01-31T13:52:53Z
2020-01-31,440000,confirmed,jhu,30,2020-01-31T23:59:00Z
`,
	"requests.csv": `hospital_id,item_zh,item_code,specification,needed,date,date_basis,source_record
H1,口罩,mask_n95,,1,2020-01-31T17:59:21Z,git_first_seen,a#0
H1,口罩,mask_n95,,500,2020-01-31T17:59:21Z,git_first_seen,a#1
H1,防护服,protective_suit,"GB 19082-2003, 或
同等",0,2020-01-31T17:59:21Z,git_first_seen,a#0
H1,护目镜,goggles,,,2020-01-31T17:59:21Z,git_first_seen,a#0
H2,口罩,mask_n95,,1,2020-02-01T03:00:00Z,git_first_seen,b#0
R1,口罩,mask_n95,,300,2020-01-31T18:00:00Z,git_first_seen,c#0
`,
	"manufacturers.csv": `id,name_zh,province_zh,region_code,item_slug,specification,capacity,published
M1,某口罩厂,广东,440000,mask_n95,N95,1000,2020-01-26
M1,某口罩厂,广东,440000,goggles,,,2020-01-26
`,
};

/** Writes the tables to a new temporary folder; `changes` replaces tables or, with null, drops them. */
export async function writeTables(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
	const dir = await mkdtemp(join(tmpdir(), "muster-replay-"));
	for (const [name, text] of Object.entries({ ...TABLES, ...changes })) {
		if (text !== null) await writeFile(join(dir, name), text);
	}
	return dir;
}

/** The same, to a folder that goes with the test. */
export async function folder(
	t: TestContext,
	changes: Readonly<Record<string, string | null>> = {},
): Promise<string> {
	const dir = await writeTables(changes);
	t.after(() => rm(dir, { recursive: true, force: true }));
	return dir;
}

/** A table with one text replaced; the text must be there. */
export function spoiled(name: string, from: string, to: string): Record<string, string> {
	const table = TABLES[name];
	if (table === undefined || !table.includes(from)) throw new Error(`${name} has no "${from}"`);
	return { [name]: table.replace(from, to) };
}
