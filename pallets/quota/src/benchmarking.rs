//! Benchmark of the transaction extension.

use crate::{AgencyBuckets, Bucket, ChargeQuota, Classify, Config, Levels, OfficerBuckets, Pallet};
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

	// Worst case: the call that is the dearest to classify, no count left to pay it with, and both buckets to be
	// refilled, charged, and given back to.
	#[benchmark]
	fn charge_quota() {
		let officer: T::AccountId = account("officer", 0, 0);
		// Of a county: response levels may be in force there and in three regions around it.
		let county = RegionCode::new(420_106).expect("the code of a county");
		let agency = T::Agencies::benchmark_agency(AgencyClass::Hospital, county, Roles::all(), &officer);
		let call = T::Classifier::benchmark_call(&officer);
		let (before, now): (BlockNumberFor<T>, BlockNumberFor<T>) = (1u32.into(), 2u32.into());
		frame_system::Pallet::<T>::set_block_number(now);
		let empty = Bucket { levels: Levels::default(), at: before };
		AgencyBuckets::<T>::insert(agency, empty);
		OfficerBuckets::<T>::insert(&officer, empty);

		let refill = Pallet::<T>::policy(agency).expect("the agency is registered").refill;
		let call_weight = Weight::from_parts(refill.weight.unsigned_abs(), 0);
		let info = DispatchInfo { call_weight, ..Default::default() };
		let unused = PostDispatchInfo { actual_weight: Some(Weight::zero()), ..Default::default() };

		#[block]
		{
			ChargeQuota::<T>::new()
				.test_run(RawOrigin::Signed(officer.clone()).into(), &call, &info, 0, 0, |_| Ok(unused))
				.expect("an officer's call is valid")
				.expect("the substitute does not fail");
		}

		let base = T::BlockWeights::get().get(info.class).base_extrinsic.ref_time();
		let left = refill.weight - i64::try_from(base).expect("far below");
		for bucket in [AgencyBuckets::<T>::get(agency), OfficerBuckets::<T>::get(&officer)] {
			assert_eq!(bucket.map(|bucket| (bucket.levels.weight, bucket.at)), Some((left, now)));
		}
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
