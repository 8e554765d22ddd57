//! Weights of `pallet_quota`: placeholder until `scripts/bench weights` has run.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_quota`.
pub trait WeightInfo {
	fn charge_quota() -> Weight;
}

/// Weights for `pallet_quota` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Quota::Buckets` (r:1 w:1)
	fn charge_quota() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 3_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Quota::Buckets` (r:1 w:1)
	fn charge_quota() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 3_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
