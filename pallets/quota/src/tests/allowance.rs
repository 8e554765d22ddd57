//! What a transaction costs, how deep the debt may go, and what comes back.

use super::*;
use frame_support::{assert_noop, assert_storage_noop, dispatch::GetDispatchInfo};
use sp_runtime::traits::TransactionExtension;

#[test]
fn a_new_agency_has_one_burst() {
	build_and_execute(|| {
		assert_eq!(crate::Buckets::<Test>::get(HOSPITAL), None);
		assert_eq!(level(HOSPITAL), burst());
	});
}

#[test]
fn a_transaction_costs_what_it_takes_of_the_block() {
	build_and_execute(|| {
		let call = call(Lane::Routine);
		let mut info = call.get_dispatch_info();
		info.extension_weight = Extension::new().weight(&call);
		let cost = base() + info.call_weight.ref_time() + info.extension_weight.ref_time();

		let (charge, _) = Extension::new()
			.validate_and_prepare(Some(DOCTOR).into(), &call, &info, 0, 0)
			.expect("allowance");
		assert_eq!(charge, Charge::Agency { agency: HOSPITAL, cost });
		assert_eq!(level(HOSPITAL), burst() - i128::from(cost));
	});
}

#[test]
fn officers_of_one_agency_share_a_bucket_and_agencies_do_not() {
	build_and_execute(|| {
		let cost = Burst::get() / 4;
		assert!(prepare(DOCTOR, cost).is_ok());
		assert!(prepare(NURSE, cost).is_ok());
		assert_eq!(level(HOSPITAL), burst() / 2);
		assert_eq!(level(CUSTOMS), burst());
	});
}

#[test]
fn a_transaction_may_go_below_zero() {
	build_and_execute(|| {
		drain_to(DOCTOR, 1);
		assert!(prepare(DOCTOR, Burst::get()).is_ok());
		assert_eq!(level(HOSPITAL), 1 - burst());
	});
}

#[test]
fn debt_below_the_cap_is_granted() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		assert!(prepare(DOCTOR, Burst::get() - 1).is_ok());
		assert_eq!(level(HOSPITAL), 1 - burst());
	});
}

#[test]
fn debt_at_the_cap_is_granted() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		assert!(prepare(DOCTOR, Burst::get()).is_ok());
		assert_eq!(level(HOSPITAL), -burst());
	});
}

#[test]
fn debt_above_the_cap_waits() {
	build_and_execute(|| {
		drain_to(DOCTOR, 0);
		assert_noop!(
			prepare(DOCTOR, Burst::get() + 1),
			TransactionValidityError::from(InvalidTransaction::ExhaustsResources)
		);
		assert_eq!(level(HOSPITAL), 0);
	});
}

#[test]
fn the_pool_keeps_what_has_to_wait_and_the_author_takes_it_when_there_is_allowance_again() {
	build_and_execute(|| {
		drain_to(DOCTOR, -burst());
		let (call, info) = (call(Lane::Routine), costing(Refill::get()));
		for _ in 0..3 {
			assert_eq!(validate_call(DOCTOR, &call, &info).map(|validity| validity.priority), Ok(0));
			assert_eq!(prepare(DOCTOR, Refill::get()), invalid(InvalidTransaction::ExhaustsResources));
		}
		later(1);
		assert!(prepare(DOCTOR, Refill::get()).is_ok());
		assert_eq!(level(HOSPITAL), -burst());
	});
}

#[test]
fn no_lane_passes_the_cap() {
	build_and_execute(|| {
		drain_to(DOCTOR, -burst());
		for lane in Lane::ALL {
			assert!(validate_call(DOCTOR, &call(lane), &costing(base())).is_ok(), "{lane:?}");
			assert_storage_noop!(assert_eq!(
				Extension::new()
					.validate_and_prepare(Some(DOCTOR).into(), &call(lane), &costing(base()), 0, 0)
					.map(|(charge, _)| charge),
				invalid(InvalidTransaction::ExhaustsResources),
				"{lane:?}"
			));
		}
	});
}

#[test]
fn one_agency_in_debt_stops_nobody_else() {
	build_and_execute(|| {
		drain_to(DOCTOR, -burst());
		assert_eq!(prepare(NURSE, base()), invalid(InvalidTransaction::ExhaustsResources));
		assert!(prepare(INSPECTOR, base()).is_ok());
	});
}

#[test]
fn what_was_not_used_comes_back() {
	build_and_execute(|| {
		let cost = Burst::get() / 2;
		assert_eq!(run(DOCTOR, cost, 1_000, true), Ok(()));
		assert_eq!(level(HOSPITAL), burst() - i128::from(cost) + 1_000);
	});
}

#[test]
fn a_call_that_does_not_say_what_it_used_used_all() {
	build_and_execute(|| {
		let cost = Burst::get() / 2;
		let info = costing(cost);
		let outcome =
			Extension::new()
				.test_run(Some(DOCTOR).into(), &call(Lane::Routine), &info, 0, 0, |_| Ok(().into()));
		assert!(outcome.is_ok());
		assert_eq!(level(HOSPITAL), burst() - i128::from(cost));
	});
}

#[test]
fn a_call_that_fails_is_charged_like_one_that_succeeds() {
	build_and_execute(|| {
		let cost = Burst::get() / 2;
		assert_eq!(run(DOCTOR, cost, 1_000, false), Ok(()));
		assert_eq!(run(INSPECTOR, cost, 1_000, true), Ok(()));
		assert_eq!(level(HOSPITAL), level(CUSTOMS));
	});
}

#[test]
fn what_comes_back_never_overfills_the_bucket() {
	build_and_execute(|| {
		// Even if the bucket was filled in between, which no call can do today.
		Quota::give_back(HOSPITAL, Burst::get());
		assert_eq!(level(HOSPITAL), burst());

		let unused = Burst::get() / 2;
		assert_eq!(run(DOCTOR, unused + base(), unused, true), Ok(()));
		assert_eq!(level(HOSPITAL), burst() - i128::from(base()));
	});
}
