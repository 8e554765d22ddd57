/**
 * Figures and supplies by the forms: a figure is signed and stands on its page; a need is signed, shared out as the preview
 * says, sent, and its receipt is signed. Everything through a wallet in the browser, until the page says that it is final.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { connect } from "../src/chain/client.ts";
import { eventField, eventNumber, Session } from "../src/replay/chain/session.ts";
import { connectWallet, control, observedNow, openRecord, real, signForm, WUCHANG, type Desk } from "./support/desk.ts";

/** Confirmed cases, as the replay has them defined. */
const METRIC = 101;
/** The province's emergency department, which approves and shares out. */
const APPROVER = 2;
/** What is asked for, what another hospital asks for, and what there is. */
const [ASKED, BY_ANOTHER, OFFERED] = [40, 100, 70];

/** Since this test began, with the minute that its figures are older. */
const LATELY_MS = 300_000;

interface Row<R> {
	readonly subject: string;
	readonly record: R;
}

interface ObservationRecord {
	readonly value: string | null;
	readonly reason: string | null;
	readonly previous: number | null;
}

interface RequestRecord {
	readonly region: string;
	readonly priority: string;
	readonly lines: readonly { readonly product: number; readonly requested: string | null }[];
}

interface Share {
	readonly request: number;
	readonly commitment: number | null;
	readonly quantity: number;
}

export function supplies(desk: Desk): void {
	let request: number;
	let shipment: number;
	let sent: number;

	test("a figure is signed, becomes final, stands among those of its period, and is corrected", { timeout: 180_000 }, async () => {
		const page = await desk.open(`/submit/observation?metric=${METRIC}&region=${WUCHANG}`, { key: desk.diseaseControl });
		await connectWallet(page);
		await real(page);
		await control(page, "start").selectOption({ index: 1 });
		const period = await control(page, "start").inputValue();
		// No round number: nothing else on the page is likely to read so.
		await control(page, "value").fill("4711");
		await observedNow(page);
		const review = await signForm(page);
		assert.match(review, /observations\.observe/);
		assert.match(review, /4711/, "what will be public for ever is shown");
		await openRecord(page);
		await page.locator("main").getByText(/4,?711/).first().waitFor();
		await page.context().close();

		// What is stated there again corrects it.
		const later = await desk.open(`/submit/observation?metric=${METRIC}&region=${WUCHANG}`, { key: desk.diseaseControl });
		await connectWallet(later);
		await real(later);
		await control(later, "start").selectOption(period);
		await later.locator("form[data-form] .note").getByText("4711").waitFor();
		await control(later, "value").fill("4722");
		await control(later, "reason").selectOption("Duplicates");
		await observedNow(later);
		assert.match(await signForm(later), /observations\.correct/);
		await openRecord(later);
		await later.locator("main").getByText(/4,?722/).first().waitFor();
		const filter = { metric: METRIC, region: WUCHANG, from: Date.now() - LATELY_MS };
		const { data } = await desk.node.call<{ data: Row<ObservationRecord>[] }>("muster_observations", [filter]);
		const said = data.map(({ subject, record: { value, reason, previous } }) => [subject, value, reason, previous]);
		const [corrected, stated] = [said.find(([, value]) => value === "4722"), said.find(([, value]) => value === "4711")];
		assert.deepEqual(corrected?.slice(2), ["Duplicates", Number(String(stated?.[0]).split("/")[1])], JSON.stringify(said));
		await later.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("a need is signed, becomes final, and has a page", { timeout: 120_000 }, async () => {
		const page = await desk.open(`/submit/request?region=${WUCHANG}`, { key: desk.diseaseControl });
		await connectWallet(page);
		await real(page);
		await control(page, "priority").selectOption("urgent");
		await control(page, "lines.0.product").selectOption(String(desk.product));
		await control(page, "lines.0.quantity").fill(String(ASKED));
		assert.match(await signForm(page), /resources\.submit/);
		request = await openRecord(page);
		await page.locator("main").getByText("Suit of the tests").first().waitFor();
		const asked = await desk.node.call<{ data: Row<RequestRecord> }>("muster_request", [request]);
		const { region, priority, lines } = asked.data.record;
		assert.deepEqual([region, priority, lines.map(({ product, requested }) => [product, requested])],
			[WUCHANG, "urgent", [[desk.product, String(ASKED)]]]);
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("the preview of an offer is what the chain then shares out", { timeout: 120_000 }, async (t) => {
		const { product } = desk;
		// One of its own: pages have signed with the approver's key.
		const session = await Session.open(await connect(desk.ws));
		t.after(() => session.close());
		const line = { product, quantity: BY_ANOTHER, substitutesAllowed: false, daysOfStock: 3 };
		const submit = session.call("resources", "submit", null, 420_100, "Routine", null, "Actual", [line]);
		const other = eventNumber(await session.send("another need", "//Charlie", submit), "resources", "Submitted", "request");
		for (const [each, quantity] of [[request, ASKED], [other, BY_ANOTHER]] as const) {
			await session.send("its approval", "//Bob", session.call("resources", "approve", each, [{ line: 0, quantity }]));
		}
		const terms = { product, quantity: OFFERED, region: 420_100, status: "Actual", loan: null, inReply: null, expires: Date.now() + 86_400_000 };
		const published = await session.send("an offer", "//Alice", session.call("resources", "publishOffer", terms));
		const offer = eventNumber(published, "resources", "OfferPublished", "offer");

		const page = await desk.open(`/offer/${offer}`);
		await page.locator("form.preview-form select").selectOption(String(APPROVER));
		await page.getByText("2 of 2 lines chosen").waitFor();
		await page.locator("form.preview-form button[type=submit]").click();
		const rows = page.locator(".preview-result tbody tr");
		await rows.nth(1).waitFor();
		const shown = new Map<number, number>();
		for (const row of await rows.all()) {
			const cells = await row.locator("td, th").allInnerTexts();
			shown.set(Number(/\d+/.exec(cells[0] ?? "")), Number(/[\d,]+/.exec(cells[2] ?? "")?.[0].replaceAll(",", "")));
		}
		assert.deepEqual([...shown.keys()].sort((a, b) => a - b), [request, other]);
		assert.equal([...shown.values()].reduce((sum, share) => sum + share, 0), OFFERED, "everything is shared out");

		const allocate = session.call("resources", "allocate", offer, null, [[request, 0], [other, 0]]);
		const allocated = await session.send("the allocation", "//Bob", allocate);
		const shares = eventField(allocated, "resources", "Allocated", "shares").toJSON() as unknown as Share[];
		assert.deepEqual(new Map(shares.map((share) => [share.request, share.quantity])), new Map([...shown].sort()));
		const ours = shares.find((share) => share.request === request);
		assert.ok(ours !== undefined && ours.commitment !== null);
		sent = ours.quantity;
		const dispatch = session.call("resources", "dispatch", ours.commitment, sent, null);
		shipment = eventNumber(await session.send("its dispatch", "//Alice", dispatch), "resources", "Dispatched", "shipment");
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("a receipt that does not add up is not signed; the right one is, becomes final, and is a discrepancy", { timeout: 120_000 }, async () => {
		const page = await desk.open(`/submit/receive?shipment=${shipment}`, { key: desk.diseaseControl });
		await connectWallet(page);
		await control(page, "accepted").fill(String(sent));
		await control(page, "rejected").fill("1");
		await control(page, "rejectedReason").selectOption("Damaged");
		await page.locator("form[data-form] button[type=submit]").click();
		await page.locator('[data-field="accepted"] .field-error:visible').waitFor();
		assert.equal(await page.locator(".review").count(), 0, "more than was sent is not reviewed");

		await control(page, "accepted").fill(String(sent - 1));
		assert.match(await signForm(page), /resources\.receive/);
		assert.equal(await openRecord(page), shipment);
		await page.locator("main").getByText("Received with discrepancy").first().waitFor();
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});
}
