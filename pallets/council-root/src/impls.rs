//! What the calls do. Each `do_*` checks first and writes last.

use crate::{Body, Config, Consent, Consents, Error, Event, Glass, Pallet, WeightInfo};
use codec::Encode;
use frame_support::{
	dispatch::{extract_actual_weight, DispatchResult, DispatchResultWithPostInfo, GetDispatchInfo},
	ensure,
	traits::{Contains, Get, Time, UnfilteredDispatchable},
};
use frame_system::RawOrigin;
use muster_primitives::Moment;
use sp_runtime::{traits::Hash, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Bytes of the encoded call: what hashing costs.
	pub(crate) fn length(call: &<T as Config>::RuntimeCall) -> u32 {
		call.encoded_size().saturated_into()
	}

	pub(crate) fn do_dispatch_as_root(call: <T as Config>::RuntimeCall) -> DispatchResultWithPostInfo {
		ensure!(!T::Forbidden::contains(&call), Error::<T>::Forbidden);
		let now = T::Clock::now();
		let call_hash = T::Hashing::hash_of(&call);
		// Looked up for every call, needed or not: so the benchmark measures all of it without knowing what a runtime
		// lists, and whoever follows the events knows which consents are left.
		let open = Glass::<T>::get().is_open(now);
		let consented = Self::is_consented(call_hash, now);
		ensure!(open || !T::RawWrites::contains(&call), Error::<T>::GlassSealed);
		ensure!(consented || !T::NeedsConsent::contains(&call), Error::<T>::ConsentMissing);
		// Used up before the outcome is known: the committee consented to one attempt in a state that it knew. If a
		// failure gave the consent back, the council could try again at any moment of its lifetime until the call fits.
		if consented {
			Consents::<T>::mutate(|consents| consents.retain(|consent| consent.call_hash != call_hash));
		}

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

	pub(crate) fn do_consent(call_hash: T::Hash) -> DispatchResult {
		let now = T::Clock::now();
		let mut consents = Consents::<T>::get();
		consents.retain(|consent| consent.is_alive(now));
		ensure!(consents.iter().all(|consent| consent.call_hash != call_hash), Error::<T>::AlreadyConsented);
		let expires = now.saturating_add(T::ConsentLifetime::get());
		consents.try_push(Consent { call_hash, expires }).map_err(|_| Error::<T>::TooManyConsents)?;
		Consents::<T>::put(consents);
		Self::deposit_event(Event::Consented { call_hash, expires });
		Ok(())
	}

	pub(crate) fn do_withdraw_consent(call_hash: T::Hash) -> DispatchResult {
		ensure!(Self::is_consented(call_hash, T::Clock::now()), Error::<T>::NotConsented);
		Consents::<T>::mutate(|consents| consents.retain(|consent| consent.call_hash != call_hash));
		Self::deposit_event(Event::ConsentWithdrawn { call_hash });
		Ok(())
	}

	pub(crate) fn do_break_glass(body: Body) -> DispatchResult {
		let now = T::Clock::now();
		let halves = Glass::<T>::get().alive(now);
		ensure!(halves.of(body).is_none(), Error::<T>::AlreadyBroken);
		let until = now.saturating_add(T::BreakGlassWindow::get());
		let halves = halves.broken(body, until);
		Glass::<T>::put(halves);
		Self::deposit_event(Event::GlassBroken { body, until, open: halves.is_open(now) });
		Ok(())
	}

	pub(crate) fn do_seal(body: Body) -> DispatchResult {
		ensure!(!Glass::<T>::get().is_whole(T::Clock::now()), Error::<T>::NothingToSeal);
		Glass::<T>::kill();
		Self::deposit_event(Event::Sealed { body });
		Ok(())
	}

	/// Whether the committee's consent to this hash counts at `now`.
	fn is_consented(call_hash: T::Hash, now: Moment) -> bool {
		Consents::<T>::get().iter().any(|consent| consent.call_hash == call_hash && consent.is_alive(now))
	}
}
