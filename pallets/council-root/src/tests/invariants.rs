//! `do_try_state` objects to every kind of damage.

use super::*;

/// Damages the storage after both bodies said all they can, and expects this objection.
fn objects(objection: &'static str, damage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(consent(&upgrade(1)));
		assert_ok!(consent(&upgrade(2)));
		assert_ok!(break_glass(Body::Council));
		assert_ok!(break_glass(Body::Committee));
		assert_eq!(CouncilRoot::do_try_state(), Ok(()), "the state was sound before");
		damage();
		assert_eq!(CouncilRoot::do_try_state(), Err(DispatchError::Other(objection)));
	});
}

#[test]
fn two_consents_to_a_call() {
	objects("there is one consent to a call", || {
		Consents::<Test>::mutate(|consents| consents[1].call_hash = consents[0].call_hash);
	});
}

#[test]
fn a_consent_that_does_not_end() {
	objects("no consent outlives one that is given now", || {
		Consents::<Test>::mutate(|consents| consents[1].expires = START + 7 * DAY + 1);
	});
}

#[test]
fn a_half_that_stays_broken() {
	let objection = "no half of the glass stays broken longer than one that is broken now";
	objects(objection, || Glass::<Test>::mutate(|halves| halves.council = Some(START + HOUR + 1)));
	objects(objection, || Glass::<Test>::mutate(|halves| halves.committee = Some(Moment::MAX)));
}

#[test]
fn what_lapsed_may_lie_about() {
	build_and_execute(|| {
		assert_ok!(consent(&upgrade(1)));
		assert_ok!(break_glass(Body::Council));
		Now::set(START + 100 * DAY);
	});
}
