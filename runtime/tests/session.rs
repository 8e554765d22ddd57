//! Sessions: what a rotation does to blocks and keys, and what becomes of a validator that votes twice.

mod common;

use codec::Encode;
use common::{
	admit, apply, block, block_after, equivocation_report, error, events, in_pool, in_pool_from, key,
	on_chain, refused, region, remark, report, send, send_with, signed,
};
use frame_support::traits::KeyOwnerProofSystem;
use muster_primitives::{AgencyClass, RegionCode, Role, Roles, Severity, Urgency};
use muster_runtime::{
	AccountId, BlockNumber, Grandpa, Historical, Runtime, RuntimeEvent, Session, SessionKeys, System,
	UncheckedExtrinsic,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::{AuthorityId as GrandpaId, KEY_TYPE as GRANDPA};
use sp_core::{crypto::Pair, ed25519, proof_of_possession::statement_of_ownership, sr25519};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob, Charlie},
};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource},
	ApplyExtrinsicResult,
};

type SessionCall = pallet_session::Call<Runtime>;
type SessionError = pallet_session::Error<Runtime>;

/// Blocks of a session.
const SESSION: BlockNumber = 600;

/// Goes on to this block. Sessions rotate on the way; the blocks between, in which nothing happens, are left out.
fn run_to(number: BlockNumber) {
	while System::block_number() < number {
		let rotation = (System::block_number() / SESSION + 1) * SESSION;
		System::set_block_number(rotation.min(number) - 1);
		block(vec![]);
	}
}

fn aura() -> Vec<AuraId> {
	pallet_aura::Authorities::<Runtime>::get().into_inner()
}

fn grandpa() -> Vec<GrandpaId> {
	Grandpa::grandpa_authorities().into_iter().map(|(id, _)| id).collect()
}

fn set_id() -> u64 {
	pallet_grandpa::CurrentSetId::<Runtime>::get()
}

#[test]
fn the_set_stays_when_sessions_rotate() {
	on_chain(|| {
		let before = (Session::validators(), aura(), grandpa());
		run_to(SESSION - 1);
		assert_eq!(Session::current_index(), 0);
		run_to(SESSION);
		assert_eq!(Session::current_index(), 1);
		run_to(2 * SESSION);
		assert_eq!(Session::current_index(), 2);
		assert_eq!((Session::validators(), aura(), grandpa()), before);
		assert_eq!(set_id(), 0, "no set id is used up for nothing");
		// Every session of the last week can be proved.
		assert!((0..3).all(pallet_session::historical::HistoricalSessions::<Runtime>::contains_key));
	});
}

/// The block that rotates counts as full: what is urgent is taken all the same, the rest comes a second later.
#[test]
fn a_rotation_block_takes_urgent_calls_only() {
	on_chain(|| {
		run_to(SESSION - 1);
		let distress = report(region(420_100), Severity::Extreme, Urgency::Immediate);
		let ordinary = signed(Alice, remark());
		let results = block(vec![ordinary.clone(), signed(Bob, distress)]);
		assert_eq!(System::block_number(), SESSION);
		assert_eq!(results, [refused(InvalidTransaction::ExhaustsResources), Ok(Ok(()))]);
		// The refused one is as good as before: it waits in the pool and goes into the next block.
		assert!(in_pool(ordinary.clone()).is_ok());
		assert_eq!(block(vec![ordinary]), [Ok(Ok(()))]);
	});
}

/// Session keys of the test, and the proof that `owner` holds them.
struct Keys {
	aura: sr25519::Pair,
	grandpa: ed25519::Pair,
}

impl Keys {
	fn new() -> Self {
		let (aura, grandpa) = (sr25519::Pair::from_seed(&[7; 32]), ed25519::Pair::from_seed(&[7; 32]));
		Self { aura, grandpa }
	}

	fn public(&self) -> SessionKeys {
		SessionKeys { aura: self.aura.public().into(), grandpa: self.grandpa.public().into() }
	}

	fn set(&self, owner: &AccountId) -> SessionCall {
		let statement = statement_of_ownership(owner.as_ref());
		let proof = (self.aura.sign(&statement), self.grandpa.sign(&statement)).encode();
		SessionCall::set_keys { keys: self.public(), proof }
	}
}

#[test]
fn a_validator_rotates_its_keys() {
	on_chain(|| {
		let (keys, alice) = (Keys::new(), Alice.to_account_id());
		let old = pallet_session::NextKeys::<Runtime>::get(&alice).expect("a validator has keys");
		apply(Alice, keys.set(&alice));

		run_to(SESSION);
		assert!(aura().contains(&old.aura), "the session that was queued already runs with the old keys");
		run_to(2 * SESSION);
		assert!(!aura().contains(&old.aura) && aura().contains(&keys.public().aura));
		run_to(2 * SESSION + 1);
		assert!(!grandpa().contains(&old.grandpa) && grandpa().contains(&keys.public().grandpa));
		assert_eq!(aura().len(), 4);
		assert_eq!(set_id(), 1);

		run_to(4 * SESSION);
		assert_eq!(set_id(), 1, "one rotation is one new set");
	});
}

#[test]
fn keys_need_the_proof_of_who_sets_them() {
	on_chain(|| {
		let keys = Keys::new();
		let no_proof = SessionCall::set_keys { keys: keys.public(), proof: vec![] };
		assert_eq!(send(Alice, no_proof), error(SessionError::InvalidProof));
		// Somebody else's proof does not do.
		assert_eq!(send(Alice, keys.set(&Bob.to_account_id())), error(SessionError::InvalidProof));
		// Nor somebody else's keys.
		apply(Bob, keys.set(&Bob.to_account_id()));
		assert_eq!(send(Alice, keys.set(&Alice.to_account_id())), error(SessionError::DuplicatedKey));
	});
}

#[test]
fn who_is_no_validator_sets_no_keys() {
	on_chain(|| {
		let officer = key("officer");
		admit(AgencyClass::DiseaseControl, RegionCode::NATION, Roles::of(&[Role::Validate]), &officer);
		let account = common::account_of(&officer);
		let answer = send_with(&officer, Keys::new().set(&account));
		assert_eq!(answer, error(SessionError::NoAssociatedValidatorId));
		assert!(!pallet_session::NextKeys::<Runtime>::contains_key(account));
	});
}

/// Proof of whose GRANDPA key this is.
fn ownership(key: Ed25519Keyring) -> sp_session::MembershipProof {
	Historical::prove((GRANDPA, GrandpaId::from(key.public()))).expect("a validator's key")
}

fn index_of(account: &AccountId) -> u32 {
	Session::validators().iter().position(|validator| validator == account).expect("a validator") as u32
}

/// Executes a block of whoever comes next and is not disabled.
fn block_of_another(disabled: u32, transactions: Vec<UncheckedExtrinsic>) -> Vec<ApplyExtrinsicResult> {
	let next = u64::from(pallet_aura::CurrentSlot::<Runtime>::get()) + 1;
	let is_disabled = next % aura().len() as u64 == u64::from(disabled);
	block_after(if is_disabled { 2 } else { 1 }, transactions)
}

#[test]
fn who_votes_twice_is_disabled() {
	on_chain(|| {
		let bob = Bob.to_account_id();
		let report = equivocation_report(Ed25519Keyring::Bob, ownership(Ed25519Keyring::Bob));
		assert_eq!(block(vec![report.clone()]), [Ok(Ok(()))]);
		assert_eq!(Session::disabled_validators(), [index_of(&bob)]);
		let disabled =
			RuntimeEvent::Session(pallet_session::Event::ValidatorDisabled { validator: bob.clone() });
		assert!(events().contains(&disabled));
		assert!(events().iter().any(|event| matches!(
			event,
			RuntimeEvent::Offences(pallet_offences::Event::Offence { kind, .. }) if kind == b"grandpa:equivoca"
		)));

		// Twice for the same is once.
		assert_eq!(block_of_another(index_of(&bob), vec![report]), [refused(InvalidTransaction::Stale)]);

		// It lasts: the set has not changed.
		for rotation in [SESSION, 2 * SESSION] {
			System::set_block_number(rotation - 1);
			block_of_another(index_of(&bob), vec![]);
		}
		assert_eq!(Session::current_index(), 2);
		assert_eq!(Session::disabled_validators(), [index_of(&bob)]);
	});
}

#[test]
#[should_panic(expected = "is disabled and should not be attempting to author blocks")]
fn who_is_disabled_authors_no_block() {
	on_chain(|| {
		block(vec![equivocation_report(Ed25519Keyring::Bob, ownership(Ed25519Keyring::Bob))]);
		(0..4).for_each(|_| drop(block(vec![])));
	});
}

/// More than a third would stop finality by itself.
#[test]
fn no_more_than_a_third_is_disabled() {
	on_chain(|| {
		let reports = [Ed25519Keyring::Bob, Ed25519Keyring::Charlie]
			.map(|key| equivocation_report(key, ownership(key)))
			.to_vec();
		assert_eq!(block(reports), [Ok(Ok(())), Ok(Ok(()))]);
		assert_eq!(Session::disabled_validators().len(), 1);
	});
}

/// Each node reports what it saw itself; the network does not pass reports on.
#[test]
fn only_the_own_node_reports() {
	on_chain(|| {
		let report = equivocation_report(Ed25519Keyring::Bob, ownership(Ed25519Keyring::Bob));
		assert_eq!(
			in_pool_from(TransactionSource::External, report.clone()),
			refused(InvalidTransaction::Call),
		);
		assert!(in_pool_from(TransactionSource::Local, report).is_ok());
	});
}

#[test]
fn the_proof_must_be_the_offenders() {
	on_chain(|| {
		let report = equivocation_report(Ed25519Keyring::Eve, ownership(Ed25519Keyring::Alice));
		assert_eq!(block(vec![report]), [refused(InvalidTransaction::BadProof)]);
		let eve = (GRANDPA, GrandpaId::from(Ed25519Keyring::Eve.public()));
		let proof = Historical::prove(eve.clone());
		assert_eq!(proof.and_then(|proof| Historical::check_proof(eve, proof)), None);
		assert!(Session::disabled_validators().is_empty());
	});
}

/// A report that comes a session late is proved by the history of sessions.
#[test]
fn yesterdays_vote_is_punished_today() {
	on_chain(|| {
		let report = equivocation_report(Ed25519Keyring::Charlie, ownership(Ed25519Keyring::Charlie));
		run_to(SESSION + 1);
		assert_eq!(block(vec![report]), [Ok(Ok(()))]);
		assert_eq!(Session::disabled_validators(), [index_of(&Charlie.to_account_id())]);
	});
}

/// The history holds the keys that are in use, not those of genesis.
#[test]
fn history_follows_rotated_keys() {
	on_chain(|| {
		let (keys, alice) = (Keys::new(), Alice.to_account_id());
		apply(Alice, keys.set(&alice));
		run_to(2 * SESSION + 1);
		let rotated = (GRANDPA, keys.public().grandpa);
		let proof = Historical::prove(rotated.clone()).expect("a validator's key");
		run_to(3 * SESSION + 1);
		assert_eq!(Historical::check_proof(rotated, proof), Some((alice, ())));
	});
}
