//! `break_glass`.

use super::*;

const UNTIL: Moment = START + HOUR;

#[test]
fn each_body_breaks_its_half() {
	build_and_execute(|| {
		assert_ok!(break_glass(Body::Council));
		assert_eq!(Glass::<Test>::get(), Halves { council: Some(UNTIL), committee: None });
		assert_last(Event::GlassBroken { body: Body::Council, until: UNTIL, open: false });

		Now::set(START + 1);
		assert_ok!(break_glass(Body::Committee));
		let halves = Halves { council: Some(UNTIL), committee: Some(UNTIL + 1) };
		assert_eq!(Glass::<Test>::get(), halves);
		assert_last(Event::GlassBroken { body: Body::Committee, until: UNTIL + 1, open: true });
	});
}

#[test]
fn three_quarters_are_enough_and_less_is_not() {
	for body in [Body::Council, Body::Committee] {
		build_and_execute(|| {
			for (ayes, members) in [(2, 4), (2, 3), (5, 7), (8, 11)] {
				assert_noop!(CouncilRoot::break_glass(of(body, ayes, members)), DispatchError::BadOrigin);
			}
			assert_ok!(CouncilRoot::break_glass(of(body, 6, 8)));
		});
	}
}

#[test]
fn nobody_else_breaks_it() {
	build_and_execute(|| {
		for origin in strangers() {
			assert_noop!(CouncilRoot::break_glass(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn no_body_prolongs_its_half_or_breaks_the_others() {
	build_and_execute(|| {
		assert_ok!(break_glass(Body::Council));
		Now::set(UNTIL - 1);
		assert_noop!(break_glass(Body::Council), Error::<Test>::AlreadyBroken);
		assert_ok!(break_glass(Body::Committee));
		assert_noop!(break_glass(Body::Committee), Error::<Test>::AlreadyBroken);
	});
}

#[test]
fn a_half_that_lapsed_counts_as_whole() {
	build_and_execute(|| {
		assert_ok!(break_glass(Body::Council));
		Now::set(UNTIL);
		assert_ok!(break_glass(Body::Committee));
		assert_eq!(Glass::<Test>::get(), Halves { council: None, committee: Some(UNTIL + HOUR) });
		assert_last(Event::GlassBroken { body: Body::Committee, until: UNTIL + HOUR, open: false });
		assert_ok!(break_glass(Body::Council));
		assert_last(Event::GlassBroken { body: Body::Council, until: UNTIL + HOUR, open: true });
	});
}

#[test]
fn the_second_body_has_until_the_last_moment_of_the_first() {
	for (after, open) in [(HOUR - 1, true), (HOUR, false), (HOUR + 1, false)] {
		build_and_execute(|| {
			assert_ok!(break_glass(Body::Committee));
			Now::set(START + after);
			assert_ok!(break_glass(Body::Council));
			assert_last(Event::GlassBroken { body: Body::Council, until: UNTIL + after, open });
			assert_eq!(Glass::<Test>::get().is_open(START + after), open);
		});
	}
}
