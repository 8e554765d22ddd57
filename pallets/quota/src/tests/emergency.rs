//! Response levels: more urgent calls while one is in force, and never a bucket out of its bounds.

use super::*;
use crate::{Limits, Policy};
use frame_support::assert_ok;

/// The county of the hospital has so many hundredths of its urgent calls.
fn declare(percent: u32) {
	UrgentPercent::set([(420_106, percent)].into());
}

fn one_life_call() -> Result<Levels, TransactionValidityError> {
	Ok(Levels { urgent: 1_000, ..Default::default() })
}

#[test]
fn a_bucket_holds_more_and_fills_faster() {
	for (percent, burst, refill) in [(100, 8_000, 20), (300, 24_000, 60), (1_000, 80_000, 200)] {
		build_and_execute(|| {
			declare(percent);
			let policy = Quota::policy(HOSPITAL).expect("known");
			assert_eq!((policy.burst.urgent, policy.refill.urgent), (burst, refill));
			// Who never sent anything is full.
			assert_eq!((agency(HOSPITAL).urgent, officer(DOCTOR).urgent), (burst, burst / 2));
			set_agency(HOSPITAL, |left| left.urgent = 0);
			set_officer(DOCTOR, |left| left.urgent = 0);
			later(10);
			assert_eq!((agency(HOSPITAL).urgent, officer(DOCTOR).urgent), (10 * refill, 10 * refill));
			later(10_000);
			assert_eq!((agency(HOSPITAL).urgent, officer(DOCTOR).urgent), (burst, burst / 2));
			// Nothing else changes.
			assert_eq!(Levels { urgent: 0, ..policy.burst }, Levels { urgent: 0, ..POLICY.burst });
			assert_eq!(Levels { urgent: 0, ..policy.refill }, Levels { urgent: 0, ..POLICY.refill });
			// Next door all is as usual.
			assert_eq!(agency(CUSTOMS), full_agency());
		});
	}
}

#[test]
fn so_many_life_calls_are_paid_by_count() {
	for (percent, calls) in [(100, 4), (300, 12), (1_000, 40)] {
		build_and_execute(|| {
			declare(percent);
			for _ in 0..calls {
				assert_eq!(prepare(DOCTOR, Lane::Life, base()), one_life_call());
			}
			assert_eq!(prepare(DOCTOR, Lane::Life, base()), Ok(by_weight(base())));
			assert_eq!(officer(DOCTOR).urgent, 0);
		});
	}
}

#[test]
fn a_lifted_level_leaves_no_bucket_above_its_cap_or_below_zero() {
	for percent in [300, 1_000] {
		for spent in [0, 1, 3, 8] {
			build_and_execute(|| {
				declare(percent);
				for _ in 0..spent {
					assert_ok!(prepare(DOCTOR, Lane::Life, base()));
				}
				let before = (agency(HOSPITAL), officer(DOCTOR));
				declare(100);
				let (of_agency, of_officer) = (full_agency().urgent, full_officer().urgent);
				assert_eq!(agency(HOSPITAL).urgent, before.0.urgent.min(of_agency));
				assert_eq!(officer(DOCTOR).urgent, before.1.urgent.min(of_officer));
				assert!(agency(HOSPITAL).urgent >= 0 && officer(DOCTOR).urgent >= 0);
				// Charged, the bucket is stored within the usual cap.
				let _ = prepare(DOCTOR, Lane::Life, base());
				let stored = AgencyBuckets::<Test>::get(HOSPITAL).expect("charged").levels;
				assert!((0..=of_agency).contains(&stored.urgent));
			});
		}
	}
}

#[test]
fn a_declared_level_fills_an_empty_bucket_with_the_blocks() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.urgent = 0);
		set_officer(DOCTOR, |left| left.urgent = 0);
		declare(1_000);
		assert_eq!(agency(HOSPITAL).urgent, 0, "nothing comes from nothing");
		later(5);
		assert_eq!(prepare(DOCTOR, Lane::Life, base()), one_life_call());
		declare(300);
		assert_eq!(agency(HOSPITAL).urgent, 0);
	});
}

#[test]
fn no_level_gives_more_than_the_widest_policy_or_less_than_the_own() {
	build_and_execute(|| {
		for percent in [0, 1, 99, 100] {
			declare(percent);
			assert_eq!(Quota::policy(HOSPITAL), Some(POLICY), "{percent}");
		}
		declare(u32::MAX);
		let (policy, most) = (Quota::policy(HOSPITAL).expect("known"), Quota::limits().most());
		assert_eq!(policy.burst.urgent, most.burst.urgent);
		assert_eq!(policy.refill.urgent, most.refill.urgent);
		// The narrowest that the council can set is scaled like any other.
		let nothing = [Policy::default(); 4];
		Policies::set(nothing);
		declare(300);
		let least = Limits::least(&Quota::limits());
		assert_eq!(Quota::policy(HOSPITAL).map(|policy| policy.burst.urgent), Some(3 * least.burst.urgent));
	});
}

#[test]
fn scaling_saturates() {
	let all = Levels { weight: 1, bytes: 2, urgent: i64::MAX, security: 3 };
	let policy = Policy { burst: all, refill: all };
	assert_eq!(policy.in_emergency(u32::MAX), policy);
}
