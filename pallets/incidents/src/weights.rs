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
	// Shortest run: 99526 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(113_515_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 119792 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(134_652_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 63893 ns.
	fn amend_event_type() -> Weight {
		Weight::from_parts(71_171_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 75482 ns.
	fn assign_lead() -> Weight {
		Weight::from_parts(80_258_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 69821 ns.
	fn close() -> Weight {
		Weight::from_parts(83_016_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 61436 ns.
	fn complete_response() -> Weight {
		Weight::from_parts(70_439_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 135723 ns.
	fn declare_provisional() -> Weight {
		Weight::from_parts(144_574_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 193799 ns.
	fn file() -> Weight {
		Weight::from_parts(206_661_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	// Shortest run: 241130 ns.
	fn merge_into() -> Weight {
		Weight::from_parts(256_356_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 104616 ns.
	fn poke() -> Weight {
		Weight::from_parts(114_241_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 133715 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(151_012_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 63006 ns.
	fn register_event_type() -> Weight {
		Weight::from_parts(75_094_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 2310162 ns.
	fn reopen() -> Weight {
		Weight::from_parts(2_511_800_000, 0)
			.saturating_add(T::DbWeight::get().reads(273_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	// Shortest run: 27420 ns.
	fn retire_event_type() -> Weight {
		Weight::from_parts(32_016_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 1561685 ns.
	fn revise() -> Weight {
		Weight::from_parts(2_551_640_000, 0)
			.saturating_add(T::DbWeight::get().reads(270_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	// Shortest run: 60161 ns.
	fn set_management() -> Weight {
		Weight::from_parts(71_502_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 1384887 ns.
	fn set_response_level() -> Weight {
		Weight::from_parts(2_034_954_000, 0)
			.saturating_add(T::DbWeight::get().reads(263_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 1692245 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(2_487_001_000, 0)
			.saturating_add(T::DbWeight::get().reads(272_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Shortest run: 73914 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(84_002_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 99526 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(113_515_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 119792 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(134_652_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 63893 ns.
	fn amend_event_type() -> Weight {
		Weight::from_parts(71_171_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 75482 ns.
	fn assign_lead() -> Weight {
		Weight::from_parts(80_258_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 69821 ns.
	fn close() -> Weight {
		Weight::from_parts(83_016_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 61436 ns.
	fn complete_response() -> Weight {
		Weight::from_parts(70_439_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 135723 ns.
	fn declare_provisional() -> Weight {
		Weight::from_parts(144_574_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 193799 ns.
	fn file() -> Weight {
		Weight::from_parts(206_661_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	// Shortest run: 241130 ns.
	fn merge_into() -> Weight {
		Weight::from_parts(256_356_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 104616 ns.
	fn poke() -> Weight {
		Weight::from_parts(114_241_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 133715 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(151_012_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 63006 ns.
	fn register_event_type() -> Weight {
		Weight::from_parts(75_094_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 2310162 ns.
	fn reopen() -> Weight {
		Weight::from_parts(2_511_800_000, 0)
			.saturating_add(ParityDbWeight::get().reads(273_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	// Shortest run: 27420 ns.
	fn retire_event_type() -> Weight {
		Weight::from_parts(32_016_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 1561685 ns.
	fn revise() -> Weight {
		Weight::from_parts(2_551_640_000, 0)
			.saturating_add(ParityDbWeight::get().reads(270_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	// Shortest run: 60161 ns.
	fn set_management() -> Weight {
		Weight::from_parts(71_502_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 1384887 ns.
	fn set_response_level() -> Weight {
		Weight::from_parts(2_034_954_000, 0)
			.saturating_add(ParityDbWeight::get().reads(263_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 1692245 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(2_487_001_000, 0)
			.saturating_add(ParityDbWeight::get().reads(272_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// Shortest run: 73914 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(84_002_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
