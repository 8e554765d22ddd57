//! Weights of `pallet_validation`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_validation` weigh.
pub trait WeightInfo {
	/// Weight of `tally`.
	fn tally(v: u32) -> Weight;
	/// Weight of `vote`.
	fn vote() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// `v` from 0 to 512.
	// Shortest run: 101145 ns.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(70_276_864, 0)
			.saturating_add(Weight::from_parts(9_122_513, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 76362 ns.
	fn vote() -> Weight {
		Weight::from_parts(95_929_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `v` from 0 to 512.
	// Shortest run: 101145 ns.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(70_276_864, 0)
			.saturating_add(Weight::from_parts(9_122_513, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 76362 ns.
	fn vote() -> Weight {
		Weight::from_parts(95_929_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
