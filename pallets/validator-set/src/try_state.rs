//! What holds at the end of every block.

use frame_support::{ensure, traits::Get};
use muster_primitives::traits::Agencies;
use sp_runtime::{traits::Zero, TryRuntimeError};

use crate::{
	types::{StandbyReason, Status},
	AgreedSize, Config, Endpoints, LastIssued, Missed, Pallet, Peers, SessionLength, Validators,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants that the README lists.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let session = pallet_session::Pallet::<T>::current_index();
		ensure!(!SessionLength::<T>::get().is_zero(), "a session has at least one block");
		ensure!(
			LastIssued::<T>::get() <= session.saturating_add(1),
			"no set is named beyond the session after this"
		);
		ensure!(AgreedSize::<T>::get() <= T::MaxValidators::get(), "no more were agreed to than may be");
		ensure!(
			Missed::<T>::get().len() <= pallet_aura::Pallet::<T>::authorities_len(),
			"only authorities miss slots"
		);
		Self::check_members(session)?;
		Self::check_endpoints()
	}

	fn check_members(session: u32) -> Result<(), TryRuntimeError> {
		let count = Validators::<T>::iter_keys().count();
		ensure!(
			u32::try_from(count) == Ok(Validators::<T>::count()),
			"the counter of members equals the map"
		);
		ensure!(Validators::<T>::count() <= T::MaxValidators::get(), "there are no more members than may be");
		for (who, validator) in Validators::<T>::iter() {
			ensure!(T::Agencies::agency(validator.agency).is_some(), "a member's agency is in the register");
			ensure!(validator.strikes <= T::MaxStrikes::get(), "no member has more strikes than the limit");
			let for_offence = validator.status == Status::Standby { reason: StandbyReason::Offence };
			ensure!(!for_offence || validator.offence.is_some(), "who stands by for an offence has one");
			if let Status::Leaving { since } = validator.status {
				ensure!(since <= session, "nobody was removed in a session to come");
			}
			ensure!(frame_system::Pallet::<T>::providers(&who) > 0, "a member's account is never dropped");
		}
		Ok(())
	}

	fn check_endpoints() -> Result<(), TryRuntimeError> {
		for (who, endpoint) in Endpoints::<T>::iter() {
			ensure!(Validators::<T>::contains_key(&who), "only members have endpoints");
			ensure!(Self::is_peer(&endpoint.peer), "a peer id is base58");
			ensure!(Self::are_addresses(&endpoint), "an endpoint has addresses");
			ensure!(Peers::<T>::get(endpoint.peer) == Some(who), "a peer id leads to its member");
		}
		let peers = Peers::<T>::iter_keys().count();
		ensure!(peers == Endpoints::<T>::iter_keys().count(), "each peer id is in one endpoint");
		Ok(())
	}
}
