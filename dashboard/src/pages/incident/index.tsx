/** Incidents: the list of them, one, and a round of verification. */

import type { ReactNode } from "react";
import { useParams, useRoute } from "wouter";
import "./incident.css";
import { IncidentList } from "./List.tsx";
import { OneIncident } from "./One.tsx";
import { RoundPage } from "./Round.tsx";

export default function Page(): ReactNode {
	const { id } = useParams<{ id?: string }>();
	const [round] = useRoute("/round/:id");
	if (id === undefined) return <IncidentList />;
	return round ? <RoundPage key={id} id={id} /> : <OneIncident key={id} id={id} />;
}
