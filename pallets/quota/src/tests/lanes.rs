//! Who goes first.

use super::*;

/// The span of priorities of a lane, from an agency that has nothing left to one that has everything.
fn span(lane: Lane) -> (TransactionPriority, TransactionPriority) {
	(lane.priority(0), lane.priority(u32::MAX))
}

#[test]
fn any_call_of_a_lane_goes_before_every_call_of_the_lanes_below() {
	for pair in Lane::ALL.windows(2) {
		assert!(pair[0] < pair[1]);
		assert!(span(pair[0]).1 < span(pair[1]).0, "{pair:?}");
	}
	assert_eq!(span(Lane::Overdraft), (0, 0));
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
		drain_to(DOCTOR, 1);
		assert!(priority(DOCTOR, Lane::Response) > priority(INSPECTOR, Lane::Routine));
		assert!(priority(DOCTOR, Lane::Life) > priority(INSPECTOR, Lane::Response));
		assert!(priority(DOCTOR, Lane::Security) > priority(INSPECTOR, Lane::Life));
	});
}

#[test]
fn within_a_lane_who_has_used_less_goes_first() {
	build_and_execute(|| {
		drain_to(DOCTOR, burst() / 2);
		for lane in [Lane::Routine, Lane::Response, Lane::Life, Lane::Security] {
			assert!(priority(INSPECTOR, lane) > priority(DOCTOR, lane), "{lane:?}");
			assert_eq!(priority(INSPECTOR, lane), lane.priority(u32::MAX));
			assert_eq!(priority(DOCTOR, lane), lane.priority(u32::MAX / 2));
		}
	});
}

#[test]
fn an_empty_bucket_sends_everyday_calls_to_the_back() {
	build_and_execute(|| {
		drain_to(DOCTOR, 1);
		assert_eq!(priority(DOCTOR, Lane::Routine), Lane::Routine.priority(0));
		assert_eq!(priority(DOCTOR, Lane::Response), Lane::Response.priority(0));
		for left in [0, -1, -burst()] {
			drain_to(DOCTOR, left);
			assert_eq!(priority(DOCTOR, Lane::Routine), 0);
			assert_eq!(priority(DOCTOR, Lane::Response), 0);
		}
	});
}

#[test]
fn an_empty_bucket_does_not_slow_down_life_and_security() {
	build_and_execute(|| {
		for left in [0, -1, -burst()] {
			drain_to(DOCTOR, left);
			assert_eq!(priority(DOCTOR, Lane::Life), Lane::Life.priority(0));
			assert_eq!(priority(DOCTOR, Lane::Security), Lane::Security.priority(0));
		}
	});
}

#[test]
fn the_place_in_the_lane_comes_back_with_the_refill() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		assert_eq!(priority(DOCTOR, Lane::Routine), 0);
		later(1);
		assert!(priority(DOCTOR, Lane::Routine) > Lane::Routine.priority(0));
	});
}
