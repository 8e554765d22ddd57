//! Positions and verdicts of cross-validation.

use crate::macros::chain_enum;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

chain_enum! {
	/// What an agency says of a report.
	pub enum Position {
		/// It is so.
		Confirm = 0,
		/// It is not so.
		Dispute = 1,
		/// Looked, and cannot say. Counts as an answer, on neither side.
		Unable = 2,
	}
}

chain_enum! {
	/// Result of a round.
	pub enum Verdict {
		/// Enough classes and groups confirm.
		Confirmed = 0,
		/// Enough classes and groups dispute.
		Refuted = 1,
		/// Both sides have a voice and neither has the quorum.
		Disputed = 2,
		/// Nobody could say.
		Unverifiable = 3,
		/// It is so, by fewer independent classes than the quorum asks for, because the nation has no more of them.
		ConfirmedLimited = 4,
	}
}

/// What a verdict needs.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Quorum {
	/// Classes that must agree, Q_c.
	pub classes: u8,
	/// Independent groups that must agree, Q_a; at least `classes`.
	pub groups: u8,
	/// Groups of one class that must take a side before the class speaks, T_c; a class with fewer eligible groups
	/// needs all of them.
	pub turnout: u8,
}

/// How the classes and groups of a round stand.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct ClassCounts {
	/// Classes that confirm.
	pub classes_for: u32,
	/// Classes that dispute.
	pub classes_against: u32,
	/// Classes without a two-thirds side.
	pub classes_split: u32,
	/// Groups that confirm.
	pub groups_for: u32,
	/// Groups that dispute.
	pub groups_against: u32,
}
