//! Incidents, and the tables of their states.

use super::timers::{MissedTimers, Running, Stamps};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::{
	AgencyId, CapStatus, Certainty, ContentRef, EventTypeId, IncidentId, Moment, RegionCode, Revision,
	RoundId, Severity, Verdict,
};
use scale_info::TypeInfo;

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
	/// Told of by another incident.
	#[codec(index = 7)]
	Merged,
	/// Unverifiable for too long.
	#[codec(index = 8)]
	Expired,
	/// It is so, by fewer independent classes than the quorum asks for: the nation has no more.
	#[codec(index = 9)]
	ConfirmedLimited,
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
	/// It is one with another incident.
	Merge,
	/// The round ends.
	Judge(Verdict),
	/// Another round goes on: one level up, or on an appeal.
	Follow,
	/// Nobody could verify it, for too long.
	Expire,
	/// The reporter has something new on an end that it came to.
	Reopen,
	/// The reporter has something new, and its management was closed.
	Resume,
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
		Self::ConfirmedLimited,
	];

	/// The table of states: where `step` leads from here, `None` where it is refused.
	pub const fn after(self, step: Step) -> Option<Self> {
		use Verification::*;
		match (self, step) {
			(Reported, Step::Revise) => Some(Reported),
			(Reported, Step::Accept) => Some(UnderVerification),
			(Reported, Step::Discard) => Some(Discarded),
			(Reported | UnderVerification, Step::Merge) => Some(Merged),
			(
				UnderVerification | Confirmed | ConfirmedLimited | Disputed | Unverifiable,
				Step::Revise | Step::Follow,
			) => Some(UnderVerification),
			(Refuted, Step::Follow) => Some(UnderVerification),
			(UnderVerification, Step::Judge(verdict)) => Some(Self::judged(verdict)),
			(Unverifiable, Step::Expire) => Some(Expired),
			(Refuted | Discarded | Expired, Step::Reopen) => Some(UnderVerification),
			(Reported | Merged, Step::Resume) => None,
			(_, Step::Resume) => Some(UnderVerification),
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
			Verdict::ConfirmedLimited => Self::ConfirmedLimited,
		}
	}

	/// Whether the public may be warned of an incident in this state: of all that is not known to be nothing.
	pub const fn is_alertable(self) -> bool {
		match self {
			Self::Reported
			| Self::UnderVerification
			| Self::Confirmed
			| Self::ConfirmedLimited
			| Self::Disputed
			| Self::Unverifiable => true,
			Self::Discarded | Self::Refuted | Self::Merged | Self::Expired => false,
		}
	}

	/// Whether an incident in this state wants a response. As far as anybody knows, the others are nothing.
	pub const fn wants_response(self) -> bool {
		self.is_alertable()
	}

	/// The verdict that stands in this state.
	pub const fn verdict(self) -> Option<Verdict> {
		match self {
			Self::Confirmed => Some(Verdict::Confirmed),
			Self::ConfirmedLimited => Some(Verdict::ConfirmedLimited),
			Self::Refuted => Some(Verdict::Refuted),
			Self::Disputed => Some(Verdict::Disputed),
			Self::Unverifiable => Some(Verdict::Unverifiable),
			Self::Reported | Self::UnderVerification | Self::Discarded | Self::Merged | Self::Expired => None,
		}
	}

	/// The verdict that led to this state, whether it stands or has expired.
	pub const fn last_verdict(self) -> Option<Verdict> {
		match self {
			Self::Expired => Some(Verdict::Unverifiable),
			state => state.verdict(),
		}
	}
}

/// What is done about it.
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

/// What can move [`Management`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
	/// An agency is given the lead.
	Lead,
	/// The lead says how far it is.
	Set(Management),
	/// The lead is done.
	Close,
	/// There is something new.
	Reopen,
}

impl Management {
	/// Every state, in the order of the pinned indices.
	pub const ALL: &'static [Self] = &[Self::Pending, Self::Ongoing, Self::Contained, Self::Closed];

	/// The table of states: where a move leads from here, `None` where it is refused.
	pub const fn after(self, next: Move) -> Option<Self> {
		use Management::*;
		match (self, next) {
			(Pending | Ongoing, Move::Lead) => Some(Ongoing),
			(Contained, Move::Lead) => Some(Contained),
			(Ongoing, Move::Set(Contained)) => Some(Contained),
			(Contained, Move::Set(Ongoing)) => Some(Ongoing),
			(Ongoing | Contained, Move::Close) => Some(Closed),
			(Closed, Move::Reopen) => Some(Ongoing),
			_ => None,
		}
	}
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

/// Why an incident is looked at again.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ReopenReason {
	/// Something was found that nobody knew.
	#[codec(index = 0)]
	NewEvidence,
	/// What ended it was a mistake.
	#[codec(index = 1)]
	Mistake,
	/// It is back.
	#[codec(index = 2)]
	Recurrence,
}

/// How the management of an incident was closed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Closure<AccountId> {
	/// The lead.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// The final report, kept off the chain.
	pub report: ContentRef,
	/// Time of the block.
	pub at: Moment,
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
	/// Whether a competent authority vouches for the facts under verification until the verdict.
	pub provisional: bool,
	/// The last verdict that does not stand any more: on an earlier revision, appealed, or disputed one level below.
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
	/// When the verdict of the last round is or was due; `None` before there was one.
	pub verify_due: Option<Moment>,
	/// The round whose verdict stands.
	pub judged: Option<RoundId>,
	/// From when on it is expired, if nobody can verify it until then.
	pub expires: Option<Moment>,
	/// The incident that tells of it instead.
	pub merged_into: Option<IncidentId>,
	/// How many incidents were merged into this one.
	pub absorbed: u32,
	/// The agency that leads the response.
	pub lead: Option<AgencyId>,
	/// The times of 7-1-7.
	pub stamps: Stamps,
	/// Whether it is notifiable to WHO, by the answers of the last report to IHR Annex 2.
	pub notify: bool,
	/// The timers that run.
	pub running: Running,
	/// The timers that were missed.
	pub missed: MissedTimers,
}

impl Incident {
	/// CAP certainty. While facts are under verification, the word of a competent authority counts, or else the last
	/// verdict.
	pub const fn certainty(&self) -> Certainty {
		use Verification::*;
		let state = match (self.verification, self.provisional, self.previous) {
			(UnderVerification, true, _) => return Certainty::Likely,
			(UnderVerification, false, Some(verdict)) => Verification::judged(verdict),
			(state, ..) => state,
		};
		match state {
			Confirmed => Certainty::Observed,
			ConfirmedLimited => Certainty::Likely,
			Reported | UnderVerification => Certainty::Possible,
			Refuted | Discarded => Certainty::Unlikely,
			Disputed | Unverifiable | Merged | Expired => Certainty::Unknown,
		}
	}
}
