import { describe, expect, it } from "vitest";
import { line, random, request, row } from "./fixtures.testing.ts";
import { inOrder, isUnmet, linesInOrder, totals } from "./requests.ts";
import { LINE_STATES, PRIORITIES } from "../../rpc/records.ts";

const met = [line({ state: "Fulfilled", outstanding: "0" })];

describe("the order of requests", () => {
	it("is unmet first, then the priority, then the oldest", () => {
		const rows = [
			row("request/1", request({ priority: "stat", submittedAt: 1, lines: met })),
			row("request/2", request({ priority: "routine", submittedAt: 1 })),
			row("request/3", request({ priority: "stat", submittedAt: 9 })),
			row("request/4", request({ priority: "stat", submittedAt: 5 })),
			row("request/5", request({ priority: "urgent", submittedAt: 2 })),
			row("request/6", request({ priority: "asap", submittedAt: 8 })),
			row("request/7", request({ priority: "routine", submittedAt: 0, lines: met })),
		];
		expect(inOrder(rows).map(({ subject }) => subject)).toEqual(
			["request/4", "request/3", "request/6", "request/5", "request/2", "request/1", "request/7"],
		);
	});

	it("gives equals by number, not by text", () => {
		const rows = [row("request/10", request()), row("request/9", request()), row("request/9007199254740993", request())];
		expect(inOrder(rows).map(({ subject }) => subject)).toEqual(
			["request/9", "request/10", "request/9007199254740993"],
		);
	});

	it("does not depend on the order of the answer, and loses none", () => {
		const next = random(7);
		const rows = Array.from({ length: 200 }, (_, number) =>
			row(
				`request/${number}`,
				request({
					priority: PRIORITIES[next(4)] ?? "stat",
					submittedAt: next(20),
					lines: [line({ state: LINE_STATES[next(LINE_STATES.length)] ?? "Open", outstanding: `${next(2)}` })],
				}),
			),
		);
		const once = inOrder(rows).map(({ subject }) => subject);
		expect(inOrder([...rows].reverse()).map(({ subject }) => subject)).toEqual(once);
		expect(new Set(once).size).toBe(200);
	});
});

describe("a line that lacks something", () => {
	it("waits to be opened, or has units that nobody promised", () => {
		expect(isUnmet(line({ state: "Submitted", outstanding: "0" }))).toBe(true);
		expect(isUnmet(line({ state: "UnderVerification", outstanding: "0" }))).toBe(true);
		expect(isUnmet(line({ state: "PartlyFulfilled", outstanding: "1" }))).toBe(true);
	});

	it("is no draft, none that is promised and none that has ended", () => {
		for (const state of ["Draft", "Fulfilled", "Closed", "Rejected", "Cancelled", "Expired"] as const) {
			expect(isUnmet(line({ state }))).toBe(false);
		}
		expect(isUnmet(line({ state: "FullyCommitted", outstanding: "0" }))).toBe(false);
	});
});

describe("totals by product", () => {
	const requests = [
		request({
			submittedAt: 50,
			lines: [
				line({ product: 1, requested: "100", approved: "60", outstanding: "60" }),
				line({ product: 1, requested: null, approved: "0", outstanding: "0", state: "Submitted" }),
				line({ product: 2, requested: "10", approved: "10", outstanding: "0", committed: "10" }),
			],
		}),
		request({ submittedAt: 20, lines: [line({ product: 1, requested: "9007199254740993", approved: "0", outstanding: "0", state: "Submitted" })] }),
	];

	it("add up what is known, and count what is not apart", () => {
		const [first, second] = totals(requests);
		expect(first).toMatchObject({ product: 1, lines: 3, unknown: 1, unmet: 3, requested: 9_007_199_254_741_093n, oldest: 20 });
		expect(first?.units.outstanding).toBe(60n);
		expect(second).toMatchObject({ product: 2, lines: 1, unknown: 0, unmet: 0, oldest: null });
		expect(second?.units.promised).toBe(10n);
	});

	it("can be of one product only", () => {
		expect(totals(requests, 2).map(({ product }) => product)).toEqual([2]);
	});

	it("leave lines out whose counters contradict each other, and say how many", () => {
		const [total] = totals([request({ lines: [line({ dispatched: "5" }), line()] })]);
		expect(total).toMatchObject({ lines: 2, broken: 1, requested: 1_000n });
	});
});

describe("the order of lines", () => {
	const rows = [
		row("request/2", request({ priority: "urgent", lines: [line(), line({ line: 1, product: 5 }), line({ line: 2, ...met[0] })] })),
		row("request/1", request({ priority: "routine", lines: [line({ product: 5 })] })),
		row("request/3", request({ priority: "stat", lines: [line({ state: "Fulfilled", outstanding: "0" })] })),
	];
	const shown = (lines: ReturnType<typeof linesInOrder>) => lines.map(({ request, line }) => `${request.subject}/${line.line}`);

	it("is that of requests, each line for itself", () => {
		const one = rows.map((row) => ({ ...row, record: { ...row.record, lines: row.record.lines.map((each, at) => ({ ...each, line: at })) } }));
		expect(shown(linesInOrder(one))).toEqual(["request/2/0", "request/2/1", "request/1/0", "request/3/0", "request/2/2"]);
	});

	it("can be of one product or state", () => {
		expect(shown(linesInOrder(rows, { product: 5 }))).toEqual(["request/2/1", "request/1/0"]);
		expect(linesInOrder(rows, { lineState: "Fulfilled" })).toHaveLength(2);
		expect(linesInOrder(rows, { product: 5, lineState: "Fulfilled" })).toEqual([]);
	});
});
