//! Weights of `pallet_incidents`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_incidents` weigh.
pub trait WeightInfo {
	/// Weight of `all_clear`.
	fn all_clear() -> Weight;
	/// Weight of `file`.
	fn file() -> Weight;
	/// Weight of `public_alert`.
	fn public_alert() -> Weight;
	/// Weight of `revise`.
	fn revise() -> Weight;
	/// Weight of `triage_accept`.
	fn triage_accept() -> Weight;
	/// Weight of `triage_discard`.
	fn triage_discard() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Shortest run: 119784 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(132_654_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 91288 ns.
	fn file() -> Weight {
		Weight::from_parts(101_683_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 123055 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(136_852_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 1143501 ns.
	fn revise() -> Weight {
		Weight::from_parts(1_229_980_000, 0)
			.saturating_add(T::DbWeight::get().reads(173_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 1181168 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(1_557_555_000, 0)
			.saturating_add(T::DbWeight::get().reads(174_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 69407 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(76_470_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 119784 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(132_654_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 91288 ns.
	fn file() -> Weight {
		Weight::from_parts(101_683_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 123055 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(136_852_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 1143501 ns.
	fn revise() -> Weight {
		Weight::from_parts(1_229_980_000, 0)
			.saturating_add(ParityDbWeight::get().reads(173_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 1181168 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(1_557_555_000, 0)
			.saturating_add(ParityDbWeight::get().reads(174_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 69407 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(76_470_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
