//! Policies: which applies to whom, what clamping does, and what a change does to buckets.

use super::*;
use crate::{Limits, Policy, PolicyOf, Tier, OFFICERS, OFFICERS_IN_NEED};
use frame_support::assert_ok;
use muster_primitives::RegionLevel;

/// A chain like Muster's: 200 ms of work in a block of one second, transactions of a mebibyte.
const MUSTER: Limits = Limits { heaviest: 200_108_157_000, block: 200_000_000_000, largest: 1_048_576 };

fn extremes() -> [Policy; 4] {
	let all = |amount| Levels { weight: amount, bytes: amount, urgent: amount, security: amount };
	[
		Policy::default(),
		Policy { burst: all(i64::MIN), refill: all(i64::MIN) },
		Policy { burst: all(i64::MAX), refill: all(i64::MAX) },
		Policy { burst: all(1), refill: all(i64::MAX) },
	]
}

#[test]
fn the_tier_is_the_level_of_the_jurisdiction() {
	build_and_execute(|| {
		let policies = [1, 2, 3, 4].map(|tier| {
			let burst = Levels { weight: tier * 10 * BLOCK, ..POLICY.burst };
			Policy { burst, ..POLICY }
		});
		Policies::set(policies);
		for (region, tier) in [
			(0, Tier::Nation),
			(420_000, Tier::Province),
			(420_100, Tier::Prefecture),
			(420_106, Tier::County),
		] {
			Jurisdictions::mutate(|jurisdictions| jurisdictions.insert(HOSPITAL, region));
			assert_eq!(Quota::policy(HOSPITAL), Some(ByTier::policy(tier)), "{region}");
			assert_eq!(agency(HOSPITAL).weight, ByTier::policy(tier).burst.weight);
		}
	});
}

#[test]
fn every_level_has_a_tier() {
	let tiers: Vec<Tier> = RegionLevel::ALL.iter().map(|level| Tier::from(*level)).collect();
	assert_eq!(tiers, Tier::ALL);
}

#[test]
fn a_policy_within_the_limits_is_left_alone() {
	build_and_execute(|| assert_eq!(POLICY.clamped(&Quota::limits()), POLICY));
}

#[test]
fn clamping_holds_what_is_too_little_and_what_is_too_much() {
	let (least, most) = (MUSTER.least(), MUSTER.most());
	assert_eq!(Policy::default().clamped(&MUSTER), least);
	assert_eq!(MUSTER.widest(), most);
	assert!(most.burst.reaches(least.burst) && most.refill.reaches(least.refill));
	for policy in extremes() {
		let clamped = policy.clamped(&MUSTER);
		assert!(clamped.burst.reaches(least.burst) && most.burst.reaches(clamped.burst));
		assert!(clamped.refill.reaches(least.refill) && most.refill.reaches(clamped.refill));
		assert_eq!(clamped.clamped(&MUSTER), clamped);
	}
}

/// One below, at, and one above each bound.
#[test]
fn the_bounds_of_clamping_belong_to_what_is_allowed() {
	let bounds = [MUSTER.least(), MUSTER.most()];
	for bound in bounds {
		assert_eq!(bound.clamped(&MUSTER), bound);
	}
	let [least, most] = bounds;
	let one = Levels { weight: 1, bytes: 1, urgent: 1, security: 1 };
	let inside = Policy { burst: least.burst.saturating_add(one), refill: least.refill.saturating_add(one) };
	assert_eq!(inside.clamped(&MUSTER), inside);
	let below = Policy { burst: least.burst.saturating_sub(one), refill: least.refill.saturating_sub(one) };
	assert_eq!(below.clamped(&MUSTER), least);
	let above = Policy { burst: most.burst.saturating_add(one), refill: most.refill.saturating_add(one) };
	assert_eq!(above.clamped(&MUSTER), most);
}

/// The numbers in the README.
#[test]
fn the_narrowest_policy_of_muster_is_as_documented() {
	let least = MUSTER.least();
	let burst = Levels { weight: 1_600_865_256_000, bytes: 8_388_608, urgent: 4_000, security: 4_000 };
	let refill = Levels { weight: 200_000_000, bytes: 1_048, urgent: 2, security: 2 };
	assert_eq!(least, Policy { burst, refill });
	let officer = Levels { weight: 400_216_314_000, bytes: 2_097_152, urgent: 2_000, security: 4_000 };
	assert_eq!(least.of_officer(), Policy { burst: officer, refill });
	let agency = Levels { security: 16_000, ..burst };
	assert_eq!(least.of_agency().burst, agency);
}

#[test]
fn no_policy_locks_an_officer_out() {
	build_and_execute(|| {
		let limits = Quota::limits();
		for policy in extremes() {
			let policy = policy.clamped(&limits);
			for bucket in [policy.of_agency(), policy.of_officer()] {
				assert!(bucket.burst.weight.saturating_mul(2) >= limits.heaviest);
				assert!(bucket.burst.bytes.saturating_mul(2) >= limits.largest);
				assert!(bucket.burst.urgent >= 1_000 && bucket.burst.security >= 1_000);
				let refill = bucket.refill;
				assert!(refill.weight > 0 && refill.bytes > 0 && refill.urgent > 0 && refill.security > 0);
			}
		}
	});
}

#[test]
fn under_the_worst_policy_an_officer_pays_for_the_heaviest_and_largest_transaction() {
	build_and_execute(|| {
		let nothing = [Policy::default(); 4];
		Policies::set(nothing);
		let limits = Quota::limits();
		assert_ok!(prepare_sized(DOCTOR, Lane::Routine, limits.heaviest, LARGEST as usize));
		assert_ok!(prepare(NURSE, Lane::Life, limits.heaviest));
		assert_ok!(prepare(NURSE, Lane::Security, limits.heaviest));
	});
}

#[test]
fn parts_of_officers_are_as_documented() {
	let (agency, officer) = (POLICY.of_agency(), POLICY.of_officer());
	assert_eq!(officer.burst.weight * OFFICERS, agency.burst.weight);
	assert_eq!(officer.burst.bytes * OFFICERS, agency.burst.bytes);
	assert_eq!(officer.burst.urgent * OFFICERS_IN_NEED, agency.burst.urgent);
	assert_eq!(officer.burst.security * OFFICERS, agency.burst.security);
	assert_eq!(officer.refill, POLICY.refill);
	assert_eq!(agency.refill, Levels { security: POLICY.refill.security * OFFICERS, ..POLICY.refill });
}

#[test]
fn a_narrower_policy_clips_at_once_what_is_there_and_what_is_owed() {
	build_and_execute(|| {
		// Customs is full, the hospital in debt as deep as it goes.
		set_agency(CUSTOMS, |_| ());
		set_agency(HOSPITAL, |left| *left = full_agency().floor());
		let burst = Levels { weight: 10 * BLOCK, bytes: 10 * LARGEST, urgent: 5_000, security: 4_000 };
		Policies::set([Policy { burst, ..POLICY }; 4]);
		let narrow = Policy { burst, ..POLICY }.of_agency().burst;
		assert_eq!(agency(CUSTOMS), narrow);
		assert_eq!(agency(HOSPITAL), narrow.floor());
		assert_ok!(prepare(INSPECTOR, Lane::Routine, BLOCK));
		assert_eq!(agency(CUSTOMS), narrow.saturating_sub(by_weight(BLOCK)));
	});
}

#[test]
fn a_wider_policy_fills_up_with_the_blocks() {
	build_and_execute(|| {
		set_agency(CUSTOMS, |_| ());
		let burst = Levels { weight: 32 * BLOCK, ..POLICY.burst };
		Policies::set([Policy { burst, ..POLICY }; 4]);
		assert_eq!(agency(CUSTOMS).weight, POLICY.burst.weight);
		assert_eq!(agency(HOSPITAL).weight, burst.weight, "who never sent anything is full");
		later(1);
		assert_eq!(agency(CUSTOMS).weight, POLICY.burst.weight + POLICY.refill.weight);
	});
}

#[test]
fn a_call_that_changes_its_own_policy_is_paid_for_as_it_came() {
	build_and_execute(|| {
		let outcome = Extension::new().test_run(
			Some(DOCTOR).into(),
			&call(Lane::Routine),
			&weighing(BLOCK),
			LEN,
			0,
			|_| {
				Policies::set([Policy::default(); 4]);
				Ok(PostDispatchInfo { actual_weight: Some(Weight::zero()), ..Default::default() })
			},
		);
		assert_ok!(outcome);
		let narrow = Policy::default().clamped(&Quota::limits());
		assert_eq!(agency(HOSPITAL), narrow.of_agency().burst);
		assert_eq!(officer(DOCTOR), narrow.of_officer().burst);
	});
}
