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
	// Shortest run: 153390 ns.
	fn amend(c: u32) -> Weight {
		Weight::from_parts(178_202_000, 0)
			.saturating_add(Weight::from_parts(10_681_035, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 95010 ns.
	fn enrol_officer() -> Weight {
		Weight::from_parts(164_894_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 84675 ns.
	fn register() -> Weight {
		Weight::from_parts(147_707_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Shortest run: 120003 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(149_944_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 111157 ns.
	fn reinstate_officer() -> Weight {
		Weight::from_parts(168_122_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 82286 ns.
	fn renew_officer() -> Weight {
		Weight::from_parts(107_740_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 96385 ns.
	fn retire() -> Weight {
		Weight::from_parts(141_110_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 89801 ns.
	fn revoke_officer() -> Weight {
		Weight::from_parts(166_900_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 200558 ns.
	fn rotate_key() -> Weight {
		Weight::from_parts(285_995_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 104496 ns.
	fn suspend() -> Weight {
		Weight::from_parts(129_080_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 94382 ns.
	fn suspend_officer() -> Weight {
		Weight::from_parts(113_638_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `c` from 0 to 1024.
	// Shortest run: 153390 ns.
	fn amend(c: u32) -> Weight {
		Weight::from_parts(178_202_000, 0)
			.saturating_add(Weight::from_parts(10_681_035, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 95010 ns.
	fn enrol_officer() -> Weight {
		Weight::from_parts(164_894_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 84675 ns.
	fn register() -> Weight {
		Weight::from_parts(147_707_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Shortest run: 120003 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(149_944_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 111157 ns.
	fn reinstate_officer() -> Weight {
		Weight::from_parts(168_122_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 82286 ns.
	fn renew_officer() -> Weight {
		Weight::from_parts(107_740_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 96385 ns.
	fn retire() -> Weight {
		Weight::from_parts(141_110_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 89801 ns.
	fn revoke_officer() -> Weight {
		Weight::from_parts(166_900_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 200558 ns.
	fn rotate_key() -> Weight {
		Weight::from_parts(285_995_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 104496 ns.
	fn suspend() -> Weight {
		Weight::from_parts(129_080_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 94382 ns.
	fn suspend_officer() -> Weight {
		Weight::from_parts(113_638_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
