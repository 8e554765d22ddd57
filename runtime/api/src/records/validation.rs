//! Rounds and reliability.

use super::{ContentView, Timer};
use crate::macros::names;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::{
	AgencyClass, AgencyClasses, AgencyId, CapStatus, Category, IncidentId, LineIndex, MilliWeight, Moment,
	Position, Quorum, RegionCode, RequestId, Revision, RoundId, ShipmentId, Verdict,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::AccountId32;

names! {
	/// Where a round stands.
	pub enum RoundState {
		/// Votes are taken.
		Open = 0,
		/// Counted; the verdict may be appealed.
		Tallied = 2,
		/// The verdict stands for good.
		Final = 3,
		/// Without a decision: another round goes on one region up.
		Escalated = 4,
		/// Its subject changed before it was counted.
		Voided = 5,
		/// Another round decides about the verdict.
		Appealed = 6,
	}

	/// Why an agency votes as it does.
	pub enum VoteReason {
		/// Saw it itself.
		OwnObservation = 0,
		/// The figures agree with its own.
		FiguresAgree = 1,
		/// The figures differ from its own.
		FiguresDiffer = 2,
		/// Went there.
		SiteVisit = 3,
		/// Has a laboratory result.
		Laboratory = 4,
		/// Has no information.
		NoInformation = 5,
		/// Is not competent in the matter.
		OutOfCompetence = 6,
		/// Another reason, in the evidence.
		Other = 7,
	}

	/// How far a source can be relied on (Admiralty scale). F says that it cannot be judged, not that it is worse than E.
	pub enum Letter {
		/// Completely reliable: a score of 0.90 or more.
		A = 0,
		/// Usually reliable: 0.80 or more.
		B = 1,
		/// Fairly reliable: 0.65 or more.
		C = 2,
		/// Not usually reliable: 0.50 or more.
		D = 3,
		/// Unreliable: less.
		E = 4,
		/// Cannot be judged: the record is less than five events.
		F = 5,
	}
}

/// What a round is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(
	feature = "std",
	derive(serde::Serialize),
	serde(tag = "of", rename_all = "camelCase", rename_all_fields = "camelCase")
)]
pub enum Matter {
	/// One revision of an incident.
	#[codec(index = 0)]
	Incident {
		/// The incident.
		incident: IncidentId,
		/// The revision.
		revision: Revision,
	},
	/// Whether a line of a request is needed.
	#[codec(index = 1)]
	Need {
		/// The request.
		request: RequestId,
		/// The line.
		line: LineIndex,
	},
	/// What became of a shipment.
	#[codec(index = 2)]
	Delivery {
		/// The shipment.
		shipment: ShipmentId,
	},
}

/// The word of one agency in one round.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct VoteView {
	/// The agency.
	pub agency: AgencyId,
	/// The officer who cast it.
	pub officer: AccountId32,
	/// Class of the agency.
	pub class: AgencyClass,
	/// Top of the agency's reporting line: one line is one voice of a class.
	pub group: AgencyId,
	/// What the agency says.
	pub position: Position,
	/// How much its word weighed when it was cast, in thousandths.
	pub weight: MilliWeight,
	/// Why.
	pub reason: VoteReason,
	/// What supports it.
	pub evidence: Option<ContentView>,
	/// Block in which it was cast or last replaced.
	pub cast_at: u32,
}

/// How the agencies of one class have voted. Lines are what a round counts in the end; these are agencies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ClassTally {
	/// The class.
	pub class: AgencyClass,
	/// Reporting lines of it that could vote when the round opened, counted no further than the turnout asked for.
	pub eligible_lines: u8,
	/// Agencies that confirm.
	pub confirm: u32,
	/// Agencies that dispute.
	pub dispute: u32,
	/// Agencies that are unable to say.
	pub unable: u32,
}

/// How often each side was taken, in classes and in reporting lines (groups).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct CountsView {
	/// Classes for it.
	pub classes_for: u32,
	/// Classes against it.
	pub classes_against: u32,
	/// Classes that are split.
	pub classes_split: u32,
	/// Groups for it.
	pub groups_for: u32,
	/// Groups against it.
	pub groups_against: u32,
}

/// What came of a round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct OutcomeView {
	/// The verdict.
	pub verdict: Verdict,
	/// How the sides stood.
	pub counts: CountsView,
	/// Classes that took the verdict's side; none if it decides nothing.
	pub carried_by: AgencyClasses,
	/// Classes without which the verdict would have been the same: only their agencies are judged by it.
	pub firm: AgencyClasses,
	/// Classes in which a reporting line took a side.
	pub heard: AgencyClasses,
}

/// A round of votes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct RoundRecord {
	/// What it is about.
	pub matter: Matter,
	/// Hash of what the agencies vote on.
	pub content: H256,
	/// Where it is held.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub region: RegionCode,
	/// The agency whose statement it is about.
	pub reporter: AgencyId,
	/// Top of that agency's reporting line, which does not vote.
	pub reporter_line: AgencyId,
	/// In which category agencies are judged by it.
	pub category: Category,
	/// Classes that vote.
	pub classes: AgencyClasses,
	/// Classes that have a veto.
	pub competent: AgencyClasses,
	/// The quorum asked for.
	pub asked: Quorum,
	/// The quorum taken: less than what is asked for where the nation has too few classes.
	pub quorum: Quorum,
	/// Whether it is less.
	pub limited: bool,
	/// Drill or real.
	pub status: CapStatus,
	/// How many agencies could have voted.
	pub voters: u32,
	/// How often the subject was escalated before.
	pub level: u8,
	/// The round below, if this one goes on from a round without a decision.
	pub escalated: Option<RoundId>,
	/// The round whose verdict was appealed, if this one decides about it.
	pub appealed: Option<RoundId>,
	/// Block in which it opened.
	pub opened_at: u32,
	/// Time at which it opened.
	pub opened: Moment,
	/// Time from which no vote is taken.
	pub deadline: Moment,
	/// Where it stands.
	pub state: RoundState,
	/// What came of it, once counted.
	pub outcome: Option<OutcomeView>,
	/// How long the verdict can be appealed, in milliseconds.
	pub challenge: Moment,
	/// Time from which its verdict can no longer be appealed, if it ever could be.
	pub challenge_until: Option<Moment>,
	/// How the classes voted.
	pub classes_tally: Vec<ClassTally>,
	/// The votes, by agency.
	pub votes: Vec<VoteView>,
	/// Agencies whose votes were left out when it was counted, because their keys were compromised by then.
	pub left_out: Vec<AgencyId>,
}

/// How reliable an agency has shown itself in one category, at its last judgement. It fades from then on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct CategoryRecord {
	/// The category.
	pub category: Category,
	/// How often it was right, in thousandths of an event.
	pub right: u64,
	/// How often it was wrong, in thousandths of an event.
	pub wrong: u64,
	/// How many events it was ever judged by.
	pub events: u32,
	/// The epoch of the last judgement.
	pub epoch: u32,
	/// The letter, then.
	pub letter: Letter,
	/// The score, then, in parts per million.
	pub ppm: u32,
	/// What its word weighed then, in thousandths.
	pub weight: MilliWeight,
}

/// How often a timer was missed on incidents that are real.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct MissedView {
	/// The timer.
	pub timer: Timer,
	/// How often.
	pub count: u32,
}

/// How reliable an agency has shown itself. There is none of an agency that was never judged and never late.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ReliabilityRecord {
	/// By category, those only in which it was judged.
	pub categories: Vec<CategoryRecord>,
	/// Timers it missed, those only that it did miss.
	pub missed: Vec<MissedView>,
	/// How often it committed to a figure under seal and did not reveal it.
	pub missed_reveals: u32,
}
