use super::*;

#[test]
fn two_persons_reinstate() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		System::set_block_number(5);
		assert_ok!(Agencies::reinstate(by(COMMISSIONER), HOSPITAL));
		assert_eq!(agency(HOSPITAL).status, AgencyStatus::Suspended);
		assert_eq!(
			Suspensions::<Test>::get(Subject::Agency(HOSPITAL)),
			Some(Suspension {
				since: 1,
				reason: SuspensionReason::Administrative,
				proposal: Some(Proposal { proposer: COMMISSIONER, since: 5, expires: START + DAY }),
			})
		);
		assert_last(Event::ReinstatementProposed {
			subject: Subject::Agency(HOSPITAL),
			expires: START + DAY,
			by: as_officer(COMMISSIONER),
		});
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert_eq!(agency(HOSPITAL).status, AgencyStatus::Active);
		assert_eq!(agency(HOSPITAL).eligible_since, 5);
		assert!(acts(DOCTOR));
		assert_eq!(Suspensions::<Test>::iter().count(), 0);
		assert_last(Event::Reinstated {
			agency: HOSPITAL,
			proposer: COMMISSIONER,
			by: Authority::Member(MEMBER),
		});
	});
}

#[test]
fn same_person_does_not_count_twice() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert_noop!(Agencies::reinstate(by(MEMBER), HOSPITAL), Error::<Test>::SamePerson);
	});
}

#[test]
fn proposal_expires() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		Now::set(START + DAY);
		assert_ok!(Agencies::reinstate(by(MINISTER), HOSPITAL));
		assert_eq!(agency(HOSPITAL).status, AgencyStatus::Suspended);
		assert_last(Event::ReinstatementProposed {
			subject: Subject::Agency(HOSPITAL),
			expires: START + 2 * DAY,
			by: as_officer(MINISTER),
		});
		Now::set(START + 2 * DAY - 1);
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert_eq!(agency(HOSPITAL).status, AgencyStatus::Active);
	});
}

#[test]
fn rotated_key_does_not_confirm_its_own_proposal() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_ok!(Agencies::reinstate(by(COMMISSIONER), HOSPITAL));
		rotate_key::rotate(COMMISSIONER, NEWCOMER);
		assert_ok!(Agencies::reinstate(by(NEWCOMER), HOSPITAL));
		assert_eq!(agency(HOSPITAL).status, AgencyStatus::Suspended);
		assert_noop!(Agencies::reinstate(by(NEWCOMER), HOSPITAL), Error::<Test>::SamePerson);
	});
}

#[test]
fn who_waits_to_speak_does_not_enrol_both_persons() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		System::set_block_number(2);
		for who in [NEWCOMER, NEWCOMER + 1] {
			let roles = Roles::of(&[Role::Manage]);
			assert_ok!(Agencies::enrol_officer(by(COMMISSIONER), HUBEI, who, roles, TERM_END));
		}
		System::set_block_number(3);
		for who in [NEWCOMER, NEWCOMER + 1] {
			assert_noop!(Agencies::reinstate(by(who), HOSPITAL), Error::<Test>::EnrolledSince);
		}
	});
}

#[test]
fn nobody_enrols_their_own_second_person() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		let enrol =
			|who| Agencies::enrol_officer(by(COMMISSIONER), HUBEI, who, Roles::of(&[Role::Manage]), TERM_END);
		assert_ok!(Agencies::reinstate(by(COMMISSIONER), HOSPITAL));
		assert_ok!(enrol(NEWCOMER));
		assert_noop!(Agencies::reinstate(by(NEWCOMER), HOSPITAL), Error::<Test>::EnrolledSince);
		assert_ok!(Agencies::reinstate(by(MINISTER), HOSPITAL));
		System::set_block_number(2);
		suspended(HOSPITAL);
		assert_ok!(enrol(NEWCOMER + 1));
		assert_noop!(Agencies::reinstate(by(NEWCOMER + 1), HOSPITAL), Error::<Test>::EnrolledSince);
		assert_ok!(Agencies::reinstate(by(NEWCOMER), HOSPITAL));
	});
}

#[test]
fn word_of_who_was_stopped_does_not_count() {
	let stops: [fn(); 3] =
		[|| suspended_officer(COMMISSIONER), || revoked_officer(COMMISSIONER), || suspended(HUBEI)];
	for stop in stops {
		build_and_execute(|| {
			suspended(HOSPITAL);
			assert_ok!(Agencies::reinstate(by(COMMISSIONER), HOSPITAL));
			stop();
			assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
			assert_eq!(agency(HOSPITAL).status, AgencyStatus::Suspended);
			assert_ok!(Agencies::reinstate(by(MINISTER), HOSPITAL));
			assert_eq!(agency(HOSPITAL).status, AgencyStatus::Active);
		});
	}
}

#[test]
fn nobody_reinstates_their_own_agency() {
	build_and_execute(|| {
		suspended(MINISTRY);
		assert_noop!(Agencies::reinstate(by(MEMBER_OFFICER), MINISTRY), Error::<Test>::OwnCase);
		assert_noop!(Agencies::reinstate(by(MINISTER), MINISTRY), Error::<Test>::NotAnOfficer);
		assert_ok!(Agencies::reinstate(by(MEMBER), MINISTRY));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_refused(
			|origin| Agencies::reinstate(origin, HOSPITAL),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(council(), BadOrigin.into()),
				(by(NEWCOMER), Error::<Test>::NotAnOfficer.into()),
				(by(DOCTOR), Error::<Test>::NotAnOfficer.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
			],
		);
	});
}

#[test]
fn only_what_is_suspended() {
	build_and_execute(|| {
		assert_noop!(Agencies::reinstate(by(MEMBER), 99), Error::<Test>::UnknownAgency);
		assert_noop!(Agencies::reinstate(by(MEMBER), HOSPITAL), Error::<Test>::AgencyNotSuspended);
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_noop!(Agencies::reinstate(by(MEMBER), HOSPITAL), Error::<Test>::AgencyNotSuspended);
	});
}
