use super::*;

#[test]
fn council_forgives() {
	build_and_execute(|| {
		offend(1, 7);
		assert_noop!(ValidatorSet::go_online(by(7)), Error::<Test>::OffencePending);
		assert_ok!(ValidatorSet::reinstate(council(), 7));
		assert_last(Event::Reinstated { agency: 7, validator: 7 });
		assert_eq!(status(7), standby(StandbyReason::Liveness));
		assert_eq!(record(7).expect("a member").offence, None);
		assert_ok!(ValidatorSet::go_online(by(7)));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		offend(1, 7);
		assert_refused(|origin| ValidatorSet::reinstate(origin, 7), others());
	});
}

#[test]
fn only_offenders() {
	build_and_execute(|| {
		assert_noop!(ValidatorSet::reinstate(council(), 8), Error::<Test>::NotAMember);
		assert_noop!(ValidatorSet::reinstate(council(), 7), Error::<Test>::NoOffence);
		offend(1, 7);
		assert_ok!(ValidatorSet::reinstate(council(), 7));
		assert_noop!(ValidatorSet::reinstate(council(), 7), Error::<Test>::NoOffence);
	});
}

/// Standing it down would take the set below the floor.
#[test]
fn who_was_kept_for_the_floor_stays_active() {
	build_with(4, || {
		offend(1, 4);
		assert_eq!(status(4), Status::Active);
		assert_ok!(ValidatorSet::reinstate(council(), 4));
		assert_eq!(status(4), Status::Active);
	});
}

#[test]
fn who_is_leaving_stays_leaving() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::remove(council(), 7));
		offend(1, 7);
		assert_ok!(ValidatorSet::reinstate(council(), 7));
		assert_eq!(status(7), Status::Leaving { since: 0 });
	});
}
