//! Rounds that end without a decision and go on one level up.

use super::*;
use crate::{Error, Event, OpenRounds};
use frame_support::assert_noop;
use muster_primitives::OpenedRound;

/// The round that is open now.
fn next() -> RoundId {
	OpenRounds::<Test>::get(SUBJECT).expect("an open round")
}

#[test]
fn a_round_without_a_decision_goes_on_in_the_parent_region_with_more_time() {
	build_and_execute(|| {
		let first = open_round();
		votes(first, 2, 0);
		assert_eq!(count_at_deadline(first), Verdict::Unverifiable);
		assert_eq!(state(first), RoundState::Escalated);
		assert_eq!(details(first).challenge_until, None);
		let second = next();
		assert_eq!(second, first + 1);
		let opened = details(second);
		assert_eq!(opened.region, region(420_000));
		assert_eq!((opened.level, opened.escalated, opened.appealed), (1, Some(first), None));
		assert_eq!((opened.opened, opened.deadline), (START + DAY, START + 3 * DAY));
		assert_eq!(opened.votes, 0, "votes do not carry over");
		let follow = OpenedRound { round: second, region: region(420_000), deadline: START + 3 * DAY };
		assert_eq!(Followed::get(), [(SUBJECT, first, Verdict::Unverifiable, follow)]);
		assert_eq!(Told::get(), []);
		System::assert_last_event(Event::RoundOpened { round: second, details: opened }.into());
		assert_noop!(vote(first, 13, Position::Confirm), Error::<Test>::RoundNotOpen);

		votes(second, 3, 0);
		assert_eq!(count_at_deadline(second), Verdict::Confirmed);
		assert_eq!(Told::get(), [(SUBJECT, second, Verdict::Confirmed)]);
	});
}

#[test]
fn it_goes_up_to_the_nation_and_ends_there() {
	build_and_execute(|| {
		fill_register();
		let first = open(RoundProposal { region: region(420_106), ..proposal() });
		let mut seen = Vec::new();
		let mut round = first;
		loop {
			votes(round, 3, 2);
			let opened = details(round);
			seen.push((opened.region.code(), opened.level, opened.deadline - opened.opened));
			assert_eq!(count_at_deadline(round), Verdict::Disputed);
			if state(round) == RoundState::Tallied {
				break;
			}
			round = next();
		}
		assert_eq!(seen, [(420_106, 0, DAY), (420_100, 1, 2 * DAY), (420_000, 2, 3 * DAY), (0, 3, 4 * DAY)]);
		assert_eq!(Followed::get().len(), 3);
		assert_eq!(Told::get(), [(SUBJECT, round, Verdict::Disputed)]);
		assert_eq!(OpenRounds::<Test>::get(SUBJECT), None);
		// It is final in the end, and nobody is judged by it.
		pass_window(round);
		Now::mutate(|now| *now += 10_000);
		idle();
		assert_eq!(state(round), RoundState::Final);
		assert_eq!(crate::Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn more_may_vote_one_level_up() {
	build_and_execute(|| {
		fill_register();
		for (id, code) in [(21, 420_107), (22, 420_206), (23, 430_102)] {
			register(id, AgencyProfile { jurisdiction: region(code), ..profile(id, Customs) });
		}
		let first = open(RoundProposal { region: region(420_106), ..proposal() });
		let eligible = |round, agency| vote(round, agency, Position::Confirm).is_ok();
		assert_eq!([21, 22, 23].map(|agency| eligible(first, agency)), [false, false, false]);
		assert_eq!(details(first).voters, 6);
		count_at_deadline(first);
		let second = next();
		assert_eq!(details(second).voters, 7);
		assert_eq!([21, 22, 23].map(|agency| eligible(second, agency)), [true, false, false]);
		count_at_deadline(second);
		let third = next();
		assert_eq!([21, 22, 23].map(|agency| eligible(third, agency)), [true, true, false]);
		count_at_deadline(third);
		assert_eq!([21, 22, 23].map(|agency| eligible(next(), agency)), [true, true, true]);
	});
}

#[test]
fn a_region_without_a_quorum_is_passed_over() {
	build_and_execute(|| {
		fill_register();
		let first = open(RoundProposal { region: region(420_106), ..proposal() });
		// All but two classes of the nation leave for another province.
		for (id, _) in &VOTERS[2..] {
			amend(*id, |agency| agency.jurisdiction = region(430_000));
		}
		count_at_deadline(first);
		let opened = details(next());
		assert_eq!((opened.region, opened.level, opened.limited), (RegionCode::NATION, 1, false));
	});
}

#[test]
fn the_quorum_that_was_asked_for_is_asked_for_again() {
	build_and_execute(|| {
		fill_register();
		let asked = Quorum { classes: 6, groups: 7, turnout: 1 };
		let first = open(RoundProposal { quorum: asked, ..proposal() });
		assert_eq!(details(first).quorum, asked);
		amend(16, |agency| agency.active = false);
		count_at_deadline(first);
		let second = details(next());
		assert_eq!((second.asked, second.limited, second.region), (asked, true, RegionCode::NATION));
		assert_eq!(second.quorum, Quorum { classes: 5, groups: 5, turnout: 1 });
	});
}

#[test]
fn a_followed_round_can_be_voided() {
	build_and_execute(|| {
		let first = open_round();
		count_at_deadline(first);
		let second = next();
		assert_ok!(Validation::void(second));
		assert_eq!((state(first), state(second)), (RoundState::Escalated, RoundState::Voided));
	});
}
