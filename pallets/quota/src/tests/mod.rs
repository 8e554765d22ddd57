//! Tests of the extensions, by what they decide.

use crate::{mock::*, AgencyBuckets, Bucket, Charge, Lane, Levels, OfficerBuckets, Receipt};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	pallet_prelude::{TransactionPriority, TransactionSource},
	weights::Weight,
};
use muster_primitives::AgencyId;
use sp_runtime::{
	traits::DispatchTransaction,
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
	DispatchError, StateVersion,
};

mod buckets;
mod emergency;
mod extension;
mod invariants;
mod lanes;
mod mortality;
mod nonce;
mod officers;
mod pinned;
mod policies;
mod properties;

type Validity = Result<ValidTransaction, TransactionValidityError>;

/// Bytes of the transactions below, unless a test says otherwise.
const LEN: usize = 100;

/// What the pool hears of `call` from `who`.
fn validate(who: AccountId, call: &RuntimeCall, info: &DispatchInfo) -> Validity {
	Extension::new()
		.validate_only(Some(who).into(), call, info, LEN, TransactionSource::External, 0)
		.map(|(validity, _, _)| validity)
}

/// The pool's priority of a call of `lane` from `who`.
fn priority(who: AccountId, lane: Lane) -> TransactionPriority {
	validate(who, &call(lane), &DispatchInfo::default()).expect("a valid call").priority
}

/// What the author hears of a call of `lane` from `who` that weighs `weight` and has `len` bytes: what it pays.
fn prepare_sized(
	who: AccountId,
	lane: Lane,
	weight: i64,
	len: usize,
) -> Result<Levels, TransactionValidityError> {
	Extension::new().validate_and_prepare(Some(who).into(), &call(lane), &weighing(weight), len, 0).map(
		|(charge, _)| match charge {
			Charge::Officer(Receipt { taken, .. }) => taken,
			Charge::Nobody { .. } => panic!("an officer signed"),
		},
	)
}

/// The same of a transaction of [`LEN`] bytes.
fn prepare(who: AccountId, lane: Lane, weight: i64) -> Result<Levels, TransactionValidityError> {
	prepare_sized(who, lane, weight, LEN)
}

/// A whole transaction: takes `weight`, uses `weight - unused`, and succeeds or fails.
fn run(
	who: AccountId,
	lane: Lane,
	weight: i64,
	unused: i64,
	succeeds: bool,
) -> Result<(), TransactionValidityError> {
	let info = weighing(weight);
	let unused = Weight::from_parts(u64::try_from(unused).expect("not negative"), 0);
	let post_info = PostDispatchInfo { actual_weight: Some(info.call_weight - unused), ..Default::default() };
	let result = if succeeds {
		Ok(post_info)
	} else {
		Err(sp_runtime::DispatchErrorWithPostInfo { post_info, error: DispatchError::Other("failed") })
	};
	Extension::new()
		.test_run(Some(who).into(), &call(lane), &info, LEN, 0, |_| result)
		.map(|outcome| assert_eq!(outcome.is_ok(), succeeds))
}

/// What a transaction pays in the lanes that are not counted.
fn by_weight(weight: i64) -> Levels {
	Levels { weight, bytes: LEN as i64, ..Default::default() }
}

fn agency(agency: AgencyId) -> Levels {
	Quota::agency_levels(agency).expect("an agency of the mock")
}

fn officer(who: AccountId) -> Levels {
	Quota::officer_levels(&who).expect("an officer of the mock")
}

/// A full bucket of an agency.
fn full_agency() -> Levels {
	POLICY.of_agency().burst
}

/// A full bucket of an officer.
fn full_officer() -> Levels {
	POLICY.of_officer().burst
}

fn set_agency(agency: AgencyId, change: impl FnOnce(&mut Levels)) {
	let mut levels = self::agency(agency);
	change(&mut levels);
	AgencyBuckets::<Test>::insert(agency, Bucket { levels, at: System::block_number() });
}

fn set_officer(who: AccountId, change: impl FnOnce(&mut Levels)) {
	let mut levels = officer(who);
	change(&mut levels);
	OfficerBuckets::<Test>::insert(who, Bucket { levels, at: System::block_number() });
}

fn later(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

fn invalid<R>(error: InvalidTransaction) -> Result<R, TransactionValidityError> {
	Err(error.into())
}
