import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { NODE_ERRORS, PALLET_ERRORS, sentenceOf } from "./errors.ts";

/** Names of `#[pallet::error]` enums, by pallet as the runtime calls it. */
function variants(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const folder of readdirSync("../pallets", { withFileTypes: true })) {
		const source = `../pallets/${folder.name}/src`;
		if (!folder.isDirectory() || !existsSync(source)) continue;
		for (const file of ["errors.rs", "lib.rs"].filter((each) => existsSync(`${source}/${each}`))) {
			const body = /#\[pallet::error\][\s\S]*?pub enum Error<T> \{([\s\S]*?)\n\t\}/.exec(readFileSync(`${source}/${file}`, "utf8"))?.[1];
			if (body === undefined) continue;
			const name = folder.name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
			found.set(name, [...body.matchAll(/^\t\t([A-Z]\w*),$/gm)].map(([, each]) => each ?? ""));
		}
	}
	return found;
}

describe("sentences of errors", () => {
	const pallets = variants();

	it("finds the pallets with errors", () => {
		expect([...pallets.keys()].sort()).toEqual(
			["Agencies", "CouncilRoot", "Incidents", "Observations", "Resources", "Validation", "ValidatorSet"]);
		expect([...pallets.values()].flat().length).toBeGreaterThan(300);
	});

	it.each([...pallets])("%s: one for each variant in both languages, none for what is not there", (pallet, names) => {
		for (const language of ["zh", "en"] as const) {
			expect(Object.keys(PALLET_ERRORS[language][pallet] ?? {}).sort()).toEqual([...names].sort());
		}
	});

	it("has those of the SDK's pallets that the runtime holds", () => {
		expect(Object.keys(PALLET_ERRORS.zh).sort()).toEqual(Object.keys(PALLET_ERRORS.en).sort());
		const counts = { System: 9, Session: 5, Grandpa: 7, Council: 12, TechnicalCommittee: 12, TxPause: 4, Utility: 1, Multisig: 14 };
		for (const [pallet, count] of Object.entries(counts)) {
			expect(Object.keys(PALLET_ERRORS.zh[pallet] ?? {})).toHaveLength(count);
			expect(Object.keys(PALLET_ERRORS.en[pallet] ?? {})).toEqual(Object.keys(PALLET_ERRORS.zh[pallet] ?? {}));
		}
	});

	it("says a sentence with an end, in its own language", () => {
		for (const pallet of Object.values(PALLET_ERRORS.zh)) for (const text of Object.values(pallet)) expect(text).toMatch(/\p{Script=Han}.*。$/u);
		for (const pallet of Object.values(PALLET_ERRORS.en)) for (const text of Object.values(pallet)) expect(text).toMatch(/^[^\p{Script=Han}]+\.$/u);
		expect(Object.keys(NODE_ERRORS.zh).sort()).toEqual(Object.keys(NODE_ERRORS.en).sort());
	});

	it("fills values in, and never shows a bare name", () => {
		expect(sentenceOf({ kind: "node", reason: "custom", values: { code: "9" } }, "zh")).toContain("代码 9");
		expect(sentenceOf({ kind: "pallet", pallet: "Incidents", name: "Novel" }, "en")).toContain("Incidents.Novel");
		expect(sentenceOf({ kind: "pallet", pallet: "Incidents", name: "NoRegion" }, "en")).toBe(PALLET_ERRORS.en["Incidents"]?.["NoRegion"]);
	});
});
