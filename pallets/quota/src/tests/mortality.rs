//! The bound on eras.

use super::*;
use crate::{rejection, BoundedMortality};
use codec::{Decode, Encode};
use frame_support::{assert_ok, assert_storage_noop};
use frame_system::{CheckEra, RawOrigin};
use sp_runtime::{
	generic::Era,
	traits::{TransactionExtension, TxBaseImplication},
};

fn check(extension: impl TransactionExtension<RuntimeCall>) -> Validity {
	extension
		.validate_only(
			Some(DOCTOR).into(),
			&call(Lane::Routine),
			&DispatchInfo::default(),
			LEN,
			TransactionSource::External,
			0,
		)
		.map(|(validity, _, _)| validity)
}

fn bounded(era: Era) -> Validity {
	check(BoundedMortality::<Test>::from(era))
}

fn unbounded(era: Era) -> Validity {
	check(CheckEra::<Test>::from(era))
}

/// Eras of every period, whose birth is the genesis block.
fn mortal() -> impl Iterator<Item = Era> {
	(2..=16).map(|bits| Era::mortal(1 << bits, 0))
}

#[test]
fn a_signature_for_ever_is_refused() {
	build_and_execute(|| {
		assert_ok!(unbounded(Era::Immortal));
		assert_storage_noop!(assert_eq!(
			bounded(Era::Immortal),
			invalid(InvalidTransaction::Custom(rejection::IMMORTAL))
		));
	});
}

#[test]
fn a_signature_with_an_end_is_the_systems_to_check() {
	build_and_execute(|| {
		for era in mortal() {
			assert_ok!(bounded(era));
			assert_eq!(bounded(era), unbounded(era), "{era:?}");
		}
		// Over, or not begun: there is no such block.
		System::set_block_number(10_000);
		let old = Era::mortal(64, 9_000);
		assert_eq!(bounded(old), invalid(InvalidTransaction::AncientBirthBlock));
		assert_eq!(bounded(old), unbounded(old));
	});
}

#[test]
fn what_is_signed_is_the_hash_of_the_birth_block() {
	build_and_execute(|| {
		let era = Era::mortal(64, 0);
		let ours = <BoundedMortality<Test> as TransactionExtension<RuntimeCall>>::implicit(
			&BoundedMortality::from(era),
		);
		assert_eq!(ours, Ok(System::block_hash(0)));
	});
}

#[test]
fn what_has_no_signer_passes() {
	build_and_execute(|| {
		let extension = BoundedMortality::<Test>::from(Era::Immortal);
		let (validity, (), origin) = extension
			.validate(
				RawOrigin::None.into(),
				&call(Lane::Routine),
				&DispatchInfo::default(),
				LEN,
				System::block_hash(0),
				&TxBaseImplication(&call(Lane::Routine)),
				TransactionSource::External,
			)
			.expect("nobody signed");
		assert_eq!(validity.priority, 0);
		assert_ok!(extension.prepare((), &origin, &call(Lane::Routine), &DispatchInfo::default(), LEN));
		assert_ok!(BoundedMortality::<Test>::from(Era::Immortal).test_run(
			RawOrigin::Root.into(),
			&call(Lane::Routine),
			&DispatchInfo::default(),
			LEN,
			0,
			|_| Ok(().into())
		));
	});
}

#[test]
fn it_weighs_what_the_systems_check_weighs() {
	for era in mortal().chain([Era::Immortal]) {
		let call = call(Lane::Routine);
		assert_eq!(
			BoundedMortality::<Test>::from(era).weight(&call),
			CheckEra::<Test>::from(era).weight(&call)
		);
	}
}

#[test]
fn clients_cannot_tell_it_from_the_systems_check() {
	let ours = <BoundedMortality<Test> as TransactionExtension<RuntimeCall>>::metadata();
	let systems = <CheckEra<Test> as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(ours[0].identifier, "CheckMortality");
	assert_eq!(ours[0].identifier, systems[0].identifier);
	assert_eq!(ours[0].ty, systems[0].ty);
	assert_eq!(ours[0].implicit, systems[0].implicit);
	for era in mortal().chain([Era::Immortal, Era::mortal(256, 77)]) {
		let encoded = BoundedMortality::<Test>::from(era).encode();
		assert_eq!(encoded, CheckEra::<Test>::from(era).encode());
		assert_eq!(BoundedMortality::<Test>::decode(&mut &encoded[..]), Ok(BoundedMortality::from(era)));
	}
}
