/** Figures: what all sources say of one metric, by region and period, and where they do not agree. */

import { useCallback, useMemo, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useRegionName } from "../../map/RegionMap.tsx";
import { isRegion, NATION } from "../../regions/regions.ts";
import { useList } from "../../rpc/hooks.ts";
import type { CapStatus, CellRecord, MetricRecord } from "../../rpc/records.ts";
import { FIGURE_STATUSES } from "../../rpc/records.ts";
import { useDrill, useQuery } from "../../shell/location.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Drill } from "../../ui/Terms.tsx";
import { CellDetail } from "./CellDetail.tsx";
import { cellsOf, chosenVersion, tally, versionsOf, type Cell } from "./cells.ts";
import { Choice, type Chosen } from "./Choice.tsx";
import { Definition } from "./Definition.tsx";
import { Divergences } from "./Divergences.tsx";
import { definitionOf, useSpeech } from "./names.ts";
import { Comparison, Sources } from "./Sources.tsx";
import "./figures.css";

const DAY_MS = 86_400_000;

function numberOf(text: string | null): number | null {
	return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

export default function Page(): ReactNode {
	const words = useWords("figures");
	const status = useDrill();
	const [query, setQuery] = useQuery();
	const asked = query.get("region") ?? NATION;
	const metric = numberOf(query.get("metric"));
	const chosen: Chosen = { metric, region: isRegion(asked) ? asked : NATION, version: numberOf(query.get("version")) };
	const metrics = useList<MetricRecord>("muster_records", { kind: "metric" }, { kinds: ["metric"] }, { all: true, order: "oldest" });
	const known = useMemo(
		() => new Map(metrics.rows.map(({ subject, record }) => [Number(subject.replace("metric/", "")), record])),
		[metrics.rows],
	);
	const choose = (change: Partial<Chosen>): void => setQuery({ ...change, start: null }, { push: true });
	return (
		<div className="figures">
			<h1><Drill of={status} /> {words("title")}</h1>
			<p>{words("lead")}</p>
			<Answered asked={metrics} empty={(rows) => rows.length === 0}
				whenEmpty={<Empty title={words("noMetrics")}><p>{words("noMetrics.next")}</p></Empty>}>
				{() => metric === null ? (
					<>
						<Choice metrics={known} versions={[]} chosen={chosen} onChange={choose} />
						<Empty title={words("pick")}><p>{words("pick.next")}</p></Empty>
					</>
				) : (
					<OfMetric metric={metric} metrics={known} chosen={chosen} status={status} onChoose={choose}
						start={numberOf(query.get("start"))} />
				)}
			</Answered>
		</div>
	);
}

function OfMetric({ metric, metrics, chosen, status, start, onChoose }: {
	readonly metric: number;
	readonly metrics: ReadonlyMap<number, MetricRecord>;
	readonly chosen: Chosen;
	readonly status: CapStatus;
	readonly start: number | null;
	readonly onChoose: (change: Partial<Chosen>) => void;
}): ReactNode {
	const words = useWords("figures");
	const format = useFormat();
	const speech = useSpeech();
	const name = useRegionName();
	const [, setQuery] = useQuery();
	const { region } = chosen;
	const list = useList<CellRecord>(
		"muster_observations", { kind: "cell", metric, region, status }, { kinds: ["cell"], region }, { all: true },
	);
	const all = useMemo(() => cellsOf(list.rows), [list.rows]);
	const versions = useMemo(() => versionsOf(all), [all]);
	const version = chosenVersion(versions, chosen.version);
	const cells = useMemo(() => all.filter(({ key }) => key.version === version), [all, version]);
	const own = useMemo(() => cells.filter(({ key }) => key.region === region), [cells, region]);
	const record = metrics.get(metric);
	const definition = definitionOf(record, version);
	const period = definition?.period ?? DAY_MS;
	const opened = start === null ? undefined : own.find(({ key }) => key.start === start);
	const open = useCallback((cell: Cell) => {
		setQuery({ region: cell.key.region, version: cell.key.version, start: cell.key.start }, { push: true });
	}, [setQuery]);
	return (
		<>
			<Choice metrics={metrics} versions={versions} chosen={chosen} onChange={onChoose} />
			<h2><Drill of={status} /> {speech.metric(metric, record)}, {name(region)}</h2>
			{definition && <Definition of={definition} />}
			<Answered asked={list} empty={(rows) => rows.length === 0}
				whenEmpty={<Empty title={words("noCells")}><p>{words("noCells.next")}</p></Empty>}>
				{() => (
					<>
						{list.more !== undefined && <p role="status">{words("reading")}</p>}
						{list.cut && <p role="status">{words("cut", { n: format.number(list.rows.length) })}</p>}
						{start !== null && (opened === undefined ? (
							<Empty title={words("cell.unknown")}><p>{words("cell.unknown.next")}</p></Empty>
						) : (
							<CellDetail cell={opened} definition={definition} onClose={() => setQuery({ start: null })} />
						))}
						<Tally cells={cells} />
						{own.length === 0 ? <p>{words("noCells.here")}</p> : (
							<Sources cells={own} metric={speech.metric(metric, record)} region={region} period={period} status={status}
								onOpen={(at) => setQuery({ start: at }, { push: true })} />
						)}
						<Divergences cells={cells} region={region} period={period} status={status} onOpen={open} />
					</>
				)}
			</Answered>
		</>
	);
}

/** How many periods stand how, with regions inside. */
function Tally({ cells }: { readonly cells: readonly Cell[] }): ReactNode {
	const words = useWords("figures");
	const format = useFormat();
	const counts = tally(cells);
	return (
		<dl className="standing" aria-label={words("tally")}>
			{FIGURE_STATUSES.map((each) => (
				<div key={each}><dt><Comparison of={each} /></dt><dd>{format.number(counts[each])}</dd></div>
			))}
			<div><dt><Comparison of={undefined} /></dt><dd>{format.number(counts.NotCompared)}</dd></div>
		</dl>
	);
}
