//! The view function `provisional`.

use super::*;
use crate::Standing;

fn standing(round: RoundId) -> Standing {
	Validation::provisional(round).expect("an open round")
}

#[test]
fn it_follows_the_votes() {
	build_and_execute(|| {
		let round = open_round();
		assert_eq!((standing(round).carried, standing(round).otherwise), (None, Verdict::Unverifiable));
		votes(round, 2, 0);
		assert_eq!(standing(round).carried, None);
		assert_ok!(vote(round, 13, Position::Confirm));
		assert_eq!(standing(round).carried, Some(Verdict::Confirmed));
		// Nothing is final before the deadline.
		assert_ok!(vote(round, 14, Position::Dispute));
		assert_ok!(vote(round, 15, Position::Dispute));
		assert_eq!((standing(round).carried, standing(round).otherwise), (None, Verdict::Disputed));
	});
}

#[test]
fn it_is_what_the_count_gives_at_the_deadline() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 1);
		pass_deadline(round);
		let expected = standing(round);
		assert_ok!(tally(round));
		let outcome = details(round).outcome.expect("an outcome");
		assert_eq!((outcome.verdict, outcome.counts), (expected.closed(), expected.counts));
	});
}

#[test]
fn only_open_rounds_have_one() {
	build_and_execute(|| {
		assert_eq!(Validation::provisional(1), None);
		let round = open_round();
		assert!(Validation::provisional(round).is_some());
		assert_ok!(Validation::void(round));
		assert_eq!(Validation::provisional(round), None);
	});
}

#[test]
fn votes_of_compromised_keys_are_not_in_it() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		assert_eq!(standing(round).carried, Some(Verdict::Confirmed));
		CompromisedKeys::mutate(|keys| keys.insert(12));
		assert_eq!((standing(round).carried, standing(round).counts.classes_for), (None, 2));
	});
}
