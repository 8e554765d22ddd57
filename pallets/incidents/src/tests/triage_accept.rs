use super::*;
use muster_primitives::RoundProposal;

#[test]
fn a_round_opens_on_the_facts() {
	build_and_execute(|| {
		let incident = file();
		let before = get(incident);
		Now::set(START + HOUR);
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));

		let verify_due = START + 25 * HOUR;
		assert_eq!(
			get(incident),
			Incident {
				verification: Verification::UnderVerification,
				round: Some(1),
				verify_due: Some(verify_due),
				running: Running { triage: None, verify: Some(verify_due), ..before.running },
				..before
			}
		);
		assert_eq!(
			Opened::get(),
			[RoundProposal {
				subject: RoundSubject::Incident { incident, revision: 1 },
				content: Incidents::content_hash(DISEASE, CapStatus::Actual, &facts()),
				region: region(420_100),
				reporter: HOSPITAL,
				category: Category::Health,
				classes: disease().voters,
				competent: disease().competent,
				quorum: disease().quorums.severe,
				duration: 24 * HOUR,
				challenge: 2 * DAY,
				status: CapStatus::Actual,
			}]
		);
		assert_eq!(
			last_event(),
			Event::TriageAccepted {
				incident,
				revision: 1,
				agency: COMMISSION,
				officer: CLERK,
				round: 1,
				verify_due,
			}
		);
	});
}

#[test]
fn the_quorum_is_of_the_severity() {
	build_and_execute(|| {
		let quorums = disease().quorums;
		for (grade, quorum) in [
			(Severity::Extreme, quorums.extreme),
			(Severity::Severe, quorums.severe),
			(Severity::Moderate, quorums.moderate),
			(Severity::Minor, quorums.minor),
			(Severity::Unknown, quorums.unknown),
		] {
			let incident = NextIncident::<Test>::get();
			let origin = RuntimeOrigin::signed(DOCTOR);
			assert_ok!(Incidents::file(origin, DISEASE, CapStatus::Actual, severity(grade)));
			assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
			assert_eq!(Opened::get().pop().unwrap().quorum, quorum);
		}
	});
}

#[test]
fn the_content_hash_is_of_type_status_and_facts() {
	let hash = Incidents::content_hash(DISEASE, CapStatus::Actual, &facts());
	assert_ne!(hash, Incidents::content_hash(EARTHQUAKE, CapStatus::Actual, &facts()));
	assert_ne!(hash, Incidents::content_hash(DISEASE, CapStatus::Exercise, &facts()));
	assert_ne!(hash, Incidents::content_hash(DISEASE, CapStatus::Actual, &severity(Severity::Minor)));
}

#[test]
fn a_wider_jurisdiction_will_do() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(EPIDEMIOLOGIST), incident));
	});
}

#[test]
fn jurisdiction_must_cover_the_whole_incident() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(
			Incidents::triage_accept(RuntimeOrigin::signed(NEIGHBOUR_OFFICER), incident),
			Error::<Test>::OutsideJurisdiction
		);
		let wide = Facts { regions: vec![region(420_106), region(420_200)].try_into().unwrap(), ..facts() };
		assert_ok!(Incidents::revise(RuntimeOrigin::signed(DOCTOR), incident, wide));
		assert_noop!(
			Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident),
			Error::<Test>::OutsideJurisdiction
		);
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(EPIDEMIOLOGIST), incident));
	});
}

#[test]
fn the_reporter_does_not_triage() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(EPIDEMIOLOGIST);
		assert_ok!(Incidents::file(origin.clone(), DISEASE, CapStatus::Actual, facts()));
		assert_noop!(Incidents::triage_accept(origin, 1), Error::<Test>::OwnReport);
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), 1));
	});
}

#[test]
fn only_triage_accepts() {
	build_and_execute(|| {
		let incident = file();
		for origin in [RuntimeOrigin::signed(DOCTOR), RuntimeOrigin::signed(99), RuntimeOrigin::root()] {
			assert_noop!(Incidents::triage_accept(origin, incident), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn the_incident_must_exist() {
	build_and_execute(|| {
		assert_noop!(
			Incidents::triage_accept(RuntimeOrigin::signed(CLERK), 1),
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
				Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident),
				Error::<Test>::AlreadyTriaged
			);
		});
	}
}

#[test]
fn the_incident_waits_on_when_no_round_can_be_held() {
	build_and_execute(|| {
		let incident = file();
		Voteless::set(true);
		assert_noop!(
			Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident),
			DispatchError::Other("nothing can be voted on")
		);
	});
}

#[test]
fn the_verdict_is_due_when_the_round_ends_wherever_it_opens() {
	build_and_execute(|| {
		Raised::set(Some(RegionCode::NATION));
		let incident = accept();
		assert_eq!(get(incident).region, region(420_100), "the incident stays where it is");
		assert_eq!(get(incident).verify_due, Some(START + DAY));
	});
}

#[test]
fn triage_is_late_after_its_time() {
	for (late, count) in [(0, 0), (1, 1)] {
		build_and_execute(|| {
			let incident = file();
			Now::set(START + DAY + late);
			assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
			let by = Responsible::Region(region(420_100));
			assert_eq!(Missed::<Test>::get(by, Timer::Triage), count);
			assert_eq!(get(incident).missed.contains(Timer::Triage), late > 0);
			assert_eq!(get(incident).running.triage, None);
		});
	}
}
