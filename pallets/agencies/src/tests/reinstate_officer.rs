use super::*;

#[test]
fn two_persons_reinstate() {
	build_and_execute(|| {
		suspended_officer(NURSE);
		assert_ok!(Agencies::reinstate_officer(by(DOCTOR), NURSE));
		assert!(!acts(NURSE));
		assert_last(Event::ReinstatementProposed {
			subject: Subject::Officer(NURSE),
			expires: START + DAY,
			by: as_officer(DOCTOR),
		});
		assert_ok!(Agencies::reinstate_officer(by(COMMISSIONER), NURSE));
		assert!(acts(NURSE));
		assert_eq!(Suspensions::<Test>::iter().count(), 0);
		assert_last(Event::OfficerReinstated {
			agency: HOSPITAL,
			officer: NURSE,
			proposer: DOCTOR,
			by: as_officer(COMMISSIONER),
		});
	});
}

#[test]
fn same_person_does_not_count_twice() {
	build_and_execute(|| {
		suspended_officer(NURSE);
		assert_ok!(Agencies::reinstate_officer(by(DOCTOR), NURSE));
		assert_noop!(Agencies::reinstate_officer(by(DOCTOR), NURSE), Error::<Test>::SamePerson);
		rotate_key::rotate(DOCTOR, NEWCOMER);
		assert_ok!(Agencies::reinstate_officer(by(NEWCOMER), NURSE));
		assert!(!acts(NURSE));
	});
}

#[test]
fn proposal_expires() {
	build_and_execute(|| {
		suspended_officer(NURSE);
		assert_ok!(Agencies::reinstate_officer(by(DOCTOR), NURSE));
		Now::set(START + DAY);
		assert_ok!(Agencies::reinstate_officer(by(COMMISSIONER), NURSE));
		assert!(!acts(NURSE));
		Now::set(START + 2 * DAY - 1);
		assert_ok!(Agencies::reinstate_officer(by(DOCTOR), NURSE));
		assert!(acts(NURSE));
	});
}

#[test]
fn nobody_reinstates_themselves() {
	build_and_execute(|| {
		suspended_officer(MEMBER_OFFICER);
		suspended_officer(DOCTOR);
		assert_noop!(Agencies::reinstate_officer(by(MEMBER_OFFICER), MEMBER_OFFICER), Error::<Test>::OwnCase);
		assert_noop!(Agencies::reinstate_officer(by(DOCTOR), DOCTOR), Error::<Test>::NotAnOfficer);
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		suspended_officer(COMMISSIONER);
		assert_refused(
			|origin| Agencies::reinstate_officer(origin, COMMISSIONER),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(council(), BadOrigin.into()),
				(by(NEWCOMER), Error::<Test>::NotAnOfficer.into()),
				(by(NURSE), Error::<Test>::RoleMissing.into()),
				(by(DOCTOR), Error::<Test>::NotAbove.into()),
			],
		);
	});
}

#[test]
fn only_who_is_suspended() {
	build_and_execute(|| {
		let reinstate = |who| Agencies::reinstate_officer(by(MEMBER), who);
		assert_noop!(reinstate(NEWCOMER), Error::<Test>::UnknownOfficer);
		assert_noop!(reinstate(NURSE), Error::<Test>::OfficerNotSuspended);
		assert_ok!(Agencies::revoke_officer(council(), NURSE, RevocationReason::Administrative));
		assert_noop!(reinstate(NURSE), Error::<Test>::OfficerNotSuspended);
	});
}
