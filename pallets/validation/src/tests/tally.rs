//! The call `tally`.

use super::*;
use crate::{weights::WeightInfo, Error, Event, OpenRounds, Outcome, RoundState};
use frame_support::{
	assert_err_with_weight, assert_noop,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	weights::Weight,
};
use muster_primitives::{ClassCounts, Verdict};
use sp_runtime::{
	traits::{BadOrigin, Dispatchable},
	DispatchError,
};

/// Weight of a count of `votes` votes.
fn weight(votes: u32) -> Option<Weight> {
	Some(<() as WeightInfo>::tally(votes))
}

/// The call without its weight.
fn tally(origin: RuntimeOrigin, round: RoundId) -> DispatchResult {
	Validation::tally(origin, round).map(|_| ()).map_err(|e| e.error)
}

/// The outcome and the state of a round in which so many of the voters confirm and so many others dispute.
fn counted(confirm: usize, dispute: usize) -> (Verdict, RoundState) {
	let round = open_round();
	votes(round, confirm, dispute);
	pass_deadline(round);
	assert_ok!(tally(RuntimeOrigin::signed(12), round));
	let outcome = details(round).outcome.expect("an outcome");
	assert_eq!(Told::take(), [(INCIDENT, 1, round, outcome.verdict)]);
	(outcome.verdict, details(round).state)
}

#[test]
fn a_count_is_stored_announced_and_told() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 1);
		pass_deadline(round);
		assert_ok!(tally(RuntimeOrigin::signed(15), round));
		let counts = ClassCounts {
			classes_for: 3,
			classes_against: 1,
			classes_split: 0,
			groups_for: 3,
			groups_against: 1,
		};
		let outcome = Outcome { verdict: Verdict::Confirmed, counts };
		System::assert_last_event(
			Event::RoundTallied {
				round,
				incident: INCIDENT,
				revision: 1,
				agency: 15,
				officer: 15,
				state: RoundState::Final,
				outcome,
			}
			.into(),
		);
		assert_eq!((details(round).state, details(round).outcome), (RoundState::Final, Some(outcome)));
		assert_eq!(OpenRounds::<Test>::get(INCIDENT), None);
		assert_eq!(Told::get(), [(INCIDENT, 1, round, Verdict::Confirmed)]);
	});
}

#[test]
fn decided_rounds_are_final_and_others_are_not() {
	build_and_execute(|| {
		assert_eq!(counted(3, 0), (Verdict::Confirmed, RoundState::Final));
		assert_eq!(counted(0, 3), (Verdict::Refuted, RoundState::Final));
		assert_eq!(counted(3, 2), (Verdict::Disputed, RoundState::Tallied));
		assert_eq!(counted(2, 0), (Verdict::Unverifiable, RoundState::Tallied));
		assert_eq!(counted(0, 0), (Verdict::Unverifiable, RoundState::Tallied));
	});
}

#[test]
fn a_competent_class_vetoes() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		assert_ok!(vote(round, 16, Position::Dispute));
		pass_deadline(round);
		assert_ok!(tally(RuntimeOrigin::signed(11), round));
		assert_eq!(details(round).outcome.map(|outcome| outcome.verdict), Some(Verdict::Disputed));
	});
}

#[test]
fn the_snapshot_decides_how_many_must_answer() {
	build_and_execute(|| {
		register(17, profile(17, Hospital));
		register(REPORTER, profile(REPORTER, Hospital));
		for (id, class) in VOTERS {
			register(id, profile(id, class));
		}
		let mut asked = proposal();
		asked.quorum.turnout = 2;
		let round = Validation::open(asked).expect("a round of the test");
		// The second hospital leaves; the round still owes two hospitals.
		amend(17, |agency| agency.active = false);
		votes(round, 3, 0);
		pass_deadline(round);
		assert_ok!(tally(RuntimeOrigin::signed(11), round));
		let outcome = details(round).outcome.expect("an outcome");
		assert_eq!((outcome.verdict, outcome.counts.classes_for), (Verdict::Unverifiable, 2));
	});
}

#[test]
fn any_officer_may_ask_and_nobody_else() {
	build_and_execute(|| {
		let round = open_round();
		pass_deadline(round);
		for origin in [RuntimeOrigin::signed(91), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(tally(origin, round), BadOrigin);
		}
		OfficerList::mutate(|list| {
			list.insert(90, OfficerProfile { agency: REPORTER, roles: Roles::EMPTY, enrolled_at: 0 })
		});
		assert_ok!(tally(RuntimeOrigin::signed(90), round));
	});
}

#[test]
fn the_deadline_is_the_first_moment_to_count() {
	build_and_execute(|| {
		let round = open_round();
		let origin = || RuntimeOrigin::signed(11);
		for early in [START, START + DAY - 1] {
			Now::set(early);
			assert_noop!(tally(origin(), round), Error::<Test>::DeadlineNotReached);
		}
		Now::set(START + DAY);
		assert_ok!(tally(origin(), round));
	});
}

#[test]
fn a_round_long_past_its_deadline_still_waits() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		Now::set(START + 400 * DAY);
		assert_ok!(tally(RuntimeOrigin::signed(11), round));
	});
}

#[test]
fn a_round_is_counted_once() {
	build_and_execute(|| {
		let origin = || RuntimeOrigin::signed(11);
		let round = open_round();
		assert_noop!(tally(origin(), round + 1), Error::<Test>::RoundNotFound);
		pass_deadline(round);
		assert_ok!(tally(origin(), round));
		assert_noop!(tally(origin(), round), Error::<Test>::RoundNotOpen);

		let voided = Validation::open(proposal()).expect("a round of the test");
		assert_ok!(Validation::void(voided));
		pass_deadline(voided);
		assert_noop!(tally(origin(), voided), Error::<Test>::RoundNotOpen);
	});
}

#[test]
fn a_refused_verdict_leaves_the_round_to_be_counted_again() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		pass_deadline(round);
		DeskRefuses::set(true);
		let before = details(round);
		// Dispatched as a transaction is, in a storage layer of its own.
		let call = || -> DispatchResultWithPostInfo {
			RuntimeCall::from(crate::Call::<Test>::tally { round }).dispatch(RuntimeOrigin::signed(11))
		};
		assert_noop!(call().map_err(|e| e.error), DispatchError::Unavailable);
		assert_err_with_weight!(call(), DispatchError::Unavailable, weight(3));
		assert_eq!(details(round), before);
		assert_eq!(OpenRounds::<Test>::get(INCIDENT), Some(round));

		DeskRefuses::set(false);
		assert_ok!(call());
		assert_eq!(Told::get(), [(INCIDENT, 1, round, Verdict::Confirmed)]);
	});
}

#[test]
fn weight_is_given_back_for_votes_that_are_not_there() {
	build_and_execute(|| {
		let round = open_round();
		let origin = || RuntimeOrigin::signed(11);
		assert_err_with_weight!(
			Validation::tally(origin(), round),
			Error::<Test>::DeadlineNotReached,
			weight(0)
		);
		votes(round, 3, 1);
		pass_deadline(round);
		let info = Validation::tally(origin(), round).expect("a count");
		assert_eq!(info.actual_weight, weight(4));
	});
}

#[test]
fn the_declared_weight_is_that_of_a_full_round() {
	let call = crate::Call::<Test>::tally { round: 1 };
	assert_eq!(Some(call.get_dispatch_info().call_weight), weight(512));
}
