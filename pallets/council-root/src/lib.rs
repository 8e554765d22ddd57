#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::WeightInfo;
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::GetDispatchInfo,
		pallet_prelude::*,
		traits::{Contains, UnfilteredDispatchable},
	};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The runtime's call.
		type RuntimeCall: Parameter
			+ UnfilteredDispatchable<RuntimeOrigin = Self::RuntimeOrigin>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Who may act as Root. Must not admit Root, so that a call let through here cannot come back.
		type DispatchOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What may not be dispatched even so. Must look into calls that carry calls: what it does not find there is
		/// dispatched.
		type Forbidden: Contains<<Self as Config>::RuntimeCall>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council dispatched a call as Root.
		#[codec(index = 0)]
		Dispatched {
			/// Hash of the call's encoding.
			call_hash: T::Hash,
			/// How the call ended. Whether the council's own call succeeded says nothing about it.
			result: DispatchResult,
		},
	}

	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The council may not dispatch this call, or a call inside it, as Root: use the call made for the purpose.
		#[codec(index = 0)]
		Forbidden,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Dispatches `call` with the origin Root, past the base call filter.
		///
		/// When `call` fails, its changes are undone, its error is in the event, and this call succeeds all the same:
		/// what the council decided was done, and the record of it stays.
		///
		/// ## Origin
		///
		/// [`Config::DispatchOrigin`].
		///
		/// ## Events
		///
		/// [`Event::Dispatched`], after the events of `call`.
		///
		/// ## Errors
		///
		/// [`Error::Forbidden`] if [`Config::Forbidden`] contains `call`.
		///
		/// ## Complexity
		///
		/// O(length of `call`) for its hash, and what `call` itself takes.
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::dispatch_as_root(Pallet::<T>::length(call))
				.saturating_add(call.get_dispatch_info().call_weight),
			DispatchClass::Operational,
		))]
		pub fn dispatch_as_root(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			T::DispatchOrigin::ensure_origin(origin)?;
			Self::do_dispatch_as_root(*call)
		}
	}
}
