//! What must hold of the storage after every call.

use crate::{Buckets, Config, Pallet};
use frame_support::{ensure, traits::Get};
use muster_primitives::traits::Agencies;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every bucket: an agency's, not from a later block, between minus one and one burst.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let burst = i128::from(T::Burst::get());
		let now = frame_system::Pallet::<T>::block_number();
		for (agency, bucket) in Buckets::<T>::iter() {
			ensure!(T::Agencies::agency(agency).is_some(), "a bucket of no agency");
			ensure!(bucket.at <= now, "a bucket from a block that is not there yet");
			ensure!(bucket.level <= burst, "a bucket holds more than one burst");
			ensure!(bucket.level >= burst.saturating_neg(), "an agency owes more than one burst");
		}
		Ok(())
	}
}
