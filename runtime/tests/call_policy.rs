//! Which signed calls the chain takes, and in which lane: every call of the metadata has its row here.

mod common;

use common::{
	batch, block, calls, content, details, door, equivocation, in_pool, key, on_chain, refused, region,
	remark, report, request, signed, signed_by, text, variants, Council,
};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	instances::Instance2,
	traits::{GetCallMetadata, KeyOwnerProofSystem},
	weights::Weight,
};
use muster_primitives::{
	AgencyClass, CapStatus, Position, Priority, RegionCode, Role, Roles, Severity, Urgency,
};
use muster_runtime::{
	call_policy::{CallPolicy, MAX_DEPTH},
	AccountId, OriginCaller, Runtime, RuntimeCall, SessionKeys, Signature, UncheckedExtrinsic,
};
use pallet_quota::{Classify, Lane};
use pallet_utility::Call as Utility;
use scale_info::meta_type;
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{self, Alice, Bob},
};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, UnknownTransaction},
	DispatchError,
};
use std::collections::BTreeSet;

type System = frame_system::Call<Runtime>;
type Committee = pallet_collective::Call<Runtime, Instance2>;
type Multisig = pallet_multisig::Call<Runtime>;
type Agencies = pallet_agencies::Call<Runtime>;
type Resources = pallet_resources::Call<Runtime>;

const WUHAN: u32 = 420_100;
const LIFE: (Severity, Urgency) = (Severity::Extreme, Urgency::Immediate);

fn bob() -> AccountId {
	Bob.to_account_id()
}

fn suspend() -> RuntimeCall {
	Agencies::suspend { agency: 2, reason: pallet_agencies::SuspensionReason::KeyCompromise }.into()
}

fn distress() -> RuntimeCall {
	report(region(WUHAN), LIFE.0, LIFE.1)
}

fn register() -> RuntimeCall {
	Agencies::register {
		details: details(AgencyClass::Charity, RegionCode::NATION, Roles::of(&[Role::Vote])),
		officer: bob(),
		valid_until: 1,
	}
	.into()
}

fn register_product() -> RuntimeCall {
	Resources::register_product {
		product: 100,
		details: pallet_resources::Product {
			code: text("blanket"),
			unit: text("{piece}"),
			standard: text(""),
			gtin: None,
			atc: None,
			units_per_pack: 1,
			controlled: false,
			max_per_line: 1,
		},
	}
	.into()
}

fn propose(call: RuntimeCall) -> RuntimeCall {
	Council::propose { threshold: 3, proposal: Box::new(call), length_bound: 10_000 }.into()
}

fn execute(call: RuntimeCall) -> RuntimeCall {
	Council::execute { proposal: Box::new(call), length_bound: 10_000 }.into()
}

fn propose_to_committee(call: RuntimeCall) -> RuntimeCall {
	Committee::propose { threshold: 2, proposal: Box::new(call), length_bound: 10_000 }.into()
}

fn execute_in_committee(call: RuntimeCall) -> RuntimeCall {
	Committee::execute { proposal: Box::new(call), length_bound: 10_000 }.into()
}

fn as_multi(call: RuntimeCall) -> RuntimeCall {
	Multisig::as_multi {
		threshold: 2,
		other_signatories: vec![bob()],
		maybe_timepoint: None,
		call: Box::new(call),
		max_weight: Weight::from_parts(1_000_000_000, 0),
	}
	.into()
}

fn as_multi_threshold_1(call: RuntimeCall) -> RuntimeCall {
	Multisig::as_multi_threshold_1 { other_signatories: vec![bob()], call: Box::new(call) }.into()
}

fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	Utility::batch_all { calls }.into()
}

fn force_batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	Utility::force_batch { calls }.into()
}

/// One row for each call: a call of its kind, and the lane it rides in.
fn table() -> Vec<(Option<Lane>, RuntimeCall)> {
	let rows = |lane, calls: Vec<RuntimeCall>| calls.into_iter().map(move |call| (lane, call));
	rows(None, denied())
		.chain(rows(Some(Lane::Routine), routine()))
		.chain(rows(Some(Lane::Response), response()))
		.chain(rows(Some(Lane::Life), vec![distress(), request(region(WUHAN), Priority::Stat, None)]))
		.chain(rows(Some(Lane::Security), security()))
		.collect()
}

fn denied() -> Vec<RuntimeCall> {
	let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
	let proof = || {
		let key = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Alice.public());
		muster_runtime::Historical::prove((sp_consensus_grandpa::KEY_TYPE, key)).expect("a validator's key")
	};
	let hash = Default::default();
	vec![
		System::set_heap_pages { pages: 1 }.into(),
		System::set_code { code: vec![] }.into(),
		System::set_code_without_checks { code: vec![] }.into(),
		System::set_storage { items: vec![] }.into(),
		System::kill_storage { keys: vec![] }.into(),
		System::kill_prefix { prefix: vec![], subkeys: 1 }.into(),
		System::remark_with_event { remark: vec![] }.into(),
		System::authorize_upgrade { code_hash: hash }.into(),
		System::authorize_upgrade_without_checks { code_hash: hash }.into(),
		pallet_timestamp::Call::set { now: 1 }.into(),
		pallet_grandpa::Call::report_equivocation {
			equivocation_proof: Box::new(equivocation(Ed25519Keyring::Alice)),
			key_owner_proof: proof(),
		}
		.into(),
		pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(equivocation(Ed25519Keyring::Alice)),
			key_owner_proof: proof(),
		}
		.into(),
		pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 1 }.into(),
		Council::set_members { new_members: vec![], prime: None, old_count: 4 }.into(),
		pallet_session::Call::purge_keys {}.into(),
		Council::disapprove_proposal { proposal_hash: hash }.into(),
		Council::kill { proposal_hash: hash }.into(),
		Council::release_proposal_cost { proposal_hash: hash }.into(),
		Committee::set_members { new_members: vec![], prime: None, old_count: 3 }.into(),
		Committee::disapprove_proposal { proposal_hash: hash }.into(),
		Committee::kill { proposal_hash: hash }.into(),
		Committee::release_proposal_cost { proposal_hash: hash }.into(),
		door(remark()),
		Utility::as_derivative { index: 0, call: Box::new(remark()) }.into(),
		Utility::dispatch_as { as_origin: root(), call: Box::new(remark()) }.into(),
		Utility::dispatch_as_fallible { as_origin: root(), call: Box::new(remark()) }.into(),
		Utility::with_weight { call: Box::new(remark()), weight: Weight::zero() }.into(),
		Utility::if_else { main: Box::new(remark()), fallback: Box::new(remark()) }.into(),
		register_product(),
	]
}

fn routine() -> Vec<RuntimeCall> {
	let timepoint = pallet_multisig::Timepoint { height: 1, index: 1 };
	let others = || vec![bob()];
	vec![
		remark(),
		batch(vec![remark()]),
		batch_all(vec![remark()]),
		force_batch(vec![remark()]),
		as_multi(remark()),
		as_multi_threshold_1(remark()),
		Multisig::approve_as_multi {
			threshold: 2,
			other_signatories: others(),
			maybe_timepoint: None,
			call_hash: [0; 32],
			max_weight: Weight::zero(),
		}
		.into(),
		Multisig::cancel_as_multi {
			threshold: 2,
			other_signatories: others(),
			timepoint,
			call_hash: [0; 32],
		}
		.into(),
		Multisig::poke_deposit { threshold: 2, other_signatories: others(), call_hash: [0; 32] }.into(),
		register(),
		Agencies::amend { agency: 2, changes: Default::default() }.into(),
		Agencies::retire { agency: 2 }.into(),
		Agencies::enrol_officer { agency: 2, account: bob(), roles: Roles::all(), valid_until: 1 }.into(),
		Agencies::renew_officer { account: bob(), valid_until: 1 }.into(),
	]
}

fn response() -> Vec<RuntimeCall> {
	use pallet_incidents::Call as Incidents;
	use pallet_validation::{Call as Validation, VoteReason};
	let facts = common::facts(region(WUHAN), LIFE.0, LIFE.1);
	vec![
		Incidents::revise { incident: 1, facts }.into(),
		Incidents::triage_accept { incident: 1 }.into(),
		Incidents::triage_discard { incident: 1, reason: pallet_incidents::DiscardReason::Spam }.into(),
		Validation::vote {
			round: 1,
			position: Position::Confirm,
			reason: VoteReason::OwnObservation,
			evidence: Some(content()),
		}
		.into(),
		Validation::tally { round: 1 }.into(),
		Resources::approve { request: 1, lines: Default::default() }.into(),
		Resources::commit { request: 1, line: 0, quantity: 1 }.into(),
		Resources::dispatch { commitment: 1, quantity: 1, eta: None }.into(),
		Resources::receive {
			shipment: 1,
			receipt: pallet_resources::ReceiptInput {
				accepted: 1,
				rejected: 0,
				short: 0,
				excess: 0,
				rejected_reason: None,
				short_reason: None,
				excess_reason: None,
			},
		}
		.into(),
	]
}

fn security() -> Vec<RuntimeCall> {
	let (hash, weight) = (Default::default(), Weight::zero());
	let keys = SessionKeys { aura: Alice.public().into(), grandpa: Ed25519Keyring::Alice.public().into() };
	vec![
		System::apply_authorized_upgrade { code: vec![0] }.into(),
		pallet_session::Call::set_keys { keys, proof: vec![] }.into(),
		propose(register()),
		execute(register()),
		Council::vote { proposal: hash, index: 0, approve: true }.into(),
		Council::close { proposal_hash: hash, index: 0, proposal_weight_bound: weight, length_bound: 1 }
			.into(),
		propose_to_committee(register()),
		execute_in_committee(register()),
		Committee::vote { proposal: hash, index: 0, approve: true }.into(),
		Committee::close { proposal_hash: hash, index: 0, proposal_weight_bound: weight, length_bound: 1 }
			.into(),
		suspend(),
		Agencies::suspend_officer {
			account: bob(),
			reason: pallet_agencies::SuspensionReason::KeyCompromise,
		}
		.into(),
		Agencies::revoke_officer { account: bob(), reason: pallet_agencies::RevocationReason::KeyCompromise }
			.into(),
		Agencies::reinstate { agency: 2 }.into(),
		Agencies::reinstate_officer { account: bob() }.into(),
		Agencies::rotate_key {
			new: bob(),
			proof: Signature::Sr25519(sp_core::sr25519::Signature::from_raw([0; 64])),
		}
		.into(),
	]
}

fn name(call: &RuntimeCall) -> (String, String) {
	let metadata = call.get_call_metadata();
	(metadata.pallet_name.into(), metadata.function_name.into())
}

#[test]
fn every_call_of_the_metadata_has_a_row() {
	on_chain(|| {
		let there: BTreeSet<_> = variants(meta_type::<RuntimeCall>())
			.into_iter()
			.flat_map(|(pallet, ..)| calls(&pallet).into_iter().map(move |(call, _)| (pallet.clone(), call)))
			.collect();
		let named: BTreeSet<_> = table().iter().map(|(_, call)| name(call)).collect();
		assert_eq!(
			there.difference(&named).collect::<Vec<_>>(),
			Vec::<&(String, String)>::new(),
			"without a row"
		);
		assert_eq!(
			named.difference(&there).collect::<Vec<_>>(),
			Vec::<&(String, String)>::new(),
			"rows of nothing"
		);
	});
}

#[test]
fn every_row_rides_in_its_lane() {
	on_chain(|| {
		for (lane, call) in table() {
			assert_eq!(CallPolicy::lane(&call), lane, "{call:?}");
		}
	});
}

#[test]
fn the_pool_keeps_to_the_table() {
	on_chain(|| {
		for (lane, call) in table() {
			let info = call.get_dispatch_info();
			let answer = in_pool(signed(Alice, call.clone()));
			match lane {
				Some(lane) => {
					let valid = answer.unwrap_or_else(|error| panic!("{call:?}: {error:?}"));
					assert_eq!(valid.priority >> 56, u64::from(lane.index()), "{call:?}");
				}
				// The inherent is stopped before anybody asks whose it is.
				None if info.class == DispatchClass::Mandatory => {
					assert_eq!(answer, refused(InvalidTransaction::MandatoryValidation))
				}
				None => assert_eq!(answer, refused(InvalidTransaction::Call), "{call:?}"),
			}
		}
	});
}

#[test]
fn a_denied_call_gets_into_no_block() {
	on_chain(|| {
		let call = System::remark_with_event { remark: vec![] };
		assert_eq!(block(vec![signed(Alice, call)]), [refused(InvalidTransaction::Call)]);
		assert_eq!(common::nonce_of(&Alice.to_account_id()), 0, "nothing was charged");
	});
}

#[test]
fn strangers_are_refused() {
	on_chain(|| {
		// Nobody ever enrolled this key, so there is no account to count its transactions.
		let stranger = signed_by(&key("stranger"), remark());
		assert_eq!(in_pool(stranger.clone()), refused(InvalidTransaction::BadSigner));
		assert_eq!(block(vec![stranger]), [refused(InvalidTransaction::BadSigner)]);
		// A development key without an agency is a stranger, too.
		assert_eq!(in_pool(signed(Sr25519Keyring::Eve, remark())), refused(InvalidTransaction::BadSigner));
		// An account that exists, and is no officer.
		let treasury = key("treasury");
		muster_runtime::System::inc_providers(&common::account_of(&treasury));
		assert_eq!(in_pool(signed_by(&treasury, remark())), refused(InvalidTransaction::BadSigner));
		muster_runtime::System::dec_providers(&common::account_of(&treasury)).expect("it was added");
	});
}

#[test]
fn unsigned_calls_are_refused() {
	on_chain(|| {
		// System knows unsigned calls, and this is none of them; the others know none. A dishonest author could put one
		// into a block all the same, and nobody's word moves nothing.
		let note = refused(InvalidTransaction::Call);
		let unknown = Err(UnknownTransaction::NoUnsignedValidator.into());
		let powerless = common::error(DispatchError::BadOrigin);
		for (call, pooled, included) in [
			(remark(), note, refused(InvalidTransaction::Call)),
			(distress(), unknown.clone(), powerless),
			(suspend(), unknown, powerless),
		] {
			let bare = UncheckedExtrinsic::new_bare(call.clone());
			assert_eq!(in_pool(bare.clone()), pooled, "{call:?}");
			assert_eq!(block(vec![bare]), [included], "{call:?}");
			let general = UncheckedExtrinsic::new_transaction(call, common::extension(0));
			assert_eq!(in_pool(general.clone()), refused(InvalidTransaction::UnknownOrigin));
			assert_eq!(block(vec![general]), [refused(InvalidTransaction::UnknownOrigin)]);
		}
	});
}

#[test]
fn lanes_follow_what_a_report_says() {
	on_chain(|| {
		let file = |status, severity, urgency| {
			let facts = common::facts(region(WUHAN), severity, urgency);
			CallPolicy::lane(&pallet_incidents::Call::file { event_type: 1, status, facts }.into())
		};
		let (extreme, immediate) = LIFE;
		assert_eq!(file(CapStatus::Actual, extreme, immediate), Some(Lane::Life));
		assert_eq!(file(CapStatus::Actual, Severity::Severe, immediate), Some(Lane::Response));
		assert_eq!(file(CapStatus::Actual, extreme, Urgency::Expected), Some(Lane::Response));
		for drill in [CapStatus::Exercise, CapStatus::System, CapStatus::Test, CapStatus::Draft] {
			assert_eq!(file(drill, extreme, immediate), Some(Lane::Routine), "{drill:?}");
		}
	});
}

#[test]
fn lanes_follow_what_a_request_says() {
	let submit = |status, priority| {
		let RuntimeCall::Resources(Resources::submit { region, lines, .. }) =
			request(region(WUHAN), priority, Some(1))
		else {
			unreachable!("a request")
		};
		let call = Resources::submit { incident: None, region, priority, need_by: None, status, lines };
		CallPolicy::lane(&call.into())
	};
	assert_eq!(submit(CapStatus::Actual, Priority::Stat), Some(Lane::Life));
	for priority in [Priority::Routine, Priority::Urgent, Priority::Asap] {
		assert_eq!(submit(CapStatus::Actual, priority), Some(Lane::Response), "{priority:?}");
	}
	for drill in [CapStatus::Exercise, CapStatus::System, CapStatus::Test, CapStatus::Draft] {
		assert_eq!(submit(drill, Priority::Stat), Some(Lane::Routine), "{drill:?}");
	}
}

/// What is urgent is taken where ordinary calls have no room. The session pallet's own calls are `Normal`: they wait for
/// the next block.
#[test]
fn life_and_security_are_operational() {
	on_chain(|| {
		for (lane, call) in table() {
			let class = call.get_dispatch_info().class;
			match lane {
				Some(Lane::Life | Lane::Security) if !matches!(call, RuntimeCall::Session(_)) => {
					assert_eq!(class, DispatchClass::Operational, "{call:?}")
				}
				Some(_) => assert_eq!(class, DispatchClass::Normal, "{call:?}"),
				None => {}
			}
		}
		assert_eq!(batch(vec![distress()]).get_dispatch_info().class, DispatchClass::Operational);
		assert_eq!(batch(vec![distress(), remark()]).get_dispatch_info().class, DispatchClass::Normal);
	});
}

/// A wrapper of one call.
type Wrapper = fn(RuntimeCall) -> RuntimeCall;

const WRAPPERS: [(&str, Wrapper); 5] = [
	("batch", |call| batch(vec![call])),
	("batch_all", |call| batch_all(vec![call])),
	("force_batch", |call| force_batch(vec![call])),
	("as_multi", as_multi),
	("as_multi_threshold_1", as_multi_threshold_1),
];

const MOTIONS: [(&str, Wrapper); 4] = [
	("council.propose", propose),
	("council.execute", execute),
	("committee.propose", propose_to_committee),
	("committee.execute", execute_in_committee),
];

#[test]
fn wrappers_ride_as_what_they_carry() {
	on_chain(|| {
		for (name, wrap) in WRAPPERS {
			for (lane, call) in table() {
				assert_eq!(CallPolicy::lane(&wrap(call.clone())), lane, "{name} of {call:?}");
			}
		}
	});
}

#[test]
fn batches_ride_in_the_lowest_lane() {
	on_chain(|| {
		for collect in [batch as fn(Vec<RuntimeCall>) -> RuntimeCall, batch_all, force_batch] {
			let lane = |calls| CallPolicy::lane(&collect(calls));
			let vote = pallet_validation::Call::tally { round: 1 }.into();
			assert_eq!(lane(vec![distress(), remark()]), Some(Lane::Routine));
			assert_eq!(lane(vec![suspend(), distress()]), Some(Lane::Life));
			assert_eq!(lane(vec![distress(), vote, suspend()]), Some(Lane::Response));
			assert_eq!(lane(vec![suspend(), batch(vec![suspend(), remark()])]), Some(Lane::Routine));
			assert_eq!(lane(vec![]), None, "nothing in it");
		}
	});
}

#[test]
fn one_denied_call_denies_the_batch() {
	on_chain(|| {
		for collect in [batch as fn(Vec<RuntimeCall>) -> RuntimeCall, batch_all, force_batch] {
			for call in denied() {
				for calls in [
					vec![remark(), call.clone()],
					vec![call.clone(), remark()],
					vec![remark(), batch(vec![remark(), call.clone()])],
					vec![remark(), as_multi(call.clone())],
				] {
					assert_eq!(CallPolicy::lane(&collect(calls)), None, "{call:?}");
				}
			}
		}
	});
}

#[test]
fn the_pool_looks_into_wrappers() {
	on_chain(|| {
		let hidden: RuntimeCall = System::remark_with_event { remark: vec![] }.into();
		for (name, wrap) in WRAPPERS.into_iter().chain(MOTIONS) {
			assert!(in_pool(signed(Alice, wrap(remark()))).is_ok(), "{name}");
			assert_eq!(
				in_pool(signed(Alice, wrap(hidden.clone()))),
				refused(InvalidTransaction::Call),
				"{name}"
			);
		}
		let mixed = batch(vec![remark(), remark(), hidden]);
		assert_eq!(in_pool(signed(Alice, mixed)), refused(InvalidTransaction::Call));
	});
}

#[test]
fn motions_carry_what_collectives_may_do() {
	on_chain(|| {
		let door = door(System::set_code { code: vec![] });
		let withdraw = Council::disapprove_proposal { proposal_hash: Default::default() }.into();
		let fit = [register(), suspend(), register_product(), door, withdraw, remark()];
		let unfit: [RuntimeCall; 9] = [
			System::set_code { code: vec![] }.into(),
			System::set_storage { items: vec![] }.into(),
			System::authorize_upgrade { code_hash: Default::default() }.into(),
			Council::set_members { new_members: vec![], prime: None, old_count: 4 }.into(),
			Utility::dispatch_as {
				as_origin: Box::new(OriginCaller::system(frame_system::RawOrigin::Root)),
				call: Box::new(remark()),
			}
			.into(),
			propose(remark()),
			as_multi(remark()),
			distress(),
			request(region(WUHAN), Priority::Stat, None),
		];
		for (name, wrap) in MOTIONS {
			let lane = |call| CallPolicy::lane(&wrap(call));
			for call in &fit {
				for call in [call.clone(), batch(vec![call.clone()]), batch_all(vec![remark(), call.clone()])]
				{
					assert_eq!(lane(call.clone()), Some(Lane::Security), "{name} of {call:?}");
				}
			}
			for call in &unfit {
				for call in
					[call.clone(), batch(vec![call.clone()]), force_batch(vec![remark(), call.clone()])]
				{
					assert_eq!(lane(call.clone()), None, "{name} of {call:?}");
				}
			}
			assert_eq!(lane(batch(vec![])), None, "{name} of nothing");
		}
	});
}

/// `call` in so many wrappers.
fn nested(wrap: Wrapper, times: u8, call: RuntimeCall) -> RuntimeCall {
	(0..times).fold(call, |call, _| wrap(call))
}

#[test]
fn nesting_has_an_end() {
	for (name, wrap) in WRAPPERS {
		assert_eq!(CallPolicy::lane(&nested(wrap, MAX_DEPTH - 1, remark())), Some(Lane::Routine), "{name}");
		assert_eq!(CallPolicy::lane(&nested(wrap, MAX_DEPTH, remark())), None, "{name}");
	}
	// Different wrappers add up.
	let deep = batch(vec![as_multi(batch_all(vec![remark()]))]);
	assert_eq!(CallPolicy::lane(&deep), Some(Lane::Routine));
	assert_eq!(CallPolicy::lane(&force_batch(vec![deep])), None);
	// So do motions and what they carry.
	let in_batches = |times| nested(|call| batch(vec![call]), times, register());
	for (name, wrap) in MOTIONS {
		assert_eq!(CallPolicy::lane(&wrap(in_batches(MAX_DEPTH - 2))), Some(Lane::Security), "{name}");
		assert_eq!(CallPolicy::lane(&wrap(in_batches(MAX_DEPTH - 1))), None, "{name}");
	}
	on_chain(|| {
		let deepest = nested(|call| batch(vec![call]), MAX_DEPTH - 1, remark());
		assert!(in_pool(signed(Alice, deepest.clone())).is_ok());
		assert_eq!(in_pool(signed(Alice, batch(vec![deepest]))), refused(InvalidTransaction::Call));
	});
}
