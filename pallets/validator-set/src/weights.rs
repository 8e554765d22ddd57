//! Weights of `pallet_validator_set`: placeholder until `scripts/bench weights` has run.

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
	fn admit() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn authorize_report_equivocation() -> Weight {
		Weight::from_parts(900_000_000, 0).saturating_add(T::DbWeight::get().reads(210_u64))
	}
	fn force() -> Weight {
		Weight::from_parts(1500_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(201_u64))
			.saturating_add(T::DbWeight::get().writes(100_u64))
	}
	fn go_offline() -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(202_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn go_online() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `m` from 0 to 100.
	fn note_slot(m: u32) -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(60_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn remove() -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(203_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn report_equivocation() -> Weight {
		Weight::from_parts(2200_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(420_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn session_end() -> Weight {
		Weight::from_parts(6000_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(720_u64))
			.saturating_add(T::DbWeight::get().writes(310_u64))
	}
	fn set_endpoint() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn authorize_report_equivocation() -> Weight {
		Weight::from_parts(900_000_000, 0).saturating_add(ParityDbWeight::get().reads(210_u64))
	}
	fn force() -> Weight {
		Weight::from_parts(1500_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(201_u64))
			.saturating_add(ParityDbWeight::get().writes(100_u64))
	}
	fn go_offline() -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(202_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn go_online() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `m` from 0 to 100.
	fn note_slot(m: u32) -> Weight {
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(60_000, 0).saturating_mul(m.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove() -> Weight {
		Weight::from_parts(700_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(203_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn report_equivocation() -> Weight {
		Weight::from_parts(2200_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(420_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn session_end() -> Weight {
		Weight::from_parts(6000_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(720_u64))
			.saturating_add(ParityDbWeight::get().writes(310_u64))
	}
	fn set_endpoint() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
}
