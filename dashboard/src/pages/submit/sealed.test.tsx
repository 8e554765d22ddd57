import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Call } from "../../chain/calls.ts";
import type { Progress } from "../../chain/progress.ts";
import { sealText, type Seal, type Sealed } from "../../chain/seal.ts";
import { sealWith } from "../../chain/seal.testing.ts";
import type { Signed } from "../../chain/store.ts";
import { showPage } from "../../page.testing.tsx";
import { FakeClient } from "../../rpc/client.testing.ts";
import { RpcError } from "../../rpc/errors.ts";
import { answerOf } from "../../rpc/node.testing.ts";
import type { CellRecord, MetricRecord } from "../../rpc/records.ts";
import { fieldOfMoment } from "./forms/common.ts";
import { AGENCY, CELL, DAY, EVENT_TYPE, FIGURE, OFFICER } from "./forms/fixtures.ts";
import SubmitPage from "./index.tsx";
import { chooseAccount, connectWallet, store } from "./signing.ts";

/** What the wallet is asked to sign, and what becomes of it. */
const chain = vi.hoisted(() => ({
	signed: [] as Call[],
	refuses: false,
	/** Time of its best block. */
	now: 0,
	becomes: { stage: "waiting" } as Progress,
}));

vi.mock("../../chain/wallet.ts", () => ({ walletAccounts: async () => [{ address: "5A", name: "desk", source: "test" }] }));
vi.mock("../../chain/session.ts", () => ({
	ChainSession: {
		open: async () => ({
			estimate: async () => ({ bytes: 100, callHex: "0x00" }),
			sign: async (call: Call, _: unknown, from: Pick<Signed, "draft" | "opens">): Promise<Signed> => {
				if (chain.refuses) throw new Error("Cancelled");
				chain.signed.push(call);
				return {
					hash: `0x${chain.signed.length}`, hex: "0xabcd", call: call.name, account: "5A", nonce: 1, birth: 1, death: 9,
					genesisHash: `0x${"0".repeat(64)}`, signedAt: 7, ...from,
				};
			},
			now: async () => chain.now,
			deliver: async (_: Signed, tell: (progress: Progress) => void) => tell(chain.becomes),
			close: async () => undefined,
		}),
	},
}));

/** A quarter of a day after a period has ended: that one is sealed now, and the one before is opened. */
const NOW = FIGURE.anchor + 20_000 * DAY + DAY / 4;
const LAST = FIGURE.anchor + 19_999 * DAY;
const METRIC: MetricRecord = { kind: "metric", version: 2, definitions: [FIGURE] };
const SEALED_TYPE = { ...EVENT_TYPE, sealing: { commitWithin: DAY, revealWithin: DAY } };

/** Cells that the node has, by the beginning of their period. */
let cells: Readonly<Record<number, CellRecord>> = {};

const row = (subject: string, record: unknown) => ({ subject, block: 0, final: true, record });
const client = new FakeClient((method, [what]) => {
	const asked = JSON.stringify(what);
	if (method === "muster_records") {
		if (asked.includes("eventType")) return answerOf([row("eventType/1", SEALED_TYPE)], { next: null });
		return answerOf(asked.includes("metric") ? [row("metric/1", METRIC)] : [], { next: null });
	}
	if (method === "muster_agency") return answerOf(row("agency/7", AGENCY));
	if (method === "muster_record" && what === "officer/5A") return answerOf(row(what, { ...OFFICER, validUntil: 9e15 }));
	const start = typeof what === "string" ? Number(what.split("/")[4]) : 0;
	const cell = cells[start];
	if (method === "muster_record" && cell !== undefined) return answerOf(row(String(what), cell));
	throw new RpcError(4002, "no such thing");
});

async function settle(): Promise<void> {
	for (let i = 0; i < 8; i += 1) await act(async () => undefined);
}

async function open(address: string) {
	const view = showPage(SubmitPage, address, "/submit/:what?", client);
	await settle();
	return view;
}

const field = (name: string) => document.querySelector(`[data-field="${name}"] :is(input, select)`) as HTMLInputElement;
const put = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
async function press(name: string | RegExp) {
	fireEvent.click(screen.getByRole("button", { name }));
	await settle();
}
const SIGN = "Sign with the extension and send";
const signs = () => !screen.getByRole<HTMLButtonElement>("button", { name: SIGN }).disabled;
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-seal]")];

/** A seal of a period so many before the last one that is over. */
function seal(before: number, changes: Partial<Sealed> = {}): Seal {
	const start = LAST - before * DAY;
	const cell = { metric: 1, version: 2, region: 420106, start, status: "Actual" } as const;
	return sealWith({ cell, ...changes }, { periodUntil: start + DAY, revealFrom: start + 2 * DAY, revealUntil: start + 3 * DAY });
}

/** The cell of a seal that the chain has. */
const committed = ({ agency, hash, revealFrom, revealUntil }: Seal): CellRecord =>
	({ ...CELL, seal: { revealFrom, revealUntil }, sealed: [{ agency, officer: "5A", hash }] });

/** A file; jsdom's cannot be read. */
function fileOf(text: string): File {
	return Object.defineProperty(new File([text], "seal.json"), "text", { value: async () => text });
}

/** A file of a seal with so many bytes: spaces at the end change nothing in JSON. */
function sealOfBytes(bytes: number): string {
	const text = sealText(seal(1));
	return text + " ".repeat(bytes - new TextEncoder().encode(text).length);
}

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: NOW });
	window.localStorage.clear();
	cells = {};
	Object.assign(chain, { signed: [], refuses: false, now: NOW, becomes: { stage: "waiting" } });
	await connectWallet();
});

afterEach(() => {
	for (const button of screen.queryAllByRole("button", { name: "Keep it no longer" })) fireEvent.click(button);
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

afterAll(() => chooseAccount(""));

describe("sealing a figure", { timeout: 30_000 }, () => {
	/** To the review of the figure 4711, with the words about persons ticked. */
	async function toReview() {
		await open("/submit/observation?metric=1&region=420106");
		fireEvent.click(document.querySelector('input[value="Actual"]') as HTMLInputElement);
		put("start", String(LAST));
		put("value", "4711");
		await settle();
		await press("Review and sign");
		fireEvent.click(screen.getByLabelText(/I have checked every item/));
	}

	it("says of each period when it is sealed, and asks for no time or evidence yet", async () => {
		await open("/submit/observation?metric=1&region=420106");
		const said = [...document.querySelectorAll('[data-field="start"] option')].slice(1, 4).map(({ textContent }) => textContent);
		expect(said).toEqual([
			expect.stringMatching(/\(to be sealed from .* until .*\)$/), expect.stringMatching(/\(can be sealed now, until .*\)$/),
			expect.stringMatching(/\(sealing ended .*\)$/),
		]);
		expect([field("observedAt"), field("evidence")]).toEqual([null, null]);
		put("start", String(LAST - DAY));
		await press("Review and sign");
		expect(document.querySelector(".summary")?.textContent).toContain("Sealing of this period ended");
	});

	it("shows that the hash is public and the figure is not, and signs once the seal was downloaded", async () => {
		const files: BlobPart[][] = [];
		vi.stubGlobal("Blob", class { constructor(given: BlobPart[]) { files.push(given); } });
		URL.createObjectURL = () => "blob:x";
		vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
		await toReview();
		const table = document.querySelector("table.public") as HTMLElement;
		expect(table.querySelector('[data-path="hash"] td')?.textContent).toMatch(/^0x[0-9a-f]{64}$/);
		expect(table.textContent).not.toContain("4711");
		expect(document.querySelector('[data-sealed="value"]')?.textContent).toBe("4711");
		expect(signs()).toBe(false);
		await press("Download the seal");
		expect(signs()).toBe(true);
		expect(store.seals(`0x${"0".repeat(64)}`)).toEqual([]);
		await press(SIGN);
		const [kept] = store.seals(`0x${"0".repeat(64)}`);
		expect(kept).toMatchObject({ value: "4711", agency: 7, revealFrom: LAST + 2 * DAY, revealUntil: LAST + 3 * DAY });
		expect(files[0]?.[1]).toBe(kept === undefined ? "" : sealText(kept));
		expect(chain.signed).toEqual([{ name: "observations.commit", args: { cell: kept?.cell, hash: kept?.hash } }]);
		expect(rows().map(({ dataset }) => [dataset["seal"], dataset["standing"]])).toEqual([[kept?.hash, "absent"]]);
	});

	it("signs without a file only for who takes the risk, and keeps no seal of what was not signed", async () => {
		await toReview();
		expect(signs()).toBe(false);
		fireEvent.click(screen.getByLabelText(/I do not download it/));
		expect(signs()).toBe(true);
		chain.refuses = true;
		await press(SIGN);
		expect(screen.getByText(/nothing was sent/)).toBeTruthy();
		expect(store.seals(`0x${"0".repeat(64)}`)).toEqual([]);
		chain.refuses = false;
		await press(SIGN);
		expect(store.seals(`0x${"0".repeat(64)}`)).toHaveLength(1);
	});

	it("signs nothing if the browser keeps nothing and there is no file", async () => {
		await toReview();
		fireEvent.click(screen.getByLabelText(/I do not download it/));
		vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => { throw new DOMException("full", "QuotaExceededError"); });
		await press(SIGN);
		expect(chain.signed).toEqual([]);
		expect(screen.getByRole("alert").textContent).toContain("The browser does not keep the seal");
	});
});

describe("sealed figures that are kept", { timeout: 30_000 }, () => {
	it("are listed with the one that is overdue first, and opened only in their time", async () => {
		const [later, now, over] = [seal(0, { value: null }), seal(1), seal(2)];
		for (const each of [later, now, over]) store.keepSeal(each);
		cells = { [later.cell.start]: committed(later), [now.cell.start]: committed(now), [over.cell.start]: committed(over) };
		await open("/submit/observation");
		expect(rows().map(({ dataset }) => dataset["standing"])).toEqual(["lapsed", "open", "waiting"]);
		expect(rows().map((each) => within(each).queryByRole("button", { name: /^Open:/ }) !== null)).toEqual([false, true, false]);
		expect(rows()[1]?.textContent).toMatch(/Cases .* 420106.* 42 \(unit: 1\)/s);
		expect(rows()[2]?.textContent).toContain("not measured");
	});

	it("are opened by a review with value and salt, and go when that is final", async () => {
		const mine = seal(1);
		store.keepSeal(mine);
		cells = { [mine.cell.start]: committed(mine) };
		await open("/submit/observation");
		await press(/^Open:/);
		expect(window.location.hash).toContain(`/submit/reveal?seal=${mine.hash}`);
		put("observedAt", fieldOfMoment(LAST));
		await press("Review and sign");
		expect(document.querySelector('[data-path="statement.value"] td')?.textContent).toBe("42");
		expect(document.querySelector('[data-path="salt"] td')?.textContent).toBe(mine.salt);
		fireEvent.click(screen.getByLabelText(/I have checked every item/));
		chain.becomes = { stage: "final", block: 9, failure: null, subject: null, weight: null };
		await press(SIGN);
		expect(chain.signed).toEqual([{
			name: "observations.reveal",
			args: { cell: mine.cell, statement: { value: "42", observedAt: LAST, evidence: null }, salt: mine.salt },
		}]);
		expect(store.seal(mine.hash)).toBeNull();
		expect(rows()).toEqual([]);
		expect(screen.getByText("There are no seals.")).toBeTruthy();
	});

	it("are not signed away by a clock that is ahead of the chain's", async () => {
		const mine = seal(1);
		store.keepSeal(mine);
		cells = { [mine.cell.start]: committed(mine) };
		await open(`/submit/reveal?seal=${mine.hash}`);
		put("observedAt", fieldOfMoment(LAST));
		await press("Review and sign");
		fireEvent.click(screen.getByLabelText(/I have checked every item/));
		chain.now = mine.revealFrom - 1;
		await press(SIGN);
		expect(chain.signed).toEqual([]);
		expect(screen.getByRole("alert").textContent).toContain("It cannot be opened yet");
		chain.now = mine.revealFrom;
		await press(SIGN);
		expect(chain.signed).toHaveLength(1);
	});

	it("stay when the chain refuses to open them, and say why", async () => {
		const mine = seal(1);
		store.keepSeal(mine);
		await open(`/submit/reveal?seal=${mine.hash}`);
		cells = { [mine.cell.start]: committed(mine) };
		client.tell([`cell/1/2/420106/${mine.cell.start}/Actual`]);
		await settle();
		put("observedAt", fieldOfMoment(LAST));
		await press("Review and sign");
		fireEvent.click(screen.getByLabelText(/I have checked every item/));
		chain.becomes = {
			stage: "final", block: 9, subject: null, weight: null, failure: { kind: "pallet", pallet: "Observations", name: "WrongReveal" },
		};
		await press(SIGN);
		expect(screen.getByText(/use the seal of the figure that the agency sealed last/)).toBeTruthy();
		expect(rows()).toHaveLength(1);
	});

	it("are deleted after a question, and not without", async () => {
		const mine = seal(1);
		store.keepSeal(mine);
		await open("/submit/observation");
		await press(/^Delete the seal:/);
		await press("Keep it");
		expect(rows()).toHaveLength(1);
		await press(/^Delete the seal:/);
		fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Delete the seal" }));
		expect(rows()).toEqual([]);
		expect(store.seal(mine.hash)).toBeNull();
	});

	it("name a drill as one", async () => {
		const drill = seal(1, { cell: { ...seal(1).cell, status: "Exercise" } });
		store.keepSeal(drill);
		await open(`/submit/reveal?seal=${drill.hash}`);
		expect(rows()[0]?.textContent).toContain("Exercise · Cases");
		expect(document.querySelector("form")?.dataset["status"]).toBe("Exercise");
	});
});

describe("a seal from a file", { timeout: 30_000 }, () => {
	const give = async (file: File) => {
		fireEvent.change(field("sealFile"), { target: { files: [file] } });
		await settle();
	};
	const said = () => document.querySelector('[data-field="sealFile"] [role="status"]')?.textContent;

	it("is listed and can be opened", async () => {
		const mine = seal(1);
		cells = { [mine.cell.start]: committed(mine) };
		await open("/submit/observation");
		fireEvent.drop(document.querySelector('[data-field="sealFile"] .drop') as HTMLElement, { dataTransfer: { files: [fileOf(sealText(mine))] } });
		await settle();
		expect(said()).toContain("The seal is here again");
		expect(store.seal(mine.hash)).toEqual(mine);
		expect(screen.getByRole("button", { name: /^Open:/ })).toBeTruthy();
	});

	it.each<[string, string, RegExp]>([
		["no seal", "{", /is no seal/],
		["too large", sealOfBytes(16_385), /is no seal/],
		["another version", JSON.stringify({ ...seal(1), format: 2 }), /another version/],
		["another chain", JSON.stringify({ ...seal(1), genesisHash: `0x${"ee".repeat(32)}` }), /another chain/],
		["changed", JSON.stringify({ ...seal(1), value: "43" }), /the file was changed/],
		["another agency", sealText(seal(1, { agency: 8 })), /another agency/],
	])("is refused with a sentence: %s", async (_, text, sentence) => {
		await open("/submit/observation");
		await give(fileOf(text));
		expect(said()).toMatch(sentence);
		expect(rows()).toEqual([]);
	});

	it("is taken at the most bytes that a file may have", async () => {
		await open("/submit/observation");
		await give(fileOf(sealOfBytes(16_384)));
		expect(rows()).toHaveLength(1);
	});

	it("is refused if it cannot be read or kept", async () => {
		await open("/submit/observation");
		await give(Object.defineProperty(new File([], "a"), "text", { value: () => Promise.reject(new Error("gone")) }));
		expect(said()).toContain("cannot read the file");
		vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => { throw new DOMException("full", "QuotaExceededError"); });
		await give(fileOf(sealText(seal(1))));
		expect(said()).toContain("The browser keeps nothing");
	});
});
