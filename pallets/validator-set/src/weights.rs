//! Weights of `pallet_validator_set`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_validator_set` weigh.
pub trait WeightInfo {
	/// Weight of `admit`.
	fn admit() -> Weight;
	/// Weight of `authorize_report_equivocation`.
	fn authorize_report_equivocation() -> Weight;
	/// Weight of `force`.
	fn force() -> Weight;
	/// Weight of `go_offline`.
	fn go_offline() -> Weight;
	/// Weight of `go_online`.
	fn go_online() -> Weight;
	/// Weight of `note_slot`.
	fn note_slot(m: u32) -> Weight;
	/// Weight of `reinstate`.
	fn reinstate() -> Weight;
	/// Weight of `remove`.
	fn remove() -> Weight;
	/// Weight of `report_equivocation`.
	fn report_equivocation() -> Weight;
	/// Weight of `session_end`.
	fn session_end() -> Weight;
	/// Weight of `set_endpoint`.
	fn set_endpoint() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Shortest run: 106765 ns.
	fn admit() -> Weight {
		Weight::from_parts(159_203_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 1710681 ns.
	fn authorize_report_equivocation() -> Weight {
		Weight::from_parts(3_002_251_000, 0).saturating_add(T::DbWeight::get().reads(104_u64))
	}
	// Shortest run: 1562471 ns.
	fn force() -> Weight {
		Weight::from_parts(2_948_392_000, 0)
			.saturating_add(T::DbWeight::get().reads(201_u64))
			.saturating_add(T::DbWeight::get().writes(100_u64))
	}
	// Shortest run: 962202 ns.
	fn go_offline() -> Weight {
		Weight::from_parts(1_582_497_000, 0)
			.saturating_add(T::DbWeight::get().reads(205_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 106149 ns.
	fn go_online() -> Weight {
		Weight::from_parts(152_670_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `m` from 0 to 100.
	// Shortest run: 21815 ns.
	fn note_slot(m: u32) -> Weight {
		Weight::from_parts(48_334_810, 0)
			.saturating_add(Weight::from_parts(1_160_596, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 62468 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(88_283_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 915530 ns.
	fn remove() -> Weight {
		Weight::from_parts(1_647_058_000, 0)
			.saturating_add(T::DbWeight::get().reads(203_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 4101313 ns.
	fn report_equivocation() -> Weight {
		Weight::from_parts(4_738_439_000, 0)
			.saturating_add(T::DbWeight::get().reads(207_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 3127846 ns.
	fn session_end() -> Weight {
		Weight::from_parts(3_647_251_000, 0)
			.saturating_add(T::DbWeight::get().reads(213_u64))
			.saturating_add(T::DbWeight::get().writes(113_u64))
	}
	// Shortest run: 126725 ns.
	fn set_endpoint() -> Weight {
		Weight::from_parts(189_344_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 106765 ns.
	fn admit() -> Weight {
		Weight::from_parts(159_203_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 1710681 ns.
	fn authorize_report_equivocation() -> Weight {
		Weight::from_parts(3_002_251_000, 0).saturating_add(ParityDbWeight::get().reads(104_u64))
	}
	// Shortest run: 1562471 ns.
	fn force() -> Weight {
		Weight::from_parts(2_948_392_000, 0)
			.saturating_add(ParityDbWeight::get().reads(201_u64))
			.saturating_add(ParityDbWeight::get().writes(100_u64))
	}
	// Shortest run: 962202 ns.
	fn go_offline() -> Weight {
		Weight::from_parts(1_582_497_000, 0)
			.saturating_add(ParityDbWeight::get().reads(205_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 106149 ns.
	fn go_online() -> Weight {
		Weight::from_parts(152_670_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `m` from 0 to 100.
	// Shortest run: 21815 ns.
	fn note_slot(m: u32) -> Weight {
		Weight::from_parts(48_334_810, 0)
			.saturating_add(Weight::from_parts(1_160_596, 0).saturating_mul(m.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 62468 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(88_283_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 915530 ns.
	fn remove() -> Weight {
		Weight::from_parts(1_647_058_000, 0)
			.saturating_add(ParityDbWeight::get().reads(203_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 4101313 ns.
	fn report_equivocation() -> Weight {
		Weight::from_parts(4_738_439_000, 0)
			.saturating_add(ParityDbWeight::get().reads(207_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 3127846 ns.
	fn session_end() -> Weight {
		Weight::from_parts(3_647_251_000, 0)
			.saturating_add(ParityDbWeight::get().reads(213_u64))
			.saturating_add(ParityDbWeight::get().writes(113_u64))
	}
	// Shortest run: 126725 ns.
	fn set_endpoint() -> Weight {
		Weight::from_parts(189_344_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
}
