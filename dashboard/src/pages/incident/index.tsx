/** Incidents: the list of them, and one. */

import type { ReactNode } from "react";
import { useParams } from "wouter";
import "./incident.css";
import { IncidentList } from "./List.tsx";
import { OneIncident } from "./One.tsx";

export default function Page(): ReactNode {
	const { id } = useParams<{ id?: string }>();
	return id === undefined ? <IncidentList /> : <OneIncident key={id} id={id} />;
}
