/** The digest of a file that stays here. Nothing of the file leaves the browser. */

import { bytesToHex } from "../../chain/calls.ts";
import type { MediaType } from "../../rpc/records.ts";
import type { KeptContent } from "./forms/common.ts";

/** Bytes of salt before the body: a digest of a short text without one can be guessed. */
const SALT_BYTES = 16;

const BY_TYPE: Readonly<Record<string, MediaType>> = {
	"text/plain": "PlainText",
	"application/pdf": "Pdf",
	"application/json": "Json",
	"application/cap+xml": "CapXml",
	"application/xml": "Xml",
	"text/xml": "Xml",
	"application/fhir+json": "FhirJson",
	"text/csv": "Csv",
	"image/jpeg": "Jpeg",
	"image/png": "Png",
};

const BY_NAME: readonly (readonly [ending: string, type: MediaType])[] = [
	[".fhir.json", "FhirJson"],
	[".cap.xml", "CapXml"],
	[".cap", "CapXml"],
	[".json", "Json"],
	[".xml", "Xml"],
	[".csv", "Csv"],
	[".txt", "PlainText"],
	[".pdf", "Pdf"],
	[".jpg", "Jpeg"],
	[".jpeg", "Jpeg"],
	[".png", "Png"],
];

/** The media type by the file's name, else by what the browser says, else bytes of any kind. */
export function mediaTypeOf({ name, type }: Pick<File, "name" | "type">): MediaType {
	const ending = BY_NAME.find(([each]) => name.toLowerCase().endsWith(each));
	return ending?.[1] ?? BY_TYPE[type.split(";")[0] ?? ""] ?? "OctetStream";
}

/** SHA-256 of salt and file. Browsers do it on pages that come over TLS or from this computer only. */
export async function hashOf(file: File, salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))): Promise<KeptContent> {
	const body = new Uint8Array(await file.arrayBuffer());
	const salted = new Uint8Array(salt.length + body.length);
	salted.set(salt);
	salted.set(body, salt.length);
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", salted));
	return {
		digest: bytesToHex(digest),
		size: body.length,
		mediaType: mediaTypeOf(file),
		salt: bytesToHex(salt).slice(2),
	};
}

/** What is to be kept with the file, to show later that it is the one. */
export function saltFile({ salt, digest, size }: KeptContent): string {
	return `${JSON.stringify({ algorithm: "SHA-256(salt || file)", salt, digest, size }, null, "\t")}\n`;
}
