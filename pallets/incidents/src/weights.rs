//! Weights of `pallet_incidents`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! `public_alert` and `all_clear` are placeholders until that has run.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_incidents` weigh.
pub trait WeightInfo {
	/// Weight of `file`.
	fn file() -> Weight;
	/// Weight of `revise`.
	fn revise() -> Weight;
	/// Weight of `triage_accept`.
	fn triage_accept() -> Weight;
	/// Weight of `triage_discard`.
	fn triage_discard() -> Weight;
	/// Weight of `public_alert`.
	fn public_alert() -> Weight;
	/// Weight of `all_clear`.
	fn all_clear() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Shortest run: 86459 ns.
	fn file() -> Weight {
		Weight::from_parts(104_664_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 880994 ns.
	fn revise() -> Weight {
		Weight::from_parts(1_427_403_000, 0)
			.saturating_add(T::DbWeight::get().reads(173_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 842390 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(1_240_742_000, 0)
			.saturating_add(T::DbWeight::get().reads(174_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 56957 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(86_374_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn public_alert() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn all_clear() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 86459 ns.
	fn file() -> Weight {
		Weight::from_parts(104_664_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 880994 ns.
	fn revise() -> Weight {
		Weight::from_parts(1_427_403_000, 0)
			.saturating_add(ParityDbWeight::get().reads(173_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 842390 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(1_240_742_000, 0)
			.saturating_add(ParityDbWeight::get().reads(174_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 56957 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(86_374_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn public_alert() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn all_clear() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
