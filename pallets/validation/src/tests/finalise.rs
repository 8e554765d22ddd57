//! Verdicts that become final, and who is judged by them.

use super::*;
use crate::{weights::WeightInfo, Error, Event, Record, Records, Settling};
use frame_support::{assert_err_with_weight, assert_noop};
use sp_runtime::traits::BadOrigin;

fn finalise(round: RoundId) -> DispatchResult {
	Validation::finalise(RuntimeOrigin::signed(11), round).map(|_| ()).map_err(|error| error.error)
}

/// Right and wrong of an agency, in thousandths of an event.
fn record(agency: AgencyId) -> (u64, u64) {
	let Record { right, wrong, .. } = Records::<Test>::get(agency, Category::Health);
	(right, wrong)
}

/// What became of the records of the six voters.
fn records() -> [(u64, u64); 6] {
	VOTERS.map(|(id, _)| record(id))
}

const RIGHT: (u64, u64) = (1_000, 0);
const WRONG: (u64, u64) = (0, 1_000);
const NOTHING: (u64, u64) = (0, 0);

#[test]
fn a_verdict_stands_when_its_window_is_over() {
	build_and_execute(|| {
		let round = open_round();
		assert_noop!(finalise(round), Error::<Test>::NothingToFinalise);
		votes(round, 4, 0);
		count_at_deadline(round);
		pass_window(round);
		Now::mutate(|now| *now -= 1);
		assert_noop!(finalise(round), Error::<Test>::WindowNotOver);
		Now::mutate(|now| *now += 1);
		assert_ok!(finalise(round));
		assert_eq!(state(round), RoundState::Final);
		System::assert_has_event(
			Event::RoundFinalised {
				round,
				subject: SUBJECT,
				verdict: Verdict::Confirmed,
				by: Some((11, 11)),
			}
			.into(),
		);
		assert_noop!(finalise(round), Error::<Test>::NothingToFinalise);
		assert_noop!(finalise(round + 1), Error::<Test>::RoundNotFound);
	});
}

#[test]
fn any_officer_may_ask_and_nobody_else() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		count_at_deadline(round);
		pass_window(round);
		for origin in [RuntimeOrigin::signed(91), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Validation::finalise(origin, round).map_err(|e| e.error), BadOrigin);
		}
	});
}

#[test]
fn the_agenda_does_it_by_itself() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 4, 0);
		Now::set(START + DAY + 10_000);
		idle();
		assert_eq!(state(round), RoundState::Tallied);
		let said = |by| Event::RoundFinalised { round, subject: SUBJECT, verdict: Verdict::Confirmed, by };
		pass_window(round);
		idle();
		assert_eq!(state(round), RoundState::Tallied, "the bucket is not over");
		Now::mutate(|now| *now += 10_000);
		idle();
		assert_eq!(state(round), RoundState::Final);
		System::assert_has_event(said(None).into());
		assert_eq!(records(), [RIGHT, RIGHT, RIGHT, RIGHT, NOTHING, NOTHING]);
	});
}

/// Opens, counts and finalises a round with these positions of the voters.
fn judged(proposal: RoundProposal, positions: &[(AgencyId, Position)]) -> Verdict {
	fill_register();
	let round = open(proposal);
	for (agency, position) in positions {
		assert_ok!(vote(round, *agency, *position));
	}
	let verdict = count_at_deadline(round);
	if state(round) == RoundState::Tallied {
		pass_window(round);
		assert_ok!(finalise(round));
		assert!(!Settling::<Test>::contains_key(round));
	}
	verdict
}

#[test]
fn who_is_judged_is_judged_by_the_others() {
	use Position::*;
	// With four classes on a side each is judged by the other three.
	build_and_execute(|| {
		judged(proposal(), &[(11, Confirm), (12, Confirm), (13, Confirm), (14, Confirm), (15, Dispute)]);
		assert_eq!(records(), [RIGHT, RIGHT, RIGHT, RIGHT, WRONG, NOTHING]);
	});
	// With three there is no quorum without one of them; who stood against them is judged all the same.
	build_and_execute(|| {
		judged(proposal(), &[(11, Confirm), (12, Confirm), (13, Confirm), (15, Dispute)]);
		assert_eq!(records(), [NOTHING, NOTHING, NOTHING, NOTHING, WRONG, NOTHING]);
	});
	build_and_execute(|| {
		judged(proposal(), &[(11, Dispute), (12, Dispute), (13, Dispute), (14, Dispute), (15, Confirm)]);
		assert_eq!(records(), [RIGHT, RIGHT, RIGHT, RIGHT, WRONG, NOTHING]);
	});
	build_and_execute(|| {
		judged(proposal(), &[(11, Confirm), (12, Confirm), (13, Confirm), (14, Confirm), (15, Unable)]);
		assert_eq!(record(15), NOTHING);
		let shown = Validation::reliability(11, Category::Health);
		assert_eq!((shown.events, shown.ppm), (1, 666_666));
	});
}

#[test]
fn inside_a_class_each_agency_is_judged_for_itself() {
	use Position::*;
	build_and_execute(|| {
		for id in 21..=23 {
			register(id, profile(id, Hospital));
		}
		// Three hospitals of four carry their class; the fourth stands against the others' verdict.
		judged(
			proposal(),
			&[
				(11, Confirm),
				(21, Confirm),
				(22, Confirm),
				(23, Dispute),
				(12, Confirm),
				(13, Confirm),
				(14, Confirm),
			],
		);
		assert_eq!((record(11), record(21), record(23)), (RIGHT, RIGHT, WRONG));
	});
}

#[test]
fn what_decides_nothing_judges_nobody() {
	use Position::*;
	build_and_execute(|| {
		let national = RoundProposal { region: RegionCode::NATION, ..proposal() };
		let disputed = [(11, Confirm), (12, Confirm), (13, Confirm), (14, Dispute), (15, Dispute)];
		assert_eq!(judged(national, &disputed), Verdict::Disputed);
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
	build_and_execute(|| {
		// Nor does a verdict that each of the few classes holds up.
		let asked = Quorum { classes: 6, groups: 6, turnout: 1 };
		fill_register();
		amend(16, |agency| agency.class = Logistics);
		let round = open(RoundProposal { quorum: asked, ..proposal() });
		votes(round, 5, 0);
		assert_eq!(count_at_deadline(round), Verdict::ConfirmedLimited);
		pass_window(round);
		assert_ok!(finalise(round));
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn drills_are_apart() {
	use Position::*;
	for status in [CapStatus::Exercise, CapStatus::Test, CapStatus::System, CapStatus::Draft] {
		build_and_execute(|| {
			let positions = [(11, Confirm), (12, Confirm), (13, Confirm), (14, Confirm), (15, Dispute)];
			assert_eq!(judged(RoundProposal { status, ..proposal() }, &positions), Verdict::Confirmed);
			assert_eq!(Records::<Test>::iter().count(), 0, "{status:?}");
		});
	}
}

#[test]
fn nobody_is_judged_by_a_vote_that_was_not_its_own() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 5, 0);
		CompromisedKeys::mutate(|keys| keys.insert(15));
		assert_eq!(count_at_deadline(round), Verdict::Confirmed);
		// The key is cleared, but the vote was left out; another is found out only now.
		CompromisedKeys::set([14].into());
		pass_window(round);
		assert_ok!(finalise(round));
		assert_eq!(records(), [RIGHT, RIGHT, RIGHT, NOTHING, NOTHING, NOTHING]);
	});
}

/// A confirmed round of four classes with `votes` hospitals, its window over.
fn crowded(votes: u32) -> RoundId {
	fill_register();
	for id in 100..100 + votes {
		register(id, profile(id, Hospital));
	}
	let round = open(proposal());
	for id in 100..100 + votes {
		assert_ok!(vote(round, id, Position::Confirm));
	}
	for id in 12..=15 {
		assert_ok!(vote(round, id, Position::Confirm));
	}
	count_at_deadline(round);
	pass_window(round);
	round
}

#[test]
fn many_are_judged_in_several_goes() {
	build_and_execute(|| {
		let round = crowded(256);
		let judged = || Records::<Test>::iter().count();
		assert_ok!(finalise(round));
		assert_eq!((judged(), state(round)), (128, RoundState::Final));
		let last = Settling::<Test>::get(round).expect("more are to be judged");
		System::assert_last_event(Event::VotesJudged { round, votes: 128, last, done: false }.into());
		assert_ok!(finalise(round));
		assert_eq!(judged(), 256);
		let info = Validation::finalise(RuntimeOrigin::signed(11), round).expect("the rest");
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::finalise(4)));
		assert_eq!((judged(), Settling::<Test>::get(round)), (260, None));
		assert!(Records::<Test>::iter_values().all(|record| record.right == 1_000 && record.events == 1));
		assert_err_with_weight!(
			Validation::finalise(RuntimeOrigin::signed(11), round),
			Error::<Test>::NothingToFinalise,
			Some(<() as WeightInfo>::finalise(0))
		);
	});
}

#[test]
fn the_agenda_goes_on_where_a_call_left_off() {
	build_and_execute(|| {
		let round = crowded(300);
		idle();
		assert_ok!(finalise(round));
		Now::mutate(|now| *now += 10_000);
		// A step judges 32; a block has room for as many steps as its weight allows.
		let room = <() as WeightInfo>::step_finalise(32).saturating_mul(3);
		let mut blocks = 0;
		while Settling::<Test>::contains_key(round) {
			let before = Records::<Test>::iter().count();
			Validation::work_off(room);
			let judged = Records::<Test>::iter().count() - before;
			assert!(judged.is_multiple_of(32) || before + judged == 304, "{judged} in one block");
			blocks += 1;
		}
		assert!(blocks > 1);
		assert_eq!((Records::<Test>::iter().count(), Settling::<Test>::get(round)), (304, None));
		assert!(Records::<Test>::iter_values().all(|record| record.events == 1), "nobody is judged twice");
	});
}
