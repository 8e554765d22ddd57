use super::*;

#[test]
fn ancestor_retires() {
	build_and_execute(|| {
		let details = agency(HOSPITAL);
		assert_ok!(Agencies::retire(by(COMMISSIONER), HOSPITAL));
		assert!(!acts(DOCTOR));
		assert_eq!(agency(HUBEI).children, 0);
		assert!(!Children::<Test>::contains_key(HUBEI, HOSPITAL));
		assert_last(Event::Retired { agency: HOSPITAL, by: as_officer(COMMISSIONER) });
		let kept = Agency { status: AgencyStatus::Retired, eligible_since: 1, ..details };
		assert_eq!(agency(HOSPITAL), kept, "the record stays");
	});
}

#[test]
fn council_retires_what_is_suspended() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_eq!(agency(HOSPITAL).status, AgencyStatus::Retired);
		assert_last(Event::Retired { agency: HOSPITAL, by: Authority::Council });
	});
}

#[test]
fn reason_of_a_suspension_outlives_the_agency() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		let before = Suspensions::<Test>::get(Subject::Agency(HOSPITAL));
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_eq!(Suspensions::<Test>::get(Subject::Agency(HOSPITAL)), before);
		assert_noop!(Agencies::reinstate(by(MEMBER), HOSPITAL), Error::<Test>::AgencyNotSuspended);
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| Agencies::retire(origin, CUSTOMS),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
				(by(DOCTOR), Error::<Test>::RoleMissing.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
				(by(MINISTER), Error::<Test>::NotAbove.into()),
			],
		);
	});
}

#[test]
fn children_go_first_and_once() {
	build_and_execute(|| {
		assert_noop!(Agencies::retire(council(), 99), Error::<Test>::UnknownAgency);
		assert_noop!(Agencies::retire(council(), HUBEI), Error::<Test>::ChildrenRemain);
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_noop!(Agencies::retire(council(), HOSPITAL), Error::<Test>::AgencyRetired);
		assert_ok!(Agencies::retire(council(), HUBEI));
	});
}
