use super::*;

fn poke(officer: AccountId, incident: IncidentId) -> DispatchResult {
	Incidents::poke(RuntimeOrigin::signed(officer), incident)
}

#[test]
fn any_officer_has_overdue_work_done() {
	build_and_execute(|| {
		let incident = file();
		Now::set(START + DAY);
		assert!(!Incidents::is_overdue(incident));
		assert_noop!(poke(NEIGHBOUR_OFFICER, incident), Error::<Test>::NothingOverdue);
		Now::set(START + DAY + 1);
		assert!(Incidents::is_overdue(incident));
		assert_ok!(poke(NEIGHBOUR_OFFICER, incident));
		let by = Responsible::Region(region(420_100));
		let missed = Event::TimerMissed { incident, timer: Timer::Triage, due: START + DAY, by, count: 1 };
		assert_eq!(last_event(), missed);
		assert_noop!(poke(NEIGHBOUR_OFFICER, incident), Error::<Test>::NothingOverdue);
	});
}

#[test]
fn everything_overdue_is_done_at_once() {
	build_and_execute(|| {
		let incident = accept();
		Now::set(START + 8 * DAY);
		assert_ok!(poke(DOCTOR, incident));
		let by = Responsible::Region(region(420_100));
		assert_eq!(missed(), [(by, Timer::Verify, 1), (by, Timer::Respond, 1)]);
		// The blocks find nothing more.
		pass(DAY);
		assert_eq!(missed(), [(by, Timer::Verify, 1), (by, Timer::Respond, 1)]);
	});
}

#[test]
fn an_incident_expires_at_its_time() {
	build_and_execute(|| {
		let incident = judged(Verdict::Unverifiable);
		let expires = get(incident).expires.unwrap();
		for (now, verification) in
			[(expires - 1, Verification::Unverifiable), (expires, Verification::Expired)]
		{
			Now::set(now);
			let _ = poke(DOCTOR, incident);
			assert_eq!(get(incident).verification, verification);
		}
	});
}

#[test]
fn who_is_no_officer_does_not_poke() {
	build_and_execute(|| {
		let incident = file();
		for origin in [RuntimeOrigin::signed(99), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Incidents::poke(origin, incident), DispatchError::BadOrigin);
		}
		assert_noop!(poke(DOCTOR, 99), Error::<Test>::UnknownIncident);
		assert!(!Incidents::is_overdue(99));
	});
}
