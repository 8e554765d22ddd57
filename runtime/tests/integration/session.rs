//! Sessions: what a rotation does to blocks and keys, and what becomes of a validator that votes twice.

use crate::common::{
	self, admit, apply, block, equivocation_report, error, events, in_pool, in_pool_from, key, on_chain,
	refused, region, remark, report, send, send_with, signed,
};
use crate::sessions::{
	aura, block_of_the_enabled, grandpa, index_of, record, run_to, set_id, Keys, SessionCall, SESSION,
};
use frame_support::traits::KeyOwnerProofSystem;
use muster_primitives::{AgencyClass, RegionCode, Role, Roles, Severity, Urgency};
use muster_runtime::{BlockNumber, Historical, Runtime, RuntimeEvent, Session, System, DAYS};
use pallet_validator_set::{AgreedSize, Event as ValidatorSetEvent, LastIssued, Status, Validator};
use sp_consensus_grandpa::{AuthorityId as GrandpaId, KEY_TYPE as GRANDPA};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob, Charlie},
};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionSource};

type SessionError = pallet_session::Error<Runtime>;

/// Sessions after which the set is named again although nothing changed.
const REISSUE: BlockNumber = 144;

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
		assert_eq!(AgreedSize::<Runtime>::get(), 4);
		// Every session of the last week can be proved.
		assert!((0..3).all(pallet_session::historical::HistoricalSessions::<Runtime>::contains_key));
	});
}

/// Once a day it is named again, so that who is disabled is enabled.
#[test]
fn the_set_is_named_again_once_a_day() {
	on_chain(|| {
		assert_eq!(REISSUE * 600, DAYS, "with sessions of ten minutes");
		let before = (Session::validators(), aura(), grandpa());
		// The set of session 1 is that of genesis. It is named again for session 145, when session 144 begins.
		let again = LastIssued::<Runtime>::get() + REISSUE;
		run_to((again - 1) * SESSION - 1);
		assert_eq!((LastIssued::<Runtime>::get(), set_id()), (again - REISSUE, 0));
		run_to((again - 1) * SESSION);
		assert_eq!((LastIssued::<Runtime>::get(), set_id()), (again, 0));
		run_to(again * SESSION);
		assert_eq!(set_id(), 1);
		run_to((again + REISSUE - 1) * SESSION);
		assert_eq!(set_id(), 1, "and not again before the next day");
		assert_eq!((Session::validators(), aura(), grandpa()), before);
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

#[test]
fn who_votes_twice_is_disabled() {
	on_chain(|| {
		let bob = Bob.to_account_id();
		let report = equivocation_report(Ed25519Keyring::Bob, ownership(Ed25519Keyring::Bob));
		assert_eq!(block(vec![report.clone()]), [Ok(Ok(()))]);
		assert_eq!(Session::disabled_validators(), [index_of(&bob)]);
		// The set knows it too. Four are the fewest there may be, so it stays one of them.
		let Validator { status, offence, .. } = record(&bob);
		assert_eq!((status, offence), (Status::Active, Some(0)));
		let offended = ValidatorSetEvent::Offended { validator: bob.clone(), session: 0, floor_kept: true };
		assert!(events().contains(&RuntimeEvent::ValidatorSet(offended)));
		let disabled =
			RuntimeEvent::Session(pallet_session::Event::ValidatorDisabled { validator: bob.clone() });
		assert!(events().contains(&disabled));
		assert!(events().iter().any(|event| matches!(
			event,
			RuntimeEvent::Offences(pallet_offences::Event::Offence { kind, .. }) if kind == b"grandpa:equivoca"
		)));

		// Twice for the same is once.
		assert_eq!(block_of_the_enabled(vec![report]), [refused(InvalidTransaction::Stale)]);

		// It lasts: the set has not changed.
		run_to(2 * SESSION);
		assert_eq!(Session::current_index(), 2);
		assert_eq!(Session::disabled_validators(), [index_of(&bob)]);
		assert_eq!(set_id(), 0);

		// Until the set is named again. The offence stays on record until the council forgives it.
		run_to((REISSUE + 2) * SESSION);
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(record(&bob).offence, Some(0));
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
		// Both are on record all the same.
		assert!([Bob, Charlie].iter().all(|key| record(&key.to_account_id()).offence == Some(0)));
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
		let charlie = Charlie.to_account_id();
		assert_eq!(Session::disabled_validators(), [index_of(&charlie)]);
		assert_eq!(record(&charlie).offence, Some(0), "the session of the offence");
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
