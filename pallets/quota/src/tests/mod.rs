//! Tests of the extensions, by what they decide.

use crate::{mock::*, Charge, Lane};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	pallet_prelude::{TransactionPriority, TransactionSource},
	weights::Weight,
};
use muster_primitives::AgencyId;
use sp_runtime::{
	traits::DispatchTransaction,
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
	DispatchError,
};

mod admission;
mod allowance;
mod invariants;
mod lanes;
mod nonce;
mod pinned;
mod properties;
mod refill;

type Validity = Result<ValidTransaction, TransactionValidityError>;

/// What the pool hears of `call` from `who`.
fn validate_call(who: AccountId, call: &RuntimeCall, info: &DispatchInfo) -> Validity {
	Extension::new()
		.validate_only(Some(who).into(), call, info, 0, TransactionSource::External, 0)
		.map(|(validity, _, _)| validity)
}

/// The pool's priority of a call of `lane` from `who`.
fn priority(who: AccountId, lane: Lane) -> TransactionPriority {
	validate_call(who, &call(lane), &DispatchInfo::default()).expect("a valid call").priority
}

/// What the author hears of a routine call from `who` that costs `cost`.
fn prepare(who: AccountId, cost: u64) -> Result<Charge, TransactionValidityError> {
	Extension::new()
		.validate_and_prepare(Some(who).into(), &call(Lane::Routine), &costing(cost), 0, 0)
		.map(|(charge, _)| charge)
}

/// A whole transaction: takes `cost`, uses `cost - unused`, and succeeds or fails.
fn run(who: AccountId, cost: u64, unused: u64, succeeds: bool) -> Result<(), TransactionValidityError> {
	let info = costing(cost);
	let actual_weight = Some(info.call_weight - Weight::from_parts(unused, 0));
	let post_info = PostDispatchInfo { actual_weight, ..Default::default() };
	let result = if succeeds {
		Ok(post_info)
	} else {
		Err(sp_runtime::DispatchErrorWithPostInfo { post_info, error: DispatchError::Other("failed") })
	};
	Extension::new()
		.test_run(Some(who).into(), &call(Lane::Routine), &info, 0, 0, |_| result)
		.map(|outcome| assert_eq!(outcome.is_ok(), succeeds))
}

fn level(agency: AgencyId) -> i128 {
	Quota::level(agency)
}

fn burst() -> i128 {
	i128::from(Burst::get())
}

fn later(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// Leaves the agency of `who` with `left`.
fn drain_to(who: AccountId, left: i128) {
	let agency = Officers::get()[&who];
	let mut over = u64::try_from(level(agency) - left).expect("a level that is higher");
	while over > 0 {
		let cost = over.min(Burst::get());
		assert_eq!(Quota::take(agency, cost), Ok(()));
		over -= cost;
	}
	assert_eq!(level(agency), left);
}

fn invalid<R>(error: InvalidTransaction) -> Result<R, TransactionValidityError> {
	Err(error.into())
}
