//! What is taken, how deep the debt may go, what comes back with the blocks and after a call.

use super::*;
use frame_support::{assert_noop, assert_ok, assert_storage_noop};

#[test]
fn who_never_sent_anything_has_a_full_bucket() {
	build_and_execute(|| {
		assert_eq!(AgencyBuckets::<Test>::get(HOSPITAL), None);
		assert_eq!(OfficerBuckets::<Test>::get(DOCTOR), None);
		assert_eq!(agency(HOSPITAL), full_agency());
		assert_eq!(officer(DOCTOR), full_officer());
	});
}

#[test]
fn each_block_gives_one_refill_in_every_dimension() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| *left = Levels::default());
		set_officer(DOCTOR, |left| *left = Levels::default());
		for blocks in 1..=5 {
			later(1);
			assert_eq!(agency(HOSPITAL), POLICY.of_agency().refill.saturating_mul(blocks));
			assert_eq!(officer(DOCTOR), POLICY.of_officer().refill.saturating_mul(blocks));
		}
	});
}

#[test]
fn nothing_is_written_until_somebody_sends() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight = 0);
		let stored = AgencyBuckets::<Test>::get(HOSPITAL);
		later(3);
		assert_eq!(agency(HOSPITAL).weight, 3 * POLICY.refill.weight);
		assert_eq!(AgencyBuckets::<Test>::get(HOSPITAL), stored);

		assert_ok!(prepare(DOCTOR, Lane::Routine, base()));
		let bucket = AgencyBuckets::<Test>::get(HOSPITAL).expect("charged");
		assert_eq!((bucket.levels.weight, bucket.at), (3 * POLICY.refill.weight - base(), 4));
	});
}

#[test]
fn a_bucket_holds_one_burst_and_no_more() {
	build_and_execute(|| {
		let blocks = POLICY.burst.weight / POLICY.refill.weight;
		set_agency(HOSPITAL, |left| left.weight = 0);
		later(blocks as u64 - 1);
		assert_eq!(agency(HOSPITAL).weight, POLICY.burst.weight - POLICY.refill.weight);
		for _ in 0..2 {
			later(1);
			assert_eq!(agency(HOSPITAL).weight, POLICY.burst.weight);
		}
	});
}

#[test]
fn the_longest_pause_and_the_largest_numbers_saturate() {
	build_and_execute(|| {
		let floor = full_agency().floor();
		set_agency(HOSPITAL, |left| *left = floor);
		System::set_block_number(u64::MAX);
		assert_eq!(agency(HOSPITAL), full_agency());

		let heavy = DispatchInfo { call_weight: Weight::MAX, ..Default::default() };
		assert_storage_noop!(assert_eq!(
			Extension::new()
				.validate_and_prepare(Some(DOCTOR).into(), &call(Lane::Routine), &heavy, LEN, 0)
				.map(|_| ()),
			invalid(InvalidTransaction::ExhaustsResources)
		));
	});
}

#[test]
fn a_transaction_may_go_below_zero() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| (left.weight, left.bytes) = (1, 1));
		assert_ok!(prepare(DOCTOR, Lane::Routine, BLOCK));
		assert_eq!(agency(HOSPITAL).weight, 1 - BLOCK);
		assert_eq!(agency(HOSPITAL).bytes, 1 - LEN as i64);
	});
}

/// Debt of at most one burst is granted, and nothing is taken beyond it: in either dimension, of agency and officer.
#[test]
fn debt_reaches_one_burst_and_no_further() {
	let (weight, bytes) = (BLOCK, LEN as i64);
	let leave: [fn(i64); 4] = [
		|spare| set_agency(HOSPITAL, |left| left.weight = full_agency().floor().weight + BLOCK + spare),
		|spare| set_agency(HOSPITAL, |left| left.bytes = full_agency().floor().bytes + LEN as i64 + spare),
		|spare| set_officer(DOCTOR, |left| left.weight = full_officer().floor().weight + BLOCK + spare),
		|spare| set_officer(DOCTOR, |left| left.bytes = full_officer().floor().bytes + LEN as i64 + spare),
	];
	for leave in leave {
		for spare in [1, 0] {
			build_and_execute(|| {
				leave(spare);
				assert_eq!(
					prepare(DOCTOR, Lane::Routine, weight),
					Ok(Levels { weight, bytes, ..Default::default() })
				);
			});
		}
		build_and_execute(|| {
			leave(-1);
			assert_noop!(
				prepare(DOCTOR, Lane::Routine, weight),
				TransactionValidityError::from(InvalidTransaction::ExhaustsResources)
			);
		});
	}
}

#[test]
fn counts_are_never_owed() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| (left.urgent, left.security) = (1_000, 1_000));
		assert_ok!(prepare(DOCTOR, Lane::Life, BLOCK));
		assert_ok!(prepare(DOCTOR, Lane::Security, BLOCK));
		assert_eq!((officer(DOCTOR).urgent, officer(DOCTOR).security), (0, 0));
		assert_eq!(prepare(DOCTOR, Lane::Life, BLOCK), Ok(by_weight(BLOCK)));
		assert_eq!(prepare(DOCTOR, Lane::Security, BLOCK), Ok(by_weight(BLOCK)));
		assert_eq!((officer(DOCTOR).urgent, officer(DOCTOR).security), (0, 0));
	});
}

#[test]
fn one_call_comes_back_in_time() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.urgent = 0);
		// 20 thousandths a block.
		later(49);
		assert_eq!(prepare(DOCTOR, Lane::Life, base()), Ok(by_weight(base())));
		later(1);
		assert_eq!(prepare(DOCTOR, Lane::Life, base()), Ok(Levels { urgent: 1_000, ..Default::default() }));
		assert_eq!(officer(DOCTOR).urgent, 0);
	});
}

#[test]
fn one_agency_in_debt_stops_nobody_else() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| *left = full_agency().floor());
		assert_eq!(prepare(NURSE, Lane::Routine, base()), invalid(InvalidTransaction::ExhaustsResources));
		assert_ok!(prepare(INSPECTOR, Lane::Routine, base()));
	});
}

#[test]
fn weight_that_was_not_used_comes_back_to_both_and_bytes_do_not() {
	build_and_execute(|| {
		assert_ok!(run(DOCTOR, Lane::Routine, 2 * BLOCK, 1_000, true));
		let used = by_weight(2 * BLOCK - 1_000);
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(used));
		assert_eq!(officer(DOCTOR), full_officer().saturating_sub(used));
	});
}

#[test]
fn a_call_that_pays_by_count_gets_nothing_back() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight = 0);
		set_officer(DOCTOR, |left| left.weight = 0);
		for (lane, price) in [
			(Lane::Life, Levels { urgent: 1_000, ..Default::default() }),
			(Lane::Security, Levels { security: 1_000, ..Default::default() }),
		] {
			let (of_agency, of_officer) = (agency(HOSPITAL), officer(DOCTOR));
			assert_ok!(run(DOCTOR, lane, 2 * BLOCK, BLOCK, true));
			assert_eq!(agency(HOSPITAL), of_agency.saturating_sub(price));
			assert_eq!(officer(DOCTOR), of_officer.saturating_sub(price));
		}
	});
}

#[test]
fn a_life_call_that_pays_by_weight_gets_back_what_it_did_not_use() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.urgent = 0);
		assert_ok!(run(DOCTOR, Lane::Life, 2 * BLOCK, BLOCK, true));
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(by_weight(BLOCK)));
	});
}

#[test]
fn a_call_that_does_not_say_what_it_used_used_all() {
	build_and_execute(|| {
		let info = weighing(BLOCK);
		let outcome =
			Extension::new()
				.test_run(Some(DOCTOR).into(), &call(Lane::Routine), &info, LEN, 0, |_| Ok(().into()));
		assert_ok!(outcome);
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(by_weight(BLOCK)));
	});
}

#[test]
fn a_call_that_fails_is_charged_like_one_that_succeeds() {
	build_and_execute(|| {
		assert_ok!(run(DOCTOR, Lane::Routine, BLOCK, 1_000, false));
		assert_ok!(run(INSPECTOR, Lane::Routine, BLOCK, 1_000, true));
		assert_eq!(agency(HOSPITAL), agency(CUSTOMS));
		assert_eq!(officer(DOCTOR), officer(INSPECTOR));

		assert_ok!(run(DOCTOR, Lane::Life, BLOCK, 1_000, false));
		assert_ok!(run(INSPECTOR, Lane::Life, BLOCK, 1_000, true));
		assert_eq!(agency(HOSPITAL), agency(CUSTOMS));
	});
}

#[test]
fn no_more_comes_back_than_was_taken() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight = 0);
		set_officer(DOCTOR, |left| left.weight = 0);
		for (taken, back) in [(by_weight(7), 7), (Levels { urgent: 1_000, ..Default::default() }, 0)] {
			let before = agency(HOSPITAL).weight;
			Quota::give_back(&Receipt { agency: HOSPITAL, officer: DOCTOR, taken }, u64::MAX);
			assert_eq!(agency(HOSPITAL).weight, before + back);
		}
		assert_eq!(officer(DOCTOR).weight, 7);
	});
}

#[test]
fn the_pool_keeps_what_has_to_wait_and_the_author_takes_it_when_there_is_allowance_again() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight = full_agency().floor().weight);
		let weight = POLICY.refill.weight;
		for _ in 0..3 {
			let heard = validate(DOCTOR, &call(Lane::Routine), &weighing(weight));
			assert_eq!(heard.map(|validity| validity.priority), Ok(0));
			assert_noop!(
				prepare(DOCTOR, Lane::Routine, weight),
				TransactionValidityError::from(InvalidTransaction::ExhaustsResources)
			);
		}
		later(1);
		assert_ok!(prepare(DOCTOR, Lane::Routine, weight));
		assert_eq!(agency(HOSPITAL).weight, full_agency().floor().weight);
	});
}
