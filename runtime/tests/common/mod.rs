//! A chain in memory: the `local_testnet` genesis, signed transactions, blocks through `Executive`.

#![allow(dead_code, reason = "every test file uses its own part of this")]

use codec::Encode;
use frame_support::genesis_builder_helper::{build_state, get_preset};
use muster_primitives::RegionCode;
use muster_runtime::{
	configs::RuntimeBlockWeights, genesis, AccountId, Address, AllPalletsWithSystem, Executive, Header, Nonce,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, Signature, SignedPayload, System, TxExtension,
	UncheckedExtrinsic, SLOT_MILLIS, VERSION,
};
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{crypto::Pair, sr25519};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::{Digest, DigestItem, Era},
	traits::Header as _,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, BuildStorage,
};

/// The slot of block 1: some time in 2026, so that claims about 2020 lie in the past.
const FIRST_SLOT: u64 = 1_795_000_000;

/// A chain that has executed block 1, with the state checked after `test`.
pub fn on_chain(test: impl FnOnce()) {
	let mut chain = genesis_state(genesis::LOCAL_TESTNET);
	chain.execute_with(|| {
		block(vec![]);
		test();
		check_state();
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
		(Value::Object(base), Value::Object(patch)) =>
			for (key, value) in patch {
				lay_over(base.entry(key).or_insert(Value::Null), value);
			},
		(base, patch) => *base = patch,
	}
}

/// Every invariant of every pallet of ours.
pub fn check_state() {
	pallet_agencies::Pallet::<Runtime>::do_try_state().expect("agencies are consistent");
	pallet_incidents::Pallet::<Runtime>::do_try_state().expect("incidents are consistent");
	pallet_quota::Pallet::<Runtime>::do_try_state().expect("quotas are consistent");
	pallet_resources::Pallet::<Runtime>::do_try_state().expect("resources are consistent");
	pallet_validation::Pallet::<Runtime>::do_try_state().expect("rounds are consistent");
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
	let header =
		Header::new(number, Default::default(), Default::default(), System::parent_hash(), digest);
	Executive::initialize_block(&header);
	let time = pallet_timestamp::Call::set { now: slot * SLOT_MILLIS };
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time.into()))
		.expect("time is valid")
		.expect("time is set");
	let results = transactions.into_iter().map(Executive::apply_extrinsic).collect();
	Executive::finalize_block();
	results
}

/// A transaction signed by a development key, with its next nonce.
pub fn signed(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed_with(&key.pair(), nonce_of(&key.to_account_id()), call.into())
}

/// The next nonce of an account.
pub fn nonce_of(account: &AccountId) -> Nonce {
	System::account_nonce(account)
}

/// A transaction signed by any key with any nonce.
pub fn signed_with(pair: &sr25519::Pair, nonce: Nonce, call: RuntimeCall) -> UncheckedExtrinsic {
	let account = AccountId::from(pair.public());
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		pallet_quota::BoundedNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_quota::ChargeQuota::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call, extension).expect("the extension has its implicit data");
	let signature = payload.using_encoded(|bytes| pair.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, Address::Id(account), Signature::Sr25519(signature), extension)
}

/// What the pool says of a transaction.
pub fn in_pool(transaction: UncheckedExtrinsic) -> TransactionValidity {
	Executive::validate_transaction(TransactionSource::External, transaction, System::parent_hash())
}

/// Applies one transaction in a block of its own and expects it to succeed.
pub fn apply(key: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let result = block(vec![signed(key, call.clone())]).remove(0);
	assert_eq!(result, Ok(Ok(())), "{call:?}");
}

/// The events of the last block.
pub fn events() -> Vec<RuntimeEvent> {
	System::events().into_iter().map(|record| record.event).collect()
}

/// A region of the test.
pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

/// The weight a normal transaction may have.
pub fn normal_limit() -> u64 {
	let weights = RuntimeBlockWeights::get();
	weights
		.get(frame_support::dispatch::DispatchClass::Normal)
		.max_total
		.expect("normal calls are limited")
		.ref_time()
}
