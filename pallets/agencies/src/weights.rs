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
	// Shortest run: 269495 ns.
	fn amend(c: u32) -> Weight {
		Weight::from_parts(353_503_546, 0)
			.saturating_add(Weight::from_parts(10_743_933, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Shortest run: 165171 ns.
	fn enrol_officer() -> Weight {
		Weight::from_parts(177_570_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 182001 ns.
	fn register() -> Weight {
		Weight::from_parts(199_354_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	// Shortest run: 232024 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(251_023_000, 0)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 176553 ns.
	fn reinstate_officer() -> Weight {
		Weight::from_parts(185_030_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 142844 ns.
	fn renew_officer() -> Weight {
		Weight::from_parts(152_037_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 203411 ns.
	fn retire() -> Weight {
		Weight::from_parts(214_692_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 155689 ns.
	fn revoke_officer() -> Weight {
		Weight::from_parts(164_703_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 282598 ns.
	fn rotate_key() -> Weight {
		Weight::from_parts(301_731_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 203577 ns.
	fn suspend() -> Weight {
		Weight::from_parts(217_220_000, 0)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 150659 ns.
	fn suspend_officer() -> Weight {
		Weight::from_parts(159_044_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `c` from 0 to 1024.
	// Shortest run: 269495 ns.
	fn amend(c: u32) -> Weight {
		Weight::from_parts(353_503_546, 0)
			.saturating_add(Weight::from_parts(10_743_933, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(c.into())))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// Shortest run: 165171 ns.
	fn enrol_officer() -> Weight {
		Weight::from_parts(177_570_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 182001 ns.
	fn register() -> Weight {
		Weight::from_parts(199_354_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	// Shortest run: 232024 ns.
	fn reinstate() -> Weight {
		Weight::from_parts(251_023_000, 0)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 176553 ns.
	fn reinstate_officer() -> Weight {
		Weight::from_parts(185_030_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 142844 ns.
	fn renew_officer() -> Weight {
		Weight::from_parts(152_037_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 203411 ns.
	fn retire() -> Weight {
		Weight::from_parts(214_692_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 155689 ns.
	fn revoke_officer() -> Weight {
		Weight::from_parts(164_703_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 282598 ns.
	fn rotate_key() -> Weight {
		Weight::from_parts(301_731_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 203577 ns.
	fn suspend() -> Weight {
		Weight::from_parts(217_220_000, 0)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 150659 ns.
	fn suspend_officer() -> Weight {
		Weight::from_parts(159_044_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
