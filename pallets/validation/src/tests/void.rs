//! Voiding an open round, and taking the right of appeal from a counted one, as other pallets do when what it is about
//! changes.

use super::*;
use crate::{Error, Event, OpenRounds, Votes};
use frame_support::assert_noop;

#[test]
fn a_voided_round_keeps_its_votes_and_makes_room() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 2, 1);
		assert_ok!(Validation::void(round));
		System::assert_last_event(Event::RoundVoided { round, subject: SUBJECT }.into());
		assert_eq!((details(round).state, details(round).outcome), (RoundState::Voided, None));
		assert_eq!(Votes::<Test>::iter_prefix(round).count(), 3);
		assert_eq!(OpenRounds::<Test>::get(SUBJECT), None);
		assert_eq!(Told::get(), []);

		assert_eq!(open(proposal()), round + 1);
		assert_eq!(crate::AgendaLength::<Test>::get(), 1, "the voided round is off the agenda");
	});
}

#[test]
fn a_round_that_waits_for_its_count_can_be_voided() {
	build_and_execute(|| {
		let round = open_round();
		pass_deadline(round);
		assert_ok!(Validation::void(round));
	});
}

#[test]
fn only_open_rounds_are_voided() {
	build_and_execute(|| {
		assert_noop!(Validation::void(1), Error::<Test>::RoundNotFound);
		let round = open_round();
		assert_ok!(Validation::void(round));
		assert_noop!(Validation::void(round), Error::<Test>::RoundNotOpen);

		let round = open(proposal());
		votes(round, 3, 0);
		count_at_deadline(round);
		assert_noop!(Validation::void(round), Error::<Test>::RoundNotOpen);
	});
}

/// A confirmed round that can be appealed.
fn counted() -> RoundId {
	let round = open_round();
	votes(round, 3, 0);
	assert_eq!(count_at_deadline(round), Verdict::Confirmed);
	round
}

#[test]
fn a_settled_verdict_stays_on_record_and_means_nothing_for_anybody() {
	build_and_execute(|| {
		let round = counted();
		let outcome = details(round).outcome;
		Validation::settle(round);
		System::assert_last_event(Event::RoundVoided { round, subject: SUBJECT }.into());
		assert_eq!((state(round), details(round).outcome), (RoundState::Voided, outcome));
		pass_window(round);
		idle();
		assert_noop!(
			Validation::finalise(RuntimeOrigin::signed(11), round).map_err(|e| e.error),
			Error::<Test>::NothingToFinalise
		);
		assert_eq!(crate::Records::<Test>::iter().count(), 0);
		assert_noop!(
			Validation::appeal(RuntimeOrigin::signed(14), round, evidence().expect("there is")),
			Error::<Test>::NotAppealable
		);
	});
}

#[test]
fn only_a_verdict_in_its_window_is_settled() {
	build_and_execute(|| {
		Validation::settle(1);
		let open = open_round();
		Validation::settle(open);
		assert_eq!(state(open), RoundState::Open);
		assert_ok!(Validation::void(open));
		Validation::settle(open);
		let round = counted();
		pass_window(round);
		// Too late: it stands, though nobody has said so yet.
		Validation::settle(round);
		assert_eq!(state(round), RoundState::Tallied);
		assert_ok!(Validation::finalise(RuntimeOrigin::signed(11), round));
		Validation::settle(round);
		assert_eq!(state(round), RoundState::Final);
		assert_eq!(details(open).outcome, None);
	});
}
