//! How the rules are changed: three quarters of the council authorise a hash, anybody brings the code. And what not even
//! they may do.
//!
//! The host reads the version out of the code; here a stand-in answers for it, so what is tested is what the runtime
//! makes of the answer.

mod common;

use codec::Encode;
use common::{
	apply, as_root, batch, block, check_state, door, events, motion, remark, send, Council, COUNCIL,
};
use frame_support::{dispatch::GetDispatchInfo, instances::Instance1, traits::Contains, weights::Weight};
use frame_system::{Error as SystemError, Event as SystemEvent};
use muster_runtime::{
	configs::ForbiddenAsRoot, genesis, Hash, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, VERSION,
};
use pallet_council_root::Error as DoorError;
use pallet_utility::Call as Utility;
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
};
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{transaction_validity::InvalidTransaction, DispatchError, DispatchResult};
use sp_version::RuntimeVersion;

type System = frame_system::Call<Runtime>;

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

/// The code of the chain: none in a state that was made without the node.
fn stored_code() -> Vec<u8> {
	sp_io::storage::get(CODE).map(|code| code.to_vec()).unwrap_or_default()
}

/// How the last block's call through the door ended.
fn dispatched() -> Option<DispatchResult> {
	events().into_iter().find_map(|event| match event {
		RuntimeEvent::CouncilRoot(pallet_council_root::Event::Dispatched { result, .. }) => Some(result),
		_ => None,
	})
}

#[test]
fn three_quarters_of_the_council_upgrade_the_runtime() {
	on_chain(|| {
		let new = code(next_version());
		assert_eq!(as_root(authorize(&new)), Ok(()));
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
		assert_eq!(as_root(authorize(&code(next_version()))), Ok(()));
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
			assert_eq!(as_root(authorize(&code)), Ok(()));
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

#[test]
fn nobody_signs_what_only_the_council_may() {
	on_chain(|| {
		let calls: [RuntimeCall; 4] = [
			authorize(&[]).into(),
			System::set_code { code: vec![] }.into(),
			door(authorize(&[])),
			System::set_storage { items: vec![] }.into(),
		];
		for call in calls {
			assert_eq!(send(Alice, call.clone()), common::refused(InvalidTransaction::Call), "{call:?}");
		}
	});
}

/// What writes storage past every rule, bare and in everything that could carry it.
fn forbidden() -> Vec<RuntimeCall> {
	let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
	let raw: [RuntimeCall; 3] = [
		System::set_storage { items: vec![(CODE.to_vec(), vec![])] }.into(),
		System::kill_storage { keys: vec![CODE.to_vec()] }.into(),
		System::kill_prefix { prefix: CODE.to_vec(), subkeys: 1 }.into(),
	];
	raw.into_iter()
		.flat_map(|call| {
			let length_bound = call.encoded_size() as u32;
			let boxed = Box::new(call.clone());
			[
				call.clone(),
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
				pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: boxed }.into(),
			]
		})
		.collect()
}

#[test]
fn raw_storage_is_out_of_reach_in_every_wrapping() {
	for call in forbidden() {
		assert!(ForbiddenAsRoot::contains(&call), "{call:?}");
	}
	// A harmless call in a wrapper is refused like another: nothing is gained by wrapping.
	assert!(ForbiddenAsRoot::contains(&batch(vec![remark()])));
	assert!(!ForbiddenAsRoot::contains(&remark()));
	assert!(!ForbiddenAsRoot::contains(&authorize(&[]).into()));
}

#[test]
fn not_even_the_whole_council_writes_raw_storage() {
	on_chain(|| {
		let expected = Err(DoorError::<Runtime>::Forbidden.into());
		for call in forbidden() {
			assert_eq!(motion(&COUNCIL, door(call.clone())), expected, "{call:?}");
			assert_eq!(dispatched(), None);
		}
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
