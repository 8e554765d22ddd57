//! Rows of the chain itself: system, time, validators, sessions, finality.

use super::{any_signer, bodies, break_glass, consent, only_root, operator};
use crate::{
	common::{account_of, equivocation, now, pair_of, remark, text},
	origin_table::{
		cast::{ayes_of, done, next_code, officer, root, signed, HOSPITAL},
		check::{Authority, Case, Kind, Outcome, Row},
	},
};
use codec::Encode;
use frame_support::{instances::Instance1, traits::KeyOwnerProofSystem};
use frame_system::RawOrigin;
use muster_runtime::{
	AccountId, BlockNumber, Hash, Header, Historical, Runtime, RuntimeCall, SessionKeys, ValidatorSet,
	SLOT_MILLIS,
};
use pallet_collective::Error as CollectiveError;
use pallet_council_root::Body;
use pallet_session::{Call as Session, Error as SessionError};
use pallet_validator_set::{Call as Validators, Endpoint};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_consensus_slots::EquivocationProof;
use sp_core::{crypto::Pair as _, ed25519, proof_of_possession::statement_of_ownership, sr25519::Pair};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob, Charlie},
};
use sp_runtime::{
	generic::{Digest, DigestItem},
	traits::Header as _,
	transaction_validity::InvalidTransaction,
	DispatchError,
};

type System = frame_system::Call<Runtime>;
type Grandpa = pallet_grandpa::Call<Runtime>;

pub fn system() -> Vec<Row> {
	// A motion carries nothing as heavy as new code: the council authorizes its hash.
	let too_heavy = || Outcome::fails(CollectiveError::<Runtime, Instance1>::WrongProposalWeight);
	let needs_consent = |name: &str, call: System| {
		Row::new(name, only_root(), move || {
			consent(call.clone().into());
			Case::of_nobody(call.clone())
		})
	};
	let code = |name: &str, call: System| {
		Row::new(name, only_root(), move || Case::of_nobody(call.clone()).dispatched_by(root()))
			.but([Kind::Root], too_heavy())
	};
	let raw = |name: &str, call: System| {
		Row::new(name, only_root(), move || {
			break_glass();
			Case::of_nobody(call.clone())
		})
	};
	let (code_hash, code_of_next) = (Hash::from(sp_io::hashing::blake2_256(&next_code())), next_code());
	vec![
		Row::new(
			"System.remark",
			Authority {
				moved: true,
				body: Ok(()),
				root: Ok(()),
				none: Ok(()),
				authorized: Ok(()),
				..any_signer()
			},
			|| Case::of(officer(HOSPITAL), remark()),
		),
		needs_consent("System.set_heap_pages", System::set_heap_pages { pages: 64 }),
		code("System.set_code", System::set_code { code: code_of_next.clone() }),
		code(
			"System.set_code_without_checks",
			System::set_code_without_checks { code: code_of_next.clone() },
		),
		raw("System.set_storage", System::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] }),
		raw("System.kill_storage", System::kill_storage { keys: vec![b"key".to_vec()] }),
		raw("System.kill_prefix", System::kill_prefix { prefix: b"key".to_vec(), subkeys: 1 }),
		// Nobody's, though behind the pool anybody's who signs.
		Row::new(
			"System.remark_with_event",
			Authority { outsider: Ok(()), insider: Ok(()), ..Authority::nobody() },
			|| {
				Case::of_nobody(System::remark_with_event { remark: vec![] })
					.dispatched_by(signed(&pair_of(Alice)))
			},
		),
		needs_consent("System.authorize_upgrade", System::authorize_upgrade { code_hash }),
		needs_consent(
			"System.authorize_upgrade_without_checks",
			System::authorize_upgrade_without_checks { code_hash },
		),
		// Who brings the code that was authorized does not matter: officers, or nobody, in a bare extrinsic.
		Row::new(
			"System.apply_authorized_upgrade",
			Authority {
				body: Ok(()),
				none: Ok(()),
				authorized: Ok(()),
				right: vec![Kind::Officer, Kind::Unsigned, Kind::UnsignedLocal],
				..any_signer()
			},
			move || {
				done(root(), System::authorize_upgrade { code_hash });
				Case::of(officer(HOSPITAL), System::apply_authorized_upgrade { code: code_of_next.clone() })
			},
		)
		.but([Kind::Root], too_heavy()),
	]
}

/// The author's, in each block: the pool does not even look whose it is.
pub fn timestamp() -> Vec<Row> {
	let no = DispatchError::BadOrigin;
	let inherent = |behind| Outcome::refused(InvalidTransaction::MandatoryValidation, behind);
	let authority = Authority {
		pool: Some(InvalidTransaction::MandatoryValidation),
		none: Ok(()),
		..Authority::nobody()
	};
	let row = Row::new("Timestamp.set", authority, || {
		let now = now() + SLOT_MILLIS / 2;
		Case::of_nobody(pallet_timestamp::Call::set { now }).dispatched_by(RawOrigin::None.into())
	});
	vec![row
		.but([Kind::Unsigned, Kind::UnsignedLocal], inherent(Ok(())))
		.but([Kind::General, Kind::GeneralLocal, Kind::Stranger], inherent(Err(no)))
		.but(Kind::FORMER, inherent(Err(no)))
		.but(Kind::BATCHES, Outcome::refused(InvalidTransaction::Call, Err(no)))]
}

pub fn validator_set() -> Vec<Row> {
	let council = || bodies(Kind::COUNCIL);
	let operators = || officer(HOSPITAL);
	let account = || account_of(&officer(HOSPITAL));
	vec![
		Row::new("ValidatorSet.admit", council(), move || {
			Case::of_nobody(Validators::admit { agency: HOSPITAL, validator: account() })
		}),
		Row::new("ValidatorSet.remove", council(), move || {
			admit_validator();
			Case::of_nobody(Validators::remove { validator: account() })
		}),
		Row::new("ValidatorSet.go_online", operator(), move || {
			admit_validator();
			done(signed(&operators()), set_keys(&account()));
			Case::of(operators(), Validators::go_online {})
		}),
		Row::new("ValidatorSet.go_offline", operator(), move || {
			admit_validator();
			done(signed(&operators()), set_keys(&account()));
			done(signed(&operators()), Validators::go_online {});
			Case::of(operators(), Validators::go_offline {})
		}),
		Row::new("ValidatorSet.reinstate", council(), || {
			done(RawOrigin::None.into(), report_equivocation_unsigned());
			// Bob is disabled at once and could author no block of the test.
			pallet_session::DisabledValidators::<Runtime>::kill();
			Case::of_nobody(Validators::reinstate { validator: Bob.to_account_id() })
		}),
		Row::new("ValidatorSet.set_endpoint", operator(), move || {
			admit_validator();
			let peer = text("12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp");
			let addresses = vec![text("/ip4/127.0.0.1/tcp/30333")].try_into().expect("one address fits");
			Case::of(operators(), Validators::set_endpoint { endpoint: Endpoint { peer, addresses } })
		}),
		Row::new("ValidatorSet.force", only_root(), || {
			let validators = vec![Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id()];
			Case::of_nobody(Validators::force { validators: validators.try_into().expect("three fit") })
		}),
		// A node's own report, and nobody else's: in the pool of another node it is refused, so that the network passes
		// none on.
		Row::new(
			"ValidatorSet.report_equivocation",
			Authority { authorized: Ok(()), right: vec![Kind::GeneralLocal], ..Authority::nobody() },
			|| Case::of_nobody(report_block_equivocation()),
		)
		.but([Kind::General], Outcome::refused(InvalidTransaction::Call, Ok(()))),
	]
}

pub fn session() -> Vec<Row> {
	// The proof says whose the keys are; who is no member of the set has none even with a proof of his own
	// (`tests/session.rs`).
	let others = || Err(SessionError::<Runtime>::InvalidProof.into());
	let without_keys = || Err(SessionError::<Runtime>::NoKeys.into());
	let refused = |behind| Outcome::refused(InvalidTransaction::Call, behind);
	vec![
		Row::new(
			"Session.set_keys",
			Authority { outsider: others(), insider: others(), ..operator() },
			|| Case::of(pair_of(Charlie), set_keys(&Charlie.to_account_id())),
		)
		.former(Ok(())),
		Row::new(
			"Session.purge_keys",
			Authority { outsider: without_keys(), insider: without_keys(), ..Authority::nobody() },
			|| Case::of(pair_of(Charlie), Session::purge_keys {}).dispatched_by(signed(&pair_of(Charlie))),
		)
		.but([Kind::Officer], refused(Ok(())))
		.former(Ok(())),
	]
}

pub fn grandpa() -> Vec<Row> {
	vec![
		// Nodes report without a signer; the signed form is nobody's.
		Row::new(
			"Grandpa.report_equivocation",
			Authority { outsider: Ok(()), insider: Ok(()), ..Authority::nobody() },
			|| {
				let call = Grandpa::report_equivocation {
					equivocation_proof: Box::new(equivocation(Ed25519Keyring::Bob)),
					key_owner_proof: ownership(Ed25519Keyring::Bob),
				};
				Case::of_nobody(call).dispatched_by(signed(&pair_of(Alice)))
			},
		),
		Row::new(
			"Grandpa.report_equivocation_unsigned",
			Authority { none: Ok(()), right: vec![Kind::UnsignedLocal], ..Authority::nobody() },
			|| Case::of_nobody(report_equivocation_unsigned()),
		),
		Row::new("Grandpa.note_stalled", only_root(), || {
			Case::of_nobody(Grandpa::note_stalled { delay: 10, best_finalized_block_number: 1 })
		}),
	]
}

// Setting the stage.

/// The council admits the hospital's officer as a fifth validator.
fn admit_validator() {
	let validator = account_of(&officer(HOSPITAL));
	done(ayes_of(Body::Council, 3), Validators::admit { agency: HOSPITAL, validator });
}

/// New session keys for `owner`.
fn set_keys(owner: &AccountId) -> RuntimeCall {
	let (aura, grandpa) = (Pair::from_seed(&[7; 32]), ed25519::Pair::from_seed(&[7; 32]));
	let statement = statement_of_ownership(owner.as_ref());
	let proof = (aura.sign(&statement), grandpa.sign(&statement)).encode();
	let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
	Session::set_keys { keys, proof }.into()
}

/// Proof of whose GRANDPA key this is.
fn ownership(key: Ed25519Keyring) -> sp_session::MembershipProof {
	let key = sp_consensus_grandpa::AuthorityId::from(key.public());
	Historical::prove((sp_consensus_grandpa::KEY_TYPE, key)).expect("a validator's key")
}

/// Bob has voted twice.
fn report_equivocation_unsigned() -> Grandpa {
	Grandpa::report_equivocation_unsigned {
		equivocation_proof: Box::new(equivocation(Ed25519Keyring::Bob)),
		key_owner_proof: ownership(Ed25519Keyring::Bob),
	}
}

/// Bob has sealed two blocks of one slot.
fn report_block_equivocation() -> RuntimeCall {
	let (offender, slot) = (sp_consensus_aura::sr25519::AuthorityId::from(Bob.public()), Slot::from(7));
	let sealed = |parent: u8| {
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
		let number: BlockNumber = 7;
		let mut header =
			Header::new(number, Default::default(), Default::default(), Hash::repeat_byte(parent), digest);
		let seal = Bob.sign(header.hash().as_ref());
		header.digest_mut().push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
		header
	};
	let key_owner_proof = ValidatorSet::key_ownership_proof(offender.clone()).expect("a validator's key");
	let equivocation =
		EquivocationProof { offender, slot, first_header: sealed(1), second_header: sealed(2) };
	Validators::report_equivocation { equivocation: Box::new(equivocation), key_owner_proof }.into()
}
