//! `traits::Incidents`.

use super::*;
use muster_primitives::traits;

#[test]
fn region_and_status_are_of_the_incident() {
	build_and_execute(|| {
		assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Test, facts()));
		assert_eq!(<Incidents as traits::Incidents>::region(1), Some(region(420_100)));
		assert_eq!(<Incidents as traits::Incidents>::status(1), Some(CapStatus::Test));
		let wide = Facts { regions: vec![region(430_000), region(420_200)].try_into().unwrap(), ..facts() };
		assert_ok!(Incidents::revise(RuntimeOrigin::signed(DOCTOR), 1, wide));
		assert_eq!(<Incidents as traits::Incidents>::region(1), Some(region(0)));
	});
}

#[test]
fn of_no_incident_nothing_is_known() {
	build_and_execute(|| {
		assert_eq!(<Incidents as traits::Incidents>::region(1), None);
		assert_eq!(<Incidents as traits::Incidents>::status(1), None);
	});
}
