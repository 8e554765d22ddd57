//! The validator set: the council says who may, the operator when, the chain how few. From the council's motion to the
//! first block, and out again without a trace; and what becomes of an author who seals two blocks of one slot.

use crate::common::{
	self, account_of, admit, apply, apply_with, as_root, batch, block, check_state, error, events,
	in_pool_from, key, motion, on_chain, pair_of, refused, remark, send, send_with, signed_by, text, Council,
	COUNCIL,
};
use crate::sessions::{
	aura, block_of_the_enabled, grandpa, index_of, record, run_sessions, run_to, set_id, Keys, SESSION,
};
use codec::{Decode, Encode};
use frame_support::hypothetically;
use frame_system::offchain::CreateAuthorizedTransaction;
use muster_primitives::{AgencyClass, AgencyId, RegionCode, Role, Roles};
use muster_runtime::{
	genesis, AccountId, Authorship, Block, Header, Runtime, RuntimeCall, RuntimeEvent, Session, System,
	UncheckedExtrinsic, ValidatorSet,
};
use muster_runtime_api::{
	runtime_decl_for_equivocation_api::EquivocationApi, runtime_decl_for_validators_api::ValidatorsApi,
	BlockEquivocation, Endpoint as EndpointView, KeyOwnershipProof, ValidatorStanding, ValidatorView,
};
use pallet_session::NextKeys;
use pallet_validator_set::{
	Address, AgreedSize, Endpoint, Endpoints, Error as SetError, Event as SetEvent, Peers, StandbyReason,
	Status, Validators,
};
use sp_consensus_aura::{
	digests::CompatibleDigestItem, sr25519::AuthorityId as AuraId, sr25519::AuthoritySignature, Slot,
};
use sp_core::{
	offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
	sr25519, Pair, H256,
};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	generic::{Digest, DigestItem},
	key_types::AURA,
	traits::Header as _,
	transaction_validity::{InvalidTransaction, TransactionPriority, TransactionSource, UnknownTransaction},
	DispatchError,
};

type Set = pallet_validator_set::Call<Runtime>;
type Error = SetError<Runtime>;
type SessionError = pallet_session::Error<Runtime>;
type Agencies = pallet_agencies::Call<Runtime>;

/// What the fifth validator's node is known by.
const PEER: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
const OTHER_PEER: &str = "12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD";

/// A fifth agency, which may validate, and the key of its officer.
fn fifth() -> (AgencyId, sr25519::Pair) {
	let officer = key("operator");
	let roles = Roles::of(&[Role::Validate, Role::Manage]);
	let agency = admit(AgencyClass::DiseaseControl, RegionCode::NATION, roles, &officer);
	(agency, officer)
}

/// A motion that the council carries.
fn council(call: impl Into<RuntimeCall>) {
	assert_eq!(motion(&COUNCIL[..3], call), Ok(()));
}

/// The council admits a fifth validator, which sets its keys and goes online. It authors when this returns.
fn with_fifth(test: impl FnOnce(AgencyId, sr25519::Pair, AccountId)) {
	on_chain(|| {
		let (agency, officer, account) = join();
		test(agency, officer, account);
	});
}

fn join() -> (AgencyId, sr25519::Pair, AccountId) {
	let (agency, officer) = fifth();
	let account = account_of(&officer);
	council(Set::admit { agency, validator: account.clone() });
	apply_with(&officer, Keys::new().set(&account));
	apply_with(&officer, Set::go_online {});
	run_sessions(2);
	assert!(Session::validators().contains(&account));
	(agency, officer, account)
}

fn standby(reason: StandbyReason) -> Status {
	Status::Standby { reason }
}

fn happened(event: SetEvent<Runtime>) -> bool {
	events().contains(&RuntimeEvent::ValidatorSet(event))
}

/// Who authored the last block.
fn author() -> Option<AccountId> {
	hypothetically!(Authorship::author())
}

fn endpoint(peer: &str) -> Endpoint {
	endpoint_at(peer, &["/ip4/10.0.0.5/tcp/30333", "/dns4/node5.example.org/tcp/30333"])
}

fn endpoint_at(peer: &str, addresses: &[&str]) -> Endpoint {
	let addresses: Vec<Address> = addresses.iter().map(|address| text(address)).collect();
	Endpoint { peer: text(peer), addresses: addresses.try_into().expect("few enough") }
}

#[test]
fn a_fifth_validator_joins() {
	on_chain(|| {
		let (agency, officer) = fifth();
		let account = account_of(&officer);
		// Not before the council says so.
		assert_eq!(
			send_with(&officer, Keys::new().set(&account)),
			error(SessionError::NoAssociatedValidatorId)
		);
		assert_eq!(send_with(&officer, Set::go_online {}), error(Error::NotAMember));

		council(Set::admit { agency, validator: account.clone() });
		assert!(happened(SetEvent::Admitted { agency, validator: account.clone() }));
		assert_eq!(record(&account).status, standby(StandbyReason::Admitted));

		// Not without keys that it holds itself.
		assert_eq!(send_with(&officer, Set::go_online {}), error(Error::NoSessionKeys));
		let keys = Keys::new();
		let unproved = pallet_session::Call::set_keys { keys: keys.public(), proof: vec![] };
		assert_eq!(send_with(&officer, unproved), error(SessionError::InvalidProof));
		let of_another = keys.set(&Bob.to_account_id());
		assert_eq!(send_with(&officer, of_another), error(SessionError::InvalidProof));
		apply_with(&officer, keys.set(&account));
		apply_with(&officer, Set::go_online {});
		assert_eq!(record(&account).status, Status::Active);
		assert_eq!(send_with(&officer, Set::go_online {}), error(Error::NotStandby));

		// It is named for the session after next.
		run_to(SESSION);
		assert!(!Session::validators().contains(&account));
		run_to(2 * SESSION);
		assert!(Session::validators().contains(&account));
		assert!(aura().contains(&keys.public().aura));
		assert_eq!((aura().len(), AgreedSize::<Runtime>::get(), ValidatorSet::floor()), (5, 5, 4));
		run_to(2 * SESSION + 1);
		assert!(grandpa().contains(&keys.public().grandpa));
		assert_eq!(set_id(), 1);

		// And its turn comes within five slots.
		let authors: Vec<_> = (0..5)
			.map(|_| {
				block(vec![]);
				author().expect("a validator")
			})
			.collect();
		assert!(authors.contains(&account));
		assert!(COUNCIL.iter().all(|key| authors.contains(&key.to_account_id())));
	});
}

#[test]
fn the_council_admits_officers_of_agencies_that_may() {
	on_chain(|| {
		let (agency, officer) = fifth();
		let validator = account_of(&officer);
		let admit_as = |agency, validator: &AccountId| {
			motion(&COUNCIL[..3], Set::admit { agency, validator: validator.clone() })
		};
		let call = || Set::admit { agency, validator: validator.clone() };
		assert_eq!(motion(&COUNCIL[..2], call()), Err(DispatchError::BadOrigin));
		assert_eq!(as_root(call()), Err(DispatchError::BadOrigin));
		assert_eq!(send(Alice, call()), refused(InvalidTransaction::Call));

		assert_eq!(admit_as(9, &validator), Err(Error::UnknownAgency.into()));
		assert_eq!(admit_as(1, &validator), Err(Error::NotItsOfficer.into()));
		assert_eq!(admit_as(agency, &account_of(&key("nobody"))), Err(Error::NotItsOfficer.into()));
		assert_eq!(admit_as(1, &Alice.to_account_id()), Err(Error::AlreadyMember.into()));
		let reporter = key("reporter");
		let other = admit(AgencyClass::Charity, RegionCode::NATION, Roles::of(&[Role::Report]), &reporter);
		assert_eq!(admit_as(other, &account_of(&reporter)), Err(Error::RoleMissing.into()));
		let reason = pallet_agencies::SuspensionReason::Investigation;
		apply(Alice, Agencies::suspend { agency, reason });
		assert_eq!(admit_as(agency, &validator), Err(Error::AgencyNotActive.into()));
	});
}

#[test]
fn removal_leaves_nothing() {
	on_chain(|| {
		let (agency, officer) = fifth();
		let account = account_of(&officer);
		let before = System::account(&account);
		let references = |info: &frame_system::AccountInfo<u32, ()>| (info.providers, info.consumers);

		// Twice, because what has left may come again.
		for _ in 0..2 {
			council(Set::admit { agency, validator: account.clone() });
			let keys = Keys::new();
			apply_with(&officer, keys.set(&account));
			apply_with(&officer, Set::go_online {});
			apply_with(&officer, Set::set_endpoint { endpoint: endpoint(PEER) });
			run_sessions(2);
			assert!(Session::validators().contains(&account));

			let since = Session::current_index();
			council(Set::remove { validator: account.clone() });
			assert!(happened(SetEvent::Removed { agency, validator: account.clone(), since }));
			assert_eq!(record(&account).status, Status::Leaving { since });
			let again = motion(&COUNCIL[..3], Set::remove { validator: account.clone() });
			assert_eq!(again, Err(Error::AlreadyLeaving.into()));
			assert_eq!(send_with(&officer, Set::go_online {}), error(Error::NotStandby));

			// It still authors until the session after next.
			run_sessions(1);
			assert!(Session::validators().contains(&account));
			run_sessions(1);
			assert!(happened(SetEvent::Left { validator: account.clone() }));
			assert!(!Session::validators().contains(&account));
			assert!(!aura().contains(&keys.public().aura));
			assert!(!Validators::<Runtime>::contains_key(&account));
			assert!(!Endpoints::<Runtime>::contains_key(&account));
			assert_eq!(Peers::<Runtime>::iter().count(), 0);
			assert!(!NextKeys::<Runtime>::contains_key(&account));
			let owner = Session::key_owner(AURA, &keys.public().aura.encode());
			assert_eq!(owner, None, "the key is free for another");
			assert_eq!(references(&System::account(&account)), references(&before));
			check_state();
		}
		// The officer is one like before.
		apply_with(&officer, remark());
	});
}

#[test]
fn the_set_has_a_floor() {
	with_fifth(|_, officer, account| {
		// Of five one may go, whoever takes the step.
		apply_with(&officer, Set::go_offline {});
		assert_eq!(record(&account).status, standby(StandbyReason::Voluntary));
		assert_eq!(send(Alice, Set::go_offline {}), error(Error::FloorReached));
		let remove = |key: Sr25519Keyring| motion(&COUNCIL, Set::remove { validator: key.to_account_id() });
		assert_eq!(remove(Dave), Err(Error::FloorReached.into()));
		apply_with(&officer, Set::go_online {});
		assert_eq!(remove(Dave), Ok(()));
		assert_eq!(remove(Charlie), Err(Error::FloorReached.into()));
		run_sessions(2);
		assert_eq!(aura().len(), 4);
		// Nor afterwards, when the council has agreed to four.
		run_sessions(2);
		assert_eq!((AgreedSize::<Runtime>::get(), ValidatorSet::floor()), (4, 4));
		assert_eq!(remove(Charlie), Err(Error::FloorReached.into()));
		assert_eq!(send_with(&officer, Set::go_offline {}), error(Error::FloorReached));
	});
}

/// One person suspends an agency. If that touched the set, one person could stop the chain: the council removes.
#[test]
fn a_suspended_agency_keeps_its_validator() {
	with_fifth(|agency, officer, account| {
		let reason = pallet_agencies::SuspensionReason::Investigation;
		apply(Bob, Agencies::suspend { agency, reason });
		run_sessions(3);
		assert!(Session::validators().contains(&account));
		assert_eq!(record(&account).status, Status::Active);
		// Its operator has no word meanwhile.
		for call in [Set::go_offline {}, Set::set_endpoint { endpoint: endpoint(PEER) }] {
			assert_eq!(send_with(&officer, call), refused(InvalidTransaction::BadSigner));
		}
		let keys = Keys::new().set(&account);
		assert_eq!(send_with(&officer, keys), refused(InvalidTransaction::BadSigner));
		council(Set::remove { validator: account.clone() });
		run_sessions(2);
		assert!(!Session::validators().contains(&account));
	});
}

#[test]
fn an_operator_says_where_its_node_is() {
	with_fifth(|agency, officer, account| {
		apply_with(&officer, Set::set_endpoint { endpoint: endpoint(PEER) });
		let set = SetEvent::EndpointSet { agency, validator: account.clone(), endpoint: endpoint(PEER) };
		assert!(happened(set));
		assert_eq!(Peers::<Runtime>::get(endpoint(PEER).peer), Some(account.clone()));
		assert_eq!(send(Alice, Set::set_endpoint { endpoint: endpoint(PEER) }), error(Error::PeerTaken));
		let invalid = Set::set_endpoint { endpoint: endpoint("not base58: 0OIl") };
		assert_eq!(send(Alice, invalid), error(Error::InvalidPeer));
		let invalid = endpoint_at(OTHER_PEER, &["/ip4/10.0.0.1/tcp/30333/p2p/12D3"]);
		assert_eq!(send(Alice, Set::set_endpoint { endpoint: invalid }), error(Error::InvalidAddresses));

		// The last word counts, and the peer id of before is free.
		apply_with(&officer, Set::set_endpoint { endpoint: endpoint(OTHER_PEER) });
		apply(Alice, Set::set_endpoint { endpoint: endpoint(PEER) });
		assert_eq!(Peers::<Runtime>::iter().count(), 2);

		// Only members have a node that the others look for.
		let stranger = key("stranger");
		admit(AgencyClass::Charity, RegionCode::NATION, Roles::of(&[Role::Report]), &stranger);
		let call = Set::set_endpoint { endpoint: endpoint(PEER) };
		assert_eq!(send_with(&stranger, call), error(Error::NotAMember));
	});
}

/// When a third is lost for good: three quarters of the council name who is left, below the floor.
#[test]
fn root_forces_a_set() {
	on_chain(|| {
		let force = |keys: &[Sr25519Keyring]| {
			let validators: Vec<_> = keys.iter().map(|key| key.to_account_id()).collect();
			Set::force { validators: validators.try_into().expect("few enough") }
		};
		// No motion carries it past the door, and no signer.
		let motion =
			Council::propose { threshold: 4, proposal: Box::new(force(&[Alice]).into()), length_bound: 100 };
		assert_eq!(send(Alice, motion), refused(InvalidTransaction::Call));
		assert_eq!(send(Alice, force(&[Alice])), refused(InvalidTransaction::Call));
		assert_eq!(as_root(force(&[])), Err(Error::EmptySet.into()));
		assert_eq!(as_root(force(&[Alice, Alice])), Err(Error::NamedTwice.into()));
		assert_eq!(as_root(force(&[Alice, Sr25519Keyring::Eve])), Err(Error::NotAMember.into()));

		assert_eq!(as_root(force(&[Alice, Bob])), Ok(()));
		for forced in [Charlie, Dave] {
			assert_eq!(record(&forced.to_account_id()).status, standby(StandbyReason::Forced));
		}
		run_sessions(2);
		let mut validators = Session::validators();
		validators.sort();
		let mut named = [Alice, Bob].map(|key| key.to_account_id());
		named.sort();
		assert_eq!(validators, named);

		// Who was left out comes back by itself.
		apply(Dave, Set::go_online {});
		run_sessions(2);
		assert!(Session::validators().contains(&Dave.to_account_id()));
	});
}

/// What nodes and dashboards read.
#[test]
fn every_member_is_in_view() {
	with_fifth(|agency, officer, account| {
		apply_with(&officer, Set::set_endpoint { endpoint: endpoint(PEER) });
		let views = <Runtime as ValidatorsApi<Block>>::validators();
		assert_eq!(views.len(), 5);
		assert!(views.is_sorted_by(|one, other| one.account < other.account));
		let of = |account: &AccountId| -> ValidatorView {
			let views = <Runtime as ValidatorsApi<Block>>::validators();
			views.into_iter().find(|view| view.account == *account).expect("every member is in view")
		};
		let addresses = endpoint(PEER).addresses.into_iter().map(|address| address.into_inner()).collect();
		let expected = ValidatorView {
			account: account.clone(),
			agency,
			standing: ValidatorStanding::Active,
			strikes: 0,
			offence: None,
			endpoint: Some(EndpointView { peer: PEER.into(), addresses }),
		};
		assert_eq!(of(&account), expected);
		assert_eq!(of(&Alice.to_account_id()).endpoint, None);

		apply_with(&officer, Set::go_offline {});
		assert_eq!(of(&account).standing, ValidatorStanding::Standby);
		council(Set::remove { validator: account.clone() });
		assert_eq!(of(&account).standing, ValidatorStanding::Leaving);

		// The pallet's own view says the same, in its own types.
		let members = ValidatorSet::members();
		let accounts: Vec<_> = members.into_iter().map(|member| member.account).collect();
		assert_eq!(accounts, views.into_iter().map(|view| view.account).collect::<Vec<_>>());
	});
}

/// A header of this slot as its author sealed it; `content` makes it differ.
fn sealed(author: &sr25519::Pair, slot: u64, content: u8) -> Header {
	let slot = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(Slot::from(slot));
	let root = H256::repeat_byte(content);
	let mut header = Header::new(7, root, root, root, Digest { logs: vec![slot] });
	let seal: AuthoritySignature = author.sign(header.hash().as_bytes()).into();
	header.digest_mut().push(DigestItem::aura_seal(seal));
	header
}

/// Evidence that `key` sealed two blocks of `slot`.
fn evidence(author: &sr25519::Pair, slot: u64) -> BlockEquivocation<Block> {
	BlockEquivocation::<Block> {
		offender: AuraId::from(author.public()),
		slot: slot.into(),
		first_header: sealed(author, slot, 1),
		second_header: sealed(author, slot, 2),
	}
}

/// Proof whose key it is, as the node asks for it.
fn ownership(author: &sr25519::Pair) -> KeyOwnershipProof {
	<Runtime as EquivocationApi<Block>>::key_ownership_proof(author.public().into())
		.expect("a validator's key")
}

/// The report of an equivocation as a node makes it.
fn report(equivocation: BlockEquivocation<Block>, owner: &sr25519::Pair) -> UncheckedExtrinsic {
	<Runtime as CreateAuthorizedTransaction<Set>>::create_authorized_transaction(
		report_call(equivocation, owner).into(),
	)
}

fn report_call(equivocation: BlockEquivocation<Block>, owner: &sr25519::Pair) -> Set {
	let key_owner_proof = Decode::decode(&mut &ownership(owner).0[..]).expect("a proof");
	Set::report_equivocation { equivocation: Box::new(equivocation), key_owner_proof }
}

/// From the node that saw it to the end of the offender's turn.
#[test]
fn who_seals_twice_is_reported_and_disabled() {
	let mut chain = common::genesis_state(genesis::LOCAL_TESTNET);
	let (pool, sent) = TestTransactionPoolExt::new();
	chain.register_extension(TransactionPoolExt::new(pool));
	chain.execute_with(|| {
		block(vec![]);
		let bob = pair_of(Bob);
		let submitted = <Runtime as EquivocationApi<Block>>::submit_block_equivocation(
			evidence(&bob, 100),
			ownership(&bob),
		);
		assert_eq!(submitted, Some(()));
		let bytes = sent.write().transactions.pop().expect("it is in the node's own pool");
		let report = || UncheckedExtrinsic::decode(&mut &bytes[..]).expect("a transaction");

		// Each node reports what it saw itself: nobody makes the others verify seals.
		let from = |source| in_pool_from(source, report());
		assert_eq!(from(TransactionSource::External), refused(InvalidTransaction::Call));
		let validity = from(TransactionSource::Local).expect("the own node's is taken");
		assert_eq!((validity.priority, validity.propagate), (TransactionPriority::MAX, false));

		assert_eq!(block_of_the_enabled(vec![report()]), [Ok(Ok(()))]);
		let account = Bob.to_account_id();
		assert_eq!(Session::disabled_validators(), [index_of(&account)]);
		assert_eq!(record(&account).offence, Some(0));
		assert!(happened(SetEvent::Offended { validator: account.clone(), session: 0, floor_kept: true }));
		assert!(events().iter().any(|event| matches!(
			event,
			RuntimeEvent::Offences(pallet_offences::Event::Offence { kind, .. }) if kind == b"muster:aura-equi"
		)));

		// Once.
		assert_eq!(from(TransactionSource::Local), refused(InvalidTransaction::Stale));
		assert_eq!(block_of_the_enabled(vec![report()]), [refused(InvalidTransaction::Stale)]);
		// Of another slot it is another offence.
		let another = self::report(evidence(&bob, 101), &bob);
		assert_eq!(block_of_the_enabled(vec![another]), [Ok(Ok(()))]);
		assert_eq!(Session::disabled_validators(), [index_of(&account)]);
		check_state();
	});
}

#[test]
fn evidence_must_be_two_seals_of_one_author() {
	on_chain(|| {
		let (bob, charlie) = (pair_of(Bob), pair_of(Charlie));
		let bad = |evidence, owner: &sr25519::Pair| {
			let report = report(evidence, owner);
			assert_eq!(
				in_pool_from(TransactionSource::Local, report.clone()),
				refused(InvalidTransaction::BadProof)
			);
			assert_eq!(block(vec![report]), [refused(InvalidTransaction::BadProof)]);
		};
		let good = || evidence(&bob, 100);
		// One block sealed twice: sr25519 signs differently each time.
		bad(BlockEquivocation::<Block> { second_header: sealed(&bob, 100, 1), ..good() }, &bob);
		bad(BlockEquivocation::<Block> { second_header: sealed(&bob, 101, 2), ..good() }, &bob);
		bad(BlockEquivocation::<Block> { slot: 101.into(), ..good() }, &bob);
		bad(BlockEquivocation::<Block> { second_header: sealed(&charlie, 100, 2), ..good() }, &bob);
		// Somebody else's key.
		bad(good(), &charlie);
		bad(BlockEquivocation::<Block> { offender: charlie.public().into(), ..good() }, &charlie);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
		assert_eq!(record(&Bob.to_account_id()).offence, None);
	});
}

/// Only as the transaction that proves itself: what a signer sends, or nobody, is no report.
#[test]
fn a_report_comes_without_a_signer() {
	on_chain(|| {
		let call = || RuntimeCall::from(report_call(evidence(&pair_of(Bob), 100), &pair_of(Bob)));
		for signed in [call(), batch(vec![call()])] {
			assert_eq!(send(Alice, signed), refused(InvalidTransaction::Call));
		}
		let bare = || UncheckedExtrinsic::new_bare(call());
		let unknown = Err(UnknownTransaction::NoUnsignedValidator.into());
		assert_eq!(in_pool_from(TransactionSource::Local, bare()), unknown);
		assert_eq!(block(vec![bare()]), [error(DispatchError::BadOrigin)]);
		assert_eq!(as_root(call()), Err(DispatchError::BadOrigin));
		assert_eq!(record(&Bob.to_account_id()).offence, None);
	});
}

/// With one to spare, the offender goes at once, and comes back when the council has forgiven it.
#[test]
fn an_offender_is_stood_down_until_it_is_forgiven() {
	with_fifth(|_, officer, account| {
		let keys = Keys::new().aura;
		assert_eq!(block(vec![report(evidence(&keys, 100), &keys)]), [Ok(Ok(()))]);
		assert_eq!(record(&account).status, standby(StandbyReason::Offence));
		assert_eq!(Session::disabled_validators(), [index_of(&account)]);
		let send = |call: Set| block_of_the_enabled(vec![signed_by(&officer, call)]).remove(0);
		assert_eq!(send(Set::go_online {}), error(Error::OffencePending));

		run_sessions(2);
		assert!(!Session::validators().contains(&account));
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(
			motion(&COUNCIL[..2], Set::reinstate { validator: account.clone() }),
			Err(DispatchError::BadOrigin)
		);
		council(Set::reinstate { validator: account.clone() });
		assert_eq!(record(&account).status, standby(StandbyReason::Liveness));
		apply_with(&officer, Set::go_online {});
		run_sessions(2);
		assert!(Session::validators().contains(&account));
		let again = motion(&COUNCIL[..3], Set::reinstate { validator: account });
		assert_eq!(again, Err(Error::NoOffence.into()));
	});
}
