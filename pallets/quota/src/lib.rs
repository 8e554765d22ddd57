#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod charge;
mod impls;
#[cfg(test)]
mod mock;
mod nonce;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use charge::{Charge, ChargeQuota};
pub use nonce::BoundedNonce;
pub use pallet::*;
pub use types::{Bucket, Classify, Lane};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::{Bucket, Classify, WeightInfo};
	use frame_support::{dispatch::DispatchClass, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{traits::Agencies, AgencyId};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The register that says which agency a key acts for.
		type Agencies: Agencies<Self::AccountId>;

		/// Which lane a call goes in, and which calls go in none.
		type Classifier: Classify<Self::RuntimeCall>;

		/// What every agency gains with each block, in picoseconds of weight.
		#[pallet::constant]
		type Refill: Get<u64>;

		/// The most an agency can save up, and the most it can owe, in picoseconds of weight.
		#[pallet::constant]
		type Burst: Get<u64>;

		/// How far ahead of its account a transaction's nonce may be.
		#[pallet::constant]
		type NonceWindow: Get<u32>;

		/// Weight of [`ChargeQuota`](crate::ChargeQuota).
		type WeightInfo: WeightInfo;
	}

	/// What each agency had left, and when that was so. An agency that is not here has never sent a transaction: its
	/// bucket is full.
	#[pallet::storage]
	pub type Buckets<T: Config> = StorageMap<_, Twox64Concat, AgencyId, Bucket<BlockNumberFor<T>>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let (refill, burst) = (T::Refill::get(), T::Burst::get());
			assert!(refill > 0, "Refill is 0: debt would be for ever");
			assert!(burst >= refill, "Burst is less than Refill: what one block gives would not fit");

			// A full bucket pays for two bursts. What costs more could never be sent, and would wait in the pool
			// until its era ends.
			let limits = T::BlockWeights::get();
			for class in [DispatchClass::Normal, DispatchClass::Operational] {
				let of_class = limits.get(class);
				let heaviest = of_class.max_extrinsic.or(of_class.max_total).unwrap_or(limits.max_block);
				let cost = heaviest.saturating_add(of_class.base_extrinsic).ref_time();
				assert!(
					burst.saturating_mul(2) >= cost,
					"Burst is too small: an agency could never pay for the heaviest {class:?} transaction",
				);
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
