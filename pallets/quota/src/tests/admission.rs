//! Who may send what.

use super::*;
use frame_support::{assert_storage_noop, dispatch::GetDispatchInfo};
use frame_system::RawOrigin;
use sp_runtime::{
	traits::{AsTransactionAuthorizedOrigin, TransactionExtension, TxBaseImplication},
	StateVersion,
};

#[test]
fn an_officer_sends_a_call_of_every_lane() {
	build_and_execute(|| {
		for lane in Lane::ALL {
			assert!(validate_call(DOCTOR, &call(lane), &DispatchInfo::default()).is_ok(), "{lane:?}");
		}
	});
}

#[test]
fn a_key_nobody_enrolled_is_refused() {
	build_and_execute(|| {
		for lane in Lane::ALL {
			assert_storage_noop!(assert_eq!(
				validate_call(STRANGER, &call(lane), &DispatchInfo::default()),
				invalid(InvalidTransaction::BadSigner)
			));
		}
		assert_storage_noop!(assert_eq!(prepare(STRANGER, base()), invalid(InvalidTransaction::BadSigner)));
	});
}

#[test]
fn an_expired_officer_is_refused_and_a_renewed_one_is_not() {
	build_and_execute(|| {
		let in_office = Officers::get();
		let mut expired = in_office.clone();
		expired.remove(&DOCTOR);

		Officers::set(expired);
		assert_eq!(
			validate_call(DOCTOR, &call(Lane::Life), &DispatchInfo::default()),
			invalid(InvalidTransaction::BadSigner)
		);
		assert!(validate_call(NURSE, &call(Lane::Life), &DispatchInfo::default()).is_ok());

		Officers::set(in_office);
		assert!(validate_call(DOCTOR, &call(Lane::Life), &DispatchInfo::default()).is_ok());
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
				validate_call(DOCTOR, &call, &call.get_dispatch_info()),
				invalid(InvalidTransaction::Call)
			));
		}
	});
}

#[test]
fn who_it_is_matters_before_what_it_is() {
	build_and_execute(|| {
		let unlisted = frame_system::Call::remark { remark: vec![] }.into();
		assert_eq!(
			validate_call(STRANGER, &unlisted, &DispatchInfo::default()),
			invalid(InvalidTransaction::BadSigner)
		);
	});
}

#[test]
fn validate_writes_nothing() {
	build_and_execute(|| {
		drain_to(DOCTOR, 7);
		later(3);
		let root = || sp_io::storage::root(StateVersion::V1);
		let before = root();
		for lane in Lane::ALL {
			for who in [DOCTOR, INSPECTOR, STRANGER] {
				let _ = validate_call(who, &call(lane), &costing(Burst::get()));
			}
		}
		assert_eq!(root(), before);
	});
}

#[test]
fn validity_is_nothing_but_a_priority() {
	build_and_execute(|| {
		let validity = validate_call(DOCTOR, &call(Lane::Routine), &DispatchInfo::default());
		let priority = priority(DOCTOR, Lane::Routine);
		assert_eq!(validity, Ok(ValidTransaction { priority, ..Default::default() }));
	});
}

#[test]
fn what_has_no_signer_passes_untouched() {
	build_and_execute(|| {
		// Even a call without a lane: who may dispatch it is for its origin to say.
		let call: RuntimeCall = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let extension = Extension::new();
		let mut info = call.get_dispatch_info();
		info.extension_weight = extension.weight(&call);
		assert_ne!(info.extension_weight, Weight::zero());

		assert_storage_noop!({
			let (validity, charge, origin) = extension
				.validate(
					RawOrigin::None.into(),
					&call,
					&info,
					0,
					(),
					&TxBaseImplication(&call),
					TransactionSource::External,
				)
				.expect("nobody to ask");
			assert_eq!(validity, ValidTransaction::default());
			assert_eq!(charge, Charge::Nobody { unused: info.extension_weight });
			// Whether an extrinsic without a signer is authorized is decided elsewhere in the pipeline.
			assert!(!origin.is_transaction_authorized());
			assert_eq!(extension.prepare(charge, &origin, &call, &info, 0), Ok(charge));
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
