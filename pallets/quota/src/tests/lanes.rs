//! Who goes first.

use super::*;
use crate::priority::{of_front, of_lane, FRONT_BITS, MAX_FRONT};

/// The span of priorities of a lane, whatever share is left and wherever the transaction stands in its key's queue.
fn span(lane: Lane) -> (TransactionPriority, TransactionPriority) {
	(of_lane(lane, 0), of_lane(lane, u32::MAX) + of_front(MAX_FRONT))
}

#[test]
fn any_call_of_a_lane_goes_before_every_call_of_the_lanes_below() {
	for pair in Lane::ALL.windows(2) {
		assert!(pair[0] < pair[1]);
		assert!(span(pair[0]).1 < span(pair[1]).0, "{pair:?}");
	}
}

#[test]
fn a_front_too_great_for_its_bits_stays_in_its_lane() {
	assert_eq!(MAX_FRONT, (1 << FRONT_BITS) - 1);
	assert_eq!(of_front(u32::MAX), of_front(MAX_FRONT));
	assert!(of_front(MAX_FRONT) > of_front(MAX_FRONT - 1));
	assert!(of_front(1) > TransactionPriority::from(u32::MAX), "a share reaches into the front");
}

#[test]
fn the_front_goes_before_the_share() {
	for lane in Lane::ALL {
		assert!(of_lane(lane, 0) + of_front(2) > of_lane(lane, u32::MAX) + of_front(1), "{lane:?}");
	}
}

#[test]
fn lanes_order_the_calls_of_one_agency() {
	build_and_execute(|| {
		let priorities = Lane::ALL.map(|lane| priority(DOCTOR, lane));
		assert!(priorities.windows(2).all(|pair| pair[0] < pair[1]), "{priorities:?}");
		assert_eq!(priorities[0], 0);
	});
}

#[test]
fn a_lane_beats_thrift() {
	build_and_execute(|| {
		// The hospital has used all but a trace, customs nothing.
		set_agency(HOSPITAL, |left| left.weight = 1);
		assert!(priority(DOCTOR, Lane::Response) > priority(INSPECTOR, Lane::Routine));
		assert!(priority(DOCTOR, Lane::Life) > priority(INSPECTOR, Lane::Response));
		assert!(priority(DOCTOR, Lane::Security) > priority(INSPECTOR, Lane::Life));
	});
}

#[test]
fn within_a_lane_the_agency_that_has_used_less_goes_first() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight /= 2);
		for lane in [Lane::Routine, Lane::Response, Lane::Life, Lane::Security] {
			assert_eq!(priority(INSPECTOR, lane), of_lane(lane, u32::MAX));
			assert_eq!(priority(DOCTOR, lane), of_lane(lane, u32::MAX / 2));
			assert_eq!(priority(NURSE, lane), priority(DOCTOR, lane), "officers of one agency rank alike");
		}
	});
}

#[test]
fn without_weight_or_bytes_of_agency_or_officer_calls_that_can_wait_go_to_the_back() {
	let spend: [fn(i64); 4] = [
		|level| set_agency(HOSPITAL, |left| left.weight = level),
		|level| set_agency(HOSPITAL, |left| left.bytes = level),
		|level| set_officer(DOCTOR, |left| left.weight = level),
		|level| set_officer(DOCTOR, |left| left.bytes = level),
	];
	for (index, spend) in spend.into_iter().enumerate() {
		build_and_execute(|| {
			for (level, overdrawn) in [(1, false), (0, true), (-1, true)] {
				spend(level);
				for lane in [Lane::Routine, Lane::Response] {
					let in_lane = priority(DOCTOR, lane) >= of_lane(lane, 0);
					assert_eq!(in_lane, !overdrawn, "case {index}, level {level}");
					assert_eq!(priority(DOCTOR, lane) == 0, overdrawn, "case {index}, level {level}");
				}
				assert!(priority(DOCTOR, Lane::Life) >= of_lane(Lane::Life, 0), "case {index}");
				assert!(priority(DOCTOR, Lane::Security) >= of_lane(Lane::Security, 0), "case {index}");
			}
		});
	}
}

#[test]
fn a_life_call_without_a_count_rides_as_response() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.urgent = 1_000);
		assert_eq!(priority(DOCTOR, Lane::Life), of_lane(Lane::Life, u32::MAX));
		set_officer(DOCTOR, |left| left.urgent = 999);
		assert_eq!(priority(DOCTOR, Lane::Life), of_lane(Lane::Response, u32::MAX));
		assert_eq!(priority(NURSE, Lane::Life), of_lane(Lane::Life, u32::MAX), "the other key has its own");

		set_agency(HOSPITAL, |left| left.urgent = 999);
		assert_eq!(priority(NURSE, Lane::Life), of_lane(Lane::Response, u32::MAX));
		set_agency(HOSPITAL, |left| left.weight = 0);
		assert_eq!(priority(NURSE, Lane::Life), 0, "and then as overdraft");
	});
}

#[test]
fn a_security_call_without_a_count_rides_as_routine() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.security = 1_000);
		assert_eq!(priority(DOCTOR, Lane::Security), of_lane(Lane::Security, u32::MAX));
		set_officer(DOCTOR, |left| left.security = 999);
		assert_eq!(priority(DOCTOR, Lane::Security), of_lane(Lane::Routine, u32::MAX));
		assert_eq!(priority(NURSE, Lane::Security), of_lane(Lane::Security, u32::MAX));

		set_agency(HOSPITAL, |left| left.security = 999);
		assert_eq!(priority(NURSE, Lane::Security), of_lane(Lane::Routine, u32::MAX));
		set_agency(HOSPITAL, |left| left.bytes = 0);
		assert_eq!(priority(NURSE, Lane::Security), 0);
	});
}

#[test]
fn the_counts_are_two() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.urgent = 0);
		assert!(priority(DOCTOR, Lane::Security) >= of_lane(Lane::Security, 0));
		set_officer(NURSE, |left| left.security = 0);
		assert!(priority(NURSE, Lane::Life) >= of_lane(Lane::Life, 0));
	});
}

#[test]
fn a_flood_of_routine_calls_takes_nothing_from_life() {
	build_and_execute(|| {
		let floor = full_agency().floor();
		set_agency(HOSPITAL, |left| (left.weight, left.bytes) = (floor.weight, floor.bytes));
		assert_eq!(prepare(NURSE, Lane::Routine, base()), invalid(InvalidTransaction::ExhaustsResources));
		assert_eq!(
			prepare(NURSE, Lane::Life, BLOCK),
			Ok(Levels { urgent: 1_000, ..Default::default() }),
			"LIFE pays by count alone"
		);
	});
}

#[test]
fn a_flood_of_life_calls_takes_nothing_from_routine() {
	build_and_execute(|| {
		for _ in 0..4 {
			assert!(prepare(DOCTOR, Lane::Life, BLOCK).is_ok());
		}
		assert_eq!(officer(DOCTOR), Levels { urgent: 0, ..full_officer() });
		assert_eq!(priority(DOCTOR, Lane::Routine), of_lane(Lane::Routine, u32::MAX));
	});
}

#[test]
fn the_place_in_the_lane_comes_back_with_the_refill() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight = 0);
		set_officer(DOCTOR, |left| left.urgent = 980);
		assert_eq!(priority(DOCTOR, Lane::Routine), 0);
		assert_eq!(priority(DOCTOR, Lane::Life), 0);
		later(1);
		assert!(priority(DOCTOR, Lane::Routine) > of_lane(Lane::Routine, 0));
		assert!(priority(DOCTOR, Lane::Life) > of_lane(Lane::Life, 0));
	});
}
