use super::*;

#[test]
fn a_report_becomes_an_incident() {
	build_and_execute(|| {
		assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, facts()));

		let report_due = facts().observed_at + 2 * HOUR;
		assert_eq!(
			get(1),
			Incident {
				event_type: DISEASE,
				status: CapStatus::Actual,
				reporter: HOSPITAL,
				region: region(420_100),
				severity: Severity::Severe,
				verification: Verification::Reported,
				provisional: false,
				previous: None,
				management: Management::Pending,
				revision: 1,
				round: None,
				filed_at: START,
				report_due,
				verify_due: None,
			}
		);
		assert_eq!(
			Reports::<Test>::get(1, 1),
			Some(Report { agency: HOSPITAL, officer: DOCTOR, facts: facts(), filed_at: START, at: 1 })
		);
		assert_eq!(
			events(),
			[Event::Filed {
				incident: 1,
				agency: HOSPITAL,
				officer: DOCTOR,
				event_type: DISEASE,
				status: CapStatus::Actual,
				region: region(420_100),
				report_due,
				facts: facts(),
			}]
		);
		assert!(Opened::get().is_empty(), "nobody votes before triage");
	});
}

#[test]
fn incidents_are_numbered_from_one() {
	build_and_execute(|| {
		assert_eq!((file(), file()), (1, 2));
		assert_eq!(NextIncident::<Test>::get(), 3);
	});
}

#[test]
fn the_last_number_is_not_given() {
	new_test_ext().execute_with(|| {
		NextIncident::<Test>::put(IncidentId::MAX);
		assert_noop!(
			Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, facts()),
			sp_runtime::ArithmeticError::Overflow
		);
	});
}

#[test]
fn only_reporters_file() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(CLERK), RuntimeOrigin::signed(99), RuntimeOrigin::root()] {
			assert_noop!(
				Incidents::file(origin, DISEASE, CapStatus::Actual, facts()),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_event_type_must_be_known() {
	build_and_execute(|| {
		assert_noop!(
			Incidents::file(RuntimeOrigin::signed(DOCTOR), 3, CapStatus::Actual, facts()),
			Error::<Test>::UnknownEventType
		);
	});
}

#[test]
fn wrong_facts_are_refused() {
	build_and_execute(|| {
		let wrong = Facts { headline: headline(b""), ..facts() };
		assert_noop!(
			Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, wrong),
			Error::<Test>::HeadlineEmpty
		);
	});
}

#[test]
fn the_time_to_report_is_the_event_types() {
	build_and_execute(|| {
		let quake = Facts { categories: Categories::of(&[Category::Geo]), ..facts() };
		assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), EARTHQUAKE, CapStatus::Actual, quake));
		assert_eq!(get(1).report_due, facts().observed_at + HOUR);
	});
}

#[test]
fn every_status_is_taken_and_kept() {
	build_and_execute(|| {
		for (status, incident) in CapStatus::ALL.iter().zip(1..) {
			assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, *status, facts()));
			assert_eq!(get(incident).status, *status);
		}
	});
}

#[test]
fn a_report_at_its_due_time_is_not_late() {
	build_and_execute(|| {
		Now::set(facts().observed_at + 2 * HOUR);
		file();
		assert_eq!(Breaches::<Test>::get(HOSPITAL), 0);
		assert!(matches!(last_event(), Event::Filed { .. }));
	});
}

#[test]
fn a_late_report_is_taken_and_counted() {
	build_and_execute(|| {
		let report_due = facts().observed_at + 2 * HOUR;
		Now::set(report_due + 1);
		for breaches in [1, 2] {
			let incident = file();
			assert_eq!(get(incident).verification, Verification::Reported);
			assert_eq!(Breaches::<Test>::get(HOSPITAL), breaches);
			assert_eq!(
				last_event(),
				Event::ReportLate { incident, agency: HOSPITAL, officer: DOCTOR, report_due, breaches }
			);
		}
		assert_eq!(Breaches::<Test>::get(CDC), 0);
	});
}

#[test]
fn a_full_counter_keeps_no_report_out() {
	new_test_ext().execute_with(|| {
		Breaches::<Test>::insert(HOSPITAL, u32::MAX);
		Now::set(START + 24 * HOUR);
		file();
		assert_eq!(Breaches::<Test>::get(HOSPITAL), u32::MAX);
	});
}
