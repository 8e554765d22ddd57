//! A public alert takes two persons, and so does its end. What one person can sign is one person's word, whatever it is
//! wrapped in.

use crate::common::{
	account_of, admit, apply, apply_with, batch, block, block_after, content, error, events, in_pool, key,
	now, on_chain, pair_of, region, report, send, send_with, signed_by,
};
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use muster_primitives::{AgencyClass, ContentRef, IncidentId, Moment, Role, Roles, Severity, Urgency};
use muster_runtime::{AccountId, Incidents, Runtime, RuntimeCall, RuntimeEvent, Signature, System};
use pallet_incidents::{Error as IncidentsError, Event as IncidentsEvent};
use pallet_quota::Lane;
use pallet_utility::{Call as Utility, Event as UtilityEvent};
use sp_core::{sr25519, Pair, H256};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{DispatchError, DispatchResult};

type Agencies = pallet_agencies::Call<Runtime>;
type Call = pallet_incidents::Call<Runtime>;
type Multisig = pallet_multisig::Call<Runtime>;

const WUHAN: u32 = 420_100;
const HUBEI: u32 = 420_000;
const HUNAN: u32 = 430_000;
const HOUR: Moment = 3_600_000;
/// The incident of the test.
const INCIDENT: IncidentId = 1;

/// A chain on which Charlie's hospital has reported an outbreak, and a moment that an alert could last to.
fn with_outbreak(test: impl FnOnce(Moment)) {
	on_chain(|| {
		apply(Charlie, report(region(WUHAN), Severity::Extreme, Urgency::Immediate));
		test(now() + HOUR);
	});
}

fn raise(expires: Moment) -> RuntimeCall {
	Call::public_alert { incident: INCIDENT, content: content(), expires }.into()
}

fn clear() -> RuntimeCall {
	Call::all_clear { incident: INCIDENT, content: message(2) }.into()
}

/// Another message than `content`.
fn message(number: u8) -> ContentRef {
	ContentRef { digest: H256::repeat_byte(number), ..content() }
}

/// A second officer of Alice's commission, who may declare.
fn colleague() -> sr25519::Pair {
	enrol("colleague")
}

fn enrol(name: &str) -> sr25519::Pair {
	let officer = key(name);
	let (account, valid_until) = (account_of(&officer), now() + 24 * HOUR);
	let roles = Roles::of(&[Role::Declare]);
	apply(Alice, Agencies::enrol_officer { agency: 1, account, roles, valid_until });
	officer
}

fn in_force() -> bool {
	Incidents::alert(INCIDENT).is_some()
}

fn happened(event: IncidentsEvent<Runtime>) -> bool {
	events().contains(&RuntimeEvent::Incidents(event))
}

/// How the last batch was interrupted.
fn interrupted(index: u32, error: impl Into<DispatchError>) -> bool {
	let event = UtilityEvent::BatchInterrupted { index, error: error.into() };
	events().contains(&RuntimeEvent::Utility(event))
}

#[test]
fn two_officers_raise_an_alert_and_end_it() {
	with_outbreak(|expires| {
		let (alice, second) = (Alice.to_account_id(), colleague());
		apply(Alice, raise(expires));
		assert!(!in_force());
		apply_with(&second, raise(expires));
		assert!(in_force());
		assert!(happened(IncidentsEvent::AlertRaised {
			incident: INCIDENT,
			agency: 1,
			officer: account_of(&second),
			proposer: alice.clone(),
			content: content(),
			expires,
		}));
		let alert = Incidents::alert(INCIDENT).expect("it is in force");
		assert_eq!((alert.proposed_by, alert.confirmed_by), (alice.clone(), account_of(&second)));

		apply_with(&second, clear());
		assert!(in_force(), "the end takes two as well");
		assert_eq!(send_with(&second, clear()), error(IncidentsError::<Runtime>::SamePerson));
		apply(Alice, clear());
		assert!(!in_force());
		let proposer = account_of(&second);
		let over = IncidentsEvent::AllClear {
			incident: INCIDENT,
			agency: 1,
			officer: alice,
			proposer,
			content: message(2),
		};
		assert!(happened(over));
	});
}

#[test]
fn two_authorities_raise_an_alert_in_one_block() {
	with_outbreak(|expires| {
		let province = key("health commission of the province");
		let roles = Roles::of(&[Role::Declare, Role::Manage]);
		admit(AgencyClass::HealthAdministration, region(HUBEI), roles, &province);
		let both = vec![signed_by(&pair_of(Alice), raise(expires)), signed_by(&province, raise(expires))];
		assert_eq!(block(both), [Ok(Ok(())), Ok(Ok(()))]);
		assert!(in_force());
		// It is over by itself.
		block_after(HOUR / 1_000, vec![]);
		assert!(!in_force());
	});
}

#[test]
fn one_person_in_a_batch_is_one_person() {
	with_outbreak(|expires| {
		let second = colleague();
		let same_person = || IncidentsError::<Runtime>::SamePerson;
		let twice = || vec![raise(expires), raise(expires)];
		// All or nothing: nothing.
		assert_eq!(send(Alice, Utility::batch_all { calls: twice() }), error(same_person()));
		assert!(pallet_incidents::AlertProposals::<Runtime>::get(INCIDENT).is_none());
		apply(Alice, batch(twice()));
		assert!(interrupted(1, same_person()));
		assert!(!in_force());
		apply(Alice, Utility::force_batch { calls: twice() });
		let failed = UtilityEvent::ItemFailed { error: same_person().into() };
		assert_eq!(
			events().into_iter().filter(|event| *event == RuntimeEvent::Utility(failed.clone())).count(),
			2,
		);
		assert!(!in_force());

		// The end of one likewise.
		apply_with(&second, raise(expires));
		assert!(in_force());
		apply(Alice, batch(vec![clear(), clear()]));
		assert!(interrupted(1, same_person()));
		assert!(in_force());
	});
}

/// Bob and Alice, as one account of two keys or of either.
fn signatories() -> Vec<AccountId> {
	let mut both = vec![Alice.to_account_id(), Bob.to_account_id()];
	both.sort();
	both
}

/// Alice and Bob sign `call` in the name of their common account. How it ended.
fn together(call: RuntimeCall) -> DispatchResult {
	let max_weight: Weight = call.get_dispatch_info().call_weight;
	let sign = |other: AccountId, maybe_timepoint| Multisig::as_multi {
		threshold: 2,
		other_signatories: vec![other],
		maybe_timepoint,
		call: Box::new(call.clone()),
		max_weight,
	};
	apply(Alice, sign(Bob.to_account_id(), None));
	let (_, _, open) = pallet_multisig::Multisigs::<Runtime>::iter().next().expect("one is open");
	apply(Bob, sign(Alice.to_account_id(), Some(open.when)));
	events()
		.into_iter()
		.find_map(|event| match event {
			RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => Some(result),
			_ => None,
		})
		.expect("both have signed")
}

#[test]
fn an_account_of_several_is_no_second_person() {
	with_outbreak(|expires| {
		apply(Alice, raise(expires));
		// One signature of two suffices for such an account, so it would be Alice again.
		let other_signatories = vec![Bob.to_account_id()];
		let alone = Multisig::as_multi_threshold_1 { other_signatories, call: Box::new(raise(expires)) };
		assert_eq!(send(Alice, alone), error(DispatchError::BadOrigin));
		assert_eq!(together(raise(expires)), Err(DispatchError::BadOrigin), "nobody enrolled it");
		assert!(!in_force());
		// Who enrols it now comes too late with it.
		let account = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories(), 2);
		let (roles, valid_until) = (Roles::of(&[Role::Declare]), now() + HOUR);
		apply(Alice, Agencies::enrol_officer { agency: 1, account, roles, valid_until });
		assert_eq!(together(raise(expires)), Err(IncidentsError::<Runtime>::EnrolledSince.into()));
		assert!(!in_force());
	});
}

#[test]
fn a_new_key_is_no_second_person() {
	with_outbreak(|expires| {
		let first = colleague();
		apply_with(&first, raise(expires));
		// Not one that was enrolled since, by somebody who manages and has more keys than persons.
		let since = enrol("enrolled since");
		assert_eq!(send_with(&since, raise(expires)), error(IncidentsError::<Runtime>::EnrolledSince));

		// Nor the first person's next key: with the old key the first word is gone.
		let next = key("next");
		let genesis: H256 = System::block_hash(0);
		let message =
			(*b"muster/rotate-key/1", genesis, 1u32, account_of(&first), account_of(&next)).encode();
		let proof = Signature::Sr25519(next.sign(&message));
		apply_with(&first, Agencies::rotate_key { new: account_of(&next), proof });
		apply_with(&next, raise(expires));
		assert!(!in_force(), "it was a first word again");
		apply(Alice, raise(expires));
		assert!(in_force());
	});
}

#[test]
fn a_suspended_officer_has_no_word() {
	with_outbreak(|expires| {
		let second = colleague();
		apply_with(&second, raise(expires));
		let reason = pallet_agencies::SuspensionReason::KeyCompromise;
		apply(Bob, Agencies::suspend_officer { account: account_of(&second), reason });
		apply(Alice, raise(expires));
		assert!(!in_force(), "it was a first word");
	});
}

#[test]
fn only_the_competent_speak_to_the_public() {
	with_outbreak(|expires| {
		let not_competent = || error(IncidentsError::<Runtime>::NotCompetent);
		// Bob's department may declare, and not in matters of health.
		assert_eq!(send(Bob, raise(expires)), not_competent());
		// Charlie's hospital declares nothing at all.
		assert_eq!(send(Charlie, raise(expires)), error(DispatchError::BadOrigin));
		let neighbour = key("health commission of the next province");
		let roles = Roles::of(&[Role::Declare, Role::Manage]);
		admit(AgencyClass::HealthAdministration, region(HUNAN), roles, &neighbour);
		let outside = error(IncidentsError::<Runtime>::OutsideJurisdiction);
		assert_eq!(send_with(&neighbour, raise(expires)), outside);
	});
}

/// Both ride with what lives depend on.
#[test]
fn alerts_go_first() {
	with_outbreak(|expires| {
		let second = colleague();
		let lane = |call| in_pool(signed_by(&second, call)).expect("the pool takes it").priority >> 56;
		for call in [raise(expires), clear()] {
			assert_eq!(lane(call), u64::from(Lane::Life.index()));
		}
	});
}
