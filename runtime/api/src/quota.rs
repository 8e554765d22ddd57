//! What agencies have left to send.

use crate::Figure;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::RegionLevel;
use scale_info::TypeInfo;
use sp_runtime::AccountId32;

/// Amounts in the four dimensions of an allowance. Weight and bytes may be owed, and are negative then.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct AllowanceView {
	/// Picoseconds of weight.
	pub weight: Figure,
	/// Bytes.
	pub bytes: Figure,
	/// LIFE calls, in thousandths.
	pub urgent: Figure,
	/// SECURITY calls, in thousandths.
	pub security: Figure,
}

/// How a bucket fills.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct PolicyView {
	/// A full bucket.
	pub burst: AllowanceView,
	/// What comes back with each block.
	pub refill: AllowanceView,
}

/// What an officer has left.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct OfficerQuotaView {
	/// The officer.
	pub officer: AccountId32,
	/// What is left; `None` if it may not act now.
	pub left: Option<AllowanceView>,
}

/// What an agency has left to send, worked out for the block that was asked.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct QuotaView {
	/// The level of its jurisdiction, which chooses its policy.
	pub tier: RegionLevel,
	/// What is left to all of its officers together.
	pub left: AllowanceView,
	/// How its bucket fills, with the response level in force.
	pub policy: PolicyView,
	/// How the bucket of each of its officers fills.
	pub officer_policy: PolicyView,
	/// Its officers whose keys are not done with, by account; at most 64.
	pub officers: Vec<OfficerQuotaView>,
}
