import { describe, expect, it, vi } from "vitest";
import type { AskedList } from "../../rpc/hooks.ts";
import type { IncidentRecord, Row } from "../../rpc/records.ts";
import { merged, together } from "./unfinished.ts";

// What a question answers is not looked into here, only whose it is and from which block.
const row = (number: number, block: number): Row<IncidentRecord> =>
	JSON.parse(JSON.stringify({ subject: `incident/${number}`, block, final: true, record: {} }));
const list = (state: AskedList<IncidentRecord>["state"], change: Partial<AskedList<IncidentRecord>> = {}): AskedList<IncidentRecord> => ({
	state, rows: [], cut: false, again: () => undefined,
	...(state === "ready" || state === "old" ? { answer: { data: [], finalizedBlock: 1, indexedBlock: 1, lagMs: 1 } } : {}),
	...(state === "failed" ? { error: new Error("no") } : {}),
	...change,
});

describe("the answers to several questions", () => {
	it("have an incident once, as the last block that changed it says", () => {
		expect(merged([[row(1, 5), row(2, 1)], [row(1, 7)], [row(1, 6)]]).map(({ subject, block }) => [subject, block]))
			.toEqual([["incident/1", 7], ["incident/2", 1]]);
	});

	it("are there when each has answered or failed, and say when one has failed", () => {
		expect(together([list("ready"), list("loading")], []).state).toBe("loading");
		expect(together([list("ready"), list("failed")], [])).toMatchObject({ state: "ready", partial: true });
		expect(together([list("ready"), list("ready")], [])).toMatchObject({ state: "ready", partial: false });
		expect(together([list("failed"), list("failed")], []).state).toBe("failed");
	});

	it("are old when one of them is", () => {
		expect(together([list("ready"), list("old")], []).state).toBe("old");
	});

	it("go on in every list that has more", () => {
		const [one, two] = [vi.fn(), vi.fn()];
		const all = together([list("ready", { more: one }), list("ready"), list("ready", { more: two })], []);
		all.more?.();
		expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 1]);
		expect(together([list("ready")], []).more).toBeUndefined();
	});
});
