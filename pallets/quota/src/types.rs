//! Lanes, buckets, and the question which call goes in which lane.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::pallet_prelude::TransactionPriority;
use scale_info::TypeInfo;

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
	/// What an agency without allowance sends when it can wait: goes in blocks that have room, behind everybody else.
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

	/// Priority in the pool: the lane in the top byte, and below it `fairness`, so that within a lane the agency with
	/// the greater share of its allowance left goes first. The lane `Overdraft` is 0 whoever sends.
	pub fn priority(self, fairness: u32) -> TransactionPriority {
		match self {
			Self::Overdraft => 0,
			lane => (TransactionPriority::from(lane.index()) << 56) | TransactionPriority::from(fairness),
		}
	}

	/// Whether an empty bucket costs a call of this lane its place.
	pub const fn yields_without_allowance(self) -> bool {
		match self {
			Self::Overdraft | Self::Routine | Self::Response => true,
			Self::Life | Self::Security => false,
		}
	}
}

/// What an agency had left at a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bucket<BlockNumber> {
	/// Picoseconds of weight; negative is debt.
	pub level: i128,
	/// The block at which the level was so.
	pub at: BlockNumber,
}

/// The runtime's table of calls and lanes.
pub trait Classify<Call> {
	/// The lane of `call`; `None` if no officer may send it. Must look into calls that carry calls (batch, multisig,
	/// motions): all of them must have a lane, and the depth must be bounded. Runs for every transaction, in the pool
	/// too, so it reads no storage.
	fn lane(call: &Call) -> Option<Lane>;

	/// A call with a lane, the dearest to classify, for the benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_call() -> Call;
}
