use super::*;

const REASONS: [DiscardReason; 4] =
	[DiscardReason::NotAnEvent, DiscardReason::OutOfScope, DiscardReason::Spam, DiscardReason::Stale];

#[test]
fn a_discard_is_on_record() {
	build_and_execute(|| {
		for reason in REASONS {
			let incident = file();
			let before = get(incident);
			assert_ok!(Incidents::triage_discard(RuntimeOrigin::signed(CLERK), incident, reason));

			let running = Running { triage: None, ..before.running };
			assert_eq!(get(incident), Incident { verification: Verification::Discarded, running, ..before });
			assert_eq!(
				Discards::<Test>::get(incident),
				Some(Discard { agency: COMMISSION, officer: CLERK, reason })
			);
			assert_eq!(
				last_event(),
				Event::TriageDiscarded { incident, agency: COMMISSION, officer: CLERK, reason }
			);
		}
		assert!(Opened::get().is_empty());
	});
}

#[test]
fn jurisdiction_must_cover_the_incident() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(
			Incidents::triage_discard(
				RuntimeOrigin::signed(NEIGHBOUR_OFFICER),
				incident,
				DiscardReason::Spam
			),
			Error::<Test>::OutsideJurisdiction
		);
	});
}

#[test]
fn the_reporter_does_not_triage() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(EPIDEMIOLOGIST);
		assert_ok!(Incidents::file(origin.clone(), DISEASE, CapStatus::Actual, facts()));
		assert_noop!(Incidents::triage_discard(origin, 1, DiscardReason::Spam), Error::<Test>::OwnReport);
	});
}

#[test]
fn only_triage_discards() {
	build_and_execute(|| {
		let incident = file();
		for origin in [RuntimeOrigin::signed(DOCTOR), RuntimeOrigin::signed(99), RuntimeOrigin::root()] {
			assert_noop!(
				Incidents::triage_discard(origin, incident, DiscardReason::Spam),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_incident_must_exist() {
	build_and_execute(|| {
		assert_noop!(
			Incidents::triage_discard(RuntimeOrigin::signed(CLERK), 1, DiscardReason::Spam),
			Error::<Test>::UnknownIncident
		);
	});
}

#[test]
fn what_was_triaged_is_not_triaged_again() {
	for state in Verification::ALL.iter().filter(|state| **state != Verification::Reported) {
		build_and_execute(|| {
			let incident = force(*state);
			assert_noop!(
				Incidents::triage_discard(RuntimeOrigin::signed(CLERK), incident, DiscardReason::Spam),
				Error::<Test>::AlreadyTriaged
			);
		});
	}
}

#[test]
fn nobody_owes_a_response_to_what_was_discarded() {
	build_and_execute(|| {
		let incident = force(Verification::Discarded);
		pass(8 * DAY);
		assert_eq!(get(incident).running, Running::default());
		assert!(missed().is_empty());
	});
}
