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
	// Shortest run: 115328 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(120_903_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 141755 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(153_686_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 55056 ns.
	fn amend_event_type() -> Weight {
		Weight::from_parts(59_877_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 69443 ns.
	fn assign_lead() -> Weight {
		Weight::from_parts(77_285_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 73671 ns.
	fn close() -> Weight {
		Weight::from_parts(87_958_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 63968 ns.
	fn complete_response() -> Weight {
		Weight::from_parts(73_803_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 106603 ns.
	fn declare_provisional() -> Weight {
		Weight::from_parts(114_935_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 115940 ns.
	fn file() -> Weight {
		Weight::from_parts(134_134_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	// Shortest run: 202728 ns.
	fn merge_into() -> Weight {
		Weight::from_parts(216_383_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 121105 ns.
	fn poke() -> Weight {
		Weight::from_parts(132_140_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 144587 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(155_033_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 57783 ns.
	fn register_event_type() -> Weight {
		Weight::from_parts(65_859_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 1902672 ns.
	fn reopen() -> Weight {
		Weight::from_parts(2_034_597_000, 0)
			.saturating_add(T::DbWeight::get().reads(171_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	// Shortest run: 30016 ns.
	fn retire_event_type() -> Weight {
		Weight::from_parts(34_108_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 1172931 ns.
	fn revise() -> Weight {
		Weight::from_parts(1_962_576_000, 0)
			.saturating_add(T::DbWeight::get().reads(168_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	// Shortest run: 65898 ns.
	fn set_management() -> Weight {
		Weight::from_parts(72_961_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 2012068 ns.
	fn set_response_level() -> Weight {
		Weight::from_parts(2_191_325_000, 0)
			.saturating_add(T::DbWeight::get().reads(263_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 1098844 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(1_878_869_000, 0)
			.saturating_add(T::DbWeight::get().reads(170_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Shortest run: 80967 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(90_148_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 115328 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(120_903_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 141755 ns.
	fn all_clear() -> Weight {
		Weight::from_parts(153_686_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 55056 ns.
	fn amend_event_type() -> Weight {
		Weight::from_parts(59_877_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 69443 ns.
	fn assign_lead() -> Weight {
		Weight::from_parts(77_285_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 73671 ns.
	fn close() -> Weight {
		Weight::from_parts(87_958_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 63968 ns.
	fn complete_response() -> Weight {
		Weight::from_parts(73_803_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 106603 ns.
	fn declare_provisional() -> Weight {
		Weight::from_parts(114_935_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 115940 ns.
	fn file() -> Weight {
		Weight::from_parts(134_134_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	// Shortest run: 202728 ns.
	fn merge_into() -> Weight {
		Weight::from_parts(216_383_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 121105 ns.
	fn poke() -> Weight {
		Weight::from_parts(132_140_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 144587 ns.
	fn public_alert() -> Weight {
		Weight::from_parts(155_033_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 57783 ns.
	fn register_event_type() -> Weight {
		Weight::from_parts(65_859_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 1902672 ns.
	fn reopen() -> Weight {
		Weight::from_parts(2_034_597_000, 0)
			.saturating_add(ParityDbWeight::get().reads(171_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	// Shortest run: 30016 ns.
	fn retire_event_type() -> Weight {
		Weight::from_parts(34_108_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 1172931 ns.
	fn revise() -> Weight {
		Weight::from_parts(1_962_576_000, 0)
			.saturating_add(ParityDbWeight::get().reads(168_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	// Shortest run: 65898 ns.
	fn set_management() -> Weight {
		Weight::from_parts(72_961_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 2012068 ns.
	fn set_response_level() -> Weight {
		Weight::from_parts(2_191_325_000, 0)
			.saturating_add(ParityDbWeight::get().reads(263_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 1098844 ns.
	fn triage_accept() -> Weight {
		Weight::from_parts(1_878_869_000, 0)
			.saturating_add(ParityDbWeight::get().reads(170_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// Shortest run: 80967 ns.
	fn triage_discard() -> Weight {
		Weight::from_parts(90_148_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
