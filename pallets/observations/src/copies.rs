//! Which agency repeats which: copies are not confirmations.

use crate::*;
use alloc::vec::Vec;
use core::iter::successors;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use muster_primitives::{traits::Agencies as _, AgencyId, ContentRef, Moment};

impl<T: Config> Pallet<T> {
	/// The agency that repeats nobody and that this one repeats, directly or through others; itself if it repeats
	/// nobody.
	pub fn source_of(metric: MetricId, agency: AgencyId) -> AgencyId {
		Self::chain(metric, agency).last().unwrap_or(agency)
	}

	/// An agency, whom it repeats, whom that one repeats, and so on.
	fn chain(metric: MetricId, agency: AgencyId) -> impl Iterator<Item = AgencyId> {
		let next = move |agency: &AgencyId| Derivations::<T>::get(metric, agency)?.source;
		successors(Some(agency), next).take(usize::from(MAX_CHAIN).saturating_add(1))
	}

	pub(crate) fn do_declare(
		agency: AgencyId,
		officer: T::AccountId,
		metric: MetricId,
		source: Option<AgencyId>,
	) -> DispatchResult {
		ensure!(MetricVersion::<T>::contains_key(metric), Error::<T>::UnknownMetric);
		let before = Derivations::<T>::get(metric, agency);
		ensure!(before.is_none_or(|before| before.ground == Ground::Declared), Error::<T>::NotYoursToChange);
		ensure!(before.and_then(|before| before.source) != source, Error::<T>::NothingChanges);
		Self::link(metric, agency, source, Ground::Declared)?;
		if source.is_some() && Allegations::<T>::get(metric, agency).map(|alleged| alleged.source) == source {
			Self::settle(metric, agency);
		}
		Self::deposit_event(Event::DerivationDeclared { metric, agency, officer, source });
		Ok(())
	}

	pub(crate) fn do_allege(
		agency: AgencyId,
		officer: T::AccountId,
		metric: MetricId,
		copier: AgencyId,
		source: AgencyId,
		evidence: ContentRef,
	) -> DispatchResult {
		ensure!(MetricVersion::<T>::contains_key(metric), Error::<T>::UnknownMetric);
		let line = |agency| T::Agencies::agency(agency).map(|profile| profile.line_root);
		let accused = line(copier).ok_or(Error::<T>::UnknownAgency)?;
		ensure!(line(agency) != Some(accused), Error::<T>::OwnLine);
		let before = Derivations::<T>::get(metric, copier);
		ensure!(before.is_none_or(|before| before.ground != Ground::Ruled), Error::<T>::NotYoursToChange);
		ensure!(!Allegations::<T>::contains_key(metric, copier), Error::<T>::AlreadyAlleged);
		ensure!(before.and_then(|before| before.source) != Some(source), Error::<T>::NothingChanges);
		Self::check_link(metric, copier, source)?;

		let now = T::Clock::now();
		let until = now.saturating_add(T::ContestWindow::get());
		let allegation = Allegation { source, by: agency, evidence, until, contested: false };
		Allegations::<T>::insert(metric, copier, allegation);
		AgendaOf::<T>::put(&Due::Conclude(metric, copier), until, now);
		Self::deposit_event(Event::DerivationAlleged {
			metric,
			copier,
			source,
			agency,
			officer,
			evidence,
			until,
		});
		Ok(())
	}

	pub(crate) fn do_contest(agency: AgencyId, officer: T::AccountId, metric: MetricId) -> DispatchResult {
		let mut allegation = Allegations::<T>::get(metric, agency).ok_or(Error::<T>::NoAllegation)?;
		ensure!(!allegation.contested, Error::<T>::Contested);
		ensure!(T::Clock::now() < allegation.until, Error::<T>::ContestOver);
		allegation.contested = true;
		AgendaOf::<T>::remove(&Due::Conclude(metric, agency), allegation.until);
		Allegations::<T>::insert(metric, agency, allegation);
		Self::deposit_event(Event::DerivationContested { metric, agency, officer });
		Ok(())
	}

	pub(crate) fn do_rule(metric: MetricId, copier: AgencyId, source: Option<AgencyId>) -> DispatchResult {
		ensure!(MetricVersion::<T>::contains_key(metric), Error::<T>::UnknownMetric);
		ensure!(T::Agencies::agency(copier).is_some(), Error::<T>::UnknownAgency);
		Self::link(metric, copier, source, Ground::Ruled)?;
		Self::settle(metric, copier);
		Self::deposit_event(Event::DerivationRuled { metric, copier, source });
		Ok(())
	}

	/// Lets an allegation stand whose time is over, if it can.
	pub(crate) fn perform_conclude(metric: MetricId, copier: AgencyId, now: Moment) {
		let Some(allegation) = Allegations::<T>::get(metric, copier) else { return };
		if allegation.contested || allegation.until > now {
			return;
		}
		let source = allegation.source;
		Allegations::<T>::remove(metric, copier);
		Self::deposit_event(match Self::link(metric, copier, Some(source), Ground::Uncontested) {
			Ok(()) => Event::DerivationFound { metric, copier, source },
			Err(_) => Event::AllegationDropped { metric, copier, source },
		});
	}

	/// Takes an allegation off, whatever became of it.
	fn settle(metric: MetricId, copier: AgencyId) {
		if let Some(allegation) = Allegations::<T>::take(metric, copier) {
			AgendaOf::<T>::remove(&Due::Conclude(metric, copier), allegation.until);
		}
	}

	/// Says why an agency cannot repeat another, if so. Returns the way up from the source, and how many in a row repeat
	/// the copier.
	fn check_link(
		metric: MetricId,
		copier: AgencyId,
		source: AgencyId,
	) -> Result<(Vec<AgencyId>, u8), Error<T>> {
		ensure!(T::Agencies::agency(source).is_some(), Error::<T>::UnknownAgency);
		let above = Self::chain(metric, source).collect::<Vec<_>>();
		ensure!(!above.contains(&copier), Error::<T>::Circular);
		let below = Derivations::<T>::get(metric, copier).map_or(0, |derivation| derivation.height);
		let length = above.len().saturating_add(below.into());
		ensure!(length <= usize::from(MAX_CHAIN), Error::<T>::ChainTooLong);
		Ok((above, below))
	}

	/// Notes whom an agency repeats. Heights above it grow and never shrink: they are what is at most below.
	fn link(
		metric: MetricId,
		copier: AgencyId,
		source: Option<AgencyId>,
		ground: Ground,
	) -> Result<(), Error<T>> {
		let (above, below) = match source {
			Some(source) => Self::check_link(metric, copier, source)?,
			None => {
				let before = Derivations::<T>::get(metric, copier);
				(Vec::new(), before.map_or(0, |derivation| derivation.height))
			}
		};
		Derivations::<T>::insert(metric, copier, Derivation { source, ground, height: below });
		for (agency, steps) in above.into_iter().zip(1u8..) {
			Derivations::<T>::mutate(metric, agency, |derivation| {
				let derivation = derivation.get_or_insert(Derivation {
					source: None,
					ground: Ground::Declared,
					height: 0,
				});
				derivation.height = derivation.height.max(below.saturating_add(steps));
			});
		}
		Ok(())
	}
}
