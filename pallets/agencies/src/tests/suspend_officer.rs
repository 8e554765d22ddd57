use super::*;

const REASON: SuspensionReason = SuspensionReason::Investigation;

#[test]
fn any_of_them_suspends() {
	for (origin, authority) in [
		(council(), Authority::Council),
		(by(MEMBER), Authority::Member(MEMBER)),
		(by(DOCTOR), Authority::Officer(HOSPITAL, DOCTOR)),
		(by(MINISTER), Authority::Officer(MINISTRY, MINISTER)),
	] {
		build_and_execute(|| {
			assert_ok!(Agencies::suspend_officer(origin.clone(), NURSE, REASON));
			assert!(!acts(NURSE));
			assert_eq!(officer(NURSE).status, OfficerStatus::Suspended);
			assert_eq!(agency(HOSPITAL).officers, 2, "a suspended officer keeps its place");
			assert_last(Event::OfficerSuspended {
				agency: HOSPITAL,
				officer: NURSE,
				reason: REASON,
				by: authority.clone(),
			});
		});
	}
}

#[test]
fn expired_officer_may_be_suspended() {
	build_and_execute(|| {
		Now::set(TERM_END + 1);
		assert_ok!(Agencies::suspend_officer(by(MEMBER), NURSE, REASON));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| Agencies::suspend_officer(origin, COMMISSIONER, REASON),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(NEWCOMER), Error::<Test>::NotAnOfficer.into()),
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
		let suspend = |who| Agencies::suspend_officer(council(), who, REASON);
		assert_noop!(suspend(NEWCOMER), Error::<Test>::UnknownOfficer);
		assert_ok!(suspend(NURSE));
		assert_noop!(suspend(NURSE), Error::<Test>::OfficerNotActive);
		assert_ok!(Agencies::revoke_officer(council(), NURSE, RevocationReason::Administrative));
		assert_noop!(suspend(NURSE), Error::<Test>::OfficerNotActive);
	});
}
