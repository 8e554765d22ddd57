//! Corrupted storage, and `do_try_state` that objects.

use super::*;
use crate::{NextRound, OpenRounds, Outcome, RoundState, VoteOf, Votes};
use muster_primitives::{ClassCounts, Verdict};
use sp_runtime::TryRuntimeError;

/// An open round 1 with four votes, then a counted round 2, then `corrupt`.
fn objection(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		let first = open_round();
		votes(first, 3, 1);
		let second =
			Validation::open(RoundProposal { incident: 78, ..proposal() }).expect("a round of the test");
		votes(second, 3, 1);
		pass_deadline(second);
		assert_ok!(Validation::tally(RuntimeOrigin::signed(11), second));
		assert_eq!(Validation::do_try_state(), Ok(()));
		corrupt();
		assert_eq!(Validation::do_try_state(), Err(TryRuntimeError::Other(expected)));
	});
}

fn change(round: RoundId, change: impl FnOnce(&mut RoundOf<Test>)) {
	Rounds::<Test>::mutate(round, |details| change(details.as_mut().expect("a round of the test")));
}

fn change_vote(agency: AgencyId, change: impl FnOnce(&mut VoteOf<Test>)) {
	Votes::<Test>::mutate(1, agency, |vote| change(vote.as_mut().expect("a vote of the test")));
}

#[test]
fn a_vote_without_a_round() {
	objection(|| Rounds::<Test>::remove(1), "a vote in a round that does not exist");
}

#[test]
fn a_wrong_counter() {
	objection(|| change(1, |round| round.votes = 5), "the counter of a round is not its number of votes");
	objection(|| Votes::<Test>::remove(1, 11), "the counter of a round is not its number of votes");
}

#[test]
fn a_vote_that_could_not_be_cast() {
	objection(|| change_vote(11, |vote| vote.class = Logistics), "a vote of a class that is not admitted");
	objection(|| change(1, |round| round.reporter = 11), "a vote of the reporter");
	objection(|| change_vote(11, |vote| vote.group = REPORTER), "a vote of the reporter's line");
	objection(|| change_vote(14, |vote| vote.evidence = None), "a dispute without evidence");
	objection(|| change_vote(11, |vote| vote.cast_at = 0), "a vote older than its round");
}

#[test]
fn a_number_that_was_not_given() {
	objection(|| NextRound::<Test>::put(2), "a round whose number was never given");
	let zero = || {
		Rounds::<Test>::insert(0, RoundOf::<Test> { votes: 0, ..details(1) });
	};
	objection(zero, "a round whose number was never given");
}

#[test]
fn too_many_votes() {
	objection(|| MaxVotes::set(3), "an open round with more votes than MaxVotes");
}

#[test]
fn a_round_that_could_not_open() {
	objection(|| change(1, |round| round.deadline = round.opened), "a round that ends before it opens");
	objection(
		|| change(1, |round| round.competent = AgencyClasses::of(&[Logistics])),
		"a competent class that is not admitted",
	);
	objection(
		|| change(1, |round| round.eligible.truncate(1)),
		"eligible lines of other classes than those admitted",
	);
	objection(|| change(1, |round| round.quorum.turnout = 0), "eligible lines counted beyond the turnout");
}

#[test]
fn the_list_of_open_rounds() {
	let objects = "a round is open exactly when it is in OpenRounds";
	objection(|| OpenRounds::<Test>::remove(INCIDENT), objects);
	objection(|| OpenRounds::<Test>::insert(78, 2), objects);
	objection(|| change(1, |round| round.state = RoundState::Voided), objects);
	let stray = "an entry of OpenRounds that is no open round of its incident";
	objection(|| OpenRounds::<Test>::insert(79, 1), stray);
	objection(|| OpenRounds::<Test>::insert(79, 9), stray);
}

#[test]
fn the_outcome() {
	let missing = "an outcome is there exactly when the round is counted";
	let confirmed = Outcome { verdict: Verdict::Confirmed, counts: ClassCounts::default() };
	objection(|| change(1, |round| round.outcome = Some(confirmed)), missing);
	objection(|| change(2, |round| round.outcome = None), missing);
	objection(|| change(2, |round| round.state = RoundState::Voided), missing);
	let unfit = "a verdict that does not fit the state";
	objection(|| change(2, |round| round.state = RoundState::Tallied), unfit);
	let other = "an outcome that the votes do not give";
	objection(|| change(2, |round| round.outcome = Some(confirmed)), other);
	let refuted = |outcome: Outcome| Outcome { verdict: Verdict::Refuted, ..outcome };
	objection(|| change(2, |round| round.outcome = round.outcome.map(refuted)), other);
}
