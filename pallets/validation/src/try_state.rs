//! What must hold of the storage between any two blocks.

use crate::{
	agenda::Due, AgendaItems, AppealCount, Appeals, Config, LeftOut, NextRound, OpenRounds, Pallet, Records,
	RoundOf, RoundState, Rounds, Settling, Task, VoteOf, Votes, VotesOfLine,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use muster_primitives::{AgencyId, Position, RegionCode, RoundId, RoundSubject};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_votes()?;
		for (round, details) in Rounds::<T>::iter() {
			Self::try_round(round, &details)?;
			Self::try_place(&details)?;
			Self::try_ending(round, &details)?;
		}
		for (subject, round) in OpenRounds::<T>::iter() {
			let open = Rounds::<T>::get(round)
				.is_some_and(|details| details.subject == subject && details.state == RoundState::Open);
			ensure!(open, "an entry of OpenRounds that is no open round of its subject");
		}
		Self::try_appeals()?;
		Self::try_settling()?;
		Self::try_agenda()?;
		let epoch = Self::epoch(T::Clock::now());
		let written = Records::<T>::iter_values().all(|record| record.epoch <= epoch && record.events > 0);
		ensure!(written, "a record of no event, or of an epoch to come");
		Ok(())
	}

	fn try_votes() -> Result<(), TryRuntimeError> {
		let mut votes = BTreeMap::<RoundId, u32>::new();
		let mut lines = BTreeMap::<(RoundId, AgencyId), u32>::new();
		for (round, agency, vote) in Votes::<T>::iter() {
			let details = Rounds::<T>::get(round).ok_or("a vote in a round that does not exist")?;
			Self::try_vote(&details, agency, &vote)?;
			let of_round = votes.entry(round).or_default();
			*of_round = of_round.saturating_add(1);
			let of_line = lines.entry((round, vote.group)).or_default();
			*of_line = of_line.saturating_add(1);
		}
		for (round, details) in Rounds::<T>::iter() {
			let held = votes.get(&round).copied().unwrap_or_default();
			ensure!(details.votes == held, "the counter of a round is not its number of votes");
		}
		let kept = VotesOfLine::<T>::iter().map(|(round, line, count)| ((round, line), count));
		ensure!(kept.collect::<BTreeMap<_, _>>() == lines, "the votes of lines are not a recount");
		Ok(())
	}

	fn try_vote(round: &RoundOf<T>, agency: AgencyId, vote: &VoteOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(round.classes.contains(vote.class), "a vote of a class that is not admitted");
		ensure!(agency != round.reporter, "a vote of the reporter");
		ensure!(vote.group != round.reporter_line, "a vote of the reporter's line");
		ensure!(vote.position != Position::Dispute || vote.evidence.is_some(), "a dispute without evidence");
		ensure!(vote.cast_at >= round.opened_at, "a vote older than its round");
		ensure!((500..=1_500).contains(&vote.weight), "a vote that weighs too little or too much");
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
		ensure!(details.votes <= details.voters, "more votes than there are voters");
		let full = details.state == RoundState::Open && details.votes > T::MaxVotes::get();
		ensure!(!full, "an open round with more votes than MaxVotes");
		let listed = OpenRounds::<T>::get(details.subject) == Some(round);
		ensure!(
			listed == (details.state == RoundState::Open),
			"a round is open exactly when it is in OpenRounds"
		);
		Ok(())
	}

	/// Where a round is held, by which quorum, and what it goes on from.
	fn try_place(details: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		let classes = details.eligible.iter().filter(|(_, lines)| *lines > 0).count();
		let short = classes < usize::from(details.asked.classes);
		ensure!(details.limited == short, "a quorum is lowered exactly where classes are short");
		ensure!(!short || details.region == RegionCode::NATION, "a lowered quorum below the nation");
		let lowered = Self::quorum_there_is(details.asked, &details.eligible);
		ensure!(details.quorum == lowered.unwrap_or(details.asked), "a quorum that nobody asked for");
		let from = |round: Option<RoundId>| match round {
			Some(round) => {
				Rounds::<T>::get(round).ok_or("a round goes on from one that does not exist").map(Some)
			}
			None => Ok(None),
		};
		if let Some(below) = from(details.escalated)? {
			let higher = details.region.contains(below.region) && details.region != below.region;
			ensure!(
				below.subject == details.subject
					&& below.state == RoundState::Escalated
					&& below.level.checked_add(1) == Some(details.level)
					&& higher,
				"a round one level up goes on from another than the one that was escalated"
			);
		}
		if let Some(before) = from(details.appealed)? {
			ensure!(
				before.subject == details.subject
					&& before.state == RoundState::Appealed
					&& before.level == details.level,
				"a round decides an appeal that nobody made"
			);
		}
		Ok(())
	}

	fn try_ending(round: RoundId, details: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		let appealable = details.challenge_until.is_some();
		let Some(outcome) = details.outcome else {
			ensure!(
				matches!(details.state, RoundState::Open | RoundState::Voided) && !appealable,
				"an outcome is there exactly when the round is counted"
			);
			return Ok(());
		};
		ensure!(details.state != RoundState::Open, "an outcome is there exactly when the round is counted");
		let above = Self::goes_on_in(details.region, outcome.verdict);
		ensure!(
			above.is_some() == (details.state == RoundState::Escalated) && above.is_none() == appealable,
			"a verdict that does not fit the state"
		);
		let left_out: BTreeSet<AgencyId> = LeftOut::<T>::get(round).into_iter().collect();
		let count = Self::count(round, details, |agency, _| !left_out.contains(&agency));
		ensure!(outcome == Self::outcome(details, &count), "an outcome that the votes do not give");
		Ok(())
	}

	fn try_appeals() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<Vec<u8>, u8>::new();
		for (subject, _, round) in Appeals::<T>::iter() {
			ensure!(
				Rounds::<T>::get(round).is_some_and(
					|details| details.subject == subject && details.state == RoundState::Appealed
				),
				"an appeal on a round that was not appealed"
			);
			let count = counts.entry(Self::key(&subject)).or_default();
			*count = count.saturating_add(1);
		}
		let kept = AppealCount::<T>::iter().map(|(subject, count)| (Self::key(&subject), count));
		ensure!(kept.collect::<BTreeMap<_, _>>() == counts, "the appeals on a subject are not a recount");
		ensure!(counts.values().all(|count| *count <= T::MaxAppeals::get()), "more appeals than MaxAppeals");
		Ok(())
	}

	fn key(subject: &RoundSubject) -> Vec<u8> {
		codec::Encode::encode(subject)
	}

	fn try_settling() -> Result<(), TryRuntimeError> {
		for (round, last) in Settling::<T>::iter() {
			let judges = Rounds::<T>::get(round)
				.is_some_and(|details| details.state == RoundState::Final && Self::judges(&details));
			ensure!(judges, "voters are judged by what is not final or decides nothing");
			ensure!(
				last == 0 || Votes::<T>::contains_key(round, last),
				"voters are judged from one that did not vote"
			);
		}
		for (round, left_out) in LeftOut::<T>::iter() {
			let counted = Rounds::<T>::get(round).is_some_and(|details| details.outcome.is_some());
			ensure!(
				counted && left_out.iter().all(|agency| Votes::<T>::contains_key(round, agency)),
				"a vote was left out that is not there"
			);
		}
		Ok(())
	}

	/// What will fall due is on the agenda. What fell due may be off it: it was met, and could not be done.
	fn try_agenda() -> Result<(), TryRuntimeError> {
		Due::<T>::check()?;
		let listed: BTreeSet<Task> = AgendaItems::<T>::iter().map(|(_, task, ())| task).collect();
		let now = T::Clock::now();
		for (round, details) in Rounds::<T>::iter() {
			let task = match (details.state, details.challenge_until) {
				(RoundState::Open, _) if details.deadline > now => Task::Tally(round),
				(RoundState::Tallied, Some(until)) if until > now => Task::Finalise(round),
				_ => continue,
			};
			ensure!(listed.contains(&task), "what will fall due is not on the agenda");
		}
		Ok(())
	}
}
