//! `do_try_state` sees what is wrong, and `integrity_test` what is configured wrong.

use super::*;
use crate::priority::MAX_FRONT;
use frame_support::{assert_err, assert_ok, traits::Hooks};
use sp_runtime::TryRuntimeError;

fn with_agency(agency: AgencyId, levels: Levels, at: u64) -> Result<(), TryRuntimeError> {
	new_test_ext().execute_with(|| {
		AgencyBuckets::<Test>::insert(agency, Bucket { levels, at });
		Quota::do_try_state()
	})
}

fn with_officer(who: AccountId, levels: Levels, at: u64) -> Result<(), TryRuntimeError> {
	new_test_ext().execute_with(|| {
		OfficerBuckets::<Test>::insert(who, Bucket { levels, at });
		Quota::do_try_state()
	})
}

/// Each dimension of `levels`, moved by `step` alone.
fn moved(levels: Levels, step: i64) -> [Levels; 4] {
	[
		Levels { weight: levels.weight + step, ..levels },
		Levels { bytes: levels.bytes + step, ..levels },
		Levels { urgent: levels.urgent + step, ..levels },
		Levels { security: levels.security + step, ..levels },
	]
}

#[test]
fn levels_are_within_one_burst_of_the_widest_policy_and_counts_not_below_zero() {
	let (of_agency, of_officer) = new_test_ext().execute_with(|| {
		let widest = Quota::limits().widest();
		(widest.of_agency().burst, widest.of_officer().burst)
	});
	let (more, less) =
		("a bucket holds more than one burst", "a bucket owes more than one burst, or a count");

	assert_ok!(with_agency(HOSPITAL, of_agency, 1));
	assert_ok!(with_agency(HOSPITAL, of_agency.floor(), 1));
	for above in moved(of_agency, 1) {
		assert_err!(with_agency(HOSPITAL, above, 1), more);
	}
	for below in moved(of_agency.floor(), -1) {
		assert_err!(with_agency(HOSPITAL, below, 1), less);
	}

	assert_ok!(with_officer(DOCTOR, of_officer, 1));
	assert_ok!(with_officer(DOCTOR, of_officer.floor(), 1));
	for above in moved(of_officer, 1) {
		assert_err!(with_officer(DOCTOR, above, 1), more);
	}
	for below in moved(of_officer.floor(), -1) {
		assert_err!(with_officer(DOCTOR, below, 1), less);
	}
}

#[test]
fn buckets_are_of_somebody_known() {
	assert_err!(with_agency(1_000, Levels::default(), 1), "a bucket of no agency");
	assert_err!(with_officer(STRANGER, Levels::default(), 1), "a bucket of no account");
}

#[test]
fn a_bucket_outlives_its_officers_term() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.weight = 0);
		Officers::mutate(|officers| officers.remove(&DOCTOR));
	});
}

#[test]
fn buckets_are_not_from_the_future() {
	let future = "a bucket from a block that is not there yet";
	assert_err!(with_agency(HOSPITAL, Levels::default(), 2), future);
	assert_err!(with_officer(DOCTOR, Levels::default(), 2), future);
}

#[test]
fn the_configuration_of_the_mock_is_sound() {
	Quota::integrity_test();
}

#[test]
#[should_panic(expected = "MaxTransactionBytes is 0")]
fn a_chain_without_transactions_is_found() {
	MaxTransactionBytes::set(0);
	Quota::integrity_test();
}

#[test]
#[should_panic(expected = "PoolLongevity is 0")]
fn a_pool_that_keeps_nothing_is_found() {
	PoolLongevity::set(0);
	Quota::integrity_test();
}

#[test]
fn the_widest_window_fits_into_the_priority() {
	NonceWindow::set(MAX_FRONT);
	Quota::integrity_test();
}

#[test]
#[should_panic(expected = "NonceWindow is too wide")]
fn a_window_that_would_reach_into_the_lanes_is_found() {
	NonceWindow::set(MAX_FRONT + 1);
	Quota::integrity_test();
}
