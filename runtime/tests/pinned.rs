//! What clients sign over, decode and address may not move: a change here is a change of the interface, to be made on
//! purpose and written down in `docs/interface-changelog.md`.

mod common;

use codec::Encode;
use common::{calls, variants};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	storage::storage_prefix,
	traits::{Get, PalletsInfoAccess, StorageInfoTrait},
};
use muster_runtime::{
	configs::{RuntimeBlockLength, RuntimeBlockWeights},
	AllPalletsWithSystem, Aura, BlockNumber, Runtime, RuntimeCall, TxExtension, VERSION,
};
use scale_info::{meta_type, MetaType, TypeDef};
use sp_io::hashing::twox_128;
use sp_runtime::traits::TransactionExtension;

const PALLETS: [(usize, &str); 18] = [
	(0, "System"),
	(1, "Timestamp"),
	(2, "Aura"),
	(3, "Authorship"),
	(5, "Session"),
	(6, "Historical"),
	(7, "Offences"),
	(8, "Grandpa"),
	(10, "Council"),
	(11, "TechnicalCommittee"),
	(12, "CouncilRoot"),
	(15, "Utility"),
	(16, "Multisig"),
	(20, "Agencies"),
	(21, "Quota"),
	(30, "Incidents"),
	(31, "Validation"),
	(33, "Resources"),
];

#[test]
fn pallet_indices() {
	let pallets: Vec<_> =
		AllPalletsWithSystem::infos().into_iter().map(|info| (info.index, info.name)).collect();
	assert_eq!(pallets, PALLETS);
	for (name, index, _) in variants(meta_type::<RuntimeCall>()) {
		assert!(PALLETS.contains(&(index.into(), &name)), "calls of {name} have the index of the pallet");
	}
}

#[test]
fn no_other_pallet_reaches_the_metadata() {
	let names: Vec<&str> = PALLETS.iter().map(|(_, name)| *name).collect();
	for version in Runtime::metadata_versions() {
		let metadata = Runtime::metadata_at_version(version).expect("the version is supported");
		let has = |name: &str| metadata.windows(name.encode().len()).any(|bytes| bytes == name.encode());
		assert!(names.iter().all(|name| has(name)), "the search finds what is there");
		for absent in ["Sudo", "Balances", "TransactionPayment", "Assets", "Contracts", "Revive"] {
			assert!(!has(absent), "{absent} in metadata {version}");
		}
	}
}

#[test]
fn storage_prefixes() {
	let mut prefixes: Vec<_> =
		AllPalletsWithSystem::storage_info().into_iter().map(|info| info.pallet_name).collect();
	prefixes.dedup();
	let names: Vec<Vec<u8>> = PALLETS.iter().map(|(_, name)| name.as_bytes().to_vec()).collect();
	assert!(prefixes.iter().all(|prefix| names.contains(prefix)), "a pallet stores under its name");
	assert_eq!(
		pallet_agencies::Agencies::<Runtime>::hashed_key_for(1)[..32],
		storage_prefix(b"Agencies", b"Agencies"),
	);
	assert_eq!(storage_prefix(b"Incidents", b"Incidents")[..16], twox_128(b"Incidents"));
	let items = |pallet: &str| -> Vec<String> {
		AllPalletsWithSystem::storage_info()
			.into_iter()
			.filter(|info| info.pallet_name == pallet.as_bytes())
			.map(|info| String::from_utf8_lossy(&info.storage_name).into_owned())
			.collect()
	};
	assert_eq!(
		items("Agencies"),
		["NextAgency", "Agencies", "Officers", "OfficersOf", "Children", "VotingLines", "Suspensions"],
	);
	assert_eq!(items("Quota"), ["Buckets"]);
	assert_eq!(
		items("Incidents"),
		["EventTypes", "NextIncident", "Incidents", "Reports", "Discards", "Breaches"],
	);
	assert_eq!(items("Validation"), ["NextRound", "Rounds", "Votes", "OpenRounds"]);
	assert_eq!(
		items("Resources"),
		[
			"Products",
			"NextRequest",
			"Requests",
			"Lines",
			"NextCommitment",
			"Commitments",
			"NextShipment",
			"Shipments"
		],
	);
}

#[test]
fn transaction_extensions() {
	let extensions = <TxExtension as TransactionExtension<RuntimeCall>>::metadata();
	let identifiers: Vec<_> = extensions.iter().map(|extension| extension.identifier).collect();
	assert_eq!(
		identifiers,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeQuota",
			"CheckMetadataHash",
			"WeightReclaim",
		],
	);

	// Era, nonce and mode are what wallets know how to fill in.
	let on_the_wire: Vec<_> = extensions
		.iter()
		.filter(|extension| !is_nothing(extension.ty))
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(on_the_wire, ["CheckMortality", "CheckNonce", "CheckMetadataHash"]);
	let signed_over: Vec<_> = extensions
		.iter()
		.filter(|extension| !is_nothing(extension.implicit))
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		signed_over,
		["CheckSpecVersion", "CheckTxVersion", "CheckGenesis", "CheckMortality", "CheckMetadataHash"],
	);

	// What wallets know `CheckNonce` by.
	assert_eq!(extensions[6].ty, meta_type::<frame_system::CheckNonce<Runtime>>());
}

/// Whether values of a type take no byte.
fn is_nothing(ty: MetaType) -> bool {
	match ty.type_info().type_def {
		TypeDef::Composite(composite) => composite.fields.iter().all(|field| is_nothing(field.ty)),
		TypeDef::Tuple(tuple) => tuple.fields.iter().all(|field| is_nothing(*field)),
		_ => false,
	}
}

#[test]
fn call_indices() {
	let expect = |pallet: &str, names: &[&str]| {
		let expected: Vec<_> = (0..).zip(names).map(|(index, name)| (name.to_string(), index)).collect();
		assert_eq!(calls(pallet), expected, "{pallet}");
	};
	expect("CouncilRoot", &["dispatch_as_root"]);
	expect(
		"Agencies",
		&[
			"register",
			"amend",
			"suspend",
			"reinstate",
			"retire",
			"enrol_officer",
			"renew_officer",
			"suspend_officer",
			"reinstate_officer",
			"revoke_officer",
			"rotate_key",
		],
	);
	expect("Incidents", &["file", "revise", "triage_accept", "triage_discard"]);
	expect("Validation", &["vote", "tally"]);
	expect("Resources", &["register_product", "submit", "approve", "commit", "dispatch", "receive"]);
}

#[test]
fn version() {
	assert_eq!(VERSION.spec_name, "muster");
	assert_eq!(VERSION.impl_name, "muster");
	assert_eq!((VERSION.spec_version, VERSION.transaction_version), (100, 1));
	assert_eq!(<<Runtime as frame_system::Config>::SS58Prefix as Get<u16>>::get(), 42);
}

#[test]
fn time() {
	assert_eq!(Aura::slot_duration(), 1_000);
	assert_eq!(<<Runtime as pallet_timestamp::Config>::MinimumPeriod as Get<u64>>::get(), 500);
	assert_eq!(<<Runtime as frame_system::Config>::BlockHashCount as Get<BlockNumber>>::get(), 4096);
}

#[test]
fn block_limits_are_sound() {
	let weights = RuntimeBlockWeights::get();
	assert!(weights.clone().validate().is_ok());
	assert_eq!(weights.max_block.ref_time(), 200_000_000_000, "a fifth of the slot");
	assert!(
		weights.get(DispatchClass::Operational).reserved.expect("something is reserved").ref_time() > 0,
		"urgent calls have room in a full block",
	);
}

/// A compressed runtime of 4 MiB, which a year of additions will not reach, can be put on the chain.
#[test]
fn an_upgrade_fits_into_a_block() {
	let apply = frame_system::Call::<Runtime>::apply_authorized_upgrade { code: vec![0; 4 << 20] };
	let info = apply.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	let limit = RuntimeBlockWeights::get().get(info.class).max_extrinsic.expect("calls are limited");
	assert!(info.total_weight().all_lte(limit), "{:?} in {limit:?}", info.total_weight());

	common::on_chain(|| {
		let transaction = common::signed(sp_keyring::Sr25519Keyring::Alice, apply);
		let length = RuntimeBlockLength::get();
		assert!(transaction.encoded_size() <= *length.max.get(info.class) as usize);
		assert!(common::in_pool(transaction).is_ok());
	});
}
