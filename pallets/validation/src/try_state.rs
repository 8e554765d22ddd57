//! What must hold of the storage between any two blocks.

use crate::{Config, NextRound, OpenRounds, Outcome, Pallet, RoundOf, RoundState, Rounds, VoteOf, Votes};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use muster_primitives::{AgencyId, Position, RoundId};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut votes = BTreeMap::<RoundId, u32>::new();
		for (round, agency, vote) in Votes::<T>::iter() {
			let details = Rounds::<T>::get(round).ok_or("a vote in a round that does not exist")?;
			Self::try_vote(&details, agency, &vote)?;
			let counter = votes.entry(round).or_default();
			*counter = counter.saturating_add(1);
		}
		for (round, details) in Rounds::<T>::iter() {
			let held = votes.get(&round).copied().unwrap_or_default();
			ensure!(details.votes == held, "the counter of a round is not its number of votes");
			Self::try_round(round, &details)?;
		}
		for (incident, round) in OpenRounds::<T>::iter() {
			let open = Rounds::<T>::get(round)
				.is_some_and(|details| details.incident == incident && details.state == RoundState::Open);
			ensure!(open, "an entry of OpenRounds that is no open round of its incident");
		}
		Ok(())
	}

	fn try_vote(round: &RoundOf<T>, agency: AgencyId, vote: &VoteOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(round.classes.contains(vote.class), "a vote of a class that is not admitted");
		ensure!(agency != round.reporter, "a vote of the reporter");
		ensure!(vote.group != round.reporter_line, "a vote of the reporter's line");
		ensure!(vote.position != Position::Dispute || vote.evidence.is_some(), "a dispute without evidence");
		ensure!(vote.cast_at >= round.opened_at, "a vote older than its round");
		Ok(())
	}

	fn try_round(round: RoundId, details: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(round > 0 && round < NextRound::<T>::get(), "a round whose number was never given");
		ensure!(details.opened < details.deadline, "a round that ends before it opens");
		ensure!(details.classes.includes(details.competent), "a competent class that is not admitted");
		let counted = details.eligible.iter().map(|(class, _)| *class);
		ensure!(counted.eq(details.classes.iter()), "eligible lines of other classes than those admitted");
		let turnout = details.quorum.turnout;
		ensure!(
			details.eligible.iter().all(|(_, lines)| *lines <= turnout),
			"eligible lines counted beyond the turnout"
		);
		let full = details.state == RoundState::Open && details.votes > T::MaxVotes::get();
		ensure!(!full, "an open round with more votes than MaxVotes");
		let listed = OpenRounds::<T>::get(details.incident) == Some(round);
		ensure!(
			listed == (details.state == RoundState::Open),
			"a round is open exactly when it is in OpenRounds"
		);
		match (details.state, details.outcome) {
			(RoundState::Open | RoundState::Voided, None) => Ok(()),
			(state @ (RoundState::Tallied | RoundState::Final), Some(Outcome { verdict, counts })) => {
				ensure!(state == Self::state_after(verdict), "a verdict that does not fit the state");
				let standing = Self::standing(round, details);
				ensure!(
					verdict == standing.closed() && counts == standing.counts,
					"an outcome that the votes do not give"
				);
				Ok(())
			}
			_ => Err("an outcome is there exactly when the round is counted".into()),
		}
	}
}
