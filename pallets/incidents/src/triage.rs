//! The first look, and the word of a competent authority before the verdict.

use crate::*;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{DefensiveOption, Time},
};
use muster_primitives::{traits::Agencies as _, AgencyClasses, AgencyId, IncidentId, RegionCode, Severity};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Accepts a report; returns who may vote in the round that opens.
	pub(crate) fn do_triage_accept(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
	) -> Result<AgencyClasses, DispatchError> {
		let mut incident = Self::triage(agency, id, Step::Accept)?;
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		let revision = incident.revision;
		let report = Reports::<T>::get(id, revision).defensive_ok_or(Error::<T>::UnknownIncident)?;
		let opened = Self::open_round(id, &mut incident, &kind, &report.facts)?;

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::TriageAccepted {
			incident: id,
			revision,
			agency,
			officer,
			round: opened.round,
			verify_due: opened.deadline,
		});
		Ok(kind.voters)
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
		ensure!(Self::covers(agency, incident.region), Error::<T>::OutsideJurisdiction);
		incident.verification = incident.verification.after(step).ok_or(Error::<T>::AlreadyTriaged)?;
		Self::stop(id, &mut incident, Timer::Triage, T::Clock::now());
		Ok(incident)
	}

	pub(crate) fn do_declare_provisional(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
	) -> DispatchResult {
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		Self::ensure_competent(agency, kind.competent, incident.region)?;
		ensure!(incident.verification == Verification::UnderVerification, Error::<T>::NotUnderVerification);
		ensure!(incident.severity == Severity::Extreme, Error::<T>::NotExtreme);
		ensure!(!incident.provisional, Error::<T>::AlreadyProvisional);
		incident.provisional = true;

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::DeclaredProvisional { incident: id, agency, officer });
		Ok(())
	}

	/// Whether the jurisdiction of `agency` covers `region`.
	pub(crate) fn covers(agency: AgencyId, region: RegionCode) -> bool {
		T::Agencies::agency(agency).is_some_and(|profile| profile.jurisdiction.contains(region))
	}
}
