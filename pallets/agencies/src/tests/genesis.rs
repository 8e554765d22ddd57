use super::*;

#[test]
fn register_begins_as_listed() {
	build_and_execute(|| {
		assert_eq!(NextAgency::<Test>::get(), 5);
		assert_eq!(agency(HOSPITAL).parent, Some(HUBEI));
		assert_eq!((agency(HOSPITAL).line_root, agency(HOSPITAL).depth), (MINISTRY, 2));
		assert_eq!(agency(CUSTOMS).line_root, CUSTOMS);
		assert_eq!(agency(MINISTRY).officers, 2);
		assert!(acts(NURSE));
		assert_eq!(System::providers(&NURSE), 1);
	});
}

#[test]
fn empty_register_is_valid() {
	ext_with(Vec::new()).execute_with(|| {
		assert_ok!(Agencies::do_try_state());
		assert_ok!(Agencies::register(council(), clinic(), NEWCOMER, START + DAY));
		assert_eq!(agency(1).line_root, 1);
		assert_ok!(Agencies::do_try_state());
	});
}

#[test]
#[should_panic(expected = "a genesis agency stands after its parent")]
fn parent_stands_before_its_child() {
	let mut agencies = genesis_agencies();
	agencies.swap(0, 1);
	ext_with(agencies);
}

#[test]
#[should_panic(expected = "a genesis agency is valid")]
fn child_stays_within_its_parent() {
	let mut agencies = genesis_agencies();
	agencies[2].jurisdiction = RegionCode::NATION;
	ext_with(agencies);
}

#[test]
#[should_panic(expected = "a genesis officer is valid")]
fn key_is_enrolled_once() {
	let mut agencies = genesis_agencies();
	agencies[3].officers[0].account = DOCTOR;
	ext_with(agencies);
}
