use super::*;

fn set(officer: AccountId, incident: IncidentId, management: Management) -> DispatchResult {
	Incidents::set_management(RuntimeOrigin::signed(officer), incident, management)
}

#[test]
fn ongoing_and_contained_go_both_ways() {
	build_and_execute(|| {
		let incident = file();
		lead(incident);
		for management in [Management::Contained, Management::Ongoing, Management::Contained] {
			assert_ok!(set(NURSE, incident, management));
			assert_eq!(get(incident).management, management);
			let (agency, officer) = (HOSPITAL, NURSE);
			assert_eq!(last_event(), Event::ManagementChanged { incident, management, agency, officer });
			assert_noop!(set(NURSE, incident, management), Error::<Test>::WrongManagement);
		}
		for other in [Management::Pending, Management::Closed] {
			assert_noop!(set(NURSE, incident, other), Error::<Test>::WrongManagement);
		}
	});
}

#[test]
fn what_is_closed_stays_so() {
	build_and_execute(|| {
		let incident = closed();
		for management in Management::ALL {
			assert_noop!(set(DOCTOR, incident, *management), Error::<Test>::WrongManagement);
		}
	});
}

#[test]
fn only_the_lead_says_so() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(set(DOCTOR, incident, Management::Contained), Error::<Test>::NotLead);
		lead(incident);
		assert_noop!(set(EPIDEMIOLOGIST, incident, Management::Contained), Error::<Test>::NotLead);
		for officer in [CLERK, 99] {
			assert_noop!(set(officer, incident, Management::Contained), DispatchError::BadOrigin);
		}
		assert_noop!(set(DOCTOR, 99, Management::Contained), Error::<Test>::UnknownIncident);
	});
}
