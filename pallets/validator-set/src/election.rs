//! Who is in the next set: what Session asks, and what the end of a session brings.

use alloc::vec::Vec;
use frame_support::traits::Get;
use pallet_session::{historical, NextKeys, QueuedKeys};
use sp_staking::SessionIndex;

use crate::{AgreedSize, Config, LastIssued, Pallet, Validators};

/// Election.
impl<T: Config> Pallet<T> {
	/// The set of session `index`, or `None` if those queued stay.
	///
	/// A set that is named again costs GRANDPA a set id, so it is named only when it differs, when a validator has new
	/// keys (the history of sessions has to take them down), or when a day has passed: Session enables the disabled
	/// again only with a set that was named.
	fn elect(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		let elected = Self::electable();
		if elected.is_empty() {
			return None;
		}
		let queued = QueuedKeys::<T>::get();
		let same = queued.iter().map(|(who, _)| who).eq(elected.iter());
		let unchanged =
			same && queued.iter().all(|(who, keys)| NextKeys::<T>::get(who).as_ref() == Some(keys));
		let age = index.saturating_sub(LastIssued::<T>::get());
		if unchanged && age < T::ReissueEvery::get() {
			return None;
		}
		LastIssued::<T>::put(index);
		AgreedSize::<T>::put(Self::staying());
		Some(elected)
	}

	/// The set of the first two sessions. Session has stored the keys of its genesis before it asks.
	fn elect_genesis(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		let elected = Self::electable();
		if elected.is_empty() {
			return None;
		}
		LastIssued::<T>::put(index);
		Some(elected)
	}

	/// How many members are not leaving.
	fn staying() -> u32 {
		let staying = Validators::<T>::iter_values().filter(|validator| !validator.is_leaving()).count();
		u32::try_from(staying).unwrap_or(u32::MAX)
	}

	/// Lets those go that were removed and are in no set any more. A new set has just begun, and the one after it is
	/// not named yet.
	fn clear_leaving() {
		let set = pallet_session::Pallet::<T>::validators();
		let mut gone: Vec<_> = Validators::<T>::iter()
			.filter(|(who, validator)| validator.is_leaving() && !set.contains(who))
			.map(|(who, _)| who)
			.collect();
		gone.sort();
		for who in gone {
			Self::clear(who);
		}
	}

	/// Offenders go before laggards: there may be room for one only.
	fn close(index: SessionIndex) {
		let mut room = Self::room();
		Self::stand_down_offenders(&mut room);
		Self::assess(&mut room);
		// Nobody else prunes the history of sessions on a chain without staking.
		if let Some(prunable) = index.checked_sub(T::RetainSessions::get()) {
			historical::Pallet::<T>::prune_up_to(prunable);
		}
	}
}

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::elect(index)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::elect_genesis(index)
	}

	fn start_session(_: SessionIndex) {
		Self::clear_leaving();
	}

	fn end_session(index: SessionIndex) {
		Self::close(index);
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		Self::elect(index).map(identified)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		Self::elect_genesis(index).map(identified)
	}

	fn start_session(_: SessionIndex) {
		Self::clear_leaving();
	}

	fn end_session(index: SessionIndex) {
		Self::close(index);
	}
}

/// A validator is identified by its account alone.
fn identified<AccountId>(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
	validators.into_iter().map(|validator| (validator, ())).collect()
}

/// All that Session asks for when session `index` ends, for the benchmark.
#[cfg(feature = "runtime-benchmarks")]
pub(crate) fn rotate<T: Config>(index: SessionIndex) {
	Pallet::<T>::close(index);
	Pallet::<T>::clear_leaving();
	Pallet::<T>::elect(index.saturating_add(2));
}
