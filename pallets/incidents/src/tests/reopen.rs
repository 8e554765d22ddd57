use super::*;
use Verification::*;

fn reopen(officer: AccountId, incident: IncidentId, facts: Facts) -> DispatchResult {
	plain(Incidents::reopen(RuntimeOrigin::signed(officer), incident, ReopenReason::NewEvidence, facts))
}

#[test]
fn an_end_is_left_with_new_facts_and_a_round() {
	for (state, previous) in
		[(Refuted, Some(Verdict::Refuted)), (Discarded, None), (Expired, Some(Verdict::Unverifiable))]
	{
		build_and_execute(|| {
			let incident = force(state);
			let before = get(incident);
			let now = Now::get();
			let other = severity(Severity::Extreme);
			assert_ok!(reopen(NURSE, incident, other.clone()));

			let record = get(incident);
			assert_eq!(record.verification, UnderVerification, "{state:?}");
			assert_eq!((record.revision, record.previous), (2, previous));
			assert_eq!((record.judged, record.round), (None, Some(Opened::get().len() as u64)));
			assert_eq!(record.verify_due, Some(now + DAY));
			assert_eq!(record.management, before.management);
			assert_eq!(Reports::<Test>::get(incident, 2).unwrap().facts, other);
			assert_eq!(Settled::get(), before.judged.into_iter().collect::<Vec<_>>());
			assert_eq!(
				last_event(),
				Event::Reopened {
					incident,
					revision: 2,
					agency: HOSPITAL,
					officer: NURSE,
					reason: ReopenReason::NewEvidence,
					region: region(420_100),
					management: Management::Pending,
					previous,
					voided: None,
					round: record.round.unwrap(),
					verify_due: now + DAY,
					respond_due: None,
					facts: other,
				}
			);
			assert!(!Discards::<Test>::contains_key(incident));
		});
	}
}

#[test]
fn what_was_closed_is_ongoing_again_whatever_was_found() {
	for verdict in Verdict::ALL {
		build_and_execute(|| {
			let incident = judged(*verdict);
			lead(incident);
			assert_ok!(Incidents::close(RuntimeOrigin::signed(DOCTOR), incident, message(9)));
			assert_ok!(reopen(DOCTOR, incident, severity(Severity::Minor)));
			let record = get(incident);
			assert_eq!(
				(record.verification, record.management, record.previous, record.lead),
				(UnderVerification, Management::Ongoing, Some(*verdict), Some(HOSPITAL))
			);
			assert!(!Closures::<Test>::contains_key(incident));
		});
	}
}

#[test]
fn what_has_not_come_to_an_end_is_revised_instead() {
	build_and_execute(|| {
		let open = [Reported, UnderVerification, Confirmed, ConfirmedLimited, Disputed, Unverifiable];
		for state in open.into_iter().chain([Merged]) {
			let incident = force(state);
			assert_noop!(reopen(DOCTOR, incident, severity(Severity::Minor)), Error::<Test>::NotReopenable);
		}
	});
}

#[test]
fn the_response_is_timed_again_where_it_lapsed_unowed() {
	build_and_execute(|| {
		let incident = force(Refuted);
		pass(8 * DAY);
		assert_eq!(get(incident).running.respond, None);
		assert!(missed().is_empty());
		assert_ok!(reopen(DOCTOR, incident, severity(Severity::Minor)));
		let due = START + 15 * DAY;
		assert_eq!(get(incident).running.respond, Some(due));
		assert!(matches!(last_event(), Event::Reopened { respond_due, .. } if respond_due == Some(due)));
	});
	// But not where it was missed, or is complete.
	build_and_execute(|| {
		let incident = accept();
		pass(8 * DAY);
		judge(incident, Verdict::Refuted);
		assert_ok!(reopen(DOCTOR, incident, severity(Severity::Minor)));
		assert_eq!(get(incident).running.respond, None);
	});
	build_and_execute(|| {
		let incident = force(Refuted);
		lead(incident);
		assert_ok!(Incidents::complete_response(RuntimeOrigin::signed(DOCTOR), incident, START));
		assert_ok!(reopen(DOCTOR, incident, severity(Severity::Minor)));
		assert_eq!(get(incident).running.respond, None);
	});
}

#[test]
fn there_must_be_something_new_and_right() {
	build_and_execute(|| {
		let incident = force(Refuted);
		assert_noop!(reopen(DOCTOR, incident, facts()), Error::<Test>::SameFacts);
		let trivial = Facts { utc_offset: 0, ..facts() };
		assert_noop!(reopen(DOCTOR, incident, trivial), Error::<Test>::TrivialRevision);
		let wrong = Facts { headline: headline(b""), ..facts() };
		assert_noop!(reopen(DOCTOR, incident, wrong), Error::<Test>::HeadlineEmpty);
		IncidentMap::mutate(incident, |record| record.as_mut().unwrap().revision = 255);
		assert_noop!(reopen(DOCTOR, incident, severity(Severity::Minor)), Error::<Test>::TooManyRevisions);
		IncidentMap::mutate(incident, |record| record.as_mut().unwrap().revision = 1);
	});
}

#[test]
fn only_the_reporter_reopens() {
	build_and_execute(|| {
		let incident = force(Refuted);
		let other = severity(Severity::Minor);
		assert_noop!(reopen(EPIDEMIOLOGIST, incident, other.clone()), Error::<Test>::NotReporter);
		assert_noop!(reopen(CLERK, incident, other.clone()), DispatchError::BadOrigin);
		assert_noop!(reopen(DOCTOR, 99, other), Error::<Test>::UnknownIncident);
	});
}

#[test]
fn nothing_changes_when_no_round_can_be_held() {
	build_and_execute(|| {
		let incident = force(Refuted);
		Voteless::set(true);
		assert_noop!(
			reopen(DOCTOR, incident, severity(Severity::Minor)),
			DispatchError::Other("nothing can be voted on")
		);
	});
}
