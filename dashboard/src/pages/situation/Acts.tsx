/** What happened last on the chain in a region, as it becomes final. */

import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { AREAS, useWords, type WordKey } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { NATION } from "../../regions/regions.ts";
import { useAnswer, useClient } from "../../rpc/hooks.ts";
import type { CapStatus, NodeStatus } from "../../rpc/records.ts";
import { useAgencies, useRecords } from "../../rpc/agencies.ts";
import { Empty } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { Drill } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { cellKey } from "../figures/cells.ts";
import { areaOf, drillBy, ofStatus, withActs, type Told } from "./acts.ts";

/** Blocks before the present that are read at first. */
const BLOCKS_BEFORE = 240;
const KEPT = 40;
const SHOWN = 15;
/** A list that changes with every block cannot be read. */
const CALM_MS = 2_000;

/** The last acts, told of at most every two seconds. */
function useActs(region: string): readonly Told[] {
	const client = useClient();
	const [told, setTold] = useState<readonly Told[]>([]);
	const status = useAnswer<NodeStatus>("muster_status", []).answer?.data;
	// Only where to begin: the subscription goes on by itself.
	const begin = useRef<number>(undefined);
	const index = status?.index;
	if (index?.finalized && begin.current === undefined) {
		begin.current = Math.max(index.firstBlock ?? 0, index.finalized.number - BLOCKS_BEFORE);
	}
	const from = begin.current;
	useEffect(() => {
		if (from === undefined) return;
		let acts: readonly Told[] = [];
		let shown = acts;
		setTold(acts);
		const filter = region === NATION ? { from } : { from, region };
		const leave = client.changes(filter, (note) => { acts = withActs(acts, note, KEPT); }, () => undefined);
		const timer = setInterval(() => {
			if (acts === shown) return;
			shown = acts;
			setTold(acts);
		}, CALM_MS);
		return () => {
			clearInterval(timer);
			leave();
		};
	}, [client, region, from]);
	return told;
}

/** The words of the incident's page for an act, if it has any. */
function isNamed(key: string): key is WordKey<"incident"> {
	return Object.hasOwn(AREAS.incident.zh, key);
}

export function Acts({ of, status }: { readonly of: string; readonly status: CapStatus }): ReactNode {
	const words = useWords("situation");
	const incident = useWords("incident");
	const format = useFormat();
	const region = useRegionName();
	const told = useActs(of);
	const telling = useMemo(() => told.flatMap(({ act }) => {
		const by = drillBy(act);
		return by !== null && "subject" in by ? [by.subject] : [];
	}), [told]);
	const records = useRecords(telling);
	const shown = useMemo(() => ofStatus(told, records, status).slice(0, SHOWN), [told, records, status]);
	/** A cell by region and day; its subject is for machines. Other subjects have a kind and a number. */
	const cellName = (subject: string): string | undefined => {
		const key = cellKey(subject);
		return key === null ? undefined : `${region(key.region)} ${format.day(key.start)}`;
	};
	const agencies = useAgencies(shown.flatMap(({ act }) => act.agency ?? []));
	return (
		<section className="acts" aria-labelledby="acts">
			<h2 id="acts"><Drill of={status} /> {words("acts")}</h2>
			{shown.length === 0 ? (
				<Empty title={words("acts.none")}><p>{words("acts.none.next")}</p></Empty>
			) : (
				<ol className="act-list" aria-live="off">
					{shown.map(({ key, act, block, time }) => {
						const named = `act.${act.name}`;
						return (
							<li key={key}>
								<span className="act-time"><Drill of={status} /> <Instant at={time} /></span>
								<b title={act.name}>{isNamed(named) ? incident(named) : words(`acts.${areaOf(act.name)}`)}</b>{" "}
								{!isNamed(named) && <code>{act.name}</code>}{" "}
								{act.subjects.slice(0, 2).map((subject) => (
									<span key={subject}><SubjectLink subject={subject}>{cellName(subject)}</SubjectLink> </span>
								))}
								<span className="act-by">
									{act.agency === null
										? words("acts.chain")
										: <SubjectLink subject={`agency/${act.agency}`}>{agencies.get(act.agency)?.name}</SubjectLink>}
									{" · "}{words("acts.block", { n: block })}
								</span>
							</li>
						);
					})}
				</ol>
			)}
		</section>
	);
}
