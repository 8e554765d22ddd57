//! What others may ask.

use crate::*;
use muster_primitives::{traits, CapStatus, Certainty, IncidentId, RegionCode};

impl<T: Config> Pallet<T> {
	/// The last report of an incident.
	pub fn last_report(incident: IncidentId) -> Option<ReportOf<T>> {
		Incidents::<T>::get(incident).and_then(|record| Reports::<T>::get(incident, record.revision))
	}

	/// CAP certainty of an incident.
	pub fn certainty(incident: IncidentId) -> Option<Certainty> {
		Incidents::<T>::get(incident).map(|record| record.certainty())
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
