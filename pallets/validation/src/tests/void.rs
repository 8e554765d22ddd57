//! Voiding a round, as the incidents do when the facts change.

use super::*;
use crate::{Error, Event, OpenRounds, RoundState, Votes};
use frame_support::assert_noop;

#[test]
fn a_voided_round_keeps_its_votes_and_makes_room() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 2, 1);
		assert_ok!(Validation::void(round));
		System::assert_last_event(Event::RoundVoided { round, incident: INCIDENT, revision: 1 }.into());
		assert_eq!((details(round).state, details(round).outcome), (RoundState::Voided, None));
		assert_eq!(Votes::<Test>::iter_prefix(round).count(), 3);
		assert_eq!(OpenRounds::<Test>::get(INCIDENT), None);
		assert_eq!(Told::get(), []);

		assert_eq!(Validation::open(RoundProposal { revision: 2, ..proposal() }), Ok(round + 1));
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

		let round = Validation::open(proposal()).expect("a round of the test");
		pass_deadline(round);
		assert_ok!(Validation::tally(RuntimeOrigin::signed(REPORTER.into()), round));
		assert_noop!(Validation::void(round), Error::<Test>::RoundNotOpen);
	});
}
