use super::*;

const NOBODY: AgencyId = 0;

fn lines(class: AgencyClass, code: u32, excluded: AgencyId, limit: u8) -> u8 {
	<Agencies as Register<AccountId>>::voting_lines(class, region(code), excluded, limit)
}

fn hospitals(code: u32) -> u8 {
	lines(AgencyClass::Hospital, code, NOBODY, 10)
}

/// Admits a voting hospital as its own line.
fn admit(code: u32, officer: AccountId) -> AgencyId {
	let id = NextAgency::<Test>::get();
	let details = AgencyDetails { jurisdiction: region(code), ..clinic() };
	assert_ok!(Agencies::register(council(), details, officer, START + DAY));
	id
}

#[test]
fn jurisdiction_covers_the_region_or_lies_in_it() {
	build_and_execute(|| {
		assert_eq!((hospitals(420_106), hospitals(420_100)), (1, 1));
		assert_eq!((hospitals(420_000), hospitals(0)), (1, 1), "the hospital lies in the province");
		assert_eq!((hospitals(420_200), hospitals(420_206), hospitals(430_000)), (0, 0, 0));
		assert_eq!(lines(AgencyClass::Customs, 420_106, NOBODY, 10), 1);
		assert_eq!(lines(AgencyClass::Seismology, 420_106, NOBODY, 10), 0);
	});
}

#[test]
fn one_line_is_one_voice() {
	build_and_execute(|| {
		assert_eq!(
			lines(AgencyClass::HealthAdministration, 420_106, NOBODY, 10),
			1,
			"ministry and commission"
		);
		assert_ok!(register_under(COMMISSIONER, clinic()));
		assert_eq!(hospitals(420_106), 1);
		admit(420_106, NEWCOMER);
		assert_eq!(hospitals(420_106), 2);
	});
}

#[test]
fn excluded_line_has_no_voice() {
	build_and_execute(|| {
		let other = admit(420_100, NEWCOMER);
		assert_eq!(lines(AgencyClass::Hospital, 420_106, MINISTRY, 10), 1);
		assert_eq!(lines(AgencyClass::Hospital, 420_106, other, 10), 1);
		assert_eq!(lines(AgencyClass::Hospital, 420_106, HOSPITAL, 10), 2, "a line is named by its top");
	});
}

#[test]
fn count_stops_at_the_limit() {
	build_and_execute(|| {
		for (who, code) in [(70, 420_106), (71, 420_100), (72, 420_000), (73, 0), (74, 420_107)] {
			admit(code, who);
		}
		for (limit, count) in [(0, 0), (1, 1), (4, 4), (5, 5), (6, 5), (u8::MAX, 5)] {
			assert_eq!(lines(AgencyClass::Hospital, 420_106, NOBODY, limit), count);
		}
		for (limit, count) in [(3, 3), (4, 4), (5, 4)] {
			assert_eq!(lines(AgencyClass::Hospital, 420_106, MINISTRY, limit), count);
		}
	});
}

#[test]
fn calls_keep_the_count() {
	build_and_execute(|| {
		suspended(HOSPITAL);
		assert_eq!(hospitals(420_106), 0);
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert_ok!(Agencies::reinstate(by(MINISTER), HOSPITAL));
		assert_eq!(hospitals(420_106), 1);

		let amend = |changes| {
			assert_ok!(Agencies::amend(council(), HOSPITAL, changes));
		};
		amend(AgencyChanges { jurisdiction: Some(region(420_107)), ..Default::default() });
		assert_eq!((hospitals(420_106), hospitals(420_107), hospitals(420_100)), (0, 1, 1));
		amend(AgencyChanges { roles: Some(Roles::of(&[Role::Report])), ..Default::default() });
		assert_eq!(hospitals(420_107), 0);
		amend(AgencyChanges { roles: Some(Roles::of(&[Role::Vote])), ..Default::default() });
		assert_eq!(hospitals(420_107), 1);

		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_eq!(hospitals(420_107), 0);
	});
}

#[test]
fn profile_is_what_others_may_know() {
	build_and_execute(|| {
		System::set_block_number(5);
		suspended(HOSPITAL);
		let profile = <Agencies as Register<AccountId>>::agency(HOSPITAL).expect("it is in the register");
		assert_eq!(
			profile,
			muster_primitives::AgencyProfile {
				class: AgencyClass::Hospital,
				jurisdiction: region(420_100),
				line_root: MINISTRY,
				roles: agency(HOSPITAL).roles,
				active: false,
				eligible_since: 5,
			}
		);
		assert_eq!(<Agencies as Register<AccountId>>::agency(99), None);
	});
}
