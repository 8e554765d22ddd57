//! Public alerts and their end: two officers of competent authorities say the same words.
//!
//! An alert is its authorities' decision, not a finding: no verdict raises or ends one. When the incident is refuted or
//! discarded later, its alert stays in force until the all-clear or its end. Whoever warned says that the danger is over;
//! else a vote, or a revision that voids one, would switch sirens on and off.

use crate::*;
use core::mem::discriminant;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{DefensiveOption, EnsureOrigin, Get, Time},
};
use frame_system::RawOrigin;
use muster_primitives::{
	traits::Agencies as _,
	two_person::{self, Now, Speaker, TwoPersonError, Word},
	AgencyClasses, AgencyId, ContentRef, IncidentId, Moment,
};
use sp_runtime::{traits::BadOrigin, DispatchError};

/// An incident, and the classes that may speak of it to the public.
struct Case {
	id: IncidentId,
	incident: Incident,
	competent: AgencyClasses,
}

impl<T: Config> Pallet<T> {
	/// The alert in force for an incident.
	pub fn alert(incident: IncidentId) -> Option<AlertOf<T>> {
		let now = T::Clock::now();
		Alerts::<T>::get(incident).filter(|alert| alert.is_in_force(now))
	}

	pub(crate) fn do_public_alert(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		content: ContentRef,
		expires: Moment,
	) -> DispatchResult {
		let case = Self::case(id)?;
		Self::ensure_competent(agency, case.competent, case.incident.region)?;
		ensure!(case.incident.verification.is_alertable(), Error::<T>::NotAlertable);
		let raised_at = T::Clock::now();
		ensure!(expires > raised_at, Error::<T>::AlertOver);
		ensure!(expires.saturating_sub(raised_at) <= T::MaxAlert::get(), Error::<T>::AlertTooLong);
		ensure!(Self::alert(id).is_none(), Error::<T>::AlertInForce);
		let act = AlertAct::Raise { content, expires };
		let Some(proposer) = Self::hear(&case, agency, &officer, act)? else { return Ok(()) };
		Alerts::<T>::insert(
			id,
			Alert {
				content,
				raised_at,
				expires,
				proposed_by: proposer.clone(),
				confirmed_by: officer.clone(),
			},
		);
		Self::deposit_event(Event::AlertRaised { incident: id, agency, officer, proposer, content, expires });
		Ok(())
	}

	pub(crate) fn do_all_clear(
		agency: AgencyId,
		officer: T::AccountId,
		id: IncidentId,
		content: ContentRef,
	) -> DispatchResult {
		let case = Self::case(id)?;
		Self::ensure_competent(agency, case.competent, case.incident.region)?;
		ensure!(Self::alert(id).is_some(), Error::<T>::NoAlert);
		let act = AlertAct::Clear { content };
		let Some(proposer) = Self::hear(&case, agency, &officer, act)? else { return Ok(()) };
		Alerts::<T>::remove(id);
		Self::deposit_event(Event::AllClear { incident: id, agency, officer, proposer, content });
		Ok(())
	}

	fn case(id: IncidentId) -> Result<Case, DispatchError> {
		let incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		Ok(Case { id, incident, competent: kind.competent })
	}

	/// Hears `officer` say `act`. Returns the first person if this is the second word; `None` if it is the first and
	/// waits now.
	fn hear(
		case: &Case,
		agency: AgencyId,
		officer: &T::AccountId,
		act: AlertAct,
	) -> Result<Option<T::AccountId>, DispatchError> {
		// Who is no officer has no say here, whatever the origin admits: nothing tells since when it is there.
		let profile = T::Agencies::officer(officer).ok_or(BadOrigin)?;
		let moment = T::Clock::now();
		let standing = match AlertProposals::<T>::get(case.id) {
			Some(kept) if !Self::stands(&kept, &act, case, moment) => None,
			Some(kept) if kept.act == act => Some(kept.proposal),
			// Who says otherwise takes back what they said.
			Some(kept) if kept.proposal.proposer == *officer => None,
			Some(_) => return Err(Error::<T>::ProposalDiffers.into()),
			None => None,
		};
		let speaker = Speaker { who: officer.clone(), enrolled_at: Some(profile.enrolled_at.into()) };
		let now =
			Now { block: frame_system::Pallet::<T>::block_number(), moment, window: T::AlertWindow::get() };
		match two_person::speak(standing.as_ref(), speaker, now).map_err(Error::<T>::from)? {
			Word::First(proposal) => {
				let expires = proposal.expires;
				AlertProposals::<T>::insert(case.id, AlertProposal { proposal, act });
				let (incident, officer) = (case.id, officer.clone());
				Self::deposit_event(Event::AlertProposed { incident, agency, officer, act, expires });
				Ok(None)
			}
			Word::Second { proposer } => {
				AlertProposals::<T>::remove(case.id);
				Ok(Some(proposer))
			}
		}
	}

	/// Whether a first word still counts when `act` is said. Its speaker must be able to say it again now: one who was
	/// suspended, revoked or moved to another key, or lost the role or the case, has no word. A word to clear is void
	/// once its alert is over, so that it does not hold up the next alert.
	fn stands(kept: &AlertProposalOf<T>, act: &AlertAct, case: &Case, now: Moment) -> bool {
		let speaks = || {
			let origin = RawOrigin::Signed(kept.proposal.proposer.clone()).into();
			T::DeclareOrigin::ensure_origin(origin).is_ok_and(|(agency, _)| {
				Self::ensure_competent(agency, case.competent, case.incident.region).is_ok()
			})
		};
		discriminant(&kept.act) == discriminant(act) && kept.proposal.is_alive(now) && speaks()
	}
}

impl<T> From<TwoPersonError> for Error<T> {
	fn from(error: TwoPersonError) -> Self {
		match error {
			TwoPersonError::SamePerson => Self::SamePerson,
			TwoPersonError::EnrolledSince => Self::EnrolledSince,
		}
	}
}
