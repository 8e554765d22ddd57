//! A chain in memory: the `local_testnet` genesis, signed transactions, blocks through `Executive`.

pub mod read;

use codec::{Decode, Encode};
use frame_support::{
	dispatch::GetDispatchInfo,
	genesis_builder_helper::{build_state, get_preset},
	hypothetically,
	instances::{Instance1, Instance2},
	storage::with_transaction_unchecked,
	BoundedVec,
};
use muster_primitives::{
	AgencyClass, AgencyId, CapStatus, Categories, Category, ContentRef, DigestAlgorithm, IhrAnnex2,
	MediaType, Priority, RegionCode, Roles, Severity, Urgency,
};
use muster_runtime::{
	genesis, AccountId, Address, BlockNumber, Executive, Header, Moment, Nonce, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeGenesisConfig, Signature, SignedPayload, System, TxExtension, UncheckedExtrinsic,
	SLOT_MILLIS,
};
use pallet_council_root::Body;
use pallet_observations::{Cell, MetricId, Statement};
use scale_info::{meta_type, MetaType, TypeDef};
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_consensus_grandpa::EquivocationProof;
use sp_core::{
	crypto::{DeriveJunction, Pair, DEV_PHRASE},
	sr25519, H256,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	generic::{Digest, DigestItem, Era},
	traits::{BlakeTwo256, Hash as _, Header as _},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
	},
	ApplyExtrinsicResult, BuildStorage, DispatchError, DispatchResult, TransactionOutcome,
};
use std::sync::LazyLock;

/// The council's calls.
pub type Council = pallet_collective::Call<Runtime, Instance1>;
/// The technical committee's calls.
pub type Committee = pallet_collective::Call<Runtime, Instance2>;

/// The slot of block 1: some time in 2026, so that claims about 2020 lie in the past.
const FIRST_SLOT: u64 = 1_795_000_000;

/// A chain that has executed block 1, with the state checked after `test`, and what an index would have made of its blocks.
pub fn on_chain(test: impl FnOnce()) {
	let mut chain = genesis_state(genesis::LOCAL_TESTNET);
	chain.execute_with(|| {
		read::begin();
		block(vec![]);
		test();
		check_state();
		read::check();
	});
}

/// The state of a preset.
pub fn genesis_state(preset: &str) -> sp_io::TestExternalities {
	let patch = genesis::preset(&preset.into()).expect("the preset exists");
	state_of(serde_json::from_slice(&patch).expect("a preset is JSON"))
}

/// The state of a genesis patch.
pub fn state_of(patch: Value) -> sp_io::TestExternalities {
	let default = get_preset::<RuntimeGenesisConfig>(&None, |_| None).expect("there is a default");
	let mut config: Value = serde_json::from_slice(&default).expect("the default is JSON");
	lay_over(&mut config, patch);
	let mut chain: sp_io::TestExternalities =
		frame_system::GenesisConfig::<Runtime>::default().build_storage().expect("system builds").into();
	chain.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).expect("genesis builds")
	});
	chain
}

/// Lays `patch` over `base`, object by object.
pub fn lay_over(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				lay_over(base.entry(key).or_insert(Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
}

/// Every invariant of every pallet of ours.
pub fn check_state() {
	pallet_agencies::Pallet::<Runtime>::do_try_state().expect("agencies are consistent");
	pallet_council_root::Pallet::<Runtime>::do_try_state().expect("consents are consistent");
	pallet_incidents::Pallet::<Runtime>::do_try_state().expect("incidents are consistent");
	pallet_observations::Pallet::<Runtime>::do_try_state().expect("figures are consistent");
	pallet_quota::Pallet::<Runtime>::do_try_state().expect("quotas are consistent");
	pallet_resources::Pallet::<Runtime>::do_try_state().expect("resources are consistent");
	pallet_validation::Pallet::<Runtime>::do_try_state().expect("rounds are consistent");
	pallet_validator_set::Pallet::<Runtime>::do_try_state().expect("validators are consistent");
}

/// Executes a block with these transactions, one second after the last one.
pub fn block(transactions: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
	block_after(1, transactions)
}

/// Executes a block with these transactions, `seconds` after the last one.
pub fn block_after(seconds: u64, transactions: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
	let number = System::block_number() + 1;
	let slot = if number == 1 {
		FIRST_SLOT
	} else {
		u64::from(pallet_aura::CurrentSlot::<Runtime>::get()) + seconds
	};
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	let header = Header::new(number, Default::default(), Default::default(), System::parent_hash(), digest);
	Executive::initialize_block(&header);
	let time = pallet_timestamp::Call::set { now: slot * SLOT_MILLIS };
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time.into()))
		.expect("time is valid")
		.expect("time is set");
	let results = transactions.into_iter().map(apply_extrinsic).collect();
	Executive::finalize_block();
	read::follow();
	results
}

/// Applies a transaction as a block's author does: what is refused leaves no trace.
fn apply_extrinsic(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	with_transaction_unchecked(|| match Executive::apply_extrinsic(transaction) {
		Ok(result) => TransactionOutcome::Commit(Ok(result)),
		Err(refusal) => TransactionOutcome::Rollback(Err(refusal)),
	})
}

/// A transaction signed by a development key, with its next nonce.
pub fn signed(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed_with(&pair_of(key), nonce_of(&key.to_account_id()), call.into())
}

/// The next nonce of an account.
pub fn nonce_of(account: &AccountId) -> Nonce {
	System::account_nonce(account)
}

/// A transaction signed by any key with any nonce.
pub fn signed_with(pair: &sr25519::Pair, nonce: Nonce, call: RuntimeCall) -> UncheckedExtrinsic {
	let payload = SignedPayload::new(call, extension(nonce)).expect("the extension has its implicit data");
	let signature = payload.using_encoded(|bytes| pair.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(
		call,
		Address::Id(account_of(pair)),
		Signature::Sr25519(signature),
		extension,
	)
}

/// How many blocks a transaction of the test is good for, as many as a wallet asks for.
const PERIOD: u64 = 64;

/// What a transaction carries beside its call.
pub fn extension(nonce: Nonce) -> TxExtension {
	extension_of(era(), nonce)
}

/// An era that begins with the parent of the last block: the last one whose hash the chain has.
pub fn era() -> Era {
	Era::mortal(PERIOD, u64::from(System::block_number()).saturating_sub(1))
}

/// What a transaction of this era carries beside its call.
pub fn extension_of(era: Era, nonce: Nonce) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_quota::BoundedMortality::from(era),
		pallet_quota::BoundedNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_quota::ChargeQuota::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// What the pool says of a transaction. As in a node, nothing of that stays in the state.
pub fn in_pool(transaction: UncheckedExtrinsic) -> TransactionValidity {
	in_pool_from(TransactionSource::External, transaction)
}

/// What the pool says of a transaction from this source.
pub fn in_pool_from(source: TransactionSource, transaction: UncheckedExtrinsic) -> TransactionValidity {
	hypothetically!(Executive::validate_transaction(source, transaction, System::parent_hash()))
}

/// What pool and block answer to a transaction they refuse for this reason.
pub fn refused<T>(reason: InvalidTransaction) -> Result<T, TransactionValidityError> {
	Err(reason.into())
}

/// Applies one transaction in a block of its own.
pub fn send(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	send_with(&pair_of(key), call)
}

/// Applies one transaction of any key in a block of its own.
pub fn send_with(pair: &sr25519::Pair, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	block(vec![signed_by(pair, call)]).remove(0)
}

/// A transaction signed by any key, with its next nonce.
pub fn signed_by(pair: &sr25519::Pair, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed_with(pair, nonce_of(&account_of(pair)), call.into())
}

/// The key of the development phrase, from which all others are derived: 2,048 rounds of SHA-512, once for all tests.
static ROOT: LazyLock<sr25519::Pair> =
	LazyLock::new(|| sr25519::Pair::from_string(DEV_PHRASE, None).expect("the phrase is one"));

fn derived(path: &[&str]) -> sr25519::Pair {
	let path = path.iter().map(|step| DeriveJunction::hard(*step));
	ROOT.derive(path, None).expect("hard junctions derive a key").0
}

/// The key of a development account. `Sr25519Keyring::pair` makes the phrase's key anew each time.
pub fn pair_of(key: Sr25519Keyring) -> sr25519::Pair {
	let pair = derived(&[key.into()]);
	assert_eq!(pair.public(), key.public(), "{key} has one junction");
	pair
}

/// A key that no preset knows.
pub fn key(name: &str) -> sr25519::Pair {
	derived(&["test", name])
}

/// The account of a key.
pub fn account_of(pair: &sr25519::Pair) -> AccountId {
	pair.public().into()
}

/// Applies one transaction in a block of its own and expects it to succeed.
pub fn apply(key: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	apply_with(&pair_of(key), call);
}

/// Applies one transaction of any key in a block of its own and expects it to succeed.
pub fn apply_with(pair: &sr25519::Pair, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(send_with(pair, call.clone()), Ok(Ok(())), "{call:?}");
}

/// The council's four members in a preset.
pub const COUNCIL: [Sr25519Keyring; 4] =
	[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave];

/// The motion of `body` to have `call` carried out with so many ayes.
pub fn propose(body: Body, threshold: usize, call: RuntimeCall) -> RuntimeCall {
	let (threshold, length_bound) = (threshold as u32, call.encoded_size() as u32);
	let proposal = Box::new(call);
	match body {
		Body::Council => Council::propose { threshold, proposal, length_bound }.into(),
		Body::Committee => Committee::propose { threshold, proposal, length_bound }.into(),
	}
}

/// A motion of `body`: the first of `ayes` proposes it for so many ayes, they vote, and it is closed. How it ended:
/// whether the motion was taken, could be proposed, and was carried out.
pub fn carry(body: Body, ayes: &[sr25519::Pair], call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	let call = call.into();
	let (hash, length_bound) = (BlakeTwo256::hash_of(&call), call.encoded_size() as u32);
	let proposal_weight_bound = call.get_dispatch_info().call_weight;
	let index = match body {
		Body::Council => pallet_collective::ProposalCount::<Runtime, Instance1>::get(),
		Body::Committee => pallet_collective::ProposalCount::<Runtime, Instance2>::get(),
	};
	let proposed = send_with(&ayes[0], propose(body, ayes.len(), call));
	if proposed != Ok(Ok(())) {
		return proposed;
	}
	// With one aye it is carried out at once.
	if ayes.len() > 1 {
		let (vote, close): (RuntimeCall, RuntimeCall) = match body {
			Body::Council => (
				Council::vote { proposal: hash, index, approve: true }.into(),
				Council::close { proposal_hash: hash, index, proposal_weight_bound, length_bound }.into(),
			),
			Body::Committee => (
				Committee::vote { proposal: hash, index, approve: true }.into(),
				Committee::close { proposal_hash: hash, index, proposal_weight_bound, length_bound }.into(),
			),
		};
		let votes = block(ayes.iter().map(|member| signed_by(member, vote.clone())).collect());
		assert!(votes.iter().all(|result| *result == Ok(Ok(()))), "{votes:?}");
		apply_with(&ayes[0], close);
	}
	let result = events().into_iter().find_map(|event| match event {
		RuntimeEvent::Council(pallet_collective::Event::Executed { proposal_hash, result })
			if body == Body::Council && proposal_hash == hash =>
		{
			Some(result)
		}
		RuntimeEvent::TechnicalCommittee(pallet_collective::Event::Executed { proposal_hash, result })
			if body == Body::Committee && proposal_hash == hash =>
		{
			Some(result)
		}
		_ => None,
	});
	Ok(result.expect("a motion with its ayes is carried out"))
}

/// A motion of the council that these members carry. How it ended when it was carried out.
pub fn motion(ayes: &[Sr25519Keyring], call: impl Into<RuntimeCall>) -> DispatchResult {
	motion_of(Body::Council, ayes, call)
}

/// A motion of `body` that these members carry. How it ended when it was carried out.
pub fn motion_of(body: Body, ayes: &[Sr25519Keyring], call: impl Into<RuntimeCall>) -> DispatchResult {
	let ayes: Vec<_> = ayes.iter().copied().map(pair_of).collect();
	carry(body, &ayes, call).expect("the motion is taken")
}

/// A motion that three quarters of the council carry through the door to Root. How the call behind the door ended.
pub fn as_root(call: impl Into<RuntimeCall>) -> DispatchResult {
	motion(&COUNCIL[..3], door(call))?;
	events()
		.into_iter()
		.find_map(|event| match event {
			RuntimeEvent::CouncilRoot(pallet_council_root::Event::Dispatched { result, .. }) => Some(result),
			_ => None,
		})
		.expect("what goes through the door is on record")
}

/// A call on its way through the door to Root.
pub fn door(call: impl Into<RuntimeCall>) -> RuntimeCall {
	pallet_council_root::Call::dispatch_as_root { call: Box::new(call.into()) }.into()
}

/// Has the council admit an agency with its own line, whose officer `pair` is.
pub fn admit(class: AgencyClass, jurisdiction: RegionCode, roles: Roles, pair: &sr25519::Pair) -> AgencyId {
	let agency = pallet_agencies::NextAgency::<Runtime>::get();
	let call = pallet_agencies::Call::register {
		details: details(class, jurisdiction, roles),
		officer: account_of(pair),
		valid_until: now() + 86_400_000,
	};
	assert_eq!(motion(&COUNCIL[..3], call), Ok(()));
	agency
}

/// The details of an agency of the test.
pub fn details(class: AgencyClass, jurisdiction: RegionCode, roles: Roles) -> pallet_agencies::AgencyDetails {
	pallet_agencies::AgencyDetails { class, name: text("机构"), jurisdiction, roles }
}

/// Facts about an outbreak in `region`, seen a minute ago.
pub fn facts(region: RegionCode, severity: Severity, urgency: Urgency) -> pallet_incidents::Facts {
	pallet_incidents::Facts {
		categories: Categories::of(&[Category::Health]),
		urgency,
		severity,
		regions: vec![region].try_into().expect("one region fits"),
		point: None,
		onset: None,
		observed_at: now().saturating_sub(60_000),
		utc_offset: 480,
		headline: text("不明原因肺炎"),
		content: content(),
		ihr: IhrAnnex2::default(),
		external: None,
	}
}

/// A report of an outbreak in `region`.
pub fn report(region: RegionCode, severity: Severity, urgency: Urgency) -> RuntimeCall {
	let facts = facts(region, severity, urgency);
	pallet_incidents::Call::file { event_type: 1, status: CapStatus::Actual, facts }.into()
}

/// Event type 1 of a preset under another code.
pub fn event_type(code: &str) -> pallet_incidents::EventTypeDetails {
	let pallet_incidents::EventType {
		names,
		categories,
		competent,
		voters,
		quorums,
		timers,
		levels,
		sealing,
		..
	} = pallet_incidents::EventTypes::<Runtime>::get(1).expect("a preset has it");
	let code = text(code);
	pallet_incidents::EventTypeDetails {
		code,
		names,
		categories,
		competent,
		voters,
		quorums,
		timers,
		levels,
		sealing,
	}
}

/// Metric 1 of a preset under another code.
pub fn metric(code: &str) -> pallet_observations::Metric {
	let (_, metric) = pallet_observations::Pallet::<Runtime>::metric(1).expect("a preset has it");
	pallet_observations::Metric { code: text(code), ..metric }
}

/// The cell of a metric of a preset in `region` for the last period that is over.
pub fn cell(metric: MetricId, region: RegionCode) -> Cell {
	let (version, details) = pallet_observations::Pallet::<Runtime>::metric(metric).expect("a preset has it");
	let periods = (now() - details.anchor) / details.period;
	let start = details.anchor + (periods - 1) * details.period;
	Cell { metric, version, region, start, status: CapStatus::Actual }
}

/// What an officer states who observed it just now.
pub fn says(value: i64) -> Statement {
	Statement { value: Some(value), observed_at: now(), evidence: None }
}

/// A product that no preset has.
pub fn product() -> pallet_resources::Product {
	pallet_resources::Product {
		code: text("blanket"),
		unit: text("{piece}"),
		standard: text(""),
		gtin: None,
		atc: None,
		units_per_pack: 1,
		controlled: false,
		max_per_line: 1_000,
		name_zh: text("毯子"),
		name_en: text("Blanket"),
		verify_above: None,
	}
}

/// A line of a request for product 1, for which others may stand in.
pub fn line(quantity: Option<u64>) -> pallet_resources::LineInput {
	pallet_resources::LineInput { product: 1, quantity, substitutes_allowed: true, days_of_stock: None }
}

/// A request for product 1 in `region`.
pub fn request(region: RegionCode, priority: Priority, quantity: Option<u64>) -> RuntimeCall {
	pallet_resources::Call::submit {
		incident: None,
		region,
		priority,
		need_by: None,
		status: CapStatus::Actual,
		lines: vec![line(quantity)].try_into().expect("one line fits"),
	}
	.into()
}

/// An offer of product 1 in `region`, that nobody asked for, given for good; it stands for a day.
pub fn offer(region: RegionCode, quantity: u64) -> pallet_resources::OfferInput {
	pallet_resources::OfferInput {
		product: 1,
		quantity,
		region,
		status: CapStatus::Actual,
		loan: None,
		in_reply: None,
		expires: now() + 86_400_000,
	}
}

/// A checkpoint that goods come by now.
pub fn checkpoint(region: RegionCode) -> pallet_resources::CheckpointInput {
	pallet_resources::CheckpointInput {
		kind: pallet_resources::CheckpointKind::Passed,
		place: pallet_resources::Place::Region(region),
		event: H256::zero(),
		occurred_at: now(),
		cold_chain: None,
	}
}

/// A receipt of goods that all came and are all good.
pub fn all_good(accepted: u64) -> pallet_resources::ReceiptInput {
	pallet_resources::ReceiptInput {
		accepted,
		rejected: 0,
		short: 0,
		excess: 0,
		rejected_reason: None,
		short_reason: None,
		excess_reason: None,
		expired_reason: None,
	}
}

/// A reference to nothing in particular.
pub fn content() -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Sha256,
		digest: Default::default(),
		size: 0,
		media_type: MediaType::PlainText,
	}
}

/// A note, the most harmless call there is.
pub fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: b"note".to_vec() }.into()
}

/// A batch that stops at the first failure.
pub fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch { calls }.into()
}

/// The error that a pallet's refusal is.
pub fn error<E: Into<DispatchError>>(error: E) -> ApplyExtrinsicResult {
	Ok(Err(error.into()))
}

/// Text of bounded length.
pub fn text<S>(text: &str) -> BoundedVec<u8, S>
where
	S: sp_core::Get<u32>,
{
	text.as_bytes().to_vec().try_into().expect("the text of a test fits")
}

/// The time of the last block.
pub fn now() -> Moment {
	pallet_timestamp::Now::<Runtime>::get()
}

/// The events of the last block.
pub fn events() -> Vec<RuntimeEvent> {
	System::events().into_iter().map(|record| record.event).collect()
}

/// A region of the test.
pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

/// Name, index and field types of each variant of an enumeration, as the metadata shows them.
pub fn variants(ty: MetaType) -> Vec<(String, u8, Vec<MetaType>)> {
	let TypeDef::Variant(definition) = ty.type_info().type_def else { panic!("not an enumeration") };
	definition
		.variants
		.into_iter()
		.map(|variant| {
			(variant.name.into(), variant.index, variant.fields.iter().map(|field| field.ty).collect())
		})
		.collect()
}

/// Name and index of each call of a pallet, as the metadata shows them.
pub fn calls(pallet: &str) -> Vec<(String, u8)> {
	let (_, _, fields) = variants(meta_type::<RuntimeCall>())
		.into_iter()
		.find(|(name, ..)| name == pallet)
		.expect("the pallet has calls");
	variants(fields[0]).into_iter().map(|(name, index, _)| (name, index)).collect()
}

/// Proof that the holder of a GRANDPA key voted for two blocks in one round of the genesis set.
pub fn equivocation(key: Ed25519Keyring) -> EquivocationProof<H256, BlockNumber> {
	let (set_id, round) = (0u64, 1u64);
	let vote = |block: u8| {
		let vote = sp_consensus_grandpa::Prevote::<Header> {
			target_hash: H256::repeat_byte(block),
			target_number: 1,
		};
		let message = sp_consensus_grandpa::Message::<Header>::Prevote(vote.clone());
		(vote, key.sign(&sp_consensus_grandpa::localized_payload(round, set_id, &message)))
	};
	// The type of the inner value belongs to a crate that only its encoding leads to.
	let encoded = (set_id, 0u8, round, key.public(), vote(1), vote(2)).encode();
	EquivocationProof::decode(&mut &encoded[..]).expect("the encoding of a proof")
}

/// The chain's own report of an equivocation, with the proof whose key it was.
pub fn equivocation_report(
	key: Ed25519Keyring,
	key_owner_proof: sp_session::MembershipProof,
) -> UncheckedExtrinsic {
	UncheckedExtrinsic::new_bare(
		pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(equivocation(key)),
			key_owner_proof,
		}
		.into(),
	)
}
