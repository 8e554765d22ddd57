/**
 * The duty desk in a real browser, against real nodes: the network that `scripts/run` started (`MUSTER_WS` its RPC node,
 * `MUSTER_DESK` the page), or else one of the test's own after a small replay.
 */

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import type { KeyringPair } from "@polkadot/keyring/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";

import { account, eventTypeByCode, ROLES } from "../../src/chain/calls.ts";
import { connect } from "../../src/chain/client.ts";
import { HttpRpc } from "../../src/chain/jsonrpc.ts";
import { serveDashboard } from "../../src/dashboard/serve.ts";
import { findBinary, Localnet } from "../../src/network/localnet.ts";
import { carryMotion } from "../../src/replay/chain/motion.ts";
import { takeIn } from "../../src/replay/chain/replay.ts";
import { eventNumber, Session } from "../../src/replay/chain/session.ts";
import { chooseDays, loadDataset } from "../../src/replay/data/load.ts";
import { Progress } from "../../src/replay/progress.ts";
import { writeTables } from "../../tests/unit/replay-fixture.ts";

const DIST = fileURLToPath(new URL("../../../dashboard/dist", import.meta.url));
/** Debian's; another place can be named. */
export const CHROMIUM = process.env["MUSTER_CHROMIUM"] ?? "/usr/bin/chromium";
/** As root, without a screen, and without what a browser asks its maker at each start. */
export const CHROMIUM_ARGUMENTS = [
	...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
	...["--disable-background-networking", "--disable-component-update", "--enable-precise-memory-info"],
];
/** What a page has to show within, on a machine that also runs five nodes. */
export const SHOWN_MS = 60_000;
/** Rounds of the tests: somebody fills in a form meanwhile. */
const VERIFY_MS = 120_000;
const TERM_MS = 30 * 86_400_000;
export const WUCHANG = "420106";

/** Who looks at the desk, and how. */
export interface Visitor {
	/** Path of the development key that the wallet in the browser holds. None: no wallet. */
	readonly key?: string;
	readonly lang?: "zh" | "en";
	readonly width?: number;
	readonly height?: number;
	/** Address of a node, if not that of the network's RPC node. */
	readonly node?: string;
}

export interface Desk {
	/**
	 * A connection that acts for everybody else. It counts itself what each key has signed, so it is of no use for a key that
	 * a page has signed with.
	 */
	readonly session: Session;
	/** Number of the event type of the tests. */
	readonly eventType: number;
	/** Secret URI of an officer of a class of its own, who votes, observes, asks and receives in Wuchang. */
	readonly diseaseControl: string;
	/** Number of a product of these tests alone. */
	readonly product: number;
	/** Address of the RPC node. */
	readonly ws: string;
	/** Questions to the RPC node, as any program asks them. */
	readonly node: HttpRpc;
	/** The nodes, if they are the tests' own. */
	readonly network: Localnet | undefined;
	/** A page of a browser of its own, at this place, such as `/incidents`. */
	open(place: string, visitor?: Visitor): Promise<Page>;
	/** What went wrong in pages, since this was last asked. */
	complaints(): string[];
}

const quiet = () => new Progress({ write: () => true, isTTY: false } as unknown as NodeJS.WriteStream);

/** The desk for the tests of a file. */
export function withDesk(): Desk {
	let parts: { session: Session; eventType: number; diseaseControl: string; product: number; url: string; ws: string; network: Localnet | undefined } | undefined;
	let browser: Browser | undefined;
	const ends: (() => Promise<void>)[] = [];
	const complaints: string[] = [];
	const now = () => {
		if (parts === undefined || browser === undefined) throw new Error("the desk is not open outside of a test");
		return { ...parts, browser };
	};

	before(
		async () => {
			const { ws, url, network, replay } = await place(ends);
			const session = await Session.open(await connect(ws));
			ends.push(() => session.close());
			if (replay !== undefined) await replay(session);
			browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
			parts = { session, url, ws, network, ...(await prepare(session)) };
		},
		{ timeout: 400_000 },
	);
	after(
		async () => {
			await browser?.close();
			for (const end of ends.reverse()) await end();
		},
		{ timeout: 60_000 },
	);

	return {
		get session() {
			return now().session;
		},
		get eventType() {
			return now().eventType;
		},
		get diseaseControl() {
			return now().diseaseControl;
		},
		get product() {
			return now().product;
		},
		get node() {
			return new HttpRpc(now().ws.replace(/^ws/, "http"));
		},
		get network() {
			return now().network;
		},
		get ws() {
			return now().ws;
		},
		async open(place, { key, lang = "en", width = 1280, height = 720, node } = {}) {
			const { browser, url, session } = now();
			const context = await browser.newContext({
				viewport: { width, height },
				locale: lang === "zh" ? "zh-CN" : "en-GB",
				timezoneId: "Asia/Shanghai",
				reducedMotion: "reduce",
			});
			const page = await context.newPage();
			page.setDefaultTimeout(SHOWN_MS);
			page.on("pageerror", (error) => complaints.push(`${place}: ${error.message}`));
			page.on("request", (request) => {
				const { hostname, protocol } = new URL(request.url());
				const here = hostname === "127.0.0.1" || protocol === "data:" || protocol === "blob:";
				if (!here) complaints.push(`${place}: asks ${request.url()}`);
			});
			if (key !== undefined) await giveWallet(page, session, key);
			await page.goto(`${url}${node === undefined ? "" : `?node=${node}`}#${place}`);
			return page;
		},
		complaints: () => complaints.splice(0),
	};
}

/** Where the network and the page are. */
async function place(ends: (() => Promise<void>)[]) {
	const [ws, url] = [process.env["MUSTER_WS"], process.env["MUSTER_DESK"]];
	if (ws !== undefined && url !== undefined) return { ws, url, network: undefined, replay: undefined };
	const network = await Localnet.start({ binary: await findBinary(), index: true });
	ends.push(() => network.stop());
	const dashboard = await serveDashboard({ dist: DIST, node: network.rpc.wsUrl });
	ends.push(() => dashboard.close());
	const replay = async (session: Session) => {
		const folder = await writeTables();
		try {
			const data = await loadDataset(folder);
			await takeIn(session, data, chooseDays(data, undefined, 1), quiet());
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	};
	return { ws: network.rpc.wsUrl, url: dashboard.url, network, replay };
}

/** An event type as it stands, to be amended or to make another one of. */
export async function eventTypeDetails(session: Session, eventType: number): Promise<{ timers: { verifyWithin: number } }> {
	const stored = (await session.api.query["incidents"]?.["eventTypes"]?.(eventType))?.toJSON();
	assert.ok(stored !== null && typeof stored === "object" && "timers" in stored);
	const { active: _, ...details } = stored as { active: boolean; timers: { verifyWithin: number } };
	return details;
}

/** Rounds that last long enough for a person, a voter of a second class, and a product that nobody else has asked for. */
async function prepare(session: Session): Promise<{ eventType: number; diseaseControl: string; product: number }> {
	const eventType = await eventTypeByCode(session.api, "respiratory.novel");
	const { timers, ...details } = await eventTypeDetails(session, eventType);
	const calls = [];
	// The same details once more would be refused: the network may have seen these tests before.
	if (timers.verifyWithin !== VERIFY_MS) {
		const slower = { ...details, timers: { ...timers, verifyWithin: VERIFY_MS } };
		calls.push(session.call("incidents", "amendEventType", eventType, slower));
	}
	const diseaseControl = `//browser//${Date.now()}`;
	const agency = {
		class: "DiseaseControl",
		name: "武昌区疾病预防控制中心",
		jurisdiction: Number(WUCHANG),
		roles: ROLES.Report | ROLES.Vote | ROLES.Observe | ROLES.Request | ROLES.Receive,
	};
	const officer = session.pair(diseaseControl).address;
	calls.push(session.call("agencies", "register", agency, officer, Date.now() + TERM_MS));
	const product = Math.floor(Date.now() / 1_000);
	const suit = { code: `test-${product}`, unit: "{suit}", unitsPerPack: 1, controlled: false, maxPerLine: 10_000, nameEn: "Suit of the tests" };
	calls.push(session.call("resources", "registerProduct", product, suit));
	await carryMotion(session, "the tests' motion", session.call("utility", "batchAll", calls));
	return { eventType, diseaseControl, product };
}

/** Puts a wallet into a page, as the polkadot.js extension would: it holds one development key, and signs at once. */
async function giveWallet(page: Page, session: Session, key: string): Promise<void> {
	const pair: KeyringPair = key.startsWith("//browser") ? session.pair(key) : account(key);
	await page.exposeFunction("musterSign", (payload: SignerPayloadJSON) => {
		const { registry } = session.api;
		return registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(pair);
	});
	await page.addInitScript(
		`window.injectedWeb3 = { "muster-test": { version: "1", enable: async () => ({
			accounts: {
				get: async () => [${JSON.stringify({ address: pair.address, name: key, type: "sr25519" })}],
				subscribe: () => () => undefined,
			},
			signer: { signPayload: async (payload) => ({ id: 1, ...(await window.musterSign(payload)) }) },
		}) } };`,
	);
}

/** Accepts a report into verification, in the name of the province's emergency department; the number of its round. */
export async function triage(session: Session, incident: number): Promise<number> {
	const accept = session.call("incidents", "triageAccept", incident);
	const accepted = await session.send(`triage of incident ${incident}`, "//Alice", accept);
	return eventNumber(accepted, "incidents", "TriageAccepted", "round");
}

/** A control of a form, by the field that it is for. */
export function control(page: Page, field: string) {
	return page.locator(`[data-field="${field}"]`).locator("input, select, textarea").first();
}

/** Connects the wallet, and chooses its only account. */
export async function connectWallet(page: Page): Promise<void> {
	const section = page.locator("section[aria-labelledby=account-head]");
	await section.getByRole("button").first().click();
	await control(page, "account").selectOption({ index: 1 });
}

/** From the filled form to the signature, past the review, where `also` is done; what the review showed. */
export async function signForm(page: Page, also?: (review: Locator) => Promise<void>): Promise<string> {
	await page.locator("form[data-form] button[type=submit]").click();
	const review = page.locator(".review");
	const sign = review.locator("button.primary");
	await review.locator(".tick:not([data-field]) input").check();
	await also?.(review);
	const shown = await review.innerText();
	await sign.click();
	return shown;
}

/** Says that it is no drill. */
export async function real(page: Page): Promise<void> {
	await page.locator('[data-field="status"] input[value="Actual"]').check();
}

/** Says that it was observed a minute ago, in the browser's time zone, which is UTC+8. */
export async function observedNow(page: Page): Promise<void> {
	const minuteAgo = await page.evaluate("new Date(Date.now() + 8 * 3600000 - 60000).toISOString().slice(0, 16)");
	await control(page, "observedAt").fill(String(minuteAgo));
}

/** Waits until what was signed is final, and follows its link; the last number of the address. */
export async function openRecord(page: Page): Promise<number> {
	await page.locator('article.track[data-stage="final"]').waitFor();
	const link = page.locator("article.track a.open-record").first();
	const address = (await link.getAttribute("href")) ?? "";
	await link.click();
	return Number(/\/(\d+)(?:\?|$)/.exec(address)?.[1]);
}
