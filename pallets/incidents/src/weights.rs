//! Weights of `pallet_incidents`, a placeholder until `scripts/bench weights` has measured them. Generated: run that
//! instead of editing.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_incidents` weigh.
pub trait WeightInfo {
	/// Weight of `agenda_step`.
	fn agenda_step() -> Weight;
	/// Weight of `all_clear`.
	fn all_clear() -> Weight;
	/// Weight of `amend_event_type`.
	fn amend_event_type() -> Weight;
	/// Weight of `assign_lead`.
	fn assign_lead() -> Weight;
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `complete_response`.
	fn complete_response() -> Weight;
	/// Weight of `declare_provisional`.
	fn declare_provisional() -> Weight;
	/// Weight of `file`.
	fn file() -> Weight;
	/// Weight of `merge_into`.
	fn merge_into() -> Weight;
	/// Weight of `poke`.
	fn poke() -> Weight;
	/// Weight of `public_alert`.
	fn public_alert() -> Weight;
	/// Weight of `register_event_type`.
	fn register_event_type() -> Weight;
	/// Weight of `reopen`.
	fn reopen() -> Weight;
	/// Weight of `retire_event_type`.
	fn retire_event_type() -> Weight;
	/// Weight of `revise`.
	fn revise() -> Weight;
	/// Weight of `set_management`.
	fn set_management() -> Weight;
	/// Weight of `set_response_level`.
	fn set_response_level() -> Weight;
	/// Weight of `triage_accept`.
	fn triage_accept() -> Weight;
	/// Weight of `triage_discard`.
	fn triage_discard() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn agenda_step() -> Weight {
		Weight::from_parts(160_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn all_clear() -> Weight {
		Weight::from_parts(132_654_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn amend_event_type() -> Weight {
		Weight::from_parts(95_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn assign_lead() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn complete_response() -> Weight {
		Weight::from_parts(95_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn declare_provisional() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn file() -> Weight {
		Weight::from_parts(150_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn merge_into() -> Weight {
		Weight::from_parts(230_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn poke() -> Weight {
		Weight::from_parts(140_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn public_alert() -> Weight {
		Weight::from_parts(136_852_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn register_event_type() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn reopen() -> Weight {
		Weight::from_parts(1_350_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(190_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn retire_event_type() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn revise() -> Weight {
		Weight::from_parts(1_330_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(184_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn set_management() -> Weight {
		Weight::from_parts(85_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_response_level() -> Weight {
		Weight::from_parts(2_600_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(265_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn triage_accept() -> Weight {
		Weight::from_parts(1_600_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(184_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn triage_discard() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	fn agenda_step() -> Weight {
		Weight::from_parts(160_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn all_clear() -> Weight {
		Weight::from_parts(132_654_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn amend_event_type() -> Weight {
		Weight::from_parts(95_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn assign_lead() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn complete_response() -> Weight {
		Weight::from_parts(95_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn declare_provisional() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn file() -> Weight {
		Weight::from_parts(150_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn merge_into() -> Weight {
		Weight::from_parts(230_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn poke() -> Weight {
		Weight::from_parts(140_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn public_alert() -> Weight {
		Weight::from_parts(136_852_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn register_event_type() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn reopen() -> Weight {
		Weight::from_parts(1_350_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(190_u64))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
	}
	fn retire_event_type() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revise() -> Weight {
		Weight::from_parts(1_330_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(184_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn set_management() -> Weight {
		Weight::from_parts(85_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_response_level() -> Weight {
		Weight::from_parts(2_600_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(265_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn triage_accept() -> Weight {
		Weight::from_parts(1_600_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(184_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn triage_discard() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
}
