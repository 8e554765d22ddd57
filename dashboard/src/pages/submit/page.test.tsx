import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { showPage } from "../../page.testing.tsx";
import { FakeClient } from "../../rpc/client.testing.ts";
import { RpcError } from "../../rpc/errors.ts";
import { answerOf } from "../../rpc/node.testing.ts";
import { Store } from "../../chain/store.ts";
import { EVENT_TYPE } from "./forms/fixtures.ts";
import SubmitPage from "./index.tsx";

/** A node that has one event type, and no incident, round or shipment. */
const client = new FakeClient((method, params) => {
	if (method !== "muster_records") throw new RpcError(4002, "no such thing");
	const types = JSON.stringify(params).includes("eventType");
	return answerOf(types ? [{ subject: "eventType/1", block: 0, final: true, record: EVENT_TYPE }] : [], { next: null });
});

async function open(address: string) {
	const view = showPage(SubmitPage, address, "/submit/:what?", client);
	await act(async () => undefined);
	return view;
}

beforeEach(() => window.localStorage.clear());

describe("the page that signs", { timeout: 30_000 }, () => {
	it.each([
		["/submit/report?region=420100", "report"], ["/submit/vote?round=7", "vote"], ["/submit/observation", "observation"],
		["/submit/reveal", "reveal"], ["/submit/request", "request"], ["/submit/receive?shipment=9", "receive"],
	])("opens %s", async (address, form) => {
		const { container } = await open(address);
		expect(container.querySelector(`form[data-form="${form}"]`)).not.toBeNull();
	});
	it("takes what a link gives", async () => {
		const { container } = await open("/submit/report?region=420100");
		expect(within(container.querySelector('[data-field="regions"]') as HTMLElement).getByText("420100")).toBeTruthy();
		const vote = await open("/submit/vote?round=7");
		expect(vote.container.querySelector<HTMLInputElement>('[data-field="round"] input')?.value).toBe("7");
	});
	it("lists what is wrong when the review is asked for, and goes to the field", async () => {
		const { container } = await open("/submit/report");
		expect(container.querySelector<HTMLElement>(".summary")?.hidden).toBe(true);
		fireEvent.click(screen.getByRole("button", { name: "Review and sign" }));
		expect(container.querySelector<HTMLElement>(".summary")?.hidden).toBe(false);
		fireEvent.click(within(container.querySelector(".summary") as HTMLElement).getByText("Say in one line what happened."));
		expect(document.activeElement).toBe(container.querySelector('[data-field="headline"] input'));
	});
	it("keeps what is typed, names it on reload, and deletes it", async () => {
		const first = await open("/submit/report");
		const headline = () => document.querySelector<HTMLInputElement>('[data-field="headline"] input');
		fireEvent.change(headline() as HTMLInputElement, { target: { value: "Seven cases" } });
		const kept = new Store(window.localStorage).drafts();
		expect(kept.map(({ fields }) => fields["headline"])).toEqual(["Seven cases"]);
		expect(window.location.hash).toContain(`draft=${kept[0]?.id ?? "none"}`);
		first.unmount();
		await open(window.location.hash.slice(1));
		expect(headline()?.value).toBe("Seven cases");
		fireEvent.click(screen.getByRole("button", { name: /^Delete the draft/ }));
		expect(new Store(window.localStorage).drafts()).toEqual([]);
		expect(headline()?.value).toBe("");
	});
	it("says that an exercise is one, and stops at a phone number at once", async () => {
		const { container } = await open("/submit/report");
		expect(container.querySelectorAll('[data-field="status"] input:checked')).toHaveLength(0);
		fireEvent.click(container.querySelector('input[value="Exercise"]') as HTMLInputElement);
		expect(container.querySelector("form")?.dataset["status"]).toBe("Exercise");
		expect(screen.getByText(/this is not a real event/)).toBeTruthy();
		const headline = container.querySelector('[data-field="headline"] input') as HTMLInputElement;
		fireEvent.change(headline, { target: { value: "call 13812345678" } });
		expect(headline.getAttribute("aria-invalid")).toBe("true");
		expect(screen.getByText(/looks like a phone number/)).toBeTruthy();
	});
});
