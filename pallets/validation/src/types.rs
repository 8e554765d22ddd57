//! What a round and a vote are made of.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use muster_primitives::{
	AgencyClass, AgencyClasses, AgencyId, CapStatus, Category, ClassCounts, ContentRef, MilliWeight, Moment,
	Position, Quorum, RegionCode, RoundId, RoundProposal, RoundSubject, Verdict,
};
use scale_info::TypeInfo;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Most classes a round can admit: all there are.
pub const MAX_CLASSES: u32 = 15;

/// Highest turnout a quorum may ask for. It bounds what is read of the register when a round opens.
pub const MAX_TURNOUT: u8 = 8;

/// Hash of what a round is about.
pub type ContentHash = <BlakeTwo256 as Hash>::Output;

/// Reporting lines of each admitted class that could vote when the round opened, counted no further than the turnout
/// the quorum asks for.
pub type EligibleLines = BoundedVec<(AgencyClass, u8), ConstU32<MAX_CLASSES>>;

/// State of a round. 1 stays free: figures are sealed elsewhere.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RoundState {
	/// Votes are taken until the deadline; then the round waits to be counted.
	#[codec(index = 0)]
	Open,
	/// Counted, and can be appealed until its window is over.
	#[codec(index = 2)]
	Tallied,
	/// Its verdict stands.
	#[codec(index = 3)]
	Final,
	/// Counted without a decision: a round one level up goes on.
	#[codec(index = 4)]
	Escalated,
	/// What it was about has changed. Votes stay readable and mean nothing for anybody's record.
	#[codec(index = 5)]
	Voided,
	/// Counted and appealed: another round goes on.
	#[codec(index = 6)]
	Appealed,
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
	/// Classes that took the verdict's side; none if it decides nothing.
	pub carried_by: AgencyClasses,
	/// Classes without which the verdict would have been the same: only their agencies are judged by it.
	pub firm: AgencyClasses,
	/// Classes in which a reporting line took a side.
	pub heard: AgencyClasses,
}

/// One validation round: who may say what about which content until when, as it was when the round opened.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Round<BlockNumber> {
	/// What is voted on.
	pub subject: RoundSubject,
	/// Hash of what is said of it.
	pub content: ContentHash,
	/// The region: who votes has a jurisdiction that covers it or lies in it.
	pub region: RegionCode,
	/// The agency that said it.
	pub reporter: AgencyId,
	/// Top of its reporting line: nobody of that line votes.
	pub reporter_line: AgencyId,
	/// Category under which voters' reliability is kept.
	pub category: Category,
	/// Classes that may vote.
	pub classes: AgencyClasses,
	/// Classes whose word can veto.
	pub competent: AgencyClasses,
	/// The quorum that was asked for.
	pub asked: Quorum,
	/// The quorum that counts: less than was asked for exactly where the nation has no more.
	pub quorum: Quorum,
	/// Whether the nation has fewer eligible classes than were asked for.
	pub limited: bool,
	/// Drill or real.
	pub status: CapStatus,
	/// Who could have voted, by class.
	pub eligible: EligibleLines,
	/// How many agencies could have voted.
	pub voters: u32,
	/// How often the subject was escalated before.
	pub level: u8,
	/// How long votes are taken on level 0; on level n it is n + 1 times as long.
	pub base: Moment,
	/// How long the verdict can be appealed.
	pub challenge: Moment,
	/// The round below, if this one goes on from a round without a decision.
	pub escalated: Option<RoundId>,
	/// The round whose verdict was appealed, if this one decides about it.
	pub appealed: Option<RoundId>,
	/// Block in which the round opened: who became eligible in it or later has no voice.
	pub opened_at: BlockNumber,
	/// Time at which the round opened.
	pub opened: Moment,
	/// Time from which no vote is taken.
	pub deadline: Moment,
	/// Agencies that have voted.
	pub votes: u32,
	/// State.
	pub state: RoundState,
	/// What came of it, once counted.
	pub outcome: Option<Outcome>,
	/// Time from which its verdict can no longer be appealed, if it ever could be.
	pub challenge_until: Option<Moment>,
}

impl<BlockNumber> Round<BlockNumber> {
	/// What a round that goes on from this one proposes, in `region`.
	pub(crate) fn again(&self, region: RegionCode) -> RoundProposal {
		RoundProposal {
			subject: self.subject,
			content: self.content,
			region,
			reporter: self.reporter,
			category: self.category,
			classes: self.classes,
			competent: self.competent,
			quorum: self.asked,
			duration: self.base,
			challenge: self.challenge,
			status: self.status,
		}
	}

	/// Whether everybody who could has voted.
	pub fn all_have_voted(&self) -> bool {
		self.votes >= self.voters
	}
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
	/// How much its word weighed when it was cast.
	pub weight: MilliWeight,
	/// Why.
	pub reason: VoteReason,
	/// What supports it.
	pub evidence: Option<ContentRef>,
	/// Block in which it was cast or last replaced.
	pub cast_at: BlockNumber,
}

/// What falls due.
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
pub enum Task {
	/// A round is to be counted.
	#[codec(index = 0)]
	Tally(RoundId),
	/// A verdict is to become final, or its voters are to be judged by it.
	#[codec(index = 1)]
	Finalise(RoundId),
}
