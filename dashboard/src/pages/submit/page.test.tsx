import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { Route, Router } from "wouter";

import type { Client } from "../../rpc/client.ts";
import { Desk } from "../../rpc/desk.ts";
import { RpcError } from "../../rpc/errors.ts";
import { DeskContext } from "../../rpc/hooks.ts";
import { Value } from "../../rpc/observable.ts";
import { usePath, useSearchText } from "../../shell/location.ts";
import { Store } from "../../chain/store.ts";
import { EVENT_TYPE } from "./forms/fixtures.ts";
import SubmitPage from "./index.tsx";

const block = { number: 5, hash: "0x05" };
/** A node that has one event type, and no incident, round or shipment. */
const client: Client = {
	node: "ws://127.0.0.1:1",
	line: new Value<"up" | "connecting" | "down">("up"),
	ask: async (method, params) => {
		const answer = (data: unknown) => ({ data, finalizedBlock: 5, indexedBlock: 5, lagMs: 0, next: null }) as never;
		if (method === "muster_status") return answer({ genesisHash: "0xff", specVersion: 102, best: block, finalized: block, index: null });
		if (method === "muster_records") {
			const types = JSON.stringify(params).includes("eventType");
			return answer(types ? [{ subject: "eventType/1", block: 0, final: true, record: EVENT_TYPE }] : []);
		}
		throw new RpcError(4002, "no such thing");
	},
	changes: () => () => undefined,
	close: () => undefined,
};

async function open(address: string) {
	window.history.replaceState(null, "", `#${address}`);
	const desk = new Desk(client);
	const view = render(
		<DeskContext value={desk}>
			<Router hook={usePath} searchHook={useSearchText}><Route path="/submit/:what?" component={SubmitPage} /></Router>
		</DeskContext>,
	);
	await act(async () => undefined);
	return { ...view, desk };
}

beforeEach(() => window.localStorage.clear());

describe("the page that signs", { timeout: 30_000 }, () => {
	it.each([
		["/submit/report?region=420100", "report"], ["/submit/vote?round=7", "vote"], ["/submit/observation", "observation"],
		["/submit/request", "request"], ["/submit/receive?shipment=9", "receive"],
	])("opens %s", async (address, form) => {
		const { container, desk } = await open(address);
		expect(container.querySelector(`form[data-form="${form}"]`)).not.toBeNull();
		desk.close();
	});
	it("takes what a link gives", async () => {
		const { container, desk } = await open("/submit/report?region=420100");
		expect(within(container.querySelector('[data-field="regions"]') as HTMLElement).getByText("420100")).toBeTruthy();
		desk.close();
		const vote = await open("/submit/vote?round=7");
		expect(vote.container.querySelector<HTMLInputElement>('[data-field="round"] input')?.value).toBe("7");
		vote.desk.close();
	});
	it("lists what is wrong when the review is asked for, and goes to the field", async () => {
		const { container, desk } = await open("/submit/report");
		expect(container.querySelector<HTMLElement>(".summary")?.hidden).toBe(true);
		fireEvent.click(screen.getByRole("button", { name: "Review and sign" }));
		expect(container.querySelector<HTMLElement>(".summary")?.hidden).toBe(false);
		fireEvent.click(within(container.querySelector(".summary") as HTMLElement).getByText("Say in one line what happened."));
		expect(document.activeElement).toBe(container.querySelector('[data-field="headline"] input'));
		desk.close();
	});
	it("keeps what is typed, names it on reload, and deletes it", async () => {
		const first = await open("/submit/report");
		const headline = () => document.querySelector<HTMLInputElement>('[data-field="headline"] input');
		fireEvent.change(headline() as HTMLInputElement, { target: { value: "Seven cases" } });
		const kept = new Store(window.localStorage).drafts();
		expect(kept.map(({ fields }) => fields["headline"])).toEqual(["Seven cases"]);
		expect(window.location.hash).toContain(`draft=${kept[0]?.id ?? "none"}`);
		first.unmount();
		first.desk.close();
		const second = await open(window.location.hash.slice(1));
		expect(headline()?.value).toBe("Seven cases");
		fireEvent.click(screen.getByRole("button", { name: /^Delete the draft/ }));
		expect(new Store(window.localStorage).drafts()).toEqual([]);
		expect(headline()?.value).toBe("");
		second.desk.close();
	});
	it("says that an exercise is one, and stops at a phone number at once", async () => {
		const { container, desk } = await open("/submit/report");
		expect(container.querySelectorAll('[data-field="status"] input:checked')).toHaveLength(0);
		fireEvent.click(container.querySelector('input[value="Exercise"]') as HTMLInputElement);
		expect(container.querySelector("form")?.dataset["status"]).toBe("Exercise");
		expect(screen.getByText(/this is not a real event/)).toBeTruthy();
		const headline = container.querySelector('[data-field="headline"] input') as HTMLInputElement;
		fireEvent.change(headline, { target: { value: "call 13812345678" } });
		expect(headline.getAttribute("aria-invalid")).toBe("true");
		expect(screen.getByText(/looks like a phone number/)).toBeTruthy();
		desk.close();
	});
});
