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
				judged: None,
				expires: None,
				merged_into: None,
				absorbed: 0,
				lead: None,
				stamps: Stamps {
					emerged: Some(START - HOUR),
					detected: START - MINUTE,
					notified: START,
					responded: None,
				},
				notify: true,
				running: Running {
					triage: Some(START + 24 * HOUR),
					verify: None,
					respond: Some(START + 7 * DAY),
				},
				missed: MissedTimers::default(),
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
				triage_due: START + 24 * HOUR,
				respond_due: START + 7 * DAY,
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
fn a_retired_event_type_takes_no_incident() {
	build_and_execute(|| {
		assert_ok!(Incidents::retire_event_type(RuntimeOrigin::root(), DISEASE));
		assert_noop!(
			Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, facts()),
			Error::<Test>::RetiredEventType
		);
	});
}

#[test]
fn two_yes_to_annex_2_make_it_notifiable() {
	build_and_execute(|| {
		let answers = |ihr| Facts { ihr, ..facts() };
		let one = IhrAnnex2 { serious_impact: Some(true), unusual: Some(false), ..Default::default() };
		let two = IhrAnnex2 { international_spread: Some(true), ..one };
		for (ihr, notify) in [(IhrAnnex2::default(), false), (one, false), (two, true)] {
			let incident = NextIncident::<Test>::get();
			let origin = RuntimeOrigin::signed(DOCTOR);
			assert_ok!(Incidents::file(origin.clone(), DISEASE, CapStatus::Actual, answers(ihr)));
			assert_eq!(get(incident).notify, notify);
			assert_ok!(Incidents::revise(
				origin,
				incident,
				Facts { severity: Severity::Minor, ..answers(two) }
			));
			assert!(get(incident).notify, "the last answers count");
		}
	});
}

/// Files facts of these times, and gives the timers that were missed by it.
fn filed_with(onset: Option<Moment>, observed_at: Moment) -> Vec<Timer> {
	let origin = RuntimeOrigin::signed(DOCTOR);
	let incident = NextIncident::<Test>::get();
	let facts = Facts { onset, observed_at, ..facts() };
	assert_ok!(Incidents::file(origin, DISEASE, CapStatus::Actual, facts));
	Timer::ALL.iter().copied().filter(|timer| get(incident).missed.contains(*timer)).collect()
}

#[test]
fn a_report_in_time_misses_nothing() {
	build_and_execute(|| {
		assert_eq!(filed_with(Some(START - 2 * HOUR - 7 * DAY), START - 2 * HOUR), []);
		assert_eq!(filed_with(None, START - 2 * HOUR), []);
		assert!(missed().is_empty());
		assert!(matches!(last_event(), Event::Filed { .. }));
	});
}

#[test]
fn a_late_report_is_taken_and_counted() {
	build_and_execute(|| {
		assert_eq!(filed_with(None, START - 2 * HOUR - 1), [Timer::Report]);
		assert_eq!(get(1).verification, Verification::Reported);
		let by = Responsible::Agency(HOSPITAL);
		assert_eq!(
			last_event(),
			Event::TimerMissed { incident: 1, timer: Timer::Report, due: START - 1, by, count: 1 }
		);
		assert_eq!(filed_with(None, START - DAY), [Timer::Report]);
		assert_eq!(missed(), [(by, Timer::Report, 2)]);
	});
}

#[test]
fn seven_one_seven_is_looked_at_when_it_is_reported() {
	build_and_execute(|| {
		let by = Responsible::Agency(HOSPITAL);
		let observed = START - HOUR;
		assert_eq!(filed_with(Some(observed - 7 * DAY - 1), observed), [Timer::Detect]);
		let due = observed - 1;
		assert_eq!(last_event(), Event::TimerMissed { incident: 1, timer: Timer::Detect, due, by, count: 1 });
		assert_eq!(filed_with(None, START - DAY - 1), [Timer::Report, Timer::Notify]);
		let all = [Timer::Report, Timer::Detect, Timer::Notify];
		assert_eq!(filed_with(Some(START - 9 * DAY), START - DAY - 1), all);
		assert_eq!(missed(), [(by, Timer::Report, 2), (by, Timer::Detect, 2), (by, Timer::Notify, 2)]);
	});
}

#[test]
fn drills_are_not_counted() {
	build_and_execute(|| {
		for status in CapStatus::ALL.iter().filter(|status| **status != CapStatus::Actual) {
			let incident = NextIncident::<Test>::get();
			let late = Facts { onset: None, observed_at: START - HOUR * 3, ..facts() };
			assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, *status, late));
			assert!(get(incident).missed.contains(Timer::Report));
			assert!(matches!(last_event(), Event::TimerMissed { count: 0, .. }));
		}
		pass(30 * DAY);
		assert!(missed().is_empty());
		let late = events().into_iter().filter(|event| {
			matches!(event, Event::TimerMissed { timer: Timer::Triage | Timer::Respond, count: 0, .. })
		});
		assert_eq!(late.count(), 8, "the events tell");
	});
}

#[test]
fn a_full_counter_keeps_no_report_out() {
	new_test_ext().execute_with(|| {
		let by = Responsible::Agency(HOSPITAL);
		Missed::<Test>::insert(by, Timer::Report, u32::MAX);
		Now::set(START + 24 * HOUR);
		file();
		assert_eq!(Missed::<Test>::get(by, Timer::Report), u32::MAX);
	});
}
