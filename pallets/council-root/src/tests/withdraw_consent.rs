//! `withdraw_consent`.

use super::*;

fn withdraw(origin: RuntimeOrigin) -> DispatchResult {
	CouncilRoot::withdraw_consent(origin, hash(&upgrade(1)))
}

#[test]
fn what_is_withdrawn_is_gone() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(1)));
		assert_ok!(consent(&upgrade(2)));
		assert_ok!(withdraw(committee(2, 3)));
		assert_last(Event::ConsentWithdrawn { call_hash: hash(&upgrade(1)) });
		assert_noop!(dispatch(motion(4, 4), upgrade(1)), Error::<Test>::ConsentMissing);
		assert_noop!(withdraw(committee(2, 3)), Error::<Test>::NotConsented);
		assert_ok!(dispatch(motion(4, 4), upgrade(2)));
	});
}

#[test]
fn only_the_committee_withdraws() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(1)));
		for origin in strangers().into_iter().chain([motion(4, 4), committee(1, 2)]) {
			assert_noop!(withdraw(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn what_lapsed_or_was_used_up_is_not_withdrawn() {
	build_and_execute(|| {
		assert_noop!(withdraw(committee(3, 3)), Error::<Test>::NotConsented);
		assert_ok!(consent(&upgrade(1)));
		Now::set(START + 7 * DAY);
		assert_noop!(withdraw(committee(3, 3)), Error::<Test>::NotConsented);
		assert_ok!(consent(&upgrade(1)));
		assert_ok!(dispatch(motion(3, 4), upgrade(1)));
		assert_noop!(withdraw(committee(3, 3)), Error::<Test>::NotConsented);
	});
}

#[test]
fn until_its_last_moment_it_is_withdrawn() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(1)));
		Now::set(START + 7 * DAY - 1);
		assert_ok!(withdraw(committee(2, 3)));
	});
}
