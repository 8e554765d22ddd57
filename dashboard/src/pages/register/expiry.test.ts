import { describe, expect, it } from "vitest";
import { OFFICER_STATUSES } from "../../rpc/records.ts";
import { inOrder, SHAPES, SOON, standingOf } from "./expiry.ts";

const NOW = 1_800_000_000_000;

describe("the standing of an officer", () => {
	it("ends with its term, whose last moment counts", () => {
		const at = (validUntil: number) => standingOf({ status: "Active", validUntil }, NOW);
		expect(at(NOW + SOON + 1)).toBe("valid");
		expect(at(NOW + SOON)).toBe("soon");
		expect(at(NOW)).toBe("soon");
		expect(at(NOW - 1)).toBe("expired");
		// A term without an end: the last moment of all.
		expect(at(18_446_744_073_709_551_615)).toBe("valid");
	});

	it("is the status where it is not active, whatever the term says", () => {
		for (const status of OFFICER_STATUSES.filter((status) => status !== "Active")) {
			expect(standingOf({ status, validUntil: NOW + 2 * SOON }, NOW)).toBe(status.toLowerCase());
			expect(standingOf({ status, validUntil: 0 }, NOW)).toBe(status.toLowerCase());
		}
	});

	it("has a shape of its own for each", () => {
		expect(new Set(Object.values(SHAPES)).size).toBe(Object.keys(SHAPES).length);
	});
});

it("lists first who may act and must be renewed soonest", () => {
	const officer = (subject: string, status: (typeof OFFICER_STATUSES)[number], days: number) => ({
		subject,
		record: { status, validUntil: NOW + days * 86_400_000 },
	});
	const rows = [
		officer("officer/a", "Revoked", 90),
		officer("officer/b", "Active", 400),
		officer("officer/c", "Active", -1),
		officer("officer/d", "Active", 20),
		officer("officer/e", "Active", 3),
		officer("officer/f", "Suspended", 90),
	];
	expect(inOrder(rows, NOW).map(({ subject }) => subject.at(-1))).toEqual(["e", "d", "b", "c", "f", "a"]);
});
