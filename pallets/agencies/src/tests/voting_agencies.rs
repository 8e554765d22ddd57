//! How many agencies may vote, by counters.

use super::*;

const NOBODY: AgencyId = 0;

fn voters(class: AgencyClass, code: u32, excluded: AgencyId) -> u32 {
	<Agencies as Register<AccountId>>::voting_agencies(class, region(code), excluded)
}

fn hospitals(code: u32) -> u32 {
	voters(AgencyClass::Hospital, code, NOBODY)
}

/// Registers a voting hospital: its own line if the council admits it.
fn admit(origin: RuntimeOrigin, code: u32, officer: AccountId) {
	let details = AgencyDetails { jurisdiction: region(code), ..clinic() };
	assert_ok!(Agencies::register(origin, details, officer, START + DAY));
}

#[test]
fn jurisdiction_covers_the_region_or_lies_in_it() {
	build_and_execute(|| {
		assert_eq!((hospitals(420_106), hospitals(420_100)), (1, 1));
		assert_eq!((hospitals(420_000), hospitals(0)), (1, 1), "the hospital lies in the province");
		assert_eq!((hospitals(420_200), hospitals(420_206), hospitals(430_000)), (0, 0, 0));
		assert_eq!(voters(AgencyClass::Customs, 420_106, NOBODY), 1);
		assert_eq!(voters(AgencyClass::Seismology, 420_106, NOBODY), 0);
	});
}

#[test]
fn agencies_count_and_not_lines() {
	build_and_execute(|| {
		assert_eq!(voters(AgencyClass::HealthAdministration, 420_106, NOBODY), 2, "ministry and commission");
		admit(by(COMMISSIONER), 420_106, 70);
		admit(by(COMMISSIONER), 420_106, 71);
		assert_eq!((hospitals(420_106), hospitals(420_107), hospitals(420_100)), (3, 1, 3));
		admit(council(), 0, 72);
		assert_eq!((hospitals(420_106), hospitals(420_107), hospitals(0)), (4, 2, 4));
	});
}

#[test]
fn excluded_line_does_not_count() {
	build_and_execute(|| {
		assert_eq!(voters(AgencyClass::HealthAdministration, 420_106, MINISTRY), 0);
		let other = NextAgency::<Test>::get();
		admit(council(), 420_100, 70);
		admit(by(COMMISSIONER), 420_106, 71);
		assert_eq!(voters(AgencyClass::Hospital, 420_106, MINISTRY), 1);
		assert_eq!(voters(AgencyClass::Hospital, 420_106, other), 2);
		assert_eq!(voters(AgencyClass::Hospital, 420_106, HOSPITAL), 3, "a line is named by its top");
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
		assert_eq!(
			VotingAgencies::<Test>::iter().filter(|(.., count)| *count == 0).count(),
			0,
			"no zero is kept"
		);
	});
}

/// Trie nodes that are read to count the hospitals of a county, lines and agencies, in a register with `agencies` more.
fn nodes_read(agencies: AccountId) -> usize {
	let mut ext = new_test_ext();
	ext.execute_with(|| (0..agencies).for_each(|index| admit(council(), 420_106, 10_000 + index)));
	ext.commit_all().expect("the changes of the test fit together");
	let (counted, proof) = ext.execute_and_prove(|| {
		let lines = <Agencies as Register<AccountId>>::voting_lines(
			AgencyClass::Hospital,
			region(420_106),
			MINISTRY,
			8,
		);
		(lines, voters(AgencyClass::Hospital, 420_106, MINISTRY))
	});
	assert_eq!(counted, (8, u32::try_from(agencies).expect("a small number")));
	proof.into_nodes().len()
}

/// What is read is a fixed number of keys; only the way down the trie grows, with the logarithm of what there is.
#[test]
fn cost_does_not_grow_with_the_register() {
	let (small, large) = (nodes_read(50), nodes_read(5_000));
	assert!(large <= 2 * small, "{small} nodes with 50 agencies, {large} with 5,000");
}
