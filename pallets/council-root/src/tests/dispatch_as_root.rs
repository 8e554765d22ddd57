//! `dispatch_as_root`.

use super::*;
use crate::{Error, Event, WeightInfo};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, DispatchResultWithPostInfo, GetDispatchInfo},
	weights::Weight,
};
use frame_system::RawOrigin;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	DispatchError, DispatchResult,
};

fn dispatch(origin: impl Into<RuntimeOrigin>, call: RuntimeCall) -> DispatchResultWithPostInfo {
	CouncilRoot::dispatch_as_root(origin.into(), Box::new(call))
}

fn assert_dispatched(call: &RuntimeCall, result: DispatchResult) {
	let call_hash = BlakeTwo256::hash_of(call);
	System::assert_last_event(Event::Dispatched { call_hash, result }.into());
}

/// Weight of the door itself.
fn own_weight(call: &RuntimeCall) -> Weight {
	<() as WeightInfo>::dispatch_as_root(call.encoded_size() as u32)
}

fn forbidden() -> Vec<RuntimeCall> {
	vec![
		frame_system::Call::set_storage { items: vec![(vec![1], vec![2])] }.into(),
		frame_system::Call::kill_storage { keys: vec![vec![1]] }.into(),
		frame_system::Call::kill_prefix { prefix: vec![1], subkeys: 1 }.into(),
		as_root(keep(1)),
		as_root(as_root(keep(1))),
	]
}

#[test]
fn the_council_dispatches_as_root() {
	build_and_execute(|| {
		assert_ok!(dispatch(motion(3, 4), keep(7)));
		assert_eq!(kept(), Some(7));
		assert_dispatched(&keep(7), Ok(()));
	});
}

#[test]
fn three_quarters_are_enough_and_less_is_not() {
	build_and_execute(|| {
		for (ayes, members) in [(0, 4), (2, 4), (5, 7), (8, 11)] {
			assert_noop!(dispatch(motion(ayes, members), keep(7)), DispatchError::BadOrigin);
		}
		for (ayes, members) in [(3, 4), (6, 7), (9, 11), (9, 12), (4, 4)] {
			assert_ok!(dispatch(motion(ayes, members), keep(7)));
		}
	});
}

#[test]
fn nobody_else_gets_in() {
	build_and_execute(|| {
		for origin in [RawOrigin::Signed(1), RawOrigin::None, RawOrigin::Root] {
			assert_noop!(dispatch(origin, keep(7)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn who_may_not_come_in_is_not_told_what_is_forbidden() {
	build_and_execute(|| {
		for call in forbidden() {
			assert_noop!(dispatch(RawOrigin::Signed(1), call), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn forbidden_calls_are_refused() {
	build_and_execute(|| {
		for call in forbidden() {
			assert_noop!(dispatch(motion(4, 4), call), Error::<Test>::Forbidden);
		}
	});
}

#[test]
fn a_batch_with_a_forbidden_call_is_refused_whole() {
	build_and_execute(|| {
		for call in forbidden() {
			let mixed = batch(vec![keep(1), call.clone(), keep(2)]);
			assert_noop!(dispatch(motion(4, 4), mixed.clone()), Error::<Test>::Forbidden);
			assert_noop!(dispatch(motion(4, 4), batch(vec![mixed])), Error::<Test>::Forbidden);
		}
		assert_ok!(dispatch(motion(4, 4), batch(vec![keep(1), keep(2)])));
		assert_eq!(kept(), Some(2));
	});
}

#[test]
fn it_does_not_come_back_through_itself() {
	build_and_execute(|| {
		assert_noop!(dispatch(motion(4, 4), as_root(keep(7))), Error::<Test>::Forbidden);
		// And if it were let through, it would arrive as Root, whom the door does not know.
		assert_noop!(dispatch(RawOrigin::Root, keep(7)), DispatchError::BadOrigin);
	});
}

#[test]
fn the_base_call_filter_does_not_hold_it_up() {
	build_and_execute(|| {
		assert_noop!(
			keep(7).dispatch(RawOrigin::Signed(1).into()),
			frame_system::Error::<Test>::CallFiltered
		);
		assert_ok!(dispatch(motion(3, 4), keep(7)));
		assert_eq!(kept(), Some(7));
	});
}

#[test]
fn a_failure_inside_is_reported_and_leaves_nothing_behind() {
	build_and_execute(|| {
		assert_ok!(dispatch(motion(3, 4), keep_and_fail(7)));
		assert_eq!(kept(), None);
		assert_dispatched(&keep_and_fail(7), Err(steps::Error::<Test>::Refused.into()));
	});
}

#[test]
fn a_batch_that_fails_half_way_leaves_nothing_behind() {
	build_and_execute(|| {
		let call = batch(vec![keep(1), keep_and_fail(2)]);
		assert_ok!(dispatch(motion(3, 4), call.clone()));
		assert_eq!(kept(), None);
		assert_dispatched(&call, Err(steps::Error::<Test>::Refused.into()));
	});
}

#[test]
fn it_is_operational_and_weighs_itself_and_the_call_inside() {
	for call in [keep(7), keep_and_fail(7), frame_system::Call::remark { remark: vec![0; 1_000] }.into()] {
		let info = as_root(call.clone()).get_dispatch_info();
		assert_eq!(info.class, DispatchClass::Operational);
		assert_eq!(info.call_weight, own_weight(&call) + call.get_dispatch_info().call_weight);
	}
}

#[test]
fn a_longer_call_weighs_more() {
	let long: RuntimeCall = frame_system::Call::remark { remark: vec![0; 1_000] }.into();
	assert!(own_weight(&long).ref_time() > own_weight(&keep(7)).ref_time());
}

#[test]
fn what_the_call_inside_did_not_use_is_given_back() {
	build_and_execute(|| {
		let used = dispatch(motion(3, 4), keep(7)).map(|post_info| post_info.actual_weight);
		assert_eq!(used, Ok(Some(own_weight(&keep(7)) + steps::USED)));

		let used = dispatch(motion(3, 4), keep_and_fail(7)).map(|post_info| post_info.actual_weight);
		assert_eq!(used, Ok(Some(own_weight(&keep_and_fail(7)) + steps::DECLARED)));
	});
}
