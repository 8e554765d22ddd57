//! What an upgrade does to the state of a running chain.
//!
//! The first block that new code executes begins with [`Unreleased`]: once for each version, in the order of the list,
//! before any pallet does anything (`frame_executive`, `frame_system::Config::SingleBlockMigrations`).
//!
//! ## Adding a migration
//!
//! 1. A pallet whose stored types change raises its `STORAGE_VERSION` and brings the migration itself, in
//!    `src/migrations/vN.rs`, with the old types in a private module beside it. What is of several pallets, or only of
//!    this chain's data, stands here.
//! 2. The work is an [`UncheckedOnRuntimeUpgrade`], kept private, and goes out as a [`VersionedMigration`]: that runs it
//!    on exactly one storage version and raises it, so that a second run does nothing.
//! 3. It says in its first lines why what it goes through is bounded. Everything happens in one block, and a block that
//!    takes too long is one that no validator finishes: a map that officers fill is translated where it is read, or step
//!    by step in `on_idle`, never here. Multi-block migrations stop all transactions while they last: there are none.
//! 4. It checks itself under `try-runtime`, which fails when the migration is commented out, and has a test below.
//! 5. It is added to [`Unreleased`]. Once every chain runs the version, the list is emptied. A migration that must run at
//!    every upgrade would stand in a list of its own, `Permanent`, wired behind this one; there is none.
//! 6. It is rehearsed on a live network: `docs/operations/upgrade.md`.
//!
//! ## The rehearsal
//!
//! With the cargo feature `next-runtime` this crate is the version after itself: its `spec_version` is one higher and it
//! brings a migration, `LongerVerification`. `scripts/build-wasm next-runtime` builds it for `e2e/drills/upgrade.test.ts`,
//! which upgrades a network of real nodes with it. No chain that matters ever runs it.
//!
//! [`UncheckedOnRuntimeUpgrade`]: frame_support::traits::UncheckedOnRuntimeUpgrade
//! [`VersionedMigration`]: frame_support::migrations::VersionedMigration

/// What the next release runs on the state of the last one.
#[cfg(not(feature = "next-runtime"))]
pub type Unreleased = ();

/// What the rehearsed release runs on the state of this one.
#[cfg(feature = "next-runtime")]
pub type Unreleased = (rehearsal::LongerVerification,);

/// The migration that the upgrade drill carries through.
#[cfg(any(feature = "next-runtime", test))]
pub mod rehearsal {
	use crate::Runtime;
	use frame_support::migrations::VersionedMigration;
	use muster_primitives::Moment;

	/// Least time, in milliseconds, that a round has from triage to its deadline.
	pub const LEAST_TIME_TO_VERIFY: Moment = 30_000;

	/// Gives every event type at least [`LEAST_TIME_TO_VERIFY`]: a new rule about what the council has registered is a
	/// migration.
	///
	/// Bounded: there are at most 256 event types. Rounds that are open keep their deadlines.
	pub type LongerVerification = VersionedMigration<
		1,
		2,
		unchecked::LongerVerification,
		pallet_incidents::Pallet<Runtime>,
		<Runtime as frame_system::Config>::DbWeight,
	>;

	/// The work without the check of the version: private, so that nobody runs it bare.
	mod unchecked {
		use super::LEAST_TIME_TO_VERIFY;
		use crate::Runtime;
		#[cfg(feature = "try-runtime")]
		use alloc::vec::Vec;
		use frame_support::{traits::UncheckedOnRuntimeUpgrade, weights::Weight};
		use pallet_incidents::{EventType, EventTypes};
		#[cfg(feature = "try-runtime")]
		use sp_runtime::TryRuntimeError;

		pub struct LongerVerification;

		impl UncheckedOnRuntimeUpgrade for LongerVerification {
			fn on_runtime_upgrade() -> Weight {
				let mut count: u64 = 0;
				EventTypes::<Runtime>::translate_values(|mut event_type: EventType| {
					event_type.timers.verify_within =
						event_type.timers.verify_within.max(LEAST_TIME_TO_VERIFY);
					count = count.saturating_add(1);
					Some(event_type)
				});
				// One more read finds the end of the map.
				let reads = count.saturating_mul(2).saturating_add(1);
				<Runtime as frame_system::Config>::DbWeight::get().reads_writes(reads, count)
			}

			#[cfg(feature = "try-runtime")]
			fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
				Ok(codec::Encode::encode(&stored()))
			}

			#[cfg(feature = "try-runtime")]
			fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
				let mut expected: alloc::collections::BTreeMap<_, EventType> =
					codec::DecodeAll::decode_all(&mut before.as_slice())
						.map_err(|_| "what was stored before the upgrade cannot be read")?;
				for event_type in expected.values_mut() {
					let time = &mut event_type.timers.verify_within;
					*time = (*time).max(LEAST_TIME_TO_VERIFY);
					event_type.check()?;
				}
				frame_support::ensure!(stored() == expected, "an event type is not what it should be");
				Ok(())
			}
		}

		#[cfg(feature = "try-runtime")]
		fn stored() -> alloc::collections::BTreeMap<muster_primitives::EventTypeId, EventType> {
			EventTypes::<Runtime>::iter().collect()
		}
	}
}

#[cfg(test)]
mod tests {
	use super::{
		rehearsal::{LongerVerification, LEAST_TIME_TO_VERIFY},
		Unreleased,
	};
	use crate::{genesis, Executive, IncidentsConfig, Runtime};
	use alloc::collections::BTreeMap;
	use frame_support::{
		assert_storage_noop,
		traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	};
	use muster_primitives::{EventTypeId, Moment};
	use pallet_incidents::{EventType, EventTypes};
	use serde_json::Value;
	use sp_runtime::BuildStorage;

	type Incidents = pallet_incidents::Pallet<Runtime>;

	/// A chain of the version before the rehearsed one, with the event types of a genesis patch.
	fn chain(patch: Value) -> sp_io::TestExternalities {
		let config: IncidentsConfig =
			serde_json::from_value(patch["incidents"].clone()).expect("a preset is of this runtime");
		let mut storage =
			frame_system::GenesisConfig::<Runtime>::default().build_storage().expect("system builds");
		config.assimilate_storage(&mut storage).expect("incidents build");
		let mut chain = sp_io::TestExternalities::from(storage);
		chain.execute_with(|| StorageVersion::new(1).put::<Incidents>());
		chain
	}

	fn quick() -> sp_io::TestExternalities {
		let patch = genesis::preset(&genesis::LOCAL_TESTNET.into()).expect("the preset exists");
		chain(serde_json::from_slice(&patch).expect("a preset is JSON"))
	}

	fn event_types() -> BTreeMap<EventTypeId, EventType> {
		EventTypes::<Runtime>::iter().collect()
	}

	fn times_to_verify() -> Vec<Moment> {
		event_types().values().map(|kind| kind.timers.verify_within).collect()
	}

	#[test]
	fn short_times_are_raised_and_nothing_else_changes() {
		quick().execute_with(|| {
			let mut expected = event_types();
			assert!(times_to_verify().iter().all(|time| *time < LEAST_TIME_TO_VERIFY));

			let weight = LongerVerification::on_runtime_upgrade();

			for kind in expected.values_mut() {
				kind.timers.verify_within = LEAST_TIME_TO_VERIFY;
			}
			assert_eq!(event_types(), expected);
			assert_eq!(Incidents::on_chain_storage_version(), 2);
			Incidents::do_try_state().expect("event types stay valid");
			let least = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(17, 17);
			assert!(
				weight.all_gte(least),
				"sixteen event types and a version are read and written: {weight}"
			);
		});
	}

	#[test]
	fn statutory_times_stay() {
		chain(genesis::production_base()).execute_with(|| {
			let before = event_types();
			LongerVerification::on_runtime_upgrade();
			assert_eq!(event_types(), before);
			assert_eq!(Incidents::on_chain_storage_version(), 2);
		});
	}

	#[test]
	fn a_second_run_does_nothing() {
		quick().execute_with(|| {
			LongerVerification::on_runtime_upgrade();
			assert_storage_noop!(LongerVerification::on_runtime_upgrade());
		});
	}

	#[test]
	fn another_storage_version_is_left_alone() {
		quick().execute_with(|| {
			StorageVersion::new(0).put::<Incidents>();
			assert_storage_noop!(LongerVerification::on_runtime_upgrade());
		});
	}

	/// With the feature `next-runtime` and without: what an upgrade to this very build does.
	#[test]
	fn the_first_block_of_a_version_runs_what_is_unreleased() {
		quick().execute_with(|| {
			let before = times_to_verify();
			Executive::execute_on_runtime_upgrade();
			let expected = if cfg!(feature = "next-runtime") {
				vec![LEAST_TIME_TO_VERIFY; before.len()]
			} else {
				before
			};
			assert_eq!(times_to_verify(), expected);
			// Whatever is in the list, a second upgrade finds it done.
			assert_storage_noop!(Unreleased::on_runtime_upgrade());
		});
	}

	#[cfg(feature = "try-runtime")]
	#[test]
	fn the_migration_checks_itself() {
		quick().execute_with(|| {
			LongerVerification::try_on_runtime_upgrade(true).expect("the migration holds its promise");
		});
	}
}
