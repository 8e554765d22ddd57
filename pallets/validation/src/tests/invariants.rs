//! Corrupted storage, and `do_try_state` that objects.

use super::*;
use crate::{
	AgendaItems, AgendaLength, AppealCount, Appeals, LeftOut, NextRound, OpenRounds, Outcome, Record,
	Records, Settling, VoteOf, Votes, VotesOfLine,
};
use muster_primitives::ClassCounts;
use sp_runtime::TryRuntimeError;

/// An open round 1 with four votes, then a counted round 2 whose verdict can be appealed, then `corrupt`.
fn objection(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		let first = open_round();
		votes(first, 3, 1);
		let second = open(RoundProposal { subject: OTHER, duration: DAY / 2, ..proposal() });
		votes(second, 4, 0);
		pass_deadline(second);
		assert_ok!(tally(second));
		assert_eq!(Validation::do_try_state(), Ok(()));
		corrupt();
		assert_eq!(Validation::do_try_state(), Err(TryRuntimeError::Other(expected)));
	});
}

/// The same after round 2 has become final.
fn objection_when_final(corrupt: impl FnOnce(), expected: &'static str) {
	let corrupt = || {
		pass_window(2);
		assert_ok!(Validation::finalise(RuntimeOrigin::signed(11), 2));
		assert_eq!(Validation::do_try_state(), Ok(()));
		corrupt();
	};
	objection(corrupt, expected);
}

/// The same after round 1 has been escalated to round 3.
fn objection_when_escalated(corrupt: impl FnOnce(), expected: &'static str) {
	let corrupt = || {
		assert_ok!(vote(1, 11, Position::Dispute));
		count_at_deadline(1);
		assert_eq!(details(3).escalated, Some(1));
		assert_eq!(Validation::do_try_state(), Ok(()));
		corrupt();
	};
	objection(corrupt, expected);
}

/// The same after the verdict of round 2 has been appealed, about which round 3 decides.
fn objection_when_appealed(corrupt: impl FnOnce(), expected: &'static str) {
	let corrupt = || {
		let new = ContentRef { digest: ContentHash::repeat_byte(7), ..evidence().expect("there is") };
		assert_ok!(Validation::appeal(RuntimeOrigin::signed(15), 2, new));
		assert_eq!(Validation::do_try_state(), Ok(()));
		corrupt();
	};
	objection(corrupt, expected);
}

const STRAY: RoundSubject = RoundSubject::Delivery { shipment: 79 };

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
	let lines = "the votes of lines are not a recount";
	objection(|| VotesOfLine::<Test>::remove(1, 11), lines);
	objection(|| VotesOfLine::<Test>::insert(1, 11, 2), lines);
	objection(|| VotesOfLine::<Test>::insert(1, 99, 0), lines);
	objection(|| change(1, |round| round.voters = 3), "more votes than there are voters");
}

#[test]
fn a_vote_that_could_not_be_cast() {
	objection(|| change_vote(11, |vote| vote.class = Logistics), "a vote of a class that is not admitted");
	objection(|| change(1, |round| round.reporter = 11), "a vote of the reporter");
	objection(|| change_vote(11, |vote| vote.group = REPORTER), "a vote of the reporter's line");
	objection(|| change_vote(14, |vote| vote.evidence = None), "a dispute without evidence");
	objection(|| change_vote(11, |vote| vote.cast_at = 0), "a vote older than its round");
	for weight in [499, 1_501] {
		objection(
			|| change_vote(11, |vote| vote.weight = weight),
			"a vote that weighs too little or too much",
		);
	}
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
	objection(|| OpenRounds::<Test>::remove(SUBJECT), objects);
	objection(|| OpenRounds::<Test>::insert(OTHER, 2), objects);
	objection(|| change(1, |round| round.state = RoundState::Voided), objects);
	let stray = "an entry of OpenRounds that is no open round of its subject";
	objection(|| OpenRounds::<Test>::insert(STRAY, 1), stray);
	objection(|| OpenRounds::<Test>::insert(STRAY, 9), stray);
}

#[test]
fn the_outcome() {
	let missing = "an outcome is there exactly when the round is counted";
	objection(|| change(1, |round| round.outcome = details(2).outcome), missing);
	objection(|| change(2, |round| round.outcome = None), missing);
	let unfit = "a verdict that does not fit the state";
	objection(|| change(2, |round| round.state = RoundState::Escalated), unfit);
	objection(|| change(2, |round| round.challenge_until = None), unfit);
	let other = "an outcome that the votes do not give";
	let change_outcome =
		|with: fn(Outcome) -> Outcome| change(2, |round| round.outcome = round.outcome.map(with));
	objection(|| change_outcome(|outcome| Outcome { verdict: Verdict::Refuted, ..outcome }), other);
	objection(|| change_outcome(|outcome| Outcome { counts: ClassCounts::default(), ..outcome }), other);
	objection(|| change_outcome(|outcome| Outcome { firm: AgencyClasses::EMPTY, ..outcome }), other);
	objection(|| change_outcome(|outcome| Outcome { heard: AgencyClasses::all(), ..outcome }), other);
	objection(|| change_outcome(|outcome| Outcome { carried_by: AgencyClasses::EMPTY, ..outcome }), other);
	objection(|| LeftOut::<Test>::insert(2, left_out(&[11])), other);
}

fn left_out(agencies: &[AgencyId]) -> crate::VotersOf<Test> {
	agencies.to_vec().try_into().expect("few agencies")
}

#[test]
fn the_votes_left_out() {
	let stray = "a vote was left out that is not there";
	objection(|| LeftOut::<Test>::insert(1, left_out(&[11])), stray);
	objection(|| LeftOut::<Test>::insert(2, left_out(&[99])), stray);
}

#[test]
fn the_quorum() {
	let lowered = "a quorum is lowered exactly where classes are short";
	objection(|| change(1, |round| round.limited = true), lowered);
	objection(|| change(1, |round| round.asked.classes = 7), lowered);
	let below = |round: &mut RoundOf<Test>| {
		(round.limited, round.asked.classes) = (true, 7);
	};
	objection(|| change(1, below), "a lowered quorum below the nation");
	objection(|| change(1, |round| round.quorum.classes = 2), "a quorum that nobody asked for");
}

#[test]
fn what_a_round_goes_on_from() {
	let gone = "a round goes on from one that does not exist";
	let escalated = "a round one level up goes on from another than the one that was escalated";
	objection_when_escalated(|| change(3, |round| round.escalated = Some(9)), gone);
	objection_when_escalated(|| change(3, |round| round.escalated = Some(2)), escalated);
	objection_when_escalated(|| change(3, |round| round.level = 2), escalated);
	objection_when_escalated(|| change(3, |round| round.region = wuhan()), escalated);
	let appealed = "a round decides an appeal that nobody made";
	objection_when_appealed(|| change(3, |round| round.appealed = Some(9)), gone);
	objection_when_appealed(|| change(3, |round| round.appealed = Some(1)), appealed);
	objection_when_appealed(|| change(3, |round| round.level = 1), appealed);
}

#[test]
fn the_appeals() {
	let stray = "an appeal on a round that was not appealed";
	objection_when_appealed(|| Appeals::<Test>::insert(OTHER, 16, 1), stray);
	objection_when_appealed(|| Appeals::<Test>::insert(SUBJECT, 16, 2), stray);
	let recount = "the appeals on a subject are not a recount";
	objection_when_appealed(|| Appeals::<Test>::remove(OTHER, 15), recount);
	objection_when_appealed(|| AppealCount::<Test>::insert(OTHER, 2), recount);
	objection_when_appealed(|| AppealCount::<Test>::insert(STRAY, 0), recount);
	objection_when_appealed(|| MaxAppeals::set(0), "more appeals than MaxAppeals");
}

#[test]
fn who_is_judged() {
	let unfit = "voters are judged by what is not final or decides nothing";
	objection(|| Settling::<Test>::insert(2, 0), unfit);
	objection_when_final(|| Settling::<Test>::insert(1, 0), unfit);
	objection_when_final(|| Settling::<Test>::insert(2, 99), "voters are judged from one that did not vote");
	let record = "a record of no event, or of an epoch to come";
	let kept = || Records::<Test>::get(11, Category::Health);
	objection_when_final(
		|| Records::<Test>::insert(11, Category::Health, Record { events: 0, ..kept() }),
		record,
	);
	objection_when_final(
		|| Records::<Test>::insert(11, Category::Health, Record { epoch: 9_999, ..kept() }),
		record,
	);
}

#[test]
fn the_agenda() {
	objection(|| AgendaLength::<Test>::put(9), "the length of a list is not that of its items");
	let clear = || {
		let _ = AgendaItems::<Test>::clear(u32::MAX, None);
		AgendaLength::<Test>::put(0);
	};
	objection(clear, "what will fall due is not on the agenda");
}
