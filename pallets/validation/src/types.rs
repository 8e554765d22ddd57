//! What a round and a vote are made of.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use muster_primitives::{
	AgencyClass, AgencyClasses, AgencyId, CapStatus, ClassCounts, ContentRef, IncidentId, MilliWeight,
	Moment, Position, Quorum, RegionCode, Revision, Verdict,
};
use scale_info::TypeInfo;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Weight of every vote as long as no agency has a record.
pub const NEUTRAL_WEIGHT: MilliWeight = 1_000;

/// Most classes a round can admit: all there are.
pub const MAX_CLASSES: u32 = 15;

/// Hash of the facts a round is about.
pub type ContentHash = <BlakeTwo256 as Hash>::Output;

/// Reporting lines of each admitted class that could vote when the round opened, counted no further than the turnout
/// the quorum asks for.
pub type EligibleLines = BoundedVec<(AgencyClass, u8), ConstU32<MAX_CLASSES>>;

/// State of a round. 1 is kept for the reveal phase of numeric rounds, 4 for escalation.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RoundState {
	/// Votes are taken until the deadline; then the round waits for `tally`.
	#[codec(index = 0)]
	Open,
	/// Counted without a decision: Disputed or Unverifiable.
	#[codec(index = 2)]
	Tallied,
	/// Decided: Confirmed or Refuted.
	#[codec(index = 3)]
	Final,
	/// The facts changed before the round was counted. Votes stay readable and mean nothing.
	#[codec(index = 5)]
	Voided,
}

/// What a round ended with.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Outcome {
	/// The verdict.
	pub verdict: Verdict,
	/// How classes and groups stood.
	pub counts: ClassCounts,
}

/// One validation round: who may say what about which facts until when, as it was when the round opened.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Round<BlockNumber> {
	/// The incident.
	pub incident: IncidentId,
	/// The revision of its facts that is voted on.
	pub revision: Revision,
	/// Hash of those facts.
	pub content: ContentHash,
	/// The region voters' jurisdiction must cover.
	pub region: RegionCode,
	/// The agency that reported.
	pub reporter: AgencyId,
	/// Top of its reporting line: nobody of that line votes.
	pub reporter_line: AgencyId,
	/// Classes that may vote.
	pub classes: AgencyClasses,
	/// Classes whose word can veto.
	pub competent: AgencyClasses,
	/// What a verdict needs.
	pub quorum: Quorum,
	/// Drill or real.
	pub status: CapStatus,
	/// Who could have voted.
	pub eligible: EligibleLines,
	/// Block in which the round opened: who became eligible later has no voice.
	pub opened_at: BlockNumber,
	/// Time at which the round opened.
	pub opened: Moment,
	/// Time from which no vote is taken.
	pub deadline: Moment,
	/// Agencies that have voted.
	pub votes: u32,
	/// State.
	pub state: RoundState,
	/// The verdict, once counted.
	pub outcome: Option<Outcome>,
}

/// Why an agency votes as it does.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum VoteReason {
	/// Saw it itself.
	#[codec(index = 0)]
	OwnObservation,
	/// The figures agree with its own.
	#[codec(index = 1)]
	FiguresAgree,
	/// The figures differ from its own.
	#[codec(index = 2)]
	FiguresDiffer,
	/// Went there.
	#[codec(index = 3)]
	SiteVisit,
	/// Has a laboratory result.
	#[codec(index = 4)]
	Laboratory,
	/// Has no information.
	#[codec(index = 5)]
	NoInformation,
	/// Is not competent in the matter.
	#[codec(index = 6)]
	OutOfCompetence,
	/// Another reason, in the evidence.
	#[codec(index = 7)]
	Other,
}

/// The word of one agency in one round.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Vote<AccountId, BlockNumber> {
	/// The officer who cast it.
	pub officer: AccountId,
	/// Class of the agency.
	pub class: AgencyClass,
	/// Top of the agency's reporting line.
	pub group: AgencyId,
	/// What the agency says.
	pub position: Position,
	/// How much its word weighs.
	pub weight: MilliWeight,
	/// Why.
	pub reason: VoteReason,
	/// What supports it.
	pub evidence: Option<ContentRef>,
	/// Block in which it was cast or last replaced.
	pub cast_at: BlockNumber,
}
