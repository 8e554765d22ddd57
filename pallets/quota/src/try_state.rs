//! What must hold of the storage after every call.

use crate::{AgencyBuckets, Bucket, Config, OfficerBuckets, Pallet, Policy};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::traits::Agencies;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every bucket: of somebody known, from no later block, within what the widest policy allows. Not within
	/// today's policy, which may have become narrower since: that is seen to when somebody looks.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let widest = Self::limits().widest();
		for (agency, bucket) in AgencyBuckets::<T>::iter() {
			ensure!(T::Agencies::agency(agency).is_some(), "a bucket of no agency");
			Self::check_bucket(bucket, &widest.of_agency())?;
		}
		for (who, bucket) in OfficerBuckets::<T>::iter() {
			// Officers keep their account for ever, in office or not.
			ensure!(frame_system::Pallet::<T>::account_exists(&who), "a bucket of no account");
			Self::check_bucket(bucket, &widest.of_officer())?;
		}
		Ok(())
	}

	fn check_bucket(bucket: Bucket<BlockNumberFor<T>>, widest: &Policy) -> Result<(), TryRuntimeError> {
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(bucket.at <= now, "a bucket from a block that is not there yet");
		ensure!(widest.burst.reaches(bucket.levels), "a bucket holds more than one burst");
		ensure!(bucket.levels.reaches(widest.burst.floor()), "a bucket owes more than one burst, or a count");
		Ok(())
	}
}
