//! Weights of `pallet_agencies`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_agencies` weigh.
pub trait WeightInfo {
	/// Weight of `amend`.
	fn amend(c: u32) -> Weight;
	/// Weight of `enrol_officer`.
	fn enrol_officer() -> Weight;
	/// Weight of `register`.
	fn register() -> Weight;
	/// Weight of `reinstate`.
	fn reinstate() -> Weight;
	/// Weight of `reinstate_officer`.
	fn reinstate_officer() -> Weight;
	/// Weight of `renew_officer`.
	fn renew_officer() -> Weight;
	/// Weight of `retire`.
	fn retire() -> Weight;
	/// Weight of `revoke_officer`.
	fn revoke_officer() -> Weight;
	/// Weight of `rotate_key`.
	fn rotate_key() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `suspend_officer`.
	fn suspend_officer() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// `c` from 0 to 1024.
	// Shortest run: 90440 ns.
	fn amend(c: u32) -> Weight {
		Weight::from_parts(92_409_000, 0)
			.saturating_add(Weight::from_parts(9_796_993, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 126869 ns.
	fn enrol_officer() -> Weight {
		Weight::from_parts(141_987_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 75527 ns.
	fn register() -> Weight {
		Weight::from_parts(81_098_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Shortest run: 166774 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(180_910_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 160581 ns.
	fn reinstate_officer() -> Weight {
		Weight::from_parts(178_982_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 114343 ns.
	fn renew_officer() -> Weight {
		Weight::from_parts(140_469_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 131073 ns.
	fn retire() -> Weight {
		Weight::from_parts(143_958_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 136896 ns.
	fn revoke_officer() -> Weight {
		Weight::from_parts(149_542_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 276228 ns.
	fn rotate_key() -> Weight {
		Weight::from_parts(311_716_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 138790 ns.
	fn suspend() -> Weight {
		Weight::from_parts(154_080_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 137132 ns.
	fn suspend_officer() -> Weight {
		Weight::from_parts(155_001_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `c` from 0 to 1024.
	// Shortest run: 90440 ns.
	fn amend(c: u32) -> Weight {
		Weight::from_parts(92_409_000, 0)
			.saturating_add(Weight::from_parts(9_796_993, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 126869 ns.
	fn enrol_officer() -> Weight {
		Weight::from_parts(141_987_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 75527 ns.
	fn register() -> Weight {
		Weight::from_parts(81_098_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Shortest run: 166774 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(180_910_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 160581 ns.
	fn reinstate_officer() -> Weight {
		Weight::from_parts(178_982_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 114343 ns.
	fn renew_officer() -> Weight {
		Weight::from_parts(140_469_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 131073 ns.
	fn retire() -> Weight {
		Weight::from_parts(143_958_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 136896 ns.
	fn revoke_officer() -> Weight {
		Weight::from_parts(149_542_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 276228 ns.
	fn rotate_key() -> Weight {
		Weight::from_parts(311_716_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 138790 ns.
	fn suspend() -> Weight {
		Weight::from_parts(154_080_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 137132 ns.
	fn suspend_officer() -> Weight {
		Weight::from_parts(155_001_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
