//! `seal`.

use super::*;

#[test]
fn either_body_makes_both_halves_whole() {
	for body in [Body::Council, Body::Committee] {
		build_and_execute(|| {
			assert_ok!(break_glass(Body::Council));
			assert_ok!(break_glass(Body::Committee));
			assert_ok!(CouncilRoot::seal(of(body, 1, 2)));
			assert_eq!(Glass::<Test>::get(), Halves::default());
			assert_last(Event::Sealed { body });
			assert_noop!(CouncilRoot::seal(of(body, 1, 2)), Error::<Test>::NothingToSeal);
		});
	}
}

#[test]
fn one_half_is_enough_to_seal() {
	for broken in [Body::Council, Body::Committee] {
		build_and_execute(|| {
			assert_ok!(break_glass(broken));
			assert_ok!(CouncilRoot::seal(committee(1, 2)));
			assert_eq!(Glass::<Test>::get(), Halves::default());
			// It can be broken anew at once.
			assert_ok!(break_glass(broken));
		});
	}
}

#[test]
fn nobody_else_seals() {
	build_and_execute(|| {
		assert_ok!(break_glass(Body::Council));
		for origin in strangers().into_iter().chain([motion(2, 5), committee(2, 5)]) {
			assert_noop!(CouncilRoot::seal(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn what_lapsed_needs_no_seal() {
	build_and_execute(|| {
		assert_noop!(CouncilRoot::seal(motion(4, 4)), Error::<Test>::NothingToSeal);
		assert_ok!(break_glass(Body::Council));
		for moment in [START + HOUR, START + HOUR + 1] {
			Now::set(moment);
			assert_noop!(CouncilRoot::seal(motion(4, 4)), Error::<Test>::NothingToSeal);
		}
		Now::set(START + HOUR - 1);
		assert_ok!(CouncilRoot::seal(motion(4, 4)));
	});
}
