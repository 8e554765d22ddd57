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
	// Shortest run: 61791 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(64_759_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 75235 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(78_137_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 34094 ns.
	fn amend_event_type() -> Weight {
		Weight::from_parts(35_931_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 42947 ns.
	fn assign_lead() -> Weight {
		Weight::from_parts(45_479_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 43702 ns.
	fn close() -> Weight {
		Weight::from_parts(46_768_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 35690 ns.
	fn complete_response() -> Weight {
		Weight::from_parts(38_393_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 50296 ns.
	fn declare_provisional() -> Weight {
		Weight::from_parts(56_171_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 109389 ns.
	fn file() -> Weight {
		Weight::from_parts(116_068_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	// Shortest run: 104775 ns.
	fn merge_into() -> Weight {
		Weight::from_parts(110_166_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 67181 ns.
	fn poke() -> Weight {
		Weight::from_parts(70_147_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 75813 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(78_868_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 32795 ns.
	fn register_event_type() -> Weight {
		Weight::from_parts(33_552_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 235247 ns.
	fn reopen() -> Weight {
		Weight::from_parts(251_550_000, 0)
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	// Shortest run: 16495 ns.
	fn retire_event_type() -> Weight {
		Weight::from_parts(17_260_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 242613 ns.
	fn revise() -> Weight {
		Weight::from_parts(259_170_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	// Shortest run: 35232 ns.
	fn set_management() -> Weight {
		Weight::from_parts(37_543_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 1208510 ns.
	fn set_response_level() -> Weight {
		Weight::from_parts(1_267_195_000, 0)
			.saturating_add(T::DbWeight::get().reads(263_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 212218 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(232_580_000, 0)
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Shortest run: 41783 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(44_415_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 61791 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(64_759_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 75235 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(78_137_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 34094 ns.
	fn amend_event_type() -> Weight {
		Weight::from_parts(35_931_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 42947 ns.
	fn assign_lead() -> Weight {
		Weight::from_parts(45_479_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 43702 ns.
	fn close() -> Weight {
		Weight::from_parts(46_768_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 35690 ns.
	fn complete_response() -> Weight {
		Weight::from_parts(38_393_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 50296 ns.
	fn declare_provisional() -> Weight {
		Weight::from_parts(56_171_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 109389 ns.
	fn file() -> Weight {
		Weight::from_parts(116_068_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	// Shortest run: 104775 ns.
	fn merge_into() -> Weight {
		Weight::from_parts(110_166_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 67181 ns.
	fn poke() -> Weight {
		Weight::from_parts(70_147_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 75813 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(78_868_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 32795 ns.
	fn register_event_type() -> Weight {
		Weight::from_parts(33_552_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 235247 ns.
	fn reopen() -> Weight {
		Weight::from_parts(251_550_000, 0)
			.saturating_add(ParityDbWeight::get().reads(29_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	// Shortest run: 16495 ns.
	fn retire_event_type() -> Weight {
		Weight::from_parts(17_260_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 242613 ns.
	fn revise() -> Weight {
		Weight::from_parts(259_170_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	// Shortest run: 35232 ns.
	fn set_management() -> Weight {
		Weight::from_parts(37_543_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 1208510 ns.
	fn set_response_level() -> Weight {
		Weight::from_parts(1_267_195_000, 0)
			.saturating_add(ParityDbWeight::get().reads(263_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 212218 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(232_580_000, 0)
			.saturating_add(ParityDbWeight::get().reads(28_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// Shortest run: 41783 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(44_415_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
