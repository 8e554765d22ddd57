//! The arithmetic of buckets.

use crate::{Bucket, Buckets, Config, Lane, Pallet};
use frame_support::{pallet_prelude::TransactionPriority, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::AgencyId;
use sp_runtime::{
	traits::{Saturating, UniqueSaturatedInto},
	transaction_validity::InvalidTransaction,
};

impl<T: Config> Pallet<T> {
	/// What `agency` has left in this block, in picoseconds of weight; negative is debt. Between minus one and one
	/// [`Config::Burst`].
	pub fn level(agency: AgencyId) -> i128 {
		let full = i128::from(T::Burst::get());
		let Some(Bucket { level, at }) = Buckets::<T>::get(agency) else { return full };
		let blocks: u64 = Self::now().saturating_sub(at).unique_saturated_into();
		let refill = i128::from(T::Refill::get()).saturating_mul(i128::from(blocks));
		level.saturating_add(refill).min(full)
	}

	/// Priority of a call of `lane` that `agency` sends now.
	pub fn priority(agency: AgencyId, lane: Lane) -> TransactionPriority {
		let level = Self::level(agency);
		if level <= 0 && lane.yields_without_allowance() {
			Lane::Overdraft.priority(0)
		} else {
			lane.priority(Self::fairness(level))
		}
	}

	/// Takes `cost` from the bucket of `agency`. Refuses, and takes nothing, when the debt would pass one burst.
	pub(crate) fn take(agency: AgencyId, cost: u64) -> Result<(), InvalidTransaction> {
		let level = Self::level(agency).saturating_sub(i128::from(cost));
		if level < i128::from(T::Burst::get()).saturating_neg() {
			return Err(InvalidTransaction::ExhaustsResources);
		}
		Self::set(agency, level);
		Ok(())
	}

	/// Puts back what was taken and not used.
	pub(crate) fn give_back(agency: AgencyId, unused: u64) {
		let full = i128::from(T::Burst::get());
		Self::set(agency, Self::level(agency).saturating_add(i128::from(unused)).min(full));
	}

	fn set(agency: AgencyId, level: i128) {
		Buckets::<T>::insert(agency, Bucket { level, at: Self::now() });
	}

	fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// The share of a burst that is left, as a fraction of `u32::MAX`; 0 in debt.
	fn fairness(level: i128) -> u32 {
		level
			.max(0)
			.unsigned_abs()
			.saturating_mul(u128::from(u32::MAX))
			.checked_div(u128::from(T::Burst::get()))
			.and_then(|share| u32::try_from(share).ok())
			.unwrap_or_default()
	}
}
