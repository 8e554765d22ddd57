/** Reading JSON that somebody hands in: nothing is taken to be there before it was looked at. */

export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** Its fields; none if it has none. */
export const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});

export function numberIn(fields: Fields, name: string): number {
	const value = fields[name];
	if (typeof value !== "number") throw new TypeError(`${name} is no number`);
	return value;
}

export function textIn(fields: Fields, name: string): string {
	const value = fields[name];
	if (typeof value !== "string") throw new TypeError(`${name} is no text`);
	return value;
}

/** What a text says as JSON; `undefined` if it is none. */
export function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * The text of what is inside of a node's answer, where somebody saved the whole of it: `result.data`, or `data`. Anything
 * else as it is, to the digit.
 */
export function unwrapped(text: string): string {
	const { result, data } = fieldsOf(jsonOf(text));
	const inner = isRecord(result) ? result["data"] : data;
	return isRecord(inner) ? JSON.stringify(inner) : text;
}
