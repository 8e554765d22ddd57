use super::*;

fn report() -> Roles {
	Roles::of(&[Role::Report])
}

fn enrol(origin: RuntimeOrigin) -> DispatchResult {
	Agencies::enrol_officer(origin, HOSPITAL, NEWCOMER, report(), START + DAY)
}

#[test]
fn council_agency_and_ancestors_enrol() {
	for (origin, authority) in [
		(council(), Authority::Council),
		(by(DOCTOR), Authority::Officer(HOSPITAL, DOCTOR)),
		(by(COMMISSIONER), Authority::Officer(HUBEI, COMMISSIONER)),
		(by(MEMBER_OFFICER), Authority::Officer(MINISTRY, MEMBER_OFFICER)),
	] {
		build_and_execute(|| {
			assert_ok!(enrol(origin.clone()));
			assert!(acts(NEWCOMER));
			assert_eq!(agency(HOSPITAL).officers, 3);
			assert!(OfficersOf::<Test>::contains_key(HOSPITAL, NEWCOMER));
			assert_eq!(System::providers(&NEWCOMER), 1);
			assert_last(Event::OfficerEnrolled {
				agency: HOSPITAL,
				officer: NEWCOMER,
				roles: report(),
				valid_until: START + DAY,
				by: authority.clone(),
			});
		});
	}
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			enrol,
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
				(by(NURSE), Error::<Test>::RoleMissing.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
			],
		);
		assert_noop!(
			Agencies::enrol_officer(by(DOCTOR), HUBEI, NEWCOMER, report(), START + DAY),
			Error::<Test>::NotAbove
		);
		for origin in [council(), by(MINISTER)] {
			assert_noop!(
				Agencies::enrol_officer(origin, 99, NEWCOMER, report(), START + DAY),
				Error::<Test>::UnknownAgency
			);
		}
	});
}

#[test]
fn suspended_agency_is_staffed_from_above_and_retired_one_not() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_noop!(enrol(by(DOCTOR)), Error::<Test>::NotAnOfficer);
		assert_ok!(enrol(by(COMMISSIONER)));
		assert!(!acts(NEWCOMER));
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_noop!(
			Agencies::enrol_officer(council(), HOSPITAL, NEWCOMER + 1, report(), START + DAY),
			Error::<Test>::AgencyRetired
		);
	});
}

#[test]
fn key_is_enrolled_once() {
	build_and_execute(|| {
		let again = |who| Agencies::enrol_officer(council(), HUBEI, who, report(), START + DAY);
		assert_noop!(again(DOCTOR), Error::<Test>::KeySeen);
		rotate_key::rotate(DOCTOR, NEWCOMER);
		for who in [DOCTOR, NEWCOMER] {
			assert_noop!(again(who), Error::<Test>::KeySeen);
		}
		assert_ok!(Agencies::revoke_officer(council(), NURSE, RevocationReason::Administrative));
		assert_noop!(again(NURSE), Error::<Test>::KeySeen);
	});
}

#[test]
fn roles_stay_within_the_agency() {
	build_and_execute(|| {
		let with = |roles| Agencies::enrol_officer(council(), HOSPITAL, NEWCOMER, roles, START + DAY);
		assert_noop!(with(Roles::EMPTY), Error::<Test>::InvalidRoles);
		assert_noop!(with(Roles::of(&[Role::Report, Role::Triage])), Error::<Test>::RoleBeyondAgency);
		assert_ok!(with(agency(HOSPITAL).roles));
	});
}

#[test]
fn term_has_bounds() {
	build_and_execute(|| {
		let until = |who, moment| Agencies::enrol_officer(council(), HOSPITAL, who, report(), moment);
		assert_noop!(until(NEWCOMER, START), Error::<Test>::TermOver);
		assert_noop!(until(NEWCOMER, START + 365 * DAY + 1), Error::<Test>::TermTooLong);
		assert_ok!(until(NEWCOMER, START + 1));
		assert_ok!(until(NEWCOMER + 1, START + 365 * DAY));
		assert!(acts(NEWCOMER));
		Now::set(START + 1);
		assert!(acts(NEWCOMER), "the last moment belongs to the term");
		Now::set(START + 2);
		assert!(!acts(NEWCOMER));
	});
}

#[test]
fn officers_have_a_limit() {
	build_and_execute(|| {
		let next = |who| Agencies::enrol_officer(council(), HOSPITAL, who, report(), START + DAY);
		assert_ok!(next(NEWCOMER));
		assert_ok!(next(NEWCOMER + 1));
		assert_eq!(agency(HOSPITAL).officers, 4);
		assert_noop!(next(NEWCOMER + 2), Error::<Test>::TooManyOfficers);
		assert_ok!(Agencies::revoke_officer(council(), NEWCOMER, RevocationReason::Administrative));
		assert_ok!(next(NEWCOMER + 2));
	});
}
