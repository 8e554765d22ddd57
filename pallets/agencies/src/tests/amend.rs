use super::*;
use frame_support::dispatch::{GetDispatchInfo, PostDispatchInfo};
use sp_runtime::traits::Dispatchable;

fn amend(origin: RuntimeOrigin, id: AgencyId, changes: AgencyChanges) -> DispatchResult {
	Agencies::amend(origin, id, changes).map(|_| ()).map_err(|error| error.error)
}

fn renamed() -> AgencyChanges {
	AgencyChanges { name: Some(name("Another name")), ..Default::default() }
}

fn roles(roles: &[Role]) -> AgencyChanges {
	AgencyChanges { roles: Some(Roles::of(roles)), ..Default::default() }
}

fn jurisdiction(code: u32) -> AgencyChanges {
	AgencyChanges { jurisdiction: Some(region(code)), ..Default::default() }
}

#[test]
fn ancestor_changes_everything_it_may() {
	build_and_execute(|| {
		System::set_block_number(5);
		let changes = AgencyChanges {
			name: Some(name("Hospital of Hubei")),
			jurisdiction: Some(region(420_000)),
			roles: Some(Roles::of(&[Role::Report, Role::Approve])),
		};
		assert_ok!(amend(by(MINISTER), HOSPITAL, changes.clone()));
		let hospital = agency(HOSPITAL);
		assert_eq!(hospital.name, name("Hospital of Hubei"));
		assert_eq!(hospital.jurisdiction, region(420_000));
		assert_eq!(hospital.roles, Roles::of(&[Role::Report, Role::Approve]));
		assert_eq!(hospital.eligible_since, 5);
		assert_last(Event::Amended { agency: HOSPITAL, changes, by: as_officer(MINISTER) });
	});
}

#[test]
fn name_alone_keeps_eligibility() {
	build_and_execute(|| {
		System::set_block_number(5);
		assert_ok!(amend(council(), HOSPITAL, renamed()));
		assert_eq!(agency(HOSPITAL).eligible_since, 0);
		assert_last(Event::Amended { agency: HOSPITAL, changes: renamed(), by: Authority::Council });
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| amend(origin, HUBEI, renamed()),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
				(by(DOCTOR), Error::<Test>::RoleMissing.into()),
				(by(COMMISSIONER), Error::<Test>::NotAbove.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
			],
		);
		for origin in [council(), by(COMMISSIONER)] {
			assert_noop!(amend(origin, 99, renamed()), Error::<Test>::UnknownAgency);
		}
	});
}

#[test]
fn agency_stays_within_its_parent() {
	build_and_execute(|| {
		assert_noop!(amend(council(), HOSPITAL, jurisdiction(430_000)), Error::<Test>::OutsideParent);
		assert_noop!(amend(council(), HOSPITAL, roles(&[Role::Carry])), Error::<Test>::RoleBeyondParent);
		assert_ok!(amend(council(), HOSPITAL, jurisdiction(420_000)));
	});
}

#[test]
fn children_stay_within_the_agency() {
	build_and_execute(|| {
		assert_noop!(amend(council(), HUBEI, jurisdiction(420_200)), Error::<Test>::ChildLeftWider);
		assert_noop!(amend(council(), HUBEI, roles(&[Role::Report])), Error::<Test>::ChildLeftWider);
		let hospital = [Role::Report, Role::Vote, Role::Request, Role::Manage];
		let exactly = AgencyChanges { jurisdiction: Some(region(420_100)), ..roles(&hospital) };
		assert_ok!(amend(council(), HUBEI, exactly));
	});
}

#[test]
fn retired_children_do_not_count() {
	build_and_execute(|| {
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_ok!(amend(council(), HUBEI, roles(&[Role::Report])));
	});
}

#[test]
fn narrowing_reaches_officers_at_once_and_is_undone() {
	build_and_execute(|| {
		let effective = || <Agencies as Register<AccountId>>::officer(&DOCTOR).map(|officer| officer.roles);
		let before = effective();
		assert_ok!(amend(council(), HOSPITAL, roles(&[Role::Report, Role::Vote])));
		assert_eq!(effective(), Some(Roles::of(&[Role::Report, Role::Vote])));
		assert_ok!(amend(
			council(),
			HOSPITAL,
			roles(&[Role::Report, Role::Vote, Role::Request, Role::Manage])
		));
		assert_eq!(effective(), before);
	});
}

#[test]
fn nonsense_is_refused() {
	build_and_execute(|| {
		let same = AgencyChanges { name: Some(agency(HOSPITAL).name), ..Default::default() };
		for nothing in [AgencyChanges::default(), same] {
			assert_noop!(amend(council(), HOSPITAL, nothing), Error::<Test>::NothingChanges);
		}
		assert_noop!(amend(council(), HOSPITAL, roles(&[])), Error::<Test>::InvalidRoles);
		let unnamed = AgencyChanges { name: Some(name(" ")), ..Default::default() };
		assert_noop!(amend(council(), HOSPITAL, unnamed), Error::<Test>::InvalidName);
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_noop!(amend(council(), HOSPITAL, renamed()), Error::<Test>::AgencyRetired);
	});
}

#[test]
fn weight_that_was_not_needed_is_refunded() {
	build_and_execute(|| {
		let actual = |changes: AgencyChanges| {
			let call = RuntimeCall::from(crate::Call::amend { agency: HUBEI, changes });
			let declared = call.get_dispatch_info().call_weight;
			assert_eq!(declared, <()>::amend(4));
			let PostDispatchInfo { actual_weight, .. } =
				call.dispatch(council()).expect("the change is valid");
			actual_weight
		};
		assert_eq!(actual(renamed()), Some(<()>::amend(0)));
		assert_eq!(actual(jurisdiction(420_100)), Some(<()>::amend(1)));
		assert_eq!(actual(jurisdiction(420_000)), Some(<()>::amend(0)), "widening looks at no child");
	});
}
