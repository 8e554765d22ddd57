use super::*;

fn revise(incident: IncidentId, facts: Facts) -> sp_runtime::DispatchResult {
	plain(Incidents::revise(RuntimeOrigin::signed(NURSE), incident, facts))
}

#[test]
fn a_report_that_waits_for_triage_goes_on_waiting() {
	build_and_execute(|| {
		let incident = file();
		let before = get(incident);
		Now::set(START + HOUR);
		System::set_block_number(7);
		let other = Facts {
			regions: vec![region(420_200), region(420_106)].try_into().unwrap(),
			..severity(Severity::Extreme)
		};
		assert_ok!(revise(incident, other.clone()));

		assert_eq!(
			get(incident),
			Incident { revision: 2, region: region(420_000), severity: Severity::Extreme, ..before }
		);
		assert_eq!(
			Reports::<Test>::get(incident, 2),
			Some(Report {
				agency: HOSPITAL,
				officer: NURSE,
				facts: other.clone(),
				filed_at: START + HOUR,
				at: 7
			})
		);
		assert_eq!(Reports::<Test>::get(incident, 1).unwrap().facts, facts());
		assert_eq!(Incidents::last_report(incident).unwrap().facts, other);
		assert_eq!(
			last_event(),
			Event::Revised {
				incident,
				revision: 2,
				agency: HOSPITAL,
				officer: NURSE,
				region: region(420_000),
				previous: None,
				voided: None,
				round: None,
				verify_due: None,
				facts: other,
			}
		);
		assert!(Opened::get().is_empty());
	});
}

#[test]
fn a_round_is_voided_and_a_new_one_opened() {
	build_and_execute(|| {
		let incident = accept();
		Now::set(START + HOUR);
		let other =
			Facts { regions: vec![region(420_106)].try_into().unwrap(), ..severity(Severity::Moderate) };
		assert_ok!(revise(incident, other.clone()));

		let record = get(incident);
		assert_eq!(record.verification, Verification::UnderVerification);
		assert_eq!((record.revision, record.round, record.previous), (2, Some(2), None));
		assert_eq!(record.verify_due, Some(START + 25 * HOUR));
		assert_eq!(Voided::get(), [1]);
		let proposal = Opened::get().pop().unwrap();
		assert_eq!(proposal.subject, RoundSubject::Incident { incident, revision: 2 });
		assert_eq!(proposal.region, region(420_106));
		assert_eq!(proposal.quorum, disease().quorums.moderate);
		assert_eq!(proposal.content, Incidents::content_hash(DISEASE, CapStatus::Actual, &other));
		assert_eq!(
			last_event(),
			Event::Revised {
				incident,
				revision: 2,
				agency: HOSPITAL,
				officer: NURSE,
				region: region(420_106),
				previous: None,
				voided: Some(1),
				round: Some(2),
				verify_due: Some(START + 25 * HOUR),
				facts: other,
			}
		);
	});
}

#[test]
fn every_verdict_but_refuted_goes_back_under_verification() {
	for verdict in Verdict::ALL.iter().filter(|verdict| **verdict != Verdict::Refuted) {
		build_and_execute(|| {
			let incident = judged(*verdict);
			assert_ok!(revise(incident, severity(Severity::Minor)));

			let record = get(incident);
			assert_eq!(record.verification, Verification::UnderVerification);
			assert_eq!((record.previous, record.round), (Some(*verdict), Some(2)));
			assert!(Voided::get().is_empty(), "the round had ended");
			assert_eq!((record.judged, record.expires), (None, None));
			assert_eq!(Settled::get(), [1], "and is not appealed any more");
			assert!(matches!(
				last_event(),
				Event::Revised { previous, voided: None, round: Some(2), .. } if previous == Some(*verdict)
			));
		});
	}
}

#[test]
fn the_last_verdict_stays_until_another_is_reached() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		assert_ok!(revise(incident, severity(Severity::Minor)));
		assert_ok!(revise(incident, severity(Severity::Extreme)));
		assert_eq!(get(incident).previous, Some(Verdict::Confirmed));
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Observed));
		judge(incident, Verdict::Disputed);
		assert_eq!(get(incident).previous, Some(Verdict::Confirmed));
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Unknown));
		assert_ok!(revise(incident, severity(Severity::Minor)));
		assert_eq!(get(incident).previous, Some(Verdict::Disputed));
	});
}

#[test]
fn what_has_come_to_an_end_is_not_revised() {
	use Verification::*;
	for ended in [Refuted, Discarded, Merged, Expired] {
		build_and_execute(|| {
			let incident = force(ended);
			assert_noop!(revise(incident, severity(Severity::Minor)), Error::<Test>::NotRevisable);
		});
	}
	build_and_execute(|| {
		let incident = closed();
		assert_noop!(revise(incident, severity(Severity::Minor)), Error::<Test>::NotRevisable);
	});
}

#[test]
fn a_revision_changes_more_than_when_it_was_noted() {
	build_and_execute(|| {
		for incident in [file(), accept(), judged(Verdict::Confirmed)] {
			for trivial in [
				Facts { observed_at: START - 2 * MINUTE, ..facts() },
				Facts { utc_offset: 0, ..facts() },
				Facts { observed_at: START, utc_offset: -60, ..facts() },
			] {
				assert_noop!(revise(incident, trivial), Error::<Test>::TrivialRevision);
			}
			let told = Facts { utc_offset: 0, headline: headline(b"Eight cases"), ..facts() };
			assert_ok!(revise(incident, told));
		}
	});
}

#[test]
fn nobody_undoes_votes_that_are_being_counted() {
	build_and_execute(|| {
		let incident = accept();
		let due = START + DAY;
		for (now, result) in [
			(due, Err(Error::<Test>::RoundCounting.into())),
			(due + 10 * MINUTE - 1, Err(Error::<Test>::RoundCounting.into())),
			(due + 10 * MINUTE, Ok(())),
		] {
			Now::set(now);
			assert_eq!(revise(incident, severity(Severity::Minor)), result, "{now}");
		}
		assert_eq!(Voided::get(), [1]);
		let due = get(incident).verify_due.unwrap();
		Now::set(due - 1);
		assert_ok!(revise(incident, severity(Severity::Severe)));
		assert_eq!(Voided::get(), [1, 2]);
	});
}

#[test]
fn after_the_fourth_report_each_round_has_its_time() {
	build_and_execute(|| {
		let incident = accept();
		let grades = [Severity::Minor, Severity::Moderate, Severity::Extreme];
		for grade in grades {
			assert_ok!(revise(incident, severity(grade)));
		}
		assert_eq!(get(incident).revision, FREE_REVISIONS);
		assert_noop!(revise(incident, facts()), Error::<Test>::RevisedTooOften);
		// The round ends undecided and goes on above, for longer than a round below.
		Now::set(START + DAY);
		assert_ok!(follow(incident, 4, Verdict::Unverifiable, region(420_000)));
		assert_ok!(revise(incident, facts()));
		assert_noop!(revise(incident, severity(Severity::Minor)), Error::<Test>::RevisedTooOften);
		judge(incident, Verdict::Confirmed);
		assert_ok!(revise(incident, severity(Severity::Minor)));
	});
}

#[test]
fn who_vouched_did_so_for_other_facts() {
	build_and_execute(|| {
		let incident = accept();
		IncidentMap::mutate(incident, |record| record.as_mut().unwrap().provisional = true);
		assert_ok!(revise(incident, severity(Severity::Extreme)));
		assert!(!get(incident).provisional);
	});
}

#[test]
fn the_onset_may_be_learned_later_and_detection_may_not() {
	build_and_execute(|| {
		let incident = file();
		let onset = |onset| Facts { onset, observed_at: START, ..severity(Severity::Minor) };
		Now::set(START + HOUR);
		assert_ok!(revise(incident, onset(Some(START - 3 * DAY))));
		let stamps = get(incident).stamps;
		assert_eq!((stamps.emerged, stamps.detected), (Some(START - 3 * DAY), START - MINUTE));
		for unusable in [None, Some(START - MINUTE + 1)] {
			assert_ok!(revise(incident, onset(unusable)));
			assert_eq!(get(incident).stamps, stamps);
		}
	});
}

#[test]
fn every_officer_of_the_reporter_revises_and_nobody_else() {
	build_and_execute(|| {
		let incident = file();
		let other = severity(Severity::Minor);
		assert_noop!(
			Incidents::revise(RuntimeOrigin::signed(EPIDEMIOLOGIST), incident, other.clone()),
			Error::<Test>::NotReporter
		);
		for origin in [RuntimeOrigin::signed(CLERK), RuntimeOrigin::signed(99), RuntimeOrigin::root()] {
			assert_noop!(Incidents::revise(origin, incident, other.clone()), DispatchError::BadOrigin);
		}
		assert_ok!(Incidents::revise(RuntimeOrigin::signed(DOCTOR), incident, other));
		assert_ok!(Incidents::revise(RuntimeOrigin::signed(NURSE), incident, facts()));
	});
}

#[test]
fn the_incident_must_exist() {
	build_and_execute(|| {
		assert_noop!(revise(1, facts()), Error::<Test>::UnknownIncident);
	});
}

#[test]
fn facts_must_differ_from_the_last() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(revise(incident, facts()), Error::<Test>::SameFacts);
		assert_ok!(revise(incident, severity(Severity::Minor)));
		assert_noop!(revise(incident, severity(Severity::Minor)), Error::<Test>::SameFacts);
		assert_ok!(revise(incident, facts()));
	});
}

#[test]
fn wrong_facts_are_refused() {
	build_and_execute(|| {
		let incident = accept();
		let wrong = Facts { categories: Categories::of(&[Category::Geo]), ..facts() };
		assert_noop!(revise(incident, wrong), Error::<Test>::ForeignCategory);
		assert!(Voided::get().is_empty());
	});
}

#[test]
fn there_are_at_most_255_reports() {
	build_and_execute(|| {
		let incident = file();
		for revision in 2..=255 {
			let other = if revision % 2 == 0 { severity(Severity::Minor) } else { facts() };
			assert_ok!(revise(incident, other));
			assert_eq!(get(incident).revision, revision);
		}
		assert_noop!(revise(incident, severity(Severity::Minor)), Error::<Test>::TooManyRevisions);
	});
}

#[test]
fn the_timers_of_the_first_report_stay() {
	build_and_execute(|| {
		let incident = file();
		let before = get(incident);
		Now::set(before.report_due + 1);
		assert_ok!(revise(incident, Facts { observed_at: START + HOUR, ..severity(Severity::Minor) }));
		let record = get(incident);
		assert_eq!((record.report_due, record.filed_at), (before.report_due, START));
		assert_eq!((record.running, record.missed), (before.running, before.missed));
		assert!(missed().is_empty());
	});
}

#[test]
fn a_drill_stays_a_drill() {
	build_and_execute(|| {
		assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Exercise, facts()));
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), 1));
		assert_ok!(revise(1, severity(Severity::Minor)));
		judge(1, Verdict::Confirmed);
		assert_ok!(revise(1, facts()));
		assert_eq!(get(1).status, CapStatus::Exercise);
		assert!(Opened::get().iter().all(|proposal| proposal.status == CapStatus::Exercise));
	});
}

#[test]
fn nothing_changes_when_no_round_can_be_held() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		Voteless::set(true);
		assert_noop!(
			revise(incident, severity(Severity::Minor)),
			DispatchError::Other("nothing can be voted on")
		);
		assert_eq!(get(incident).verification, Verification::Confirmed);
	});
}
