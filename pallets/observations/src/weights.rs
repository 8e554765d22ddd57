//! Weights of `pallet_observations`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_observations` weigh.
pub trait WeightInfo {
	/// Weight of `allege_derived`.
	fn allege_derived() -> Weight;
	/// Weight of `commit`.
	fn commit() -> Weight;
	/// Weight of `contest_derived`.
	fn contest_derived() -> Weight;
	/// Weight of `correct`.
	fn correct() -> Weight;
	/// Weight of `declare_derived`.
	fn declare_derived() -> Weight;
	/// Weight of `define_metric`.
	fn define_metric() -> Weight;
	/// Weight of `observe`.
	fn observe() -> Weight;
	/// Weight of `reveal`.
	fn reveal() -> Weight;
	/// Weight of `rule_derived`.
	fn rule_derived() -> Weight;
	/// Weight of `step_close`.
	fn step_close(n: u32) -> Weight;
	/// Weight of `step_compare`.
	fn step_compare(n: u32) -> Weight;
	/// Weight of `step_conclude`.
	fn step_conclude() -> Weight;
	/// Weight of `step_empty`.
	fn step_empty() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Shortest run: 170409 ns.
	fn allege_derived() -> Weight {
		Weight::from_parts(200_843_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 106615 ns.
	fn commit() -> Weight {
		Weight::from_parts(149_810_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 92712 ns.
	fn contest_derived() -> Weight {
		Weight::from_parts(103_371_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 2706724 ns.
	fn correct() -> Weight {
		Weight::from_parts(4_404_669_000, 0)
			.saturating_add(T::DbWeight::get().reads(482_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Shortest run: 123578 ns.
	fn declare_derived() -> Weight {
		Weight::from_parts(182_184_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Shortest run: 799727 ns.
	fn define_metric() -> Weight {
		Weight::from_parts(930_171_000, 0)
			.saturating_add(T::DbWeight::get().reads(100_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 1216559 ns.
	fn observe() -> Weight {
		Weight::from_parts(1_826_418_000, 0)
			.saturating_add(T::DbWeight::get().reads(160_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 1154594 ns.
	fn reveal() -> Weight {
		Weight::from_parts(1_835_702_000, 0)
			.saturating_add(T::DbWeight::get().reads(160_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 162368 ns.
	fn rule_derived() -> Weight {
		Weight::from_parts(172_053_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// `n` from 0 to 64.
	// Shortest run: 105888 ns.
	fn step_close(n: u32) -> Weight {
		Weight::from_parts(243_188_846, 0)
			.saturating_add(Weight::from_parts(43_573_143, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// `n` from 0 to 64.
	// Shortest run: 96950 ns.
	fn step_compare(n: u32) -> Weight {
		Weight::from_parts(172_741_894, 0)
			.saturating_add(Weight::from_parts(28_026_122, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 70288 ns.
	fn step_conclude() -> Weight {
		Weight::from_parts(105_603_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 41518 ns.
	fn step_empty() -> Weight {
		Weight::from_parts(43_427_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 170409 ns.
	fn allege_derived() -> Weight {
		Weight::from_parts(200_843_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 106615 ns.
	fn commit() -> Weight {
		Weight::from_parts(149_810_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 92712 ns.
	fn contest_derived() -> Weight {
		Weight::from_parts(103_371_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 2706724 ns.
	fn correct() -> Weight {
		Weight::from_parts(4_404_669_000, 0)
			.saturating_add(ParityDbWeight::get().reads(482_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Shortest run: 123578 ns.
	fn declare_derived() -> Weight {
		Weight::from_parts(182_184_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Shortest run: 799727 ns.
	fn define_metric() -> Weight {
		Weight::from_parts(930_171_000, 0)
			.saturating_add(ParityDbWeight::get().reads(100_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 1216559 ns.
	fn observe() -> Weight {
		Weight::from_parts(1_826_418_000, 0)
			.saturating_add(ParityDbWeight::get().reads(160_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 1154594 ns.
	fn reveal() -> Weight {
		Weight::from_parts(1_835_702_000, 0)
			.saturating_add(ParityDbWeight::get().reads(160_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 162368 ns.
	fn rule_derived() -> Weight {
		Weight::from_parts(172_053_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// `n` from 0 to 64.
	// Shortest run: 105888 ns.
	fn step_close(n: u32) -> Weight {
		Weight::from_parts(243_188_846, 0)
			.saturating_add(Weight::from_parts(43_573_143, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads(6_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// `n` from 0 to 64.
	// Shortest run: 96950 ns.
	fn step_compare(n: u32) -> Weight {
		Weight::from_parts(172_741_894, 0)
			.saturating_add(Weight::from_parts(28_026_122, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 70288 ns.
	fn step_conclude() -> Weight {
		Weight::from_parts(105_603_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 41518 ns.
	fn step_empty() -> Weight {
		Weight::from_parts(43_427_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
