/** One cell: what came out of comparing it, what each source says of it now, and every observation that was made. */

import { useMemo, type ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { useRecords } from "../../rpc/agencies.ts";
import { useList } from "../../rpc/hooks.ts";
import type { Definition, ObservationRecord, Point, Row } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill, Final, Tag } from "../../ui/Terms.tsx";
import { Instant, Short } from "../../ui/Values.tsx";
import type { Cell } from "./cells.ts";
import { useAgencyNames, useSpeech } from "./names.ts";
import { Comparison } from "./Sources.tsx";

export function CellDetail({ cell, definition, onClose }: {
	readonly cell: Cell;
	readonly definition: Definition | undefined;
	readonly onClose: () => void;
}): ReactNode {
	const words = useWords("figures");
	const speech = useSpeech();
	const name = useRegionName();
	const { key } = cell;
	return (
		<section className="sheet cell" aria-labelledby="cell">
			<div className="row">
				<h2 id="cell">
					<Drill of={key.status} /> {words("cell")}: {name(key.region)}, {speech.period(key.start, definition?.period ?? 1)}
				</h2>
				<Final of={cell.final} />
				<button type="button" onClick={onClose}>{words("cell.close")}</button>
			</div>
			<Compared cell={cell} unit={definition?.unit ?? ""} />
			<Seal cell={cell} />
			<Said cell={cell} />
			<Observations cell={cell} definition={definition} />
		</section>
	);
}

function Compared({ cell: { record }, unit }: { readonly cell: Cell; readonly unit: string }): ReactNode {
	const words = useWords("figures");
	const speech = useSpeech();
	const { figure } = record;
	const value = (of: string | null): ReactNode => (of === null ? words("none") : `${speech.figure(of)} ${unit}`.trim());
	return (
		<dl>
			<dt>{words("comparison")}</dt>
			<dd><Comparison of={figure?.status} /></dd>
			{figure !== null && (
				<>
					<dt>{words("centre")}</dt>
					<dd>{value(figure.centre)}</dd>
					<dt>{words(figure.status === "Divergent" ? "interval.divergent" : "interval")}</dt>
					<dd>{figure.low === null || figure.high === null ? words("none") : <>{value(figure.low)} – {value(figure.high)}</>}</dd>
					<dt>{words("tolerated")}</dt>
					<dd>{value(figure.tolerance)}</dd>
					<dt>{words("voices")}</dt>
					<dd>{figure.voices} ({words("classes")}: {figure.classes}; {words("copies")}: {figure.copies})</dd>
					<dt>{words("comparedAt")}</dt>
					<dd><Instant at={figure.at} /></dd>
				</>
			)}
			<dt>{words("closes")}</dt>
			<dd>{record.closed ? words("closed") : <Instant at={record.closes} />}</dd>
		</dl>
	);
}

/** What is under seal: who committed to what hash, and when it is revealed. No value is known before. */
function Seal({ cell: { record } }: { readonly cell: Cell }): ReactNode {
	const words = useWords("figures");
	const agency = useAgencyNames(record.sealed.map((sealed) => sealed.agency));
	if (record.seal === null && record.sealed.length === 0) return null;
	return (
		<div className="seal">
			<h3>{words("sealed")}</h3>
			<p>{words("sealed.says")}</p>
			{record.seal !== null && (
				<dl>
					<dt>{words("sealed.from")}</dt>
					<dd><Instant at={record.seal.revealFrom} /></dd>
					<dt>{words("sealed.until")}</dt>
					<dd><Instant at={record.seal.revealUntil} /></dd>
				</dl>
			)}
			{record.sealed.length > 0 && (
				<div className="scroll" tabIndex={0} role="group" aria-label={words("sealed")}>
					<table className="plain">
						<thead>
							<tr>
								<th scope="col">{words("agency")}</th><th scope="col">{words("value")}</th>
								<th scope="col">{words("officer")}</th><th scope="col">{words("sealed.hash")}</th>
							</tr>
						</thead>
						<tbody>
							{record.sealed.map((sealed) => (
								<tr key={sealed.agency}>
									<th scope="row"><SubjectLink subject={`agency/${sealed.agency}`}>{agency(sealed.agency)}</SubjectLink></th>
									<td><Tag tone="quiet">{words("sealed.value")}</Tag></td>
									<td><Short of={sealed.officer} /></td>
									<td><Short of={sealed.hash} keep={10} /></td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</div>
	);
}

/** The last word of each source. A copy is shown, and said not to count. */
function Said({ cell: { key, record } }: { readonly cell: Cell }): ReactNode {
	const words = useWords("figures");
	const terms = useWords("terms");
	const speech = useSpeech();
	const derivation = (agency: number): string => `derivation/${key.metric}/${agency}`;
	const copies = record.points.filter(({ mark }) => mark === "Copy");
	const derivations = useRecords(copies.map(({ agency }) => derivation(agency)));
	const sourceOf = (agency: number) => {
		const found = derivations.get(derivation(agency));
		return found?.kind === "derivation" ? found : undefined;
	};
	const shown = [...record.points.map(({ agency }) => agency), ...copies.flatMap(({ agency }) => sourceOf(agency)?.source ?? [])];
	const agency = useAgencyNames(shown);
	const how = (point: Point): ReactNode => {
		if (point.mark !== "Copy") return speech.mark(point.mark);
		const found = sourceOf(point.agency);
		const text = found?.source === undefined || found.source === null
			? words("copy")
			: words("copy.of", { agency: agency(found.source) });
		return <><Tag tone="quiet">{text}</Tag>{found?.ground && <small> {words(`ground.${found.ground}`)}</small>}</>;
	};
	return (
		<>
			<h3>{words("sources")}</h3>
			<div className="scroll" tabIndex={0} role="group" aria-label={words("sources")}>
				<table className="plain">
					<thead>
						<tr>
							{(["agency", "class", "value", "mark", "weight", "counts", "observation"] as const)
								.map((id) => <th key={id} scope="col">{words(id)}</th>)}
						</tr>
					</thead>
					<tbody>
						{record.points.map((point) => (
							<tr key={point.agency} data-copy={point.mark === "Copy"}>
								<th scope="row"><SubjectLink subject={`agency/${point.agency}`}>{agency(point.agency)}</SubjectLink></th>
								<td>{terms(`class.${point.class}`)}</td>
								<td data-align="end">{point.value === null ? terms("mark.NotMeasured") : speech.figure(point.value)}</td>
								<td>{how(point)}</td>
								<td data-align="end">{(point.weight / 1000).toFixed(3)}</td>
								<td>{words(point.counts ? "yes" : "no")}</td>
								<td>{point.observation}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}

function Observations({ cell, definition }: {
	readonly cell: Cell;
	readonly definition: Definition | undefined;
}): ReactNode {
	const words = useWords("figures");
	const { subject } = cell;
	const list = useList<ObservationRecord>(
		"muster_observations", { kind: "observation", of: subject }, { subjects: [subject] }, { all: true },
	);
	const columns = useObservationColumns(list.rows, definition);
	return (
		<>
			<h3>{words("observations")}</h3>
			<p>{words("observations.lead")}</p>
			<Answered asked={list}>
				{() => (
					<Table rows={list.rows} columns={columns} caption={words("observations")} hideCaption
						rowKey={(row) => row.subject} exportAs="observations" cut={list.cut} />
				)}
			</Answered>
		</>
	);
}

function useObservationColumns(
	rows: readonly Row<ObservationRecord>[],
	definition: Definition | undefined,
): Column<Row<ObservationRecord>>[] {
	const words = useWords("figures");
	const terms = useWords("terms");
	const speech = useSpeech();
	const agency = useAgencyNames(rows.map(({ record }) => record.agency));
	return useMemo((): Column<Row<ObservationRecord>>[] => {
		const rule = (position: number): string => {
			const found = definition?.rules[position];
			return found ? words(`rule.${found.rule}`) : words("rule.number", { n: position + 1 });
		};
		const correction = ({ record: { reason, previous } }: Row<ObservationRecord>): string => {
			if (reason === null) return "";
			const text = terms(`correction.${reason}`);
			return previous === null ? text : words("replaces", { n: previous, reason: text });
		};
		return [
			{ id: "id", head: words("observation"), hxl: "#meta+id", value: (row) => Number(row.subject.replace("observation/", "")) },
			{
				id: "agency", head: words("agency"), hxl: "#org+source", value: ({ record }) => agency(record.agency),
				cell: ({ record, final }) => (
					<>
						<Drill of={record.cell.status} />{" "}
						<SubjectLink subject={`agency/${record.agency}`}>{agency(record.agency)}</SubjectLink> <Final of={final} quiet />
					</>
				),
			},
			{
				id: "value", head: words("value"), hxl: "#indicator+value+num", align: "end",
				value: ({ record: { value } }) => (value === null ? null : BigInt(value)),
				cell: ({ record: { value } }) =>
					value === null ? <i className="unknown">{terms("mark.NotMeasured")}</i> : speech.figure(value),
			},
			{
				id: "observed", head: words("observedAt"), hxl: "#date+observed", value: ({ record }) => record.observedAt,
				export: ({ record }) => isoOf(record.observedAt), cell: ({ record }) => <Instant at={record.observedAt} />,
			},
			{ id: "block", head: words("block"), hxl: "#meta+block", align: "end", value: ({ record }) => record.block },
			{ id: "officer", head: words("officer"), hxl: "#contact+account", value: ({ record }) => record.officer, cell: ({ record }) => <Short of={record.officer} /> },
			{ id: "reason", head: words("reason"), hxl: "#meta+correction", value: correction },
			{
				id: "flags", head: words("flags"), hxl: "#meta+flags",
				value: ({ record }) => record.flags.map(rule).join("; "),
			},
			{
				id: "evidence", head: words("evidence"), hxl: "#meta+evidence", value: ({ record }) => record.evidence?.digest ?? null,
				cell: ({ record }) => (record.evidence === null ? words("none") : <Short of={record.evidence.digest} />),
			},
		];
	}, [words, terms, speech, agency, definition]);
}
