//! Sessions of a chain in memory: going on to the next, who is in them, and session keys of the test.

use crate::common::block_after;
use codec::Encode;
use muster_runtime::{
	AccountId, BlockNumber, Grandpa, Runtime, Session, SessionKeys, System, UncheckedExtrinsic,
};
use pallet_validator_set::{Validator, Validators};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{ed25519, proof_of_possession::statement_of_ownership, sr25519, Pair};
use sp_runtime::ApplyExtrinsicResult;

pub type SessionCall = pallet_session::Call<Runtime>;

/// Blocks of a session of the preset.
pub const SESSION: BlockNumber = 60;

/// Goes on to this block. Sessions rotate on the way; the blocks between, in which nothing happens, are left out. Who is
/// disabled authors none.
pub fn run_to(number: BlockNumber) {
	while System::block_number() < number {
		let rotation = (System::block_number() / SESSION + 1) * SESSION;
		System::set_block_number(rotation.min(number) - 1);
		block_of_the_enabled(vec![]);
	}
}

/// Goes on to the first block of the session that comes after so many.
pub fn run_sessions(sessions: u32) {
	run_to((System::block_number() / SESSION + sessions) * SESSION);
}

/// Executes a block of whoever comes next and is not disabled.
pub fn block_of_the_enabled(transactions: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
	let next = u64::from(pallet_aura::CurrentSlot::<Runtime>::get()) + 1;
	let disabled = Session::disabled_validators();
	let author = |slot: u64| (slot % aura().len() as u64) as u32;
	let ahead = (0..).find(|ahead| !disabled.contains(&author(next + ahead))).expect("somebody is enabled");
	block_after(1 + ahead, transactions)
}

/// Authors, in their order.
pub fn aura() -> Vec<AuraId> {
	pallet_aura::Authorities::<Runtime>::get().into_inner()
}

/// Who votes on finality.
pub fn grandpa() -> Vec<GrandpaId> {
	Grandpa::grandpa_authorities().into_iter().map(|(id, _)| id).collect()
}

/// How often GRANDPA's set has changed.
pub fn set_id() -> u64 {
	pallet_grandpa::CurrentSetId::<Runtime>::get()
}

/// Position of a validator among the authorities.
pub fn index_of(account: &AccountId) -> u32 {
	Session::validators().iter().position(|validator| validator == account).expect("a validator") as u32
}

/// What the validator set knows of a member.
pub fn record(who: &AccountId) -> Validator {
	Validators::<Runtime>::get(who).expect("a member")
}

/// Session keys of the test.
pub struct Keys {
	pub aura: sr25519::Pair,
	pub grandpa: ed25519::Pair,
}

impl Keys {
	pub fn new() -> Self {
		let (aura, grandpa) = (sr25519::Pair::from_seed(&[7; 32]), ed25519::Pair::from_seed(&[7; 32]));
		Self { aura, grandpa }
	}

	pub fn public(&self) -> SessionKeys {
		SessionKeys { aura: self.aura.public().into(), grandpa: self.grandpa.public().into() }
	}

	/// The call that sets them, with the proof that `owner` holds them.
	pub fn set(&self, owner: &AccountId) -> SessionCall {
		let statement = statement_of_ownership(owner.as_ref());
		let proof = (self.aura.sign(&statement), self.grandpa.sign(&statement)).encode();
		SessionCall::set_keys { keys: self.public(), proof }
	}
}
