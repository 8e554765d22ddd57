/** A number of incidents of one group, with the group's shape: confirmed is filled, everything else an outline. */

import { useCallback, type ReactNode } from "react";

import { useFormat } from "../i18n/format.ts";
import { useWords } from "../i18n/index.ts";
import type { Group } from "../pages/situation/counts.ts";
import type { Verification } from "../rpc/records.ts";
import { StateShape } from "../ui/State.tsx";

/** The state whose shape stands for its group. */
const SHAPE: Readonly<Record<Group, Verification>> = {
	confirmed: "Confirmed",
	unconfirmed: "Reported",
	disputed: "Disputed",
	dismissed: "Refuted",
};

/** What a group is called: as the verdict that makes it up, where there is one. */
export function useGroupName(): (group: Group) => string {
	const words = useWords("situation");
	const terms = useWords("terms");
	return useCallback((group) => {
		if (group === "confirmed") return terms("verification.Confirmed");
		return group === "disputed" ? terms("verification.Disputed") : words(`group.${group}`);
	}, [words, terms]);
}

/** With `short` the name is for screen readers only: the shape and number stand where a legend is beside. */
export function GroupMark({ group, count, short = false }: {
	readonly group: Group;
	readonly count?: number;
	readonly short?: boolean;
}): ReactNode {
	const name = useGroupName();
	const format = useFormat();
	return (
		<span className="group-mark" data-group={group} data-none={count === 0}>
			<StateShape of={SHAPE[group]} />
			<span className={short ? "unseen" : "group-name"}>{name(group)}{" "}</span>
			{count !== undefined && <b>{format.number(count)}</b>}
		</span>
	);
}
