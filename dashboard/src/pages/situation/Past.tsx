/** How things came about: a curve for each group, and a slider to a moment in the past. */

import { useEffect, useMemo, useState, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useGroupName } from "../../map/GroupMark.tsx";
import { useRegionName } from "../../map/RegionMap.tsx";
import { useAnswer } from "../../rpc/hooks.ts";
import type { CapStatus, History } from "../../rpc/records.ts";
import { Answered, Empty } from "../../ui/Conditions.tsx";
import { Chart, useChartColours } from "../../ui/Chart.tsx";
import { isoOf, Table, type Column } from "../../ui/Table.tsx";
import { Drill } from "../../ui/Terms.tsx";
import { Instant } from "../../ui/Values.tsx";
import { GROUPS, type Group } from "./counts.ts";
import { curves, positionOf, timeAt, type Curve } from "./past.ts";

/** Moments of a curve; the node gives no more. */
const POINTS = 240;
/** The slider waits so long for the hand to rest before the node is asked. */
const REST_MS = 250;

/** Each group has a line and a point of its own, so that colour only repeats. */
const LINES: Readonly<Record<Group, { type: "solid" | "dashed" | "dotted"; symbol: string }>> = {
	confirmed: { type: "solid", symbol: "circle" },
	unconfirmed: { type: "dashed", symbol: "emptyTriangle" },
	disputed: { type: "dashed", symbol: "emptyDiamond" },
	dismissed: { type: "dotted", symbol: "emptyRect" },
};

export function Past({ region, status, at, onAt }: {
	readonly region: string;
	readonly status: CapStatus;
	readonly at: number | null;
	readonly onAt: (at: number | null) => void;
}): ReactNode {
	const words = useWords("situation");
	const asked = useAnswer<History>("muster_history", [region, { status, points: POINTS }], { kinds: ["incident"], region });
	return (
		<section className="past" aria-labelledby="past">
			<h2 id="past"><Drill of={status} /> {words("past")}</h2>
			<Answered asked={asked} empty={({ moments }) => moments.length === 0}
				whenEmpty={<Empty title={words("past.none")}><p>{words("past.none.next")}</p></Empty>}>
				{(history) => (
					<>
						<p>{words("past.lead")}</p>
						<Slider history={history} at={at} onAt={onAt} />
						<Curves history={history} region={region} at={at} />
					</>
				)}
			</Answered>
		</section>
	);
}

function Slider({ history, at, onAt }: {
	readonly history: History;
	readonly at: number | null;
	readonly onAt: (at: number | null) => void;
}): ReactNode {
	const words = useWords("situation");
	const format = useFormat();
	const last = history.moments.length;
	const settled = at === null ? last : positionOf(history, at);
	const [held, setHeld] = useState<number | null>(null);
	const position = held ?? settled;
	const time = timeAt(history, position);
	useEffect(() => {
		if (held === null) return;
		const timer = setTimeout(() => {
			setHeld(null);
			if (held !== settled) onAt(timeAt(history, held));
		}, REST_MS);
		return () => clearTimeout(timer);
	}, [held]);
	const step = (by: number): void => setHeld(Math.min(last, Math.max(0, position + by)));
	const says = time === null ? words("past.now") : format.instant(time);
	return (
		<div className="slider">
			<button type="button" onClick={() => step(-1)} disabled={position === 0}>{words("past.earlier")}</button>
			<label>
				<span>{words("past.slider")}</span>
				<input type="range" min={0} max={last} value={position} aria-valuetext={says}
					onChange={(event) => setHeld(Number(event.target.value))} />
			</label>
			<button type="button" onClick={() => step(1)} disabled={position === last}>{words("past.later")}</button>
			<output>{time === null ? words("past.now") : <Instant at={time} />}</output>
			<button type="button" onClick={() => { setHeld(null); onAt(null); }} disabled={at === null}>{words("past.back")}</button>
		</div>
	);
}

function Curves({ history, region, at }: {
	readonly history: History;
	readonly region: string;
	readonly at: number | null;
}): ReactNode {
	const words = useWords("situation");
	const name = useRegionName();
	const groupName = useGroupName();
	const colours = useChartColours();
	const lines = useMemo(() => curves(history), [history]);
	const [first] = lines;
	const option = useMemo(() => ({
		grid: { left: 48, right: 16, top: 40, bottom: 32 },
		legend: { top: 0, textStyle: { color: colours.text } },
		tooltip: { trigger: "axis" },
		xAxis: { type: "time", axisLabel: { color: colours.quiet } },
		yAxis: { type: "value", minInterval: 1, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.line } } },
		series: lines.map(({ group, points }, index) => ({
			name: groupName(group),
			type: "line",
			step: "end",
			showSymbol: points.length <= 60,
			symbol: LINES[group].symbol,
			lineStyle: { type: LINES[group].type, width: 2 },
			data: points,
			...(index === 0 && at !== null
				? { markLine: { symbol: "none", data: [{ xAxis: at }], label: { show: false }, lineStyle: { color: colours.text } } }
				: {}),
		})),
	}), [lines, at, groupName, colours.text, colours.quiet, colours.line]);
	const columns = useMemo((): Column<number>[] => [
		{
			id: "at", head: words("past.moment"), hxl: "#date", value: (index) => timeOf(first, index),
			export: (index) => isoOf(timeOf(first, index)), cell: (index) => <Instant at={timeOf(first, index)} age={false} />,
		},
		...GROUPS.map((group): Column<number> => ({
			id: group, head: groupName(group), hxl: `#event+${group}+num`, align: "end",
			value: (index) => lines.find((line) => line.group === group)?.points[index]?.[1] ?? null,
		})),
	], [lines, words, groupName]);
	const label = words("past.chart", { region: name(region) });
	const rows = useMemo(() => (first?.points ?? []).map((_, index) => index), [first]);
	return (
		<Chart label={label} option={option} height={240} table={
			<Table rows={rows} columns={columns} rowKey={String} caption={label} hideCaption exportAs={`history-${region}`} />
		} />
	);
}

function timeOf(line: Curve | undefined, index: number): number | null {
	return line?.points[index]?.[0] ?? null;
}
