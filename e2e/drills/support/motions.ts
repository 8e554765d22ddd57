/** Decisions of the council and the technical committee, step by step, as their members take them. */

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { DispatchError, EventRecord } from "@polkadot/types/interfaces";
import type { Codec } from "@polkadot/types/types";

import { account, call } from "../../src/chain/calls.ts";
import { explain, type Outcome, type Submitter } from "../../src/chain/client.ts";
import { fieldsOf } from "../../src/chain/events.ts";

type Call = SubmittableExtrinsic<"promise">;

/** A pallet of a collective. */
export type Body = "council" | "technicalCommittee";

/** Three of the four members: three quarters. */
export const COUNCIL_AYES = ["//Alice", "//Bob", "//Charlie"] as const;
/** Two of the three members: two thirds. */
export const COMMITTEE_AYES = ["//Alice", "//Bob"] as const;

export interface Chain {
	readonly api: ApiPromise;
	readonly submitter: Submitter;
}

/** How the call that a motion carried ended: nothing when it succeeded, else `pallet.ErrorName: its documentation`. */
export type Verdict = string | undefined;

/**
 * A motion on its way. Every step ends when it stands in a block, not when it is final: where finality is what is
 * missing, motions must do without.
 */
export class Motion {
	private constructor(
		readonly chain: Chain,
		readonly body: Body,
		readonly ayes: readonly string[],
		readonly hash: string,
		readonly index: number,
		readonly length: number,
	) {}

	/** The first of those who will vote aye proposes; their number is the threshold. */
	static async propose(chain: Chain, body: Body, ayes: readonly string[], proposal: Call): Promise<Motion> {
		const length = proposal.method.encodedLength;
		const made = call(chain.api, body, "propose", ayes.length, proposal, length);
		const { events } = await send(chain, ayes[0], made);
		const proposed = fields(events, body, "Proposed");
		return new Motion(
			chain,
			body,
			ayes,
			proposed("proposalHash").toHex(),
			Number(proposed("proposalIndex").toString()),
			length,
		);
	}

	/** All vote aye, the proposer too. */
	async vote(): Promise<void> {
		const { chain, body, hash, index } = this;
		await Promise.all(this.ayes.map((member) => send(chain, member, call(chain.api, body, "vote", hash, index, true))));
	}

	/** Carries the motion out. */
	async close(): Promise<{ outcome: Outcome; verdict: Verdict }> {
		const { chain, body, hash, index, length } = this;
		const bound = chain.api.consts[body]?.["maxProposalWeight"];
		if (bound === undefined) throw new Error(`the ${body} does not say how much a motion may weigh`);
		const outcome = await send(chain, this.ayes[0], call(chain.api, body, "close", hash, index, bound, length));
		return { outcome, verdict: verdict(chain.api, outcome.events, body, "Executed") };
	}
}

/** Proposes, votes, closes. */
export async function carry(chain: Chain, body: Body, ayes: readonly string[], proposal: Call): Promise<Verdict> {
	const motion = await Motion.propose(chain, body, ayes, proposal);
	await motion.vote();
	return (await motion.close()).verdict;
}

/** How a call ended that the council's motion dispatched as Root. */
export function dispatched(chain: Chain, { events }: Outcome): Verdict {
	return verdict(chain.api, events, "councilRoot", "Dispatched");
}

async function send(chain: Chain, member: string | undefined, made: Call): Promise<Outcome> {
	if (member === undefined) throw new TypeError("a motion needs members");
	const outcome = await (await chain.submitter.submit(made, account(member))).inBlock;
	const { section, method } = made.method;
	if (!outcome.success) throw new Error(`${member}: ${section}.${method} failed: ${outcome.error ?? "no reason given"}`);
	return outcome;
}

function verdict(api: ApiPromise, events: EventRecord[], pallet: string, name: string): Verdict {
	const result = fields(events, pallet, name)("result") as unknown as { isErr: boolean; asErr: DispatchError };
	return result.isErr ? explain(api.registry, result.asErr) : undefined;
}

/** The fields of the first event of this name. */
function fields(events: EventRecord[], pallet: string, name: string): (field: string) => Codec {
	const found = events.find(({ event }) => event.section === pallet && event.method === name)?.event;
	if (found === undefined) {
		const seen = events.map(({ event }) => `${event.section}.${event.method}`).join(", ");
		throw new Error(`there is no event ${pallet}.${name} among ${seen}`);
	}
	const all = fieldsOf(found);
	return (field) => {
		const value = all[field];
		if (value === undefined) throw new Error(`the event ${pallet}.${name} has no ${field}`);
		return value;
	};
}
