use super::*;

#[test]
fn expired_officer_acts_again() {
	build_and_execute(|| {
		Now::set(TERM_END + 1);
		assert!(!acts(DOCTOR));
		assert_ok!(Agencies::renew_officer(council(), DOCTOR, TERM_END + DAY));
		assert!(acts(DOCTOR));
		assert_last(Event::OfficerRenewed {
			agency: HOSPITAL,
			officer: DOCTOR,
			valid_until: TERM_END + DAY,
			by: Authority::Council,
		});
		assert_ok!(Agencies::renew_officer(by(DOCTOR), NURSE, TERM_END + DAY));
		assert_last(Event::OfficerRenewed {
			agency: HOSPITAL,
			officer: NURSE,
			valid_until: TERM_END + DAY,
			by: as_officer(DOCTOR),
		});
	});
}

#[test]
fn term_has_bounds() {
	build_and_execute(|| {
		let until = |moment| Agencies::renew_officer(by(MINISTER), NURSE, moment);
		assert_noop!(until(START), Error::<Test>::TermOver);
		assert_noop!(until(START + 365 * DAY + 1), Error::<Test>::TermTooLong);
		assert_ok!(until(START + 365 * DAY));
		assert_ok!(until(START + 1));
		assert_eq!(officer(NURSE).valid_until, START + 1);
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| Agencies::renew_officer(origin, COMMISSIONER, START + DAY),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
				(by(NURSE), Error::<Test>::RoleMissing.into()),
				(by(DOCTOR), Error::<Test>::NotAbove.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
			],
		);
	});
}

#[test]
fn only_who_is_active() {
	build_and_execute(|| {
		let renew = |who| Agencies::renew_officer(council(), who, START + DAY);
		assert_noop!(renew(NEWCOMER), Error::<Test>::UnknownOfficer);
		suspended_officer(DOCTOR);
		assert_noop!(renew(DOCTOR), Error::<Test>::OfficerNotActive);
		assert_ok!(Agencies::revoke_officer(council(), DOCTOR, RevocationReason::Administrative));
		assert_noop!(renew(DOCTOR), Error::<Test>::OfficerNotActive);
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_noop!(renew(NURSE), Error::<Test>::AgencyRetired);
	});
}
