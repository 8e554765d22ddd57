//! Reports: the first one, and those that follow.

use crate::*;
use alloc::collections::BTreeSet;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{DefensiveOption, Get, Time},
};
use muster_primitives::{
	text, traits::Rounds as _, AgencyClasses, AgencyId, CapStatus, EventTypeId, IncidentId, Moment,
	RegionCode, Revision, RoundId,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	ArithmeticError, DispatchError,
};

/// Hash of what voters vote on.
pub(crate) type ContentHash = <BlakeTwo256 as Hash>::Output;

/// What putting other facts in the place of the last ones did.
struct Restated {
	/// The round that is void.
	voided: Option<RoundId>,
	/// Who may vote in the round that opened; nobody if none did.
	voters: AgencyClasses,
}

impl<T: Config> Pallet<T> {
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
		ensure!(kind.active, Error::<T>::RetiredEventType);
		let filed_at = T::Clock::now();
		let region = Self::validate(&facts, &kind, filed_at)?;
		let id = NextIncident::<T>::get();
		NextIncident::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);

		let effect = Self::effect_on(status, region, event_type);
		let Timers { report_within, verify_within, respond_within, .. } = kind.timers;
		let report_due = facts.observed_at.saturating_add(effect.to_report(report_within));
		let triage_due = filed_at.saturating_add(effect.to_verify(verify_within));
		let respond_due = filed_at.saturating_add(respond_within);
		let mut incident = Incident {
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
			judged: None,
			expires: None,
			merged_into: None,
			absorbed: 0,
			lead: None,
			stamps: Stamps {
				emerged: facts.onset,
				detected: facts.observed_at,
				notified: filed_at,
				responded: None,
			},
			notify: facts.ihr.notify(),
			running: Running { triage: Some(triage_due), verify: None, respond: Some(respond_due) },
			missed: MissedTimers::default(),
		};
		Self::remind(id, triage_due);
		Self::remind(id, respond_due);
		Self::put_report(id, FIRST_REVISION, agency, officer.clone(), facts.clone(), filed_at);
		Self::deposit_event(Event::Filed {
			incident: id,
			agency,
			officer,
			event_type,
			status,
			region,
			report_due,
			triage_due,
			respond_due,
			facts,
		});
		Self::look_at_report(id, &mut incident, &kind.timers);
		Incidents::<T>::insert(id, incident);
		Ok(())
	}

	/// Revises the facts; returns who may vote in the round that opens, nobody if none does.
	pub(crate) fn do_revise(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		facts: Facts,
	) -> Result<AgencyClasses, DispatchError> {
		let mut incident = Self::reported_by(agency, id)?;
		let next = incident.verification.after(Step::Revise).ok_or(Error::<T>::NotRevisable)?;
		ensure!(incident.management != Management::Closed, Error::<T>::NotRevisable);
		let Restated { voided, voters } = Self::restate(id, &mut incident, &facts, next)?;

		Incidents::<T>::insert(id, &incident);
		let Incident { revision, region, previous, round, verify_due, .. } = incident;
		Self::put_report(id, revision, agency, officer.clone(), facts.clone(), T::Clock::now());
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
		Ok(voters)
	}

	/// Reopens an incident; returns who may vote in the round that opens.
	pub(crate) fn do_reopen(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		reason: ReopenReason,
		facts: Facts,
	) -> Result<AgencyClasses, DispatchError> {
		let mut incident = Self::reported_by(agency, id)?;
		let reopened = incident.management.after(Move::Reopen);
		let step = if reopened.is_some() { Step::Resume } else { Step::Reopen };
		let next = incident.verification.after(step).ok_or(Error::<T>::NotReopenable)?;
		let Restated { voided, voters } = Self::restate(id, &mut incident, &facts, next)?;
		incident.management = reopened.unwrap_or(incident.management);
		let respond_due = Self::time_response_again(id, &mut incident)?;

		Discards::<T>::remove(id);
		Closures::<T>::remove(id);
		Incidents::<T>::insert(id, &incident);
		let Incident { revision, region, management, previous, round, verify_due, .. } = incident;
		Self::put_report(id, revision, agency, officer.clone(), facts.clone(), T::Clock::now());
		Self::deposit_event(Event::Reopened {
			incident: id,
			revision,
			agency,
			officer,
			reason,
			region,
			management,
			previous,
			voided,
			round: round.defensive_ok_or(Error::<T>::NotUnderVerification)?,
			verify_due: verify_due.defensive_ok_or(Error::<T>::NotUnderVerification)?,
			respond_due,
			facts,
		});
		Ok(voters)
	}

	/// The incident, if `agency` reported it.
	fn reported_by(agency: AgencyId, id: IncidentId) -> Result<Incident, Error<T>> {
		let incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.reporter == agency, Error::<T>::NotReporter);
		Ok(incident)
	}

	/// Puts other facts in the place of the last ones, in the state `next`: what was said of the last ones is void.
	fn restate(
		id: IncidentId,
		incident: &mut Incident,
		facts: &Facts,
		next: Verification,
	) -> Result<Restated, DispatchError> {
		ensure!(incident.revision < T::MaxRevisions::get(), Error::<T>::TooManyRevisions);
		let last = Reports::<T>::get(id, incident.revision).defensive_ok_or(Error::<T>::UnknownIncident)?;
		ensure!(last.facts != *facts, Error::<T>::SameFacts);
		ensure!(!last.facts.tell_the_same(facts), Error::<T>::TrivialRevision);
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		let now = T::Clock::now();
		if incident.round.is_some() {
			Self::ensure_may_void(incident, &kind, last.filed_at, now)?;
		}
		incident.region = Self::validate(facts, &kind, now)?;
		incident.severity = facts.severity;
		incident.notify = facts.ihr.notify();
		let detected = incident.stamps.detected;
		incident.stamps.emerged = facts.onset.filter(|onset| *onset <= detected).or(incident.stamps.emerged);
		incident.revision = incident.revision.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		incident.previous = incident.verification.last_verdict().or(incident.previous);
		incident.verification = next;
		// Who vouched did so for other facts.
		incident.provisional = false;

		let voided = Self::leave_rounds(incident)?;
		if next != Verification::UnderVerification {
			return Ok(Restated { voided, voters: AgencyClasses::EMPTY });
		}
		Self::open_round(id, incident, &kind, facts)?;
		Ok(Restated { voided, voters: kind.voters })
	}

	/// Ends what goes on about the last facts: voids the open round, which it returns, and takes the right to appeal from
	/// the verdict that stands.
	pub(crate) fn leave_rounds(incident: &mut Incident) -> Result<Option<RoundId>, DispatchError> {
		let voided = incident.round.take();
		if let Some(round) = voided {
			T::Rounds::void(round)?;
		}
		if let Some(round) = incident.judged.take() {
			T::Rounds::settle(round);
		}
		incident.expires = None;
		Ok(voided)
	}

	/// Whether the reporter may void the open round. Otherwise one who sees a vote go wrong could start it over for ever.
	fn ensure_may_void(
		incident: &Incident,
		kind: &EventType,
		last_filed: Moment,
		now: Moment,
	) -> Result<(), Error<T>> {
		let counted = |due: Moment| now >= due.saturating_add(T::CountingTime::get());
		ensure!(incident.verify_due.is_none_or(|due| now < due || counted(due)), Error::<T>::RoundCounting);
		let effect = Self::effect_on(incident.status, incident.region, incident.event_type);
		let next = last_filed.saturating_add(effect.to_verify(kind.timers.verify_within));
		ensure!(incident.revision < FREE_REVISIONS || now >= next, Error::<T>::RevisedTooOften);
		Ok(())
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

		let latest = Self::latest(now);
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

		if let Some(ExternalAlert { sender, identifier, sent, sent_offset }) = &facts.external {
			let named = ExternalAlert::is_name(sender) && ExternalAlert::is_name(identifier);
			ensure!(named, Error::<T>::ExternalName);
			ensure!(*sent <= latest, Error::<T>::ExternalSentInFuture);
			ensure!(sent_offset.unsigned_abs() <= MAX_UTC_OFFSET, Error::<T>::OffsetOutOfRange);
		}
		Ok(region)
	}

	/// The latest time that an officer may claim for something that has happened.
	pub(crate) fn latest(now: Moment) -> Moment {
		now.saturating_add(T::MaxClockAhead::get())
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
