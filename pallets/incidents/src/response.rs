//! Response levels: who declares them, what is in force, and what that changes.

use crate::*;
use frame_support::{dispatch::DispatchResult, ensure, traits::Time};
use muster_primitives::{
	text,
	traits::{self, Agencies as _},
	AgencyClasses, AgencyId, CapStatus, EventTypeId, RegionCode, ResponseLevel,
};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_response_level(
		agency: AgencyId,
		officer: T::AccountId,
		region: RegionCode,
		event_type: EventTypeId,
		level: Option<ResponseLevel>,
		legal_basis: LegalBasis,
	) -> DispatchResult {
		let kind = EventTypes::<T>::get(event_type).ok_or(Error::<T>::UnknownEventType)?;
		ensure!(kind.active || level.is_none(), Error::<T>::RetiredEventType);
		Self::ensure_competent(agency, kind.competent, region)?;
		ensure!(text::is_line(&legal_basis), Error::<T>::MalformedLegalBasis);
		let last = ResponseLevels::<T>::get(region, event_type);
		ensure!(last.as_ref().map(|declared| declared.level) != level, Error::<T>::SameLevel);
		if let Some(last) = last {
			// The greater number is the lesser level.
			let graver = level.is_some_and(|level| level < last.level);
			ensure!(graver || Self::is_as_wide(agency, last.by), Error::<T>::DeclaredAbove);
		}

		let since = T::Clock::now();
		let effect = level.map_or(LevelEffect::NONE, |level| kind.levels.of(level));
		let declared = level.map(|level| Declared {
			level,
			legal_basis: legal_basis.clone(),
			by: agency,
			since,
			effect,
		});
		ResponseLevels::<T>::set(region, event_type, declared);
		UrgentPercent::<T>::set(region, Self::urgent_percent_by(region));
		let count = ResponseCount::<T>::get(region, event_type);
		ResponseCount::<T>::insert(
			region,
			event_type,
			count.checked_add(1).ok_or(ArithmeticError::Overflow)?,
		);
		ResponseHistory::<T>::insert(
			(region, event_type, count),
			ResponseChange {
				level,
				legal_basis: legal_basis.clone(),
				agency,
				officer: officer.clone(),
				at: since,
			},
		);
		Self::deposit_event(Event::ResponseLevelSet {
			region,
			event_type,
			level,
			legal_basis,
			effect,
			agency,
			officer,
		});
		Ok(())
	}

	/// What is in force for a region and event type: at most four reads.
	pub fn in_force(region: RegionCode, event_type: EventTypeId) -> Option<InForce> {
		let mut declared = region
			.lineage()
			.filter_map(|region| Some((region, ResponseLevels::<T>::get(region, event_type)?)));
		let (region, first) = declared.next()?;
		let effect = first.effect;
		let narrowest = InForce { region, declared: first, effect };
		Some(declared.fold(narrowest, |in_force, (region, declared)| {
			let effect = in_force.effect.strongest(declared.effect);
			if declared.level < in_force.declared.level {
				InForce { region, declared, effect }
			} else {
				InForce { effect, ..in_force }
			}
		}))
	}

	/// What response levels change for an incident: nothing for a drill, which no level is declared for.
	pub(crate) fn effect_on(status: CapStatus, region: RegionCode, event_type: EventTypeId) -> LevelEffect {
		if status != CapStatus::Actual {
			return LevelEffect::NONE;
		}
		Self::in_force(region, event_type).map_or(LevelEffect::NONE, |in_force| in_force.effect)
	}

	/// Whether `agency` may speak as a competent authority of `region`.
	pub(crate) fn ensure_competent(
		agency: AgencyId,
		competent: AgencyClasses,
		region: RegionCode,
	) -> Result<(), Error<T>> {
		let profile = T::Agencies::agency(agency).ok_or(Error::<T>::NotCompetent)?;
		ensure!(competent.contains(profile.class), Error::<T>::NotCompetent);
		ensure!(profile.jurisdiction.contains(region), Error::<T>::OutsideJurisdiction);
		Ok(())
	}

	/// Whether `agency` may undo what `other` declared: it is that agency, or its jurisdiction covers that agency's.
	fn is_as_wide(agency: AgencyId, other: AgencyId) -> bool {
		agency == other
			|| T::Agencies::agency(other).is_none_or(|profile| Self::covers(agency, profile.jurisdiction))
	}

	/// The most urgent calls that a level declared for exactly this region gives. There are at most as many as event
	/// types.
	pub(crate) fn urgent_percent_by(region: RegionCode) -> Option<u32> {
		ResponseLevels::<T>::iter_prefix_values(region).map(|declared| declared.effect.urgent_percent).max()
	}
}

impl<T: Config> traits::Emergency for Pallet<T> {
	fn urgent_percent(region: RegionCode) -> u32 {
		region
			.lineage()
			.filter_map(UrgentPercent::<T>::get)
			.fold(LevelEffect::NONE.urgent_percent, |most, percent| most.max(percent))
	}
}
