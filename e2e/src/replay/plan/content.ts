/** References to bodies kept off the chain, and text kept on it. */

import { createHash } from "node:crypto";

export interface ContentRef {
	readonly algorithm: "Sha256";
	readonly digest: `0x${string}`;
	readonly size: number;
	readonly mediaType: "Json";
}

const SALT_BYTES = 16;

/**
 * The reference to a JSON body. The facts of the replay are public, so the salt is derived from the key of the record,
 * and who has the data can make the digest again.
 */
export function contentOf(key: string, body: unknown): ContentRef {
	const salt = createHash("sha256").update(`muster/replay/${key}`).digest().subarray(0, SALT_BYTES);
	const bytes = Buffer.from(JSON.stringify(body));
	const digest = createHash("sha256").update(salt).update(bytes).digest("hex");
	return { algorithm: "Sha256", digest: `0x${digest}`, size: bytes.length, mediaType: "Json" };
}

/** UTF-8 text as the library takes bytes without guessing. */
export function hex(text: string): string {
	return `0x${Buffer.from(text).toString("hex")}`;
}
