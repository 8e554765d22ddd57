//! Who may send what, and how the pool, the author and the block hear of it.

use super::*;
use crate::{priority, rejection, BoundedMortality, BoundedNonce, Quote};
use frame_support::{assert_ok, assert_storage_noop, dispatch::GetDispatchInfo};
use frame_system::RawOrigin;
use sp_runtime::{
	generic::Era,
	traits::{AsTransactionAuthorizedOrigin, TransactionExtension, TxBaseImplication},
};

/// The extensions of this pallet in the order of the runtime's pipeline.
type Pipeline = (BoundedMortality<Test>, BoundedNonce<Test>, Extension);

fn pipeline(nonce: u32) -> Pipeline {
	let era = Era::mortal(64, 0);
	(BoundedMortality::from(era), BoundedNonce::from(nonce), Extension::new())
}

fn validate_sized(who: AccountId, call: &RuntimeCall, len: usize) -> Validity {
	Extension::new()
		.validate_only(Some(who).into(), call, &DispatchInfo::default(), len, TransactionSource::External, 0)
		.map(|(validity, _, _)| validity)
}

/// What `validate` hands to `prepare`.
fn quote(who: AccountId, lane: Lane, weight: i64) -> Charge<Quote<AccountId>> {
	let (_, charge, _) = Extension::new()
		.validate_only(Some(who).into(), &call(lane), &weighing(weight), LEN, TransactionSource::External, 0)
		.expect("a valid call");
	charge
}

/// What is paid for a quote now.
fn pay(charge: Charge<Quote<AccountId>>) -> Result<Levels, TransactionValidityError> {
	let origin = Some(DOCTOR).into();
	let info = DispatchInfo::default();
	Extension::new().prepare(charge, &origin, &call(Lane::Life), &info, LEN).map(|charge| match charge {
		Charge::Officer(Receipt { taken, .. }) => taken,
		Charge::Nobody { .. } => panic!("an officer signed"),
	})
}

#[test]
fn an_officer_sends_a_call_of_every_lane() {
	build_and_execute(|| {
		for lane in Lane::ALL {
			assert_ok!(validate(DOCTOR, &call(lane), &DispatchInfo::default()));
		}
	});
}

#[test]
fn a_key_nobody_enrolled_is_refused() {
	build_and_execute(|| {
		for lane in Lane::ALL {
			assert_storage_noop!(assert_eq!(
				validate(STRANGER, &call(lane), &DispatchInfo::default()),
				invalid(InvalidTransaction::BadSigner)
			));
			assert_storage_noop!(assert_eq!(
				prepare(STRANGER, lane, base()),
				invalid(InvalidTransaction::BadSigner)
			));
		}
	});
}

#[test]
fn an_expired_officer_is_refused_and_a_renewed_one_is_not() {
	build_and_execute(|| {
		let heard = |who| validate(who, &call(Lane::Life), &DispatchInfo::default());
		Officers::mutate(|officers| officers.remove(&DOCTOR));
		assert_eq!(heard(DOCTOR), invalid(InvalidTransaction::BadSigner));
		assert_ok!(heard(NURSE));
		Officers::mutate(|officers| officers.insert(DOCTOR, HOSPITAL));
		assert_ok!(heard(DOCTOR));
	});
}

#[test]
fn an_officer_of_an_agency_the_register_does_not_know_is_refused() {
	build_and_execute(|| {
		Jurisdictions::mutate(|jurisdictions| jurisdictions.remove(&HOSPITAL));
		assert_eq!(
			validate(DOCTOR, &call(Lane::Life), &DispatchInfo::default()),
			invalid(InvalidTransaction::BadSigner)
		);
	});
}

#[test]
fn a_call_without_a_lane_is_refused() {
	build_and_execute(|| {
		let unlisted: [RuntimeCall; 3] = [
			frame_system::Call::set_heap_pages { pages: 1 }.into(),
			frame_system::Call::remark { remark: vec![] }.into(),
			frame_system::Call::remark { remark: vec![5] }.into(),
		];
		for call in unlisted {
			assert_storage_noop!(assert_eq!(
				validate(DOCTOR, &call, &call.get_dispatch_info()),
				invalid(InvalidTransaction::Call)
			));
		}
	});
}

#[test]
fn a_motion_of_who_is_no_member_is_refused() {
	build_and_execute(|| {
		assert_storage_noop!(assert_eq!(
			validate(DOCTOR, &motion(), &DispatchInfo::default()),
			invalid(InvalidTransaction::Custom(rejection::NOT_A_MEMBER))
		));
		assert_ok!(validate(INSPECTOR, &motion(), &DispatchInfo::default()));
	});
}

#[test]
fn who_it_is_matters_before_what_it_is_and_what_it_is_before_how_large() {
	build_and_execute(|| {
		let unlisted = frame_system::Call::remark { remark: vec![] }.into();
		let too_large = LARGEST as usize + 1;
		assert_eq!(validate_sized(STRANGER, &unlisted, too_large), invalid(InvalidTransaction::BadSigner));
		assert_eq!(validate_sized(DOCTOR, &unlisted, too_large), invalid(InvalidTransaction::Call));
	});
}

#[test]
fn a_transaction_has_at_most_so_many_bytes() {
	build_and_execute(|| {
		let largest = LARGEST as usize;
		for lane in Lane::ALL {
			assert_ok!(validate_sized(DOCTOR, &call(lane), largest - 1));
			assert_ok!(validate_sized(DOCTOR, &call(lane), largest));
			assert_storage_noop!(assert_eq!(
				validate_sized(DOCTOR, &call(lane), largest + 1),
				invalid(InvalidTransaction::Custom(rejection::TOO_LARGE))
			));
		}
	});
}

#[test]
fn the_pool_hears_a_priority_and_how_long_to_keep_it() {
	build_and_execute(|| {
		let heard = validate(DOCTOR, &call(Lane::Routine), &DispatchInfo::default());
		let priority = priority(DOCTOR, Lane::Routine);
		assert_eq!(heard, Ok(ValidTransaction { priority, longevity: 600, ..Default::default() }));
	});
}

#[test]
fn validate_writes_nothing() {
	build_and_execute(|| {
		set_agency(HOSPITAL, |left| left.weight = 7);
		later(3);
		assert_storage_noop!(for lane in Lane::ALL {
			for who in [DOCTOR, INSPECTOR, STRANGER] {
				let _ = validate(who, &call(lane), &weighing(BLOCK));
			}
		});
	});
}

#[test]
fn a_transaction_costs_what_it_takes_of_the_block() {
	build_and_execute(|| {
		let call = call(Lane::Routine);
		let mut info = call.get_dispatch_info();
		info.extension_weight = Extension::new().weight(&call);
		assert_ne!(info.extension_weight, Weight::zero());
		let weight = base() + info.total_weight().ref_time() as i64;

		let (charge, _) = Extension::new()
			.validate_and_prepare(Some(DOCTOR).into(), &call, &info, LEN, 0)
			.expect("allowance");
		let taken = by_weight(weight);
		assert_eq!(charge, Charge::Officer(Receipt { agency: HOSPITAL, officer: DOCTOR, taken }));
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(taken));
		assert_eq!(officer(DOCTOR), full_officer().saturating_sub(taken));
	});
}

#[test]
fn each_of_several_life_calls_in_a_block_is_decided_on_what_the_ones_before_left() {
	build_and_execute(|| {
		// The pool has seen five, all against a full count of four.
		let quotes = [(); 5].map(|()| quote(DOCTOR, Lane::Life, BLOCK));
		assert!(priority(DOCTOR, Lane::Life) >= priority::of_lane(Lane::Life, 0));
		let paid = quotes.map(|quote| pay(quote).expect("paid").weight);
		assert_eq!(paid, [0, 0, 0, 0, BLOCK]);
	});
}

#[test]
fn a_count_that_came_back_since_the_pool_asked_is_used() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.security = 990);
		let quote = quote(DOCTOR, Lane::Security, BLOCK);
		later(1);
		assert_eq!(pay(quote), Ok(Levels { security: 1_000, ..Default::default() }));
	});
}

#[test]
fn a_quote_does_not_pay_for_itself_twice() {
	build_and_execute(|| {
		set_officer(DOCTOR, |left| left.weight = full_officer().floor().weight + BLOCK);
		let quote = quote(DOCTOR, Lane::Routine, BLOCK);
		assert_eq!(pay(quote.clone()), Ok(by_weight(BLOCK)));
		assert_storage_noop!(assert_eq!(pay(quote), invalid(InvalidTransaction::ExhaustsResources)));
	});
}

#[test]
fn the_pipeline_adds_lane_front_and_share() {
	build_and_execute(|| {
		let heard = |nonce: u32| {
			pipeline(nonce)
				.validate_only(
					Some(DOCTOR).into(),
					&call(Lane::Response),
					&DispatchInfo::default(),
					LEN,
					TransactionSource::External,
					0,
				)
				.expect("valid")
				.0
		};
		for (nonce, front) in [(0, 4), (1, 3), (4, 0)] {
			assert_eq!(heard(nonce).priority, 2 << 56 | front << 32 | u64::from(u32::MAX), "{nonce}");
		}
		assert_eq!(heard(0).longevity, 63, "the era ends before the pool's patience");

		set_agency(HOSPITAL, |left| left.weight = 0);
		assert_eq!(heard(0).priority, 4 << 32);
		set_agency(HOSPITAL, |left| left.weight = 1);
		assert!(heard(4).priority > 4 << 32, "the first in overdraft went before the last in its lane");
	});
}

#[test]
fn the_pipeline_runs_a_transaction_from_end_to_end() {
	build_and_execute(|| {
		let outcome =
			pipeline(0).test_run(Some(DOCTOR).into(), &call(Lane::Routine), &weighing(BLOCK), LEN, 0, |_| {
				Ok(().into())
			});
		assert_ok!(outcome);
		assert_eq!(System::account_nonce(DOCTOR), 1);
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(by_weight(BLOCK)));
	});
}

#[test]
fn what_has_no_signer_passes_untouched() {
	build_and_execute(|| {
		// Even a call without a lane, and a large one: who may dispatch it is for its origin to say.
		let call: RuntimeCall = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let extension = Extension::new();
		let mut info = call.get_dispatch_info();
		info.extension_weight = extension.weight(&call);
		let len = LARGEST as usize + 1;

		assert_storage_noop!({
			let (validity, charge, origin) = extension
				.validate(
					RawOrigin::None.into(),
					&call,
					&info,
					len,
					(),
					&TxBaseImplication(&call),
					TransactionSource::External,
				)
				.expect("nobody to ask");
			assert_eq!(validity, ValidTransaction::default());
			assert_eq!(charge, Charge::Nobody { unused: info.extension_weight });
			// Whether an extrinsic without a signer is authorized is decided elsewhere in the pipeline.
			assert!(!origin.is_transaction_authorized());
			let pre = extension.prepare(charge, &origin, &call, &info, len);
			assert_eq!(pre, Ok(Charge::Nobody { unused: info.extension_weight }));
		});
	});
}

#[test]
fn what_has_no_signer_gets_the_extension_weight_back() {
	build_and_execute(|| {
		let call: RuntimeCall = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let extension = Extension::new();
		let mut info = call.get_dispatch_info();
		info.extension_weight = extension.weight(&call);
		assert_storage_noop!({
			let post_info = extension
				.test_run(RawOrigin::Root.into(), &call, &info, 0, 0, |_| Ok(().into()))
				.expect("Root is authorized")
				.expect("the substitute succeeds");
			assert_eq!(post_info.actual_weight, Some(info.call_weight));
		});
	});
}
