//! What must be done in time, and what happens when it was not.
//!
//! The list of the pallet names incidents, each for when something of it may be due. What was done before stays on the
//! list until then, and nothing is found: taking it off would cost as much.

use crate::*;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Defensive, DefensiveOption, Get, Time},
	weights::{Weight, WeightMeter},
};
use muster_primitives::{
	agenda::{self, Agenda, Walk},
	CapStatus, IncidentId, Moment,
};
use sp_runtime::DispatchError;

/// The list.
pub(crate) type AgendaOf<T> = Agenda<IncidentId, AgendaItems<T>, AgendaCursor<T>, AgendaLength<T>>;

impl<T: Config> Pallet<T> {
	/// Has an incident looked at when it is past `due`.
	pub(crate) fn remind(id: IncidentId, due: Moment) {
		AgendaOf::<T>::put(&id, due, T::Clock::now());
	}

	/// Works along the list within `limit`, one step after the other.
	pub(crate) fn work_within(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		let mut walk = Walk::default();
		while meter.try_consume(T::WeightInfo::agenda_step()).is_ok() && Self::work_step(&mut walk) {}
		meter.consumed()
	}

	/// Takes one step along the list; `false` if there was none.
	pub(crate) fn work_step(walk: &mut Walk) -> bool {
		let now = T::Clock::now();
		match AgendaOf::<T>::walk(now, walk) {
			agenda::Step::Done => return false,
			agenda::Step::Empty => (),
			agenda::Step::Due(id) => {
				if let Some(mut incident) = Incidents::<T>::get(id).defensive() {
					if Self::work_off(id, &mut incident, now) {
						Incidents::<T>::insert(id, incident);
					}
				}
			}
		}
		true
	}

	pub(crate) fn do_poke(id: IncidentId) -> DispatchResult {
		let mut incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(Self::work_off(id, &mut incident, T::Clock::now()), Error::<T>::NothingOverdue);
		Incidents::<T>::insert(id, incident);
		Ok(())
	}

	/// Whether something of an incident is overdue.
	pub(crate) fn overdue(id: IncidentId) -> bool {
		let now = T::Clock::now();
		Incidents::<T>::get(id).is_some_and(|incident| {
			Running::TIMERS
				.iter()
				.any(|timer| incident.running.due(*timer).is_some_and(|due| Self::is_late(*timer, due, now)))
				|| incident.expires.is_some_and(|expires| now >= expires)
		})
	}

	/// Does what is overdue of an incident; `false` if nothing was.
	pub(crate) fn work_off(id: IncidentId, incident: &mut Incident, now: Moment) -> bool {
		let mut worked = false;
		for timer in Running::TIMERS {
			if incident.running.due(timer).is_some_and(|due| Self::is_late(timer, due, now)) {
				Self::stop(id, incident, timer, now);
				worked = true;
			}
		}
		if incident.expires.is_some_and(|expires| now >= expires) {
			incident.expires = None;
			if let Some(expired) = incident.verification.after(Step::Expire).defensive() {
				incident.verification = expired;
				Self::deposit_event(Event::Expired { incident: id });
			}
			worked = true;
		}
		worked
	}

	/// Stops a timer: what it is for was done, or will not be. If it is late by now, it was missed.
	pub(crate) fn stop(id: IncidentId, incident: &mut Incident, timer: Timer, now: Moment) {
		let Some(due) = incident.running.stop(timer) else { return };
		// Nobody owes a response to what is nothing.
		let owed = timer != Timer::Respond || incident.verification.wants_response();
		if owed && Self::is_late(timer, due, now) {
			Self::miss(id, incident, timer, due);
		}
	}

	/// The last moment at which what is due at `due` is in time.
	pub(crate) fn in_time_until(timer: Timer, due: Moment) -> Moment {
		match timer {
			// A round that ran to its deadline is counted after it.
			Timer::Verify => due.saturating_add(T::CountingTime::get()),
			_ => due,
		}
	}

	fn is_late(timer: Timer, due: Moment, now: Moment) -> bool {
		now > Self::in_time_until(timer, due)
	}

	/// Looks at the three timers that end with the first report.
	pub(crate) fn look_at_report(id: IncidentId, incident: &mut Incident, timers: &Timers) {
		let Stamps { emerged, detected, notified, .. } = incident.stamps;
		let notify_due = detected.saturating_add(timers.notify_within);
		let detect_due = emerged.map(|emerged| emerged.saturating_add(timers.detect_within));
		let looks = [
			(Timer::Report, Some(incident.report_due), notified),
			(Timer::Detect, detect_due, detected),
			(Timer::Notify, Some(notify_due), notified),
		];
		for (timer, due, done) in looks {
			if let Some(due) = due.filter(|due| done > *due) {
				Self::miss(id, incident, timer, due);
			}
		}
	}

	/// Times the response again to an incident that is reopened, unless it is timed, complete, or was missed.
	pub(crate) fn time_response_again(
		id: IncidentId,
		incident: &mut Incident,
	) -> Result<Option<Moment>, DispatchError> {
		let timed = incident.running.respond.is_some() || incident.missed.contains(Timer::Respond);
		if timed || incident.stamps.responded.is_some() {
			return Ok(None);
		}
		let kind = EventTypes::<T>::get(incident.event_type).defensive_ok_or(Error::<T>::UnknownEventType)?;
		let due = T::Clock::now().saturating_add(kind.timers.respond_within);
		incident.running.respond = Some(due);
		Self::remind(id, due);
		Ok(Some(due))
	}

	/// Puts on record that a timer was missed. It counts only where the incident is real.
	pub(crate) fn miss(id: IncidentId, incident: &mut Incident, timer: Timer, due: Moment) {
		let by = match timer {
			Timer::Report | Timer::Detect | Timer::Notify => Responsible::Agency(incident.reporter),
			Timer::Triage | Timer::Verify => Responsible::Region(incident.region),
			Timer::Respond => incident.lead.map_or(Responsible::Region(incident.region), Responsible::Agency),
		};
		incident.missed = incident.missed.with(timer);
		let mut count = Missed::<T>::get(by, timer);
		if incident.status == CapStatus::Actual {
			// A counter at its end must not keep a report out.
			count = count.saturating_add(1);
			Missed::<T>::insert(by, timer, count);
		}
		Self::deposit_event(Event::TimerMissed { incident: id, timer, due, by, count });
	}
}
