import { describe, expect, it } from "vitest";

import { SEAL, sealWith } from "../../../chain/seal.testing.ts";
import { fieldOfMoment } from "./common.ts";
import { AGENCY, CELL, CONTENT, DAY, FIGURE, NOW, OFFICER, SIGNER } from "./fixtures.ts";
import { cellSubject, phaseAt, phasesOf, standingOf, type AskedCell } from "./sealing.ts";
import { checkReveal, emptyReveal, type RevealContext, type RevealForm } from "./reveal.ts";

const committed = (hash: string, agency = 7) => ({ ...CELL, sealed: [{ agency, officer: "5A", hash }] });
const point = { agency: 7, class: "Hospital", weight: 1_000, observation: 1, value: "42", counts: true, mark: null } as const;

describe("phases", () => {
	const sealing = { commitWithin: 100, revealWithin: 10 };
	const phases = phasesOf(FIGURE, 1_000, sealing, null);

	it("begin with the end of the period", () => {
		expect(phases).toEqual({ commitFrom: 1_000 + DAY, revealFrom: 1_100 + DAY, revealUntil: 1_110 + DAY });
		expect(phasesOf({ ...FIGURE, kind: "PointInTime" }, 1_000, sealing, undefined)).toEqual(phases);
		expect(phasesOf(FIGURE, 1_000, null, null)).toBeNull();
	});
	it("stay as they were when somebody spoke first", () => {
		expect(phasesOf(FIGURE, 1_000, null, CELL)).toEqual({ commitFrom: 1_000 + DAY, ...CELL.seal });
		expect(phasesOf(FIGURE, 1_000, sealing, { ...CELL, seal: null })).toBeNull();
	});
	it.each([
		[999, "before"], [1_000, "commit"], [1_001, "commit"], [1_099, "commit"], [1_100, "reveal"], [1_101, "reveal"],
		[1_109, "reveal"], [1_110, "over"], [1_111, "over"],
	] as const)("at %i: %s", (now, phase) => expect(phaseAt({ commitFrom: 1_000, revealFrom: 1_100, revealUntil: 1_110 }, now)).toBe(phase));
});

describe("how a seal stands", () => {
	it.each<[number, AskedCell, string]>([
		[2_999, undefined, "waiting"], [3_000, undefined, "open"], [3_999, undefined, "open"], [4_000, undefined, "lapsed"],
		[2_999, committed(SEAL.hash), "waiting"], [3_000, committed(SEAL.hash), "open"], [3_999, committed(SEAL.hash), "open"],
		[4_000, committed(SEAL.hash), "lapsed"],
		[2_999, null, "absent"], [3_000, null, "absent"], [4_000, null, "lapsed"],
		[3_000, CELL, "absent"], [3_000, committed(SEAL.hash, 8), "absent"], [3_000, committed(`0x${"0".repeat(64)}`), "replaced"],
		[3_000, { ...CELL, points: [point] }, "opened"], [4_000, { ...CELL, points: [point] }, "opened"],
		[3_000, { ...committed(SEAL.hash), points: [{ ...point, agency: 8 }] }, "open"],
		[3_000, { ...committed(SEAL.hash), seal: { revealFrom: 3_001, revealUntil: 5_000 } }, "waiting"],
		[4_999, { ...committed(SEAL.hash), seal: { revealFrom: 3_001, revealUntil: 5_000 } }, "open"],
	])("at %i, %#", (now, cell, standing) => expect(standingOf(SEAL, cell, now)).toBe(standing));

	it("is asked of the cell with six digits of region", () => {
		expect(cellSubject({ ...SEAL.cell, region: 0 })).toBe("cell/1/2/000000/1000/Actual");
	});
});

describe("opening", () => {
	const seal = sealWith({}, { revealFrom: NOW, revealUntil: NOW + 10 });
	const times = { seal: { revealFrom: NOW, revealUntil: NOW + 10 } };
	const there = { ...committed(seal.hash), ...times };
	const form: RevealForm = { ...emptyReveal({ seal: seal.hash }), observedAt: fieldOfMoment(NOW), evidence: CONTENT };
	const look = (changes: Partial<RevealForm>, context: Partial<RevealContext> = {}) =>
		checkReveal({ ...form, ...changes }, { now: NOW, seals: [seal], cell: there, signer: SIGNER, ...context });
	const wrong = (...of: Parameters<typeof look>) => {
		const { problems, call } = look(...of);
		expect(call === null).toBe(problems.length > 0);
		return problems.map(({ field, word }) => `${field}:${word}`);
	};

	it("makes the call by which the chain makes the hash again", () => {
		expect(look({})).toEqual({
			problems: [], seal,
			call: {
				name: "observations.reveal",
				args: {
					cell: seal.cell, salt: seal.salt,
					statement: {
						value: "42", observedAt: NOW,
						evidence: { algorithm: "Sha256", digest: CONTENT.digest, size: CONTENT.size, mediaType: CONTENT.mediaType },
					},
				},
			},
		});
	});
	it("waits for its time, and says when it is over", () => {
		expect(wrong({}, { now: NOW - 1 })).toEqual(["seal:problemRevealEarly"]);
		expect(wrong({}, { now: NOW + 9 })).toEqual([]);
		expect(wrong({}, { now: NOW + 10 })).toEqual(["seal:problemRevealOver"]);
	});
	it("opens only what the chain has of this agency", () => {
		expect(wrong({}, { cell: undefined })).toEqual(["seal:problemSealingUnknown"]);
		expect(wrong({}, { cell: null })).toEqual(["seal:problemSealAbsent"]);
		expect(wrong({}, { cell: { ...committed(`0x${"0".repeat(64)}`), ...times } })).toEqual(["seal:problemSealReplaced"]);
		expect(wrong({}, { cell: { ...CELL, ...times, points: [point] } })).toEqual(["seal:problemSealOpened"]);
		expect(wrong({}, { signer: { ...SIGNER, officer: { ...OFFICER, agency: 8 } } })).toEqual(["seal:problemSealAgency"]);
		expect(wrong({}, { signer: { ...SIGNER, agency: { ...AGENCY, jurisdiction: "430000" } } })).toEqual(["seal:problemJurisdiction"]);
	});
	it("gives the review the times that the chain has", () => {
		const later = { revealFrom: NOW - 5, revealUntil: NOW + 5 };
		expect(look({}, { cell: { ...there, seal: later } }).seal).toEqual({ ...seal, ...later });
	});
	it("needs a seal and a time, not evidence", () => {
		expect(wrong({ seal: "" })).toEqual(["seal:problemSeal"]);
		expect(wrong({ seal: `0x${"0".repeat(64)}` })).toEqual(["seal:problemSeal"]);
		expect(wrong({ observedAt: "" })).toEqual(["observedAt:problemTime"]);
		expect(wrong({ evidence: null })).toEqual([]);
	});
});
