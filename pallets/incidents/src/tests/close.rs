use super::*;

fn close(officer: AccountId, incident: IncidentId) -> DispatchResult {
	Incidents::close(RuntimeOrigin::signed(officer), incident, message(9))
}

#[test]
fn the_lead_closes_with_a_final_report() {
	for management in [Management::Ongoing, Management::Contained] {
		build_and_execute(|| {
			let incident = judged(Verdict::Confirmed);
			lead(incident);
			IncidentMap::mutate(incident, |record| record.as_mut().unwrap().management = management);
			let before = get(incident);
			assert_ok!(close(NURSE, incident));
			assert_eq!(get(incident), Incident { management: Management::Closed, ..before });
			let (agency, officer, report) = (HOSPITAL, NURSE, message(9));
			assert_eq!(Closures::<Test>::get(incident), Some(Closure { agency, officer, report, at: START }));
			assert_eq!(last_event(), Event::Closed { incident, report, agency, officer });
			assert_noop!(close(NURSE, incident), Error::<Test>::WrongManagement);
		});
	}
}

#[test]
fn nothing_is_closed_that_something_is_needed_for() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		lead(incident);
		Needed::set(vec![incident]);
		assert_noop!(close(DOCTOR, incident), Error::<Test>::NeedsOpen);
		Needed::set(vec![incident + 1]);
		assert_ok!(close(DOCTOR, incident));
	});
}

#[test]
fn nothing_is_closed_before_it_was_looked_at() {
	build_and_execute(|| {
		for state in Verification::ALL {
			let incident = force(*state);
			if !matches!(state, Verification::Discarded | Verification::Merged) {
				lead(incident);
				let waits = matches!(state, Verification::Reported | Verification::UnderVerification);
				let expected = if waits { Err(Error::<Test>::StillVerifying.into()) } else { Ok(()) };
				assert_eq!(close(DOCTOR, incident), expected, "{state:?}");
			}
			Now::set(START);
		}
	});
}

#[test]
fn only_the_lead_closes() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		assert_noop!(close(DOCTOR, incident), Error::<Test>::NotLead);
		lead(incident);
		assert_noop!(close(EPIDEMIOLOGIST, incident), Error::<Test>::NotLead);
		assert_noop!(close(CLERK, incident), DispatchError::BadOrigin);
		assert_noop!(close(DOCTOR, 99), Error::<Test>::UnknownIncident);
	});
}
