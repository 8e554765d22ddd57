//! What clients sign over, decode and address may not move: a change here is a change of the interface, to be made on
//! purpose and written down in `docs/interface-changelog.md`.

mod numbers;

use crate::common::{self, calls, variants};
use codec::{Compact, Encode};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	storage::storage_prefix,
	traits::{dynamic_params::AggregatedKeyValue, Get, PalletsInfoAccess, StorageInfoTrait},
};
use muster_runtime::{
	configs::{
		dynamic_params::quota, RuntimeBlockLength, RuntimeBlockWeights, RuntimeParameters, SESSION_BLOCKS,
	},
	AllPalletsWithSystem, Aura, BlockNumber, Hash, Runtime, RuntimeCall, System, TxExtension,
	UncheckedExtrinsic, DAYS, VERSION,
};
use pallet_quota::{BoundedMortality, BoundedNonce};
use scale_info::{meta_type, MetaType, TypeDef};
use sp_io::hashing::twox_128;
use sp_runtime::{
	generic::Era,
	traits::{BlakeTwo256, Hash as _, TransactionExtension},
	transaction_validity::InvalidTransaction,
};

const PALLETS: [(usize, &str); 22] = [
	(0, "System"),
	(1, "Timestamp"),
	(2, "Aura"),
	(3, "Authorship"),
	(4, "ValidatorSet"),
	(5, "Session"),
	(6, "Historical"),
	(7, "Offences"),
	(8, "Grandpa"),
	(10, "Council"),
	(11, "TechnicalCommittee"),
	(12, "CouncilRoot"),
	(13, "TxPause"),
	(14, "Parameters"),
	(15, "Utility"),
	(16, "Multisig"),
	(20, "Agencies"),
	(21, "Quota"),
	(30, "Incidents"),
	(31, "Validation"),
	(32, "Observations"),
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
		[
			"NextAgency",
			"Agencies",
			"Officers",
			"OfficersOf",
			"Children",
			"VotingLines",
			"VotingAgencies",
			"Suspensions",
		],
	);
	assert_eq!(
		items("ValidatorSet"),
		[
			"Validators",
			"CounterForValidators",
			"Endpoints",
			"Peers",
			"AgreedSize",
			"LastIssued",
			"SessionLength",
			"LastSlot",
			"Missed",
			"SlotsSkipped",
			"SlotsSeen",
		],
	);
	assert_eq!(items("CouncilRoot"), ["Consents", "Glass"]);
	assert_eq!(items("TxPause"), ["PausedCalls"]);
	assert_eq!(items("Parameters"), ["Parameters"]);
	assert_eq!(items("Quota"), ["AgencyBuckets", "OfficerBuckets"]);
	assert_eq!(
		items("Incidents"),
		[
			"EventTypes",
			"CounterForEventTypes",
			"EventTypeCodes",
			"NextIncident",
			"Incidents",
			"Reports",
			"Discards",
			"Closures",
			"MergeProposals",
			"Missed",
			"ResponseLevels",
			"ResponseCount",
			"ResponseHistory",
			"UrgentPercent",
			"Alerts",
			"AlertProposals",
			"AgendaItems",
			"AgendaCursor",
			"AgendaLength",
		],
	);
	assert_eq!(
		items("Validation"),
		[
			"NextRound",
			"Rounds",
			"Votes",
			"VotesOfLine",
			"OpenRounds",
			"LeftOut",
			"Appeals",
			"AppealCount",
			"Settling",
			"Records",
			"AgendaItems",
			"AgendaCursor",
			"AgendaLength",
		],
	);
	assert_eq!(
		items("Observations"),
		[
			"Metrics",
			"MetricVersion",
			"CounterForMetricVersion",
			"Codes",
			"NextObservation",
			"Observations",
			"Cells",
			"Readings",
			"Commitments",
			"MissedReveals",
			"Derivations",
			"Allegations",
			"AgendaItems",
			"AgendaCursor",
			"AgendaLength",
		],
	);
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
			"Shipments",
			"RetiredProducts",
			"LineSubstitutes",
			"Verifications",
			"OpenLines",
			"NextOffer",
			"Offers",
			"NextReservation",
			"Reservations",
			"ShipmentLots",
			"Checkpoints",
			"NextReturn",
			"Returns",
			"AgendaItems",
			"AgendaCursor",
			"AgendaLength",
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

	// What wallets know `CheckMortality` and `CheckNonce` by.
	assert_eq!(extensions[5].ty, meta_type::<frame_system::CheckMortality<Runtime>>());
	assert_eq!(extensions[5].implicit, meta_type::<Hash>());
	assert_eq!(extensions[6].ty, meta_type::<frame_system::CheckNonce<Runtime>>());
	// And by what they send: an era of two bytes, a compact nonce.
	let era = Era::mortal(64, 7);
	assert_eq!(BoundedMortality::<Runtime>::from(era).encode(), era.encode());
	assert_eq!(BoundedNonce::<Runtime>::from(7).encode(), Compact(7u32).encode());
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
	expect(
		"ValidatorSet",
		&[
			"admit",
			"remove",
			"go_online",
			"go_offline",
			"reinstate",
			"set_endpoint",
			"force",
			"report_equivocation",
		],
	);
	expect("CouncilRoot", &["dispatch_as_root", "consent", "withdraw_consent", "break_glass", "seal"]);
	expect("TxPause", &["pause", "unpause"]);
	expect("Parameters", &["set_parameter"]);
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
	expect(
		"Incidents",
		&[
			"file",
			"revise",
			"triage_accept",
			"triage_discard",
			"public_alert",
			"all_clear",
			"merge_into",
			"declare_provisional",
			"assign_lead",
			"set_management",
			"complete_response",
			"close",
			"reopen",
			"register_event_type",
			"amend_event_type",
			"retire_event_type",
			"set_response_level",
			"poke",
		],
	);
	expect("Validation", &["vote", "tally", "appeal", "finalise"]);
	expect(
		"Observations",
		&[
			"define_metric",
			"observe",
			"correct",
			"commit",
			"reveal",
			"declare_derived",
			"allege_derived",
			"contest_derived",
			"rule_derived",
			"compare",
			"conclude",
		],
	);
	expect(
		"Resources",
		&[
			"register_product",
			"submit",
			"approve",
			"commit",
			"dispatch",
			"receive",
			"amend_product",
			"retire_product",
			"draft",
			"submit_draft",
			"amend",
			"cancel",
			"reject",
			"close",
			"release",
			"commit_substitute",
			"publish_offer",
			"vouch_offer",
			"withdraw_offer",
			"reserve",
			"unreserve",
			"respond",
			"allocate",
			"prepare",
			"depart",
			"cancel_shipment",
			"checkpoint",
			"arrive",
			"acknowledge",
			"contest",
			"declare_lost",
			"confirm_loss",
			"send_back",
			"take_back",
			"request_return",
			"answer_return",
			"request_extension",
			"answer_extension",
			"poke",
			"report_stock",
			"verify_need",
			"name_substitutes",
		],
	);
}

/// What a motion of the council names a policy by. A number that is given is given for ever.
#[test]
fn parameter_keys() {
	use quota::{County, Nation, Parameters, Prefecture, Province};
	let keys = [
		RuntimeParameters::Quota(Parameters::Nation(Nation, None)),
		RuntimeParameters::Quota(Parameters::Province(Province, None)),
		RuntimeParameters::Quota(Parameters::Prefecture(Prefecture, None)),
		RuntimeParameters::Quota(Parameters::County(County, None)),
	];
	for (index, set) in (0..).zip(keys) {
		assert_eq!(set.encode(), [0, index, 0], "as the call names it, without a value");
		let (key, value) = set.into_parts();
		assert_eq!(key.encode(), [0, index], "as it is stored");
		assert_eq!(value, None);
	}
	let names: Vec<_> = variants(meta_type::<Parameters>()).into_iter().map(|(name, ..)| name).collect();
	assert_eq!(names, ["Nation", "Province", "Prefecture", "County"], "there is none without a row here");
	assert_eq!(variants(meta_type::<RuntimeParameters>()).len(), 1);
}

#[test]
fn version() {
	assert_eq!(VERSION.spec_name, "muster");
	assert_eq!(VERSION.impl_name, "muster");
	assert_eq!((VERSION.spec_version, VERSION.transaction_version), (102, 2));
	assert_eq!(<<Runtime as frame_system::Config>::SS58Prefix as Get<u16>>::get(), 42);
}

#[test]
fn time() {
	assert_eq!(Aura::slot_duration(), 1_000);
	assert_eq!(<<Runtime as pallet_timestamp::Config>::MinimumPeriod as Get<u64>>::get(), 500);
	assert_eq!(<<Runtime as frame_system::Config>::BlockHashCount as Get<BlockNumber>>::get(), 4096);
	assert_eq!(SESSION_BLOCKS, 600, "ten minutes");
	let reissue = <<Runtime as pallet_validator_set::Config>::ReissueEvery as Get<u32>>::get();
	assert_eq!(reissue * SESSION_BLOCKS, DAYS);
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
		let frame_system::Call::apply_authorized_upgrade { code } = &apply else {
			unreachable!("an upgrade")
		};
		System::do_authorize_upgrade(BlakeTwo256::hash(code), true);
		// Without a signature: it is longer than what agencies pay for.
		let transaction = UncheckedExtrinsic::new_bare(apply.clone().into());
		let length = RuntimeBlockLength::get();
		assert!(transaction.encoded_size() <= *length.max.get(info.class) as usize);
		assert!(common::in_pool(transaction).is_ok());
		let signed = common::signed(sp_keyring::Sr25519Keyring::Alice, apply);
		assert_eq!(common::in_pool(signed), common::refused(InvalidTransaction::Custom(3)));
	});
}
