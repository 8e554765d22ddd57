/** All acts of a subject, in their order: what, by whom, when claimed and when proved, and as which message of EDXL-RM. */

import { useMemo, type ReactNode } from "react";

import { AREAS, useLang, useWords } from "../../../i18n/index.ts";
import { useAnswer } from "../../../rpc/hooks.ts";
import type { ProvedAct } from "../../../rpc/records.ts";
import { Answered } from "../../../ui/Conditions.tsx";
import { isoOf, Table, type Column } from "../../../ui/Table.tsx";
import { Final } from "../../../ui/Terms.tsx";
import { Instant, Short } from "../../../ui/Values.tsx";
import { AgencyLink, useNames } from "./Names.tsx";

/** Acts that one question brings; a subject of this page seldom has more. */
const MOST_ACTS = 500;

export function History({ subject }: { readonly subject: string }): ReactNode {
	const words = useWords("resources");
	const nameOf = useActName();
	const names = useNames();
	const asked = useAnswer<readonly ProvedAct[]>("muster_audit", [subject, { limit: MOST_ACTS }], { subjects: [subject] });
	const columns = useMemo((): Column<ProvedAct>[] => [
		{
			id: "proved", head: words("proved"), hxl: "#date+proved", value: (act) => act.proved,
			export: (act) => isoOf(act.proved), cell: (act) => <Instant at={act.proved} seconds />,
		},
		{ id: "act", head: words("act"), hxl: "#event+type", value: (act) => nameOf(act.name), choice: true },
		{
			id: "agency", head: words("byAgency"), hxl: "#org+name",
			value: (act) => (act.agency === null ? words("byChain") : names.agency(act.agency)),
			cell: (act) => (act.agency === null ? words("byChain") : <AgencyLink id={act.agency} />),
		},
		{
			id: "officer", head: words("officer"), hxl: "#contact+account", value: (act) => act.officer,
			cell: (act) => (act.officer === null ? "" : <Short of={act.officer} />),
		},
		{ id: "message", head: words("edxl"), hxl: "#meta+edxl", value: (act) => act.message },
		{
			id: "claimed", head: words("claimed"), hxl: "#date+claimed", value: (act) => act.claimed,
			export: (act) => isoOf(act.claimed),
			cell: (act) => (act.claimed === null ? "" : <Instant at={act.claimed} age={false} seconds />),
		},
		{
			id: "block", head: words("block"), hxl: "#meta+block", value: (act) => act.block.number, align: "end",
			cell: (act) => <>{act.block.number} <Final of={act.final} quiet /></>,
		},
	], [words, names, nameOf]);
	return (
		<section className="sheet">
			<h2>{words("history")}</h2>
			<Answered asked={asked} empty={(acts) => acts.length === 0} whenEmpty={<p>{words("noHistory")}</p>}>
				{(acts) => (
					<>
						<Table
							rows={acts}
							columns={columns}
							rowKey={(act) => `${act.block.number}.${act.event}`}
							caption={words("historyCaption", { subject })}
							hideCaption
							exportAs={`history-${subject.replaceAll("/", "-")}`}
						/>
						{(asked.answer?.next ?? null) !== null && <p role="status">{words("historyCut", { most: MOST_ACTS })}</p>}
					</>
				)}
			</Answered>
		</section>
	);
}

/** What acts are called; one without a name here is called as the chain does. */
function useActName(): (act: string) => string {
	const { lang } = useLang();
	return useMemo(() => {
		const known: Readonly<Record<string, string>> = { ...AREAS.register[lang], ...AREAS.resources[lang] };
		return (act) => known[`act.${act}`] ?? act;
	}, [lang]);
}
