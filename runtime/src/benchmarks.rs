//! Benchmarks of this runtime: the list of pallets, and what their benchmarks need of each other.

use crate::{AccountId, AccountPublic, AllPalletsWithSystem, Runtime, SessionKeys, Signature};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use muster_primitives::{CapStatus, EventTypeId, IncidentId, Moment, RoundId, RoundSubject};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::{crypto::KeyTypeId, sr25519};
use sp_runtime::traits::IdentifyAccount;

define_benchmarks!(
	[pallet_agencies, crate::Agencies]
	[pallet_council_root, crate::CouncilRoot]
	[pallet_incidents, crate::Incidents]
	[pallet_observations, crate::Observations]
	[pallet_quota, crate::Quota]
	[pallet_resources, crate::Resources]
	[pallet_validation, crate::Validation]
	[pallet_validator_set, crate::ValidatorSet]
);

/// What can be benchmarked.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs the benchmarks that `config` selects.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// Supplies what a pallet's benchmark needs and only the runtime knows.
pub struct Helper;

const BENCHMARK_KEYS: KeyTypeId = KeyTypeId(*b"benc");

impl pallet_agencies::BenchmarkHelper<AccountId, Signature> for Helper {
	fn signer() -> AccountId {
		AccountPublic::from(sp_io::crypto::sr25519_generate(BENCHMARK_KEYS, None)).into_account()
	}

	fn sign(signer: &AccountId, message: &[u8]) -> Signature {
		let key = sr25519::Public::from_raw(signer.clone().into());
		sp_io::crypto::sr25519_sign(BENCHMARK_KEYS, &key, message)
			.expect("the key was made by `signer`")
			.into()
	}
}

impl pallet_validator_set::BenchmarkHelper<AuraId, SessionKeys> for Helper {
	fn session_keys(aura: AuraId) -> SessionKeys {
		let grandpa = sp_io::crypto::ed25519_generate(BENCHMARK_KEYS, None);
		SessionKeys { aura, grandpa: grandpa.into() }
	}
}

impl pallet_validation::BenchmarkHelper for Helper {
	fn subject(round: RoundId) -> RoundSubject {
		let incident =
			pallet_incidents::Pallet::<Runtime>::benchmark_incident(CapStatus::Actual, Some(round));
		RoundSubject::Incident { incident, revision: 1 }
	}
}

impl pallet_observations::BenchmarkHelper for Helper {
	fn event_type() -> EventTypeId {
		pallet_incidents::Pallet::<Runtime>::benchmark_event_type()
	}

	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}

impl pallet_resources::BenchmarkHelper for Helper {
	fn incident(status: CapStatus) -> IncidentId {
		pallet_incidents::Pallet::<Runtime>::benchmark_incident(status, None)
	}
}
