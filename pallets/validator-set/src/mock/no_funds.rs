//! What Session needs of a currency, with nothing in it. The SDK's `()` cannot hold, not even nothing.

use super::RuntimeHoldReason;
use frame_support::traits::{
	fungible::{self, Dust},
	tokens::{DepositConsequence, Fortitude, Preservation, Provenance, WithdrawConsequence},
};
use sp_runtime::{DispatchError, DispatchResult};

pub struct NoFunds;

impl fungible::Inspect<u64> for NoFunds {
	type Balance = u32;

	fn total_issuance() -> u32 {
		0
	}

	fn minimum_balance() -> u32 {
		0
	}

	fn total_balance(_: &u64) -> u32 {
		0
	}

	fn balance(_: &u64) -> u32 {
		0
	}

	fn reducible_balance(_: &u64, _: Preservation, _: Fortitude) -> u32 {
		0
	}

	fn can_deposit(_: &u64, _: u32, _: Provenance) -> DepositConsequence {
		DepositConsequence::Success
	}

	fn can_withdraw(_: &u64, _: u32) -> WithdrawConsequence<u32> {
		WithdrawConsequence::Success
	}
}

impl fungible::Unbalanced<u64> for NoFunds {
	fn handle_dust(_: Dust<u64, Self>) {}

	fn write_balance(_: &u64, _: u32) -> Result<Option<u32>, DispatchError> {
		Ok(None)
	}

	fn set_total_issuance(_: u32) {}
}

impl fungible::Mutate<u64> for NoFunds {}

impl fungible::InspectHold<u64> for NoFunds {
	type Reason = RuntimeHoldReason;

	fn total_balance_on_hold(_: &u64) -> u32 {
		0
	}

	fn balance_on_hold(_: &RuntimeHoldReason, _: &u64) -> u32 {
		0
	}
}

impl fungible::UnbalancedHold<u64> for NoFunds {
	fn set_balance_on_hold(_: &RuntimeHoldReason, _: &u64, _: u32) -> DispatchResult {
		Ok(())
	}
}

impl fungible::MutateHold<u64> for NoFunds {}
