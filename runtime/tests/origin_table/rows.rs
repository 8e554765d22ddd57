//! The rows: every call, and who may bring it.

use crate::{
	cast::{
		ayes_of, done, member, next_code, officer, root, signed, without, COMMISSION, DEPARTMENT, HOSPITAL,
		STATION, WUHAN,
	},
	check::{Authority, Case, Kind, Outcome, Row},
	common::{
		account_of, all_good, batch, block_after, content, details, door, equivocation, facts, key, now,
		propose, region, remark, report, request, text, Committee, Council,
	},
};
use codec::Encode;
use frame_support::{
	instances::{Instance1, Instance2},
	traits::KeyOwnerProofSystem,
	weights::Weight,
};
use frame_system::RawOrigin;
use muster_primitives::{AgencyClass, Position, Priority, Role, Roles, Severity, Urgency};
use muster_runtime::{
	configs::{dynamic_params::quota, RuntimeParameters},
	AccountId, BlockNumber, Hash, Header, Historical, OriginCaller, Runtime, RuntimeCall, SessionKeys,
	Signature, ValidatorSet, SLOT_MILLIS,
};
use pallet_agencies::{
	AgencyChanges, Call as Agencies, Error as AgenciesError, Pallet as Register, RevocationReason,
	SuspensionReason,
};
use pallet_collective::Error as CollectiveError;
use pallet_council_root::{Body, Call as CouncilRoot, Error as DoorError};
use pallet_incidents::{Call as Incidents, DiscardReason, Error as IncidentsError};
use pallet_multisig::{Call as Multisig, Error as MultisigError, Multisigs};
use pallet_quota::rejection;
use pallet_resources::{Approval, Call as Resources, Error as ResourcesError, Product};
use pallet_session::{Call as Session, Error as SessionError};
use pallet_utility::Call as Utility;
use pallet_validation::{Call as Validation, Error as ValidationError, VoteReason};
use pallet_validator_set::{Call as Validators, Endpoint, Error as ValidatorsError};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_consensus_slots::EquivocationProof;
use sp_core::{crypto::Pair as _, ed25519, proof_of_possession::statement_of_ownership, sr25519::Pair};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob, Charlie},
};
use sp_runtime::{
	generic::{Digest, DigestItem},
	traits::{BlakeTwo256, Hash as _, Header as _},
	transaction_validity::InvalidTransaction,
	DispatchError, DispatchResult,
};

type System = frame_system::Call<Runtime>;
type Grandpa = pallet_grandpa::Call<Runtime>;

const MINUTE: u64 = 60_000;
const YEAR: u64 = 365 * 24 * 60 * MINUTE;
/// What a round of the local network lasts, in seconds.
const ROUND: u64 = 12;

/// Every row.
pub fn all() -> Vec<Row> {
	[
		system(),
		timestamp(),
		validator_set(),
		session(),
		grandpa(),
		collective("Council", Body::Council),
		collective("TechnicalCommittee", Body::Committee),
		council_root(),
		tx_pause(),
		parameters(),
		utility(),
		multisig(),
		agencies(),
		incidents(),
		validation(),
		resources(),
	]
	.into_iter()
	.flatten()
	.collect()
}

// Who may.

/// An officer with this role. What officers of other agencies may do each row says.
fn holder(role: Role) -> Authority {
	Authority {
		role: Some(role),
		pool: None,
		right: vec![Kind::Officer],
		scoped: true,
		..Authority::nobody()
	}
}

/// Any officer in office.
fn any_officer() -> Authority {
	Authority { pool: None, insider: Ok(()), right: vec![Kind::Officer], ..Authority::nobody() }
}

/// Whom the register names for a power over agencies and officers: somebody who holds this role. Bodies may try.
fn registrar(role: Role) -> Authority {
	Authority {
		moved: true,
		outsider: Err(AgenciesError::<Runtime>::NotAnOfficer.into()),
		insider: Err(AgenciesError::<Runtime>::RoleMissing.into()),
		..holder(role)
	}
}

/// A body as a body, at these sizes.
fn bodies(right: impl IntoIterator<Item = Kind>) -> Authority {
	Authority { moved: true, right: right.into_iter().collect(), ..Authority::nobody() }
}

/// Root, behind the door.
fn only_root() -> Authority {
	Authority { root: Ok(()), right: vec![Kind::Root], ..Authority::nobody() }
}

/// Whoever signs: an officer at the door to the pool, and behind it nobody asks.
fn any_signer() -> Authority {
	Authority { outsider: Ok(()), ..any_officer() }
}

/// A member of this body, who signs. Alice is one too, and remains one when she is an officer no more.
fn a_member(body: Body) -> Authority {
	let no: DispatchError = match body {
		Body::Council => CollectiveError::<Runtime, Instance1>::NotMember.into(),
		Body::Committee => CollectiveError::<Runtime, Instance2>::NotMember.into(),
	};
	let who = match body {
		Body::Council => Kind::Councillor,
		Body::Committee => Kind::Engineer,
	};
	Authority {
		pool: Some(InvalidTransaction::Custom(rejection::NOT_A_MEMBER)),
		outsider: Err(no),
		insider: Err(no),
		right: vec![Kind::Officer, who],
		..Authority::nobody()
	}
}

/// The operator of a validator.
fn operator() -> Authority {
	Authority {
		pool: None,
		insider: Err(ValidatorsError::<Runtime>::NotAMember.into()),
		right: vec![Kind::Officer],
		..Authority::nobody()
	}
}

fn forbidden() -> DispatchResult {
	Err(DoorError::<Runtime>::Forbidden.into())
}

fn system() -> Vec<Row> {
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
					.dispatched_by(signed(&Alice.pair()))
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
fn timestamp() -> Vec<Row> {
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

fn validator_set() -> Vec<Row> {
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

fn session() -> Vec<Row> {
	// The proof says whose the keys are; who is no member of the set has none even with a proof of his own
	// (`tests/session.rs`).
	let others = || Err(SessionError::<Runtime>::InvalidProof.into());
	let without_keys = || Err(SessionError::<Runtime>::NoKeys.into());
	let refused = |behind| Outcome::refused(InvalidTransaction::Call, behind);
	vec![
		Row::new(
			"Session.set_keys",
			Authority { outsider: others(), insider: others(), ..operator() },
			|| Case::of(Charlie.pair(), set_keys(&Charlie.to_account_id())),
		)
		.former(Ok(())),
		Row::new(
			"Session.purge_keys",
			Authority { outsider: without_keys(), insider: without_keys(), ..Authority::nobody() },
			|| Case::of(Charlie.pair(), Session::purge_keys {}).dispatched_by(signed(&Charlie.pair())),
		)
		.but([Kind::Officer], refused(Ok(())))
		.former(Ok(())),
	]
}

fn grandpa() -> Vec<Row> {
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
				Case::of_nobody(call).dispatched_by(signed(&Alice.pair()))
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

/// The council and the committee have the same calls.
fn collective(pallet: &str, body: Body) -> Vec<Row> {
	let name = |call: &str| format!("{pallet}.{call}");
	// A body withdraws its own motions.
	let majority = || match body {
		Body::Council => Kind::COUNCIL.to_vec(),
		Body::Committee => Kind::COMMITTEE.to_vec(),
	};
	let withdrawn = || Authority {
		root: Ok(()),
		right: majority().into_iter().chain([Kind::Root]).collect(),
		..bodies([])
	};
	vec![
		Row::new(&name("set_members"), only_root(), move || {
			let (new_members, prime) = (vec![Alice.to_account_id(), Bob.to_account_id()], None);
			let call: RuntimeCall = match body {
				Body::Council => Council::set_members { new_members, prime, old_count: 5 }.into(),
				Body::Committee => Committee::set_members { new_members, prime, old_count: 7 }.into(),
			};
			consent(call.clone());
			Case::of_nobody(call)
		}),
		Row::new(&name("execute"), Authority { root: forbidden(), ..a_member(body) }, move || {
			let (proposal, length_bound) = (Box::new(remark()), 100);
			Case::of_nobody::<RuntimeCall>(match body {
				Body::Council => Council::execute { proposal, length_bound }.into(),
				Body::Committee => Committee::execute { proposal, length_bound }.into(),
			})
		})
		.former(Ok(())),
		Row::new(&name("propose"), Authority { root: forbidden(), ..a_member(body) }, move || {
			Case::of_nobody(propose(body, 3, remark()))
		})
		.former(Ok(())),
		Row::new(&name("vote"), a_member(body), move || {
			let proposal = open_motion(body);
			Case::of_nobody(vote(body, proposal))
		})
		.former(Ok(())),
		// As Root it takes the committee's consent, where it is the committee's.
		Row::new(&name("disapprove_proposal"), withdrawn(), move || {
			let proposal_hash = open_motion(body);
			let call: RuntimeCall = match body {
				Body::Council => Council::disapprove_proposal { proposal_hash }.into(),
				Body::Committee => Committee::disapprove_proposal { proposal_hash }.into(),
			};
			consent(call.clone());
			Case::of_nobody(call)
		}),
		// Counting is anybody's who signs, behind the pool.
		Row::new(
			&name("close"),
			Authority { outsider: Ok(()), insider: Ok(()), ..a_member(body) },
			move || {
				let proposal_hash = open_motion(body);
				for voter in [Alice, Bob, Charlie] {
					done(signed(&voter.pair()), vote(body, proposal_hash));
				}
				let (index, proposal_weight_bound, length_bound) =
					(0, Weight::from_parts(10_000_000_000, 0), 100);
				Case::of_nobody::<RuntimeCall>(match body {
					Body::Council => {
						Council::close { proposal_hash, index, proposal_weight_bound, length_bound }.into()
					}
					Body::Committee => {
						Committee::close { proposal_hash, index, proposal_weight_bound, length_bound }.into()
					}
				})
			},
		),
		// No motion may carry it, though behind the pool it is the body's.
		Row::new(&name("kill"), only_root(), move || {
			let proposal_hash = open_motion(body);
			let call: RuntimeCall = match body {
				Body::Council => Council::kill { proposal_hash }.into(),
				Body::Committee => Committee::kill { proposal_hash }.into(),
			};
			consent(call.clone());
			Case::of_nobody(call)
		})
		.but(majority(), Outcome::refused(InvalidTransaction::Call, Ok(()))),
		Row::new(
			&name("release_proposal_cost"),
			Authority { outsider: Ok(()), insider: Ok(()), ..only_root() },
			move || {
				let proposal_hash = Default::default();
				Case::of_nobody::<RuntimeCall>(match body {
					Body::Council => Council::release_proposal_cost { proposal_hash }.into(),
					Body::Committee => Committee::release_proposal_cost { proposal_hash }.into(),
				})
			},
		),
	]
}

fn council_root() -> Vec<Row> {
	let behind_itself = |authority: Authority| Authority { root: forbidden(), ..authority };
	let two_thirds = || behind_itself(bodies([Kind::CommitteeTwoThirds, Kind::CommitteeThreeQuarters]));
	let call_hash = Hash::repeat_byte(1);
	vec![
		Row::new("CouncilRoot.dispatch_as_root", behind_itself(bodies([Kind::CouncilThreeQuarters])), || {
			Case::of_nobody(door(remark()))
		}),
		Row::new("CouncilRoot.consent", two_thirds(), move || {
			Case::of_nobody(CouncilRoot::consent { call_hash })
		}),
		Row::new("CouncilRoot.withdraw_consent", two_thirds(), move || {
			done(ayes_of(Body::Committee, 5), CouncilRoot::consent { call_hash });
			Case::of_nobody(CouncilRoot::withdraw_consent { call_hash })
		}),
		Row::new(
			"CouncilRoot.break_glass",
			behind_itself(bodies([Kind::CouncilThreeQuarters, Kind::CommitteeThreeQuarters])),
			|| Case::of_nobody(CouncilRoot::break_glass {}),
		),
		Row::new(
			"CouncilRoot.seal",
			behind_itself(bodies(Kind::COUNCIL.into_iter().chain(Kind::COMMITTEE))),
			|| {
				break_glass();
				Case::of_nobody(CouncilRoot::seal {})
			},
		),
	]
}

fn tx_pause() -> Vec<Row> {
	let name = || (text("Incidents"), text("revise"));
	vec![
		Row::new("TxPause.pause", bodies(Kind::COMMITTEE), move || {
			Case::of_nobody(pallet_tx_pause::Call::pause { full_name: name() })
		}),
		Row::new("TxPause.unpause", bodies(Kind::COUNCIL.into_iter().chain(Kind::COMMITTEE)), move || {
			done(ayes_of(Body::Committee, 4), pallet_tx_pause::Call::pause { full_name: name() });
			Case::of_nobody(pallet_tx_pause::Call::unpause { ident: name() })
		}),
	]
}

fn parameters() -> Vec<Row> {
	vec![Row::new("Parameters.set_parameter", bodies(Kind::COUNCIL), || {
		let key_value = RuntimeParameters::Quota(quota::Parameters::Nation(quota::Nation, None));
		Case::of_nobody(pallet_parameters::Call::set_parameter { key_value })
	})]
}

/// Wrappers are everybody's; what they carry is not.
fn utility() -> Vec<Row> {
	let batches =
		|| Authority { moved: true, body: Ok(()), root: forbidden(), authorized: Ok(()), ..any_signer() };
	let as_root = || Authority { root: forbidden(), ..Authority::nobody() };
	let by_root = || Box::new(OriginCaller::system(RawOrigin::Root));
	let boxed = || Box::new(remark());
	vec![
		Row::new("Utility.batch", batches(), || Case::of(officer(HOSPITAL), batch(vec![remark()]))),
		Row::new("Utility.batch_all", batches(), || {
			Case::of(officer(HOSPITAL), Utility::batch_all { calls: vec![remark()] })
		})
		.but([Kind::InBatchAll], Outcome::fails(frame_system::Error::<Runtime>::CallFiltered)),
		Row::new("Utility.force_batch", batches(), || {
			Case::of(officer(HOSPITAL), Utility::force_batch { calls: vec![remark()] })
		}),
		Row::new(
			"Utility.as_derivative",
			Authority { outsider: Ok(()), insider: Ok(()), ..as_root() },
			move || {
				Case::of_nobody(Utility::as_derivative { index: 0, call: boxed() })
					.dispatched_by(signed(&Alice.pair()))
			},
		),
		Row::new("Utility.dispatch_as", as_root(), move || {
			Case::of_nobody(Utility::dispatch_as { as_origin: by_root(), call: boxed() })
				.dispatched_by(root())
		}),
		Row::new("Utility.dispatch_as_fallible", as_root(), move || {
			Case::of_nobody(Utility::dispatch_as_fallible { as_origin: by_root(), call: boxed() })
				.dispatched_by(root())
		}),
		Row::new("Utility.with_weight", as_root(), move || {
			Case::of_nobody(Utility::with_weight { call: boxed(), weight: Weight::zero() })
				.dispatched_by(root())
		}),
		Row::new(
			"Utility.if_else",
			Authority { outsider: Ok(()), insider: Ok(()), body: Ok(()), authorized: Ok(()), ..as_root() },
			move || {
				Case::of_nobody(Utility::if_else { main: boxed(), fallback: boxed() })
					.dispatched_by(signed(&Alice.pair()))
			},
		),
	]
}

fn multisig() -> Vec<Row> {
	let several = || Authority { root: forbidden(), ..any_signer() };
	let not_found = || Err(MultisigError::<Runtime>::NotFound.into());
	let depositors = move || Authority { outsider: not_found(), insider: not_found(), ..several() };
	let with = || vec![account_of(&key("nobody"))];
	let max_weight = Weight::from_parts(1_000_000_000, 0);
	vec![
		Row::new("Multisig.as_multi_threshold_1", several(), move || {
			let call = Box::new(remark());
			Case::of(officer(HOSPITAL), Multisig::as_multi_threshold_1 { other_signatories: with(), call })
		}),
		Row::new("Multisig.as_multi", several(), move || {
			let (call, maybe_timepoint) = (Box::new(remark()), None);
			let call = Multisig::as_multi {
				threshold: 2,
				other_signatories: with(),
				maybe_timepoint,
				call,
				max_weight,
			};
			Case::of(officer(HOSPITAL), call)
		}),
		Row::new("Multisig.approve_as_multi", several(), move || {
			Case::of(officer(HOSPITAL), approve_as_multi())
		}),
		Row::new("Multisig.cancel_as_multi", depositors(), move || {
			done(signed(&officer(HOSPITAL)), approve_as_multi());
			let (_, call_hash, open) = Multisigs::<Runtime>::iter().next().expect("one is open");
			let (other_signatories, timepoint) = (with(), open.when);
			Case::of(
				officer(HOSPITAL),
				Multisig::cancel_as_multi { threshold: 2, other_signatories, timepoint, call_hash },
			)
		})
		.former(Ok(())),
		Row::new("Multisig.poke_deposit", depositors(), move || {
			done(signed(&officer(HOSPITAL)), approve_as_multi());
			let (_, call_hash, _) = Multisigs::<Runtime>::iter().next().expect("one is open");
			let other_signatories = with();
			Case::of(officer(HOSPITAL), Multisig::poke_deposit { threshold: 2, other_signatories, call_hash })
		})
		.former(Ok(())),
	]
}

fn agencies() -> Vec<Row> {
	type Error = AgenciesError<Runtime>;
	let not_above = || Outcome::fails(Error::NotAbove);
	let reason = SuspensionReason::Investigation;
	let clerk = || account_of(&without(HOSPITAL, None));
	vec![
		// Whoever registers a child registers it within its own region.
		Row::new("Agencies.register", registrar(Role::Admit), || {
			let details = details(AgencyClass::Charity, region(WUHAN), Roles::of(&[Role::Report]));
			let (officer_of_child, valid_until) = (account_of(&key("newcomer")), now() + MINUTE);
			Case::of(
				officer(COMMISSION),
				Agencies::register { details, officer: officer_of_child, valid_until },
			)
		})
		.but([Kind::Elsewhere], Outcome::fails(Error::OutsideParent))
		.but([Kind::OtherAgency], Outcome::Right)
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.amend", registrar(Role::Admit), || {
			let changes = AgencyChanges { name: Some(text("新名")), ..Default::default() };
			Case::of(officer(COMMISSION), Agencies::amend { agency: STATION, changes })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		// One member suspends at once; the body does not need to.
		Row::new("Agencies.suspend", registrar(Role::Manage), move || {
			Case::of(officer(COMMISSION), Agencies::suspend { agency: STATION, reason })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right),
		Row::new("Agencies.reinstate", registrar(Role::Manage), move || {
			done(signed(&Bob.pair()), Agencies::suspend { agency: STATION, reason });
			done(signed(&Bob.pair()), Agencies::reinstate { agency: STATION });
			Case::of(officer(COMMISSION), Agencies::reinstate { agency: STATION })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right),
		Row::new("Agencies.retire", registrar(Role::Admit), || {
			Case::of(officer(COMMISSION), Agencies::retire { agency: STATION })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.enrol_officer", registrar(Role::Manage), || {
			let (account, roles, valid_until) =
				(account_of(&key("newcomer")), Roles::of(&[Role::Report]), now() + MINUTE);
			Case::of(
				officer(HOSPITAL),
				Agencies::enrol_officer { agency: HOSPITAL, account, roles, valid_until },
			)
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.renew_officer", registrar(Role::Manage), move || {
			let (account, valid_until) = (clerk(), now() + YEAR);
			Case::of(officer(HOSPITAL), Agencies::renew_officer { account, valid_until })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		// One member, or the body.
		Row::new("Agencies.suspend_officer", registrar(Role::Manage), move || {
			Case::of(officer(HOSPITAL), Agencies::suspend_officer { account: clerk(), reason })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right)
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.reinstate_officer", registrar(Role::Manage), move || {
			done(signed(&Bob.pair()), Agencies::suspend_officer { account: clerk(), reason });
			done(signed(&Bob.pair()), Agencies::reinstate_officer { account: clerk() });
			Case::of(officer(HOSPITAL), Agencies::reinstate_officer { account: clerk() })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right),
		Row::new("Agencies.revoke_officer", registrar(Role::Manage), move || {
			let reason = RevocationReason::KeyCompromise;
			Case::of(officer(HOSPITAL), Agencies::revoke_officer { account: clerk(), reason })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		// The new key signs for one old key. No role is asked for, so whoever else tries has the wrong proof.
		Row::new(
			"Agencies.rotate_key",
			Authority {
				pool: None,
				moved: true,
				outsider: Err(Error::NotAnOfficer.into()),
				insider: Err(Error::BadProof.into()),
				right: vec![Kind::Officer],
				..Authority::nobody()
			},
			|| {
				let (old, new) = (officer(HOSPITAL), key("successor"));
				let message =
					Register::<Runtime>::rotation_message(HOSPITAL, &account_of(&old), &account_of(&new));
				let proof = Signature::Sr25519(new.sign(&message));
				Case::of(old, Agencies::rotate_key { new: account_of(&new), proof })
			},
		),
	]
}

fn incidents() -> Vec<Row> {
	type Error = IncidentsError<Runtime>;
	let outside = || Outcome::fails(Error::OutsideJurisdiction);
	vec![
		// Who sees something says so, wherever it is.
		Row::new("Incidents.file", holder(Role::Report), || Case::of(officer(HOSPITAL), distress()))
			.but(Kind::FOREIGN, Outcome::Right),
		Row::new("Incidents.revise", holder(Role::Report), || {
			filed();
			let facts = facts(region(WUHAN), Severity::Severe, Urgency::Expected);
			Case::of(officer(HOSPITAL), Incidents::revise { incident: 1, facts })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotReporter)),
		Row::new("Incidents.triage_accept", holder(Role::Triage), || {
			filed();
			Case::of(officer(DEPARTMENT), Incidents::triage_accept { incident: 1 })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.triage_discard", holder(Role::Triage), || {
			filed();
			let reason = DiscardReason::NotAnEvent;
			Case::of(officer(DEPARTMENT), Incidents::triage_discard { incident: 1, reason })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		// Alice has said it, and a second officer says the same.
		Row::new("Incidents.public_alert", holder(Role::Declare), || {
			filed();
			let call = Incidents::public_alert { incident: 1, content: content(), expires: now() + MINUTE };
			done(signed(&Alice.pair()), call.clone());
			Case::of(officer(COMMISSION), call)
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.all_clear", holder(Role::Declare), || {
			filed();
			let alert = Incidents::public_alert { incident: 1, content: content(), expires: now() + MINUTE };
			for person in [Alice.pair(), officer(COMMISSION)] {
				done(signed(&person), alert.clone());
			}
			let call = Incidents::all_clear { incident: 1, content: content() };
			done(signed(&Alice.pair()), call.clone());
			Case::of(officer(COMMISSION), call)
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
	]
}

fn validation() -> Vec<Row> {
	vec![
		Row::new("Validation.vote", holder(Role::Vote), || {
			round();
			let (position, reason, evidence) = (Position::Confirm, VoteReason::SiteVisit, Some(content()));
			Case::of(officer(DEPARTMENT), Validation::vote { round: 1, position, reason, evidence })
		})
		.but([Kind::Elsewhere], Outcome::fails(ValidationError::<Runtime>::OutsideJurisdiction))
		.but([Kind::OtherAgency], Outcome::Right),
		// Counting takes no power: the outcome does not depend on who counts.
		Row::new("Validation.tally", any_officer(), || {
			round();
			block_after(ROUND, vec![]);
			Case::of(officer(DEPARTMENT), Validation::tally { round: 1 })
		}),
	]
}

fn resources() -> Vec<Row> {
	type Error = ResourcesError<Runtime>;
	let outside = || Outcome::fails(Error::OutsideJurisdiction);
	vec![
		Row::new("Resources.register_product", bodies(Kind::COUNCIL), || {
			let details = Product {
				code: text("blanket"),
				unit: text("{piece}"),
				standard: text(""),
				gtin: None,
				atc: None,
				units_per_pack: 1,
				controlled: false,
				max_per_line: 1_000,
			};
			Case::of_nobody(Resources::register_product { product: 100, details })
		}),
		Row::new("Resources.submit", holder(Role::Request), || {
			Case::of(officer(HOSPITAL), request(region(WUHAN), Priority::Stat, Some(10)))
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Resources.approve", holder(Role::Approve), || {
			submitted();
			Case::of(officer(COMMISSION), approval())
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		// Help comes from anywhere.
		Row::new("Resources.commit", holder(Role::Supply), || {
			approved();
			Case::of(officer(DEPARTMENT), Resources::commit { request: 1, line: 0, quantity: 10 })
		})
		.but(Kind::FOREIGN, Outcome::Right),
		Row::new("Resources.dispatch", holder(Role::Supply), || {
			committed();
			Case::of(officer(DEPARTMENT), Resources::dispatch { commitment: 1, quantity: 10, eta: None })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotCommitter)),
		Row::new("Resources.receive", holder(Role::Receive), || {
			committed();
			done(
				signed(&officer(DEPARTMENT)),
				Resources::dispatch { commitment: 1, quantity: 10, eta: None },
			);
			Case::of(officer(HOSPITAL), Resources::receive { shipment: 1, receipt: all_good(10) })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotReceiver)),
	]
}

// Setting the stage.

/// The committee consents to this call.
fn consent(call: RuntimeCall) {
	let call_hash = BlakeTwo256::hash_of(&call);
	done(ayes_of(Body::Committee, 5), CouncilRoot::consent { call_hash });
}

/// Both bodies break the glass.
fn break_glass() {
	done(ayes_of(Body::Council, 4), CouncilRoot::break_glass {});
	done(ayes_of(Body::Committee, 6), CouncilRoot::break_glass {});
}

/// Somebody proposes a note for three ayes.
fn open_motion(body: Body) -> Hash {
	done(signed(&member(body)), propose(body, 3, remark()));
	BlakeTwo256::hash_of(&remark())
}

/// An aye for the first motion.
fn vote(body: Body, proposal: Hash) -> RuntimeCall {
	let (index, approve) = (0, true);
	match body {
		Body::Council => Council::vote { proposal, index, approve }.into(),
		Body::Committee => Committee::vote { proposal, index, approve }.into(),
	}
}

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

/// The hospital's officer and somebody who is no officer begin something together.
fn approve_as_multi() -> RuntimeCall {
	Multisig::approve_as_multi {
		threshold: 2,
		other_signatories: vec![account_of(&key("nobody"))],
		maybe_timepoint: None,
		call_hash: [7; 32],
		max_weight: Weight::zero(),
	}
	.into()
}

fn distress() -> RuntimeCall {
	report(region(WUHAN), Severity::Extreme, Urgency::Immediate)
}

/// The hospital has reported an event.
fn filed() {
	done(signed(&officer(HOSPITAL)), distress());
}

/// A round is open on it.
fn round() {
	filed();
	done(signed(&officer(DEPARTMENT)), Incidents::triage_accept { incident: 1 });
}

/// The hospital has asked for ten.
fn submitted() {
	done(signed(&officer(HOSPITAL)), request(region(WUHAN), Priority::Stat, Some(10)));
}

fn approval() -> RuntimeCall {
	let lines = vec![Approval { line: 0, quantity: 10, reason: None }];
	Resources::approve { request: 1, lines: lines.try_into().expect("one line fits") }.into()
}

/// They are approved.
fn approved() {
	submitted();
	done(signed(&officer(COMMISSION)), approval());
}

/// The department has promised them.
fn committed() {
	approved();
	done(signed(&officer(DEPARTMENT)), Resources::commit { request: 1, line: 0, quantity: 10 });
}
