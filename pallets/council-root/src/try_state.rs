//! What holds at the end of every block.

use crate::{Config, Consents, Glass, Pallet};
use alloc::collections::BTreeSet;
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants that the README lists.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		let consents = Consents::<T>::get();
		let distinct: BTreeSet<T::Hash> = consents.iter().map(|consent| consent.call_hash).collect();
		ensure!(distinct.len() == consents.len(), "there is one consent to a call");
		let latest = now.saturating_add(T::ConsentLifetime::get());
		ensure!(
			consents.iter().all(|consent| consent.expires <= latest),
			"no consent outlives one that is given now"
		);
		let latest = now.saturating_add(T::BreakGlassWindow::get());
		let halves = Glass::<T>::get();
		ensure!(
			[halves.council, halves.committee].iter().flatten().all(|until| *until <= latest),
			"no half of the glass stays broken longer than one that is broken now"
		);
		Ok(())
	}
}
