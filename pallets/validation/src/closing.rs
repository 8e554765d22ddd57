//! How rounds end: counting them, making verdicts final, judging voters by them.

use crate::{
	agenda::Due, Ballot, Config, Count, Error, Event, LeftOut, OpenRounds, Outcome, Pallet, RoundOf,
	RoundState, Rounds, Settling, Side, Standing, Task, VoteOf, VotersOf, Votes,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Time};
use muster_primitives::{
	traits::{Agencies, OnRound},
	AgencyClasses, AgencyId, CapStatus, Position, RegionCode, RoundId, Verdict,
};
use sp_runtime::DispatchError;

/// Who asked for what is done; none if it fell due.
pub(crate) type By<T> = Option<(AgencyId, <T as frame_system::Config>::AccountId)>;

/// Counting.
impl<T: Config> Pallet<T> {
	/// The open round `round`, if no vote can come any more or none is waited for.
	pub(crate) fn round_to_tally(round: RoundId) -> Result<RoundOf<T>, Error<T>> {
		let details = Self::open_round(round)?;
		let closes = T::Clock::now() >= details.deadline || details.all_have_voted();
		ensure!(closes, Error::<T>::DeadlineNotReached);
		Ok(details)
	}

	/// Counts a round; returns the classes of the one that goes on, none if none does.
	pub(crate) fn do_tally(
		round: RoundId,
		mut details: RoundOf<T>,
		by: By<T>,
	) -> Result<AgencyClasses, DispatchError> {
		let (count, left_out) = Self::count_now(round, &details);
		let left_out = VotersOf::<T>::try_from(left_out).map_err(|_| DispatchError::Corruption)?;
		let outcome = Self::outcome(&details, &count);
		let above = Self::goes_on_in(details.region, outcome.verdict);
		let now = T::Clock::now();

		OpenRounds::<T>::remove(details.subject);
		Due::<T>::remove(&Task::Tally(round), details.deadline);
		if !left_out.is_empty() {
			LeftOut::<T>::insert(round, &left_out);
		}
		details.outcome = Some(outcome);
		details.state = if above.is_some() { RoundState::Escalated } else { RoundState::Tallied };
		if above.is_none() {
			let until = now.saturating_add(details.challenge);
			details.challenge_until = Some(until);
			Due::<T>::put(&Task::Finalise(round), until, now);
		}
		Rounds::<T>::insert(round, &details);
		let (subject, verdict) = (details.subject, outcome.verdict);
		Self::deposit_event(Event::RoundTallied {
			round,
			subject,
			by,
			state: details.state,
			outcome,
			challenge_until: details.challenge_until,
			left_out,
		});
		match above {
			Some(region) => {
				let next = Self::escalate(round, &details, region)?;
				T::OnRound::on_followed(subject, round, verdict, next)?;
				Ok(details.classes)
			}
			None => {
				T::OnRound::on_verdict(subject, round, verdict)?;
				Ok(AgencyClasses::EMPTY)
			}
		}
	}

	/// The region in which a round goes on that ended with `verdict`; `None` if it does not.
	pub(crate) fn goes_on_in(region: RegionCode, verdict: Verdict) -> Option<RegionCode> {
		match verdict {
			Verdict::Disputed | Verdict::Unverifiable => region.parent(),
			Verdict::Confirmed | Verdict::Refuted | Verdict::ConfirmedLimited => None,
		}
	}

	/// Counts the votes that `round` holds now, and names those left out because their keys are compromised.
	pub(crate) fn count_now(round: RoundId, details: &RoundOf<T>) -> (Count, Vec<AgencyId>) {
		let mut left_out = Vec::new();
		let count = Self::count(round, details, |agency, vote| {
			let compromised = T::Agencies::is_compromised(agency, &vote.officer);
			if compromised {
				left_out.push(agency);
			}
			!compromised
		});
		(count, left_out)
	}

	/// Counts the votes of `round` that `counts` lets through.
	pub(crate) fn count(
		round: RoundId,
		details: &RoundOf<T>,
		mut counts: impl FnMut(AgencyId, &VoteOf<T>) -> bool,
	) -> Count {
		let ballots = Votes::<T>::iter_prefix(round).filter(|(agency, vote)| counts(*agency, vote)).map(
			|(_, vote): (AgencyId, VoteOf<T>)| Ballot {
				class: vote.class,
				group: vote.group,
				position: vote.position,
				weight: vote.weight,
				competent: details.competent.contains(vote.class),
			},
		);
		Count::of(ballots, details.quorum.turnout, &details.eligible)
	}

	/// Where a round stands: what the formula gives, and what becomes of that where the nation has too few classes or a
	/// verdict was appealed.
	pub(crate) fn standing(details: &RoundOf<T>, count: &Count) -> Standing {
		let plain = count.standing(details.quorum);
		let Some(carried) = plain.carried else { return plain };
		let verdict = match carried {
			Verdict::Confirmed if details.limited => Verdict::ConfirmedLimited,
			// Too few voices to call a report false.
			Verdict::Refuted if details.limited => Verdict::Disputed,
			other => other,
		};
		if verdict == Verdict::Disputed || !Self::brings_a_new_class(details, count, carried) {
			return Standing { carried: None, otherwise: Verdict::Disputed, ..plain };
		}
		Standing { carried: Some(verdict), ..plain }
	}

	/// Whether a class is on the side of `verdict` that took no side in the round whose verdict was appealed. Where every
	/// class that could speak had spoken there is none to bring, and asking for one would let anybody overturn any
	/// verdict by an appeal.
	fn brings_a_new_class(details: &RoundOf<T>, count: &Count, verdict: Verdict) -> bool {
		let Some(appealed) = details.appealed else { return true };
		let outcome = Rounds::<T>::get(appealed).and_then(|appealed| appealed.outcome);
		let heard = outcome.map_or(AgencyClasses::EMPTY, |outcome| outcome.heard);
		let could = details.eligible.iter().any(|(class, lines)| *lines > 0 && !heard.contains(*class));
		!could || !heard.includes(Self::side_of(count, verdict))
	}

	/// The classes on the side of a verdict; none if it decides nothing.
	fn side_of(count: &Count, verdict: Verdict) -> AgencyClasses {
		match verdict {
			Verdict::Confirmed | Verdict::ConfirmedLimited => count.on(Side::For),
			Verdict::Refuted => count.on(Side::Against),
			Verdict::Disputed | Verdict::Unverifiable => AgencyClasses::EMPTY,
		}
	}

	/// What a round ends with.
	pub(crate) fn outcome(details: &RoundOf<T>, count: &Count) -> Outcome {
		let standing = Self::standing(details, count);
		let (verdict, heard) = (standing.closed(), count.heard());
		let plain = count.standing(details.quorum).carried;
		let holds_without = |class| count.without(class, details.quorum).carried == plain;
		let firm = match standing.carried {
			Some(_) => heard.iter().filter(|class| holds_without(*class)).collect(),
			None => AgencyClasses::EMPTY,
		};
		let carried_by = Self::side_of(count, verdict);
		Outcome { verdict, counts: standing.counts, carried_by, firm, heard }
	}
}

/// Making final.
impl<T: Config> Pallet<T> {
	/// Makes a verdict final if it is not yet, and judges at most `limit` votes by it; returns how many it looked at.
	pub(crate) fn do_finalise(round: RoundId, limit: u32, by: By<T>) -> Result<u32, DispatchError> {
		let mut details = Rounds::<T>::get(round).ok_or(Error::<T>::RoundNotFound)?;
		if let (RoundState::Tallied, Some(until), Some(outcome)) =
			(details.state, details.challenge_until, details.outcome)
		{
			ensure!(T::Clock::now() >= until, Error::<T>::WindowNotOver);
			Due::<T>::remove(&Task::Finalise(round), until);
			details.state = RoundState::Final;
			Rounds::<T>::insert(round, &details);
			if Self::judges(&details) {
				Settling::<T>::insert(round, 0);
			}
			let (subject, verdict) = (details.subject, outcome.verdict);
			Self::deposit_event(Event::RoundFinalised { round, subject, verdict, by });
		} else {
			ensure!(Settling::<T>::contains_key(round), Error::<T>::NothingToFinalise);
		}
		Ok(Self::judge(round, &details, limit))
	}

	/// Whether voters are judged by the outcome of a final round: a drill says nothing of how reliable they are.
	pub(crate) fn judges(details: &RoundOf<T>) -> bool {
		details.status == CapStatus::Actual && details.outcome.is_some_and(|outcome| !outcome.firm.is_empty())
	}

	/// Judges the next votes of a final round, at most `limit`, and has the agenda go on if that were not all.
	fn judge(round: RoundId, details: &RoundOf<T>, limit: u32) -> u32 {
		let (Some(last), Some(outcome)) = (Settling::<T>::get(round), details.outcome) else { return 0 };
		let after = Votes::<T>::hashed_key_for(round, last);
		let votes = match last {
			0 => Votes::<T>::iter_prefix(round),
			_ => Votes::<T>::iter_prefix_from(round, after),
		};
		let left_out = LeftOut::<T>::get(round);
		let (mut judged, mut last) = (0u32, last);
		for (agency, vote) in votes.take(usize::try_from(limit).unwrap_or(usize::MAX)) {
			(judged, last) = (judged.saturating_add(1), agency);
			let Some(right) = Self::was_right(&vote, &outcome) else { continue };
			if left_out.contains(&agency) || T::Agencies::is_compromised(agency, &vote.officer) {
				continue;
			}
			let (right, wrong) =
				if right { (crate::reliability::EVENT, 0) } else { (0, crate::reliability::EVENT) };
			Self::add_to_record(agency, details.category, right, wrong);
		}
		let done = judged < limit;
		if done {
			Settling::<T>::remove(round);
		} else {
			Settling::<T>::insert(round, last);
			Self::due_at_once(Task::Finalise(round));
		}
		Self::deposit_event(Event::VotesJudged { round, votes: judged, last, done });
		judged
	}

	/// Whether a vote was on the side of a verdict that does not rest on the voter's own class; `None` if nothing can be
	/// said of it.
	fn was_right(vote: &VoteOf<T>, outcome: &Outcome) -> Option<bool> {
		if !outcome.firm.contains(vote.class) {
			return None;
		}
		let so = match outcome.verdict {
			Verdict::Confirmed | Verdict::ConfirmedLimited => true,
			Verdict::Refuted => false,
			Verdict::Disputed | Verdict::Unverifiable => return None,
		};
		match vote.position {
			Position::Confirm => Some(so),
			Position::Dispute => Some(!so),
			Position::Unable => None,
		}
	}
}
