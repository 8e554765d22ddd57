#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::string_slice,
		clippy::unwrap_used
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Body, Consent, Halves};
pub use weights::WeightInfo;

/// The door: storage, calls, events and errors. Every call rides in the `Operational` class: whoever mends a chain must
/// get into a full block.
#[frame_support::pallet]
pub mod pallet {
	use super::{Body, Consent, Halves, WeightInfo};
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::GetDispatchInfo,
		pallet_prelude::*,
		traits::{Contains, Time, UnfilteredDispatchable},
	};
	use frame_system::pallet_prelude::*;
	use muster_primitives::Moment;

	/// Version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The door to Root.
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

		/// The technical committee, where it consents to a call and withdraws its consent. Must not admit Root.
		type ConsentOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// One of the two bodies, large enough to break its half of the glass. Must not admit Root.
		type GlassOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Body>;

		/// One of the two bodies, large enough to seal the glass.
		type SealOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Body>;

		/// What may not be dispatched even so. Must contain the calls that carry calls: the other two filters are asked
		/// about the call as it stands and do not look inside.
		type Forbidden: Contains<<Self as Config>::RuntimeCall>;

		/// What takes the consent of the technical committee: code upgrades, and what replaces the committee.
		type NeedsConsent: Contains<<Self as Config>::RuntimeCall>;

		/// What writes storage past every rule: only while the glass is broken by both bodies.
		type RawWrites: Contains<<Self as Config>::RuntimeCall>;

		/// Time of the block.
		type Clock: Time<Moment = Moment>;

		/// How long a consent lives, in milliseconds.
		#[pallet::constant]
		type ConsentLifetime: Get<Moment>;

		/// How long a half of the glass stays broken, in milliseconds.
		#[pallet::constant]
		type BreakGlassWindow: Get<Moment>;

		/// How many consents may be alive.
		#[pallet::constant]
		type MaxConsents: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The calls that the technical committee consented to, in the order of its consents. Those that lapsed may still be
	/// here.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageValue<_, BoundedVec<Consent<T::Hash>, T::MaxConsents>, ValueQuery>;

	/// Until when each body's half of the glass before raw writes is broken.
	#[pallet::storage]
	pub type Glass<T: Config> = StorageValue<_, Halves, ValueQuery>;

	/// What happened. The events alone rebuild the storage.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council dispatched a call as Root. A consent to it is used up.
		#[codec(index = 0)]
		Dispatched {
			/// Hash of the call's encoding.
			call_hash: T::Hash,
			/// How the call ended. Whether the council's own call succeeded says nothing about it.
			result: DispatchResult,
		},
		/// The technical committee consented to a call.
		#[codec(index = 1)]
		Consented {
			/// Hash of the call's encoding.
			call_hash: T::Hash,
			/// From this moment on the consent is void.
			expires: Moment,
		},
		/// The technical committee withdrew its consent.
		#[codec(index = 2)]
		ConsentWithdrawn {
			/// Hash of the call's encoding.
			call_hash: T::Hash,
		},
		/// A body broke its half of the glass.
		#[codec(index = 3)]
		GlassBroken {
			/// The body.
			body: Body,
			/// From this moment on its half counts as whole.
			until: Moment,
			/// Whether the other body's half is broken too, so that raw writes may pass.
			open: bool,
		},
		/// Both halves of the glass are whole again.
		#[codec(index = 4)]
		Sealed {
			/// The body that sealed it.
			body: Body,
		},
	}

	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The council may not dispatch this call, or a call inside it, as Root: use the call made for the purpose.
		#[codec(index = 0)]
		Forbidden,
		/// This call takes the technical committee's consent to exactly this call: have it consent to the hash first.
		#[codec(index = 1)]
		ConsentMissing,
		/// The committee has consented to this call already: dispatch it, or withdraw the consent first.
		#[codec(index = 2)]
		AlreadyConsented,
		/// As many consents are alive as may be: dispatch or withdraw one first.
		#[codec(index = 3)]
		TooManyConsents,
		/// No consent to this call is alive: there is nothing to withdraw.
		#[codec(index = 4)]
		NotConsented,
		/// Raw writes take both bodies: have the council and the committee break the glass first.
		#[codec(index = 5)]
		GlassSealed,
		/// The body's half of the glass is broken already: wait for the other body, or seal the glass.
		#[codec(index = 6)]
		AlreadyBroken,
		/// No half of the glass is broken: there is nothing to seal.
		#[codec(index = 7)]
		NothingToSeal,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxConsents::get() > 0, "without a consent there is no upgrade");
			assert!(T::ConsentLifetime::get() > 0, "the council needs time to use a consent");
			assert!(T::BreakGlassWindow::get() > 0, "the second body needs time to break its half");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Dispatches `call` with the origin Root, past the base call filter.
		///
		/// When `call` fails, its changes are undone, its error is in the event, and this call succeeds all the same:
		/// what the council decided was done, and the record of it stays. A consent to the call is used up either way:
		/// the committee consented to one attempt.
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
		/// [`Error::Forbidden`] if [`Config::Forbidden`] contains `call`, [`Error::GlassSealed`] if it writes raw and not
		/// both halves of the glass are broken, [`Error::ConsentMissing`] if it needs a consent that is not alive.
		///
		/// ## Complexity
		///
		/// O(length of `call`) for its hash, O(consents), and what `call` itself takes.
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

		/// Consents to the one call whose encoding has this hash. The consent lives [`Config::ConsentLifetime`] and is
		/// used up when the call is dispatched.
		///
		/// ## Origin
		///
		/// [`Config::ConsentOrigin`].
		///
		/// ## Events
		///
		/// [`Event::Consented`].
		///
		/// ## Errors
		///
		/// [`Error::AlreadyConsented`], [`Error::TooManyConsents`].
		///
		/// ## Complexity
		///
		/// O(consents).
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::consent(), DispatchClass::Operational))]
		pub fn consent(origin: OriginFor<T>, call_hash: T::Hash) -> DispatchResult {
			T::ConsentOrigin::ensure_origin(origin)?;
			Self::do_consent(call_hash)
		}

		/// Withdraws the consent to a call.
		///
		/// ## Origin
		///
		/// [`Config::ConsentOrigin`].
		///
		/// ## Events
		///
		/// [`Event::ConsentWithdrawn`].
		///
		/// ## Errors
		///
		/// [`Error::NotConsented`].
		///
		/// ## Complexity
		///
		/// O(consents).
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::withdraw_consent(), DispatchClass::Operational))]
		pub fn withdraw_consent(origin: OriginFor<T>, call_hash: T::Hash) -> DispatchResult {
			T::ConsentOrigin::ensure_origin(origin)?;
			Self::do_withdraw_consent(call_hash)
		}

		/// Breaks a body's half of the glass for [`Config::BreakGlassWindow`]. While both halves are broken, the council
		/// may write storage past every rule.
		///
		/// ## Origin
		///
		/// [`Config::GlassOrigin`].
		///
		/// ## Events
		///
		/// [`Event::GlassBroken`].
		///
		/// ## Errors
		///
		/// [`Error::AlreadyBroken`].
		///
		/// ## Complexity
		///
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::break_glass(), DispatchClass::Operational))]
		pub fn break_glass(origin: OriginFor<T>) -> DispatchResult {
			let body = T::GlassOrigin::ensure_origin(origin)?;
			Self::do_break_glass(body)
		}

		/// Makes both halves of the glass whole, whoever broke them.
		///
		/// ## Origin
		///
		/// [`Config::SealOrigin`].
		///
		/// ## Events
		///
		/// [`Event::Sealed`].
		///
		/// ## Errors
		///
		/// [`Error::NothingToSeal`].
		///
		/// ## Complexity
		///
		/// O(1).
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::seal(), DispatchClass::Operational))]
		pub fn seal(origin: OriginFor<T>) -> DispatchResult {
			let body = T::SealOrigin::ensure_origin(origin)?;
			Self::do_seal(body)
		}
	}
}
