//! Weights of `pallet_council_root`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_council_root` weigh.
pub trait WeightInfo {
	/// Weight of `break_glass`.
	fn break_glass() -> Weight;
	/// Weight of `consent`.
	fn consent() -> Weight;
	/// Weight of `dispatch_as_root`.
	fn dispatch_as_root(l: u32) -> Weight;
	/// Weight of `seal`.
	fn seal() -> Weight;
	/// Weight of `withdraw_consent`.
	fn withdraw_consent() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Shortest run: 17823 ns.
	fn break_glass() -> Weight {
		Weight::from_parts(18_990_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 25538 ns.
	fn consent() -> Weight {
		Weight::from_parts(28_273_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `l` from 0 to 1048576.
	// Shortest run: 39474 ns.
	fn dispatch_as_root(l: u32) -> Weight {
		Weight::from_parts(157_362_481, 0)
			.saturating_add(Weight::from_parts(2_040, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 19592 ns.
	fn seal() -> Weight {
		Weight::from_parts(22_105_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 30040 ns.
	fn withdraw_consent() -> Weight {
		Weight::from_parts(35_053_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 17823 ns.
	fn break_glass() -> Weight {
		Weight::from_parts(18_990_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 25538 ns.
	fn consent() -> Weight {
		Weight::from_parts(28_273_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `l` from 0 to 1048576.
	// Shortest run: 39474 ns.
	fn dispatch_as_root(l: u32) -> Weight {
		Weight::from_parts(157_362_481, 0)
			.saturating_add(Weight::from_parts(2_040, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 19592 ns.
	fn seal() -> Weight {
		Weight::from_parts(22_105_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 30040 ns.
	fn withdraw_consent() -> Weight {
		Weight::from_parts(35_053_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
