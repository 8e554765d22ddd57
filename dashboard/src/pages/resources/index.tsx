/** Resources: the lists, and a page for each request, shipment and offer. */

import type { ReactNode } from "react";
import { useParams, useRoute } from "wouter";

import { useWords } from "../../i18n/index.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { Link } from "../../ui/Links.tsx";
import { OfferPage } from "./OfferPage.tsx";
import { Named } from "./parts/Names.tsx";
import { RequestPage } from "./RequestPage.tsx";
import "./resources.css";
import { ResourcesPage } from "./ResourcesPage.tsx";
import { ShipmentPage } from "./ShipmentPage.tsx";

/** Numbers of requests, shipments and offers have 64 bits: they stay texts. */
const NUMBER = /^(0|[1-9][0-9]{0,19})$/;

export default function ResourcesIndex(): ReactNode {
	const [list] = useRoute("/resources");
	return <Named>{list ? <ResourcesPage /> : <One />}</Named>;
}

function One(): ReactNode {
	const words = useWords("resources");
	const { id = "" } = useParams<{ id: string }>();
	const [request] = useRoute("/request/:id");
	const [shipment] = useRoute("/shipment/:id");
	if (!NUMBER.test(id)) {
		return (
			<Empty title={words("badNumber")}>
				<p>{words("notFoundNext")} <Link to="/resources">{words("backToList")}</Link></p>
			</Empty>
		);
	}
	if (request) return <RequestPage key={id} id={id} />;
	return shipment ? <ShipmentPage key={id} id={id} /> : <OfferPage key={id} id={id} />;
}
