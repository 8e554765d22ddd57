use super::*;
use codec::{Decode, Encode};
use frame_support::{
	dispatch::GetDispatchInfo,
	pallet_prelude::{InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError},
};
use frame_system::RawOrigin;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityPair, AuthoritySignature},
};
use sp_core::{
	offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
	Pair, H256,
};
use sp_runtime::{
	traits::{Applyable, Checkable, Header as _},
	Digest, DigestItem,
};
use sp_session::MembershipProof;

type Item = DigestItem;

fn pre_digest(slot: u64) -> Item {
	<Item as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into())
}

/// A header without its seal; `fork` makes it differ.
fn unsealed(slots: &[u64], fork: u8) -> Header {
	let logs = slots.iter().map(|slot| pre_digest(*slot)).collect();
	Header::new(9, H256::repeat_byte(fork), H256::zero(), H256::zero(), Digest { logs })
}

fn seal(mut header: Header, pair: &AuthorityPair) -> Header {
	let signature = pair.sign(header.hash().as_bytes());
	header.digest_mut().push(<Item as CompatibleDigestItem<AuthoritySignature>>::aura_seal(signature));
	header
}

/// Evidence against `who` in `slot`, that holds.
fn evidence(who: AccountId, slot: u64) -> BlockEquivocation<Test> {
	let pair = pair(who, 0);
	BlockEquivocation::<Test> {
		offender: pair.public(),
		slot: slot.into(),
		first_header: seal(unsealed(&[slot], 1), &pair),
		second_header: seal(unsealed(&[slot], 2), &pair),
	}
}

fn proof(who: AccountId) -> MembershipProof {
	ValidatorSet::key_ownership_proof(keys(who, 0).aura).expect("the key is in the set")
}

fn report(equivocation: BlockEquivocation<Test>, key_owner_proof: MembershipProof) -> DispatchResult {
	let origin = RawOrigin::Authorized.into();
	ValidatorSet::report_equivocation(origin, Box::new(equivocation), key_owner_proof)
}

fn transaction(equivocation: BlockEquivocation<Test>, key_owner_proof: MembershipProof) -> Extrinsic {
	let call = Call::report_equivocation { equivocation: Box::new(equivocation), key_owner_proof };
	Extrinsic::new_transaction(call.into(), (frame_system::AuthorizeCall::new(),))
}

fn validate(transaction: Extrinsic, source: TransactionSource) -> TransactionValidity {
	let (info, length) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let checked = transaction.check(&frame_system::ChainContext::<Test>::default())?;
	checked.validate::<Test>(source, &info, length)
}

/// Applies a transaction as a block does.
fn apply(transaction: Extrinsic) -> Result<DispatchResult, TransactionValidityError> {
	let (info, length) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let checked = transaction.check(&frame_system::ChainContext::<Test>::default())?;
	let result = checked.apply::<Test>(&info, length)?;
	Ok(result.map(|_| ()).map_err(|error| error.error))
}

fn invalid<Ok>(reason: InvalidTransaction) -> Result<Ok, TransactionValidityError> {
	Err(TransactionValidityError::Invalid(reason))
}

#[test]
fn two_blocks_of_one_slot_are_an_offence() {
	build_and_execute(|| {
		assert_eq!(apply(transaction(evidence(7, 900), proof(7))), Ok(Ok(())));
		let event = Event::Offended { validator: 7, session: 0, floor_kept: false };
		assert_eq!(here(), [event]);
		assert_eq!(status(7), standby(StandbyReason::Offence));
		assert_eq!(Session::disabled_validators(), [6]);
	});
}

#[test]
fn only_a_node_s_own_report_gets_into_its_pool() {
	build_and_execute(|| {
		let report = || transaction(evidence(7, 900), proof(7));
		assert_eq!(validate(report(), TransactionSource::External), invalid(InvalidTransaction::Call));
		for source in [TransactionSource::Local, TransactionSource::InBlock] {
			let valid = validate(report(), source).expect("the report is valid");
			assert_eq!(valid.priority, u64::MAX);
			assert_eq!(valid.provides, [("MusterBlockEquivocation", (keys(7, 0).aura, 900u64)).encode()]);
			assert_eq!(valid.requires, Vec::<Vec<u8>>::new());
			assert_eq!(valid.longevity, SESSION * u64::from(RETAIN));
			assert!(!valid.propagate);
		}
		assert_eq!(here(), [], "validating changes nothing");
	});
}

#[test]
fn a_report_weighs_its_authorization_too() {
	build_and_execute(|| {
		let info = transaction(evidence(7, 900), proof(7)).get_dispatch_info();
		assert_eq!(info.call_weight, <() as WeightInfo>::report_equivocation());
		assert_eq!(info.extension_weight, <() as WeightInfo>::authorize_report_equivocation());
		assert_eq!(info.class, frame_support::dispatch::DispatchClass::Operational);
	});
}

#[test]
fn nobody_else_makes_the_call() {
	build_and_execute(|| {
		let refused: DispatchError = BadOrigin.into();
		assert_refused(
			|origin| ValidatorSet::report_equivocation(origin, Box::new(evidence(7, 900)), proof(7)),
			[RuntimeOrigin::none(), RuntimeOrigin::root(), by(1), council()].map(|origin| (origin, refused)),
		);
	});
}

#[test]
fn once() {
	build_and_execute(|| {
		assert_ok!(report(evidence(7, 900), proof(7)));
		assert_noop!(report(evidence(7, 900), proof(7)), Error::<Test>::AlreadyReported);
		let again = transaction(evidence(7, 900), proof(7));
		assert_eq!(validate(again, TransactionSource::Local), invalid(InvalidTransaction::Stale));
		// Another slot is another offence.
		assert_ok!(report(evidence(7, 901), proof(7)));
	});
}

/// Each piece of evidence that proves nothing.
#[test]
fn evidence_has_to_hold() {
	let (author, other) = (pair(7, 0), pair(6, 0));
	let good = || evidence(7, 900);
	let first = |header: Header| BlockEquivocation::<Test> { first_header: header, ..good() };
	let second = |header: Header| BlockEquivocation::<Test> { second_header: header, ..good() };
	let mut seal_not_last = seal(unsealed(&[900], 1), &author);
	seal_not_last.digest_mut().push(Item::Other(vec![1]));
	let mut sealed_twice = seal(unsealed(&[900], 1), &author);
	sealed_twice = seal(sealed_twice, &author);
	let mut altered = seal(unsealed(&[900], 1), &author);
	altered.set_number(10);
	let mut other_engine = unsealed(&[900], 1);
	let signature = author.sign(other_engine.hash().as_bytes());
	other_engine.digest_mut().push(Item::Seal(*b"FRNK", signature.encode()));
	let mut short = unsealed(&[900], 1);
	short.digest_mut().push(Item::Seal(*b"aura", vec![1; 63]));

	let cases = [
		("the same header twice", second(good().first_header)),
		// sr25519 signs differently each time.
		("one header, sealed anew", second(seal(unsealed(&[900], 1), &author))),
		("another slot", BlockEquivocation::<Test> { slot: 901.into(), ..good() }),
		("headers of two slots, the first", first(seal(unsealed(&[901], 1), &author))),
		("headers of two slots, the second", second(seal(unsealed(&[901], 2), &author))),
		("no slot", first(seal(unsealed(&[], 1), &author))),
		("two slots in a header", second(seal(unsealed(&[900, 901], 2), &author))),
		("the same slot twice in a header", second(seal(unsealed(&[900, 900], 2), &author))),
		("no seal on the first", first(unsealed(&[900], 1))),
		("no seal on the second", second(unsealed(&[900], 2))),
		("nothing in the digest", first(Header { digest: Digest::default(), ..unsealed(&[], 1) })),
		("the seal of another on the first", first(seal(unsealed(&[900], 1), &other))),
		("the seal of another on the second", second(seal(unsealed(&[900], 2), &other))),
		("a seal that is not last", first(seal_not_last)),
		("a header that changed since", first(altered)),
		("a seal of another engine", first(other_engine)),
		("a seal that is no signature", first(short)),
		("another key", BlockEquivocation::<Test> { offender: other.public(), ..good() }),
	];
	build_and_execute(|| {
		for (what, equivocation) in cases {
			let report = report(equivocation.clone(), proof(7));
			assert_eq!(report, Err(Error::<Test>::InvalidEvidence.into()), "{what}");
			let validity = validate(transaction(equivocation, proof(7)), TransactionSource::Local);
			assert_eq!(validity, invalid(InvalidTransaction::BadProof), "{what}");
		}
		assert_eq!(here(), []);
		// A header whose last seal signs the whole rest, an earlier seal with it, is one the author made.
		assert_ok!(report(first(sealed_twice), proof(7)));
	});
}

#[test]
fn the_key_has_to_be_a_validator_s() {
	build_and_execute(|| {
		let wrong: DispatchError = Error::<Test>::InvalidKeyOwnership.into();
		let cases = [
			("of another", proof(6)),
			("of nothing", MembershipProof::default()),
			("of another session", MembershipProof { session: 1_000, ..proof(7) }),
			("of another count", MembershipProof { validator_count: 8, ..proof(7) }),
			("with a node too many", {
				let mut proof = proof(7);
				proof.trie_nodes.push(vec![1, 2, 3]);
				proof
			}),
		];
		for (what, proof) in cases {
			assert_eq!(report(evidence(7, 900), proof.clone()), Err(wrong), "{what}");
			let validity = validate(transaction(evidence(7, 900), proof), TransactionSource::Local);
			assert_eq!(validity, invalid(InvalidTransaction::BadProof), "{what}");
		}
		// A key of nobody, with evidence that holds.
		assert_noop!(report(evidence(8, 900), proof(7)), wrong);
	});
}

#[test]
fn nobody_s_key_has_no_proof() {
	build_and_execute(|| {
		assert_eq!(ValidatorSet::key_ownership_proof(keys(8, 0).aura), None);
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_ok!(set_keys(8, 0));
		assert_eq!(ValidatorSet::key_ownership_proof(keys(8, 0).aura), None, "not in the set yet");
		assert!(ValidatorSet::key_ownership_proof(keys(7, 0).aura).is_some());
	});
}

#[test]
fn as_long_as_the_history_is_kept() {
	build_and_execute(|| {
		end_session();
		let old = proof(7);
		end_sessions(RETAIN);
		assert_ok!(report(evidence(7, 900), old.clone()));
		assert_eq!(record(7).expect("a member").offence, Some(1), "the session of the proof");
		end_session();
		assert_ok!(report(evidence(7, 901), old.clone()));
		end_session();
		assert_noop!(report(evidence(7, 902), old), Error::<Test>::InvalidKeyOwnership);
	});
}

#[test]
fn a_key_that_was_rotated_is_still_its_owner_s() {
	build_and_execute(|| {
		let old = proof(7);
		assert_ok!(set_keys(7, 1));
		end_sessions(3);
		assert_ok!(report(evidence(7, 900), old));
		assert!(record(7).expect("a member").offence.is_some());
	});
}

#[test]
fn a_node_puts_a_report_into_its_pool() {
	let mut ext = new_test_ext();
	let (pool, state) = TestTransactionPoolExt::new();
	ext.register_extension(TransactionPoolExt::new(pool));
	ext.execute_with(|| {
		assert_eq!(ValidatorSet::submit_equivocation_report(evidence(7, 900), proof(7)), Some(()));
		let sent = state.write().transactions.pop().expect("one transaction");
		assert!(state.read().transactions.is_empty());
		let sent = Extrinsic::decode(&mut &sent[..]).expect("it is a transaction");
		assert!(validate(sent.clone(), TransactionSource::Local).is_ok());
		assert_eq!(apply(sent), Ok(Ok(())));
		assert_eq!(status(7), standby(StandbyReason::Offence));
	});
}
