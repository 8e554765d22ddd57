use super::*;

#[test]
fn operator_goes_online() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_ok!(set_keys(8, 0));
		assert_ok!(ValidatorSet::go_online(by(8)));
		assert_last(Event::WentOnline { agency: 8, validator: 8 });
		assert_eq!(status(8), Status::Active);
		end_session();
		assert_eq!((set().len(), queued().len()), (7, 8));
		end_session();
		assert_eq!(set(), (1..=8).collect::<Vec<_>>());
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(ValidatorSet::go_online, no_operators());
		assert_ok!(ValidatorSet::go_offline(by(7)));
		Suspended::set(vec![7]);
		assert_noop!(ValidatorSet::go_online(by(7)), BadOrigin);
	});
}

#[test]
fn only_from_standby() {
	build_and_execute(|| {
		assert_noop!(ValidatorSet::go_online(by(7)), Error::<Test>::NotStandby);
		assert_ok!(ValidatorSet::remove(council(), 7));
		assert_noop!(ValidatorSet::go_online(by(7)), Error::<Test>::NotStandby);
	});
}

#[test]
fn from_every_standby_but_for_an_offence() {
	use StandbyReason::*;
	build_and_execute(|| {
		for reason in [Admitted, Voluntary, Liveness, Forced] {
			change(7, |validator| {
				validator.status = standby(reason);
				validator.strikes = 3;
			});
			assert_ok!(ValidatorSet::go_online(by(7)));
			assert_eq!((status(7), record(7).expect("a member").strikes), (Status::Active, 0));
		}
		change(7, |validator| {
			validator.status = standby(Offence);
			validator.offence = Some(0);
		});
		assert_noop!(ValidatorSet::go_online(by(7)), Error::<Test>::OffencePending);
		// An offence counts whatever it stands by for.
		change(7, |validator| validator.status = standby(Forced));
		assert_noop!(ValidatorSet::go_online(by(7)), Error::<Test>::OffencePending);
	});
}

#[test]
fn with_session_keys() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_noop!(ValidatorSet::go_online(by(8)), Error::<Test>::NoSessionKeys);
		assert_ok!(set_keys(8, 0));
		assert_ok!(ValidatorSet::go_online(by(8)));
	});
}
