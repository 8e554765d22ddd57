use super::*;
use frame_support::{parameter_types, traits::EnsureOrigin};

parameter_types! {
	pub const Requester: Role = Role::Request;
}

type EnsureRequester = EnsureOfficer<Test, Requester>;

fn requester(origin: RuntimeOrigin) -> Option<(AgencyId, AccountId)> {
	EnsureRequester::try_origin(origin).ok()
}

fn anyone(origin: RuntimeOrigin) -> Option<(AgencyId, AccountId)> {
	EnsureAnyOfficer::<Test>::try_origin(origin).ok()
}

#[test]
fn agency_and_officer_are_returned() {
	build_and_execute(|| {
		assert_eq!(requester(by(DOCTOR)), Some((HOSPITAL, DOCTOR)));
		assert_eq!(anyone(by(NURSE)), Some((HOSPITAL, NURSE)));
	});
}

#[test]
fn role_must_be_the_officers_and_the_agencys() {
	build_and_execute(|| {
		assert_eq!(requester(by(NURSE)), None);
		let roles = Some(Roles::of(&[Role::Report]));
		assert_ok!(Agencies::amend(council(), HOSPITAL, AgencyChanges { roles, ..Default::default() }));
		assert_eq!(requester(by(DOCTOR)), None);
		assert_eq!(anyone(by(DOCTOR)), Some((HOSPITAL, DOCTOR)));
	});
}

#[test]
fn who_may_not_act_is_refused() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), council(), by(NEWCOMER), by(MEMBER)] {
			assert_eq!((requester(origin.clone()), anyone(origin)), (None, None));
		}
		suspended_officer(COMMISSIONER);
		assert_eq!((requester(by(COMMISSIONER)), anyone(by(COMMISSIONER))), (None, None));
		suspended(HOSPITAL);
		assert_eq!((requester(by(DOCTOR)), anyone(by(DOCTOR))), (None, None));
		assert_eq!(requester(by(MINISTER)), Some((MINISTRY, MINISTER)));
		Now::set(TERM_END + 1);
		assert_eq!((requester(by(MINISTER)), anyone(by(MINISTER))), (None, None));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_get_an_origin_each_time() {
	build_and_execute(|| {
		for _ in 0..2 {
			let origin = EnsureRequester::try_successful_origin().expect("an officer can be made");
			assert!(requester(origin).is_some());
			let origin = EnsureAnyOfficer::<Test>::try_successful_origin().expect("an officer can be made");
			assert!(anyone(origin).is_some());
		}
	});
}
