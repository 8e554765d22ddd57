//! The events, as a section of the pallet.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An incident was reported for the first time.
		#[codec(index = 0)]
		Filed {
			/// The new incident.
			incident: IncidentId,
			/// Who reported.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What kind of event.
			event_type: EventTypeId,
			/// Drill or real.
			status: CapStatus,
			/// The narrowest region that contains all regions of the facts.
			region: RegionCode,
			/// When the report was due.
			report_due: Moment,
			/// When triage is due.
			triage_due: Moment,
			/// When the early response must be complete.
			respond_due: Moment,
			/// What was stated.
			facts: Facts,
		},
		// 1 was `ReportLate`, now one of `TimerMissed`.
		/// The reporter stated other facts.
		#[codec(index = 2)]
		Revised {
			/// The incident.
			incident: IncidentId,
			/// Number of the new report.
			revision: Revision,
			/// Who reported.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The narrowest region that contains all regions of the facts.
			region: RegionCode,
			/// The last verdict that does not stand any more.
			previous: Option<Verdict>,
			/// The round that was open on the last facts, now void.
			voided: Option<RoundId>,
			/// The round that is open on these facts.
			round: Option<RoundId>,
			/// When its verdict is due.
			verify_due: Option<Moment>,
			/// What was stated.
			facts: Facts,
		},
		/// Triage accepted a report and opened a round on it.
		#[codec(index = 3)]
		TriageAccepted {
			/// The incident.
			incident: IncidentId,
			/// Number of the report that is voted on.
			revision: Revision,
			/// The agency that triaged.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The round.
			round: RoundId,
			/// When its verdict is due.
			verify_due: Moment,
		},
		/// Triage found nothing to verify.
		#[codec(index = 4)]
		TriageDiscarded {
			/// The incident.
			incident: IncidentId,
			/// The agency that triaged.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Why.
			reason: DiscardReason,
		},
		/// A round ended. Nobody acts here: the voters are on record with the round.
		#[codec(index = 5)]
		VerdictReached {
			/// The incident.
			incident: IncidentId,
			/// Number of the report that was voted on.
			revision: Revision,
			/// The round.
			round: RoundId,
			/// What it found.
			verdict: Verdict,
			/// When it expires, where nobody could say.
			expires: Option<Moment>,
		},
		/// The first of two officers spoke for an alert or an all-clear. What the same officer said before is void.
		#[codec(index = 6)]
		AlertProposed {
			/// The incident.
			incident: IncidentId,
			/// The agency of the officer.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What was said.
			act: AlertAct,
			/// The second officer must say the same before this moment.
			expires: Moment,
		},
		/// A public alert is in force. An earlier one of the incident is over.
		#[codec(index = 7)]
		AlertRaised {
			/// The incident.
			incident: IncidentId,
			/// The agency of the second officer.
			agency: AgencyId,
			/// The second officer, who signed.
			officer: T::AccountId,
			/// The first officer.
			proposer: T::AccountId,
			/// The message, kept off the chain.
			content: ContentRef,
			/// From this moment on it is over.
			expires: Moment,
		},
		/// The public alert is over before its time.
		#[codec(index = 8)]
		AllClear {
			/// The incident.
			incident: IncidentId,
			/// The agency of the second officer.
			agency: AgencyId,
			/// The second officer, who signed.
			officer: T::AccountId,
			/// The first officer.
			proposer: T::AccountId,
			/// The message, kept off the chain.
			content: ContentRef,
		},
		/// Something was not done in time.
		#[codec(index = 9)]
		TimerMissed {
			/// The incident.
			incident: IncidentId,
			/// What was not done.
			timer: Timer,
			/// When it was due.
			due: Moment,
			/// Who owed it.
			by: Responsible,
			/// What this one has missed of this timer, with this if it is real: drills are not counted.
			count: u32,
		},
		/// One of two reporters says that two incidents are one. The other must say so too.
		#[codec(index = 10)]
		MergeProposed {
			/// The incident.
			incident: IncidentId,
			/// The incident that would take it in.
			target: IncidentId,
			/// Numbers of the last reports of the two. It is not said of others.
			revisions: (Revision, Revision),
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The other reporter must say the same before this moment.
			expires: Moment,
		},
		/// An incident is told of by another one from now on.
		#[codec(index = 11)]
		Merged {
			/// The incident.
			incident: IncidentId,
			/// The incident that took it in.
			target: IncidentId,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The officer of the other reporter, where two spoke.
			proposer: Option<T::AccountId>,
			/// The round that was open on it, now void.
			voided: Option<RoundId>,
		},
		/// A competent authority vouches for an incident until the verdict.
		#[codec(index = 12)]
		DeclaredProvisional {
			/// The incident.
			incident: IncidentId,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// An agency leads the response.
		#[codec(index = 13)]
		LeadAssigned {
			/// The incident.
			incident: IncidentId,
			/// The lead.
			lead: AgencyId,
			/// What is done about it from now on.
			management: Management,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// The lead says how far it is.
		#[codec(index = 14)]
		ManagementChanged {
			/// The incident.
			incident: IncidentId,
			/// What is done about it from now on.
			management: Management,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// The early response is complete.
		#[codec(index = 15)]
		ResponseCompleted {
			/// The incident.
			incident: IncidentId,
			/// When it was, as the lead says.
			at: Moment,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// The lead is done.
		#[codec(index = 16)]
		Closed {
			/// The incident.
			incident: IncidentId,
			/// The final report, kept off the chain.
			report: ContentRef,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// There is something new on an incident that had come to an end.
		#[codec(index = 17)]
		Reopened {
			/// The incident.
			incident: IncidentId,
			/// Number of the new report.
			revision: Revision,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Why.
			reason: ReopenReason,
			/// The narrowest region that contains all regions of the facts.
			region: RegionCode,
			/// What is done about it from now on.
			management: Management,
			/// The last verdict that does not stand any more.
			previous: Option<Verdict>,
			/// The round that was open on the last facts, now void.
			voided: Option<RoundId>,
			/// The round that is open on these facts.
			round: RoundId,
			/// When its verdict is due.
			verify_due: Moment,
			/// When the early response must be complete now, if that is timed again.
			respond_due: Option<Moment>,
			/// What was stated.
			facts: Facts,
		},
		/// A round ended and another goes on with the incident. Nobody acts here.
		#[codec(index = 18)]
		RoundFollowed {
			/// The incident.
			incident: IncidentId,
			/// Number of the report that is voted on.
			revision: Revision,
			/// The round that ended.
			from: RoundId,
			/// What it found.
			verdict: Verdict,
			/// The round that goes on.
			round: RoundId,
			/// The region whose agencies vote in it.
			region: RegionCode,
			/// When its verdict is due.
			verify_due: Moment,
		},
		/// Nobody could verify an incident in time. Nobody acts here.
		#[codec(index = 19)]
		Expired {
			/// The incident.
			incident: IncidentId,
		},
		/// The council put an event type into the registry.
		#[codec(index = 20)]
		EventTypeRegistered {
			/// Its number.
			event_type: EventTypeId,
			/// The entry.
			details: EventTypeDetails,
		},
		/// The council changed an event type. If it was retired, it is in force again.
		#[codec(index = 21)]
		EventTypeAmended {
			/// Its number.
			event_type: EventTypeId,
			/// The entry from now on.
			details: EventTypeDetails,
		},
		/// An event type takes no new incidents.
		#[codec(index = 22)]
		EventTypeRetired {
			/// Its number.
			event_type: EventTypeId,
		},
		/// A competent authority declared a response level, or lifted it.
		#[codec(index = 23)]
		ResponseLevelSet {
			/// For this region and those inside.
			region: RegionCode,
			/// For this kind of event.
			event_type: EventTypeId,
			/// The level; `None` where it is lifted.
			level: Option<ResponseLevel>,
			/// The law, plan or order.
			legal_basis: LegalBasis,
			/// What it changes as long as it is in force.
			effect: LevelEffect,
			/// The agency that acted.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
	}
}
