//! How the rules are changed: the technical committee consents to the very call, three quarters of the council make it,
//! anybody brings the code. What writes storage past every rule takes both bodies, and ends by itself. And what not even
//! they may do.
//!
//! The host reads the version out of the code; here a stand-in answers for it, so what is tested is what the runtime
//! makes of the answer.

use crate::common::{
	self, apply, as_root, batch, block, block_after, calls, check_state, door, events, in_pool, motion,
	motion_of, now, refused, remark, send, variants, Committee, Council, COUNCIL,
};
use codec::Encode;
use frame_support::{
	dispatch::GetDispatchInfo,
	instances::{Instance1, Instance2},
	traits::{Contains, GetCallMetadata},
	weights::Weight,
};
use frame_system::{Error as SystemError, Event as SystemEvent};
use muster_runtime::{
	configs::{RawWrites, Upgrades, Wrappers},
	genesis, Hash, Moment, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, UncheckedExtrinsic, VERSION,
};
use pallet_council_root::{Body, Consents, Error as DoorError, Event as DoorEvent, Glass};
use pallet_utility::Call as Utility;
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
};
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash as _},
	transaction_validity::InvalidTransaction,
	DispatchError, DispatchResult,
};
use sp_version::RuntimeVersion;
use std::collections::BTreeSet;

type System = frame_system::Call<Runtime>;
type Door = pallet_council_root::Call<Runtime>;

/// The committee's three members in the preset.
const COMMITTEE: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

const HOUR: Moment = 3_600_000;
const WEEK: Moment = 7 * 24 * HOUR;

/// Stands in for the host: the code of this test is a version and nothing else.
struct VersionOfCode;

impl ReadRuntimeVersion for VersionOfCode {
	fn read_runtime_version(&self, code: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Ok(code.to_vec())
	}
}

fn on_chain(test: impl FnOnce()) {
	let mut chain = common::genesis_state(genesis::LOCAL_TESTNET);
	chain.register_extension(ReadRuntimeVersionExt::new(VersionOfCode));
	chain.execute_with(|| {
		block(vec![]);
		test();
		check_state();
	});
}

fn code(version: RuntimeVersion) -> Vec<u8> {
	version.encode()
}

fn next_version() -> RuntimeVersion {
	RuntimeVersion { spec_version: VERSION.spec_version + 1, ..VERSION }
}

fn hash(code: &[u8]) -> Hash {
	blake2_256(code).into()
}

fn authorize(code: &[u8]) -> System {
	System::authorize_upgrade { code_hash: hash(code) }
}

fn bring(code: Vec<u8>) -> System {
	System::apply_authorized_upgrade { code }
}

/// What the technical committee says of this very call.
fn consent(call: impl Into<RuntimeCall>) -> Door {
	Door::consent { call_hash: BlakeTwo256::hash_of::<RuntimeCall>(&call.into()) }
}

fn withdraw_consent(call: impl Into<RuntimeCall>) -> Door {
	Door::withdraw_consent { call_hash: BlakeTwo256::hash_of::<RuntimeCall>(&call.into()) }
}

/// A motion that two thirds of the committee carry.
fn committee(call: impl Into<RuntimeCall>) -> DispatchResult {
	motion_of(Body::Committee, &COMMITTEE[..2], call)
}

/// A call that the committee consents to and the council makes.
fn with_consent(call: impl Into<RuntimeCall>) -> DispatchResult {
	let call = call.into();
	assert_eq!(committee(consent(call.clone())), Ok(()));
	as_root(call)
}

/// What the door answers to the whole council, without the blocks of a motion: where many calls are tried, and for
/// `set_code`, which is too heavy for a motion and which upgrades never need.
fn at_the_door(call: impl Into<RuntimeCall>) -> DispatchResult {
	let council = OriginCaller::Council(pallet_collective::RawOrigin::Members(4, 4));
	door(call).dispatch(council.into()).map(|_| ()).map_err(|failure| failure.error)
}

/// What the door answers to a call that it does not let through.
fn closed(error: DoorError<Runtime>) -> DispatchResult {
	Err(error.into())
}

/// The code of the chain: none in a state that was made without the node.
fn stored_code() -> Vec<u8> {
	sp_io::storage::get(CODE).map(|code| code.to_vec()).unwrap_or_default()
}

/// How the last block's call through the door ended.
fn dispatched() -> Option<DispatchResult> {
	events().into_iter().find_map(|event| match event {
		RuntimeEvent::CouncilRoot(DoorEvent::Dispatched { result, .. }) => Some(result),
		_ => None,
	})
}

#[test]
fn both_bodies_upgrade_the_runtime() {
	on_chain(|| {
		let new = code(next_version());
		assert_eq!(with_consent(authorize(&new)), Ok(()));
		let authorized = RuntimeEvent::System(SystemEvent::UpgradeAuthorized {
			code_hash: hash(&new),
			check_version: true,
		});
		assert!(events().contains(&authorized));
		assert_eq!(stored_code(), b"", "authorised is not applied");

		// Anybody brings it: not a member of the council's motion, an officer of a hospital.
		apply(Dave, bring(new.clone()));
		let updated =
			|event: &RuntimeEvent| matches!(event, RuntimeEvent::System(SystemEvent::CodeUpdated { .. }));
		assert!(events().iter().any(updated), "{:?}", events());
		assert_eq!(stored_code(), new);

		// Once.
		assert_eq!(send(Dave, bring(new)), common::error(SystemError::<Runtime>::NothingAuthorized));
	});
}

#[test]
fn half_of_the_council_does_not() {
	on_chain(|| {
		let new = code(next_version());
		assert_eq!(committee(consent(authorize(&new))), Ok(()));
		assert_eq!(motion(&[Alice, Bob], door(authorize(&new))), Err(DispatchError::BadOrigin));
		assert_eq!(dispatched(), None);
		assert_eq!(send(Dave, bring(new)), common::error(SystemError::<Runtime>::NothingAuthorized));
	});
}

#[test]
fn one_member_alone_does_not() {
	on_chain(|| {
		let call = Box::new(door(authorize(&[])));
		let length_bound = call.encoded_size() as u32;
		apply(Alice, Council::execute { proposal: call.clone(), length_bound });
		let refused = |event: &RuntimeEvent| {
			matches!(
				event,
				RuntimeEvent::Council(
					pallet_collective::Event::MemberExecuted { result: Err(DispatchError::BadOrigin), .. }
						| pallet_collective::Event::Executed { result: Err(DispatchError::BadOrigin), .. }
				)
			)
		};
		assert!(events().iter().any(refused));
		// A motion with one aye is carried out at once, and fails as well.
		apply(Alice, Council::propose { threshold: 1, proposal: call, length_bound });
		assert!(events().iter().any(refused));
		assert_eq!(dispatched(), None);
	});
}

#[test]
fn an_open_motion_does_nothing() {
	on_chain(|| {
		let call = door(authorize(&[]));
		let length_bound = call.encoded_size() as u32;
		apply(Alice, Council::propose { threshold: 3, proposal: Box::new(call.clone()), length_bound });
		let proposal = hash(&call.encode());
		apply(Alice, Council::vote { proposal, index: 0, approve: true });
		apply(Bob, Council::vote { proposal, index: 0, approve: true });
		let close = Council::close {
			proposal_hash: proposal,
			index: 0,
			proposal_weight_bound: call.get_dispatch_info().call_weight,
			length_bound,
		};
		assert_eq!(
			send(Alice, close.clone()),
			common::error(pallet_collective::Error::<Runtime, Instance1>::TooEarly),
		);
		apply(Charlie, Council::vote { proposal, index: 0, approve: false });
		apply(Dave, Council::vote { proposal, index: 0, approve: false });
		apply(Alice, close);
		assert!(events().iter().any(|event| matches!(
			event,
			RuntimeEvent::Council(pallet_collective::Event::Disapproved { .. })
		)));
		assert_eq!(dispatched(), None);
	});
}

#[test]
fn other_code_than_the_authorised_is_refused() {
	on_chain(|| {
		assert_eq!(with_consent(authorize(&code(next_version()))), Ok(()));
		let other = code(RuntimeVersion { spec_version: 9_999, ..VERSION });
		assert_eq!(send(Dave, bring(other)), common::error(SystemError::<Runtime>::Unauthorized));
		assert_eq!(stored_code(), b"");
	});
}

#[test]
fn code_of_a_wrong_version_is_refused() {
	let same = (code(VERSION), SystemError::<Runtime>::SpecVersionNeedsToIncrease);
	let foreign =
		RuntimeVersion { spec_name: "other".into(), spec_version: VERSION.spec_version + 1, ..VERSION };
	let foreign = (code(foreign), SystemError::<Runtime>::InvalidSpecName);
	let rubbish = (vec![1, 2, 3], SystemError::<Runtime>::FailedToExtractRuntimeVersion);
	for (code, expected) in [same, foreign, rubbish] {
		on_chain(|| {
			assert_eq!(with_consent(authorize(&code)), Ok(()));
			apply(Dave, bring(code.clone()));
			let rejected = RuntimeEvent::System(SystemEvent::RejectedInvalidAuthorizedUpgrade {
				code_hash: hash(&code),
				error: expected.into(),
			});
			assert!(events().contains(&rejected), "{:?}", events());
			assert_eq!(stored_code(), b"");
			// The authorisation is used up: a mistake is authorised anew.
			assert_eq!(send(Dave, bring(code)), common::error(SystemError::<Runtime>::NothingAuthorized));
		});
	}
}

/// The code itself is longer than what agencies pay for: it goes into the block without a signature, and the pool takes
/// it because it was authorised.
#[test]
fn nobody_signs_for_the_code() {
	on_chain(|| {
		let new = code(next_version());
		let bare = || UncheckedExtrinsic::new_bare(bring(new.clone()).into());
		assert_eq!(in_pool(bare()), refused(InvalidTransaction::Call));
		assert_eq!(with_consent(authorize(&new)), Ok(()));
		assert!(in_pool(bare()).is_ok());
		let other = UncheckedExtrinsic::new_bare(bring(code(VERSION)).into());
		assert_eq!(in_pool(other), refused(InvalidTransaction::Call));
		assert_eq!(block(vec![bare()]), [Ok(Ok(()))]);
		assert_eq!(stored_code(), new);
	});
}

#[test]
fn the_council_alone_does_not_upgrade() {
	on_chain(|| {
		let missing = closed(DoorError::ConsentMissing);
		assert_eq!(motion(&COUNCIL, door(authorize(&[]))), missing);
		assert_eq!(dispatched(), None);
		for call in upgrades() {
			assert_eq!(at_the_door(call.clone()), missing, "{call:?}");
			// A consent is the committee's to give, by two thirds.
			let consent = consent(call);
			assert_eq!(motion(&COUNCIL, consent.clone()), Err(DispatchError::BadOrigin));
			let one = motion_of(Body::Committee, &COMMITTEE[..1], consent);
			assert_eq!(one, Err(DispatchError::BadOrigin));
		}
		// Nor does the committee alone.
		let new = code(next_version());
		assert_eq!(committee(consent(authorize(&new))), Ok(()));
		let door = motion_of(Body::Committee, &COMMITTEE, door(authorize(&new)));
		assert_eq!(door, Err(DispatchError::BadOrigin));
		assert_eq!(send(Dave, bring(new)), common::error(SystemError::<Runtime>::NothingAuthorized));
	});
}

#[test]
fn a_consent_is_to_one_call() {
	on_chain(|| {
		let new = code(next_version());
		assert_eq!(committee(consent(authorize(&new))), Ok(()));
		let others: [RuntimeCall; 3] = [
			authorize(&code(VERSION)).into(),
			System::authorize_upgrade_without_checks { code_hash: hash(&new) }.into(),
			System::set_code { code: new.clone() }.into(),
		];
		for other in others {
			assert_eq!(at_the_door(other), closed(DoorError::ConsentMissing));
		}
		assert_eq!(as_root(authorize(&new)), Ok(()));
	});
}

#[test]
fn a_consent_is_used_up() {
	on_chain(|| {
		let call = || authorize(&code(next_version()));
		assert_eq!(with_consent(call()), Ok(()));
		assert_eq!(as_root(call()), closed(DoorError::ConsentMissing));
		// By an attempt that fails, too: the committee consented to one attempt in a state that it knew.
		let rubbish = || System::set_code { code: vec![1, 2, 3] };
		assert_eq!(committee(consent(rubbish())), Ok(()));
		assert_eq!(at_the_door(rubbish()), Ok(()));
		let error = SystemError::<Runtime>::FailedToExtractRuntimeVersion;
		assert_eq!(dispatched(), Some(Err(error.into())));
		assert_eq!(at_the_door(rubbish()), closed(DoorError::ConsentMissing));
		assert!(Consents::<Runtime>::get().is_empty());
	});
}

#[test]
fn a_consent_can_be_taken_back() {
	on_chain(|| {
		let call = || authorize(&code(next_version()));
		assert_eq!(committee(consent(call())), Ok(()));
		assert_eq!(committee(consent(call())), closed(DoorError::AlreadyConsented));
		// Not by the council.
		assert_eq!(motion(&COUNCIL, withdraw_consent(call())), Err(DispatchError::BadOrigin));
		assert_eq!(committee(withdraw_consent(call())), Ok(()));
		assert_eq!(as_root(call()), closed(DoorError::ConsentMissing));
		assert_eq!(committee(withdraw_consent(call())), closed(DoorError::NotConsented));
	});
}

#[test]
fn a_consent_lives_a_week() {
	on_chain(|| {
		let call = || authorize(&code(next_version()));
		assert_eq!(committee(consent(call())), Ok(()));
		let expires = Consents::<Runtime>::get()[0].expires;
		assert_eq!(expires - now(), WEEK);
		// The motion that uses it takes three blocks of a second each.
		wait_until(expires - 4_000);
		assert_eq!(as_root(call()), Ok(()));

		assert_eq!(committee(consent(call())), Ok(()));
		wait_until(Consents::<Runtime>::get()[0].expires - 3_000);
		assert_eq!(as_root(call()), closed(DoorError::ConsentMissing));
	});
}

/// Goes on to this moment.
fn wait_until(moment: Moment) {
	block_after((moment - now()) / 1_000, vec![]);
	assert_eq!(now(), moment);
}

#[test]
fn nobody_signs_what_only_the_bodies_may() {
	on_chain(|| {
		let calls: [RuntimeCall; 8] = [
			authorize(&[]).into(),
			System::set_code { code: vec![] }.into(),
			System::set_storage { items: vec![] }.into(),
			door(authorize(&[])),
			consent(remark()).into(),
			withdraw_consent(remark()).into(),
			Door::break_glass {}.into(),
			Door::seal {}.into(),
		];
		for call in calls {
			assert_eq!(send(Alice, call.clone()), refused(InvalidTransaction::Call), "{call:?}");
		}
	});
}

/// What changes the code of the chain.
fn upgrades() -> Vec<RuntimeCall> {
	let code_hash = Default::default();
	vec![
		System::set_heap_pages { pages: 1 }.into(),
		System::set_code { code: vec![] }.into(),
		System::set_code_without_checks { code: vec![] }.into(),
		System::authorize_upgrade { code_hash }.into(),
		System::authorize_upgrade_without_checks { code_hash }.into(),
	]
}

/// Where the test writes raw.
const KEY: &[u8] = b"a key that no pallet has";

/// What writes storage past every rule.
fn raw_writes() -> Vec<RuntimeCall> {
	vec![
		System::set_storage { items: vec![(KEY.to_vec(), b"value".to_vec())] }.into(),
		System::kill_storage { keys: vec![KEY.to_vec()] }.into(),
		System::kill_prefix { prefix: KEY.to_vec(), subkeys: 1 }.into(),
	]
}

fn stored_value() -> Option<Vec<u8>> {
	sp_io::storage::get(KEY).map(|value| value.to_vec())
}

/// Everything that could carry `call`.
fn wrapped(call: RuntimeCall) -> Vec<RuntimeCall> {
	let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
	let length_bound = call.encoded_size() as u32;
	let boxed = Box::new(call.clone());
	let max_weight = Weight::zero();
	vec![
		batch(vec![call.clone()]),
		Utility::batch_all { calls: vec![remark(), call.clone()] }.into(),
		Utility::force_batch { calls: vec![call] }.into(),
		Utility::dispatch_as { as_origin: root(), call: boxed.clone() }.into(),
		Utility::dispatch_as_fallible { as_origin: root(), call: boxed.clone() }.into(),
		Utility::with_weight { call: boxed.clone(), weight: Weight::zero() }.into(),
		Utility::if_else { main: boxed.clone(), fallback: boxed.clone() }.into(),
		Utility::as_derivative { index: 0, call: boxed.clone() }.into(),
		door(*boxed.clone()),
		Council::propose { threshold: 1, proposal: boxed.clone(), length_bound }.into(),
		Council::execute { proposal: boxed.clone(), length_bound }.into(),
		Committee::propose { threshold: 1, proposal: boxed.clone(), length_bound }.into(),
		Committee::execute { proposal: boxed.clone(), length_bound }.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: boxed.clone() }.into(),
		pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![],
			maybe_timepoint: None,
			call: boxed,
			max_weight,
		}
		.into(),
	]
}

#[test]
fn wrappers_do_not_go_through_the_door() {
	for call in upgrades().into_iter().chain(raw_writes()).chain([remark()]) {
		assert!(!Wrappers::contains(&call), "{call:?}");
		// A harmless call in a wrapper is refused like another: nothing is gained by wrapping.
		for wrapped in wrapped(call) {
			assert!(Wrappers::contains(&wrapped), "{wrapped:?}");
		}
	}
}

/// Every call of the system pallet that Root alone may make is of one kind or the other, also one that a release adds.
#[test]
fn roots_own_calls_are_upgrades_or_raw_writes() {
	let name = |call: &RuntimeCall| call.get_call_metadata().function_name.to_string();
	let named: BTreeSet<_> = upgrades().iter().chain(&raw_writes()).map(name).collect();
	let ordinary = ["remark", "remark_with_event", "apply_authorized_upgrade"].map(String::from);
	let there: BTreeSet<_> =
		calls("System").into_iter().map(|(name, _)| name).filter(|name| !ordinary.contains(name)).collect();
	assert_eq!(named, there);
	for call in upgrades() {
		assert!(Upgrades::contains(&call) && !RawWrites::contains(&call), "{call:?}");
	}
	for call in raw_writes() {
		assert!(RawWrites::contains(&call) && !Upgrades::contains(&call), "{call:?}");
	}
	assert!(!Upgrades::contains(&remark()) && !RawWrites::contains(&remark()));
}

/// A pallet that comes with calls which carry calls must say so at the door.
#[test]
fn every_call_that_carries_calls_is_a_wrapper() {
	let carries = |pallet: &str| -> BTreeSet<(String, String)> {
		let (_, _, fields) = variants(scale_info::meta_type::<RuntimeCall>())
			.into_iter()
			.find(|(name, ..)| name == pallet)
			.expect("the pallet has calls");
		variants(fields[0])
			.into_iter()
			.filter(|(_, _, fields)| {
				fields.iter().any(|field| {
					[
						scale_info::meta_type::<Box<RuntimeCall>>(),
						scale_info::meta_type::<RuntimeCall>(),
						scale_info::meta_type::<Vec<RuntimeCall>>(),
					]
					.contains(field)
				})
			})
			.map(|(call, ..)| (pallet.to_string(), call))
			.collect()
	};
	let there: BTreeSet<_> = variants(scale_info::meta_type::<RuntimeCall>())
		.into_iter()
		.flat_map(|(pallet, ..)| carries(&pallet))
		.collect();
	let named: BTreeSet<_> = wrapped(remark())
		.iter()
		.map(|call| {
			let metadata = call.get_call_metadata();
			(metadata.pallet_name.to_string(), metadata.function_name.to_string())
		})
		.collect();
	assert_eq!(there, named);
}

#[test]
fn not_even_the_whole_council_goes_around_the_door() {
	on_chain(|| {
		break_glass();
		for call in raw_writes().into_iter().chain(upgrades()) {
			for wrapped in wrapped(call) {
				assert_eq!(at_the_door(wrapped.clone()), closed(DoorError::Forbidden), "{wrapped:?}");
			}
		}
		// Consent or not.
		let wrapped = batch(vec![remark()]);
		assert_eq!(with_consent(wrapped), closed(DoorError::Forbidden));
		assert_eq!(dispatched(), None);
	});
}

/// Both bodies break the glass.
fn break_glass() {
	assert_eq!(motion(&COUNCIL[..3], Door::break_glass {}), Ok(()));
	assert_eq!(motion_of(Body::Committee, &COMMITTEE, Door::break_glass {}), Ok(()));
}

fn glass_broken(body: Body, open: bool) -> bool {
	events().iter().any(|event| match event {
		RuntimeEvent::CouncilRoot(DoorEvent::GlassBroken { body: who, open: is_open, until }) => {
			(*who, *is_open) == (body, open) && *until == now() + HOUR
		}
		_ => false,
	})
}

#[test]
fn raw_writes_take_both_bodies() {
	on_chain(|| {
		let refused = || {
			for call in raw_writes() {
				assert_eq!(motion(&COUNCIL, door(call.clone())), closed(DoorError::GlassSealed), "{call:?}");
				assert_eq!(dispatched(), None);
			}
		};
		refused();
		assert_eq!(motion(&COUNCIL[..3], Door::break_glass {}), Ok(()));
		assert!(glass_broken(Body::Council, false));
		refused();
		assert_eq!(
			motion(&COUNCIL, Door::break_glass {}),
			closed(DoorError::AlreadyBroken),
			"once is enough"
		);
		// Two of three members are not three quarters of the committee.
		let two = motion_of(Body::Committee, &COMMITTEE[..2], Door::break_glass {});
		assert_eq!(two, Err(DispatchError::BadOrigin));
		refused();
		assert_eq!(motion_of(Body::Committee, &COMMITTEE, Door::break_glass {}), Ok(()));
		assert!(glass_broken(Body::Committee, true));

		let [set, kill, kill_prefix]: [RuntimeCall; 3] = raw_writes().try_into().expect("three");
		assert_eq!(as_root(set.clone()), Ok(()));
		assert_eq!(stored_value(), Some(b"value".to_vec()));
		assert_eq!(as_root(kill), Ok(()));
		assert_eq!(stored_value(), None);
		assert_eq!(as_root(set), Ok(()));
		assert_eq!(as_root(kill_prefix), Ok(()));
		assert_eq!(stored_value(), None);
		// Broken glass is no consent.
		for call in upgrades() {
			assert_eq!(at_the_door(call), closed(DoorError::ConsentMissing));
		}
	});
}

#[test]
fn the_glass_is_whole_again_after_an_hour() {
	on_chain(|| {
		break_glass();
		let set = || raw_writes().remove(0);
		let until = Glass::<Runtime>::get().council.expect("the council's half is broken");
		wait_until(until - 4_000);
		assert_eq!(as_root(set()), Ok(()));
		assert_eq!(now(), until - 1_000);
		// The earlier of the two ends it, although the committee's half is still broken.
		assert_eq!(as_root(set()), closed(DoorError::GlassSealed));
		assert_eq!(motion(&COUNCIL[..3], Door::break_glass {}), Ok(()), "a lapsed half counts as none");
		// By now the committee's has lapsed too.
		assert_eq!(as_root(set()), closed(DoorError::GlassSealed));
	});
}

#[test]
fn one_body_seals_what_both_broke() {
	on_chain(|| {
		for (body, least) in [(Body::Council, 3), (Body::Committee, 2)] {
			break_glass();
			let seal = |ayes| {
				let members: &[_] = if body == Body::Council { &COUNCIL } else { &COMMITTEE };
				motion_of(body, &members[..ayes], Door::seal {})
			};
			assert_eq!(seal(least - 1), Err(DispatchError::BadOrigin));
			assert_eq!(seal(least), Ok(()));
			assert!(events().contains(&RuntimeEvent::CouncilRoot(DoorEvent::Sealed { body })));
			assert_eq!(as_root(raw_writes().remove(0)), closed(DoorError::GlassSealed));
			assert_eq!(seal(least), closed(DoorError::NothingToSeal));
		}
	});
}

/// Who replaces the committee, or takes its motions from the table, has its consent: otherwise the council would consent
/// to its own upgrades, or keep the committee from letting go of the brake.
#[test]
fn the_council_does_not_replace_the_committee() {
	on_chain(|| {
		let members = || pallet_collective::Members::<Runtime, Instance2>::get();
		let before = members();
		let dave = Dave.to_account_id();
		let replace =
			|| Committee::set_members { new_members: vec![dave.clone()], prime: None, old_count: 3 };
		assert_eq!(motion(&COUNCIL, door(replace())), closed(DoorError::ConsentMissing));
		assert_eq!(members(), before);
		let proposal_hash = Default::default();
		for call in [Committee::disapprove_proposal { proposal_hash }, Committee::kill { proposal_hash }] {
			assert_eq!(at_the_door(call.clone()), closed(DoorError::ConsentMissing), "{call:?}");
		}
		assert_eq!(with_consent(replace()), Ok(()));
		assert_eq!(members(), [dave]);
	});
}

#[test]
fn the_door_opens_to_what_is_left() {
	on_chain(|| {
		let new_members = vec![Alice.to_account_id(), Bob.to_account_id()];
		let call = Council::set_members { new_members: new_members.clone(), prime: None, old_count: 4 };
		assert_eq!(as_root(call), Ok(()));
		let mut expected = new_members;
		expected.sort();
		assert_eq!(pallet_collective::Members::<Runtime, Instance1>::get(), expected);
	});
}

#[test]
fn a_failure_behind_the_door_is_on_record_and_undone() {
	on_chain(|| {
		// Root is no officer, so it registers no agency.
		let call = pallet_agencies::Call::retire { agency: 1 };
		assert_eq!(as_root(call), Err(DispatchError::BadOrigin));
	});
}
