//! The bound on nonces, and the rank they give.

use super::*;
use crate::{priority::of_front, BoundedNonce};
use codec::Encode;
use frame_support::{assert_ok, assert_storage_noop};
use frame_system::{CheckNonce, RawOrigin};
use sp_runtime::traits::TransactionExtension;

/// The account has sent `nonce` transactions.
fn account_with(who: AccountId, nonce: u32) {
	frame_system::Account::<Test>::mutate(who, |account| account.nonce = nonce);
}

fn check(extension: impl TransactionExtension<RuntimeCall>, who: AccountId) -> Validity {
	extension
		.validate_only(
			Some(who).into(),
			&call(Lane::Routine),
			&DispatchInfo::default(),
			LEN,
			TransactionSource::External,
			0,
		)
		.map(|(validity, _, _)| validity)
}

fn bounded(who: AccountId, nonce: u32) -> Validity {
	check(BoundedNonce::<Test>::from(nonce), who)
}

fn unbounded(who: AccountId, nonce: u32) -> Validity {
	check(CheckNonce::<Test>::from(nonce), who)
}

#[test]
fn within_the_window_it_is_the_systems_check_with_a_rank() {
	build_and_execute(|| {
		account_with(DOCTOR, 10);
		for nonce in 0..10 {
			assert_eq!(bounded(DOCTOR, nonce), unbounded(DOCTOR, nonce), "{nonce}");
			assert_eq!(bounded(DOCTOR, nonce), invalid(InvalidTransaction::Stale));
		}
		for (nonce, front) in [(10, 4), (11, 3), (12, 2), (13, 1), (14, 0)] {
			let systems = unbounded(DOCTOR, nonce).expect("not stale");
			let priority = of_front(front);
			assert_eq!(bounded(DOCTOR, nonce), Ok(ValidTransaction { priority, ..systems }), "{nonce}");
		}
	});
}

#[test]
fn keys_take_turns_whatever_they_have_queued() {
	build_and_execute(|| {
		// The first has sent a thousand and queues four more, the other queues one.
		account_with(DOCTOR, 1_000);
		let priority = |who, nonce| {
			check((BoundedNonce::<Test>::from(nonce), Extension::new()), who).expect("valid").priority
		};
		set_agency(CUSTOMS, |left| left.weight = 1);
		assert!(priority(INSPECTOR, 0) > priority(DOCTOR, 1_001), "the second went before another's first");
		assert!(priority(INSPECTOR, 0) < priority(DOCTOR, 1_000), "and among the first, thrift decides");
	});
}

#[test]
fn the_window_is_counted_from_the_account() {
	build_and_execute(|| {
		account_with(DOCTOR, 10);
		assert_ok!(bounded(DOCTOR, 13));
		assert_ok!(bounded(DOCTOR, 14));
		assert_storage_noop!(assert_eq!(bounded(DOCTOR, 15), invalid(InvalidTransaction::Future)));
		assert_eq!(bounded(DOCTOR, u32::MAX), invalid(InvalidTransaction::Future));

		account_with(DOCTOR, 11);
		assert_ok!(bounded(DOCTOR, 15));
	});
}

#[test]
fn a_window_of_none_takes_the_next_nonce_only() {
	build_and_execute(|| {
		account_with(DOCTOR, 10);
		NonceWindow::set(0);
		assert_eq!(bounded(DOCTOR, 10).map(|validity| validity.priority), Ok(0));
		assert_eq!(bounded(DOCTOR, 11), invalid(InvalidTransaction::Future));
	});
}

#[test]
fn the_last_nonces_saturate() {
	build_and_execute(|| {
		account_with(DOCTOR, u32::MAX - 2);
		assert_ok!(bounded(DOCTOR, u32::MAX));
	});
}

#[test]
fn a_key_nobody_enrolled_has_no_account_to_count_from() {
	build_and_execute(|| {
		for nonce in [0, 1, 100] {
			assert_eq!(bounded(STRANGER, nonce), invalid(InvalidTransaction::BadSigner));
		}
		// That answer comes before `BadSigner` in a pipeline where the nonce is checked first.
		assert_eq!(
			check((BoundedNonce::<Test>::from(0), Extension::new()), STRANGER),
			invalid(InvalidTransaction::BadSigner)
		);
	});
}

#[test]
fn the_nonce_goes_up_by_one_when_the_turn_has_come() {
	build_and_execute(|| {
		account_with(DOCTOR, 10);
		let prepare = |nonce| {
			BoundedNonce::<Test>::from(nonce)
				.validate_and_prepare(
					Some(DOCTOR).into(),
					&call(Lane::Routine),
					&DispatchInfo::default(),
					LEN,
					0,
				)
				.map(|_| ())
		};
		assert_eq!(prepare(11), invalid(InvalidTransaction::Future));
		assert_ok!(prepare(10));
		assert_eq!(System::account_nonce(DOCTOR), 11);
		assert_ok!(prepare(11));
		assert_eq!(System::account_nonce(DOCTOR), 12);
	});
}

#[test]
fn what_has_no_signer_has_no_rank_and_gets_the_extension_weight_back() {
	build_and_execute(|| {
		let call = call(Lane::Routine);
		let extension = BoundedNonce::<Test>::from(1_000);
		let info = DispatchInfo { extension_weight: extension.weight(&call), ..Default::default() };
		let (validity, _, _) = extension
			.validate_only(RawOrigin::Root.into(), &call, &info, LEN, TransactionSource::External, 0)
			.expect("Root is authorized");
		assert_eq!(validity, ValidTransaction::default());
		let post_info = extension
			.test_run(RawOrigin::Root.into(), &call, &info, LEN, 0, |_| Ok(().into()))
			.expect("Root is authorized")
			.expect("the substitute succeeds");
		assert_eq!(post_info.actual_weight, Some(info.call_weight));
	});
}

#[test]
fn clients_cannot_tell_it_from_the_systems_check() {
	let ours = <BoundedNonce<Test> as TransactionExtension<RuntimeCall>>::metadata();
	let systems = <CheckNonce<Test> as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(ours[0].identifier, "CheckNonce");
	assert_eq!(ours[0].identifier, systems[0].identifier);
	assert_eq!(ours[0].ty, systems[0].ty);
	assert_eq!(ours[0].implicit, systems[0].implicit);
	for nonce in [0, 63, 64, 1 << 14, 1 << 30, u32::MAX] {
		assert_eq!(BoundedNonce::<Test>::from(nonce).encode(), CheckNonce::<Test>::from(nonce).encode());
	}
}
