//! Rounds of votes: what is asked, and what comes back.

use crate::*;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{DefensiveOption, Time},
	weights::Weight,
};
use muster_primitives::{
	traits::{OnRound, Rounds as _},
	AgencyClasses, IncidentId, OpenedRound, Revision, RoundId, RoundProposal, RoundSubject, Verdict,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// `call`, and what it takes at most to open a round of `classes`.
	pub(crate) fn with_opening(call: Weight, classes: AgencyClasses) -> Weight {
		call.saturating_add(T::Rounds::opening_weight(classes))
	}

	/// Opens a round on `facts`, the last ones of the incident, and notes it in the incident.
	pub(crate) fn open_round(
		id: IncidentId,
		incident: &mut Incident,
		kind: &EventType,
		facts: &Facts,
	) -> Result<OpenedRound, DispatchError> {
		let effect = Self::effect_on(incident.status, incident.region, incident.event_type);
		let opened = T::Rounds::open(RoundProposal {
			subject: RoundSubject::Incident { incident: id, revision: incident.revision },
			content: Self::content_hash(incident.event_type, incident.status, facts),
			region: incident.region,
			reporter: incident.reporter,
			category: kind.category(),
			classes: kind.voters,
			competent: kind.competent,
			quorum: kind.quorum(facts.severity, &effect),
			duration: effect.to_verify(kind.timers.verify_within),
			challenge: kind.timers.challenge_within,
			status: incident.status,
		})?;
		if incident.verify_due.is_none() {
			// The verdict of the first round is timed.
			incident.running.verify = Some(opened.deadline);
			Self::remind(id, Self::in_time_until(Timer::Verify, opened.deadline));
		}
		incident.round = Some(opened.round);
		incident.verify_due = Some(opened.deadline);
		Ok(opened)
	}

	/// The incident, if `round` is the one that is open on this revision.
	fn in_round(id: IncidentId, revision: Revision, round: RoundId) -> Result<Incident, Error<T>> {
		let incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.revision == revision && incident.round == Some(round), Error::<T>::StaleVerdict);
		Ok(incident)
	}
}

/// What is about something else than an incident, other pallets are told.
impl<T: Config> OnRound for Pallet<T> {
	fn on_followed(
		subject: RoundSubject,
		from: RoundId,
		verdict: Verdict,
		next: OpenedRound,
	) -> DispatchResult {
		let RoundSubject::Incident { incident: id, revision } = subject else { return Ok(()) };
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(incident.revision == revision, Error::<T>::StaleVerdict);
		let appealed = incident.judged == Some(from) && incident.verification.verdict() == Some(verdict);
		ensure!(appealed || incident.round == Some(from), Error::<T>::StaleVerdict);
		incident.verification = incident.verification.after(Step::Follow).ok_or(Error::<T>::StaleVerdict)?;
		if appealed || verdict == Verdict::Disputed {
			incident.previous = Some(verdict);
		}
		incident.judged = None;
		incident.expires = None;
		incident.round = Some(next.round);
		incident.verify_due = Some(next.deadline);

		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::RoundFollowed {
			incident: id,
			revision,
			from,
			verdict,
			round: next.round,
			region: next.region,
			verify_due: next.deadline,
		});
		Ok(())
	}

	fn on_verdict(subject: RoundSubject, round: RoundId, verdict: Verdict) -> DispatchResult {
		let RoundSubject::Incident { incident: id, revision } = subject else { return Ok(()) };
		let mut incident = Self::in_round(id, revision, round)?;
		incident.verification =
			incident.verification.after(Step::Judge(verdict)).ok_or(Error::<T>::StaleVerdict)?;
		incident.round = None;
		incident.judged = Some(round);
		// The verdict takes the place of what the competent authority vouched for.
		incident.provisional = false;
		let now = T::Clock::now();
		Self::stop(id, &mut incident, Timer::Verify, now);
		if verdict == Verdict::Unverifiable {
			let kind =
				EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
			let expires = now.saturating_add(kind.timers.expire_within);
			incident.expires = Some(expires);
			Self::remind(id, expires);
		}

		let expires = incident.expires;
		Incidents::<T>::insert(id, incident);
		Self::deposit_event(Event::VerdictReached { incident: id, revision, round, verdict, expires });
		Ok(())
	}
}
