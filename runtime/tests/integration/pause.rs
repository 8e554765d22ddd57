//! The brake: the technical committee holds a call back while it is looked into. Never one that saves lives, protects
//! keys or decides, so that the brake cannot be what stops them.

use crate::common::{
	apply, as_root, batch, calls, error, events, in_pool, motion, motion_of, on_chain, refused, region,
	remark, report, request, send, signed, text, variants, COUNCIL,
};
use frame_support::{dispatch::GetDispatchInfo, traits::Contains, weights::Weight};
use frame_system::Error as SystemError;
use muster_primitives::{Priority, Severity, Urgency};
use muster_runtime::{
	call_policy::{Unpausable, PAUSABLE},
	OriginCaller, Runtime, RuntimeCall, RuntimeEvent, TxPause,
};
use pallet_council_root::Body;
use pallet_tx_pause::{Error as PauseError, PausedCalls, RuntimeCallNameOf};
use pallet_utility::{Call as Utility, Event as UtilityEvent};
use scale_info::meta_type;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::Dispatchable, transaction_validity::InvalidTransaction, DispatchError, DispatchResult,
};
use std::collections::BTreeSet;

type Brake = pallet_tx_pause::Call<Runtime>;
type Multisig = pallet_multisig::Call<Runtime>;

const WUHAN: u32 = 420_100;
/// The committee's three members in the preset.
const COMMITTEE: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

fn name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	(text(pallet), text(call))
}

fn pause(pallet: &str, call: &str) -> Brake {
	Brake::pause { full_name: name(pallet, call) }
}

fn unpause(pallet: &str, call: &str) -> Brake {
	Brake::unpause { ident: name(pallet, call) }
}

/// A motion that a majority of the committee carries.
fn committee(call: impl Into<RuntimeCall>) -> DispatchResult {
	motion_of(Body::Committee, &COMMITTEE[..2], call)
}

fn pause_remarks() {
	assert_eq!(committee(pause("System", "remark")), Ok(()));
}

fn filtered() -> DispatchError {
	SystemError::<Runtime>::CallFiltered.into()
}

#[test]
fn a_majority_of_the_committee_pauses() {
	on_chain(|| {
		let one = motion_of(Body::Committee, &COMMITTEE[..1], pause("System", "remark"));
		assert_eq!(one, Err(DispatchError::BadOrigin));
		assert_eq!(motion(&COUNCIL, pause("System", "remark")), Err(DispatchError::BadOrigin));
		assert_eq!(as_root(pause("System", "remark")), Err(DispatchError::BadOrigin));
		assert_eq!(send(Alice, pause("System", "remark")), refused(InvalidTransaction::Call));
		apply(Alice, remark());

		pause_remarks();
		assert_eq!(committee(pause("System", "remark")), Err(PauseError::<Runtime>::IsPaused.into()));
		assert_eq!(send(Alice, remark()), error(filtered()));
		// The others are as they were.
		apply(Alice, report(region(WUHAN), Severity::Minor, Urgency::Past));
	});
}

/// It is refused where it is dispatched. The pool takes it as before: what was accepted keeps its place.
#[test]
fn a_paused_call_is_paused_in_every_wrapping() {
	on_chain(|| {
		pause_remarks();
		assert!(in_pool(signed(Bob, remark())).is_ok());

		apply(Bob, batch(vec![remark()]));
		let interrupted = UtilityEvent::BatchInterrupted { index: 0, error: filtered() };
		assert!(events().contains(&RuntimeEvent::Utility(interrupted)));
		assert_eq!(send(Bob, Utility::batch_all { calls: vec![remark()] }), error(filtered()));
		apply(Bob, Utility::force_batch { calls: vec![remark()] });
		let failed = UtilityEvent::ItemFailed { error: filtered() };
		assert!(events().contains(&RuntimeEvent::Utility(failed)));
		// Deeper down as well.
		let nested = Utility::batch_all { calls: vec![Utility::batch_all { calls: vec![remark()] }.into()] };
		assert_eq!(send(Bob, nested), error(filtered()));

		let other_signatories = vec![Alice.to_account_id()];
		let call = Box::new(remark());
		assert_eq!(send(Bob, Multisig::as_multi_threshold_1 { other_signatories, call }), error(filtered()));
		assert_eq!(of_two(remark()), Err(filtered()));

		// A motion of the council makes no exception. The door to Root does: three quarters mean what goes through it.
		assert_eq!(motion(&COUNCIL, remark()), Err(filtered()));
		assert_eq!(as_root(remark()), Ok(()));
	});
}

/// Alice and Bob sign `call` together. How it ended.
fn of_two(call: RuntimeCall) -> DispatchResult {
	let max_weight: Weight = call.get_dispatch_info().call_weight;
	let sign = |other: Sr25519Keyring, maybe_timepoint| Multisig::as_multi {
		threshold: 2,
		other_signatories: vec![other.to_account_id()],
		maybe_timepoint,
		call: Box::new(call.clone()),
		max_weight,
	};
	apply(Alice, sign(Bob, None));
	let (_, _, open) = pallet_multisig::Multisigs::<Runtime>::iter().next().expect("one is open");
	apply(Bob, sign(Alice, Some(open.when)));
	events()
		.into_iter()
		.find_map(|event| match event {
			RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => Some(result),
			_ => None,
		})
		.expect("both have signed")
}

#[test]
fn the_council_or_the_committee_lets_go() {
	on_chain(|| {
		let free = || unpause("System", "remark");
		assert_eq!(committee(free()), Err(PauseError::<Runtime>::IsUnpaused.into()));
		pause_remarks();
		for refused in [
			motion(&COUNCIL[..2], free()),
			motion_of(Body::Committee, &COMMITTEE[..1], free()),
			as_root(free()),
		] {
			assert_eq!(refused, Err(DispatchError::BadOrigin));
		}
		assert_eq!(send(Alice, free()), refused(InvalidTransaction::Call));
		assert_eq!(send(Alice, remark()), error(filtered()));

		assert_eq!(committee(free()), Ok(()));
		apply(Alice, remark());
		pause_remarks();
		assert_eq!(motion(&COUNCIL[..3], free()), Ok(()));
		apply(Alice, remark());
		assert_eq!(PausedCalls::<Runtime>::iter().count(), 0);
	});
}

/// What may be paused, as a list: a call that is not here may not be.
fn pausable() -> BTreeSet<(String, String)> {
	PAUSABLE
		.iter()
		.flat_map(|(pallet, calls)| calls.iter().map(|call| (pallet.to_string(), call.to_string())))
		.collect()
}

/// Every call of the metadata.
fn there_are() -> BTreeSet<(String, String)> {
	variants(meta_type::<RuntimeCall>())
		.into_iter()
		.flat_map(|(pallet, ..)| calls(&pallet).into_iter().map(move |(call, _)| (pallet.clone(), call)))
		.collect()
}

#[test]
fn what_may_be_paused_exists() {
	let (pausable, there_are) = (pausable(), there_are());
	assert_eq!(pausable.difference(&there_are).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
	let rows: usize = PAUSABLE.iter().map(|(_, calls)| calls.len()).sum();
	assert_eq!(pausable.len(), rows, "each is named once");
}

/// Every call of the metadata, and how the brake answers to it.
#[test]
fn nothing_else_may_be_paused() {
	on_chain(|| {
		let pausable = pausable();
		for (pallet, call) in there_are() {
			let answer = TxPause::ensure_can_pause(&name(&pallet, &call));
			if pausable.contains(&(pallet.clone(), call.clone())) {
				assert!(answer.is_ok(), "{pallet}.{call}");
			} else {
				assert!(matches!(answer, Err(PauseError::Unpausable)), "{pallet}.{call}");
			}
		}
		// All that decides, and what carries it.
		for pallet in
			["Council", "TechnicalCommittee", "CouncilRoot", "TxPause", "Parameters", "Utility", "Multisig"]
		{
			for (call, _) in calls(pallet) {
				assert!(Unpausable::contains(&name(pallet, &call)), "{pallet}.{call}");
				assert_eq!(committee_answer(pallet, &call), Err(PauseError::<Runtime>::Unpausable.into()));
			}
		}
	});
}

/// What the brake itself answers to the committee, without the blocks of a motion.
fn committee_answer(pallet: &str, call: &str) -> DispatchResult {
	let committee = OriginCaller::TechnicalCommittee(pallet_collective::RawOrigin::Members(3, 3));
	let call: RuntimeCall = pause(pallet, call).into();
	call.dispatch(committee.into()).map(|_| ()).map_err(|failure| failure.error)
}

#[test]
fn what_does_not_exist_may_not_be_paused() {
	on_chain(|| {
		for (pallet, call) in [
			("System", "no_such_call"),
			("NoSuchPallet", "remark"),
			("system", "remark"),
			("System", "Remark"),
			("System", "remark "),
			("Agencies", "remark"),
			("System", ""),
			("", ""),
		] {
			assert!(Unpausable::contains(&name(pallet, call)), "{pallet}.{call}");
			let answer = committee(pause(pallet, call));
			assert_eq!(answer, Err(PauseError::<Runtime>::Unpausable.into()), "{pallet}.{call}");
		}
		// What cannot be said of a call cannot be held against one: names fit.
		let longest = there_are().iter().flat_map(|(pallet, call)| [pallet.len(), call.len()]).max();
		assert!(longest <= Some(64), "longer names would count as paused");
	});
}

/// With everything held that may be held, lives are saved, keys protected, motions carried, and the brake let go.
#[test]
fn the_brake_does_not_stop_what_matters() {
	on_chain(|| {
		let all = |act: fn(&str, &str) -> Brake| {
			batch(pausable().iter().map(|(pallet, call)| act(pallet, call).into()).collect())
		};
		assert_eq!(committee(all(pause)), Ok(()));
		assert_eq!(PausedCalls::<Runtime>::iter().count(), pausable().len());

		apply(Charlie, report(region(WUHAN), Severity::Extreme, Urgency::Immediate));
		apply(Charlie, request(region(WUHAN), Priority::Stat, Some(1)));
		let suspend = |account| pallet_agencies::Call::suspend_officer {
			account,
			reason: pallet_agencies::SuspensionReason::KeyCompromise,
		};
		apply(Alice, suspend(Dave.to_account_id()));
		assert_eq!(motion(&COUNCIL[..2], remark()), Err(filtered()));
		assert_eq!(as_root(remark()), Ok(()));

		assert_eq!(motion(&COUNCIL[..3], all(unpause)), Ok(()));
		assert_eq!(PausedCalls::<Runtime>::iter().count(), 0);
	});
}
