import { describe, expect, it } from "vitest";
import { ancestry, type Member, type Node, sizeOf, treesOf } from "./tree.ts";

const member = (id: number, parent: number | null, lineRoot = 1): Member => ({ id, parent, lineRoot });
const ids = (node: Node<Member>): unknown => [node.member.id, ...node.children.map(ids)];

describe("reporting lines", () => {
	it("are trees, siblings by number, whatever the order of the list", () => {
		const members = [member(9, 3), member(2, 1), member(3, 1), member(1, null), member(8, 3), member(5, null, 5)];
		const trees = treesOf(members);
		expect(trees.map(ids)).toEqual([[1, [2], [3, [8], [9]]], [5]]);
		expect(trees.every(({ orphan }) => orphan === null)).toBe(true);
		expect(treesOf([...members].reverse()).map(ids)).toEqual(trees.map(ids));
		expect(trees.map(sizeOf)).toEqual([5, 1]);
	});

	it("show an agency whose parent is not in the list, with what is below it", () => {
		const trees = treesOf([member(1, null), member(7, 6), member(8, 7)]);
		expect(trees.map(ids)).toEqual([[1], [7, [8]]]);
		expect(trees.map(({ orphan }) => orphan)).toEqual([null, "parentMissing"]);
	});

	it("end and lose nobody even if parents went round in a circle", () => {
		const trees = treesOf([member(1, null), member(2, 4), member(3, 2), member(4, 3), member(5, 5)]);
		expect(trees.map(ids)).toEqual([[1], [2, [3, [4]]], [5]]);
		expect(trees.map(({ orphan }) => orphan)).toEqual([null, "cycle", "cycle"]);
	});

	it("hold each agency once, of a thousand", () => {
		const members = Array.from({ length: 1_000 }, (_, id) => member(id, id === 0 ? null : Math.floor((id * 7) / 9)));
		const trees = treesOf([...members, ...members.slice(0, 10)]);
		expect(trees).toHaveLength(1);
		expect(trees.reduce((all, tree) => all + sizeOf(tree), 0)).toBe(1_000);
	});
});

describe("the way down to an agency", () => {
	it("begins at the top of the line", () => {
		const members = [member(1, null), member(3, 1), member(9, 3)];
		expect(ancestry(members, 9).map(({ id }) => id)).toEqual([1, 3, 9]);
		expect(ancestry(members, 4)).toEqual([]);
	});

	it("begins where the list does, and ends even in a circle", () => {
		expect(ancestry([member(3, 1), member(9, 3)], 9).map(({ id }) => id)).toEqual([3, 9]);
		expect(ancestry([member(3, 9), member(9, 3)], 9).map(({ id }) => id)).toEqual([3, 9]);
	});
});
