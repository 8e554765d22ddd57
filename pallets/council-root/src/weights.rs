//! Weights of `pallet_council_root`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// What the calls of `pallet_council_root` weigh.
pub trait WeightInfo {
	/// Weight of `dispatch_as_root`.
	fn dispatch_as_root(l: u32) -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// `l` from 0 to 1048576.
	// Shortest run: 21936 ns.
	fn dispatch_as_root(l: u32) -> Weight {
		Weight::from_parts(23_871_000, 0)
			.saturating_add(Weight::from_parts(2_721, 0).saturating_mul(l.into()))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `l` from 0 to 1048576.
	// Shortest run: 21936 ns.
	fn dispatch_as_root(l: u32) -> Weight {
		Weight::from_parts(23_871_000, 0)
			.saturating_add(Weight::from_parts(2_721, 0).saturating_mul(l.into()))
	}
}
