/**
 * Regions by their codes: six digits in three pairs, `000000` is the nation. Names come from `packs/regions.json`, which
 * is read at start (`loadRegions`); a code that the pack does not have is named by itself, and its place follows from its
 * digits. `nameOf("420100", "zh")` is 武汉市; `fullNameOf` has the regions around it before it.
 */

import { field } from "../rpc/errors.ts";

export type Lang = "zh" | "en";

export interface Region {
	readonly code: string;
	readonly zh: string;
	readonly en: string;
}

export const NATION = "000000";

const known = new Map<string, Region>([[NATION, { code: NATION, zh: "全国", en: "China" }]]);
const children = new Map<string, Region[]>();

/** The code of a region that calls have as a number. */
export function codeOf(region: number): string {
	return String(region).padStart(6, "0");
}

/** Whether a text is a code of a region. */
export function isRegion(code: string): boolean {
	// What has a district has a city, what has a city a province.
	return code === NATION || /^(?!00)[0-9]{2}(0000|(?!00)[0-9]{2}[0-9]{2})$/.test(code);
}

/** The region around a region: that of the code with its last pair taken away. `undefined` for the nation. */
export function parentOf(code: string): string | undefined {
	if (code === NATION) return undefined;
	return code.endsWith("00") ? (code.endsWith("0000") ? NATION : `${code.slice(0, 2)}0000`) : `${code.slice(0, 4)}00`;
}

/** Whether `inner` is `outer` or lies in it. */
export function contains(outer: string, inner: string): boolean {
	return isRegion(outer) && isRegion(inner) && inner.startsWith(pairs(outer));
}

/** The pairs of a code that are not 00. */
function pairs(code: string): string {
	for (const zeros of [6, 4, 2]) if (code.endsWith("0".repeat(zeros))) return code.slice(0, 6 - zeros);
	return code;
}

/** The nation, then each narrower one around a region, then the region itself. */
export function lineageOf(code: string): string[] {
	const parent = parentOf(code);
	return parent === undefined ? [code] : [...lineageOf(parent), code];
}

/** How deep a region lies: 0 the nation, 1 a province, 2 a city, 3 a district. */
export function levelOf(code: string): number {
	return pairs(code).length / 2;
}

/** Its direct children that have a name, by code. */
export function childrenOf(code: string): readonly Region[] {
	return children.get(code) ?? [];
}

/** Every region that has a name, by code. */
export function allRegions(): readonly Region[] {
	return [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Its name, or its code if nobody has named it. */
export function nameOf(code: string, lang: Lang): string {
	const region = known.get(code);
	return region === undefined ? code : region[lang];
}

/** Its name after those of the regions around it, without the nation: 湖北省武汉市, `Hubei, Wuhan`. */
export function fullNameOf(code: string, lang: Lang): string {
	if (code === NATION) return nameOf(code, lang);
	return lineageOf(code)
		.slice(1)
		.map((each) => nameOf(each, lang))
		.join(lang === "zh" ? "" : ", ");
}

/** Takes a pack: `{ regions: [[code, zh, en], …] }`. A pack that is not one changes nothing. */
export function takeRegions(pack: unknown): void {
	const list = field(pack, "regions");
	if (!Array.isArray(list)) throw new TypeError("a pack of regions has a list `regions`");
	const regions = list.map((row: unknown): Region => {
		const [code, zh, en]: unknown[] = Array.isArray(row) ? row : [];
		if (typeof code !== "string" || !isRegion(code) || typeof zh !== "string" || typeof en !== "string") {
			throw new TypeError(`a region is [code, name in Chinese, name in English], not ${JSON.stringify(row)}`);
		}
		return { code, zh, en };
	});
	for (const region of regions) known.set(region.code, region);
	children.clear();
	for (const region of allRegions()) {
		const parent = parentOf(region.code);
		if (parent === undefined) continue;
		const siblings = children.get(parent);
		if (siblings === undefined) children.set(parent, [region]);
		else siblings.push(region);
	}
}

/** Reads the pack beside the page. Without it regions are named by their codes. */
export async function loadRegions(): Promise<void> {
	const answer = await fetch("./packs/regions.json");
	if (!answer.ok) throw new Error(`packs/regions.json: the server says ${answer.status}`);
	takeRegions(await answer.json());
}
