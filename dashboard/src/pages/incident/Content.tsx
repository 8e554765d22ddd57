/** A body kept off the chain, by what the chain has of it: algorithm, digest, size, media type. */

import type { ReactNode } from "react";
import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import type { Content as ContentOf, MediaType } from "../../rpc/records.ts";
import { Short } from "../../ui/Values.tsx";

const ALGORITHMS = { Sha256: "SHA-256", Blake2b256: "BLAKE2b-256" } as const;

/** Names of RFC 6838. */
const MEDIA = {
	OctetStream: "application/octet-stream",
	PlainText: "text/plain",
	Pdf: "application/pdf",
	Json: "application/json",
	CapXml: "application/cap+xml",
	Xml: "application/xml",
	FhirJson: "application/fhir+json",
	Csv: "text/csv",
	Jpeg: "image/jpeg",
	Png: "image/png",
} as const satisfies Record<MediaType, string>;

export function Content({ of }: { readonly of: ContentOf }): ReactNode {
	const words = useWords("incident");
	const format = useFormat();
	return (
		<span className="incident-content" title={words("content.help")}>
			{ALGORITHMS[of.algorithm]} <Short of={of.digest} /> · {words("content.size", { size: format.number(of.size) })} · {MEDIA[of.mediaType]}
		</span>
	);
}
