//! What is true between any two calls.

use crate::{timers::AgendaOf, *};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use muster_primitives::{
	agenda::{Bucket, BUCKET},
	CapStatus, EventTypeId, IncidentId, Moment, RegionCode, Revision,
};
use sp_runtime::TryRuntimeError;

/// What is counted while going through the incidents.
#[derive(Default)]
struct Tally {
	incidents: IncidentId,
	absorbed: BTreeMap<IncidentId, u32>,
	missed: BTreeMap<Timer, u32>,
	late: BTreeMap<(Responsible, Timer), u32>,
}

fn count<Key: Ord>(counts: &mut BTreeMap<Key, u32>, key: Key) {
	let count = counts.entry(key).or_default();
	*count = count.saturating_add(1);
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_registry()?;
		Self::check_response_levels()?;
		AgendaOf::<T>::check()?;
		let listed = AgendaItems::<T>::iter_keys().collect::<BTreeSet<(Bucket, IncidentId)>>();

		let mut tally = Tally::default();
		for (id, incident) in Incidents::<T>::iter() {
			ensure!(
				(1..NextIncident::<T>::get()).contains(&id),
				"an incident has a number that was never given"
			);
			Self::check_axes(id, &incident)?;
			Self::check_management(id, &incident)?;
			Self::check_reports(id, &incident)?;
			Self::check_merge(id, &incident, &mut tally)?;
			Self::check_timers(id, &incident, &listed, &mut tally)?;
			tally.incidents = tally.incidents.saturating_add(1);
		}
		ensure!(tally.incidents.saturating_add(1) == NextIncident::<T>::get(), "an incident has gone");
		Self::check_tally(&tally)?;

		for (_, id) in listed {
			ensure!(Incidents::<T>::contains_key(id), "the list names no incident");
		}
		for id in Discards::<T>::iter_keys().chain(Closures::<T>::iter_keys()) {
			ensure!(Incidents::<T>::contains_key(id), "a discard or closure is of no incident");
		}
		for (id, _) in Reports::<T>::iter_keys() {
			ensure!(Incidents::<T>::contains_key(id), "a report is of no incident");
		}
		Self::check_merge_words()?;
		Self::check_alerts()
	}

	fn check_registry() -> Result<(), TryRuntimeError> {
		let mut types: u32 = 0;
		for (id, event_type) in EventTypes::<T>::iter() {
			event_type.check()?;
			ensure!(
				EventTypeCodes::<T>::get(&event_type.code) == Some(id),
				"the code of an event type is not its own"
			);
			types = types.saturating_add(1);
		}
		ensure!(types <= MAX_EVENT_TYPES, "there are more event types than there may be");
		ensure!(types == EventTypes::<T>::count(), "the event types are miscounted");
		ensure!(
			EventTypeCodes::<T>::iter_keys().count() == usize::try_from(types).unwrap_or(usize::MAX),
			"a code is of no event type"
		);
		Ok(())
	}

	fn check_response_levels() -> Result<(), TryRuntimeError> {
		let mut most = BTreeMap::<RegionCode, u32>::new();
		for (region, event_type, declared) in ResponseLevels::<T>::iter() {
			ensure!(EventTypes::<T>::contains_key(event_type), "a response level is of no event type");
			ensure!(declared.effect.is_valid(), "a response level changes what it may not");
			ensure!(
				Self::last_change(region, event_type).is_some_and(|change| {
					(change.level, change.agency, change.at)
						== (Some(declared.level), declared.by, declared.since)
				}),
				"a response level is not the last of its history"
			);
			let percent = most.entry(region).or_default();
			*percent = (*percent).max(declared.effect.urgent_percent);
		}
		ensure!(
			most == UrgentPercent::<T>::iter().collect(),
			"the urgent calls of a region are not those of its levels"
		);
		for (region, event_type, count) in ResponseCount::<T>::iter() {
			let history =
				ResponseHistory::<T>::iter_key_prefix((region, event_type)).collect::<BTreeSet<_>>();
			ensure!(history.into_iter().eq(0..count), "the history of a response level has a gap");
			let lifted = Self::last_change(region, event_type).is_some_and(|change| change.level.is_none());
			ensure!(
				ResponseLevels::<T>::contains_key(region, event_type) != lifted,
				"a response level is there after it was lifted, or gone before"
			);
		}
		for (region, event_type, _) in ResponseHistory::<T>::iter_keys() {
			ensure!(
				ResponseCount::<T>::contains_key(region, event_type),
				"the history of a response level is not counted"
			);
		}
		Ok(())
	}

	fn last_change(region: RegionCode, event_type: EventTypeId) -> Option<ResponseChangeOf<T>> {
		let last = ResponseCount::<T>::get(region, event_type).checked_sub(1)?;
		ResponseHistory::<T>::get((region, event_type, last))
	}

	fn check_management(id: IncidentId, incident: &Incident) -> Result<(), TryRuntimeError> {
		let closed = incident.management == Management::Closed;
		ensure!(Closures::<T>::contains_key(id) == closed, "a closure is there exactly for what is closed");
		ensure!(
			incident.lead.is_some() == (incident.management != Management::Pending),
			"an agency leads exactly what is not pending"
		);
		ensure!(
			!closed || incident.verification != Verification::Reported,
			"what waits for triage is closed"
		);
		Ok(())
	}

	fn check_merge(id: IncidentId, incident: &Incident, tally: &mut Tally) -> Result<(), TryRuntimeError> {
		let merged = incident.verification == Verification::Merged;
		ensure!(
			incident.merged_into.is_some() == merged,
			"an incident is told of by another exactly when it is merged"
		);
		ensure!(!merged || incident.absorbed == 0, "what is merged has taken in another");
		let Some(target) = incident.merged_into else { return Ok(()) };
		ensure!(
			id != target
				&& Incidents::<T>::get(target).is_some_and(|target| {
					target.event_type == incident.event_type && target.status == incident.status
				}),
			"an incident is merged into one that is not the same"
		);
		count(&mut tally.absorbed, target);
		Ok(())
	}

	fn check_merge_words() -> Result<(), TryRuntimeError> {
		let latest = T::Clock::now().saturating_add(T::MergeWindow::get());
		for (id, word) in MergeProposals::<T>::iter() {
			let reporters = [id, word.target].map(|id| Incidents::<T>::get(id).map(|one| one.reporter));
			ensure!(reporters.iter().all(Option::is_some), "a word to merge is of no incident");
			ensure!(reporters.contains(&Some(word.agency)), "a word to merge is of neither reporter");
			ensure!(word.expires <= latest, "a word to merge waits longer than one that is said now");
		}
		Ok(())
	}

	fn check_timers(
		id: IncidentId,
		incident: &Incident,
		listed: &BTreeSet<(Bucket, IncidentId)>,
		tally: &mut Tally,
	) -> Result<(), TryRuntimeError> {
		let cursor = AgendaCursor::<T>::get();
		let is_listed = |due: Moment| {
			let bucket = due.checked_div(BUCKET).unwrap_or_default().saturating_add(1);
			listed.contains(&(bucket.max(cursor), id))
		};
		for timer in Running::TIMERS {
			let Some(due) = incident.running.due(timer) else { continue };
			ensure!(is_listed(Self::in_time_until(timer, due)), "a timer runs and is not on the list");
			ensure!(!incident.missed.contains(timer), "a timer runs that was missed");
		}
		ensure!(incident.expires.is_none_or(is_listed), "an incident expires and is not on the list");
		ensure!(
			incident.running.triage.is_none() || incident.verification == Verification::Reported,
			"triage is timed of what was triaged"
		);
		ensure!(
			incident.running.respond.is_none() || incident.stamps.responded.is_none(),
			"a response is timed that is complete"
		);
		ensure!(
			incident.verification != Verification::Merged || incident.running == Running::default(),
			"something is timed of what is merged"
		);

		let missed = |timer| incident.missed.contains(timer);
		ensure!(
			missed(Timer::Report) == (incident.filed_at > incident.report_due),
			"a late report is not on record, or a timely one is"
		);
		if incident.status != CapStatus::Actual {
			return Ok(());
		}
		for timer in Timer::ALL.iter().copied().filter(|timer| missed(*timer)) {
			count(&mut tally.missed, timer);
			if matches!(timer, Timer::Report | Timer::Detect | Timer::Notify) {
				count(&mut tally.late, (Responsible::Agency(incident.reporter), timer));
			}
		}
		Ok(())
	}

	fn check_tally(tally: &Tally) -> Result<(), TryRuntimeError> {
		for (id, incident) in Incidents::<T>::iter() {
			let absorbed = tally.absorbed.get(&id).copied().unwrap_or_default();
			ensure!(incident.absorbed == absorbed, "the incidents merged into one are miscounted");
		}
		let (mut missed, mut late) = (BTreeMap::<Timer, u32>::new(), BTreeMap::new());
		for (by, timer, count) in Missed::<T>::iter() {
			ensure!(count > 0, "a timer was missed no times");
			let sum = missed.entry(timer).or_default();
			*sum = sum.saturating_add(count);
			if matches!(timer, Timer::Report | Timer::Detect | Timer::Notify) {
				late.insert((by, timer), count);
			}
		}
		ensure!(missed == tally.missed && late == tally.late, "the missed timers are miscounted");
		Ok(())
	}

	fn check_alerts() -> Result<(), TryRuntimeError> {
		for (id, alert) in Alerts::<T>::iter() {
			ensure!(Incidents::<T>::contains_key(id), "an alert is of no incident");
			ensure!(alert.proposed_by != alert.confirmed_by, "one officer raised an alert alone");
			ensure!(alert.expires > alert.raised_at, "an alert was over when it was raised");
			ensure!(
				alert.expires.saturating_sub(alert.raised_at) <= T::MaxAlert::get(),
				"an alert lasts longer than it may"
			);
		}
		let (now, block) = (T::Clock::now(), frame_system::Pallet::<T>::block_number());
		for (id, AlertProposal { proposal, act }) in AlertProposals::<T>::iter() {
			ensure!(Incidents::<T>::contains_key(id), "a word for an alert is of no incident");
			ensure!(proposal.since <= block, "a word for an alert is of a later block");
			ensure!(
				proposal.expires <= now.saturating_add(T::AlertWindow::get()),
				"a word for an alert waits longer than one that is said now"
			);
			match act {
				AlertAct::Raise { .. } => {
					ensure!(Self::alert(id).is_none(), "a word to raise an alert that is in force")
				}
				AlertAct::Clear { .. } => {
					ensure!(Alerts::<T>::contains_key(id), "a word to clear where no alert is")
				}
			}
		}
		Ok(())
	}

	fn check_axes(id: IncidentId, incident: &Incident) -> Result<(), TryRuntimeError> {
		let state = incident.verification;
		let voting = state == Verification::UnderVerification;
		ensure!(EventTypes::<T>::contains_key(incident.event_type), "an incident is of no event type");
		ensure!(incident.round.is_some() == voting, "a round is open exactly while under verification");
		ensure!(
			incident.judged.is_some() == (state.last_verdict().is_some()),
			"a round is on record exactly for a verdict"
		);
		ensure!(voting || !incident.provisional, "only what is under verification is provisional");
		ensure!(
			incident.expires.is_some() == (state == Verification::Unverifiable),
			"exactly what nobody could verify expires"
		);
		ensure!(
			Discards::<T>::contains_key(id) == (state == Verification::Discarded),
			"a discard is there exactly for what is discarded"
		);
		if matches!(state, Verification::Reported | Verification::Discarded) {
			ensure!(incident.previous.is_none(), "there is a verdict before there was a round");
			ensure!(incident.verify_due.is_none(), "a verdict is due before there was a round");
		}
		if voting || state.last_verdict().is_some() {
			ensure!(incident.verify_due.is_some(), "no verdict was due in a round");
		}
		Ok(())
	}

	fn check_reports(id: IncidentId, incident: &Incident) -> Result<(), TryRuntimeError> {
		let mut reports = Reports::<T>::iter_prefix(id).collect::<BTreeMap<Revision, _>>();
		ensure!(
			reports.keys().copied().eq(FIRST_REVISION..=incident.revision),
			"the reports of an incident are not its revisions"
		);
		ensure!(
			reports.values().all(|report| report.agency == incident.reporter),
			"a report is of another agency than the reporter"
		);
		let stamps = &incident.stamps;
		let timely = reports.get(&FIRST_REVISION).is_some_and(|first| {
			first.filed_at == incident.filed_at
				&& first.facts.observed_at <= incident.report_due
				&& (stamps.detected, stamps.notified) == (first.facts.observed_at, first.filed_at)
		});
		ensure!(timely, "the times are not of the first report");
		ensure!(
			stamps.emerged.is_none_or(|emerged| emerged <= stamps.detected)
				&& stamps.responded.is_none_or(|responded| responded >= stamps.detected),
			"the times of 7-1-7 are out of order"
		);
		let last = reports.pop_last().map(|(_, last)| {
			(RegionCode::common(&last.facts.regions), last.facts.severity, last.facts.ihr.notify())
		});
		ensure!(
			last == Some((Some(incident.region), incident.severity, incident.notify)),
			"region, severity or notification is not of the last report"
		);
		Ok(())
	}
}
