/**
 * A chart with a table beside it: `<Chart label="…" option={option} table={<Table … />} />`. ECharts is loaded with the first
 * one. `option` is that of ECharts; give it by `useMemo`. Colours of text and axes, dark or light, reduced motion, patterns
 * and the description for screen readers are set here. `useChartColours()` has the colours for verification and severity.
 */

import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { useWords } from "../i18n/index.ts";

export interface ChartProps {
	/** What the chart shows, in a sentence. */
	readonly label: string;
	readonly option: EChartsCoreOption;
	/** The same as a table: charts are never the only way to read something. */
	readonly table: ReactNode;
	readonly height?: number;
	/** Told of a click on something of the chart. */
	readonly onPick?: (picked: { readonly name: string; readonly seriesName: string | undefined; readonly dataIndex: number }) => void;
}

/** Whether a media query holds, told again when it changes. */
export function useMedia(query: string): boolean {
	const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
	useEffect(() => {
		const list = window.matchMedia(query);
		const told = () => setHolds(list.matches);
		told();
		list.addEventListener("change", told);
		return () => list.removeEventListener("change", told);
	}, [query]);
	return holds;
}

/** A custom property of the page's style. */
function property(name: string): string {
	return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export interface ChartColours {
	readonly text: string;
	readonly quiet: string;
	readonly line: string;
	readonly series: readonly string[];
}

/** Colours of the page's style for charts, in the scheme that is in force. */
export function useChartColours(): ChartColours {
	useMedia("(prefers-color-scheme: dark)");
	return {
		text: property("--ink"),
		quiet: property("--ink-quiet"),
		line: property("--edge"),
		series: [1, 2, 3, 4, 5, 6].map((each) => property(`--series-${each}`)),
	};
}

function themed(option: EChartsCoreOption, colours: ChartColours, calm: boolean, label: string): EChartsCoreOption {
	return {
		color: [...colours.series],
		textStyle: { color: colours.text, fontFamily: property("--font") },
		animation: !calm,
		aria: { enabled: true, label: { description: label }, decal: { show: true } },
		...option,
	};
}

export function Chart({ label, option, table, height = 280, onPick }: ChartProps): ReactNode {
	const words = useWords("common");
	const place = useRef<HTMLDivElement>(null);
	const [chart, setChart] = useState<EChartsType>();
	const [failed, setFailed] = useState(false);
	const dark = useMedia("(prefers-color-scheme: dark)");
	const calm = useMedia("(prefers-reduced-motion: reduce), print");
	const colours = useChartColours();
	const pick = useRef(onPick);
	pick.current = onPick;

	useEffect(() => {
		const element = place.current;
		if (element === null) return;
		let made: EChartsType | undefined;
		let gone = false;
		const watch = new ResizeObserver(() => made?.resize());
		import("./echarts.ts").then(
			({ init }) => {
				if (gone) return;
				made = init(element, undefined, { renderer: "svg" });
				made.on("click", ({ name, seriesName, dataIndex }) => pick.current?.({ name, seriesName, dataIndex }));
				watch.observe(element);
				setChart(made);
			},
			() => setFailed(true),
		);
		return () => {
			gone = true;
			watch.disconnect();
			made?.dispose();
			setChart(undefined);
		};
	}, []);

	useEffect(() => {
		chart?.setOption(themed(option, colours, calm, label), { notMerge: true });
	}, [chart, option, calm, label, dark]);

	return (
		<figure className="chart">
			<figcaption>{label}</figcaption>
			{!failed && (
				<div className="chart-place" style={{ height }} role="img" aria-label={label}>
					{chart === undefined && <span className="chart-wait">{words("chart.loading")}</span>}
					<div className="chart-drawing" ref={place} />
				</div>
			)}
			<details className="chart-table" open={failed}>
				<summary>{words("chart.table")}</summary>
				{table}
			</details>
		</figure>
	);
}
