//! Weights of `pallet_council_root`: placeholder until `scripts/bench weights` has run.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_council_root`.
pub trait WeightInfo {
	fn dispatch_as_root(l: u32, ) -> Weight;
}

/// Weights for `pallet_council_root` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// The range of component `l` is `[0, 1048576]`.
	fn dispatch_as_root(l: u32, ) -> Weight {
		// Minimum execution time: 15_000_000 picoseconds.
		Weight::from_parts(15_000_000, 0)
			// Standard Error: 0
			.saturating_add(Weight::from_parts(1_500, 0).saturating_mul(l.into()))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// The range of component `l` is `[0, 1048576]`.
	fn dispatch_as_root(l: u32, ) -> Weight {
		// Minimum execution time: 15_000_000 picoseconds.
		Weight::from_parts(15_000_000, 0)
			// Standard Error: 0
			.saturating_add(Weight::from_parts(1_500, 0).saturating_mul(l.into()))
	}
}
