//! Reliability: the formulas, the letters, fading.

use super::*;
use crate::{
	reliability::{decay, score, weight, MAX_EPOCHS},
	Error, Event, Letter, Record, Records, Reliability,
};
use frame_support::assert_noop;
use muster_primitives::traits::Reliability as _;
use proptest::prelude::*;

/// Score and weight of a record in whole events.
fn scored(right: u64, wrong: u64) -> (u32, u32) {
	let score = score(right * 1_000, wrong * 1_000);
	(score, weight(score))
}

#[test]
fn worked_examples() {
	assert_eq!(scored(0, 0), (500_000, 1_000));
	assert_eq!(scored(9, 0), (909_090, 1_409));
	assert_eq!(scored(0, 9), (90_909, 590));
	assert_eq!(scored(50, 2), (944_444, 1_444));
}

#[test]
fn half_is_forgotten_in_35_weeks() {
	assert_eq!(decay(1_000_000, 980_000, 0), 1_000_000);
	assert_eq!(decay(1_000_000, 980_000, 1), 980_000);
	let left = |epochs| decay(1_000_000, 980_000, epochs);
	assert!(left(34) > 500_000 && left(35) < 500_000);
	// Floored each time, a little goes to nothing.
	assert_eq!([0, 1, 2, 3].map(|epochs| decay(3, 980_000, epochs)), [3, 2, 1, 0]);
	assert_eq!(decay(u64::MAX, 1_000_000, MAX_EPOCHS), u64::MAX);
	assert_eq!(decay(u64::MAX, 1_000_000, MAX_EPOCHS + 1), 0);
	assert_eq!(decay(u64::MAX, 0, 1), 0);
}

proptest! {
	#[test]
	fn a_word_weighs_between_half_and_one_and_a_half(right: u64, wrong: u64) {
		let weight = weight(score(right, wrong));
		prop_assert!((500..=1_500).contains(&weight));
	}

	#[test]
	fn being_right_never_harms_and_being_wrong_never_helps(
		right in 0..1u64 << 40, wrong in 0..1u64 << 40, more in 0..1u64 << 20,
	) {
		prop_assert!(score(right + more, wrong) >= score(right, wrong));
		prop_assert!(score(right, wrong + more) <= score(right, wrong));
	}

	#[test]
	fn fading_in_two_steps_is_fading_at_once(amount: u64, lambda in 900_000..=1_000_000u32, a in 0..90u32, b in 0..90u32) {
		prop_assert_eq!(decay(decay(amount, lambda, a), lambda, b), decay(amount, lambda, a + b));
	}
}

/// What is shown of an agency that was right and wrong so often just now.
fn shown(right: u32, wrong: u32) -> Reliability {
	Record {
		right: u64::from(right) * 1_000,
		wrong: u64::from(wrong) * 1_000,
		events: right + wrong,
		epoch: 0,
	}
	.shown()
}

#[test]
fn letters() {
	let letter = |right, wrong| shown(right, wrong).letter;
	assert_eq!([(0, 0), (4, 0), (0, 4), (2, 2)].map(|(right, wrong)| letter(right, wrong)), [Letter::F; 4]);
	assert_eq!(letter(5, 0), Letter::B);
	assert_eq!(letter(8, 0), Letter::A, "0.9 exactly");
	assert_eq!(letter(7, 0), Letter::B);
	assert_eq!(letter(7, 1), Letter::B, "0.8 exactly");
	assert_eq!(letter(6, 1), Letter::C);
	assert_eq!(letter(12, 6), Letter::C, "0.65 exactly");
	assert_eq!(letter(6, 4), Letter::D);
	assert_eq!(letter(5, 5), Letter::D, "0.5 exactly");
	assert_eq!(letter(5, 6), Letter::E);
	assert_eq!(letter(0, 5), Letter::E);
	assert_eq!(shown(9, 0), Reliability { letter: Letter::A, ppm: 909_090, weight: 1_409, events: 9 });
}

#[test]
fn a_record_is_kept_by_category_and_announced() {
	build_and_execute(|| {
		Validation::record(11, Category::Health, 1_000, 0);
		Validation::record(11, Category::Health, 500, 500);
		Validation::record(11, Category::Geo, 0, 1_000);
		let record = Record { right: 1_500, wrong: 500, events: 2, epoch: 2_612 };
		assert_eq!(Records::<Test>::get(11, Category::Health), record);
		System::assert_has_event(Event::Recorded { agency: 11, category: Category::Health, record }.into());
		assert_eq!(Validation::reliability(11, Category::Geo).events, 1);
		assert_eq!(Validation::weight(11, Category::Health), 1_125);
		assert_eq!(Validation::weight(12, Category::Health), 1_000);
		assert_eq!(Validation::reliability(12, Category::Health).letter, Letter::F);
	});
}

#[test]
fn a_record_fades_when_it_is_read_and_nothing_is_written_for_that() {
	build_and_execute(|| {
		for _ in 0..10 {
			Validation::record(11, Category::Health, 1_000, 0);
		}
		let stored = Records::<Test>::get(11, Category::Health);
		let shown = || Validation::reliability(11, Category::Health);
		assert_eq!((shown().letter, shown().ppm), (Letter::A, 916_666));
		Now::set(START + WEEK - 1);
		assert_eq!(shown().ppm, 916_666, "the epoch is not over");
		Now::set(START + WEEK);
		assert_eq!(shown().ppm, score(9_800, 0));
		Now::set(START + 35 * WEEK);
		assert_eq!(shown().letter, Letter::F, "what is left is less than five events");
		assert_eq!(shown().events, 10, "how many there were does not fade");
		assert_eq!(Records::<Test>::get(11, Category::Health), stored);
		// The next event is added to what is left.
		Validation::record(11, Category::Health, 0, 1_000);
		let left = decay(10_000, 980_000, 35);
		let record = Record { right: left, wrong: 1_000, events: 11, epoch: 2_647 };
		assert_eq!(Records::<Test>::get(11, Category::Health), record);
		Now::set(START + 5_000 * WEEK);
		assert_eq!((shown().ppm, shown().weight), (500_000, 1_000));
	});
}

#[test]
fn nobody_edits_a_record() {
	build_and_execute(|| {
		for _ in 0..9 {
			Validation::record(11, Category::Health, 1_000, 0);
		}
		let before = Records::<Test>::get(11, Category::Health);
		// Root, which is the council here, has no call; and no call of anybody names a record.
		let round = open_round();
		for call in [
			crate::Call::<Test>::vote {
				round,
				position: Position::Confirm,
				reason: VoteReason::Other,
				evidence: None,
			},
			crate::Call::<Test>::tally { round },
			crate::Call::<Test>::appeal { round, evidence: evidence().expect("there is") },
			crate::Call::<Test>::finalise { round },
		] {
			let result =
				sp_runtime::traits::Dispatchable::dispatch(RuntimeCall::from(call), RuntimeOrigin::root());
			assert_eq!(result.map_err(|e| e.error), Err(sp_runtime::traits::BadOrigin.into()));
		}
		assert_noop!(
			Validation::finalise(RuntimeOrigin::signed(11), round).map_err(|e| e.error),
			Error::<Test>::NothingToFinalise
		);
		assert_eq!(Records::<Test>::get(11, Category::Health), before);
	});
}
