//! Benchmarks of the calls.

use crate::{Body, Call, Config, Consent, Consents, Event, Glass, Halves, Pallet};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::{v2::*, BenchmarkError};
use frame_support::{
	traits::{EnsureOrigin, Get, Time},
	BoundedVec,
};
use muster_primitives::Moment;
use sp_runtime::traits::Hash;

/// The hash of a call that nobody makes.
fn hash<T: Config>(number: u32) -> T::Hash {
	T::Hashing::hash_of(&number)
}

/// A consent that was just given.
fn alive<T: Config>(call_hash: T::Hash) -> Consent<T::Hash> {
	Consent { call_hash, expires: T::Clock::now().saturating_add(T::ConsentLifetime::get()) }
}

/// As many consents as there may be, `last` behind all others.
fn fill<T: Config>(last: Consent<T::Hash>) {
	let others = (1..T::MaxConsents::get()).map(|number| alive::<T>(hash::<T>(number)));
	let all: Vec<_> = others.chain([last]).collect();
	Consents::<T>::put(BoundedVec::try_from(all).expect("one consent and one less than the limit"));
}

fn is_kept<T: Config>(call_hash: T::Hash) -> bool {
	Consents::<T>::get().iter().any(|kept| kept.call_hash == call_hash)
}

fn break_both<T: Config>() -> Moment {
	let until = T::Clock::now().saturating_add(T::BreakGlassWindow::get());
	Glass::<T>::put(Halves { council: Some(until), committee: Some(until) });
	until
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// The inner call does nothing but be long; what a real one does is its own weight. It has a consent to use up.
	#[benchmark]
	fn dispatch_as_root(l: Linear<0, 1_048_576>) -> Result<(), BenchmarkError> {
		let origin = T::DispatchOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let inner: <T as Config>::RuntimeCall =
			frame_system::Call::remark { remark: vec![7; l as usize] }.into();
		let call_hash = T::Hashing::hash_of(&inner);
		fill::<T>(alive::<T>(call_hash));
		break_both::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(inner));

		assert!(!is_kept::<T>(call_hash));
		let event: <T as frame_system::Config>::RuntimeEvent =
			Event::<T>::Dispatched { call_hash, result: Ok(()) }.into();
		frame_system::Pallet::<T>::assert_last_event(event);
		Ok(())
	}

	// As many as there may be, of which one has lapsed and makes room.
	#[benchmark]
	fn consent() -> Result<(), BenchmarkError> {
		let origin = T::ConsentOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		fill::<T>(Consent { call_hash: hash::<T>(0), expires: T::Clock::now() });
		let call_hash = hash::<T>(T::MaxConsents::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, call_hash);

		assert!(is_kept::<T>(call_hash));
		Ok(())
	}

	#[benchmark]
	fn withdraw_consent() -> Result<(), BenchmarkError> {
		let origin = T::ConsentOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let call_hash = hash::<T>(0);
		fill::<T>(alive::<T>(call_hash));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, call_hash);

		assert!(!is_kept::<T>(call_hash));
		Ok(())
	}

	// The second half.
	#[benchmark]
	fn break_glass() -> Result<(), BenchmarkError> {
		let origin = T::GlassOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let body = T::GlassOrigin::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
		let until = break_both::<T>();
		Glass::<T>::mutate(|halves| match body {
			Body::Council => halves.council = None,
			Body::Committee => halves.committee = None,
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert_eq!(Glass::<T>::get(), Halves { council: Some(until), committee: Some(until) });
		Ok(())
	}

	#[benchmark]
	fn seal() -> Result<(), BenchmarkError> {
		let origin = T::SealOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		break_both::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert_eq!(Glass::<T>::get(), Halves::default());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
