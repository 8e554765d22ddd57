//! Benchmarks of the calls.

use crate::{Call, Config, Event, Pallet};
use alloc::{boxed::Box, vec};
use frame_benchmarking::{v2::*, BenchmarkError};
use frame_support::traits::EnsureOrigin;
use sp_runtime::traits::Hash;

#[benchmarks]
mod benchmarks {
	use super::*;

	// The inner call does nothing but be long; what a real one does is its own weight.
	#[benchmark]
	fn dispatch_as_root(l: Linear<0, 1_048_576>) -> Result<(), BenchmarkError> {
		let origin = T::DispatchOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let inner: <T as Config>::RuntimeCall =
			frame_system::Call::remark { remark: vec![7; l as usize] }.into();
		let call_hash = T::Hashing::hash_of(&inner);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(inner));

		let event: <T as frame_system::Config>::RuntimeEvent =
			Event::<T>::Dispatched { call_hash, result: Ok(()) }.into();
		frame_system::Pallet::<T>::assert_last_event(event);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
