import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { categoriesOf, categoryBits, hexToText, textToHex, type Call, type FactsArgument } from "./calls.ts";
import { dispatchFailure, refusalOf } from "./failure.ts";
import { laneOf, uncounted } from "./lane.ts";
import { ended, mayResend, progressOf, verdictOn } from "./progress.ts";
import { after, fareOf, leftOf, ONE_CALL, type Levels } from "./quota.ts";

const FACTS: FactsArgument = {
	categories: 64, urgency: "Immediate", severity: "Extreme", regions: [420100], point: null, onset: null,
	observedAt: 1, utcOffset: 480, headline: "0x61",
	content: { algorithm: "Sha256", digest: `0x${"00".repeat(32)}`, size: 1, mediaType: "Pdf" },
	ihr: { seriousImpact: null, unusual: null, internationalSpread: null, tradeRestrictions: null },
	external: null,
};
const file = (status: "Actual" | "Exercise" | "Test", facts: Partial<FactsArgument> = {}): Call =>
	({ name: "incidents.file", args: { eventType: 1, status, facts: { ...FACTS, ...facts } } });
const submit = (status: "Actual" | "Exercise", priority: "Stat" | "Asap"): Call =>
	({ name: "resources.submit", args: { incident: null, region: 420100, priority, needBy: null, status, lines: [] } });
const observe = (status: "Actual" | "Exercise"): Call => ({
	name: "observations.observe",
	args: {
		cell: { metric: 1, version: 1, region: 420100, start: 0, status },
		statement: { value: "1", observedAt: 1, evidence: null },
	},
});
const correct = (status: "Actual" | "Exercise"): Call => {
	const { args } = observe(status) as Extract<Call, { name: "observations.observe" }>;
	return { name: "observations.correct", args: { cell: args.cell, reason: "Mistake", statement: args.statement } };
};
/** Of a drill: the deadline is the same. */
const cell = { metric: 1, version: 1, region: 420100, start: 0, status: "Exercise" } as const;
const commit: Call = { name: "observations.commit", args: { cell, hash: "0x00" } };
const reveal: Call = {
	name: "observations.reveal", args: { cell, statement: { value: null, observedAt: 1, evidence: null }, salt: "0x00" },
};

describe("lane by content", () => {
	it.each([
		[file("Actual"), "Life"],
		[file("Actual", { severity: "Severe" }), "Response"],
		[file("Actual", { urgency: "Expected" }), "Response"],
		[file("Exercise"), "Routine"],
		[file("Test"), "Routine"],
		[{ name: "incidents.revise", args: { incident: "1", facts: FACTS } } satisfies Call, "Response"],
		[submit("Actual", "Stat"), "Life"],
		[submit("Actual", "Asap"), "Response"],
		[submit("Exercise", "Stat"), "Routine"],
		[observe("Actual"), "Response"],
		[observe("Exercise"), "Routine"],
		[correct("Actual"), "Response"],
		[correct("Exercise"), "Routine"],
		[commit, "Response"],
		[reveal, "Response"],
	])("%#", (call, lane) => expect(laneOf(call)).toBe(lane));

	it("follows the arms of the call policy that it was written from", () => {
		const policy = readFileSync("../runtime/src/call_policy.rs", "utf8").replace(/\s+/g, " ");
		for (const arm of [
			"Call::file { status, facts, .. } if facts.threaten_life(*status) => Some(Lane::Life)",
			"Call::vote { .. } | Call::tally { .. } | Call::appeal { .. } => Some(Lane::Response)",
			"Call::submit { priority, status, .. } if is_lifesaving(*priority, *status) => Some(Lane::Life)",
			"Call::file { .. } | Call::poke { .. } => Some(Lane::Routine)",
			"Call::observe { cell, .. } | Call::correct { cell, .. } if cell.status == CapStatus::Actual => { Some(Lane::Response) }",
			"Call::commit { .. } | Call::reveal { .. } | Call::contest_derived { .. } => Some(Lane::Response)",
		]) expect(policy).toContain(arm);
		expect(/Call::file \{ status: CapStatus::Actual, \.\. \} \| Call::revise .*?=> Some\(Lane::Response\)/.test(policy)).toBe(true);
		expect(/Call::receive \{ \.\. \}.*?=> Some\(Lane::Response\)/.test(policy)).toBe(true);
	});

	it("knows what a count is exchanged for", () => {
		expect([uncounted("Life"), uncounted("Security"), uncounted("Routine")]).toEqual(["Response", "Routine", "Routine"]);
	});
});

describe("allowance", () => {
	const full: Levels = { weight: 100n, bytes: 100n, urgent: 2_000n, security: 1_000n };
	it("takes a count at one call and not below", () => {
		expect(fareOf("Life", { ...full, urgent: ONE_CALL }, full)).toEqual({ lane: "Life", by: "urgent", lowered: null });
		expect(fareOf("Life", { ...full, urgent: ONE_CALL - 1n }, full)).toEqual({ lane: "Response", by: "weight", lowered: "count" });
		expect(fareOf("Life", full, { ...full, urgent: 0n }).lane).toBe("Response");
	});
	it("goes behind all others at zero of weight or bytes, of agency or officer", () => {
		expect(fareOf("Response", { ...full, bytes: 1n }, full).lane).toBe("Response");
		expect(fareOf("Response", { ...full, bytes: 0n }, full)).toEqual({ lane: "Overdraft", by: "weight", lowered: "spent" });
		expect(fareOf("Routine", full, { ...full, weight: -1n }).lane).toBe("Overdraft");
		expect(fareOf("Life", { ...full, weight: -1n }, full).lane).toBe("Life");
	});
	it("leaves what is left, and does not claim a weight that nobody knows", () => {
		expect(after(full, fareOf("Life", full, full), 60)).toEqual({ ...full, urgent: 1_000n });
		expect(after(full, fareOf("Routine", full, full), 160)).toEqual({ ...full, weight: null, bytes: -60n });
	});
	it("finds the officer's part in the answer of the node", () => {
		const left = { weight: "1", bytes: "2", urgent: "3", security: "4" };
		const policy = { burst: left, refill: left };
		const quota = { tier: "Province", left, policy, officerPolicy: policy, officers: [{ officer: "5A", left }, { officer: "5B", left: null }] } as const;
		expect(leftOf(quota, "5A")?.officer.security).toBe(4n);
		expect(leftOf(quota, "5B")).toBeNull();
		expect(leftOf(quota, "5C")).toBeNull();
	});
});

describe("refusals", () => {
	it.each([
		[1010, "Custom error: 1", "immortal"], [1010, "Custom error: 2", "notAMember"], [1010, "Custom error: 3", "tooLarge"],
		[1010, "Custom error: 99", "custom"], [1010, "Invalid signing address", "badSigner"],
		[1010, "Transaction call is not expected", "callRefused"], [1010, "Transaction is outdated", "stale"],
		[1010, "Transaction will be valid in the future", "future"], [1010, "Transaction has a bad signature", "badProof"],
		[1010, "Transaction has an ancient birth block", "ancientBirthBlock"],
		[1010, "Transaction would exhaust the block limits", "exhaustsResources"],
		[1010, "The implicit data was unable to be calculated", "indeterminate"],
		[1010, "The transaction extension did not authorize any origin", "unknownOrigin"], [1010, "something new", "invalid"],
		[1001, "", "unreadable"], [1002, "", "unreadable"], [1011, "", "unsigned"], [1012, "", "banned"],
		[1013, "", "alreadyThere"], [1014, "", "sameNonce"], [1016, "", "poolFull"], [1018, "", "noRelay"], [1021, "", "inOrder"],
		[-32000, "rate", "other"],
	])("%i %s", (code, data, reason) => {
		expect(refusalOf({ code, message: `${code}: Invalid Transaction`, data })).toMatchObject({ kind: "node", reason });
	});
	it("reads the reason out of the message where there is no data, and takes a broken line for none", () => {
		expect(refusalOf({ code: 1010, message: "1010: Invalid Transaction: Transaction is outdated" })).toMatchObject({ reason: "stale" });
		expect(refusalOf(new Error("disconnected"))).toBeUndefined();
		expect(refusalOf(null)).toBeUndefined();
	});
	it("has every code of docs/errors.md", () => {
		const doc = readFileSync("../docs/errors.md", "utf8").split("## Waiting")[0] ?? "";
		const rows = [...doc.matchAll(/^\| ([\d, ]+) \| ([^|]*)\|/gm)];
		expect(rows.length).toBeGreaterThan(18);
		for (const [, codes = "", data = ""] of rows) {
			for (const code of codes.split(",").map(Number)) {
				const found = refusalOf({ code, message: "", data: data.trim() });
				expect(found?.kind === "node" ? found.reason : "", `${code} ${data}`).not.toMatch(/^(other|invalid|custom)?$/);
			}
		}
	});
	it("tells dispatch errors apart", () => {
		expect(dispatchFailure("BadOrigin")).toEqual({ kind: "node", reason: "badOrigin" });
		expect(dispatchFailure("Module", { pallet: "Incidents", name: "NoRegion" })).toEqual({ kind: "pallet", pallet: "Incidents", name: "NoRegion" });
		expect(dispatchFailure("Novel")).toMatchObject({ reason: "unknownModule", values: { name: "Novel" } });
	});
});

describe("progress", () => {
	it("takes each status of the pool for what it is", () => {
		for (const status of ["Future", "Ready", "Broadcast", "Retracted"]) expect(progressOf(status)).toEqual({ stage: "waiting" });
		expect(progressOf("InBlock")).toBe("inBlock");
		expect(progressOf("Usurped")).toEqual(ended("usurped"));
		expect(progressOf("Dropped")).toEqual(ended("dropped"));
		expect(progressOf("Invalid")).toEqual(ended("becameInvalid"));
		expect([progressOf("Finalized"), progressOf("FinalityTimeout")]).toEqual([null, null]);
	});
	it("lets only what can help be sent again", () => {
		expect(mayResend({ kind: "node", reason: "poolFull" })).toBe(true);
		expect(mayResend({ kind: "node", reason: "expired" })).toBe(false);
		expect(mayResend({ kind: "pallet", pallet: "Incidents", name: "NoRegion" })).toBe(false);
	});
	it("knows when an era is over and when a nonce is used, at the block and beside it", () => {
		const kept = { nonce: 5, death: 1_000 };
		expect(verdictOn(kept, { finalized: 998, nonce: 5 })).toBe("send");
		expect(verdictOn(kept, { finalized: 999, nonce: 5 })).toBe("expired");
		expect(verdictOn(kept, { finalized: 10, nonce: 6 })).toBe("nonceUsed");
		expect(verdictOn(kept, { finalized: 10, nonce: 4 })).toBe("send");
	});
});

describe("values of calls", () => {
	it("keep texts and sets", () => {
		expect(hexToText(textToHex("0x 武汉"))).toBe("0x 武汉");
		expect(categoryBits(["Health", "Geo"])).toBe(65);
		expect(categoriesOf(65)).toEqual(["Geo", "Health"]);
	});
	it("number categories as primitives do", () => {
		const source = readFileSync("../primitives/src/cap.rs", "utf8");
		const body = /pub enum Category \{([^}]*)\}/.exec(source)?.[1] ?? "";
		const names = [...body.matchAll(/(\w+) = (\d+),/g)].sort((a, b) => Number(a[2]) - Number(b[2])).map(([, name]) => name);
		expect(categoriesOf(0xfff)).toEqual(names);
	});
});
