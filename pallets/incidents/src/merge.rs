//! Two incidents that are one event. Nothing is added up and nothing goes: the one tells of the other.
//!
//! What was merged takes in no other, and what took in another is not merged: chains have one link, so that none closes
//! into a ring.

use crate::*;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{EnsureOrigin, Get, Time},
};
use frame_system::RawOrigin;
use muster_primitives::{AgencyId, IncidentId};
use sp_runtime::traits::BadOrigin;

/// An agency and the officer who signs for it.
type Signer<T> = (AgencyId, <T as frame_system::Config>::AccountId);

/// An incident and the one that would take it in.
struct Pair {
	id: IncidentId,
	incident: Incident,
	target_id: IncidentId,
	target: Incident,
}

impl Pair {
	fn is_reporter(&self, agency: AgencyId) -> bool {
		agency == self.incident.reporter || agency == self.target.reporter
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_merge_into(
		triage: Option<Signer<T>>,
		report: Option<Signer<T>>,
		id: IncidentId,
		target_id: IncidentId,
	) -> DispatchResult {
		ensure!(triage.is_some() || report.is_some(), BadOrigin);
		let pair = Self::pair(id, target_id)?;
		// Who may not decide it alone may still be one of the two.
		let report = report.filter(|(agency, _)| triage.is_none() || pair.is_reporter(*agency));
		match (triage.map(|signer| Self::may_merge(signer.0, &pair).map(|()| signer)), report) {
			(Some(Ok(signer)), _) => Self::merge(pair, signer, None),
			(_, Some(signer)) => Self::hear_reporter(pair, signer),
			(Some(Err(error)), None) => Err(error.into()),
			(None, None) => Err(BadOrigin.into()),
		}
	}

	/// The two, if they can be one.
	fn pair(id: IncidentId, target_id: IncidentId) -> Result<Pair, Error<T>> {
		ensure!(id != target_id, Error::<T>::MergeWithItself);
		let incident = Incidents::<T>::get(id).ok_or(Error::<T>::UnknownIncident)?;
		let target = Incidents::<T>::get(target_id).ok_or(Error::<T>::UnknownIncident)?;
		ensure!(
			incident.event_type == target.event_type && incident.status == target.status,
			Error::<T>::NotTheSame
		);
		ensure!(incident.verification.after(Step::Merge).is_some(), Error::<T>::NotMergeable);
		ensure!(incident.absorbed == 0, Error::<T>::HasAbsorbed);
		let gone = [Verification::Discarded, Verification::Merged, Verification::Expired];
		ensure!(!gone.contains(&target.verification), Error::<T>::NotMergeTarget);
		Ok(Pair { id, incident, target_id, target })
	}

	/// Whether triage by `agency` decides alone.
	fn may_merge(agency: AgencyId, pair: &Pair) -> Result<(), Error<T>> {
		let covered = [&pair.incident, &pair.target].iter().all(|one| Self::covers(agency, one.region));
		ensure!(covered, Error::<T>::OutsideJurisdiction);
		ensure!(!pair.is_reporter(agency), Error::<T>::OwnReport);
		Ok(())
	}

	/// Hears a reporter say that the two are one: the first word waits, the other reporter's merges.
	fn hear_reporter(pair: Pair, (agency, officer): Signer<T>) -> DispatchResult {
		ensure!(pair.is_reporter(agency), Error::<T>::NotEitherReporter);
		let own = pair.incident.reporter;
		if own == pair.target.reporter {
			return Self::merge(pair, (agency, officer), None);
		}
		let kept = MergeProposals::<T>::get(pair.id).filter(|kept| Self::word_stands(kept, &pair));
		match kept {
			Some(kept) if kept.target == pair.target_id && kept.agency != agency => {
				return Self::merge(pair, (agency, officer), Some(kept.officer));
			}
			Some(kept) if kept.target == pair.target_id => return Err(Error::<T>::OtherMustAgree.into()),
			// Nobody keeps the incident's own reporter from naming another, or takes back another's word.
			Some(kept) if agency != own && kept.agency != agency => {
				return Err(Error::<T>::MergeWordWaits.into());
			}
			_ => (),
		}
		let Pair { id, incident, target_id: target, target: Incident { revision, .. } } = pair;
		let revisions = (incident.revision, revision);
		let expires = T::Clock::now().saturating_add(T::MergeWindow::get());
		let word = MergeProposal { target, revisions, agency, officer: officer.clone(), expires };
		MergeProposals::<T>::insert(id, word);
		Self::deposit_event(Event::MergeProposed {
			incident: id,
			target,
			revisions,
			agency,
			officer,
			expires,
		});
		Ok(())
	}

	/// Whether a word on the incident still counts: it has not lapsed, what it was said of is still told, and its officer
	/// could say it again now.
	fn word_stands(kept: &MergeProposalOf<T>, pair: &Pair) -> bool {
		let (own, other) = kept.revisions;
		let origin = RawOrigin::Signed(kept.officer.clone()).into();
		T::Clock::now() < kept.expires
			&& own == pair.incident.revision
			&& (kept.target != pair.target_id || other == pair.target.revision)
			&& T::ReportOrigin::ensure_origin(origin).is_ok_and(|(agency, _)| agency == kept.agency)
	}

	fn merge(pair: Pair, (agency, officer): Signer<T>, proposer: Option<T::AccountId>) -> DispatchResult {
		let Pair { id, mut incident, target_id, mut target } = pair;
		// What is overdue was missed before this; the rest is the other's to keep.
		Self::work_off(id, &mut incident, T::Clock::now());
		incident.verification = incident.verification.after(Step::Merge).ok_or(Error::<T>::NotMergeable)?;
		incident.running = Running::default();
		incident.provisional = false;
		incident.merged_into = Some(target_id);
		let voided = Self::leave_rounds(&mut incident)?;
		target.absorbed = target.absorbed.saturating_add(1);

		Incidents::<T>::insert(id, incident);
		Incidents::<T>::insert(target_id, target);
		MergeProposals::<T>::remove(id);
		Self::deposit_event(Event::Merged {
			incident: id,
			target: target_id,
			agency,
			officer,
			proposer,
			voided,
		});
		Ok(())
	}
}
