//! What the council may set without an upgrade. Values out of bounds are clamped where they are used, so that none can
//! lock anybody out.

#![allow(missing_docs, reason = "the macro makes keys and values of every parameter")]

use crate::{Runtime, BLOCK_EXECUTION_TIME, SLOT_MILLIS};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	traits::Get,
};
use pallet_quota::{Levels, Policy, PolicyOf, Tier};

/// A thousandth of a call: what counts of urgent calls are kept in.
const CALL: i64 = 1_000;
/// Weight of a block in picoseconds.
const BLOCK: i64 = BLOCK_EXECUTION_TIME.cast_signed();
/// Blocks in an hour.
const BLOCKS_AN_HOUR: i64 = 60 * 60 * 1_000 / SLOT_MILLIS.cast_signed();
/// Bytes in a mebibyte.
const MIB: i64 = 1024 * 1024;

/// A hundred full blocks without a pause and a quarter of a block each block, or the same in bytes; `urgent` calls that
/// lives depend on without a pause, and twice as many in an hour; thirty calls that protect keys, and sixty in an hour.
const fn policy(urgent: i64) -> Policy {
	Policy {
		burst: Levels {
			weight: 100 * BLOCK,
			bytes: 16 * MIB,
			urgent: urgent.saturating_mul(CALL),
			security: 30 * CALL,
		},
		refill: Levels {
			weight: BLOCK / 4,
			bytes: MIB / 16,
			urgent: per_hour(urgent.saturating_mul(2)),
			security: per_hour(60),
		},
	}
}

/// Thousandths of a call each block that make `calls` an hour, rounded up.
const fn per_hour(calls: i64) -> i64 {
	calls.saturating_mul(CALL).saturating_add(BLOCKS_AN_HOUR.saturating_sub(1)).saturating_div(BLOCKS_AN_HOUR)
}

#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Allowances by tier of an agency.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod quota {
		/// Agencies that answer for the nation.
		#[codec(index = 0)]
		pub static Nation: Policy = policy(60);
		/// Agencies that answer for a province.
		#[codec(index = 1)]
		pub static Province: Policy = policy(60);
		/// Agencies that answer for a prefecture.
		#[codec(index = 2)]
		pub static Prefecture: Policy = policy(30);
		/// Agencies that answer for a county.
		#[codec(index = 3)]
		pub static County: Policy = policy(30);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		Self::Quota(dynamic_params::quota::Parameters::Nation(
			dynamic_params::quota::Nation,
			Some(policy(60)),
		))
	}
}

/// Where the quota reads its policies.
pub struct Policies;

impl PolicyOf for Policies {
	fn policy(tier: Tier) -> Policy {
		use dynamic_params::quota;
		match tier {
			Tier::Nation => quota::Nation::get(),
			Tier::Province => quota::Province::get(),
			Tier::Prefecture => quota::Prefecture::get(),
			Tier::County => quota::County::get(),
		}
	}
}
