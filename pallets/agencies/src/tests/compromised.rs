//! Whose signature can no longer be taken for the agency's word.

use super::*;
use RevocationReason as Revoked;
use SuspensionReason as Stopped;

fn compromised(agency: AgencyId, who: AccountId) -> bool {
	<Agencies as Register<AccountId>>::is_compromised(agency, &who)
}

/// Whether the nurse's word for the hospital is in doubt after `act`.
fn after(act: impl FnOnce()) -> bool {
	let mut found = false;
	build_and_execute(|| {
		act();
		found = compromised(HOSPITAL, NURSE);
	});
	found
}

#[test]
fn nobody_is_without_cause() {
	assert!(!after(|| ()));
	build_and_execute(|| assert!(!compromised(99, NEWCOMER)));
}

#[test]
fn revoked_key_is_if_that_was_the_reason() {
	let revoke = |reason| {
		move || {
			assert_ok!(Agencies::revoke_officer(council(), NURSE, reason));
		}
	};
	assert!(after(revoke(Revoked::KeyCompromise)));
	assert!(!after(revoke(Revoked::Administrative)));
}

#[test]
fn suspended_key_is_as_long_as_it_lasts() {
	let suspend = |reason| {
		move || {
			assert_ok!(Agencies::suspend_officer(council(), NURSE, reason));
		}
	};
	assert!(after(suspend(Stopped::KeyCompromise)));
	assert!(!after(suspend(Stopped::Administrative)));
	assert!(!after(suspend(Stopped::Investigation)));
	assert!(!after(|| {
		suspend(Stopped::KeyCompromise)();
		// A proposal to reinstate keeps the reason, and changes nothing.
		assert_ok!(Agencies::reinstate_officer(by(MEMBER), NURSE));
		assert!(compromised(HOSPITAL, NURSE));
		assert_ok!(Agencies::reinstate_officer(by(DOCTOR), NURSE));
	}));
	// Who revokes a suspended key says why, and that holds.
	assert!(!after(|| {
		suspend(Stopped::KeyCompromise)();
		assert_ok!(Agencies::revoke_officer(council(), NURSE, Revoked::Administrative));
	}));
}

#[test]
fn every_key_of_a_compromised_agency_is() {
	let suspend = |reason| {
		move || {
			assert_ok!(Agencies::suspend(by(MEMBER), HOSPITAL, reason));
		}
	};
	assert!(after(suspend(Stopped::KeyCompromise)));
	assert!(!after(suspend(Stopped::Administrative)));
	assert!(!after(suspend(Stopped::Investigation)));
	assert!(!after(|| {
		suspend(Stopped::KeyCompromise)();
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert!(compromised(HOSPITAL, NURSE));
		assert_ok!(Agencies::reinstate(by(MINISTER), HOSPITAL));
	}));
	// Retiring it clears nothing.
	assert!(after(|| {
		suspend(Stopped::KeyCompromise)();
		assert_ok!(Agencies::retire(council(), HOSPITAL));
	}));
	assert!(!after(|| {
		assert_ok!(Agencies::retire(council(), HOSPITAL));
	}));
	// Nor does it reach children or parents.
	assert!(!after(|| {
		assert_ok!(Agencies::suspend(by(MEMBER), HUBEI, Stopped::KeyCompromise));
	}));
}

#[test]
fn rotated_key_is_not() {
	let rotate = || rotate_key::rotate(NURSE, NEWCOMER);
	assert!(!after(rotate));
	assert!(!after(|| {
		rotate();
		revoked_officer(NEWCOMER);
		assert!(compromised(HOSPITAL, NEWCOMER));
	}));
	// Where the thief rotated, the agency is suspended, and that reaches all its keys.
	assert!(after(|| {
		rotate();
		assert_ok!(Agencies::suspend(by(MEMBER), HOSPITAL, Stopped::KeyCompromise));
	}));
}
