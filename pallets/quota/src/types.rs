//! Lanes, tiers, buckets, and what the runtime tells the pallet: the lane of a call, the policy of a tier.

use crate::{Levels, Policy, Refusal, ONE_CALL};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::RegionLevel;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How urgent a call is, least urgent first. The order is the order of the pool: any transaction of a lane goes before
/// every transaction of the lanes below it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Lane {
	/// What is sent without allowance and can wait: goes in blocks that have room, behind everybody else.
	#[codec(index = 0)]
	Overdraft = 0,
	/// Everyday records.
	#[codec(index = 1)]
	Routine = 1,
	/// Work on an incident: votes, requests, supplies.
	#[codec(index = 2)]
	Response = 2,
	/// Lives depend on it.
	#[codec(index = 3)]
	Life = 3,
	/// Keys and governance: what stops an attacker must overtake the attacker.
	#[codec(index = 4)]
	Security = 4,
}

impl Lane {
	/// Every lane, least urgent first.
	pub const ALL: [Self; 5] = [Self::Overdraft, Self::Routine, Self::Response, Self::Life, Self::Security];

	/// The pinned codec index.
	pub const fn index(self) -> u8 {
		match self {
			Self::Overdraft => 0,
			Self::Routine => 1,
			Self::Response => 2,
			Self::Life => 3,
			Self::Security => 4,
		}
	}

	/// What a call of this lane pays where calls are counted, instead of weight and bytes.
	pub const fn count(self) -> Option<Levels> {
		let nothing = Levels { weight: 0, bytes: 0, urgent: 0, security: 0 };
		match self {
			Self::Overdraft | Self::Routine | Self::Response => None,
			Self::Life => Some(Levels { urgent: ONE_CALL, ..nothing }),
			Self::Security => Some(Levels { security: ONE_CALL, ..nothing }),
		}
	}

	/// The lane of a call of this lane that pays weight and bytes.
	pub const fn uncounted(self) -> Self {
		match self {
			Self::Overdraft => Self::Overdraft,
			Self::Routine | Self::Security => Self::Routine,
			Self::Response | Self::Life => Self::Response,
		}
	}
}

/// How wide an agency's jurisdiction is. Policies are made by tier.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Tier {
	/// The nation.
	#[codec(index = 0)]
	Nation = 0,
	/// A province.
	#[codec(index = 1)]
	Province = 1,
	/// A prefecture.
	#[codec(index = 2)]
	Prefecture = 2,
	/// A county.
	#[codec(index = 3)]
	County = 3,
}

impl Tier {
	/// Every tier, widest first.
	pub const ALL: [Self; 4] = [Self::Nation, Self::Province, Self::Prefecture, Self::County];
}

impl From<RegionLevel> for Tier {
	fn from(level: RegionLevel) -> Self {
		match level {
			RegionLevel::Nation => Self::Nation,
			RegionLevel::Province => Self::Province,
			RegionLevel::Prefecture => Self::Prefecture,
			RegionLevel::County => Self::County,
		}
	}
}

/// What was left at a block.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bucket<BlockNumber> {
	/// The levels.
	pub levels: Levels,
	/// The block at which they were so.
	pub at: BlockNumber,
}

/// The policies in force.
pub trait PolicyOf {
	/// The policy of a tier, as it was set: the pallet clamps it. Runs for every transaction, in the pool too: one read
	/// at most.
	fn policy(tier: Tier) -> Policy;
}

/// The runtime's table of calls and lanes.
pub trait Classify<AccountId, Call> {
	/// The lane of `call` from `who`, an officer in office. Must look into calls that carry calls (batch, multisig,
	/// motions): all of them must have a lane, and the depth must be bounded. LIFE and SECURITY calls pay by count, one
	/// call whatever it weighs, so what a wrapper carries in these lanes must be bounded too. Runs for every
	/// transaction, in the pool too: it reads nothing but, for a call of a collective, its members.
	fn lane(who: &AccountId, call: &Call) -> Result<Lane, Refusal>;

	/// A call that has a lane for `who`, the dearest to classify, for the benchmark. What it takes may be set up here.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_call(who: &AccountId) -> Call;
}
