use super::*;

#[test]
fn exactly_these_are_active() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(2)));
		change(2, |validator| validator.strikes = 3);
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		let named = members([3, 2, 1]);
		assert_ok!(ValidatorSet::force(RuntimeOrigin::root(), named.clone()));
		assert_last(Event::Forced { validators: named });
		for who in 1..=3 {
			assert_eq!((status(who), record(who).expect("a member").strikes), (Status::Active, 0));
		}
		for who in 4..=7 {
			assert_eq!(status(who), standby(StandbyReason::Forced));
		}
		assert_eq!(status(8), standby(StandbyReason::Admitted), "who stood by stands by for the same reason");
		end_sessions(2);
		assert_eq!(set(), [1, 2, 3]);
	});
}

#[test]
fn one_is_enough_and_the_floor_does_not_count() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::force(RuntimeOrigin::root(), members([7])));
		end_sessions(2);
		assert_eq!(set(), [7]);
		// The agreed size is that of the members, so that nothing below it is taken away by itself.
		assert_eq!(ValidatorSet::floor(), 5);
		assert_noop!(ValidatorSet::go_offline(by(7)), Error::<Test>::FloorReached);
		assert_ok!(ValidatorSet::go_online(by(1)));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		let refused: DispatchError = BadOrigin.into();
		assert_refused(
			|origin| ValidatorSet::force(origin, members([1, 2])),
			[RuntimeOrigin::none(), council(), by(1)].map(|origin| (origin, refused)),
		);
	});
}

#[test]
fn each_named_once_and_fit_to_author() {
	build_and_execute(|| {
		let force =
			|named: &[AccountId]| ValidatorSet::force(RuntimeOrigin::root(), members(named.iter().copied()));
		assert_noop!(force(&[]), Error::<Test>::EmptySet);
		assert_noop!(force(&[1, 2, 1]), Error::<Test>::NamedTwice);
		assert_noop!(force(&[1, 8]), Error::<Test>::NotAMember);
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_noop!(force(&[1, 8]), Error::<Test>::NoSessionKeys);
		assert_ok!(ValidatorSet::remove(council(), 7));
		assert_noop!(force(&[1, 7]), Error::<Test>::AlreadyLeaving);
		assert_ok!(force(&[1]));
		assert_eq!(status(7), Status::Leaving { since: 0 });
	});
}

/// Forcing a set forgives nothing: when the floor allows, the offender stands down.
#[test]
fn an_offence_stays_on_record() {
	build_and_execute(|| {
		offend(1, 7);
		assert_ok!(ValidatorSet::force(RuntimeOrigin::root(), members(3..=7)));
		assert_eq!((status(7), record(7).expect("a member").offence), (Status::Active, Some(0)));
		end_session();
		assert_eq!(status(7), Status::Active, "five are the floor");
		assert_ok!(ValidatorSet::go_online(by(1)));
		end_session();
		assert_eq!(status(7), standby(StandbyReason::Offence));
	});
}
