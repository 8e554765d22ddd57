//! Weights of `pallet_council_root`: a placeholder until `scripts/bench weights` has run. Generated: run that instead of
//! editing.
//!
//! The time of `dispatch_as_root` was measured before consents and the glass were looked up.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_council_root` weigh.
pub trait WeightInfo {
	/// Weight of `dispatch_as_root`.
	fn dispatch_as_root(l: u32) -> Weight;
	/// Weight of `consent`.
	fn consent() -> Weight;
	/// Weight of `withdraw_consent`.
	fn withdraw_consent() -> Weight;
	/// Weight of `break_glass`.
	fn break_glass() -> Weight;
	/// Weight of `seal`.
	fn seal() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// `l` from 0 to 1048576.
	// Shortest run: 21936 ns.
	fn dispatch_as_root(l: u32) -> Weight {
		Weight::from_parts(43_871_000, 0)
			.saturating_add(Weight::from_parts(2_721, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn withdraw_consent() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn break_glass() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn seal() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `l` from 0 to 1048576.
	// Shortest run: 21936 ns.
	fn dispatch_as_root(l: u32) -> Weight {
		Weight::from_parts(43_871_000, 0)
			.saturating_add(Weight::from_parts(2_721, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_consent() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn break_glass() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn seal() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
