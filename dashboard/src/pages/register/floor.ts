// How many validators the chain needs: docs/design/permissions.md, "Floor".

import type { Validator } from "../../rpc/records.ts";

/** The fewest validators that any act but force may leave. */
export const floorOf = (agreed: number): number => Math.max(4, Math.floor((2 * agreed) / 3) + 1);

/** How many of the active may be silent at once while blocks still become final: less than a third. */
export const toleratedOf = (active: number): number => Math.max(0, Math.floor((active - 1) / 3));

export interface Strength {
	/** Members that are not on their way out: what the floor is worked out from. */
	readonly members: number;
	readonly active: number;
	readonly standby: number;
	readonly leaving: number;
	readonly floor: number;
	/** How many may still leave, stand by or be removed before the floor holds. */
	readonly mayGo: number;
	/** How many may fall silent at once before nothing becomes final any more. */
	readonly mayFail: number;
}

export function strengthOf(validators: readonly Pick<Validator, "standing">[]): Strength {
	const count = (standing: Validator["standing"]): number =>
		validators.filter((validator) => validator.standing === standing).length;
	const active = count("Active");
	const leaving = count("Leaving");
	const members = validators.length - leaving;
	const floor = floorOf(members);
	return {
		members,
		active,
		standby: count("Standby"),
		leaving,
		floor,
		mayGo: Math.max(0, active - floor),
		mayFail: toleratedOf(active),
	};
}
