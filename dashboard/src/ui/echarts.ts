/** The part of ECharts that charts here need. Only ui/Chart.tsx loads it, with the first chart. */

import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import {
	AriaComponent,
	DatasetComponent,
	DataZoomComponent,
	GridComponent,
	LegendComponent,
	MarkAreaComponent,
	MarkLineComponent,
	TooltipComponent,
} from "echarts/components";
import * as core from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

core.use([
	BarChart,
	CustomChart,
	LineChart,
	ScatterChart,
	AriaComponent,
	DatasetComponent,
	DataZoomComponent,
	GridComponent,
	LegendComponent,
	MarkAreaComponent,
	MarkLineComponent,
	TooltipComponent,
	SVGRenderer,
]);

export const init = core.init;
