use super::*;

#[test]
fn council_begins_a_line() {
	build_and_execute(|| {
		assert_ok!(Agencies::register(council(), clinic(), NEWCOMER, START + DAY));
		assert_eq!(
			agency(5),
			Agency {
				class: AgencyClass::Hospital,
				name: name("Clinic"),
				jurisdiction: region(420_106),
				parent: None,
				line_root: 5,
				depth: 0,
				roles: clinic().roles,
				status: AgencyStatus::Active,
				registered_at: 1,
				eligible_since: 1,
				children: 0,
				officers: 1,
			}
		);
		assert_eq!(
			officer(NEWCOMER),
			Officer {
				agency: 5,
				roles: clinic().roles,
				status: OfficerStatus::Active,
				valid_until: START + DAY,
				enrolled_at: 1
			}
		);
		assert_eq!(System::providers(&NEWCOMER), 1);
		assert_last(Event::Registered {
			agency: 5,
			parent: None,
			details: clinic(),
			officer: NEWCOMER,
			valid_until: START + DAY,
			by: Authority::Council,
		});
	});
}

#[test]
fn officer_registers_a_child() {
	build_and_execute(|| {
		assert_ok!(Agencies::register(by(COMMISSIONER), clinic(), NEWCOMER, START + DAY));
		let child = agency(5);
		assert_eq!((child.parent, child.line_root, child.depth), (Some(HUBEI), MINISTRY, 2));
		assert_eq!(agency(HUBEI).children, 2);
		assert!(Children::<Test>::contains_key(HUBEI, 5));
		assert_last(Event::Registered {
			agency: 5,
			parent: Some(HUBEI),
			details: clinic(),
			officer: NEWCOMER,
			valid_until: START + DAY,
			by: as_officer(COMMISSIONER),
		});
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| Agencies::register(origin, clinic(), NEWCOMER, START + DAY),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(NEWCOMER), Error::<Test>::NotAnOfficer.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
				(by(DOCTOR), Error::<Test>::RoleMissing.into()),
			],
		);
		suspended(HUBEI);
		assert_noop!(
			Agencies::register(by(COMMISSIONER), clinic(), NEWCOMER, START + DAY),
			Error::<Test>::NotAnOfficer
		);
	});
}

#[test]
fn child_stays_within_its_parent() {
	build_and_execute(|| {
		let outside = AgencyDetails { jurisdiction: region(430_100), ..clinic() };
		assert_noop!(register_under(COMMISSIONER, outside), Error::<Test>::OutsideParent);
		let above = AgencyDetails { jurisdiction: RegionCode::NATION, ..clinic() };
		assert_noop!(register_under(COMMISSIONER, above), Error::<Test>::OutsideParent);
		let wider = AgencyDetails { roles: Roles::of(&[Role::Report, Role::Carry]), ..clinic() };
		assert_noop!(register_under(COMMISSIONER, wider), Error::<Test>::RoleBeyondParent);
		let same = AgencyDetails { jurisdiction: region(420_000), roles: agency(HUBEI).roles, ..clinic() };
		assert_ok!(register_under(COMMISSIONER, same));
	});
}

#[test]
fn nonsense_is_refused() {
	build_and_execute(|| {
		for bad in ["", "  ", "a\nb", "a\u{7f}"] {
			let details = AgencyDetails { name: name(bad), ..clinic() };
			assert_noop!(register_under(COMMISSIONER, details), Error::<Test>::InvalidName);
		}
		let latin1 = AgencyName::try_from(vec![b'K', 0xf6, b'n']).expect("three bytes fit");
		assert_noop!(
			register_under(COMMISSIONER, AgencyDetails { name: latin1, ..clinic() }),
			Error::<Test>::InvalidName
		);
		for bits in [0, 1 << 31] {
			let roles = codec::Decode::decode(&mut &codec::Encode::encode(&{ bits as u32 })[..])
				.expect("any bits decode");
			let details = AgencyDetails { roles, ..clinic() };
			assert_noop!(register_under(COMMISSIONER, details), Error::<Test>::InvalidRoles);
		}
		let chinese = AgencyDetails { name: name("武汉市金银潭医院"), ..clinic() };
		assert_ok!(register_under(COMMISSIONER, chinese));
	});
}

#[test]
fn key_is_enrolled_once() {
	build_and_execute(|| {
		for seen in [DOCTOR, COMMISSIONER] {
			assert_noop!(Agencies::register(council(), clinic(), seen, START + DAY), Error::<Test>::KeySeen);
		}
		assert_ok!(Agencies::revoke_officer(council(), DOCTOR, RevocationReason::Administrative));
		assert_noop!(Agencies::register(council(), clinic(), DOCTOR, START + DAY), Error::<Test>::KeySeen);
	});
}

#[test]
fn term_has_bounds() {
	build_and_execute(|| {
		let longest = START + 365 * DAY;
		assert_noop!(Agencies::register(council(), clinic(), NEWCOMER, START), Error::<Test>::TermOver);
		assert_noop!(
			Agencies::register(council(), clinic(), NEWCOMER, longest + 1),
			Error::<Test>::TermTooLong
		);
		assert_ok!(Agencies::register(council(), clinic(), NEWCOMER, longest));
		assert_ok!(Agencies::register(council(), clinic(), NEWCOMER + 1, START + 1));
		assert_ok!(Agencies::register(council(), clinic(), NEWCOMER + 2, longest - 1));
	});
}

#[test]
fn depth_has_a_limit() {
	build_and_execute(|| {
		let details = AgencyDetails { roles: Roles::of(&[Role::Admit]), ..clinic() };
		let third = register_under(COMMISSIONER, details.clone())
			.and_then(|id| register_under(officer_of(id), details.clone()));
		let third = third.expect("depth 3 is below the limit");
		assert_eq!(agency(third).depth, 3);
		let fourth = register_under(officer_of(third), details.clone()).expect("depth 4 is the limit");
		assert_eq!(agency(fourth).depth, 4);
		assert_noop!(register_under(officer_of(fourth), details), Error::<Test>::TooDeep);
	});
}

#[test]
fn children_have_a_limit() {
	build_and_execute(|| {
		for _ in 0..3 {
			assert_ok!(register_under(COMMISSIONER, clinic()));
		}
		assert_eq!(agency(HUBEI).children, 4);
		assert_noop!(register_under(COMMISSIONER, clinic()), Error::<Test>::TooManyChildren);
		assert_ok!(Agencies::retire(by(COMMISSIONER), 5));
		assert_ok!(register_under(COMMISSIONER, clinic()));
	});
}

#[test]
fn numbers_do_not_wrap() {
	new_test_ext().execute_with(|| {
		NextAgency::<Test>::put(AgencyId::MAX);
		assert_noop!(
			Agencies::register(council(), clinic(), NEWCOMER, START + DAY),
			sp_runtime::ArithmeticError::Overflow
		);
	});
}
