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
	/// Weight of `appeal`.
	fn appeal() -> Weight;
	/// Weight of `finalise`.
	fn finalise(v: u32) -> Weight;
	/// Weight of `open`.
	fn open() -> Weight;
	/// Weight of `step_done`.
	fn step_done() -> Weight;
	/// Weight of `step_empty`.
	fn step_empty() -> Weight;
	/// Weight of `step_finalise`.
	fn step_finalise(v: u32) -> Weight;
	/// Weight of `step_tally`.
	fn step_tally(v: u32) -> Weight;
	/// Weight of `tally`.
	fn tally(v: u32) -> Weight;
	/// Weight of `vote`.
	fn vote() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Shortest run: 2305734 ns.
	fn appeal() -> Weight {
		Weight::from_parts(2_607_440_000, 0)
			.saturating_add(T::DbWeight::get().reads(199_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// `v` from 0 to 128.
	// Shortest run: 117966 ns.
	fn finalise(v: u32) -> Weight {
		Weight::from_parts(128_326_000, 0)
			.saturating_add(Weight::from_parts(57_653_924, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// Shortest run: 1299100 ns.
	fn open() -> Weight {
		Weight::from_parts(2_063_026_000, 0)
			.saturating_add(T::DbWeight::get().reads(189_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 11347 ns.
	fn step_done() -> Weight {
		Weight::from_parts(12_151_000, 0).saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Shortest run: 20354 ns.
	fn step_empty() -> Weight {
		Weight::from_parts(22_450_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `v` from 0 to 32.
	// Shortest run: 59712 ns.
	fn step_finalise(v: u32) -> Weight {
		Weight::from_parts(91_313_361, 0)
			.saturating_add(Weight::from_parts(20_818_004, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `v` from 0 to 512.
	// Shortest run: 191749 ns.
	fn step_tally(v: u32) -> Weight {
		Weight::from_parts(1_743_512_333, 0)
			.saturating_add(Weight::from_parts(13_899_105, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// `v` from 0 to 512.
	// Shortest run: 95218 ns.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(99_189_000, 0)
			.saturating_add(Weight::from_parts(24_985_926, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 76566 ns.
	fn vote() -> Weight {
		Weight::from_parts(88_243_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 2305734 ns.
	fn appeal() -> Weight {
		Weight::from_parts(2_607_440_000, 0)
			.saturating_add(ParityDbWeight::get().reads(199_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// `v` from 0 to 128.
	// Shortest run: 117966 ns.
	fn finalise(v: u32) -> Weight {
		Weight::from_parts(128_326_000, 0)
			.saturating_add(Weight::from_parts(57_653_924, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// Shortest run: 1299100 ns.
	fn open() -> Weight {
		Weight::from_parts(2_063_026_000, 0)
			.saturating_add(ParityDbWeight::get().reads(189_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 11347 ns.
	fn step_done() -> Weight {
		Weight::from_parts(12_151_000, 0).saturating_add(ParityDbWeight::get().reads(3_u64))
	}
	// Shortest run: 20354 ns.
	fn step_empty() -> Weight {
		Weight::from_parts(22_450_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `v` from 0 to 32.
	// Shortest run: 59712 ns.
	fn step_finalise(v: u32) -> Weight {
		Weight::from_parts(91_313_361, 0)
			.saturating_add(Weight::from_parts(20_818_004, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `v` from 0 to 512.
	// Shortest run: 191749 ns.
	fn step_tally(v: u32) -> Weight {
		Weight::from_parts(1_743_512_333, 0)
			.saturating_add(Weight::from_parts(13_899_105, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// `v` from 0 to 512.
	// Shortest run: 95218 ns.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(99_189_000, 0)
			.saturating_add(Weight::from_parts(24_985_926, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 76566 ns.
	fn vote() -> Weight {
		Weight::from_parts(88_243_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
}
