use super::*;

fn complete(officer: AccountId, incident: IncidentId, at: Moment) -> DispatchResult {
	Incidents::complete_response(RuntimeOrigin::signed(officer), incident, at)
}

#[test]
fn the_last_stamp_of_7_1_7() {
	build_and_execute(|| {
		let incident = file();
		lead(incident);
		Now::set(START + 7 * DAY);
		let at = START + 5 * DAY;
		assert_ok!(complete(DOCTOR, incident, at));
		let record = get(incident);
		assert_eq!((record.stamps.responded, record.running.respond), (Some(at), None));
		let (agency, officer) = (HOSPITAL, DOCTOR);
		assert_eq!(last_event(), Event::ResponseCompleted { incident, at, agency, officer });
		assert_noop!(complete(NURSE, incident, at), Error::<Test>::AlreadyResponded);
		assert_eq!(Missed::<Test>::get(Responsible::Agency(HOSPITAL), Timer::Respond), 0);
	});
}

#[test]
fn what_is_told_late_is_late() {
	build_and_execute(|| {
		let incident = file();
		lead(incident);
		Now::set(START + 7 * DAY + 1);
		assert_ok!(complete(DOCTOR, incident, START + 5 * DAY));
		assert_eq!(missed(), [(Responsible::Agency(HOSPITAL), Timer::Respond, 1)]);
		assert_eq!(get(incident).stamps.responded, Some(START + 5 * DAY));
		pass(DAY);
		assert_eq!(Missed::<Test>::get(Responsible::Agency(HOSPITAL), Timer::Respond), 1);
	});
}

#[test]
fn the_time_is_between_detection_and_now() {
	for (at, result) in [
		(START - MINUTE - 1, Err(Error::<Test>::ResponseBeforeDetection.into())),
		(START - MINUTE, Ok(())),
		(START + 5 * MINUTE, Ok(())),
		(START + 5 * MINUTE + 1, Err(Error::<Test>::ResponseInFuture.into())),
	] {
		build_and_execute(|| {
			let incident = file();
			lead(incident);
			assert_eq!(complete(DOCTOR, incident, at), result);
		});
	}
}

#[test]
fn only_the_lead_says_so() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(complete(DOCTOR, incident, START), Error::<Test>::NotLead);
		lead(incident);
		assert_noop!(complete(EPIDEMIOLOGIST, incident, START), Error::<Test>::NotLead);
		assert_noop!(complete(CLERK, incident, START), DispatchError::BadOrigin);
		assert_noop!(complete(DOCTOR, 99, START), Error::<Test>::UnknownIncident);
	});
}
