//! Buckets fill up by themselves, when somebody looks.

use super::*;
use crate::{Bucket, Buckets};

#[test]
fn each_block_gives_one_refill() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		for blocks in 1..=5 {
			later(1);
			assert_eq!(level(HOSPITAL), blocks * i128::from(PER_BLOCK));
		}
	});
}

#[test]
fn nothing_is_written_until_the_agency_sends() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		let stored = Buckets::<Test>::get(HOSPITAL);
		later(3);
		assert_eq!(level(HOSPITAL), 3 * i128::from(PER_BLOCK));
		assert_eq!(Buckets::<Test>::get(HOSPITAL), stored);

		assert!(prepare(DOCTOR, base()).is_ok());
		let left = 3 * i128::from(PER_BLOCK) - i128::from(base());
		assert_eq!(Buckets::<Test>::get(HOSPITAL), Some(Bucket { level: left, at: 4 }));
	});
}

#[test]
fn a_bucket_holds_one_burst_and_no_more() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		later(FULL / PER_BLOCK - 1);
		assert_eq!(level(HOSPITAL), burst() - i128::from(PER_BLOCK));
		later(1);
		assert_eq!(level(HOSPITAL), burst());
		later(1);
		assert_eq!(level(HOSPITAL), burst());
	});
}

#[test]
fn the_deepest_debt_is_paid_off_in_the_time_of_one_burst() {
	build_and_execute(|| {
		drain_to(DOCTOR, -burst());
		later(FULL / PER_BLOCK);
		assert_eq!(level(HOSPITAL), 0);
	});
}

#[test]
fn the_longest_pause_and_the_largest_numbers_saturate() {
	build_and_execute(|| {
		drain_to(DOCTOR, -burst());
		System::set_block_number(u64::MAX);
		assert_eq!(level(HOSPITAL), burst());

		Burst::set(u64::MAX);
		Refill::set(u64::MAX);
		assert_eq!(level(HOSPITAL), burst());
		assert_eq!(prepare(DOCTOR, u64::MAX), Ok(Charge::Agency { agency: HOSPITAL, cost: u64::MAX }));
		assert_eq!(level(HOSPITAL), 0);
		assert!(prepare(DOCTOR, u64::MAX).is_ok());
		assert_eq!(level(HOSPITAL), -burst());
		assert_eq!(prepare(DOCTOR, base()), invalid(InvalidTransaction::ExhaustsResources));
	});
}
