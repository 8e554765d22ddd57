/** Motions of the council. */

import { ChainError } from "../errors.ts";
import { COUNCIL_URIS } from "../plan/agencies.ts";
import { eventField, eventNumber, type Call, type Session } from "./session.ts";

/** Proposes, votes and closes a motion; its content must succeed. `what` says in an error which motion. */
export async function carryMotion(session: Session, what: string, proposal: Call): Promise<void> {
	const threshold = Math.floor(COUNCIL_URIS.length / 2) + 1;
	const length = proposal.method.encodedLength;
	const [proposer, ...others] = COUNCIL_URIS;
	const proposed = await session.send(
		what,
		proposer,
		session.call("council", "propose", threshold, proposal, length),
	);
	const hash = eventField(proposed, "council", "Proposed", "proposalHash").toHex();
	const index = eventNumber(proposed, "council", "Proposed", "proposalIndex");
	// The proposer votes, too; the last member's voice is not needed.
	await Promise.all(
		[proposer, ...others.slice(0, threshold - 1)].map((member) =>
			session.send(`${what}: vote`, member, session.call("council", "vote", hash, index, true)),
		),
	);
	const bound = session.api.consts["council"]?.["maxProposalWeight"];
	if (bound === undefined) throw new ChainError("the council does not say how much a motion may weigh");
	const closed = await session.send(
		`${what}: close`,
		proposer,
		session.call("council", "close", hash, index, bound, length),
	);
	const result = eventField(closed, "council", "Executed", "result") as unknown as {
		isErr: boolean;
		toHuman(): unknown;
	};
	if (result.isErr) throw new ChainError(`${what} failed: ${JSON.stringify(result.toHuman())}`);
}
