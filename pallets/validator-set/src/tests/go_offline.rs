use super::*;

#[test]
fn operator_goes_offline() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(7)));
		assert_last(Event::WentOffline { agency: 7, validator: 7 });
		assert_eq!(status(7), standby(StandbyReason::Voluntary));
		end_session();
		assert!(set().contains(&7), "it authors until the session after next");
		end_session();
		assert_eq!(set(), (1..=6).collect::<Vec<_>>());
		assert_ok!(ValidatorSet::go_online(by(7)));
		end_sessions(2);
		assert_eq!(set(), (1..=7).collect::<Vec<_>>());
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(ValidatorSet::go_offline, no_operators());
		Suspended::set(vec![7]);
		assert_noop!(ValidatorSet::go_offline(by(7)), BadOrigin);
	});
}

#[test]
fn only_the_active() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(7)));
		assert_noop!(ValidatorSet::go_offline(by(7)), Error::<Test>::NotActive);
		assert_ok!(ValidatorSet::remove(council(), 6));
		assert_noop!(ValidatorSet::go_offline(by(6)), Error::<Test>::NotActive);
	});
}

/// Who stands by is still agreed to, so the floor stays where it was.
#[test]
fn not_below_the_floor() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(7)));
		assert_ok!(ValidatorSet::go_offline(by(6)));
		assert_noop!(ValidatorSet::go_offline(by(5)), Error::<Test>::FloorReached);
		end_sessions(2);
		assert_eq!((set().len(), AgreedSize::<Test>::get()), (5, 7));
		assert_noop!(ValidatorSet::go_offline(by(5)), Error::<Test>::FloorReached);
		// The council removes those that stand by: then fewer are agreed to, from the next set on.
		assert_ok!(ValidatorSet::remove(council(), 7));
		assert_ok!(ValidatorSet::remove(council(), 6));
		end_sessions(REISSUE);
		assert_eq!(AgreedSize::<Test>::get(), 5);
		assert_ok!(ValidatorSet::go_offline(by(5)));
		assert_noop!(ValidatorSet::go_offline(by(4)), Error::<Test>::FloorReached);
	});
}
