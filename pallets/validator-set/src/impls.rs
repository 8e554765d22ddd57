//! What the calls do. Each `do_*` checks first and writes last.

use alloc::{collections::BTreeSet, vec::Vec};
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{Defensive, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use muster_primitives::{traits::Agencies as Register, AgencyId, Role};
use pallet_session::NextKeys;
use sp_runtime::{
	traits::{Convert, One},
	DispatchError, DispatchResult,
};

use crate::{
	types::{Endpoint, PeerId, StandbyReason, Status, Validator},
	Config, Endpoints, Error, Event, Pallet, Peers, SessionLength, Validators, SESSION_LENGTH,
};

/// Shortest base58 text of a peer id: a SHA-256 multihash of a public key.
const MIN_PEER: usize = 46;

/// The accounts that may set session keys: the members.
pub struct RegisteredOnly<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<T::AccountId>> for RegisteredOnly<T> {
	fn convert(account: T::AccountId) -> Option<T::AccountId> {
		Validators::<T>::contains_key(&account).then_some(account)
	}
}

/// Length of a session, for `pallet_session::PeriodicSessions`. Never zero.
pub struct SessionLengthOf<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for SessionLengthOf<T> {
	fn get() -> BlockNumberFor<T> {
		SessionLength::<T>::get().max(One::one())
	}
}

/// What [`SessionLength`] is before genesis has set it.
pub struct DefaultSessionLength<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for DefaultSessionLength<T> {
	fn get() -> BlockNumberFor<T> {
		SESSION_LENGTH.into()
	}
}

/// Who is elected as things stand, and how far that may shrink. Reading it costs as much as an election, so it is read
/// once and kept up to date while several validators go.
pub(crate) struct Room<AccountId> {
	electable: Vec<AccountId>,
	floor: usize,
}

impl<AccountId: Ord> Room<AccountId> {
	/// Lets `who` go, if enough stay. Who is not elected anyway may always go.
	pub(crate) fn let_go(&mut self, who: &AccountId) -> bool {
		let Ok(position) = self.electable.binary_search(who) else { return true };
		let enough = self.electable.len() > self.floor;
		if enough {
			self.electable.remove(position);
		}
		enough
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(agency: AgencyId, validator: T::AccountId) -> DispatchResult {
		let profile = T::Agencies::agency(agency).ok_or(Error::<T>::UnknownAgency)?;
		ensure!(profile.active, Error::<T>::AgencyNotActive);
		ensure!(profile.roles.contains(Role::Validate), Error::<T>::RoleMissing);
		let officer = T::Agencies::officer(&validator).ok_or(Error::<T>::NotItsOfficer)?;
		ensure!(officer.agency == agency, Error::<T>::NotItsOfficer);
		ensure!(!Validators::<T>::contains_key(&validator), Error::<T>::AlreadyMember);
		ensure!(Validators::<T>::count() < T::MaxValidators::get(), Error::<T>::TooManyValidators);
		Self::add(&validator, agency, Status::Standby { reason: StandbyReason::Admitted });
		Self::deposit_event(Event::Admitted { agency, validator });
		Ok(())
	}

	pub(crate) fn do_remove(who: T::AccountId) -> DispatchResult {
		let validator = Self::record(&who)?;
		ensure!(!validator.is_leaving(), Error::<T>::AlreadyLeaving);
		if validator.is_active() {
			ensure!(Self::room().let_go(&who), Error::<T>::FloorReached);
		}
		let since = pallet_session::Pallet::<T>::current_index();
		Validators::<T>::insert(&who, Validator { status: Status::Leaving { since }, ..validator });
		Self::deposit_event(Event::Removed { agency: validator.agency, validator: who, since });
		Ok(())
	}

	pub(crate) fn do_go_online(who: T::AccountId) -> DispatchResult {
		let validator = Self::record(&who)?;
		ensure!(matches!(validator.status, Status::Standby { .. }), Error::<T>::NotStandby);
		ensure!(validator.offence.is_none(), Error::<T>::OffencePending);
		ensure!(NextKeys::<T>::contains_key(&who), Error::<T>::NoSessionKeys);
		Validators::<T>::insert(&who, Validator { status: Status::Active, strikes: 0, ..validator });
		Self::deposit_event(Event::WentOnline { agency: validator.agency, validator: who });
		Ok(())
	}

	pub(crate) fn do_go_offline(who: T::AccountId) -> DispatchResult {
		let validator = Self::record(&who)?;
		ensure!(validator.is_active(), Error::<T>::NotActive);
		ensure!(Self::room().let_go(&who), Error::<T>::FloorReached);
		Self::stand_by(&who, validator, StandbyReason::Voluntary);
		Self::deposit_event(Event::WentOffline { agency: validator.agency, validator: who });
		Ok(())
	}

	pub(crate) fn do_reinstate(who: T::AccountId) -> DispatchResult {
		let validator = Self::record(&who)?;
		ensure!(validator.offence.is_some(), Error::<T>::NoOffence);
		let status = match validator.status {
			Status::Standby { reason: StandbyReason::Offence } => {
				Status::Standby { reason: StandbyReason::Liveness }
			}
			other => other,
		};
		Validators::<T>::insert(&who, Validator { status, offence: None, ..validator });
		Self::deposit_event(Event::Reinstated { agency: validator.agency, validator: who });
		Ok(())
	}

	pub(crate) fn do_set_endpoint(who: T::AccountId, endpoint: Endpoint) -> DispatchResult {
		let validator = Self::record(&who)?;
		ensure!(Self::is_peer(&endpoint.peer), Error::<T>::InvalidPeer);
		ensure!(Self::are_addresses(&endpoint), Error::<T>::InvalidAddresses);
		let owner = Peers::<T>::get(&endpoint.peer);
		ensure!(owner.is_none_or(|owner| owner == who), Error::<T>::PeerTaken);
		if let Some(before) = Endpoints::<T>::get(&who) {
			Peers::<T>::remove(before.peer);
		}
		Peers::<T>::insert(&endpoint.peer, &who);
		Endpoints::<T>::insert(&who, &endpoint);
		Self::deposit_event(Event::EndpointSet { agency: validator.agency, validator: who, endpoint });
		Ok(())
	}

	pub(crate) fn do_force(validators: BoundedVec<T::AccountId, T::MaxValidators>) -> DispatchResult {
		ensure!(!validators.is_empty(), Error::<T>::EmptySet);
		let named: BTreeSet<_> = validators.iter().collect();
		ensure!(named.len() == validators.len(), Error::<T>::NamedTwice);
		for who in &validators {
			ensure!(!Self::record(who)?.is_leaving(), Error::<T>::AlreadyLeaving);
			ensure!(NextKeys::<T>::contains_key(who), Error::<T>::NoSessionKeys);
		}
		let members: Vec<_> = Validators::<T>::iter().collect();
		for (who, validator) in members {
			match (named.contains(&who), validator.is_active()) {
				(true, false) => {
					let online = Validator { status: Status::Active, strikes: 0, ..validator };
					Validators::<T>::insert(&who, online);
				}
				(false, true) => Self::stand_by(&who, validator, StandbyReason::Forced),
				(true, true) | (false, false) => {}
			}
		}
		Self::deposit_event(Event::Forced { validators });
		Ok(())
	}

	/// Makes `who` a member. A member holds a provider reference, so that Session can always count on its account: at
	/// genesis nobody else has one yet.
	pub(crate) fn add(who: &T::AccountId, agency: AgencyId, status: Status) {
		frame_system::Pallet::<T>::inc_providers(who);
		Validators::<T>::insert(who, Validator { agency, status, strikes: 0, offence: None });
	}

	/// Undoes all that a member has here and in Session.
	pub(crate) fn clear(who: T::AccountId) {
		// It may have no keys: then there is nothing to purge.
		let _ = pallet_session::Pallet::<T>::purge_keys(RawOrigin::Signed(who.clone()).into());
		Validators::<T>::remove(&who);
		if let Some(endpoint) = Endpoints::<T>::take(&who) {
			Peers::<T>::remove(endpoint.peer);
		}
		let _ = frame_system::Pallet::<T>::dec_providers(&who).defensive();
		Self::deposit_event(Event::Left { validator: who });
	}

	pub(crate) fn stand_by(who: &T::AccountId, validator: Validator, reason: StandbyReason) {
		Validators::<T>::insert(who, Validator { status: Status::Standby { reason }, ..validator });
	}

	/// The active members with session keys, sorted: who is elected as things stand. Session would drop the others
	/// without a word.
	pub(crate) fn electable() -> Vec<T::AccountId> {
		let mut electable: Vec<_> = Validators::<T>::iter()
			.filter(|(who, validator)| validator.is_active() && NextKeys::<T>::contains_key(who))
			.map(|(who, _)| who)
			.collect();
		electable.sort();
		electable
	}

	pub(crate) fn room() -> Room<T::AccountId> {
		let floor = usize::try_from(Self::floor()).unwrap_or(usize::MAX);
		Room { electable: Self::electable(), floor }
	}

	fn record(who: &T::AccountId) -> Result<Validator, DispatchError> {
		Ok(Validators::<T>::get(who).ok_or(Error::<T>::NotAMember)?)
	}

	/// Whether this is text in the alphabet of base58 as long as a peer id is. Longer than the type allows it cannot be.
	pub(crate) fn is_peer(peer: &PeerId) -> bool {
		let base58 = |byte: &u8| byte.is_ascii_alphanumeric() && !b"0OIl".contains(byte);
		peer.len() >= MIN_PEER && peer.iter().all(base58)
	}

	pub(crate) fn are_addresses(endpoint: &Endpoint) -> bool {
		let distinct: BTreeSet<_> = endpoint.addresses.iter().collect();
		let is_address = |address: &&[u8]| {
			address.starts_with(b"/")
				&& address.iter().all(u8::is_ascii_graphic)
				&& !address.windows(5).any(|part| part == b"/p2p/")
		};
		!endpoint.addresses.is_empty()
			&& distinct.len() == endpoint.addresses.len()
			&& endpoint.addresses.iter().all(|address| is_address(&address.as_slice()))
	}
}
