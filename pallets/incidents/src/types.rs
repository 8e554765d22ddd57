//! What the pallet keeps, with pinned codec indices, and the tables that need no storage.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchClass, ensure, traits::ConstU32, BoundedVec};
use muster_primitives::{
	text, two_person::Proposal, AgencyClasses, AgencyId, CapStatus, Categories, Certainty, ContentRef,
	EventTypeId, GeoPoint, IhrAnnex2, Moment, Quorum, RegionCode, Revision, RoundId, Severity, Urgency,
	Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Regions that one report may name.
pub type MaxRegions = ConstU32<16>;
/// Bytes of a headline: what a pager or an SMS shows.
pub type MaxHeadline = ConstU32<160>;
/// Bytes of an event type's code.
pub type MaxCode = ConstU32<32>;

/// Furthest that local time is from UTC, in minutes.
pub const MAX_UTC_OFFSET: u16 = 14 * 60;
/// Groups of one class that a quorum may ask for. Opening a round counts so many for each class, so this
/// bounds its cost.
pub const MAX_TURNOUT: u8 = 8;
/// Number of the first report of an incident.
pub const FIRST_REVISION: Revision = 1;

/// What a verdict needs, by severity: the graver the event, the more voices.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Quorums {
	/// For [`Severity::Extreme`].
	pub extreme: Quorum,
	/// For [`Severity::Severe`].
	pub severe: Quorum,
	/// For [`Severity::Moderate`].
	pub moderate: Quorum,
	/// For [`Severity::Minor`].
	pub minor: Quorum,
	/// For [`Severity::Unknown`].
	pub unknown: Quorum,
}

impl Quorums {
	/// The quorum for this severity.
	pub const fn of(&self, severity: Severity) -> Quorum {
		match severity {
			Severity::Extreme => self.extreme,
			Severity::Severe => self.severe,
			Severity::Moderate => self.moderate,
			Severity::Minor => self.minor,
			Severity::Unknown => self.unknown,
		}
	}
}

/// How long things may take.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Timers {
	/// From the observation to the first report.
	pub report_within: Moment,
	/// From triage, or from a revision that opens a new round, to the verdict.
	pub verify_within: Moment,
}

/// A kind of event, as the governed registry describes it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EventType {
	/// Short name that systems outside know it by.
	pub code: BoundedVec<u8, MaxCode>,
	/// CAP categories it belongs to.
	pub categories: Categories,
	/// Classes of the competent authorities, whose word can veto.
	pub competent: AgencyClasses,
	/// Classes that may vote.
	pub voters: AgencyClasses,
	/// What a verdict needs.
	pub quorums: Quorums,
	/// How long report and verdict may take.
	pub timers: Timers,
}

impl EventType {
	/// Says what is wrong with an event type, if anything: with a wrong one no incident could ever be
	/// verified.
	pub fn check(&self) -> Result<(), &'static str> {
		ensure!(text::is_line(&self.code), "the code of an event type is empty or no text of one line");
		ensure!(
			!self.categories.is_empty() && self.categories.is_valid(),
			"an event type has no category or one that does not exist"
		);
		ensure!(
			!self.voters.is_empty() && self.voters.is_valid(),
			"an event type has no voters or a class that does not exist"
		);
		ensure!(
			self.voters.includes(self.competent),
			"a competent class of an event type does not vote on it"
		);
		ensure!(self.timers.verify_within > 0, "an event type leaves no time to verify");
		let voters = self.voters.iter().count();
		for severity in Severity::ALL {
			let quorum = self.quorums.of(*severity);
			ensure!(
				quorum.classes > 0 && usize::from(quorum.classes) <= voters,
				"a quorum needs no class or more classes than vote"
			);
			ensure!(quorum.groups >= quorum.classes, "a quorum needs fewer groups than classes");
			ensure!(
				quorum.turnout > 0 && quorum.turnout <= MAX_TURNOUT,
				"the turnout of a quorum is zero or above the limit"
			);
		}
		Ok(())
	}
}

/// An event type as genesis spells it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisEventType {
	/// Short name that systems outside know it by.
	pub code: String,
	/// CAP categories it belongs to.
	pub categories: Categories,
	/// Classes of the competent authorities.
	pub competent: AgencyClasses,
	/// Classes that may vote.
	pub voters: AgencyClasses,
	/// What a verdict needs.
	pub quorums: Quorums,
	/// How long report and verdict may take.
	pub timers: Timers,
}

impl TryFrom<&GenesisEventType> for EventType {
	type Error = &'static str;

	fn try_from(genesis: &GenesisEventType) -> Result<Self, Self::Error> {
		let code = BoundedVec::try_from(genesis.code.as_bytes().to_vec())
			.map_err(|_| "the code of an event type is longer than 32 bytes")?;
		let GenesisEventType { categories, competent, voters, quorums, timers, .. } = *genesis;
		let event_type = EventType { code, categories, competent, voters, quorums, timers };
		event_type.check()?;
		Ok(event_type)
	}
}

/// What an officer states of an event. Times are as claimed; the block proves only when it was filed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Facts {
	/// CAP categories; at least one is a category of the event type.
	pub categories: Categories,
	/// CAP urgency.
	pub urgency: Urgency,
	/// CAP severity. Chooses the quorum.
	pub severity: Severity,
	/// Regions concerned, each once.
	pub regions: BoundedVec<RegionCode, MaxRegions>,
	/// Where exactly, if it has a place.
	pub point: Option<GeoPoint>,
	/// When the event began, if known.
	pub onset: Option<Moment>,
	/// When it was observed. The time to report runs from here.
	pub observed_at: Moment,
	/// Minutes that the reporter's local time is ahead of UTC: CAP prints local times.
	pub utc_offset: i16,
	/// One line of UTF-8 text without personal data.
	pub headline: BoundedVec<u8, MaxHeadline>,
	/// The full report, kept off the chain.
	pub content: ContentRef,
	/// Answers to IHR (2005) Annex 2.
	pub ihr: IhrAnnex2,
}

impl Facts {
	/// Whether lives hang on these facts being known now: real, extreme and immediate.
	pub fn threaten_life(&self, status: CapStatus) -> bool {
		status == CapStatus::Actual
			&& self.severity == Severity::Extreme
			&& self.urgency == Urgency::Immediate
	}

	/// The class of a call that files these facts: a full block does not hold up what lives hang on.
	pub fn dispatch_class(&self, status: CapStatus) -> DispatchClass {
		if self.threaten_life(status) {
			DispatchClass::Operational
		} else {
			DispatchClass::Normal
		}
	}
}

/// Facts as filed. Never changed: a revision is another report.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Report<AccountId, BlockNumber> {
	/// Who reported.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// What was stated.
	pub facts: Facts,
	/// Time of the block.
	pub filed_at: Moment,
	/// The block.
	pub at: BlockNumber,
}

/// Whether it is so. Another axis than [`Management`].
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Verification {
	/// Nobody but the reporter has said anything.
	#[codec(index = 0)]
	Reported,
	/// A round is open.
	#[codec(index = 1)]
	UnderVerification,
	/// It is so.
	#[codec(index = 2)]
	Confirmed,
	/// It is not so.
	#[codec(index = 3)]
	Refuted,
	/// Both sides have a voice and neither the quorum.
	#[codec(index = 4)]
	Disputed,
	/// Nobody could say.
	#[codec(index = 5)]
	Unverifiable,
	/// Triage found nothing to verify.
	#[codec(index = 6)]
	Discarded,
	/// Told of by another incident. No call leads here yet.
	#[codec(index = 7)]
	Merged,
	/// Unverifiable for too long. No call leads here yet.
	#[codec(index = 8)]
	Expired,
}

/// What can move [`Verification`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// The reporter states other facts.
	Revise,
	/// Triage accepts.
	Accept,
	/// Triage discards.
	Discard,
	/// The round ends.
	Judge(Verdict),
}

impl Verification {
	/// Every state, in the order of the pinned indices.
	pub const ALL: &'static [Self] = &[
		Self::Reported,
		Self::UnderVerification,
		Self::Confirmed,
		Self::Refuted,
		Self::Disputed,
		Self::Unverifiable,
		Self::Discarded,
		Self::Merged,
		Self::Expired,
	];

	/// The table of states: where `step` leads from here, `None` where it is refused.
	pub const fn after(self, step: Step) -> Option<Self> {
		use Verification::*;
		match (self, step) {
			(Reported, Step::Revise) => Some(Reported),
			(Reported, Step::Accept) => Some(UnderVerification),
			(Reported, Step::Discard) => Some(Discarded),
			(UnderVerification | Confirmed | Refuted | Disputed | Unverifiable, Step::Revise) => {
				Some(UnderVerification)
			}
			(UnderVerification, Step::Judge(verdict)) => Some(Self::judged(verdict)),
			_ => None,
		}
	}

	/// The state that a verdict puts an incident in.
	pub const fn judged(verdict: Verdict) -> Self {
		match verdict {
			Verdict::Confirmed => Self::Confirmed,
			Verdict::Refuted => Self::Refuted,
			Verdict::Disputed => Self::Disputed,
			Verdict::Unverifiable => Self::Unverifiable,
		}
	}

	/// Whether the public may be warned of an incident in this state: of all that is not known to be nothing.
	pub const fn is_alertable(self) -> bool {
		match self {
			Self::Reported
			| Self::UnderVerification
			| Self::Confirmed
			| Self::Disputed
			| Self::Unverifiable => true,
			Self::Discarded | Self::Refuted | Self::Merged | Self::Expired => false,
		}
	}

	/// The verdict that stands in this state.
	pub const fn verdict(self) -> Option<Verdict> {
		match self {
			Self::Confirmed => Some(Verdict::Confirmed),
			Self::Refuted => Some(Verdict::Refuted),
			Self::Disputed => Some(Verdict::Disputed),
			Self::Unverifiable => Some(Verdict::Unverifiable),
			Self::Reported | Self::UnderVerification | Self::Discarded | Self::Merged | Self::Expired => None,
		}
	}
}

/// What is done about it. Stays `Pending` until the calls that manage incidents are there.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Management {
	/// Nobody leads yet.
	#[codec(index = 0)]
	Pending,
	/// An agency leads.
	#[codec(index = 1)]
	Ongoing,
	/// Under control.
	#[codec(index = 2)]
	Contained,
	/// Done.
	#[codec(index = 3)]
	Closed,
}

/// Why triage found nothing to verify.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum DiscardReason {
	/// What is reported is no event.
	#[codec(index = 0)]
	NotAnEvent,
	/// An event, but none of those this chain coordinates.
	#[codec(index = 1)]
	OutOfScope,
	/// Not meant seriously.
	#[codec(index = 2)]
	Spam,
	/// Over long before it was reported.
	#[codec(index = 3)]
	Stale,
}

/// Who discarded an incident, and why.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Discard<AccountId> {
	/// The agency that triaged.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// Why.
	pub reason: DiscardReason,
}

/// A public alert. It is in force until it expires or two officers give the all-clear.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Alert<AccountId> {
	/// The message, kept off the chain.
	pub content: ContentRef,
	/// Time of the block in which the second officer spoke.
	pub raised_at: Moment,
	/// From this moment on it is over.
	pub expires: Moment,
	/// The officer who spoke first.
	pub proposed_by: AccountId,
	/// The officer who spoke second.
	pub confirmed_by: AccountId,
}

impl<AccountId> Alert<AccountId> {
	/// Whether it is in force at `now`.
	pub fn is_in_force(&self, now: Moment) -> bool {
		now < self.expires
	}
}

/// What two officers say to the public.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum AlertAct {
	/// Raise an alert.
	#[codec(index = 0)]
	Raise {
		/// The message, kept off the chain.
		content: ContentRef,
		/// From this moment on the alert is over.
		expires: Moment,
	},
	/// Give the all-clear.
	#[codec(index = 1)]
	Clear {
		/// The message, kept off the chain.
		content: ContentRef,
	},
}

/// The first of the two words that an alert or an all-clear takes. It may be void.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AlertProposal<AccountId, BlockNumber> {
	/// Who said it, and until when it waits.
	pub proposal: Proposal<AccountId, BlockNumber>,
	/// What was said. The second word must be the same.
	pub act: AlertAct,
}

/// An event that was reported, and how it stands.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Incident {
	/// What kind of event.
	pub event_type: EventTypeId,
	/// Drill or real. No call changes it.
	pub status: CapStatus,
	/// The agency whose incident it is: it alone revises.
	pub reporter: AgencyId,
	/// The narrowest region that contains all regions of the last report.
	pub region: RegionCode,
	/// Severity of the last report.
	pub severity: Severity,
	/// Whether it is so.
	pub verification: Verification,
	/// Whether a competent authority vouches for it until the verdict. No call sets it yet.
	pub provisional: bool,
	/// The last verdict on an earlier revision.
	pub previous: Option<Verdict>,
	/// What is done about it.
	pub management: Management,
	/// Number of the last report.
	pub revision: Revision,
	/// The open round.
	pub round: Option<RoundId>,
	/// Time of the block with the first report.
	pub filed_at: Moment,
	/// When the first report was due.
	pub report_due: Moment,
	/// When the verdict of the last round is or was due; `None` before triage.
	pub verify_due: Option<Moment>,
}

impl Incident {
	/// CAP certainty. While revised facts are under verification, the word of a competent authority counts,
	/// or else the last verdict.
	pub const fn certainty(&self) -> Certainty {
		use Verification::*;
		let state = match (self.verification, self.provisional, self.previous) {
			(UnderVerification, true, _) => return Certainty::Likely,
			(UnderVerification, false, Some(verdict)) => Verification::judged(verdict),
			(state, ..) => state,
		};
		match state {
			Confirmed => Certainty::Observed,
			Reported | UnderVerification => Certainty::Possible,
			Refuted | Discarded => Certainty::Unlikely,
			Disputed | Unverifiable | Merged | Expired => Certainty::Unknown,
		}
	}
}
