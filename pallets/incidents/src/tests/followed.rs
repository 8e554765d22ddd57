//! `OnRound::on_followed`.

use super::*;

#[test]
fn a_round_goes_on_one_level_up() {
	for (verdict, previous) in [(Verdict::Unverifiable, None), (Verdict::Disputed, Some(Verdict::Disputed))] {
		build_and_execute(|| {
			let incident = accept();
			let before = get(incident);
			Now::set(START + DAY);
			assert_ok!(follow(incident, 1, verdict, region(420_000)));
			let verify_due = START + 2 * DAY;
			assert_eq!(
				get(incident),
				Incident { round: Some(2), verify_due: Some(verify_due), previous, ..before }
			);
			assert_eq!(
				last_event(),
				Event::RoundFollowed {
					incident,
					revision: 1,
					from: 1,
					verdict,
					round: 2,
					region: region(420_000),
					verify_due,
				}
			);
			judge(incident, Verdict::Confirmed);
			assert_eq!((get(incident).judged, get(incident).previous), (Some(2), previous));
		});
	}
}

#[test]
fn every_verdict_can_be_appealed() {
	for verdict in Verdict::ALL {
		build_and_execute(|| {
			let incident = judged(*verdict);
			let before = get(incident);
			assert_ok!(follow(incident, 1, *verdict, region(420_100)));
			assert_eq!(
				get(incident),
				Incident {
					verification: Verification::UnderVerification,
					round: Some(2),
					verify_due: Some(START + DAY),
					previous: Some(*verdict),
					judged: None,
					expires: None,
					..before
				}
			);
			pass(30 * DAY);
			assert_eq!(get(incident).verification, Verification::UnderVerification, "nothing expires");
			judge(incident, Verdict::Confirmed);
		});
	}
}

#[test]
fn what_is_not_of_the_incident_as_it_is_now_is_dropped() {
	build_and_execute(|| {
		let stale = DispatchError::from(Error::<Test>::StaleVerdict);
		let incident = accept();
		assert_noop!(follow(incident, 2, Verdict::Disputed, region(420_000)), stale);
		let next = OpenedRound { round: 2, region: region(420_000), deadline: START + DAY };
		let subject = |revision| RoundSubject::Incident { incident, revision };
		assert_noop!(Incidents::on_followed(subject(2), 1, Verdict::Disputed, next), stale);
		judge(incident, Verdict::Confirmed);
		// Another verdict than the one that stands.
		assert_noop!(Incidents::on_followed(subject(1), 1, Verdict::Refuted, next), stale);
		assert_noop!(Incidents::on_followed(subject(1), 2, Verdict::Confirmed, next), stale);
		let other = RoundSubject::Incident { incident: 99, revision: 1 };
		assert_noop!(
			Incidents::on_followed(other, 1, Verdict::Confirmed, next),
			Error::<Test>::UnknownIncident
		);
	});
}

#[test]
fn an_appeal_comes_too_late_for_what_changed() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::revise(origin, incident, severity(Severity::Minor)));
		assert_noop!(follow(incident, 1, Verdict::Confirmed, region(420_100)), Error::<Test>::StaleVerdict);
		assert_eq!(Settled::get(), [1], "and the rounds were told");
	});
}

#[test]
fn a_closed_incident_may_be_appealed_and_reopened() {
	build_and_execute(|| {
		let incident = closed();
		assert_ok!(follow(incident, 1, Verdict::Confirmed, region(420_100)));
		assert_eq!(get(incident).management, Management::Closed);
		let reason = ReopenReason::Mistake;
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::reopen(origin, incident, reason, severity(Severity::Minor)));
		assert_eq!(Voided::get(), [2]);
	});
}
