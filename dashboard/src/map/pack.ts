/**
 * Boundary packs: a GeoJSON FeatureCollection, each feature with the region's code of six digits as `properties.code`.
 * It comes from a file that whoever runs the page chooses, so nothing of it is believed before it is looked at.
 */

export type Ring = readonly (readonly [number, number])[];

/** A region's outline: rings of all its parts, holes among them. */
export interface Shape {
	code: string;
	rings: Ring[];
}

export interface Pack {
	shapes: ReadonlyMap<string, Shape>;
	/** Its coordinates are places on a drawing, not degrees. */
	schematic: boolean;
	/** Where it comes from, in the words of who made it. */
	attribution: string | null;
}

export type PackFault = "unreachable" | "not-json" | "not-features" | "no-regions" | "too-large";

/** Why there is no map of boundaries. The page then shows tiles, and says so. */
export class PackError extends Error {
	constructor(
		readonly fault: PackFault,
		readonly detail: string,
	) {
		super(`The boundary pack cannot be used: ${detail}`);
		this.name = "PackError";
	}
}

/** Most bytes of a pack; more would keep a desk on a slow line waiting. */
export const MOST_BYTES = 4 * 1024 * 1024;

const CODE = /^[0-9]{6}$/;

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields | null {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function position(value: unknown): readonly [number, number] | null {
	if (!Array.isArray(value)) return null;
	const [x, y]: unknown[] = value;
	return typeof x === "number" && typeof y === "number" && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** A ring of at least three corners; a part that is none is left out. */
function ring(value: unknown): Ring[] {
	if (!Array.isArray(value)) return [];
	const corners = value.map(position);
	const sound = corners.filter((corner) => corner !== null);
	return sound.length === corners.length && sound.length >= 3 ? [sound] : [];
}

function rings(geometry: Fields | null): Ring[] {
	const coordinates = geometry?.["coordinates"];
	if (!Array.isArray(coordinates)) return [];
	const parts: unknown[] = coordinates;
	if (geometry?.["type"] === "Polygon") return parts.flatMap(ring);
	if (geometry?.["type"] === "MultiPolygon") {
		return parts.flatMap((part) => (Array.isArray(part) ? part.flatMap(ring) : []));
	}
	return [];
}

/** The shapes of a pack. Features without code or outline are left out; a region may have several. */
export function readPack(value: unknown): Pack {
	const collection = fields(value);
	const features = collection?.["features"];
	if (collection?.["type"] !== "FeatureCollection" || !Array.isArray(features)) {
		throw new PackError("not-features", "it is no GeoJSON FeatureCollection");
	}
	const shapes = new Map<string, Shape>();
	for (const feature of features) {
		const code = fields(fields(feature)?.["properties"])?.["code"];
		const outline = rings(fields(fields(feature)?.["geometry"]));
		if (typeof code !== "string" || !CODE.test(code) || outline.length === 0) continue;
		const before = shapes.get(code)?.rings ?? [];
		shapes.set(code, { code, rings: [...before, ...outline] });
	}
	if (shapes.size === 0) {
		throw new PackError("no-regions", "no feature has an outline and a code of six digits as properties.code");
	}
	const attribution = collection["attribution"];
	return {
		shapes,
		schematic: collection["schematic"] === true,
		attribution: typeof attribution === "string" ? attribution : null,
	};
}

/** Fetches a pack from the server that serves the page. */
export async function loadPack(path: string, signal?: AbortSignal, get: typeof fetch = fetch): Promise<Pack> {
	let text: string;
	try {
		const answer = await get(path, signal ? { signal } : {});
		if (!answer.ok) throw new PackError("unreachable", `${path} answers ${answer.status}`);
		text = await answer.text();
	} catch (error) {
		if (error instanceof PackError || signal?.aborted) throw error;
		throw new PackError("unreachable", `${path} cannot be fetched`);
	}
	if (text.length > MOST_BYTES) throw new PackError("too-large", `${path} is over ${MOST_BYTES} bytes`);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new PackError("not-json", `${path} is no JSON`);
	}
	return readPack(value);
}
