//! `do_try_state` sees what is wrong, and `integrity_test` what is configured wrong.

use super::*;
use crate::{Bucket, Buckets};
use frame_support::{assert_err, assert_ok, traits::Hooks};

fn with_bucket(agency: AgencyId, level: i128, at: u64) -> Result<(), sp_runtime::TryRuntimeError> {
	new_test_ext().execute_with(|| {
		Buckets::<Test>::insert(agency, Bucket { level, at });
		Quota::do_try_state()
	})
}

#[test]
fn levels_reach_from_minus_one_to_one_burst() {
	assert_ok!(with_bucket(HOSPITAL, burst(), 1));
	assert_ok!(with_bucket(HOSPITAL, -burst(), 1));
	assert_err!(with_bucket(HOSPITAL, burst() + 1, 1), "a bucket holds more than one burst");
	assert_err!(with_bucket(HOSPITAL, -burst() - 1, 1), "an agency owes more than one burst");
}

#[test]
fn buckets_belong_to_agencies() {
	assert_err!(with_bucket(1_000, 0, 1), "a bucket of no agency");
}

#[test]
fn buckets_are_not_from_the_future() {
	assert_err!(with_bucket(HOSPITAL, 0, 2), "a bucket from a block that is not there yet");
}

#[test]
fn the_configuration_of_the_mock_is_sound() {
	Quota::integrity_test();
}

#[test]
#[should_panic(expected = "Refill is 0")]
fn an_allowance_that_never_comes_back_is_found() {
	Refill::set(0);
	Quota::integrity_test();
}

#[test]
#[should_panic(expected = "Burst is less than Refill")]
fn a_bucket_smaller_than_a_refill_is_found() {
	Burst::set(PER_BLOCK - 1);
	Quota::integrity_test();
}

#[test]
#[should_panic(expected = "Burst is too small")]
fn a_transaction_nobody_could_ever_pay_is_found() {
	Burst::set(PER_BLOCK);
	Quota::integrity_test();
}
