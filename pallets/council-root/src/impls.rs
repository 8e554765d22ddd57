//! What the call does.

use crate::{Config, Error, Event, Pallet, WeightInfo};
use codec::Encode;
use frame_support::{
	dispatch::{extract_actual_weight, DispatchResultWithPostInfo, GetDispatchInfo},
	ensure,
	traits::{Contains, UnfilteredDispatchable},
};
use frame_system::RawOrigin;
use sp_runtime::{traits::Hash, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Bytes of the encoded call: what hashing costs.
	pub(crate) fn length(call: &<T as Config>::RuntimeCall) -> u32 {
		call.encoded_size().saturated_into()
	}

	pub(crate) fn do_dispatch_as_root(call: <T as Config>::RuntimeCall) -> DispatchResultWithPostInfo {
		ensure!(!T::Forbidden::contains(&call), Error::<T>::Forbidden);

		let call_hash = T::Hashing::hash_of(&call);
		let own_weight = T::WeightInfo::dispatch_as_root(Self::length(&call));
		let info = call.get_dispatch_info();
		let result = call.dispatch_bypass_filter(RawOrigin::Root.into());
		let used = own_weight.saturating_add(extract_actual_weight(&result, &info));
		Self::deposit_event(Event::Dispatched {
			call_hash,
			result: result.map(|_| ()).map_err(|failure| failure.error),
		});
		Ok(Some(used).into())
	}
}
