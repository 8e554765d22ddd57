import { describe, expect, it } from "vitest";
import type { CategoryReliability } from "../../rpc/records.ts";
import { evidenceOf, inOrder } from "./reliability.ts";

const record = (changes: Partial<CategoryReliability> = {}): CategoryReliability => ({
	category: "Health",
	right: 9_800,
	wrong: 0,
	events: 10,
	epoch: 2_870,
	letter: "A",
	ppm: 915_254,
	weight: 1_415,
	...changes,
});

describe("reliability", () => {
	it("has the letter, the score and the evidence behind it", () => {
		expect(evidenceOf(record())).toEqual({
			category: "Health",
			letter: "A",
			judged: true,
			right: 9.8,
			wrong: 0,
			events: 10,
			missing: 0,
			score: 91.5,
			weight: 1.415,
		});
	});

	it("of F gives no score and says how many events are missing", () => {
		const young = evidenceOf(record({ letter: "F", right: 2_000, wrong: 1_000, events: 3, ppm: 600_000 }));
		expect(young).toMatchObject({ judged: false, score: null, missing: 2 });
		const faded = evidenceOf(record({ letter: "F", right: 4_999, wrong: 0, events: 40 }));
		expect(faded).toMatchObject({ judged: false, events: 40, missing: 1 });
	});

	it("of E has a score: it was judged", () => {
		expect(evidenceOf(record({ letter: "E", right: 1_000, wrong: 9_000, ppm: 200_000 }))).toMatchObject({
			judged: true,
			score: 20,
			missing: 0,
		});
	});

	it("puts what cannot be judged after everything that was", () => {
		const list = inOrder([
			record({ letter: "F", category: "Fire", events: 90 }),
			record({ letter: "E", category: "Met" }),
			record({ letter: "B", category: "Geo", events: 5 }),
			record({ letter: "B", category: "Env", events: 50 }),
		]);
		expect(list.map(({ category }) => category)).toEqual(["Env", "Geo", "Met", "Fire"]);
	});
});
