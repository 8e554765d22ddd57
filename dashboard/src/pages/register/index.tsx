/** The register: agencies, a page for each, and the validators. */

import type { ReactNode } from "react";
import { useParams, useRoute } from "wouter";

import { useWords } from "../../i18n/index.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { Named } from "../resources/parts/Names.tsx";
import "../resources/resources.css";
import { Agencies } from "./Agencies.tsx";
import { AgencyPage } from "./Agency.tsx";
import "./register.css";
import { ValidatorsPage } from "./Validators.tsx";

export default function RegisterIndex(): ReactNode {
	const [list] = useRoute("/agencies");
	const [validators] = useRoute("/validators");
	return <Named>{list ? <Agencies /> : validators ? <ValidatorsPage /> : <One />}</Named>;
}

/** Numbers of agencies have 32 bits. */
function One(): ReactNode {
	const words = useWords("register");
	const { id = "" } = useParams<{ id: string }>();
	const number = /^(0|[1-9][0-9]{0,9})$/.test(id) ? Number(id) : Number.NaN;
	if (!(number <= 4_294_967_295)) {
		return (
			<Empty title={words("notFound")}>
				<p>{words("notFoundNext")} <Link to="/agencies">{words("backToList")}</Link></p>
			</Empty>
		);
	}
	return <AgencyPage key={number} id={number} />;
}
