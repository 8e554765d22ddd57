import { describe, expect, it } from "vitest";

import type { Call } from "../../chain/calls.ts";
import { SEAL } from "../../chain/seal.testing.ts";
import { CATEGORIES, CORRECTION_REASONS, VOTE_REASONS } from "../../rpc/records.ts";
import { CONTENT, EVENT_TYPE, NOW, REPORT_FORM, SIGNER } from "./forms/fixtures.ts";
import { checkReport } from "./forms/report.ts";
import { hashOf, mediaTypeOf } from "./file.ts";
import { publicRows, type Say } from "./public.ts";
import { amount } from "./Review.tsx";
import { failureText } from "./signing.ts";

const SAY: Say = {
	word: (word, values) => (values === undefined ? word : `${word}${JSON.stringify(values)}`),
	term: (kind, name) => `${kind}.${name}`,
	region: (code) => `region ${code}`,
	moment: (at) => `at ${at}`,
	eventType: () => "pneumonia",
	metric: () => "cases",
	product: () => "masks",
};

/** Values of a call that are no object, but for lists that are shown as one. */
function leaves(value: unknown, key = ""): number {
	if (typeof value !== "object" || value === null || key === "regions") return 1;
	return Object.entries(value).reduce((sum, [name, part]) => sum + leaves(part, name), 0);
}

describe("what is public", () => {
	const { call } = checkReport(REPORT_FORM, { now: NOW, eventTypes: new Map([[1, EVENT_TYPE]]), incident: null, signer: SIGNER });
	if (call === null) throw new Error("no report");
	const request: Call = {
		name: "resources.submit",
		args: {
			incident: null, region: 420106, priority: "Stat", needBy: NOW, status: "Exercise",
			lines: [{ product: 1, quantity: null, substitutesAllowed: true, daysOfStock: null }, { product: 2, quantity: "18446744073709551615", substitutesAllowed: false, daysOfStock: 3 }],
		},
	};

	const { cell, hash, salt, value } = SEAL;
	const commit: Call = { name: "observations.commit", args: { cell, hash } };
	const statement = { value, observedAt: NOW, evidence: null };
	const reveal: Call = { name: "observations.reveal", args: { cell, statement, salt } };
	const correction: Call = { name: "observations.correct", args: { cell, reason: "Duplicates", statement } };
	const vote: Call = { name: "validation.vote", args: { round: "1", position: "Confirm", reason: "Laboratory", evidence: null } };

	it.each([
		["report", call], ["request", request], ["commit", commit], ["reveal", reveal], ["correction", correction],
	])("lists every value of a %s, each with a name of its own", (_, each) => {
		const rows = publicRows(each, SAY);
		expect(rows).toHaveLength(leaves(each.args));
		expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
		expect(rows.filter(({ label }) => label.includes("publicField"))).toEqual([]);
	});
	it("shows the exact text, and the code beside each name", () => {
		const text = (of: Call, path: string) => publicRows(of, SAY).find((row) => row.path === path)?.text;
		expect(text(call, "facts.headline")).toBe("七例不明原因肺炎");
		expect(text(call, "facts.content.digest")).toBe(CONTENT.digest);
		expect(text(call, "facts.regions")).toBe("region 420100 (420100)");
		expect(text(call, "facts.severity")).toBe("severity.Extreme (Extreme)");
		expect(text(call, "facts.categories")).toBe("category.Health (Health)");
		expect(text(call, "facts.ihr.unusual")).toBe("notGiven");
		expect(text(request, "lines.0.quantity")).toBe("quantityUnknown");
		expect(text(request, "lines.1.quantity")).toBe("18446744073709551615");
		expect(text(request, "priority")).toBe("priority.stat (Stat)");
		expect(text(correction, "reason")).toBe("correction.Duplicates (Duplicates)");
		expect(text(vote, "reason")).toBe("voteReason.Laboratory (Laboratory)");
		// A reason is told by its name: none is of both kinds.
		expect(VOTE_REASONS.filter((reason) => CORRECTION_REASONS.some((other: string) => other === reason))).toEqual([]);
		expect(CATEGORIES).toHaveLength(12);
	});
});

describe("files", () => {
	it("are named by what they are", () => {
		expect(mediaTypeOf({ name: "a.PDF", type: "" })).toBe("Pdf");
		expect(mediaTypeOf({ name: "x", type: "text/plain; charset=utf-8" })).toBe("PlainText");
		expect(mediaTypeOf({ name: "a.exe", type: "application/x-thing" })).toBe("OctetStream");
	});
	it("are hashed after their salt, and differ by it", async () => {
		const file = new File(["abc"], "a.txt");
		const body = new Uint8Array([97, 98, 99]);
		// jsdom's files cannot be read as bytes.
		Object.defineProperty(file, "arrayBuffer", { value: async () => body.buffer });
		const none = await hashOf(file, new Uint8Array(0));
		expect(none.digest).toBe("0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		const [one, two] = [await hashOf(file), await hashOf(file)];
		expect(one.digest).not.toBe(two.digest);
		expect(one).toMatchObject({ size: 3, mediaType: "PlainText" });
		expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
	});
});

describe("amounts and failures", () => {
	it("are said in units of people", () => {
		expect(amount("urgent", 2_500n)).toBe("2.50");
		expect(amount("weight", -1_000_000_000n)).toBe("-1");
		expect(amount("bytes", 12_345n)).toBe("12345");
	});
	it("say what to do", () => {
		expect(failureText(new Error("Cancelled"), "en")).toContain("nothing was sent");
		expect(failureText(new Error("x broke"), "zh")).toContain("x broke");
	});
});
