import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AGENCY_CLASSES, type Position, type Verdict } from "../../rpc/records.ts";
import { closed, countClasses, standing, type Ballot } from "./tally.ts";

/** Rounds of the reference model, with which the pallet is checked too; README.md beside them has the columns. */
const vectors = join(import.meta.dirname, "../../../../pallets/validation/src/tests/vectors");
const POSITIONS: Readonly<Record<string, Position>> = { C: "Confirm", D: "Dispute", U: "Unable" };
const VERDICTS: Readonly<Record<string, Verdict | null>> = {
	C: "Confirmed", R: "Refuted", D: "Disputed", U: "Unverifiable", O: null,
};

const digits = (text: string) => [...text].map(Number);
const classAt = (digit: string | undefined) => AGENCY_CLASSES[Number(digit)] ?? "Other";

function ballot(text: string): Ballot {
	const [, of, group, position = "", weight, star] = /^(\d)(\d)([CDU])(\d+)(\*?)$/.exec(text) ?? [];
	const said = POSITIONS[position];
	if (said === undefined) throw new Error(`no vote: ${text}`);
	return { class: classAt(of), group: Number(group), position: said, weight: Number(weight), competent: star === "*" };
}

describe.each(["tally.txt", "ties.txt"])("%s of the reference model", (file) => {
	test("every verdict and every count is that of the model", { timeout: 60_000 }, () => {
		const rows = readFileSync(join(vectors, file), "utf8").trim().split("\n");
		expect(rows.length).toBeGreaterThanOrEqual(4_000);
		const seen = new Set<string>();
		const wrong: string[] = [];
		for (const row of rows) {
			const [quorum = "", over, eligible = "", votes = "", verdict = "", counts] = row.split(" ");
			const [classes = 0, groups = 0, turnout = 0] = digits(quorum);
			const lines = new Map(digits(eligible).map((count, at) => [classAt(String(at)), count]));
			const ballots = votes.split(",").filter((vote) => vote !== "-").map(ballot);
			const found = standing(countClasses(ballots, turnout, lines), { classes, groups, turnout });
			const { classesFor, classesAgainst, classesSplit, groupsFor, groupsAgainst } = found.counts;
			const same = [classesFor, classesAgainst, classesSplit, groupsFor, groupsAgainst].join("") === counts;
			if (!same || (over === "1" ? closed(found) : found.carried) !== VERDICTS[verdict]) wrong.push(row);
			seen.add(verdict);
		}
		expect(wrong).toEqual([]);
		expect(seen.size).toBe(5);
	});
});
