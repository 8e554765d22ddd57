//! Weights of `pallet_resources`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_resources` weigh.
pub trait WeightInfo {
	/// Weight of `approve`.
	fn approve(n: u32) -> Weight;
	/// Weight of `commit`.
	fn commit() -> Weight;
	/// Weight of `dispatch`.
	fn dispatch() -> Weight;
	/// Weight of `receive`.
	fn receive() -> Weight;
	/// Weight of `register_product`.
	fn register_product() -> Weight;
	/// Weight of `submit`.
	fn submit(n: u32) -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// `n` from 1 to 64.
	// Shortest run: 117963 ns.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(129_487_329, 0)
			.saturating_add(Weight::from_parts(20_567_201, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 71912 ns.
	fn commit() -> Weight {
		Weight::from_parts(78_360_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 85041 ns.
	fn dispatch() -> Weight {
		Weight::from_parts(98_416_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 78146 ns.
	fn receive() -> Weight {
		Weight::from_parts(89_164_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 32100 ns.
	fn register_product() -> Weight {
		Weight::from_parts(35_281_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 91160 ns.
	fn submit(n: u32) -> Weight {
		Weight::from_parts(99_886_914, 0)
			.saturating_add(Weight::from_parts(12_209_625, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// `n` from 1 to 64.
	// Shortest run: 117963 ns.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(129_487_329, 0)
			.saturating_add(Weight::from_parts(20_567_201, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 71912 ns.
	fn commit() -> Weight {
		Weight::from_parts(78_360_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 85041 ns.
	fn dispatch() -> Weight {
		Weight::from_parts(98_416_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 78146 ns.
	fn receive() -> Weight {
		Weight::from_parts(89_164_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 32100 ns.
	fn register_product() -> Weight {
		Weight::from_parts(35_281_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 91160 ns.
	fn submit(n: u32) -> Weight {
		Weight::from_parts(99_886_914, 0)
			.saturating_add(Weight::from_parts(12_209_625, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
}
