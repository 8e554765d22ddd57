//! A currency for a chain that has none.
//!
//! `pallet-session` and `pallet-multisig` insist on a currency for their deposits. Muster has no token: every deposit is
//! zero, every balance is zero, and what would move more than zero fails. The SDK's own implementations for `()` exist
//! only under `std`; these exist in Wasm too.

use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{
	dispatch::DispatchResult,
	traits::{
		tokens::{
			fungible::{self, Dust},
			imbalance::TryMerge,
			BalanceStatus, DepositConsequence, ExistenceRequirement, Fortitude, Imbalance, Preservation,
			Provenance, WithdrawConsequence, WithdrawReasons,
		},
		Currency, ReservableCurrency, SameOrOther, SignedImbalance, TryDrop,
	},
};
use sp_runtime::{DispatchError, TokenError};

/// The amount there is of nothing.
pub type NoBalance = u32;

/// The currency that is not there. `Reason` is the runtime's hold reason.
pub struct NoFunds<Reason>(PhantomData<Reason>);

/// Succeeds for nothing and fails for something.
fn only_nothing(amount: NoBalance) -> DispatchResult {
	if amount == 0 {
		Ok(())
	} else {
		Err(TokenError::FundsUnavailable.into())
	}
}

impl<AccountId, Reason> fungible::Inspect<AccountId> for NoFunds<Reason> {
	type Balance = NoBalance;

	fn total_issuance() -> NoBalance {
		0
	}

	fn minimum_balance() -> NoBalance {
		0
	}

	fn total_balance(_: &AccountId) -> NoBalance {
		0
	}

	fn balance(_: &AccountId) -> NoBalance {
		0
	}

	fn reducible_balance(_: &AccountId, _: Preservation, _: Fortitude) -> NoBalance {
		0
	}

	fn can_deposit(_: &AccountId, amount: NoBalance, _: Provenance) -> DepositConsequence {
		if amount == 0 {
			DepositConsequence::Success
		} else {
			DepositConsequence::CannotCreate
		}
	}

	fn can_withdraw(_: &AccountId, amount: NoBalance) -> WithdrawConsequence<NoBalance> {
		if amount == 0 {
			WithdrawConsequence::Success
		} else {
			WithdrawConsequence::BalanceLow
		}
	}
}

impl<AccountId, Reason> fungible::Unbalanced<AccountId> for NoFunds<Reason> {
	fn handle_dust(_: Dust<AccountId, Self>) {}

	fn write_balance(_: &AccountId, amount: NoBalance) -> Result<Option<NoBalance>, DispatchError> {
		only_nothing(amount).map(|()| None)
	}

	fn set_total_issuance(_: NoBalance) {}
}

impl<AccountId: Eq, Reason> fungible::Mutate<AccountId> for NoFunds<Reason> {}

impl<AccountId, Reason: Encode + scale_info::TypeInfo + 'static> fungible::InspectHold<AccountId>
	for NoFunds<Reason>
{
	type Reason = Reason;

	fn total_balance_on_hold(_: &AccountId) -> NoBalance {
		0
	}

	fn balance_on_hold(_: &Reason, _: &AccountId) -> NoBalance {
		0
	}
}

impl<AccountId, Reason: Encode + scale_info::TypeInfo + 'static> fungible::UnbalancedHold<AccountId>
	for NoFunds<Reason>
{
	fn set_balance_on_hold(_: &Reason, _: &AccountId, amount: NoBalance) -> DispatchResult {
		only_nothing(amount)
	}
}

impl<AccountId: Eq, Reason: Encode + scale_info::TypeInfo + 'static> fungible::MutateHold<AccountId>
	for NoFunds<Reason>
{
}

/// The imbalance of nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct NoImbalance;

impl TryDrop for NoImbalance {
	fn try_drop(self) -> Result<(), Self> {
		Ok(())
	}
}

impl TryMerge for NoImbalance {
	fn try_merge(self, _: Self) -> Result<Self, (Self, Self)> {
		Ok(Self)
	}
}

impl Imbalance<NoBalance> for NoImbalance {
	type Opposite = Self;

	fn zero() -> Self {
		Self
	}

	fn drop_zero(self) -> Result<(), Self> {
		Ok(())
	}

	fn split(self, _: NoBalance) -> (Self, Self) {
		(Self, Self)
	}

	fn extract(&mut self, _: NoBalance) -> Self {
		Self
	}

	fn merge(self, _: Self) -> Self {
		Self
	}

	fn subsume(&mut self, _: Self) {}

	fn offset(self, _: Self) -> SameOrOther<Self, Self> {
		SameOrOther::None
	}

	fn peek(&self) -> NoBalance {
		0
	}
}

impl<AccountId, Reason> Currency<AccountId> for NoFunds<Reason> {
	type Balance = NoBalance;
	type PositiveImbalance = NoImbalance;
	type NegativeImbalance = NoImbalance;

	fn total_balance(_: &AccountId) -> NoBalance {
		0
	}

	fn can_slash(_: &AccountId, amount: NoBalance) -> bool {
		amount == 0
	}

	fn total_issuance() -> NoBalance {
		0
	}

	fn minimum_balance() -> NoBalance {
		0
	}

	fn burn(_: NoBalance) -> NoImbalance {
		NoImbalance
	}

	fn issue(_: NoBalance) -> NoImbalance {
		NoImbalance
	}

	fn free_balance(_: &AccountId) -> NoBalance {
		0
	}

	fn ensure_can_withdraw(
		_: &AccountId,
		amount: NoBalance,
		_: WithdrawReasons,
		_: NoBalance,
	) -> DispatchResult {
		only_nothing(amount)
	}

	fn transfer(_: &AccountId, _: &AccountId, amount: NoBalance, _: ExistenceRequirement) -> DispatchResult {
		only_nothing(amount)
	}

	fn slash(_: &AccountId, amount: NoBalance) -> (NoImbalance, NoBalance) {
		(NoImbalance, amount)
	}

	fn deposit_into_existing(_: &AccountId, amount: NoBalance) -> Result<NoImbalance, DispatchError> {
		only_nothing(amount).map(|()| NoImbalance)
	}

	fn deposit_creating(_: &AccountId, _: NoBalance) -> NoImbalance {
		NoImbalance
	}

	fn withdraw(
		_: &AccountId,
		amount: NoBalance,
		_: WithdrawReasons,
		_: ExistenceRequirement,
	) -> Result<NoImbalance, DispatchError> {
		only_nothing(amount).map(|()| NoImbalance)
	}

	fn make_free_balance_be(_: &AccountId, _: NoBalance) -> SignedImbalance<NoBalance, NoImbalance> {
		SignedImbalance::zero()
	}
}

impl<AccountId, Reason> ReservableCurrency<AccountId> for NoFunds<Reason> {
	fn can_reserve(_: &AccountId, amount: NoBalance) -> bool {
		amount == 0
	}

	fn slash_reserved(_: &AccountId, amount: NoBalance) -> (NoImbalance, NoBalance) {
		(NoImbalance, amount)
	}

	fn reserved_balance(_: &AccountId) -> NoBalance {
		0
	}

	fn reserve(_: &AccountId, amount: NoBalance) -> DispatchResult {
		only_nothing(amount)
	}

	fn unreserve(_: &AccountId, amount: NoBalance) -> NoBalance {
		amount
	}

	fn repatriate_reserved(
		_: &AccountId,
		_: &AccountId,
		amount: NoBalance,
		_: BalanceStatus,
	) -> Result<NoBalance, DispatchError> {
		Ok(amount)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use fungible::{hold::Inspect as _, hold::Mutate as _, Inspect as _, Mutate as _};

	type Funds = NoFunds<u8>;

	#[test]
	fn deposits_of_nothing_succeed() {
		assert_eq!(<Funds as ReservableCurrency<u64>>::reserve(&1, 0), Ok(()));
		assert_eq!(Funds::hold(&0, &1u64, 0), Ok(()));
		assert_eq!(Funds::release(&0, &1u64, 0, frame_support::traits::tokens::Precision::Exact), Ok(0));
		assert!(Funds::can_hold(&0, &1u64, 0));
	}

	#[test]
	fn something_cannot_be_had() {
		assert!(<Funds as ReservableCurrency<u64>>::reserve(&1, 1).is_err());
		assert!(Funds::hold(&0, &1u64, 1).is_err());
		assert!(Funds::mint_into(&1u64, 1).is_err());
		assert!(<Funds as fungible::Mutate<u64>>::transfer(&1, &2, 1, Preservation::Expendable).is_err());
		assert!(<Funds as Currency<u64>>::transfer(&1, &2, 1, ExistenceRequirement::AllowDeath).is_err());
		assert_eq!(<Funds as fungible::Inspect<u64>>::total_issuance(), 0);
		assert_eq!(Funds::balance(&1u64), 0);
	}
}
