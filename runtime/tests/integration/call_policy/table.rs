//! The table: a call of each kind, and the lane it rides in.

use crate::common::{
	self, all_good, batch, cell, checkpoint, content, details, door, equivocation, event_type, metric, offer,
	product, region, remark, report, request, says, text, Council,
};
use frame_support::{instances::Instance2, traits::KeyOwnerProofSystem, weights::Weight};
use muster_primitives::{
	AgencyClass, CapStatus, Position, Priority, RegionCode, ResponseLevel, Role, Roles, Severity, Urgency,
};
use muster_runtime::{
	call_policy::CallPolicy,
	configs::{dynamic_params::quota, RuntimeParameters},
	AccountId, Header, OriginCaller, Runtime, RuntimeCall, SessionKeys, Signature,
};
use pallet_observations::Cell;
use pallet_quota::{Classify, Lane, Refusal};
use pallet_utility::Call as Utility;
use sp_core::H256;
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob},
};
use sp_runtime::{key_types::AURA, traits::Header as _};

pub type System = frame_system::Call<Runtime>;
pub type Committee = pallet_collective::Call<Runtime, Instance2>;
pub type Multisig = pallet_multisig::Call<Runtime>;
pub type Agencies = pallet_agencies::Call<Runtime>;
pub type Brake = pallet_tx_pause::Call<Runtime>;
pub type Door = pallet_council_root::Call<Runtime>;
pub type ValidatorSet = pallet_validator_set::Call<Runtime>;
pub type Resources = pallet_resources::Call<Runtime>;

pub const WUHAN: u32 = 420_100;
/// What the policy says of a call.
pub type Answer = Result<Lane, Refusal>;
/// No officer may send it.
pub const NO_LANE: Answer = Err(Refusal::NoLane);
/// The signer is not in the collective.
pub const NOT_A_MEMBER: Answer = Err(Refusal::NotAMember);

/// What the policy says of a call that Alice signs, who sits in the council and in the committee.
pub fn lane(call: &RuntimeCall) -> Answer {
	CallPolicy::lane(&Alice.to_account_id(), call)
}

pub const LIFE: (Severity, Urgency) = (Severity::Extreme, Urgency::Immediate);

pub fn bob() -> AccountId {
	Bob.to_account_id()
}

pub fn suspend() -> RuntimeCall {
	Agencies::suspend { agency: 2, reason: pallet_agencies::SuspensionReason::KeyCompromise }.into()
}

pub fn distress() -> RuntimeCall {
	report(region(WUHAN), LIFE.0, LIFE.1)
}

pub fn register() -> RuntimeCall {
	Agencies::register {
		details: details(AgencyClass::Charity, RegionCode::NATION, Roles::of(&[Role::Vote])),
		officer: bob(),
		valid_until: 1,
	}
	.into()
}

/// What the council does to the product registry.
pub fn registry_of_products() -> Vec<RuntimeCall> {
	vec![
		Resources::register_product { product: 100, details: product() }.into(),
		Resources::amend_product { product: 100, details: product() }.into(),
		Resources::retire_product { product: 100 }.into(),
	]
}

/// What the council does to the registry of event types.
pub fn registry_of_event_types() -> Vec<RuntimeCall> {
	use pallet_incidents::Call as Incidents;
	vec![
		Incidents::register_event_type { event_type: 100, details: event_type("volcano") }.into(),
		Incidents::amend_event_type { event_type: 1, details: event_type("respiratory") }.into(),
		Incidents::retire_event_type { event_type: 1 }.into(),
	]
}

/// What the council says of figures: what is measured, and who repeats whom.
pub fn rules_of_figures() -> Vec<RuntimeCall> {
	use pallet_observations::Call as Observations;
	vec![
		Observations::define_metric { metric: 100, definition: metric("beds.intensive") }.into(),
		Observations::rule_derived { metric: 1, copier: 2, source: None }.into(),
	]
}

pub fn set_response_level(level: Option<ResponseLevel>) -> RuntimeCall {
	let (region, legal_basis) = (region(WUHAN), text("突发事件应对法"));
	pallet_incidents::Call::set_response_level { region, event_type: 1, level, legal_basis }.into()
}

pub fn set_parameter() -> RuntimeCall {
	let county = quota::Parameters::County(quota::County, None);
	pallet_parameters::Call::set_parameter { key_value: RuntimeParameters::Quota(county) }.into()
}

/// A report that proves nothing.
pub fn block_equivocation() -> RuntimeCall {
	let key = sp_consensus_aura::sr25519::AuthorityId::from(Alice.public());
	let header = || Header::new(1, H256::zero(), H256::zero(), H256::zero(), Default::default());
	let equivocation = sp_consensus_slots::EquivocationProof {
		offender: key.clone(),
		slot: 1u64.into(),
		first_header: header(),
		second_header: header(),
	};
	let key_owner_proof = muster_runtime::Historical::prove((AURA, key)).expect("a validator's key");
	ValidatorSet::report_equivocation { equivocation: Box::new(equivocation), key_owner_proof }.into()
}

pub fn propose(call: RuntimeCall) -> RuntimeCall {
	Council::propose { threshold: 3, proposal: Box::new(call), length_bound: 10_000 }.into()
}

pub fn execute(call: RuntimeCall) -> RuntimeCall {
	Council::execute { proposal: Box::new(call), length_bound: 10_000 }.into()
}

pub fn propose_to_committee(call: RuntimeCall) -> RuntimeCall {
	Committee::propose { threshold: 2, proposal: Box::new(call), length_bound: 10_000 }.into()
}

pub fn execute_in_committee(call: RuntimeCall) -> RuntimeCall {
	Committee::execute { proposal: Box::new(call), length_bound: 10_000 }.into()
}

pub fn as_multi(call: RuntimeCall) -> RuntimeCall {
	Multisig::as_multi {
		threshold: 2,
		other_signatories: vec![bob()],
		maybe_timepoint: None,
		call: Box::new(call),
		max_weight: Weight::from_parts(1_000_000_000, 0),
	}
	.into()
}

pub fn as_multi_threshold_1(call: RuntimeCall) -> RuntimeCall {
	Multisig::as_multi_threshold_1 { other_signatories: vec![bob()], call: Box::new(call) }.into()
}

pub fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	Utility::batch_all { calls }.into()
}

pub fn force_batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	Utility::force_batch { calls }.into()
}

/// One row for each call: a call of its kind, and the lane it rides in.
pub fn table() -> Vec<(Answer, RuntimeCall)> {
	let rows = |lane, calls: Vec<RuntimeCall>| calls.into_iter().map(move |call| (lane, call));
	rows(NO_LANE, denied())
		.chain(rows(Ok(Lane::Routine), routine()))
		.chain(rows(Ok(Lane::Response), response()))
		.chain(rows(Ok(Lane::Life), life()))
		.chain(rows(Ok(Lane::Security), security()))
		.collect()
}

pub fn denied() -> Vec<RuntimeCall> {
	let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
	let proof = || {
		let key = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Alice.public());
		muster_runtime::Historical::prove((sp_consensus_grandpa::KEY_TYPE, key)).expect("a validator's key")
	};
	let hash = Default::default();
	let mut calls = vec![
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
		Door::consent { call_hash: hash }.into(),
		Door::withdraw_consent { call_hash: hash }.into(),
		Door::break_glass {}.into(),
		Door::seal {}.into(),
		Brake::pause { full_name: (text("System"), text("remark")) }.into(),
		Brake::unpause { ident: (text("System"), text("remark")) }.into(),
		set_parameter(),
		ValidatorSet::admit { agency: 1, validator: bob() }.into(),
		ValidatorSet::remove { validator: bob() }.into(),
		ValidatorSet::reinstate { validator: bob() }.into(),
		ValidatorSet::force { validators: Default::default() }.into(),
		block_equivocation(),
		Utility::as_derivative { index: 0, call: Box::new(remark()) }.into(),
		Utility::dispatch_as { as_origin: root(), call: Box::new(remark()) }.into(),
		Utility::dispatch_as_fallible { as_origin: root(), call: Box::new(remark()) }.into(),
		Utility::with_weight { call: Box::new(remark()), weight: Weight::zero() }.into(),
		Utility::if_else { main: Box::new(remark()), fallback: Box::new(remark()) }.into(),
	];
	calls.extend(registry_of_products());
	calls.extend(registry_of_event_types());
	calls.extend(rules_of_figures());
	calls
}

pub fn routine() -> Vec<RuntimeCall> {
	let timepoint = pallet_multisig::Timepoint { height: 1, index: 1 };
	let others = || vec![bob()];
	let mut calls = vec![
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
		ValidatorSet::go_offline {}.into(),
		ValidatorSet::set_endpoint {
			endpoint: pallet_validator_set::Endpoint { peer: text(""), addresses: Default::default() },
		}
		.into(),
	];
	calls.extend(supply_that_can_wait());
	calls.extend(work_that_is_due());
	calls.extend(figures_that_can_wait());
	calls
}

/// What is done by itself too, and what nobody waits for.
fn work_that_is_due() -> Vec<RuntimeCall> {
	use pallet_observations::Call as Observations;
	let facts = common::facts(region(WUHAN), LIFE.0, LIFE.1);
	vec![
		pallet_incidents::Call::file { event_type: 1, status: CapStatus::Exercise, facts }.into(),
		pallet_incidents::Call::poke { incident: 1 }.into(),
		pallet_validation::Call::finalise { round: 1 }.into(),
		Observations::compare { cell: cell(1, region(WUHAN)) }.into(),
		Observations::conclude { metric: 1, copier: 2 }.into(),
	]
}

/// Figures of drills, and who repeats whom.
fn figures_that_can_wait() -> Vec<RuntimeCall> {
	use pallet_observations::{Call as Observations, CorrectionReason};
	let drill = || Cell { status: CapStatus::Exercise, ..cell(1, region(WUHAN)) };
	vec![
		Observations::observe { cell: drill(), statement: says(1) }.into(),
		Observations::correct { cell: drill(), reason: CorrectionReason::Mistake, statement: says(1) }.into(),
		Observations::declare_derived { metric: 1, source: None }.into(),
		Observations::allege_derived { metric: 1, copier: 2, source: 3, evidence: content() }.into(),
	]
}

/// What can wait of resources: drafts, offers that nobody asked for, what is agreed days ahead.
fn supply_that_can_wait() -> Vec<RuntimeCall> {
	use pallet_resources::{Due, Response};
	let (request, line, shipment, response) = (1, 0, 1, Response::Accept);
	vec![
		Resources::draft {
			incident: None,
			region: region(WUHAN),
			priority: Priority::Stat,
			need_by: None,
			status: CapStatus::Actual,
			lines: Default::default(),
		}
		.into(),
		Resources::amend { request, priority: Priority::Stat, need_by: None, lines: Default::default() }
			.into(),
		Resources::name_substitutes { request, line, products: Default::default() }.into(),
		Resources::close { request, line }.into(),
		Resources::publish_offer { details: offer(region(WUHAN), 1) }.into(),
		Resources::withdraw_offer { offer: 1 }.into(),
		Resources::unreserve { reservation: 1 }.into(),
		Resources::request_return { shipment, by: 1 }.into(),
		Resources::answer_return { shipment, response }.into(),
		Resources::request_extension { shipment, until: 1 }.into(),
		Resources::answer_extension { shipment, response }.into(),
		Resources::poke { item: Due::Offer(1) }.into(),
	]
}

pub fn life() -> Vec<RuntimeCall> {
	use pallet_incidents::Call as Incidents;
	vec![
		distress(),
		request(region(WUHAN), Priority::Stat, None),
		Incidents::public_alert { incident: 1, content: content(), expires: 1 }.into(),
		Incidents::all_clear { incident: 1, content: content() }.into(),
		set_response_level(Some(ResponseLevel::IV)),
	]
}

pub fn response() -> Vec<RuntimeCall> {
	use pallet_incidents::{Call as Incidents, Management, ReopenReason};
	use pallet_validation::{Call as Validation, VoteReason};
	let facts = common::facts(region(WUHAN), LIFE.0, LIFE.1);
	let mut calls = vec![
		report(region(WUHAN), LIFE.0, Urgency::Expected),
		Incidents::revise { incident: 1, facts: facts.clone() }.into(),
		Incidents::triage_accept { incident: 1 }.into(),
		Incidents::triage_discard { incident: 1, reason: pallet_incidents::DiscardReason::Spam }.into(),
		Incidents::merge_into { incident: 1, target: 2 }.into(),
		Incidents::declare_provisional { incident: 1 }.into(),
		Incidents::assign_lead { incident: 1, lead: 3 }.into(),
		Incidents::set_management { incident: 1, management: Management::Contained }.into(),
		Incidents::complete_response { incident: 1, at: 1 }.into(),
		Incidents::close { incident: 1, report: content() }.into(),
		Incidents::reopen { incident: 1, reason: ReopenReason::NewEvidence, facts }.into(),
		set_response_level(None),
		Validation::vote {
			round: 1,
			position: Position::Confirm,
			reason: VoteReason::OwnObservation,
			evidence: Some(content()),
		}
		.into(),
		Validation::tally { round: 1 }.into(),
		Validation::appeal { round: 1, evidence: content() }.into(),
	];
	calls.extend(figures());
	calls.extend(supply());
	calls
}

/// Figures that are real, and what of them has a deadline.
fn figures() -> Vec<RuntimeCall> {
	use pallet_observations::{Call as Observations, CorrectionReason};
	let cell = || cell(1, region(WUHAN));
	vec![
		Observations::observe { cell: cell(), statement: says(1) }.into(),
		Observations::correct { cell: cell(), reason: CorrectionReason::Mistake, statement: says(1) }.into(),
		Observations::commit { cell: cell(), hash: H256::zero() }.into(),
		Observations::reveal { cell: cell(), statement: says(1), salt: [0; 32] }.into(),
		Observations::contest_derived { metric: 1 }.into(),
	]
}

/// What resources have to do with a response.
fn supply() -> Vec<RuntimeCall> {
	use muster_primitives::Discrepancy;
	use pallet_resources::{Approval, Part, RejectionReason, Response};
	let (request, line, commitment, shipment, quantity) = (1, 0, 1, 1, 1);
	vec![
		common::request(region(WUHAN), Priority::Asap, Some(1)),
		Resources::submit_draft { request }.into(),
		Resources::approve { request, lines: Default::default() }.into(),
		Resources::reject { request, line, reason: RejectionReason::Duplicate }.into(),
		Resources::verify_need { request, approval: Approval { line, quantity, reason: None } }.into(),
		Resources::cancel { request, line }.into(),
		Resources::report_stock { request, line, days: None }.into(),
		Resources::commit { request, line, quantity }.into(),
		Resources::commit_substitute { request, line, product: 2, quantity }.into(),
		Resources::release { commitment, quantity }.into(),
		Resources::vouch_offer { offer: 1 }.into(),
		Resources::reserve { offer: 1, request, line, quantity }.into(),
		Resources::respond { reservation: 1, response: Response::Accept }.into(),
		Resources::allocate { offer: 1, quantity: None, lines: Default::default() }.into(),
		Resources::prepare { commitment, quantity, lots: Default::default() }.into(),
		Resources::depart { shipment, carrier: None, eta: None }.into(),
		Resources::dispatch { commitment, quantity, eta: None }.into(),
		Resources::cancel_shipment { shipment }.into(),
		Resources::checkpoint { shipment, checkpoint: checkpoint(region(WUHAN)) }.into(),
		Resources::arrive { shipment }.into(),
		Resources::receive { shipment, receipt: all_good(1) }.into(),
		Resources::acknowledge { shipment }.into(),
		Resources::contest { shipment, evidence: content() }.into(),
		Resources::declare_lost { shipment, quantity, reason: Discrepancy::Lost }.into(),
		Resources::confirm_loss { shipment }.into(),
		Resources::send_back { shipment, part: Part::Refused, quantity }.into(),
		Resources::take_back { number: 1, arrived: 1 }.into(),
	]
}

pub fn security() -> Vec<RuntimeCall> {
	let (hash, weight) = (Default::default(), Weight::zero());
	let keys = SessionKeys { aura: Alice.public().into(), grandpa: Ed25519Keyring::Alice.public().into() };
	vec![
		System::apply_authorized_upgrade { code: vec![0] }.into(),
		pallet_session::Call::set_keys { keys, proof: vec![] }.into(),
		ValidatorSet::go_online {}.into(),
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
