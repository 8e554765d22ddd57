/** What anybody takes away from the desk: the proof of a record, checked in the browser, and an incident as CAP. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import type { Page } from "playwright-core";

import { report } from "../src/chain/calls.ts";
import { eventNumber } from "../src/replay/chain/session.ts";
import { SHOWN_MS, type Desk } from "./support/desk.ts";

/** A part of a proof file that one byte is changed in, and the step of the check that has to name it. */
const SPOILED = [
	["items", 4, "the storage items"],
	["header", 3, "the block's header"],
	["justification", 2, "the signatures of finality"],
] as const;

interface Proof {
	readonly header: string;
	readonly justification: string;
	readonly items: readonly { readonly key: string; readonly value: string | null }[];
}

export function proofs(desk: Desk): void {
	let incident: number;
	let proof: string;

	test("a record is proven in the browser by its name, as far as the node is trusted", { timeout: 120_000 }, async () => {
		const filed = await desk.session.send("a report to prove", "//Dave", report(desk.session.api, desk.eventType, Date.now(), "response"));
		incident = eventNumber(filed, "incidents", "Filed", "incident");
		const page = await desk.open("/verify");
		await page.locator('input[name="subject"]').fill(`incident/${incident}`);
		await page.locator('form:has(input[name="subject"]) button[type=submit]').click();
		const result = page.locator(".proof-result");
		await result.waitFor();
		assert.equal(await result.getAttribute("data-worth"), "node", await result.innerText());
		assert.match(await result.innerText(), new RegExp(`incident/${incident}\\b`));
		const [file] = await Promise.all([page.waitForEvent("download"), result.locator("button").last().click()]);
		assert.equal(file.suggestedFilename(), `proof-incident-${incident}.json`);
		proof = await readFile(await file.path(), "utf8");
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("a proof file is good against a checkpoint of one's own; with a byte changed it is refused, and where", { timeout: 120_000 }, async () => {
		const page = await desk.open("/verify");
		await dropProof(page, proof);
		await page.getByText("No checkpoint yet", { exact: false }).first().waitFor();
		assert.equal(await page.locator(".proof-result").count(), 0, "nothing is said without a checkpoint");
		const { data: checkpoint } = await desk.node.call<{ data: object }>("muster_checkpoint");
		const input = page.locator("section[aria-labelledby=verify-checkpoint] input[type=file]");
		await input.setInputFiles({ name: "checkpoint.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(checkpoint)) });
		await page.locator('.proof-result[data-worth="proven"]').waitFor();

		for (const [part, step, name] of SPOILED) {
			await dropProof(page, spoil(proof, part));
			const refused = page.locator('.proof-result[data-worth="refused"][role="alert"]');
			await refused.getByText(`Step ${step}: ${name}`).waitFor();
			await dropProof(page, proof);
			await page.locator('.proof-result[data-worth="proven"]').waitFor();
		}
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});

	test("an incident is downloaded as a CAP 1.2 alert that names it", { timeout: 120_000 }, async () => {
		const page = await desk.open(`/incident/${incident}`);
		const button = page.getByRole("button", { name: "Export as CAP 1.2" });
		const [file] = await Promise.all([page.waitForEvent("download", { timeout: SHOWN_MS }), button.click()]);
		const text = JSON.stringify(await readFile(await file.path(), "utf8"));
		const read = (await page.evaluate(`(${READ_CAP})(${text})`)) as Record<string, string>;
		const headline = String(await page.locator(".incident-headline").first().innerText());
		assert.equal(read["root"], "{urn:oasis:names:tc:emergency:cap:1.2}alert");
		assert.match(read["identifier"] ?? "", new RegExp(`\\.${incident}\\.1(\\.|$)`), "chain, incident and revision");
		assert.equal(file.suggestedFilename(), `${read["identifier"]}.xml`);
		assert.deepEqual([read["status"], read["headline"], read["severity"]], ["Actual", headline, "Moderate"]);
		await page.context().close();
		assert.deepEqual(desk.complaints(), []);
	});
}

/** Drops a file on the page, as from a folder. */
async function dropProof(page: Page, text: string): Promise<void> {
	const data = await page.evaluateHandle(`(() => {
		const data = new DataTransfer();
		data.items.add(new File([${JSON.stringify(text)}], "proof.json", { type: "application/json" }));
		return data;
	})()`);
	await page.locator(".proof-drop").dispatchEvent("drop", { dataTransfer: data });
}

/** The same proof with one byte of a part changed. */
function spoil(text: string, part: (typeof SPOILED)[number][0]): string {
	const proof = JSON.parse(text) as Proof;
	if (part !== "items") return JSON.stringify({ ...proof, [part]: flipped(proof[part]) });
	const items = proof.items.map((item, at) => (at === 0 ? { ...item, value: item.value === null ? "0x00" : flipped(item.value) } : item));
	return JSON.stringify({ ...proof, items });
}

/** Bytes as hex with the last one changed. */
function flipped(hex: string): string {
	const last = Number.parseInt(hex.slice(-2), 16) ^ 1;
	return hex.slice(0, -2) + last.toString(16).padStart(2, "0");
}

/** What an XML text says of an alert; throws where it is no XML. */
const READ_CAP = `(text) => {
	const xml = new DOMParser().parseFromString(text, "application/xml");
	const error = xml.querySelector("parsererror");
	if (error !== null) throw new Error(error.textContent);
	const root = xml.documentElement;
	const of = (name) => [name, root.getElementsByTagNameNS(root.namespaceURI, name)[0]?.textContent];
	return { root: "{" + root.namespaceURI + "}" + root.localName, ...Object.fromEntries(["identifier", "status", "headline", "severity"].map(of)) };
}`;
