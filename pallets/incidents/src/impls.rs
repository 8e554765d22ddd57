//! What the calls do, and what other pallets may ask.

use crate::*;
use alloc::collections::BTreeSet;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{DefensiveOption, Get, Time},
};
use muster_primitives::{
	text,
	traits::{self, Agencies as _, RoundProposal, Rounds as _},
	AgencyId, CapStatus, Certainty, EventTypeId, IncidentId, Moment, RegionCode, Revision, RoundId, Verdict,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	ArithmeticError, DispatchError,
};

/// Hash of what voters vote on.
pub(crate) type ContentHash = <BlakeTwo256 as Hash>::Output;

impl<T: Config> Pallet<T> {
	/// The last report of an incident.
	pub fn last_report(incident: IncidentId) -> Option<ReportOf<T>> {
		Incidents::<T>::get(incident).and_then(|record| Reports::<T>::get(incident, record.revision))
	}

	/// CAP certainty of an incident.
	pub fn certainty(incident: IncidentId) -> Option<Certainty> {
		Incidents::<T>::get(incident).map(|record| record.certainty())
	}

	/// BLAKE2b-256 of the SCALE-encoded `(event_type, status, facts)`: what a vote is for.
	pub fn content_hash(event_type: EventTypeId, status: CapStatus, facts: &Facts) -> ContentHash {
		BlakeTwo256::hash_of(&(event_type, status, facts))
	}

	pub(crate) fn do_file(
		agency: AgencyId,
		officer: T::AccountId,
		event_type: EventTypeId,
		status: CapStatus,
		facts: Facts,
	) -> DispatchResult {
		let kind = EventTypes::<T>::get(event_type).ok_or(Error::<T>::UnknownEventType)?;
		let filed_at = T::Clock::now();
		let region = Self::validate(&facts, &kind, filed_at)?;
		let incident = NextIncident::<T>::get();
		NextIncident::<T>::put(incident.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let report_due = facts.observed_at.saturating_add(kind.timers.report_within);

		Incidents::<T>::insert(
			incident,
			Incident {
				event_type,
				status,
				reporter: agency,
				region,
				severity: facts.severity,
				verification: Verification::Reported,
				provisional: false,
				previous: None,
				management: Management::Pending,
				revision: FIRST_REVISION,
				round: None,
				filed_at,
				report_due,
				verify_due: None,
			},
		);
		Self::put_report(incident, FIRST_REVISION, agency, officer.clone(), facts.clone(), filed_at);
		Self::deposit_event(Event::Filed {
			incident,
			agency,
			officer: officer.clone(),
			event_type,
			status,
			region,
			report_due,
			facts,
		});

		if filed_at > report_due {
			Self::note_late(incident, agency, officer, report_due);
		}
		Ok(())
	}

	/// Counts a first report that came after it was due.
	pub(crate) fn note_late(
		incident: IncidentId,
		agency: AgencyId,
		officer: T::AccountId,
		report_due: Moment,
	) {
		let breaches = Breaches::<T>::mutate(agency, |count| {
			// A counter at its end must not keep a report out.
			*count = count.saturating_add(1);
			*count
		});
		Self::deposit_event(Event::ReportLate { incident, agency, officer, report_due, breaches });
	}

	pub(crate) fn do_revise(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		facts: Facts,
	) -> DispatchResult {
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.reporter == agency, Error::<T>::NotReporter);
		let next = incident.verification.after(Step::Revise).ok_or(Error::<T>::NotRevisable)?;
		ensure!(incident.revision < T::MaxRevisions::get(), Error::<T>::TooManyRevisions);
		let last = Reports::<T>::get(id, incident.revision).defensive_ok_or(Error::<T>::UnknownIncident)?;
		ensure!(last.facts != facts, Error::<T>::SameFacts);
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		let now = T::Clock::now();
		incident.region = Self::validate(&facts, &kind, now)?;
		incident.severity = facts.severity;
		incident.revision = incident.revision.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		incident.previous = incident.verification.verdict().or(incident.previous);
		incident.verification = next;

		let voided = incident.round.take();
		if let Some(round) = voided {
			T::Rounds::void(round)?;
		}
		if next == Verification::UnderVerification {
			Self::open_round(id, &mut incident, &kind, &facts, now)?;
		}

		Incidents::<T>::insert(id, &incident);
		Self::put_report(id, incident.revision, agency, officer.clone(), facts.clone(), now);
		let Incident { revision, region, previous, round, verify_due, .. } = incident;
		Self::deposit_event(Event::Revised {
			incident: id,
			revision,
			agency,
			officer,
			region,
			previous,
			voided,
			round,
			verify_due,
			facts,
		});
		Ok(())
	}

	pub(crate) fn do_triage_accept(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
	) -> DispatchResult {
		let mut incident = Self::triage(agency, id, Step::Accept)?;
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		let revision = incident.revision;
		let report = Reports::<T>::get(id, revision).defensive_ok_or(Error::<T>::UnknownIncident)?;
		let (round, verify_due) = Self::open_round(id, &mut incident, &kind, &report.facts, T::Clock::now())?;

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::TriageAccepted {
			incident: id,
			revision,
			agency,
			officer,
			round,
			verify_due,
		});
		Ok(())
	}

	pub(crate) fn do_triage_discard(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		reason: DiscardReason,
	) -> DispatchResult {
		let incident = Self::triage(agency, id, Step::Discard)?;

		Incidents::<T>::insert(id, incident);
		Discards::<T>::insert(id, Discard { agency, officer: officer.clone(), reason });
		Self::deposit_event(Event::TriageDiscarded { incident: id, agency, officer, reason });
		Ok(())
	}

	/// The incident after `step` of triage, if `agency` may take it.
	fn triage(agency: AgencyId, id: IncidentId, step: Step) -> Result<Incident, Error<T>> {
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.reporter != agency, Error::<T>::OwnReport);
		ensure!(
			T::Agencies::agency(agency).is_some_and(|profile| profile.jurisdiction.contains(incident.region)),
			Error::<T>::OutsideJurisdiction
		);
		incident.verification = incident.verification.after(step).ok_or(Error::<T>::AlreadyTriaged)?;
		Ok(incident)
	}

	/// Opens a round on `facts`, the last ones of the incident, and notes it in the incident. Returns the
	/// round and when its verdict is due.
	fn open_round(
		id: IncidentId,
		incident: &mut Incident,
		kind: &EventType,
		facts: &Facts,
		now: Moment,
	) -> Result<(RoundId, Moment), DispatchError> {
		let round = T::Rounds::open(RoundProposal {
			incident: id,
			revision: incident.revision,
			content: Self::content_hash(incident.event_type, incident.status, facts),
			region: incident.region,
			reporter: incident.reporter,
			classes: kind.voters,
			competent: kind.competent,
			quorum: kind.quorums.of(facts.severity),
			duration: kind.timers.verify_within,
			status: incident.status,
		})?;
		let verify_due = now.saturating_add(kind.timers.verify_within);
		incident.round = Some(round);
		incident.verify_due = Some(verify_due);
		Ok((round, verify_due))
	}

	/// Checks facts against every rule and returns the narrowest region that contains all of theirs.
	pub(crate) fn validate(facts: &Facts, kind: &EventType, now: Moment) -> Result<RegionCode, Error<T>> {
		ensure!(!facts.categories.is_empty(), Error::<T>::NoCategory);
		ensure!(facts.categories.is_valid(), Error::<T>::StrayCategory);
		ensure!(!facts.categories.intersection(kind.categories).is_empty(), Error::<T>::ForeignCategory);

		let region = RegionCode::common(&facts.regions).ok_or(Error::<T>::NoRegion)?;
		let distinct = facts.regions.iter().collect::<BTreeSet<_>>().len();
		ensure!(distinct == facts.regions.len(), Error::<T>::DuplicateRegion);
		ensure!(facts.point.is_none_or(|point| point.is_valid()), Error::<T>::PointOffGlobe);

		let latest = now.saturating_add(T::MaxClockAhead::get());
		ensure!(facts.observed_at <= latest, Error::<T>::ObservedInFuture);
		// With the rule above this keeps the onset out of the future too.
		ensure!(
			facts.onset.is_none_or(|onset| onset <= facts.observed_at),
			Error::<T>::OnsetAfterObservation
		);
		ensure!(facts.utc_offset.unsigned_abs() <= MAX_UTC_OFFSET, Error::<T>::OffsetOutOfRange);

		let headline = core::str::from_utf8(&facts.headline).map_err(|_| Error::<T>::HeadlineNotUtf8)?;
		ensure!(!text::is_blank(headline), Error::<T>::HeadlineEmpty);
		ensure!(!text::has_control(headline), Error::<T>::HeadlineControlCharacter);
		Ok(region)
	}

	fn put_report(
		incident: IncidentId,
		revision: Revision,
		agency: AgencyId,
		officer: T::AccountId,
		facts: Facts,
		filed_at: Moment,
	) {
		let at = frame_system::Pallet::<T>::block_number();
		Reports::<T>::insert(incident, revision, Report { agency, officer, facts, filed_at, at });
	}
}

impl<T: Config> traits::OnVerdict for Pallet<T> {
	fn on_verdict(id: IncidentId, revision: Revision, round: RoundId, verdict: Verdict) -> DispatchResult {
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.revision == revision && incident.round == Some(round), Error::<T>::StaleVerdict);
		incident.verification =
			incident.verification.after(Step::Judge(verdict)).ok_or(Error::<T>::StaleVerdict)?;
		incident.round = None;
		// The verdict takes the place of what the competent authority vouched for.
		incident.provisional = false;

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::VerdictReached { incident: id, revision, round, verdict });
		Ok(())
	}
}

impl<T: Config> traits::Incidents for Pallet<T> {
	fn region(incident: IncidentId) -> Option<RegionCode> {
		Incidents::<T>::get(incident).map(|record| record.region)
	}

	fn status(incident: IncidentId) -> Option<CapStatus> {
		Incidents::<T>::get(incident).map(|record| record.status)
	}
}
