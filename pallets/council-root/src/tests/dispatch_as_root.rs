//! `dispatch_as_root`.

use super::*;
use crate::WeightInfo;
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::Weight,
};
use sp_runtime::traits::Dispatchable;

const KEY: &[u8] = b"raw";

fn assert_dispatched(call: &RuntimeCall, result: DispatchResult) {
	assert_last(Event::Dispatched { call_hash: hash(call), result });
}

/// Weight of the door itself.
fn own_weight(call: &RuntimeCall) -> Weight {
	<() as WeightInfo>::dispatch_as_root(call.encoded_size() as u32)
}

/// A raw write.
fn write(value: u8) -> RuntimeCall {
	frame_system::Call::set_storage { items: vec![(KEY.to_vec(), vec![value])] }.into()
}

fn written() -> Option<Vec<u8>> {
	sp_io::storage::get(KEY).map(|value| value.to_vec())
}

/// Each kind of raw write.
fn raw_writes() -> [RuntimeCall; 3] {
	[
		write(1),
		frame_system::Call::kill_storage { keys: vec![KEY.to_vec()] }.into(),
		frame_system::Call::kill_prefix { prefix: KEY.to_vec(), subkeys: 1 }.into(),
	]
}

fn forbidden() -> Vec<RuntimeCall> {
	vec![
		as_root(keep(1)),
		as_root(as_root(keep(1))),
		crate::Call::consent { call_hash: hash(&upgrade(1)) }.into(),
		crate::Call::break_glass {}.into(),
		batch(vec![upgrade(1)]),
		batch(vec![write(1)]),
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
		for origin in strangers().into_iter().chain([committee(4, 4)]) {
			assert_noop!(dispatch(origin, keep(7)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn who_may_not_come_in_is_not_told_what_is_forbidden() {
	build_and_execute(|| {
		for call in forbidden().into_iter().chain(raw_writes()).chain([upgrade(1)]) {
			assert_noop!(dispatch(RawOrigin::Signed(1), call), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn forbidden_calls_are_refused_whatever_both_bodies_said() {
	build_and_execute(|| {
		assert_ok!(break_glass(Body::Council));
		assert_ok!(break_glass(Body::Committee));
		for call in forbidden() {
			assert_ok!(consent(&call));
		}
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

#[test]
fn an_upgrade_takes_the_consent_to_the_very_call() {
	build_and_execute(|| {
		let upgrades: [RuntimeCall; 2] =
			[upgrade(7), frame_system::Call::authorize_upgrade { code_hash: H256::repeat_byte(7) }.into()];
		for call in upgrades {
			assert_noop!(dispatch(motion(4, 4), call.clone()), Error::<Test>::ConsentMissing);
			assert_ok!(consent(&upgrade(8)));
			assert_noop!(dispatch(motion(4, 4), call.clone()), Error::<Test>::ConsentMissing);
			assert_ok!(consent(&call));
			assert_ok!(dispatch(motion(3, 4), call.clone()));
			assert_dispatched(&call, Ok(()));
			assert_ok!(CouncilRoot::withdraw_consent(committee(2, 3), hash(&upgrade(8))));
		}
		assert_eq!(kept(), Some(7));
	});
}

#[test]
fn a_consent_does_not_do_the_councils_part() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(7)));
		for origin in [motion(2, 4), committee(4, 4), RawOrigin::Signed(1).into()] {
			assert_noop!(dispatch(origin, upgrade(7)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a_dispatch_uses_up_the_consent() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(7)));
		assert_ok!(consent(&upgrade(8)));
		assert_ok!(dispatch(motion(3, 4), upgrade(7)));
		assert_noop!(dispatch(motion(3, 4), upgrade(7)), Error::<Test>::ConsentMissing);
		assert_ok!(dispatch(motion(3, 4), upgrade(8)));
		assert!(Consents::<Test>::get().is_empty());
	});
}

#[test]
fn a_failure_inside_uses_up_the_consent_too() {
	build_and_execute(|| {
		let call = failing_upgrade(7);
		assert_ok!(consent(&call));
		assert_ok!(dispatch(motion(3, 4), call.clone()));
		assert_eq!(kept(), None);
		assert_dispatched(&call, Err(steps::Error::<Test>::Refused.into()));
		assert!(Consents::<Test>::get().is_empty());
		assert_noop!(dispatch(motion(3, 4), call), Error::<Test>::ConsentMissing);
	});
}

#[test]
fn a_consent_that_was_not_needed_is_used_up_as_well() {
	build_and_execute(|| {
		assert_ok!(consent(&keep(7)));
		assert_ok!(dispatch(motion(3, 4), keep(7)));
		assert!(Consents::<Test>::get().is_empty());
	});
}

#[test]
fn a_refused_call_uses_up_nothing() {
	build_and_execute(|| {
		assert_ok!(consent(&write(1)));
		assert_noop!(dispatch(motion(3, 4), write(1)), Error::<Test>::GlassSealed);
		assert_eq!(Consents::<Test>::get().len(), 1);
	});
}

#[test]
fn a_consent_lapses_at_its_moment() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(7)));
		for moment in [START + 7 * DAY, START + 7 * DAY + 1] {
			Now::set(moment);
			assert_noop!(dispatch(motion(4, 4), upgrade(7)), Error::<Test>::ConsentMissing);
		}
		Now::set(START + 7 * DAY - 1);
		assert_ok!(dispatch(motion(3, 4), upgrade(7)));
	});
}

#[test]
fn raw_writes_take_both_bodies() {
	build_and_execute(|| {
		let refused = || {
			for call in raw_writes() {
				assert_noop!(dispatch(motion(4, 4), call), Error::<Test>::GlassSealed);
			}
		};
		refused();
		assert_ok!(break_glass(Body::Committee));
		refused();
		Now::set(START + HOUR);
		assert_ok!(break_glass(Body::Council));
		refused();
		assert_ok!(break_glass(Body::Committee));
		for call in raw_writes() {
			assert_ok!(dispatch(motion(3, 4), call.clone()));
			assert_dispatched(&call, Ok(()));
		}
		assert_ok!(dispatch(motion(3, 4), write(2)));
		assert_eq!(written(), Some(vec![2]));
		assert_ok!(CouncilRoot::seal(committee(1, 2)));
		refused();
	});
}

#[test]
fn the_glass_is_open_until_the_earlier_half_lapses() {
	for (first, second) in [(Body::Council, Body::Committee), (Body::Committee, Body::Council)] {
		build_and_execute(|| {
			assert_ok!(break_glass(first));
			Now::set(START + HOUR - 1);
			assert_ok!(break_glass(second));
			assert_ok!(dispatch(motion(3, 4), write(1)));
			for moment in [START + HOUR, START + HOUR + 1] {
				Now::set(moment);
				assert_noop!(dispatch(motion(3, 4), write(2)), Error::<Test>::GlassSealed);
			}
			assert_eq!(written(), Some(vec![1]));
		});
	}
}

#[test]
fn an_open_glass_is_no_consent() {
	build_and_execute(|| {
		assert_ok!(break_glass(Body::Council));
		assert_ok!(break_glass(Body::Committee));
		assert_noop!(dispatch(motion(4, 4), upgrade(7)), Error::<Test>::ConsentMissing);
	});
}
