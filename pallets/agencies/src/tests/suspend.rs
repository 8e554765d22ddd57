use super::*;

const REASON: SuspensionReason = SuspensionReason::KeyCompromise;

#[test]
fn one_person_stops_an_agency_at_once() {
	for (who, authority) in [
		(MEMBER, Authority::Member(MEMBER)),
		(MEMBER_OFFICER, Authority::Member(MEMBER_OFFICER)),
		(MINISTER, Authority::Officer(MINISTRY, MINISTER)),
		(COMMISSIONER, Authority::Officer(HUBEI, COMMISSIONER)),
	] {
		build_and_execute(|| {
			System::set_block_number(5);
			assert!(acts(DOCTOR));
			assert_ok!(Agencies::suspend(by(who), HOSPITAL, REASON));
			assert_eq!(agency(HOSPITAL).status, AgencyStatus::Suspended);
			assert_eq!(agency(HOSPITAL).eligible_since, 5);
			assert!(!acts(DOCTOR));
			assert_last(Event::Suspended { agency: HOSPITAL, reason: REASON, by: authority.clone() });
		});
	}
}

#[test]
fn children_go_on() {
	build_and_execute(|| {
		assert_ok!(Agencies::suspend(by(MEMBER), HUBEI, REASON));
		assert!(!acts(COMMISSIONER));
		assert!(acts(DOCTOR));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| Agencies::suspend(origin, HOSPITAL, REASON),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(council(), BadOrigin.into()),
				(by(NEWCOMER), Error::<Test>::NotAnOfficer.into()),
				(by(NURSE), Error::<Test>::RoleMissing.into()),
				(by(DOCTOR), Error::<Test>::NotAbove.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
			],
		);
		suspended(HUBEI);
		assert_noop!(Agencies::suspend(by(COMMISSIONER), HOSPITAL, REASON), Error::<Test>::NotAnOfficer);
		assert_ok!(Agencies::suspend(by(MINISTER), HOSPITAL, REASON));
	});
}

#[test]
fn only_what_is_active() {
	build_and_execute(|| {
		assert_noop!(Agencies::suspend(by(MEMBER), 99, REASON), Error::<Test>::UnknownAgency);
		suspended(HOSPITAL);
		assert_noop!(Agencies::suspend(by(MEMBER), HOSPITAL, REASON), Error::<Test>::AgencyNotActive);
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_noop!(Agencies::suspend(by(MEMBER), HOSPITAL, REASON), Error::<Test>::AgencyNotActive);
	});
}
