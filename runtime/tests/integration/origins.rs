//! Every power of `runtime/src/origins.rs`: who has it, and who has not.

use crate::common::{
	self, account_of, admit, all_good, apply, apply_with, block, block_after, content, details, door, error,
	events, facts, in_pool, key, motion, motion_of, now, on_chain, pair_of, refused, region, report, request,
	send, send_with, signed, signed_by, Committee, Council, COUNCIL,
};
use frame_support::{
	instances::{Instance1, Instance2},
	traits::EnsureOrigin,
};
use frame_system::RawOrigin;
use muster_primitives::{
	AgencyClass, AgencyId, Moment, Position, Priority, RegionCode, Role, Roles, Severity, Urgency,
};
use muster_runtime::{
	origins::*, AccountId, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
};
use pallet_agencies::{Error as AgenciesError, RevocationReason, SuspensionReason};
use pallet_collective::RawOrigin as Collective;
use pallet_council_root::Body;
use pallet_utility::{Call as Utility, Event as UtilityEvent};
use sp_core::{crypto::Pair, sr25519};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	transaction_validity::InvalidTransaction,
	DispatchError,
};

type Agencies = pallet_agencies::Call<Runtime>;

const WUHAN: u32 = 420_100;
const HOUR: Moment = 3_600_000;
/// The national health commission of the preset, with Alice as its officer.
const COMMISSION: AgencyId = 1;

/// The committee's three members in a preset.
const COMMITTEE: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

/// Whom a power takes an origin for.
type Officer = Result<(AgencyId, AccountId), DispatchError>;

/// Whom the power `E` takes an origin for.
fn ensure<E: EnsureOrigin<RuntimeOrigin>>(origin: RuntimeOrigin) -> Result<E::Success, DispatchError> {
	E::ensure_origin(origin).map_err(Into::into)
}

/// Tries an officer's power.
type OfficerPower = fn(RuntimeOrigin) -> Officer;

/// The powers that one role gives.
const BY_ROLE: [(&str, Role, OfficerPower); 10] = [
	("Reporter", Role::Report, ensure::<Reporter>),
	("Triager", Role::Triage, ensure::<Triager>),
	("Voter", Role::Vote, ensure::<Voter>),
	("Requester", Role::Request, ensure::<Requester>),
	("Approver", Role::Approve, ensure::<Approver>),
	("Supplier", Role::Supply, ensure::<Supplier>),
	("Receiver", Role::Receive, ensure::<Receiver>),
	("Declarer", Role::Declare, ensure::<Declarer>),
	("Observer", Role::Observe, ensure::<Observer>),
	("Carrier", Role::Carry, ensure::<Carrier>),
];

/// The powers that either of two roles gives.
const BY_EITHER: [(&str, [Role; 2], OfficerPower); 1] =
	[("ObserverOrTriager", [Role::Observe, Role::Triage], ensure::<ObserverOrTriager>)];

/// The powers of officers, whatever their role.
fn officers_powers() -> Vec<(&'static str, OfficerPower)> {
	let mut powers: Vec<(_, OfficerPower)> = vec![("AnyOfficer", ensure::<AnyOfficer>)];
	powers.extend(BY_ROLE.iter().map(|(name, _, power)| (*name, *power)));
	powers.extend(BY_EITHER.iter().map(|(name, _, power)| (*name, *power)));
	powers
}

/// A power of the two bodies.
struct BodyPower {
	name: &'static str,
	has: fn(RuntimeOrigin) -> bool,
	/// The fewest ayes of the council that have it, of 4 members and of 12; `None` if all of them have not.
	council: Option<[u32; 2]>,
	/// The same of the committee, of 3 members and of 12.
	committee: Option<[u32; 2]>,
	/// Whether Root has it.
	root: bool,
}

/// The powers of the council and of the committee as bodies. Of twelve members every share is another number.
fn of_the_bodies() -> [BodyPower; 9] {
	const MAJORITY: Option<[u32; 2]> = Some([3, 7]);
	const THREE_QUARTERS: Option<[u32; 2]> = Some([3, 9]);
	// The committee of the preset has three members.
	const OF_COMMITTEE: Option<[u32; 2]> = Some([2, 7]);
	let power = |name, has, council, committee, root| BodyPower { name, has, council, committee, root };
	[
		power("CouncilMajority", has::<CouncilMajority>, MAJORITY, None, false),
		power("CouncilThreeQuarters", has::<CouncilThreeQuarters>, THREE_QUARTERS, None, false),
		power("EnsureRootOrCouncilMajority", has::<EnsureRootOrCouncilMajority>, MAJORITY, None, true),
		power("CommitteeMajority", has::<CommitteeMajority>, None, OF_COMMITTEE, false),
		power(
			"EnsureRootOrCommitteeMajority",
			has::<EnsureRootOrCommitteeMajority>,
			None,
			OF_COMMITTEE,
			true,
		),
		power("CommitteeTwoThirds", has::<CommitteeTwoThirds>, None, Some([2, 8]), false),
		power("CommitteeThreeQuarters", has::<CommitteeThreeQuarters>, None, THREE_QUARTERS, false),
		power("ThreeQuartersOfABody", has::<ThreeQuartersOfABody>, THREE_QUARTERS, THREE_QUARTERS, false),
		power("MajorityOfABody", has::<MajorityOfABody>, MAJORITY, OF_COMMITTEE, false),
	]
}

fn has<E: EnsureOrigin<RuntimeOrigin>>(origin: RuntimeOrigin) -> bool {
	ensure::<E>(origin).is_ok()
}

fn signed_origin(account: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

fn council(ayes: u32, members: u32) -> RuntimeOrigin {
	OriginCaller::Council(Collective::Members(ayes, members)).into()
}

fn committee(ayes: u32, members: u32) -> RuntimeOrigin {
	OriginCaller::TechnicalCommittee(Collective::Members(ayes, members)).into()
}

/// Enrols an officer of the commission for an hour.
fn enrol(name: &str, roles: Roles) -> sr25519::Pair {
	enrol_until(name, roles, now() + HOUR)
}

fn enrol_until(name: &str, roles: Roles, valid_until: Moment) -> sr25519::Pair {
	let pair = key(name);
	let account = account_of(&pair);
	apply(Alice, Agencies::enrol_officer { agency: COMMISSION, account, roles, valid_until });
	pair
}

fn all_but(roles: &[Role]) -> Roles {
	Role::ALL.iter().copied().filter(|other| !roles.contains(other)).collect()
}

/// Nobody has any power over this key's word any more.
fn is_powerless(pair: &sr25519::Pair) {
	for (name, power) in officers_powers() {
		assert_eq!(power(signed_origin(account_of(pair))), Err(DispatchError::BadOrigin), "{name}");
	}
	let note = signed_by(pair, common::remark());
	assert_eq!(in_pool(note.clone()), refused(InvalidTransaction::BadSigner));
	assert_eq!(block(vec![note]), [refused(InvalidTransaction::BadSigner)]);
}

#[test]
fn every_power_is_tested() {
	let mut tested: Vec<_> = officers_powers().iter().map(|(name, _)| *name).collect();
	tested.extend(of_the_bodies().map(|power| power.name));
	tested.push("CouncilMember");
	tested.sort_unstable();
	let mut there: Vec<_> = include_str!("../../src/origins.rs")
		.lines()
		.filter_map(|line| line.strip_prefix("pub type ")?.split([' ', '<']).next())
		.collect();
	there.sort_unstable();
	assert_eq!(there, tested);
}

#[test]
fn a_role_gives_its_power_and_no_other() {
	on_chain(|| {
		for (name, role, power) in BY_ROLE {
			let one = enrol(&format!("{name} only"), Roles::of(&[role]));
			let rest = enrol(&format!("all but {name}"), all_but(&[role]));
			assert_eq!(
				power(signed_origin(account_of(&one))),
				Ok((COMMISSION, account_of(&one))),
				"{name} says who acts",
			);
			assert_eq!(power(signed_origin(account_of(&rest))), Err(DispatchError::BadOrigin), "{name}");
			for (other, _, foreign) in BY_ROLE.iter().filter(|(other, ..)| *other != name) {
				assert_eq!(
					foreign(signed_origin(account_of(&one))),
					Err(DispatchError::BadOrigin),
					"{name} is not {other}",
				);
			}
			assert_eq!(
				ensure::<AnyOfficer>(signed_origin(account_of(&one))).map(|(id, _)| id),
				Ok(COMMISSION)
			);
		}
	});
}

#[test]
fn either_of_two_roles_gives_a_power_and_no_other_does() {
	on_chain(|| {
		for (name, roles, power) in BY_EITHER {
			for role in roles {
				let one = enrol(&format!("{name} by {role:?}"), Roles::of(&[role]));
				assert_eq!(
					power(signed_origin(account_of(&one))),
					Ok((COMMISSION, account_of(&one))),
					"{name} by {role:?}",
				);
			}
			let rest = enrol(&format!("all but {name}"), all_but(&roles));
			assert_eq!(power(signed_origin(account_of(&rest))), Err(DispatchError::BadOrigin), "{name}");
		}
	});
}

#[test]
fn who_is_no_officer_has_no_officers_power() {
	on_chain(|| {
		let strangers = || {
			[
				RawOrigin::None.into(),
				RuntimeOrigin::root(),
				signed_origin(Eve.to_account_id()),
				council(4, 4),
				committee(3, 3),
				OriginCaller::Council(Collective::Member(Alice.to_account_id())).into(),
			]
		};
		for (name, power) in officers_powers() {
			for origin in strangers() {
				assert_eq!(power(origin), Err(DispatchError::BadOrigin), "{name}");
			}
		}
	});
}

#[test]
fn a_suspended_officer_has_no_power() {
	on_chain(|| {
		let officer = enrol("officer", Roles::all());
		let account = account_of(&officer);
		apply(
			Alice,
			Agencies::suspend_officer { account: account.clone(), reason: SuspensionReason::KeyCompromise },
		);
		is_powerless(&officer);
		// Two persons give it back.
		apply(Alice, Agencies::reinstate_officer { account: account.clone() });
		is_powerless(&officer);
		apply(Bob, Agencies::reinstate_officer { account });
		apply_with(&officer, common::remark());
	});
}

#[test]
fn a_revoked_officer_has_no_power() {
	on_chain(|| {
		let officer = enrol("officer", Roles::all());
		let reason = RevocationReason::KeyCompromise;
		apply(Alice, Agencies::revoke_officer { account: account_of(&officer), reason });
		is_powerless(&officer);
	});
}

#[test]
fn an_expired_officer_has_no_power() {
	on_chain(|| {
		let officer = enrol_until("officer", Roles::all(), now() + 5_000);
		apply_with(&officer, common::remark());
		block_after(5, vec![]);
		is_powerless(&officer);
	});
}

#[test]
fn a_rotated_key_has_no_power() {
	on_chain(|| {
		let (old, new) = (enrol("old", Roles::all()), key("new"));
		let genesis: sp_core::H256 = System::block_hash(0);
		let message = codec::Encode::encode(&(
			*b"muster/rotate-key/1",
			genesis,
			COMMISSION,
			account_of(&old),
			account_of(&new),
		));
		let proof = muster_runtime::Signature::Sr25519(new.sign(&message));
		apply_with(&old, Agencies::rotate_key { new: account_of(&new), proof });
		is_powerless(&old);
		assert_eq!(ensure::<Reporter>(signed_origin(account_of(&new))), Ok((COMMISSION, account_of(&new))),);
		apply_with(&new, common::remark());
	});
}

#[test]
fn officers_of_a_suspended_agency_have_no_power() {
	on_chain(|| {
		// Charlie's hospital stands below the commission.
		apply(Alice, Agencies::suspend { agency: 3, reason: SuspensionReason::Investigation });
		is_powerless(&pair_of(Charlie));
		// A council member suspends the commission itself; its children are not touched.
		apply(Bob, Agencies::suspend { agency: COMMISSION, reason: SuspensionReason::Investigation });
		is_powerless(&pair_of(Alice));
		apply(Dave, common::remark());
	});
}

#[test]
fn officers_of_a_retired_agency_have_no_power() {
	on_chain(|| {
		apply(Alice, Agencies::retire { agency: 3 });
		is_powerless(&pair_of(Charlie));
	});
}

#[test]
fn a_role_the_agency_lost_is_lost() {
	on_chain(|| {
		let changes =
			pallet_agencies::AgencyChanges { roles: Some(Roles::of(&[Role::Vote])), ..Default::default() };
		apply(Alice, Agencies::amend { agency: 3, changes });
		let charlie = || signed_origin(Charlie.to_account_id());
		assert_eq!(ensure::<Reporter>(charlie()), Err(DispatchError::BadOrigin));
		assert!(ensure::<Voter>(charlie()).is_ok());
	});
}

#[test]
fn bodies_act_by_their_shares() {
	on_chain(|| {
		for BodyPower { name, has, council: of_council, committee: of_committee, root } in of_the_bodies() {
			for (size, members) in [(0, 4), (1, 12)] {
				for ayes in 0..=members {
					let enough = of_council.is_some_and(|fewest| ayes >= fewest[size]);
					assert_eq!(
						has(council(ayes, members)),
						enough,
						"{name}, {ayes} of {members} in the council"
					);
				}
			}
			for (size, members) in [(0, 3), (1, 12)] {
				for ayes in 0..=members {
					let enough = of_committee.is_some_and(|fewest| ayes >= fewest[size]);
					assert_eq!(
						has(committee(ayes, members)),
						enough,
						"{name}, {ayes} of {members} in committee"
					);
				}
			}
			for stranger in [
				RawOrigin::None.into(),
				signed_origin(Alice.to_account_id()),
				OriginCaller::Council(Collective::Member(Alice.to_account_id())).into(),
				OriginCaller::TechnicalCommittee(Collective::Member(Alice.to_account_id())).into(),
			] {
				assert!(!has(stranger), "{name}");
			}
			assert_eq!(has(RuntimeOrigin::root()), root, "{name}");
		}
	});
}

/// Where either body may speak, it is known which one did.
#[test]
fn a_body_speaks_for_itself() {
	on_chain(|| {
		for body in [ensure::<ThreeQuartersOfABody>, ensure::<MajorityOfABody>] {
			assert_eq!(body(council(3, 4)), Ok(Body::Council));
			assert_eq!(body(committee(3, 3)), Ok(Body::Committee));
		}
	});
}

#[test]
fn a_council_member_acts_alone() {
	on_chain(|| {
		for member in COUNCIL {
			let account = member.to_account_id();
			assert_eq!(ensure::<CouncilMember>(signed_origin(account.clone())), Ok(account));
		}
		for stranger in [
			signed_origin(Eve.to_account_id()),
			council(4, 4),
			committee(3, 3),
			RuntimeOrigin::root(),
			RawOrigin::None.into(),
			OriginCaller::Council(Collective::Member(Alice.to_account_id())).into(),
		] {
			assert_eq!(ensure::<CouncilMember>(stranger), Err(DispatchError::BadOrigin));
		}
	});
}

fn retire() -> RuntimeCall {
	Agencies::retire { agency: 3 }.into()
}

/// A call for each role, as an officer signs it. None of them finds what it names.
fn calls() -> Vec<(Role, RuntimeCall)> {
	use pallet_incidents::Call as Incidents;
	use pallet_resources::Call as Resources;
	let facts = facts(region(WUHAN), Severity::Minor, Urgency::Past);
	vec![
		(Role::Report, report(region(WUHAN), Severity::Minor, Urgency::Past)),
		(Role::Report, Incidents::revise { incident: 9, facts }.into()),
		(Role::Triage, Incidents::triage_accept { incident: 9 }.into()),
		(
			Role::Triage,
			Incidents::triage_discard { incident: 9, reason: pallet_incidents::DiscardReason::Spam }.into(),
		),
		(
			Role::Vote,
			pallet_validation::Call::vote {
				round: 9,
				position: Position::Confirm,
				reason: pallet_validation::VoteReason::SiteVisit,
				evidence: Some(content()),
			}
			.into(),
		),
		(Role::Request, request(region(WUHAN), Priority::Routine, Some(1))),
		(Role::Approve, Resources::approve { request: 9, lines: Default::default() }.into()),
		(Role::Supply, Resources::commit { request: 9, line: 0, quantity: 1 }.into()),
		(Role::Supply, Resources::dispatch { commitment: 9, quantity: 1, eta: None }.into()),
		(Role::Receive, Resources::receive { shipment: 9, receipt: all_good(1) }.into()),
		(
			Role::Declare,
			Incidents::public_alert { incident: 9, content: content(), expires: now() + HOUR }.into(),
		),
		(Role::Declare, Incidents::all_clear { incident: 9, content: content() }.into()),
	]
}

#[test]
fn each_call_asks_for_its_role() {
	on_chain(|| {
		for (number, (role, call)) in calls().into_iter().enumerate() {
			let one = enrol(&format!("one {number}"), Roles::of(&[role]));
			let rest = enrol(&format!("rest {number}"), all_but(&[role]));
			assert_eq!(send_with(&rest, call.clone()), error(DispatchError::BadOrigin), "{call:?}");
			let answer = send_with(&one, call.clone());
			assert!(answer.is_ok() && answer != error(DispatchError::BadOrigin), "{call:?}: {answer:?}");
		}
	});
}

#[test]
fn a_batch_gives_no_role() {
	on_chain(|| {
		for (number, (role, call)) in calls().into_iter().enumerate() {
			let rest = enrol(&format!("rest {number}"), all_but(&[role]));
			apply_with(&rest, Utility::batch { calls: vec![call.clone()] });
			let interrupted = RuntimeEvent::Utility(UtilityEvent::BatchInterrupted {
				index: 0,
				error: DispatchError::BadOrigin,
			});
			assert!(events().contains(&interrupted), "{call:?}");
			assert_eq!(
				send_with(&rest, Utility::batch_all { calls: vec![call.clone()] }),
				error(DispatchError::BadOrigin),
				"{call:?}",
			);
			apply_with(&rest, Utility::force_batch { calls: vec![call.clone()] });
			let failed = RuntimeEvent::Utility(UtilityEvent::ItemFailed { error: DispatchError::BadOrigin });
			assert!(events().contains(&failed), "{call:?}");
		}
	});
}

#[test]
fn any_officer_tallies_and_nobody_else() {
	on_chain(|| {
		let tally = pallet_validation::Call::tally { round: 9 };
		let officer = enrol("officer", Roles::of(&[Role::Carry]));
		let unknown = error(pallet_validation::Error::<Runtime>::RoundNotFound);
		assert_eq!(send_with(&officer, tally.clone()), unknown);
		assert_eq!(send(Eve, tally), refused(InvalidTransaction::BadSigner));
	});
}

#[test]
fn the_register_asks_for_its_powers() {
	on_chain(|| {
		let register = |name: &str| Agencies::register {
			details: details(AgencyClass::Hospital, region(WUHAN), Roles::of(&[Role::Report])),
			officer: account_of(&key(name)),
			valid_until: now() + HOUR,
		};
		// A hospital may not admit; the commission may, and the council with a majority.
		assert_eq!(send(Charlie, register("a")), error(AgenciesError::<Runtime>::RoleMissing));
		apply(Alice, register("a"));
		assert_eq!(motion(&COUNCIL[..2], register("b")), Err(DispatchError::BadOrigin));
		assert_eq!(motion(&COUNCIL[..3], register("b")), Ok(()));
		let parent = |id| pallet_agencies::Agencies::<Runtime>::get(id).expect("it is admitted").parent;
		assert_eq!((parent(5), parent(6)), (Some(COMMISSION), None));

		// One person suspends: of the council, or from above. Not another one.
		let suspend = |agency| Agencies::suspend { agency, reason: SuspensionReason::Investigation };
		let manager = key("c");
		admit(AgencyClass::Charity, RegionCode::NATION, Roles::of(&[Role::Manage]), &manager);
		assert_eq!(send_with(&manager, suspend(5)), error(AgenciesError::<Runtime>::NotAbove));
		apply(Dave, suspend(5));
	});
}

#[test]
fn products_are_the_councils() {
	on_chain(|| {
		let product =
			|number| pallet_resources::Call::register_product { product: number, details: common::product() };
		assert_eq!(send(Alice, product(100)), refused(InvalidTransaction::Call));
		assert_eq!(motion(&COUNCIL[..2], product(100)), Err(DispatchError::BadOrigin));
		assert_eq!(motion(&COUNCIL[..3], product(100)), Ok(()));
		assert!(pallet_resources::Products::<Runtime>::contains_key(100));
	});
}

/// The technical committee's word is not the council's.
#[test]
fn the_committee_is_not_the_council() {
	on_chain(|| {
		let call = retire();
		let length_bound = codec::Encode::encoded_size(&call) as u32;
		apply(Alice, Committee::propose { threshold: 1, proposal: Box::new(call), length_bound });
		assert!(events().iter().any(|event| matches!(
			event,
			RuntimeEvent::TechnicalCommittee(pallet_collective::Event::Executed {
				result: Err(DispatchError::BadOrigin),
				..
			})
		)));
	});
}

/// Withdrawing a motion takes the body, not a member.
#[test]
fn no_member_withdraws_a_motion() {
	on_chain(|| {
		let propose = retire();
		let (hash, length_bound) =
			(BlakeTwo256::hash_of(&propose), codec::Encode::encoded_size(&propose) as u32);
		apply(Alice, Council::propose { threshold: 3, proposal: Box::new(propose), length_bound });
		let withdraw = Council::disapprove_proposal { proposal_hash: hash };
		assert_eq!(send(Alice, withdraw.clone()), refused(InvalidTransaction::Call));
		let is_open = || pallet_collective::ProposalOf::<Runtime, Instance1>::contains_key(hash);
		assert_eq!(motion(&COUNCIL[..2], withdraw.clone()), Err(DispatchError::BadOrigin));
		assert!(is_open());
		assert_eq!(motion_of(Body::Committee, &COMMITTEE, withdraw.clone()), Err(DispatchError::BadOrigin));
		assert_eq!(motion(&COUNCIL[..3], withdraw), Ok(()));
		assert!(!is_open());
	});
}

/// Nor does the other body: each withdraws its own.
#[test]
fn the_council_withdraws_no_motion_of_the_committee() {
	on_chain(|| {
		let (call, length_bound) = (Box::new(common::remark()), 100);
		let proposal_hash = BlakeTwo256::hash_of(&call);
		apply(Alice, Committee::propose { threshold: 2, proposal: call, length_bound });
		let withdraw = Committee::disapprove_proposal { proposal_hash };
		let is_open = || pallet_collective::ProposalOf::<Runtime, Instance2>::contains_key(proposal_hash);
		assert_eq!(motion(&COUNCIL, withdraw.clone()), Err(DispatchError::BadOrigin));
		assert!(is_open());
		assert_eq!(motion_of(Body::Committee, &COMMITTEE[..2], withdraw), Ok(()));
		assert!(!is_open());
	});
}

/// Who is no member is refused in the pool: a motion or a vote of a stranger takes no place in a block.
#[test]
fn motions_are_the_members() {
	on_chain(|| {
		let outsider = enrol("outsider", Roles::all());
		let (call, length_bound) = (Box::new(common::remark()), 100);
		let not_a_member = || refused(InvalidTransaction::Custom(2));
		let of_the_council = Council::propose { threshold: 3, proposal: call.clone(), length_bound };
		assert_eq!(send_with(&outsider, of_the_council.clone()), not_a_member());
		assert!(in_pool(signed(Alice, of_the_council)).is_ok());
		// Dave sits in the council and not in the committee.
		let of_the_committee = Committee::propose { threshold: 2, proposal: call, length_bound };
		assert_eq!(send(Dave, of_the_committee.clone()), not_a_member());
		assert!(in_pool(signed(Charlie, of_the_committee)).is_ok());
	});
}

/// A call for each power of the bodies: who carries it by a motion, and who does not.
#[test]
fn calls_ask_for_their_body() {
	type Door = pallet_council_root::Call<Runtime>;
	on_chain(|| {
		let call_hash = BlakeTwo256::hash_of(&common::remark());
		let name = |text: &str| text.as_bytes().to_vec().try_into().expect("a short name");
		let pause = pallet_tx_pause::Call::pause { full_name: (name("System"), name("remark")) };
		let refused = || Err(DispatchError::BadOrigin);

		let of_the_committee: [RuntimeCall; 2] = [pause.into(), Door::consent { call_hash }.into()];
		for call in of_the_committee {
			assert_eq!(motion(&COUNCIL, call.clone()), refused(), "{call:?}");
			assert_eq!(motion_of(Body::Committee, &COMMITTEE[..1], call.clone()), refused(), "{call:?}");
			assert_eq!(motion_of(Body::Committee, &COMMITTEE[..2], call.clone()), Ok(()), "{call:?}");
		}
		// Two of three are two thirds, and not three quarters.
		assert_eq!(motion_of(Body::Committee, &COMMITTEE[..2], Door::break_glass {}), refused());
		assert_eq!(motion_of(Body::Committee, &COMMITTEE, Door::break_glass {}), Ok(()));
		assert_eq!(motion(&COUNCIL[..2], Door::seal {}), refused());
		assert_eq!(motion(&COUNCIL[..3], Door::seal {}), Ok(()));

		let retire = retire();
		assert_eq!(motion_of(Body::Committee, &COMMITTEE, door(common::remark())), refused());
		assert_eq!(motion_of(Body::Committee, &COMMITTEE, retire.clone()), refused());
		assert_eq!(motion(&COUNCIL[..3], retire), Ok(()));
	});
}
