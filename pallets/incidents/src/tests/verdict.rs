//! `OnVerdict`.

use super::*;

#[test]
fn a_verdict_ends_verification() {
	for (verdict, verification) in [
		(Verdict::Confirmed, Verification::Confirmed),
		(Verdict::Refuted, Verification::Refuted),
		(Verdict::Disputed, Verification::Disputed),
		(Verdict::Unverifiable, Verification::Unverifiable),
	] {
		build_and_execute(|| {
			let incident = accept();
			let before = get(incident);
			Now::set(START + 30 * HOUR);
			assert_ok!(Incidents::on_verdict(incident, 1, 1, verdict));

			assert_eq!(get(incident), Incident { verification, round: None, ..before });
			assert_eq!(get(incident).verify_due, Some(START + 24 * HOUR), "the due time stays on record");
			assert_eq!(last_event(), Event::VerdictReached { incident, revision: 1, round: 1, verdict });
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
		for (revision, round) in [(1, 1), (1, 2), (2, 1), (3, 2), (2, 3)] {
			assert_noop!(
				Incidents::on_verdict(incident, revision, round, Verdict::Confirmed),
				Error::<Test>::StaleVerdict
			);
		}
		assert_ok!(Incidents::on_verdict(incident, 2, 2, Verdict::Confirmed));
	});
}

#[test]
fn a_verdict_comes_once() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		assert_noop!(Incidents::on_verdict(incident, 1, 1, Verdict::Refuted), Error::<Test>::StaleVerdict);
	});
}

#[test]
fn no_verdict_without_a_round() {
	for state in Verification::ALL.iter().filter(|state| **state != Verification::UnderVerification) {
		build_and_execute(|| {
			let incident = force(*state);
			assert_noop!(
				Incidents::on_verdict(incident, 1, 1, Verdict::Confirmed),
				Error::<Test>::StaleVerdict
			);
		});
	}
}

#[test]
fn the_incident_must_exist() {
	build_and_execute(|| {
		assert_noop!(Incidents::on_verdict(1, 1, 1, Verdict::Confirmed), Error::<Test>::UnknownIncident);
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
		assert_ok!(Incidents::on_verdict(voted, 1, 9, Verdict::Confirmed));
	});
}
