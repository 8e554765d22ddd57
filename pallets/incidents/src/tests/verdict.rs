//! `OnRound::on_verdict`.

use super::*;

#[test]
fn a_verdict_ends_verification() {
	for (verdict, verification) in [
		(Verdict::Confirmed, Verification::Confirmed),
		(Verdict::Refuted, Verification::Refuted),
		(Verdict::Disputed, Verification::Disputed),
		(Verdict::Unverifiable, Verification::Unverifiable),
		(Verdict::ConfirmedLimited, Verification::ConfirmedLimited),
	] {
		build_and_execute(|| {
			let incident = accept();
			let before = get(incident);
			let now = START + DAY + 10 * MINUTE;
			Now::set(now);
			assert_ok!(Incidents::on_verdict(subject(incident), 1, verdict));

			let expires = (verdict == Verdict::Unverifiable).then_some(now + 14 * DAY);
			let running = Running { verify: None, ..before.running };
			assert_eq!(
				get(incident),
				Incident { verification, round: None, judged: Some(1), expires, running, ..before }
			);
			assert_eq!(get(incident).verify_due, Some(START + 24 * HOUR), "the due time stays on record");
			assert_eq!(
				last_event(),
				Event::VerdictReached { incident, revision: 1, round: 1, verdict, expires }
			);
		});
	}
}

#[test]
fn a_verdict_takes_the_place_of_a_provisional_one() {
	build_and_execute(|| {
		let incident = accept();
		IncidentMap::mutate(incident, |record| record.as_mut().unwrap().provisional = true);
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Likely));
		judge(incident, Verdict::Unverifiable);
		assert!(!get(incident).provisional);
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Unknown));
	});
}

#[test]
fn a_verdict_on_earlier_facts_is_dropped() {
	build_and_execute(|| {
		let incident = accept();
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::revise(origin, incident, severity(Severity::Minor)));
		let verdict = |revision, round| {
			Incidents::on_verdict(RoundSubject::Incident { incident, revision }, round, Verdict::Confirmed)
		};
		for (revision, round) in [(1, 1), (1, 2), (2, 1), (3, 2), (2, 3)] {
			assert_noop!(verdict(revision, round), Error::<Test>::StaleVerdict);
		}
		MockRounds::end(2);
		assert_ok!(verdict(2, 2));
	});
}

#[test]
fn a_verdict_comes_once() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		assert_noop!(
			Incidents::on_verdict(subject(incident), 1, Verdict::Refuted),
			Error::<Test>::StaleVerdict
		);
	});
}

#[test]
fn no_verdict_without_a_round() {
	for state in Verification::ALL.iter().filter(|state| **state != Verification::UnderVerification) {
		build_and_execute(|| {
			let incident = force(*state);
			assert_noop!(
				Incidents::on_verdict(subject(incident), 1, Verdict::Confirmed),
				Error::<Test>::StaleVerdict
			);
		});
	}
}

#[test]
fn the_incident_must_exist() {
	build_and_execute(|| {
		let subject = RoundSubject::Incident { incident: 1, revision: 1 };
		assert_noop!(Incidents::on_verdict(subject, 1, Verdict::Confirmed), Error::<Test>::UnknownIncident);
	});
}

#[test]
fn what_is_about_something_else_is_left_alone() {
	build_and_execute(|| {
		accept();
		for subject in [RoundSubject::Need { request: 1, line: 0 }, RoundSubject::Delivery { shipment: 1 }] {
			frame_support::assert_storage_noop!(assert_ok!(Incidents::on_verdict(
				subject,
				1,
				Verdict::Confirmed
			)));
			let next = OpenedRound { round: 2, region: RegionCode::NATION, deadline: START };
			frame_support::assert_storage_noop!(assert_ok!(Incidents::on_followed(
				subject,
				1,
				Verdict::Disputed,
				next
			)));
		}
	});
}

#[test]
fn the_first_verdict_is_late_once_counting_has_had_its_time() {
	for (late, count) in [(0, 0), (1, 1)] {
		build_and_execute(|| {
			let incident = accept();
			Now::set(START + DAY + 10 * MINUTE + late);
			judge(incident, Verdict::Confirmed);
			let by = Responsible::Region(region(420_100));
			assert_eq!(Missed::<Test>::get(by, Timer::Verify), count);
			assert_eq!(get(incident).running.verify, None);
			// A later round is not timed.
			let origin = RuntimeOrigin::signed(DOCTOR);
			assert_ok!(Incidents::revise(origin, incident, severity(Severity::Minor)));
			pass(3 * DAY);
			assert_eq!(Missed::<Test>::get(by, Timer::Verify), count);
		});
	}
}

#[test]
fn a_revision_does_not_put_off_the_first_verdict() {
	build_and_execute(|| {
		let incident = accept();
		Now::set(START + 23 * HOUR);
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::revise(origin, incident, severity(Severity::Minor)));
		pass(2 * HOUR);
		let by = Responsible::Region(region(420_100));
		let missed = Event::TimerMissed { incident, timer: Timer::Verify, due: START + DAY, by, count: 1 };
		assert_eq!(last_event(), missed);
		assert_eq!(get(incident).verify_due, Some(START + 47 * HOUR));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_of_other_pallets_get_an_incident() {
	build_and_execute(|| {
		let waiting = Incidents::benchmark_incident(CapStatus::Exercise, None);
		assert_eq!(get(waiting).status, CapStatus::Exercise);
		assert_eq!(get(waiting).verification, Verification::Reported);
		let voted = Incidents::benchmark_incident(CapStatus::Actual, Some(9));
		assert_ok!(Incidents::on_verdict(subject(voted), 9, Verdict::Confirmed));
	});
}
