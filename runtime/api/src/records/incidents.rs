//! Incidents, event types and response levels.

use super::{ContentView, MissedView, NamesView, ProposalView};
use crate::{macros::names, Text};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::{
	AgencyClasses, AgencyId, CapStatus, Categories, Certainty, EventTypeId, GeoPoint, IhrAnnex2, IncidentId,
	Moment, Quorum, RegionCode, ResponseLevel, Revision, RoundId, Sealing, Severity, Urgency, Verdict,
};
use scale_info::TypeInfo;
use sp_runtime::AccountId32;

names! {
	/// Whether it is so.
	pub enum Verification {
		/// Nobody but the reporter has said anything.
		Reported = 0,
		/// A round is open.
		UnderVerification = 1,
		/// It is so.
		Confirmed = 2,
		/// It is not so.
		Refuted = 3,
		/// Both sides have a voice and neither the quorum.
		Disputed = 4,
		/// Nobody could say.
		Unverifiable = 5,
		/// Triage found nothing to verify.
		Discarded = 6,
		/// Told of by another incident.
		Merged = 7,
		/// Unverifiable for too long.
		Expired = 8,
		/// It is so, by fewer independent classes than the quorum asks for: the nation has no more.
		ConfirmedLimited = 9,
	}

	/// What is done about it.
	pub enum Management {
		/// Nobody leads yet.
		Pending = 0,
		/// An agency leads.
		Ongoing = 1,
		/// Under control.
		Contained = 2,
		/// Done.
		Closed = 3,
	}

	/// Why triage found nothing to verify.
	pub enum DiscardReason {
		/// What is reported is no event.
		NotAnEvent = 0,
		/// An event, but none of those this chain coordinates.
		OutOfScope = 1,
		/// Not meant seriously.
		Spam = 2,
		/// Over long before it was reported.
		Stale = 3,
	}

	/// What is due by when.
	pub enum Timer {
		/// The first report, from the observation.
		Report = 0,
		/// Triage, from the first report.
		Triage = 1,
		/// The verdict, from the opening of the round.
		Verify = 2,
		/// 7-1-7: the observation, from the onset.
		Detect = 3,
		/// 7-1-7: the first report, from the observation.
		Notify = 4,
		/// 7-1-7: the early response, from the first report.
		Respond = 5,
	}
}

/// A message from outside that facts were taken from, as CAP names it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ExternalAlertView {
	/// CAP `sender`.
	pub sender: Text,
	/// CAP `identifier`.
	pub identifier: Text,
	/// CAP `sent`.
	pub sent: Moment,
	/// Minutes that the local time of `sent` is ahead of UTC.
	pub sent_offset: i16,
}

/// Answers to IHR (2005) Annex 2; `None` is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct IhrView {
	/// Is the public health impact of the event serious?
	pub serious_impact: Option<bool>,
	/// Is the event unusual or unexpected?
	pub unusual: Option<bool>,
	/// Is there a significant risk of international spread?
	pub international_spread: Option<bool>,
	/// Is there a significant risk of international travel or trade restrictions?
	pub trade_restrictions: Option<bool>,
}

impl From<IhrAnnex2> for IhrView {
	fn from(answers: IhrAnnex2) -> Self {
		let IhrAnnex2 { serious_impact, unusual, international_spread, trade_restrictions } = answers;
		Self { serious_impact, unusual, international_spread, trade_restrictions }
	}
}

impl From<IhrView> for IhrAnnex2 {
	fn from(answers: IhrView) -> Self {
		let IhrView { serious_impact, unusual, international_spread, trade_restrictions } = answers;
		Self { serious_impact, unusual, international_spread, trade_restrictions }
	}
}

/// What an officer stated of an event, and when. Never changed: a revision is another report.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ReportView {
	/// Its number, counted from 1.
	pub revision: Revision,
	/// Who reported.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// Time of the block.
	pub filed_at: Moment,
	/// The block.
	pub block: u32,
	/// CAP `category`.
	pub categories: Categories,
	/// CAP `urgency`.
	pub urgency: Urgency,
	/// CAP `severity`.
	pub severity: Severity,
	/// Regions concerned.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::regions"))]
	pub regions: Vec<RegionCode>,
	/// Where exactly, if it has a place: millionths of a degree (WGS 84).
	pub point: Option<GeoPoint>,
	/// When the event began, if known.
	pub onset: Option<Moment>,
	/// When it was observed, as claimed.
	pub observed_at: Moment,
	/// Minutes that the reporter's local time is ahead of UTC.
	pub utc_offset: i16,
	/// CAP `headline`.
	pub headline: Text,
	/// The full report, kept off the chain.
	pub content: ContentView,
	/// Answers to IHR Annex 2.
	pub ihr: IhrView,
	/// The alert from outside that the facts were taken from.
	pub external: Option<ExternalAlertView>,
}

/// Who discarded an incident, and why.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct DiscardView {
	/// The agency that triaged.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// Why.
	pub reason: DiscardReason,
}

/// How the management of an incident was closed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ClosureView {
	/// The lead.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// The final report, kept off the chain.
	pub report: ContentView,
	/// Time of the block.
	pub at: Moment,
}

/// The word of one reporter that two incidents are one. It may be void.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct MergeProposalView {
	/// The incident that is to take this one in.
	pub target: IncidentId,
	/// The last report of this incident when it was said.
	pub revision: Revision,
	/// The last report of the target when it was said.
	pub target_revision: Revision,
	/// The agency that said so.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// From this moment on the word is void.
	pub expires: Moment,
}

/// A public alert. In force until it expires or two officers give the all-clear.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct AlertView {
	/// The message, kept off the chain.
	pub content: ContentView,
	/// Time of the block in which the second officer spoke.
	pub raised_at: Moment,
	/// From this moment on it is over.
	pub expires: Moment,
	/// The officer who spoke first.
	pub proposed_by: AccountId32,
	/// The officer who spoke second.
	pub confirmed_by: AccountId32,
}

/// The first of the two words that an alert or an all-clear takes. It may be void.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct AlertProposalView {
	/// Who said it, and until when it waits.
	pub proposal: ProposalView,
	/// When the alert is to be over; `None` if it is the all-clear that is proposed.
	pub alert_until: Option<Moment>,
	/// The message, kept off the chain.
	pub content: ContentView,
}

/// The times of 7-1-7, from the first report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct StampsView {
	/// When the event began: as last stated, where that is not after its detection.
	pub emerged: Option<Moment>,
	/// When it was first observed.
	pub detected: Moment,
	/// When it was first reported here.
	pub notified: Moment,
	/// When the early response was complete.
	pub responded: Option<Moment>,
}

/// When the timers that run are due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct RunningView {
	/// Triage.
	pub triage: Option<Moment>,
	/// The verdict.
	pub verify: Option<Moment>,
	/// The early response.
	pub respond: Option<Moment>,
}

/// An incident: what was reported, whether it is so, what is done about it. At most 255 reports.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct IncidentRecord {
	/// What kind of event.
	pub event_type: EventTypeId,
	/// CAP `status`: drill or real.
	pub status: CapStatus,
	/// The agency whose incident it is.
	pub reporter: AgencyId,
	/// The narrowest region that contains all regions of the last report.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub region: RegionCode,
	/// CAP `severity` of the last report.
	pub severity: Severity,
	/// CAP `certainty`, by how verification stands.
	pub certainty: Certainty,
	/// Whether it is so.
	pub verification: Verification,
	/// The verdict that stands.
	pub verdict: Option<Verdict>,
	/// Whether a competent authority vouches for the facts under verification until the verdict.
	pub provisional: bool,
	/// The last verdict that does not stand any more.
	pub previous: Option<Verdict>,
	/// What is done about it.
	pub management: Management,
	/// The agency that leads the response.
	pub lead: Option<AgencyId>,
	/// Number of the last report.
	pub revision: Revision,
	/// The open round.
	pub round: Option<RoundId>,
	/// The round whose verdict stands.
	pub judged: Option<RoundId>,
	/// Time of the block with the first report.
	pub filed_at: Moment,
	/// When the first report was due.
	pub report_due: Moment,
	/// When the verdict of the last round is or was due.
	pub verify_due: Option<Moment>,
	/// From when on it is expired, if nobody can verify it until then.
	pub expires: Option<Moment>,
	/// The incident that tells of it instead.
	pub merged_into: Option<IncidentId>,
	/// How many incidents were merged into this one.
	pub absorbed: u32,
	/// The times of 7-1-7.
	pub stamps: StampsView,
	/// Whether it is notifiable to WHO, by the answers of the last report to IHR Annex 2.
	pub notify: bool,
	/// The timers that run.
	pub running: RunningView,
	/// The timers that were missed.
	pub missed: Vec<Timer>,
	/// Every report, by revision: the last one is what is said now.
	pub reports: Vec<ReportView>,
	/// Who discarded it, and why.
	pub discard: Option<DiscardView>,
	/// With which report it was closed, and by whom.
	pub closure: Option<ClosureView>,
	/// The word of its reporter that it is one with another.
	pub merge_proposal: Option<MergeProposalView>,
	/// Its public alert. It may be over.
	pub alert: Option<AlertView>,
	/// The first word for an alert or an all-clear.
	pub alert_proposal: Option<AlertProposalView>,
}

impl IncidentRecord {
	/// What is said now.
	pub fn last_report(&self) -> Option<&ReportView> {
		self.reports.last()
	}
}

/// Quorums by CAP `severity`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct QuorumsView {
	/// Of extreme incidents.
	pub extreme: Quorum,
	/// Of severe ones.
	pub severe: Quorum,
	/// Of moderate ones.
	pub moderate: Quorum,
	/// Of minor ones.
	pub minor: Quorum,
	/// Where nobody knows.
	pub unknown: Quorum,
}

/// How long things may take, in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct TimersView {
	/// From the observation to the first report.
	pub report_within: Moment,
	/// From the first report to triage; and how long votes are taken.
	pub verify_within: Moment,
	/// How long a verdict may be appealed.
	pub challenge_within: Moment,
	/// From the onset to the observation: the first 7 of 7-1-7.
	pub detect_within: Moment,
	/// From the observation to the first report, as 7-1-7 has it.
	pub notify_within: Moment,
	/// From the first report to the end of the early response: the last 7 of 7-1-7.
	pub respond_within: Moment,
	/// How long an incident stays that nobody could verify.
	pub expire_within: Moment,
}

/// What a response level changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LevelEffectView {
	/// Hundredths of the usual urgent calls that an agency has.
	pub urgent_percent: u32,
	/// Hundredths of the usual time to report.
	pub report_percent: u8,
	/// Hundredths of the usual time to triage and to vote.
	pub verify_percent: u8,
	/// The severity whose quorum the least of reports needs.
	pub at_least: Option<Severity>,
}

/// What each response level changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LevelsView {
	/// Level I, the gravest.
	pub i: LevelEffectView,
	/// Level II.
	pub ii: LevelEffectView,
	/// Level III.
	pub iii: LevelEffectView,
	/// Level IV.
	pub iv: LevelEffectView,
}

/// A kind of incident, as the registry has it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct EventTypeRecord {
	/// Short name that systems outside know it by.
	pub code: Text,
	/// What people call it.
	pub names: NamesView,
	/// CAP categories.
	pub categories: Categories,
	/// Classes that the law gives a veto.
	pub competent: AgencyClasses,
	/// Classes that vote.
	pub voters: AgencyClasses,
	/// What a verdict takes.
	pub quorums: QuorumsView,
	/// How long things may take.
	pub timers: TimersView,
	/// What response levels change.
	pub levels: LevelsView,
	/// When figures on it are sealed, and for how long.
	pub sealing: Option<Sealing>,
	/// Whether new incidents may be of it.
	pub active: bool,
}

/// A response level in force.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct DeclaredView {
	/// The level.
	pub level: ResponseLevel,
	/// The act or plan it rests on.
	pub legal_basis: Text,
	/// Who declared it.
	pub by: AgencyId,
	/// Since when.
	pub since: Moment,
	/// What it changes.
	pub effect: LevelEffectView,
}

/// A setting of a response level.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ResponseChangeView {
	/// The level; `None` if it was ended.
	pub level: Option<ResponseLevel>,
	/// The act or plan it rests on.
	pub legal_basis: Text,
	/// Who set it.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// Time of the block.
	pub at: Moment,
}

/// The response level of a region for an event type. There is none where none was ever set. Earlier settings are acts.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ResponseLevelRecord {
	/// What is in force.
	pub declared: Option<DeclaredView>,
	/// How often it was set.
	pub settings: u32,
	/// The last setting.
	pub last: Option<ResponseChangeView>,
}

/// What is kept of a region itself. There is none where there is nothing to say.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct RegionRecord {
	/// Hundredths of the usual urgent calls, by the levels declared for it; `None` where none is declared.
	pub urgent_percent: Option<u32>,
	/// Timers that were missed in it, which no one agency answers for.
	pub missed: Vec<MissedView>,
}
