import { cleanup, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { showPage } from "../../page.testing.tsx";
import { takeRegions } from "../../regions/regions.ts";
import { FakeClient } from "../../rpc/client.testing.ts";
import { field } from "../../rpc/errors.ts";
import { answerOf } from "../../rpc/node.testing.ts";
import type { CellRecord, Comparison, Mark, Point, Row } from "../../rpc/records.ts";
import Page from "./index.tsx";

// jsdom draws nothing; what the chart shows stands in its table, too.
vi.mock("../../ui/echarts.ts", () => ({
	init: () => ({ setOption: () => undefined, on: () => undefined, resize: () => undefined, dispose: () => undefined }),
}));

const DAY = 86_400_000;
/** 2020-02-01, in days since 1970. */
const FIRST = 18_293;
const METRIC = {
	kind: "metric", version: 1, definitions: [{
		version: 1, since: 0, code: "confirmed", names: { zh: "确诊", en: "Confirmed cases" }, unit: "{case}", eventType: 1,
		kind: "Cumulative", dateBasis: "Report", placeBasis: "Reporting", absTol: "0", relPpm: 50_000, dating: "SamePeriod",
		period: DAY, anchor: 0, settleWithin: DAY, rules: [{ rule: "monotone" }],
	}],
};
const NAMES: Readonly<Record<string, string>> = { 7: "Commission", 8: "Page", 9: "Repeater" };

const point = (agency: number, value: string | null, mark: Mark): Point => ({
	agency, class: "Other", weight: 1000, observation: agency, value, counts: true, mark,
});
const figure = (status: Comparison["status"]): Comparison => ({
	status, centre: null, low: "10", high: "90", tolerance: "1", voices: 2, classes: 2, copies: 1, at: 1,
});
function cell(region: string, day: number, status: string, change: Partial<CellRecord>): Row<CellRecord> {
	const record: CellRecord = {
		kind: "cell", figure: null, points: [], closes: DAY, closed: false, settled: false, judged: false, seal: null,
		sealed: [], ...change,
	};
	return { subject: `cell/1/1/${region}/${day * DAY}/${status}`, block: 1, final: true, record };
}
const copy = point(9, "41", "Copy");
const CELLS = [
	cell("420000", FIRST, "Actual", { figure: figure("Agreed"), points: [point(7, "41", "Agree"), point(8, "42", "Agree"), copy] }),
	cell("420000", FIRST + 1, "Actual", { figure: figure("Divergent"), points: [point(7, "50", "Unattributed"), point(8, "47", "Unattributed")] }),
	cell("420100", FIRST + 1, "Actual", { figure: figure("Divergent"), points: [point(7, "90", "Unattributed"), point(8, "10", "Unattributed")] }),
	cell("420000", FIRST + 2, "Actual", {
		seal: { revealFrom: 1, revealUntil: 2 }, sealed: [{ agency: 8, officer: "5C", hash: "0xfeed" }],
	}),
];

function answer(method: string, [first]: readonly unknown[]): unknown {
	if (method === "muster_record") {
		const subject = String(first);
		const [kind, number = ""] = subject.split("/");
		const record = kind === "agency"
			? { kind, name: NAMES[number] }
			: { kind, source: 8, ground: "Declared", allegation: null };
		return { subject, block: 1, final: true, record };
	}
	if (field(first, "kind") === "metric") return [{ subject: "metric/1", block: 1, final: true, record: METRIC }];
	if (field(first, "kind") === "cell") return field(first, "status") === "Actual" ? CELLS : [];
	if (method === "muster_observations") {
		return [{ subject: "observation/7", block: 4, final: true, record: {
			kind: "observation", cell: { metric: 1, version: 1, region: "420000", start: FIRST * DAY, status: "Actual" }, agency: 7,
			officer: "5CDvHBym6RLoxTdX9MS1acpaDbNxaFagqM5LpBiFGjWT6o1n", value: "41", evidence: null, observedAt: 5,
			reason: "Mistake", flags: [0], previous: 3, block: 4,
		} }];
	}
	return [];
}

let client: FakeClient;

beforeEach(() => {
	takeRegions({ regions: [["420000", "湖北省", "Hubei"], ["420100", "武汉市", "Wuhan"]] });
	client = new FakeClient((method, params) => answerOf(answer(method, params)));
});

const show = (address: string) => showPage(Page, address, "/figures", client);
/** The filters that cells were asked by. */
const cellsAsked = () => client.asked.map(({ params: [filter] }) => filter).filter((filter) => field(filter, "kind") === "cell");
const section = async (name: RegExp): Promise<HTMLElement> => screen.findByRole("region", { name });
const rowsOf = (of: HTMLElement): string[] => within(of).getAllByRole("row").map((row) => row.textContent ?? "");

describe("figures", () => {
	it("ask for a metric before anything else", async () => {
		show("/figures");
		expect(await screen.findByRole("heading", { name: "Choose a metric" })).toBeTruthy();
		expect(cellsAsked()).toEqual([]);
	});

	it("stand side by side, with no sum of them anywhere", async () => {
		show("/figures?metric=1&region=420000");
		const sources = await section(/What each source says$/);
		await within(sources).findAllByText(/Commission/);
		const text = sources.textContent ?? "";
		for (const said of ["41", "42", "50", "47"]) expect(text).toContain(said);
		for (const sum of [41 + 42, 41 + 42 + 41, 50 + 47]) expect(text).not.toContain(String(sum));
	});

	it("show what does not agree, the farthest apart on top, from regions inside too", async () => {
		show("/figures?metric=1&region=420000");
		const rows = rowsOf(await section(/Divergences$/)).slice(1);
		expect(rows.map((row) => [/Wuhan|Hubei/.exec(row)?.[0], /^\d+/.exec(row)?.[0]])).toEqual([["Wuhan", "80"], ["Hubei", "3"]]);
	});

	it("have a copy marked as not counted, with whom it repeats, and who said what when", async () => {
		show(`/figures?metric=1&region=420000&start=${FIRST * DAY}`);
		const detail = await section(/Observations of this period/);
		expect(await within(detail).findByText("copy of Page, not counted")).toBeTruthy();
		expect(await within(detail).findByText("corrects observation 3: Mistake")).toBeTruthy();
		expect(within(detail).getByText("at least that of the period before")).toBeTruthy();
	});

	it("show what is under seal as such, without a value", async () => {
		show(`/figures?metric=1&region=420000&start=${(FIRST + 2) * DAY}`);
		const detail = await section(/Observations of this period/);
		expect(within(detail).getByText("under seal")).toBeTruthy();
		expect(within(detail).getByText("0xfeed")).toBeTruthy();
	});

	it("say so when a period is not known, or nobody has a figure", async () => {
		show(`/figures?metric=1&region=420000&start=${(FIRST + 99) * DAY}`);
		expect(await screen.findByRole("heading", { name: "There is no figure of this period" })).toBeTruthy();
		cleanup();
		show("/figures?metric=1&region=420000&status=Exercise");
		expect(await screen.findByRole("heading", { name: "Nobody has a figure of this metric here" })).toBeTruthy();
		expect(cellsAsked()).toContainEqual(expect.objectContaining({ status: "Exercise" }));
	});
});
