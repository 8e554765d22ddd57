use super::*;
use muster_primitives::{Role, Roles};

#[test]
fn council_admits_to_standby() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_last(Event::Admitted { agency: 8, validator: 8 });
		let expected =
			Validator { agency: 8, status: standby(StandbyReason::Admitted), strikes: 0, offence: None };
		assert_eq!(record(8), Some(expected));
		end_sessions(2);
		assert_eq!(set(), (1..=7).collect::<Vec<_>>(), "who stands by does not author");
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| assert_refused(|origin| ValidatorSet::admit(origin, 8, 8), others()));
}

#[test]
fn only_members_may_set_session_keys() {
	build_and_execute(|| {
		let unknown: DispatchError = pallet_session::Error::<Test>::NoAssociatedValidatorId.into();
		assert_noop!(set_keys(8, 0), unknown);
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_ok!(set_keys(8, 0));
		assert_noop!(set_keys(COLLEAGUE, 0), unknown);
	});
}

#[test]
fn keys_of_others_are_refused() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		let proof = vec![0; 64];
		let refused: DispatchError = pallet_session::Error::<Test>::InvalidProof.into();
		assert_noop!(Session::set_keys(by(8), keys(8, 0), proof), refused);
		// With the proof of the first, but for the second.
		assert_noop!(Session::set_keys(by(8), keys(1, 0), Vec::new()), refused);
	});
}

#[test]
fn the_agency_is_active_and_may_run_a_validator() {
	build_and_execute(|| {
		assert_noop!(ValidatorSet::admit(council(), 99, 8), Error::<Test>::UnknownAgency);
		assert_noop!(ValidatorSet::admit(council(), HOSPITAL, DOCTOR), Error::<Test>::RoleMissing);
		Table::change(HOSPITAL, |agency| agency.roles = Roles::of(&[Role::Validate]));
		assert_ok!(ValidatorSet::admit(council(), HOSPITAL, DOCTOR));
		Table::change(8, |agency| agency.active = false);
		assert_noop!(ValidatorSet::admit(council(), 8, 8), Error::<Test>::AgencyNotActive);
	});
}

#[test]
fn the_account_is_an_officer_of_it() {
	build_and_execute(|| {
		assert_noop!(ValidatorSet::admit(council(), 8, STRANGER), Error::<Test>::NotItsOfficer);
		assert_noop!(ValidatorSet::admit(council(), 8, 9), Error::<Test>::NotItsOfficer);
		Suspended::set(vec![8]);
		assert_noop!(ValidatorSet::admit(council(), 8, 8), Error::<Test>::NotItsOfficer);
		Suspended::set(vec![]);
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
	});
}

#[test]
fn once() {
	build_and_execute(|| {
		assert_noop!(ValidatorSet::admit(council(), 1, 1), Error::<Test>::AlreadyMember);
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_noop!(ValidatorSet::admit(council(), 8, 8), Error::<Test>::AlreadyMember);
		// Another account of the same agency is another validator.
		assert_ok!(ValidatorSet::admit(council(), 8, COLLEAGUE));
		assert_ok!(ValidatorSet::remove(council(), 8));
		assert_noop!(ValidatorSet::admit(council(), 8, 8), Error::<Test>::AlreadyMember);
		end_session();
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
	});
}

#[test]
fn up_to_the_limit() {
	build_and_execute(|| {
		for who in 8..u64::from(MAX) {
			assert_ok!(ValidatorSet::admit(council(), who as u32, who));
		}
		assert_eq!(Validators::<Test>::count(), MAX - 1);
		assert_ok!(ValidatorSet::admit(council(), MAX, u64::from(MAX)));
		assert_noop!(ValidatorSet::admit(council(), 17, 17), Error::<Test>::TooManyValidators);
		// Who is leaving counts until it has left.
		assert_ok!(ValidatorSet::remove(council(), 16));
		assert_noop!(ValidatorSet::admit(council(), 17, 17), Error::<Test>::TooManyValidators);
		end_session();
		assert_ok!(ValidatorSet::admit(council(), 17, 17));
	});
}

#[test]
fn suspending_the_agency_does_not_touch_the_set() {
	build_and_execute(|| {
		Table::change(3, |agency| agency.active = false);
		Suspended::set(vec![4]);
		end_sessions(3);
		assert_eq!(set(), (1..=7).collect::<Vec<_>>());
		assert_eq!((status(3), status(4)), (Status::Active, Status::Active));
	});
}
