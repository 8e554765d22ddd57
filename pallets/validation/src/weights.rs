//! Weights of `pallet_validation`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! Placeholder until `scripts/bench weights` has run.

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
	fn appeal() -> Weight {
		Weight::from_parts(900_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(480_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// `v` from 0 to 128.
	fn finalise(v: u32) -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	fn open() -> Weight {
		Weight::from_parts(800_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(470_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn step_done() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn step_empty() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `v` from 0 to 32.
	fn step_finalise(v: u32) -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `v` from 0 to 512.
	fn step_tally(v: u32) -> Weight {
		Weight::from_parts(130_000_000, 0)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	// `v` from 0 to 512.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn vote() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	fn appeal() -> Weight {
		Weight::from_parts(900_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(480_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// `v` from 0 to 128.
	fn finalise(v: u32) -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	fn open() -> Weight {
		Weight::from_parts(800_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(470_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn step_done() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn step_empty() -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `v` from 0 to 32.
	fn step_finalise(v: u32) -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(v.into())))
	}
	// `v` from 0 to 512.
	fn step_tally(v: u32) -> Weight {
		Weight::from_parts(130_000_000, 0)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	// `v` from 0 to 512.
	fn tally(v: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn vote() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
}
