#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::string_slice,
		clippy::unwrap_used
	)
)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod charge;
mod fare;
mod impls;
mod levels;
#[cfg(test)]
mod mock;
mod mortality;
mod nonce;
pub mod priority;
pub mod rejection;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use charge::{Charge, ChargeQuota, Receipt};
pub use fare::{Fare, Left, Quote};
pub use levels::{Levels, Limits, Policy, OFFICERS, OFFICERS_IN_NEED, ONE_CALL};
pub use mortality::BoundedMortality;
pub use nonce::BoundedNonce;
pub use pallet::*;
pub use rejection::Refusal;
pub use types::{Bucket, Classify, Lane, PolicyOf, Tier};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::{priority, Bucket, Classify, Levels, Policy, PolicyOf, WeightInfo, ONE_CALL};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		traits::{Agencies, Emergency},
		AgencyId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The register that says which agency a key acts for, and what its jurisdiction is.
		type Agencies: Agencies<Self::AccountId>;

		/// Which lane a call goes in, and which calls go in none.
		type Classifier: Classify<Self::AccountId, Self::RuntimeCall>;

		/// The policy of each tier, as the council has set it.
		type Policies: PolicyOf;

		/// How many more urgent calls the agencies of a region have while a response level is in force there.
		type Emergency: Emergency;

		/// The largest transaction an officer may send, in bytes.
		#[pallet::constant]
		type MaxTransactionBytes: Get<u32>;

		/// For how many blocks the pool keeps a transaction before it asks again.
		#[pallet::constant]
		type PoolLongevity: Get<u64>;

		/// How far ahead of its account a transaction's nonce may be.
		#[pallet::constant]
		type NonceWindow: Get<u32>;

		/// Weight of [`ChargeQuota`](crate::ChargeQuota).
		type WeightInfo: WeightInfo;
	}

	/// What each agency had left, and when that was so. Not there means full: the agency has never sent anything.
	#[pallet::storage]
	pub type AgencyBuckets<T: Config> = StorageMap<_, Twox64Concat, AgencyId, Bucket<BlockNumberFor<T>>>;

	/// What each officer had left, and when that was so. Not there means full: the key has never sent anything.
	#[pallet::storage]
	pub type OfficerBuckets<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Bucket<BlockNumberFor<T>>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxTransactionBytes::get() > 0,
				"MaxTransactionBytes is 0: nobody could send anything"
			);
			assert!(T::PoolLongevity::get() > 0, "PoolLongevity is 0: the pool would keep nothing");
			assert!(
				T::NonceWindow::get() <= priority::MAX_FRONT,
				"NonceWindow is too wide: the nonce's part of the priority would not hold it",
			);

			// A full bucket pays for two bursts. What costs more could never be sent, and would wait in the pool until
			// its era ends. Whatever the council sets, no officer may come to that.
			let limits = Self::limits();
			for policy in [Policy::default().clamped(&limits), limits.widest()] {
				let burst = policy.of_officer().burst;
				assert!(
					burst.weight.saturating_mul(2) >= limits.heaviest,
					"an officer could never pay for the heaviest transaction",
				);
				assert!(
					burst.bytes.saturating_mul(2) >= limits.largest,
					"an officer could never pay for the largest transaction",
				);
				let counts = Levels { urgent: ONE_CALL, security: ONE_CALL, ..Default::default() };
				assert!(burst.counts_pay(counts), "an officer could never send a LIFE or SECURITY call");
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
