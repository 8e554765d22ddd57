/** Response levels in force: of the region, of those around it, which hold in it too, and of those inside. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { contains } from "../../regions/regions.ts";
import { useAgencies } from "../../rpc/agencies.ts";
import { useList } from "../../rpc/hooks.ts";
import type { ResponseLevelRecord } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { Tag } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { levelsInForce } from "./levels.ts";
import { useEventTypeName, type EventTypes } from "./names.ts";

export function Levels({ region, types }: { readonly region: string; readonly types: EventTypes }): ReactNode {
	const words = useWords("situation");
	const terms = useWords("terms");
	const name = useRegionName();
	const typeName = useEventTypeName(types);
	const list = useList<ResponseLevelRecord>(
		"muster_records", { kind: "responseLevel" }, { kinds: ["responseLevel"] }, { all: true },
	);
	const inForce = useMemo(() => levelsInForce(list.rows, region, contains), [list.rows, region]);
	const agencies = useAgencies(inForce.map(({ declared }) => declared.by));
	return (
		<section className="levels" aria-labelledby="levels">
			<h2 id="levels">{words("levels")}</h2>
			<Answered asked={list}>
				{() => inForce.length === 0 ? <p>{words("levels.none")}</p> : (
					<div className="scroll" tabIndex={0} role="group" aria-labelledby="levels">
						<table>
							<thead>
								<tr>
									{(["level", "eventType", "region", "level.scope", "level.since", "level.basis", "level.by", "level.effect"] as const)
										.map((key) => <th key={key} scope="col">{words(key)}</th>)}
								</tr>
							</thead>
							<tbody>
								{inForce.map(({ subject, declared, eventType, region: of, where }) => (
									<tr key={subject}>
										<th scope="row">
											<Tag tone={declared.level === "I" || declared.level === "II" ? "bad" : "warn"}>
												{terms(`level.${declared.level}`)}
											</Tag>
										</th>
										<td>{typeName(eventType)}</td>
										<td><SubjectLink subject={`region/${of}`}>{name(of)}</SubjectLink></td>
										<td>{words(`level.${where}`)}</td>
										<td><Instant at={declared.since} /></td>
										<td>{declared.legalBasis}</td>
										<td>
											<SubjectLink subject={`agency/${declared.by}`}>{agencies.get(declared.by)?.name}</SubjectLink>
										</td>
										<td>
											{words("level.effect.says", {
												report: declared.effect.reportPercent, verify: declared.effect.verifyPercent,
											})}
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				)}
			</Answered>
		</section>
	);
}
