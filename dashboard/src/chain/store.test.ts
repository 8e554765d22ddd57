import { beforeEach, describe, expect, it } from "vitest";

import { Outbox, type Courier } from "./outbox.ts";
import { ended, type Progress } from "./progress.ts";
import { Store, type Draft, type Signed } from "./store.ts";

const DRAFT: Draft = { id: "a", form: "report", savedAt: 5, fields: { headline: "七例" } };
const SIGNED: Signed = {
	hash: "0x01", hex: "0xabcd", call: "incidents.file", account: "5A", nonce: 1, birth: 10, death: 1_034, genesisHash: "0xff",
	signedAt: 7, draft: "a",
};

beforeEach(() => window.localStorage.clear());

describe("what is kept", () => {
	it("comes back after a reload, the last changed first, and goes when it is deleted", () => {
		new Store(window.localStorage).keepDraft(DRAFT);
		new Store(window.localStorage).keepDraft({ ...DRAFT, id: "b", form: "vote", savedAt: 6 });
		const again = new Store(window.localStorage);
		expect(again.draft("a")).toEqual(DRAFT);
		expect(again.drafts().map(({ id }) => id)).toEqual(["b", "a"]);
		again.dropDraft("b");
		expect(again.drafts()).toEqual([DRAFT]);
	});
	it.each(["{", "null", "[]", "7", '{"form":"vote"}', '{"form":"novel","savedAt":1,"fields":{}}', '{"form":"vote","savedAt":"1","fields":{}}'])(
		"passes over %s and keeps the rest", (text) => {
			const store = new Store(window.localStorage);
			store.keepDraft(DRAFT);
			window.localStorage.setItem("muster.draft.z", text);
			window.localStorage.setItem("muster.signed.z", text);
			expect(store.drafts()).toEqual([DRAFT]);
			expect(store.draft("z")).toBeNull();
			expect(store.signed("0xff")).toEqual([]);
		});
	it("says so when the browser keeps nothing, and does not break", () => {
		const full = () => { throw new DOMException("full", "QuotaExceededError"); };
		const store = new Store({ getItem: full, setItem: full, removeItem: full, key: full, length: 1 });
		expect(store.keepDraft(DRAFT)).toBe(false);
		expect(store.drafts()).toEqual([]);
		store.dropDraft("a");
	});
	it("keeps signed transactions of this chain apart from those of another", () => {
		const store = new Store(window.localStorage);
		store.keepSigned(SIGNED);
		store.keepSigned({ ...SIGNED, hash: "0x02", genesisHash: "0xee" });
		expect(store.signed("0xff")).toEqual([SIGNED]);
	});
});

describe("outbox", () => {
	/** A courier that tells what it is given to tell. */
	function outbox(told: readonly Progress[], lines = 0) {
		const store = new Store(window.localStorage);
		store.keepDraft(DRAFT);
		const delivered: string[] = [];
		let down = lines;
		const courier: Courier = {
			deliver: async ({ hash }, tell) => {
				delivered.push(hash);
				for (const progress of told) tell(progress);
			},
		};
		const open = async () => {
			if (down > 0) {
				down -= 1;
				throw new Error("no line");
			}
			return courier;
		};
		return { store, delivered, box: new Outbox(store, open, 1) };
	}
	const settled = async (box: Outbox, stage: string) => {
		await expect.poll(() => box.entries.get().map(({ progress }) => progress.stage)).toEqual([stage]);
	};
	const final: Progress = { stage: "final", block: 9, failure: null, subject: "incident/3", weight: null };

	it("keeps what was signed until it is final, and the draft with it", async () => {
		const { store, box } = outbox([{ stage: "waiting" }, { stage: "inBlock", block: 9, failure: null, late: false }]);
		expect(box.add(SIGNED)).toBe(true);
		await settled(box, "inBlock");
		expect(store.signed("0xff")).toEqual([SIGNED]);
		expect(store.draft("a")).not.toBeNull();
	});
	it("lets both go once it is final", async () => {
		const { store, box } = outbox([final]);
		box.add(SIGNED);
		await settled(box, "final");
		expect(store.signed("0xff")).toEqual([]);
		expect(store.draft("a")).toBeNull();
	});
	it("keeps the draft of a call that failed", async () => {
		const { store, box } = outbox([{ ...final, failure: { kind: "pallet", pallet: "Incidents", name: "NoRegion" } }]);
		box.add(SIGNED);
		await settled(box, "final");
		expect(store.draft("a")).toEqual(DRAFT);
	});
	it("takes up what was not settled, through lines that are down, and once only", async () => {
		const { store, box, delivered } = outbox([final], 3);
		store.keepSigned(SIGNED);
		box.resume("0xff");
		box.resume("0xff");
		box.resume("0xee");
		await settled(box, "final");
		expect(delivered).toEqual(["0x01"]);
	});
	it("sends again what fell out of the pool, and forgets what it is told to", async () => {
		const { store, box, delivered } = outbox([ended("dropped")]);
		box.add(SIGNED);
		await settled(box, "ended");
		await expect.poll(() => { box.resend("0x01"); return delivered.length; }).toBeGreaterThan(1);
		box.forget("0x01");
		expect(box.entries.get()).toEqual([]);
		expect(store.signed("0xff")).toEqual([]);
	});
});
