//! Buckets in storage: looking at them, charging them, giving back.

use crate::{
	charge::Receipt,
	fare::{Left, Quote},
	rejection, AgencyBuckets, Bucket, Classify, Config, Levels, Limits, OfficerBuckets, Pallet, Policy,
	PolicyOf,
};
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo},
	ensure,
	traits::Get,
};
use frame_system::{limits::BlockWeights, pallet_prelude::BlockNumberFor};
use muster_primitives::{
	traits::{Agencies, Emergency, OnKeyRotated},
	AgencyId,
};
use sp_runtime::{
	traits::{Saturating, UniqueSaturatedInto},
	transaction_validity::InvalidTransaction,
};

impl<T: Config> Pallet<T> {
	/// The policy of an agency with the response level in force, clamped; `None` if the number was never given.
	/// [`Policy::of_agency`] and [`Policy::of_officer`] of it are what buckets go by.
	pub fn policy(agency: AgencyId) -> Option<Policy> {
		Self::policy_within(agency, &Self::limits())
	}

	/// What an agency has left in this block; `None` if the number was never given.
	pub fn agency_levels(agency: AgencyId) -> Option<Levels> {
		Some(Self::levels_of_agency(agency, &Self::policy(agency)?))
	}

	/// What an officer has left in this block; `None` for who may not act now.
	pub fn officer_levels(who: &T::AccountId) -> Option<Levels> {
		let policy = Self::policy(T::Agencies::officer(who)?.agency)?;
		Some(Self::levels_of_officer(who, &policy))
	}

	/// What policies are clamped by.
	pub fn limits() -> Limits {
		Self::limits_in(&T::BlockWeights::get())
	}

	/// What is known of a transaction of `who` whatever its senders have left. Who it is comes before what it is.
	pub(crate) fn quote(
		who: &T::AccountId,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Quote<T::AccountId>, InvalidTransaction> {
		let agency = T::Agencies::officer(who).ok_or(InvalidTransaction::BadSigner)?.agency;
		let lane = T::Classifier::lane(who, call)?;
		let bytes = i64::try_from(len).unwrap_or(i64::MAX);
		let weights = T::BlockWeights::get();
		let limits = Self::limits_in(&weights);
		ensure!(bytes <= limits.largest, InvalidTransaction::Custom(rejection::TOO_LARGE));
		let policy = Self::policy_within(agency, &limits).ok_or(InvalidTransaction::BadSigner)?;
		let base = weights.get(info.class).base_extrinsic;
		let weight = amount(info.total_weight().saturating_add(base).ref_time());
		let price = Levels { weight, bytes, ..Default::default() };
		Ok(Quote { agency, officer: who.clone(), policy, lane, price })
	}

	/// What agency and officer have left now.
	pub(crate) fn left(quote: &Quote<T::AccountId>) -> Left {
		Left {
			agency: Self::levels_of_agency(quote.agency, &quote.policy),
			officer: Self::levels_of_officer(&quote.officer, &quote.policy),
		}
	}

	/// Takes what the transaction costs from agency and officer. The fare is worked out anew: in the pool's view the
	/// transactions before this one in the block had not been paid yet. Refuses, and takes nothing, when the debt of
	/// either would pass one burst.
	pub(crate) fn charge(quote: Quote<T::AccountId>) -> Result<Receipt<T::AccountId>, InvalidTransaction> {
		let left = Self::left(&quote);
		let taken = quote.fare(&left).price;
		let rest = quote.pay(&left, taken).ok_or(InvalidTransaction::ExhaustsResources)?;
		let at = Self::now();
		AgencyBuckets::<T>::insert(quote.agency, Bucket { levels: rest.agency, at });
		OfficerBuckets::<T>::insert(&quote.officer, Bucket { levels: rest.officer, at });
		Ok(Receipt { agency: quote.agency, officer: quote.officer, taken })
	}

	/// Puts back weight that was taken in this block and not used: never more than was taken, so nothing where a count
	/// paid. A bucket that is not there any more was handed over by the call itself.
	pub(crate) fn give_back(receipt: &Receipt<T::AccountId>, unused: u64) {
		let unused = amount(unused).min(receipt.taken.weight);
		if unused <= 0 {
			return;
		}
		let put_back = |bucket: &mut Option<Bucket<BlockNumberFor<T>>>| {
			if let Some(Bucket { levels, .. }) = bucket {
				levels.weight = levels.weight.saturating_add(unused);
			}
		};
		AgencyBuckets::<T>::mutate(receipt.agency, put_back);
		OfficerBuckets::<T>::mutate(&receipt.officer, put_back);
	}

	fn policy_within(agency: AgencyId, limits: &Limits) -> Option<Policy> {
		let jurisdiction = T::Agencies::agency(agency)?.jurisdiction;
		let policy = T::Policies::policy(jurisdiction.level().into()).clamped(limits);
		// Clamped once more: no level gives more than the widest policy.
		Some(policy.in_emergency(T::Emergency::urgent_percent(jurisdiction)).clamped(limits))
	}

	fn limits_in(weights: &BlockWeights) -> Limits {
		let heaviest = DispatchClass::all()
			.iter()
			.map(|class| {
				let of_class = weights.get(*class);
				let heaviest = of_class.max_extrinsic.or(of_class.max_total).unwrap_or(weights.max_block);
				heaviest.saturating_add(of_class.base_extrinsic).ref_time()
			})
			.max()
			.unwrap_or_default();
		Limits {
			heaviest: amount(heaviest),
			block: amount(weights.max_block.ref_time()),
			largest: T::MaxTransactionBytes::get().into(),
		}
	}

	fn levels_of_agency(agency: AgencyId, policy: &Policy) -> Levels {
		Self::levels(AgencyBuckets::<T>::get(agency), &policy.of_agency())
	}

	fn levels_of_officer(who: &T::AccountId, policy: &Policy) -> Levels {
		Self::levels(OfficerBuckets::<T>::get(who), &policy.of_officer())
	}

	/// What a bucket comes to in this block.
	fn levels(bucket: Option<Bucket<BlockNumberFor<T>>>, policy: &Policy) -> Levels {
		let Some(Bucket { levels, at }) = bucket else { return policy.burst };
		let blocks: u64 = Self::now().saturating_sub(at).unique_saturated_into();
		levels.after(amount(blocks), policy)
	}

	fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}
}

/// A successor has what its key had left. Otherwise each rotation would be a full bucket, and the cap for each officer none.
impl<T: Config> OnKeyRotated<T::AccountId> for Pallet<T> {
	fn on_key_rotated(old: &T::AccountId, new: &T::AccountId) {
		if let Some(bucket) = OfficerBuckets::<T>::take(old) {
			OfficerBuckets::<T>::insert(new, bucket);
		}
	}
}

/// `number` in the type of levels, which holds more than any chain will weigh or count.
fn amount(number: u64) -> i64 {
	i64::try_from(number).unwrap_or(i64::MAX)
}
