//! Weights of `pallet_resources`: a placeholder until `scripts/bench weights` has run.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_resources`.
pub trait WeightInfo {
	fn register_product() -> Weight;
	fn submit(n: u32, ) -> Weight;
	fn approve(n: u32, ) -> Weight;
	fn commit() -> Weight;
	fn dispatch() -> Weight;
	fn receive() -> Weight;
}

/// Weights for `pallet_resources` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Resources::Products` (r:1 w:1)
	fn register_product() -> Weight {
		Weight::from_parts(20_000_000, 3631)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Incidents::Incidents` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Resources::NextRequest` (r:1 w:1)
	/// Storage: `Resources::Requests` (r:0 w:1)
	/// Storage: `Resources::Products` (r:64 w:0)
	/// Storage: `Resources::Lines` (r:0 w:64)
	/// The range of component `n` is `[1, 64]`.
	fn submit(n: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 3700)
			.saturating_add(Weight::from_parts(9_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2631).saturating_mul(n.into()))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Requests` (r:1 w:0)
	/// Storage: `Resources::Lines` (r:64 w:64)
	/// Storage: `Resources::Products` (r:64 w:0)
	/// The range of component `n` is `[1, 64]`.
	fn approve(n: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 3700)
			.saturating_add(Weight::from_parts(9_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5262).saturating_mul(n.into()))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Lines` (r:1 w:1)
	/// Storage: `Resources::NextCommitment` (r:1 w:1)
	/// Storage: `Resources::Commitments` (r:0 w:1)
	fn commit() -> Weight {
		Weight::from_parts(35_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Commitments` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Resources::Requests` (r:1 w:0)
	/// Storage: `Resources::Lines` (r:1 w:1)
	/// Storage: `Resources::NextShipment` (r:1 w:1)
	/// Storage: `Resources::Shipments` (r:0 w:1)
	fn dispatch() -> Weight {
		Weight::from_parts(45_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Shipments` (r:1 w:1)
	/// Storage: `Resources::Lines` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn receive() -> Weight {
		Weight::from_parts(40_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `Resources::Products` (r:1 w:1)
	fn register_product() -> Weight {
		Weight::from_parts(20_000_000, 3631)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Incidents::Incidents` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Resources::NextRequest` (r:1 w:1)
	/// Storage: `Resources::Requests` (r:0 w:1)
	/// Storage: `Resources::Products` (r:64 w:0)
	/// Storage: `Resources::Lines` (r:0 w:64)
	/// The range of component `n` is `[1, 64]`.
	fn submit(n: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 3700)
			.saturating_add(Weight::from_parts(9_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2631).saturating_mul(n.into()))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Requests` (r:1 w:0)
	/// Storage: `Resources::Lines` (r:64 w:64)
	/// Storage: `Resources::Products` (r:64 w:0)
	/// The range of component `n` is `[1, 64]`.
	fn approve(n: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 3700)
			.saturating_add(Weight::from_parts(9_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5262).saturating_mul(n.into()))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Lines` (r:1 w:1)
	/// Storage: `Resources::NextCommitment` (r:1 w:1)
	/// Storage: `Resources::Commitments` (r:0 w:1)
	fn commit() -> Weight {
		Weight::from_parts(35_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Commitments` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Resources::Requests` (r:1 w:0)
	/// Storage: `Resources::Lines` (r:1 w:1)
	/// Storage: `Resources::NextShipment` (r:1 w:1)
	/// Storage: `Resources::Shipments` (r:0 w:1)
	fn dispatch() -> Weight {
		Weight::from_parts(45_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `Agencies::Officers` (r:1 w:0)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Resources::Shipments` (r:1 w:1)
	/// Storage: `Resources::Lines` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn receive() -> Weight {
		Weight::from_parts(40_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
