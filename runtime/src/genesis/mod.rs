//! The states a chain can begin with.
//!
//! Presets are for development only: their keys are the well-known ones of `sp_keyring`, which everybody has. A
//! production chain begins from a JSON of its own (`docs/operations/production-genesis.md`).

mod event_types;
mod metrics;
mod products;

use crate::{
	AccountId, AgenciesConfig, BlockNumber, CouncilConfig, IncidentsConfig, Moment, ObservationsConfig,
	ResourcesConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, TechnicalCommitteeConfig,
	ValidatorSetConfig, MINUTES,
};
use alloc::{string::String, vec, vec::Vec};
use event_types::Pace;
use frame_support::build_struct_json_patch;
use muster_primitives::{AgencyClass, RegionCode, Role, Roles};
use pallet_agencies::{GenesisAgency, GenesisOfficer};
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::Sr25519Keyring;

/// One validator, one agency of each kind it takes to try things out.
pub const DEVELOPMENT: &str = sp_genesis_builder::DEV_RUNTIME_PRESET;
/// Four validators, two of government agencies and two of hospitals.
pub const LOCAL_TESTNET: &str = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;

/// 2100-01-01: development officers do not expire.
const FAR_FUTURE: Moment = 4_102_444_800_000;

/// Sessions of a minute: long enough to look at, short enough to wait for.
const DEVELOPMENT_SESSION: BlockNumber = MINUTES;

/// The preset's genesis as a JSON patch; `None` if there is no such preset.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEVELOPMENT => genesis(&[Sr25519Keyring::Alice], Pace::Seconds),
		LOCAL_TESTNET => genesis(
			&[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave],
			Pace::Seconds,
		),
		_ => return None,
	};
	serde_json::to_string(&patch).ok().map(String::into_bytes)
}

/// The presets there are.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEVELOPMENT), PresetId::from(LOCAL_TESTNET)]
}

/// What every production chain begins with: event types with their statutory times, metrics, and products. Who
/// validates, sits in the council and acts for which agency is the founders' to say, in the JSON that is laid over this.
pub fn production_base() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		incidents: IncidentsConfig { event_types: event_types::shipped(Pace::Statutory) },
		observations: ObservationsConfig { metrics: metrics::shipped(Pace::Statutory) },
		resources: ResourcesConfig { products: products::shipped() },
	})
}

/// Genesis with the four founding agencies and these validators.
fn genesis(validators: &[Sr25519Keyring], pace: Pace) -> Value {
	let council: Vec<AccountId> = founders().iter().map(|(_, key)| key.to_account_id()).collect();
	let committee: Vec<AccountId> = council.iter().take(3).cloned().collect();
	// Founders are numbered in this order, and the first of them validate.
	let members = validators.iter().map(|key| key.to_account_id()).zip(1..).collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		validator_set: ValidatorSetConfig { validators: members, session_length: DEVELOPMENT_SESSION },
		session: SessionConfig { keys: validators.iter().map(session_keys).collect() },
		council: CouncilConfig { members: council },
		technical_committee: TechnicalCommitteeConfig { members: committee },
		agencies: AgenciesConfig { agencies: founders().into_iter().map(|(agency, _)| agency).collect() },
		incidents: IncidentsConfig { event_types: event_types::shipped(pace) },
		observations: ObservationsConfig { metrics: metrics::shipped(pace) },
		resources: ResourcesConfig { products: products::shipped() },
	})
}

/// A development validator's account and session keys.
fn session_keys(key: &Sr25519Keyring) -> (AccountId, AccountId, SessionKeys) {
	let account = key.to_account_id();
	// Each development name stands for an sr25519 and an ed25519 key.
	let grandpa = sp_keyring::Ed25519Keyring::iter()
		.find(|other| other.to_seed() == key.to_seed())
		.unwrap_or(sp_keyring::Ed25519Keyring::Alice);
	(account.clone(), account, SessionKeys { aura: key.public().into(), grandpa: grandpa.public().into() })
}

/// The agencies of the first four validators, each with the development key of its officer.
fn founders() -> Vec<(GenesisAgency<AccountId>, Sr25519Keyring)> {
	let hospital = Roles::of(&[
		Role::Report,
		Role::Vote,
		Role::Observe,
		Role::Request,
		Role::Supply,
		Role::Receive,
		Role::Manage,
		Role::Validate,
	]);
	vec![
		founder(
			AgencyClass::HealthAdministration,
			"国家卫生健康委员会",
			RegionCode::NATION,
			None,
			Roles::all(),
			Sr25519Keyring::Alice,
		),
		founder(
			AgencyClass::EmergencyManagement,
			"湖北省应急管理厅",
			HUBEI,
			None,
			Roles::all(),
			Sr25519Keyring::Bob,
		),
		founder(
			AgencyClass::Hospital,
			"华中科技大学同济医学院附属同济医院",
			WUHAN,
			Some(0),
			hospital,
			Sr25519Keyring::Charlie,
		),
		founder(
			AgencyClass::Hospital,
			"华中科技大学同济医学院附属协和医院",
			WUHAN,
			Some(0),
			hospital,
			Sr25519Keyring::Dave,
		),
	]
}

const HUBEI: RegionCode = region(420_000);
const WUHAN: RegionCode = region(420_100);

/// A region code known to be well formed when this is compiled.
#[allow(clippy::panic, reason = "evaluated by the compiler only")]
const fn region(code: u32) -> RegionCode {
	match RegionCode::new(code) {
		Ok(region) => region,
		Err(_) => panic!("not a region code"),
	}
}

fn founder(
	class: AgencyClass,
	name: &str,
	jurisdiction: RegionCode,
	parent: Option<u32>,
	roles: Roles,
	key: Sr25519Keyring,
) -> (GenesisAgency<AccountId>, Sr25519Keyring) {
	let officer = GenesisOfficer { account: key.to_account_id(), roles, valid_until: FAR_FUTURE };
	let agency =
		GenesisAgency { class, name: name.into(), jurisdiction, parent, roles, officers: vec![officer] };
	(agency, key)
}
