import { beforeEach, describe, expect, it } from "vitest";

import { Outbox, type Courier } from "./outbox.ts";
import { ended, type Progress } from "./progress.ts";
import { SEAL, sealWith } from "./seal.testing.ts";
import { Store, type Draft, type Signed } from "./store.ts";

const DRAFT: Draft = { id: "a", form: "report", savedAt: 5, fields: { headline: "七例" } };
const SIGNED: Signed = {
	hash: "0x01", hex: "0xabcd", call: "incidents.file", account: "5A", nonce: 1, birth: 10, death: 1_034, genesisHash: "0xff",
	signedAt: 7, draft: "a", opens: null,
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
	it("keeps seals by chain, the one that lapses first at the top, until they are dropped", () => {
		const store = new Store(window.localStorage);
		const sooner = sealWith({ value: null }, { revealUntil: 3_999 });
		const elsewhere = { ...sealWith({ value: "1" }), genesisHash: `0x${"ee".repeat(32)}` };
		for (const seal of [SEAL, sooner, elsewhere]) store.keepSeal(seal);
		const again = new Store(window.localStorage);
		expect(again.seals(SEAL.genesisHash)).toEqual([sooner, SEAL]);
		expect(again.seal(SEAL.hash)).toEqual(SEAL);
		again.dropSeal(sooner.hash);
		expect(store.seals(SEAL.genesisHash)).toEqual([SEAL]);
	});
	it("passes over a seal that was changed, or is under another hash", () => {
		const store = new Store(window.localStorage);
		store.keepSeal({ ...SEAL, value: "43" });
		window.localStorage.setItem(`muster.seal.0x${"0".repeat(64)}`, JSON.stringify(SEAL));
		expect(store.seals(SEAL.genesisHash)).toEqual([]);
		expect(store.seal(SEAL.hash)).toBeNull();
	});
	it("reads what was signed before seals were kept", () => {
		const { hash, opens, ...old } = SIGNED;
		window.localStorage.setItem(`muster.signed.${hash}`, JSON.stringify(old));
		expect(new Store(window.localStorage).signed("0xff")).toEqual([{ ...SIGNED, opens }]);
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
	it("lets a seal go once what opens it is final, and no other", async () => {
		const { store, box } = outbox([final]);
		const other = sealWith({ value: "1" });
		for (const seal of [SEAL, other]) store.keepSeal(seal);
		box.add({ ...SIGNED, call: "observations.reveal", opens: SEAL.hash });
		await settled(box, "final");
		expect(store.seals(SEAL.genesisHash)).toEqual([other]);
	});
	it.each<[string, Progress]>([
		["in a block that is not final", { stage: "inBlock", block: 9, failure: null, late: false }],
		["refused by the chain", { ...final, failure: { kind: "pallet", pallet: "Observations", name: "WrongReveal" } }],
	])("keeps the seal of an opening that is %s", async (_, progress) => {
		const { store, box } = outbox([progress]);
		store.keepSeal(SEAL);
		box.add({ ...SIGNED, call: "observations.reveal", opens: SEAL.hash });
		await settled(box, progress.stage);
		expect(store.seals(SEAL.genesisHash)).toEqual([SEAL]);
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
