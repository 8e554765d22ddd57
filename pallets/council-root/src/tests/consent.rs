//! `consent`.

use super::*;

fn to(number: u32) -> DispatchResult {
	CouncilRoot::consent(committee(2, 3), hash(&upgrade(number)))
}

#[test]
fn a_consent_is_kept_for_seven_days() {
	build_and_execute(|| {
		let (call_hash, expires) = (hash(&upgrade(1)), START + 7 * DAY);
		assert_ok!(to(1));
		assert_eq!(Consents::<Test>::get().to_vec(), [Consent { call_hash, expires }]);
		assert_last(Event::Consented { call_hash, expires });
	});
}

#[test]
fn two_thirds_of_the_committee_are_enough_and_less_is_not() {
	build_and_execute(|| {
		let call_hash = hash(&upgrade(1));
		for (ayes, members) in [(0, 3), (1, 3), (3, 5), (6, 10)] {
			assert_noop!(CouncilRoot::consent(committee(ayes, members), call_hash), DispatchError::BadOrigin);
		}
		for (number, (ayes, members)) in (0..).zip([(2, 3), (4, 5), (7, 10), (3, 3)]) {
			assert_ok!(CouncilRoot::consent(committee(ayes, members), hash(&upgrade(number))));
		}
	});
}

#[test]
fn nobody_else_consents() {
	build_and_execute(|| {
		for origin in strangers().into_iter().chain([motion(4, 4)]) {
			assert_noop!(CouncilRoot::consent(origin, hash(&upgrade(1))), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn one_consent_to_a_call_at_a_time() {
	build_and_execute(|| {
		assert_ok!(to(1));
		Now::set(START + 7 * DAY - 1);
		assert_noop!(to(1), Error::<Test>::AlreadyConsented);
		Now::set(START + 7 * DAY);
		assert_ok!(to(1));
		let expires = START + 14 * DAY;
		assert_eq!(Consents::<Test>::get().to_vec(), [Consent { call_hash: hash(&upgrade(1)), expires }]);
	});
}

#[test]
fn sixteen_may_be_alive() {
	build_and_execute(|| {
		for number in 1..=16 {
			assert_ok!(to(number));
		}
		assert_noop!(to(17), Error::<Test>::TooManyConsents);
		// Which of the two errors comes first does not depend on room.
		assert_noop!(to(16), Error::<Test>::AlreadyConsented);
		assert_ok!(dispatch(motion(3, 4), upgrade(5)));
		assert_ok!(to(17));
		assert_noop!(to(18), Error::<Test>::TooManyConsents);
	});
}

#[test]
fn those_that_lapsed_make_room() {
	build_and_execute(|| {
		assert_ok!(to(0));
		Now::set(START + 1);
		for number in 1..=15 {
			assert_ok!(to(number));
		}
		Now::set(START + 7 * DAY - 1);
		assert_noop!(to(16), Error::<Test>::TooManyConsents);
		Now::set(START + 7 * DAY);
		assert_ok!(to(16));
		assert_noop!(to(17), Error::<Test>::TooManyConsents);
		Now::set(START + 7 * DAY + 1);
		assert_ok!(to(17));
		assert_eq!(Consents::<Test>::get().len(), 2);
	});
}
