//! The governed registry of event types.

use crate::*;
use frame_support::{dispatch::DispatchResult, ensure};
use muster_primitives::{traits, Category, EventTypeId, Sealing};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_event_type(id: EventTypeId, details: EventTypeDetails) -> DispatchResult {
		ensure!(!EventTypes::<T>::contains_key(id), Error::<T>::EventTypeExists);
		ensure!(EventTypes::<T>::count() < MAX_EVENT_TYPES, Error::<T>::TooManyEventTypes);
		Self::put_event_type(id, details.clone())?;
		Self::deposit_event(Event::EventTypeRegistered { event_type: id, details });
		Ok(())
	}

	pub(crate) fn do_amend_event_type(id: EventTypeId, details: EventTypeDetails) -> DispatchResult {
		let last = EventTypes::<T>::get(id).ok_or(Error::<T>::UnknownEventType)?;
		ensure!(last != details.clone().into_event_type(), Error::<T>::SameDetails);
		EventTypeCodes::<T>::remove(&last.code);
		Self::put_event_type(id, details.clone())?;
		Self::deposit_event(Event::EventTypeAmended { event_type: id, details });
		Ok(())
	}

	pub(crate) fn do_retire_event_type(id: EventTypeId) -> DispatchResult {
		EventTypes::<T>::try_mutate(id, |kind| {
			let kind = kind.as_mut().ok_or(Error::<T>::UnknownEventType)?;
			ensure!(kind.active, Error::<T>::RetiredEventType);
			kind.active = false;
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::EventTypeRetired { event_type: id });
		Ok(())
	}

	fn put_event_type(id: EventTypeId, details: EventTypeDetails) -> Result<(), Error<T>> {
		let kind = details.into_event_type();
		kind.flaw().map_or(Ok(()), |flaw| Err(Error::<T>::from(flaw)))?;
		ensure!(!EventTypeCodes::<T>::contains_key(&kind.code), Error::<T>::CodeTaken);
		EventTypeCodes::<T>::insert(&kind.code, id);
		EventTypes::<T>::insert(id, kind);
		Ok(())
	}
}

impl<T> From<Flaw> for Error<T> {
	fn from(flaw: Flaw) -> Self {
		match flaw {
			Flaw::Code => Self::MalformedCode,
			Flaw::Names => Self::MalformedName,
			Flaw::Categories => Self::MalformedCategories,
			Flaw::Voters => Self::MalformedVoters,
			Flaw::Competent => Self::CompetentWithoutVote,
			Flaw::QuorumClasses | Flaw::QuorumGroups | Flaw::QuorumTurnout => Self::ImpossibleQuorum,
			Flaw::Verify | Flaw::Challenge | Flaw::Expire => Self::ImpossibleTimers,
			Flaw::Levels => Self::ImpossibleLevels,
			Flaw::Sealing => Self::ImpossibleSealing,
		}
	}
}

impl<T: Config> traits::EventTypes for Pallet<T> {
	fn category(event_type: EventTypeId) -> Option<Category> {
		EventTypes::<T>::get(event_type).map(|kind| kind.category())
	}

	fn sealing(event_type: EventTypeId) -> Option<Sealing> {
		EventTypes::<T>::get(event_type).and_then(|kind| kind.sealing)
	}
}
