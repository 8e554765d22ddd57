//! Benchmark of the transaction extension.

use crate::{Bucket, Buckets, ChargeQuota, Classify, Config, Pallet};
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::Get,
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use muster_primitives::{traits::Agencies, AgencyClass, RegionCode, Roles};
use sp_runtime::traits::{
	AsSystemOriginSigner, AsTransactionAuthorizedOrigin, DispatchOriginOf, DispatchTransaction, Dispatchable,
};

#[benchmarks(
	where
		T: Send + Sync,
		T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
		DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId> + AsTransactionAuthorizedOrigin + Clone,
)]
mod benchmarks {
	use super::*;

	// Worst case: a bucket that has to be refilled, charged, and given back to.
	#[benchmark]
	fn charge_quota() {
		let officer: T::AccountId = account("officer", 0, 0);
		let agency =
			T::Agencies::benchmark_agency(AgencyClass::Hospital, RegionCode::NATION, Roles::all(), &officer);
		let (before, now): (BlockNumberFor<T>, BlockNumberFor<T>) = (1u32.into(), 2u32.into());
		frame_system::Pallet::<T>::set_block_number(now);
		Buckets::<T>::insert(agency, Bucket { level: 0, at: before });

		let call = T::Classifier::benchmark_call();
		let info =
			DispatchInfo { call_weight: Weight::from_parts(T::Refill::get(), 0), ..Default::default() };
		let unused = PostDispatchInfo { actual_weight: Some(Weight::zero()), ..Default::default() };

		#[block]
		{
			ChargeQuota::<T>::new()
				.test_run(RawOrigin::Signed(officer).into(), &call, &info, 0, 0, |_| Ok(unused))
				.expect("an officer's call is valid")
				.expect("the substitute does not fail");
		}

		let base = T::BlockWeights::get().get(info.class).base_extrinsic.ref_time();
		let left = i128::from(T::Refill::get()) - i128::from(base);
		assert_eq!(Buckets::<T>::get(agency), Some(Bucket { level: left, at: now }));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
