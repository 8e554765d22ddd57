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
	fn open(c: u32) -> Weight;
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
	// Shortest run: 403277 ns.
	fn appeal() -> Weight {
		Weight::from_parts(567_145_000, 0)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// `v` from 0 to 128.
	// Shortest run: 80307 ns.
	fn finalise(v: u32) -> Weight {
		Weight::from_parts(143_224_096, 0)
			.saturating_add(Weight::from_parts(36_891_134, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `c` from 1 to 15.
	// Shortest run: 381534 ns.
	fn open(c: u32) -> Weight {
		Weight::from_parts(344_041_909, 0)
			.saturating_add(Weight::from_parts(139_371_640, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().reads(11_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 11514 ns.
	fn step_done() -> Weight {
		Weight::from_parts(12_024_000, 0).saturating_add(T::DbWeight::get().reads(3_u64))
	}
	// Shortest run: 17541 ns.
	fn step_empty() -> Weight {
		Weight::from_parts(18_195_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `v` from 0 to 32.
	// Shortest run: 97018 ns.
	fn step_finalise(v: u32) -> Weight {
		Weight::from_parts(103_627_749, 0)
			.saturating_add(Weight::from_parts(30_874_894, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `v` from 0 to 512.
	// Shortest run: 155760 ns.
	fn step_tally(v: u32) -> Weight {
		Weight::from_parts(162_144_000, 0)
			.saturating_add(Weight::from_parts(17_294_785, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// `v` from 0 to 512.
	// Shortest run: 181376 ns.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(90_285_262, 0)
			.saturating_add(Weight::from_parts(18_124_064, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 143485 ns.
	fn vote() -> Weight {
		Weight::from_parts(152_403_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 403277 ns.
	fn appeal() -> Weight {
		Weight::from_parts(567_145_000, 0)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// `v` from 0 to 128.
	// Shortest run: 80307 ns.
	fn finalise(v: u32) -> Weight {
		Weight::from_parts(143_224_096, 0)
			.saturating_add(Weight::from_parts(36_891_134, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `c` from 1 to 15.
	// Shortest run: 381534 ns.
	fn open(c: u32) -> Weight {
		Weight::from_parts(344_041_909, 0)
			.saturating_add(Weight::from_parts(139_371_640, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().reads(11_u64.saturating_mul(c.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 11514 ns.
	fn step_done() -> Weight {
		Weight::from_parts(12_024_000, 0).saturating_add(ParityDbWeight::get().reads(3_u64))
	}
	// Shortest run: 17541 ns.
	fn step_empty() -> Weight {
		Weight::from_parts(18_195_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `v` from 0 to 32.
	// Shortest run: 97018 ns.
	fn step_finalise(v: u32) -> Weight {
		Weight::from_parts(103_627_749, 0)
			.saturating_add(Weight::from_parts(30_874_894, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `v` from 0 to 512.
	// Shortest run: 155760 ns.
	fn step_tally(v: u32) -> Weight {
		Weight::from_parts(162_144_000, 0)
			.saturating_add(Weight::from_parts(17_294_785, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// `v` from 0 to 512.
	// Shortest run: 181376 ns.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(90_285_262, 0)
			.saturating_add(Weight::from_parts(18_124_064, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 143485 ns.
	fn vote() -> Weight {
		Weight::from_parts(152_403_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
}
