// Reporting lines as trees. A parent is admitted before its child and never changes, so the chain has no cycles; a list
// that a filter has narrowed may lack parents.

export interface Member {
	readonly id: number;
	readonly parent: number | null;
	readonly lineRoot: number;
}

export interface Node<M extends Member> {
	readonly member: M;
	readonly children: Node<M>[];
	/** Why it stands at the top: its parent is not in the list, or it is among its own ancestors, which cannot be. */
	readonly orphan: "parentMissing" | "cycle" | null;
}

/** Trees of all members, each exactly once; siblings by number. */
export function treesOf<M extends Member>(members: readonly M[]): Node<M>[] {
	const known = new Map(members.map((member) => [member.id, member]));
	const children = new Map<number, M[]>();
	const tops: { member: M; orphan: Node<M>["orphan"] }[] = [];
	for (const member of [...known.values()].sort((left, right) => left.id - right.id)) {
		if (member.parent === null) tops.push({ member, orphan: null });
		else if (!known.has(member.parent)) tops.push({ member, orphan: "parentMissing" });
		else children.set(member.parent, [...(children.get(member.parent) ?? []), member]);
	}
	const placed = new Set<number>();
	const grow = (member: M, orphan: Node<M>["orphan"]): Node<M> => {
		placed.add(member.id);
		const below = (children.get(member.id) ?? []).filter((child) => !placed.has(child.id));
		return { member, orphan, children: below.map((child) => grow(child, null)) };
	};
	const trees = tops.map(({ member, orphan }) => grow(member, orphan));
	for (const member of known.values()) {
		if (!placed.has(member.id)) trees.push(grow(member, "cycle"));
	}
	return trees;
}

/** How many members a tree has, its top included. */
export const sizeOf = (node: Node<Member>): number => node.children.reduce((all, child) => all + sizeOf(child), 1);

/** The way from the top of the line down to a member, as far as the list goes; the member last. */
export function ancestry<M extends Member>(members: readonly M[], id: number): M[] {
	const known = new Map(members.map((member) => [member.id, member]));
	const way: M[] = [];
	for (let at = known.get(id); at !== undefined && !way.includes(at); ) {
		way.unshift(at);
		at = at.parent === null ? undefined : known.get(at.parent);
	}
	return way;
}
