//! What is true between any two calls.

use crate::*;
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use muster_primitives::{AgencyId, IncidentId, RegionCode, Revision};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for event_type in EventTypes::<T>::iter_values() {
			event_type.check()?;
		}

		let mut late = BTreeMap::<AgencyId, u32>::new();
		let mut incidents: IncidentId = 0;
		for (id, incident) in Incidents::<T>::iter() {
			ensure!(
				(1..NextIncident::<T>::get()).contains(&id),
				"an incident has a number that was never given"
			);
			Self::check_axes(id, &incident)?;
			Self::check_reports(id, &incident)?;
			if incident.filed_at > incident.report_due {
				let count = late.entry(incident.reporter).or_default();
				*count = count.saturating_add(1);
			}
			incidents = incidents.saturating_add(1);
		}
		ensure!(incidents.saturating_add(1) == NextIncident::<T>::get(), "an incident has gone");
		ensure!(late == Breaches::<T>::iter().collect(), "the late reports are miscounted");

		for id in Discards::<T>::iter_keys() {
			ensure!(Incidents::<T>::contains_key(id), "a discard is of no incident");
		}
		for (id, _) in Reports::<T>::iter_keys() {
			ensure!(Incidents::<T>::contains_key(id), "a report is of no incident");
		}
		Self::check_alerts()
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
		ensure!(voting || !incident.provisional, "only what is under verification is provisional");
		ensure!(
			Discards::<T>::contains_key(id) == (state == Verification::Discarded),
			"a discard is there exactly for what is discarded"
		);
		if matches!(state, Verification::Reported | Verification::Discarded) {
			ensure!(incident.previous.is_none(), "there is a verdict before there was a round");
			ensure!(incident.verify_due.is_none(), "a verdict is due before there was a round");
		}
		if voting || state.verdict().is_some() {
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
		let timely = reports.get(&FIRST_REVISION).is_some_and(|first| {
			first.filed_at == incident.filed_at && first.facts.observed_at <= incident.report_due
		});
		ensure!(timely, "the report timer is not of the first report");
		let last = reports
			.pop_last()
			.map(|(_, last)| (RegionCode::common(&last.facts.regions), last.facts.severity));
		ensure!(
			last == Some((Some(incident.region), incident.severity)),
			"region or severity is not of the last report"
		);
		Ok(())
	}
}
