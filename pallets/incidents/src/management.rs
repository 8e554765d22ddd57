//! What is done about an incident: the lead, how far it is, and the end.

use crate::*;
use frame_support::{dispatch::DispatchResult, ensure, traits::Time};
use muster_primitives::{
	traits::{Agencies as _, OpenNeeds},
	AgencyId, ContentRef, IncidentId, Moment, Role,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_assign_lead(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		lead: AgencyId,
	) -> DispatchResult {
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(Self::covers(agency, incident.region), Error::<T>::OutsideJurisdiction);
		let gone = [Verification::Discarded, Verification::Merged];
		ensure!(!gone.contains(&incident.verification), Error::<T>::NotLeadable);
		let management = incident.management.after(Move::Lead).ok_or(Error::<T>::WrongManagement)?;
		let fit = T::Agencies::agency(lead).is_some_and(|profile| {
			profile.active
				&& profile.jurisdiction.contains(incident.region)
				&& profile.roles.contains(Role::Report)
		});
		ensure!(fit, Error::<T>::UnfitLead);
		ensure!(incident.lead != Some(lead), Error::<T>::SameLead);
		incident.management = management;
		incident.lead = Some(lead);

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::LeadAssigned { incident: id, lead, management, agency, officer });
		Ok(())
	}

	pub(crate) fn do_set_management(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		management: Management,
	) -> DispatchResult {
		let mut incident = Self::led_by(agency, id)?;
		incident.management =
			incident.management.after(Move::Set(management)).ok_or(Error::<T>::WrongManagement)?;

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::ManagementChanged { incident: id, management, agency, officer });
		Ok(())
	}

	pub(crate) fn do_complete_response(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		at: Moment,
	) -> DispatchResult {
		let mut incident = Self::led_by(agency, id)?;
		ensure!(incident.stamps.responded.is_none(), Error::<T>::AlreadyResponded);
		ensure!(at >= incident.stamps.detected, Error::<T>::ResponseBeforeDetection);
		let now = T::Clock::now();
		ensure!(at <= Self::latest(now), Error::<T>::ResponseInFuture);
		Self::stop(id, &mut incident, Timer::Respond, now);
		incident.stamps.responded = Some(at);

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::ResponseCompleted { incident: id, at, agency, officer });
		Ok(())
	}

	pub(crate) fn do_close(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		report: ContentRef,
	) -> DispatchResult {
		let mut incident = Self::led_by(agency, id)?;
		incident.management = incident.management.after(Move::Close).ok_or(Error::<T>::WrongManagement)?;
		let waiting = [Verification::Reported, Verification::UnderVerification];
		ensure!(!waiting.contains(&incident.verification), Error::<T>::StillVerifying);
		ensure!(!T::Needs::has_open(id), Error::<T>::NeedsOpen);

		Incidents::<T>::insert(id, incident);
		let at = T::Clock::now();
		Closures::<T>::insert(id, Closure { agency, officer: officer.clone(), report, at });
		Self::deposit_event(Event::Closed { incident: id, report, agency, officer });
		Ok(())
	}

	/// The incident, if `agency` leads the response.
	fn led_by(agency: AgencyId, id: IncidentId) -> Result<Incident, Error<T>> {
		let incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.lead == Some(agency), Error::<T>::NotLead);
		Ok(incident)
	}
}
