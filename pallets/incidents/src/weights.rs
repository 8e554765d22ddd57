//! Weights for `pallet_incidents`: placeholder until `scripts/bench weights` has run.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_incidents`.
pub trait WeightInfo {
	fn file() -> Weight;
	fn revise() -> Weight;
	fn triage_accept() -> Weight;
	fn triage_discard() -> Weight;
}

/// Weights for `pallet_incidents` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Incidents::EventTypes` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Incidents::NextIncident` (r:1 w:1)
	/// Storage: `Incidents::Breaches` (r:1 w:1)
	/// Storage: `Incidents::Incidents` (r:0 w:1)
	/// Storage: `Incidents::Reports` (r:0 w:1)
	/// Storage: `Agencies::Officers` (r:1 w:0)
	fn file() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `3600`
		// Minimum execution time: 45_000_000 picoseconds.
		Weight::from_parts(45_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Incidents::Incidents` (r:1 w:1)
	/// Storage: `Incidents::Reports` (r:1 w:1)
	/// Storage: `Incidents::EventTypes` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Validation::Rounds` (r:1 w:2)
	/// Storage: `Agencies::VotingLines` (r:120 w:0)
	fn revise() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `320000`
		// Minimum execution time: 900_000_000 picoseconds.
		Weight::from_parts(900_000_000, 320000)
			.saturating_add(T::DbWeight::get().reads(140_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Incidents::Incidents` (r:1 w:1)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Incidents::EventTypes` (r:1 w:0)
	/// Storage: `Incidents::Reports` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Validation::Rounds` (r:0 w:1)
	/// Storage: `Agencies::VotingLines` (r:120 w:0)
	fn triage_accept() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `320000`
		// Minimum execution time: 850_000_000 picoseconds.
		Weight::from_parts(850_000_000, 320000)
			.saturating_add(T::DbWeight::get().reads(138_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Incidents::Incidents` (r:1 w:1)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Incidents::Discards` (r:0 w:1)
	fn triage_discard() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `3600`
		// Minimum execution time: 30_000_000 picoseconds.
		Weight::from_parts(30_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `Incidents::EventTypes` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Incidents::NextIncident` (r:1 w:1)
	/// Storage: `Incidents::Breaches` (r:1 w:1)
	/// Storage: `Incidents::Incidents` (r:0 w:1)
	/// Storage: `Incidents::Reports` (r:0 w:1)
	/// Storage: `Agencies::Officers` (r:1 w:0)
	fn file() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `3600`
		// Minimum execution time: 45_000_000 picoseconds.
		Weight::from_parts(45_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `Incidents::Incidents` (r:1 w:1)
	/// Storage: `Incidents::Reports` (r:1 w:1)
	/// Storage: `Incidents::EventTypes` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Validation::Rounds` (r:1 w:2)
	/// Storage: `Agencies::VotingLines` (r:120 w:0)
	fn revise() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `320000`
		// Minimum execution time: 900_000_000 picoseconds.
		Weight::from_parts(900_000_000, 320000)
			.saturating_add(RocksDbWeight::get().reads(140_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	/// Storage: `Incidents::Incidents` (r:1 w:1)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Incidents::EventTypes` (r:1 w:0)
	/// Storage: `Incidents::Reports` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Validation::Rounds` (r:0 w:1)
	/// Storage: `Agencies::VotingLines` (r:120 w:0)
	fn triage_accept() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `320000`
		// Minimum execution time: 850_000_000 picoseconds.
		Weight::from_parts(850_000_000, 320000)
			.saturating_add(RocksDbWeight::get().reads(138_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `Incidents::Incidents` (r:1 w:1)
	/// Storage: `Agencies::Agencies` (r:1 w:0)
	/// Storage: `Incidents::Discards` (r:0 w:1)
	fn triage_discard() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `3600`
		// Minimum execution time: 30_000_000 picoseconds.
		Weight::from_parts(30_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
