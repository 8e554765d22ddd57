use super::*;

fn merge(officer: AccountId, incident: IncidentId, target: IncidentId) -> DispatchResult {
	Incidents::merge_into(RuntimeOrigin::signed(officer), incident, target)
}

/// Files the facts as the centre for disease control.
fn file_as_cdc() -> IncidentId {
	let incident = NextIncident::<Test>::get();
	let origin = RuntimeOrigin::signed(EPIDEMIOLOGIST);
	assert_ok!(Incidents::file(origin, DISEASE, CapStatus::Actual, facts()));
	incident
}

#[test]
fn triage_merges_at_once() {
	build_and_execute(|| {
		let (incident, target) = (accept(), file_as_cdc());
		let before = get(target);
		assert_ok!(merge(CLERK, incident, target));
		let record = get(incident);
		assert_eq!((record.verification, record.merged_into), (Verification::Merged, Some(target)));
		assert_eq!((record.round, record.running), (None, Running::default()));
		assert_eq!(Voided::get(), [1]);
		assert_eq!(get(target), Incident { absorbed: 1, ..before }, "nothing is added up");
		let (agency, officer) = (COMMISSION, CLERK);
		assert_eq!(
			last_event(),
			Event::Merged { incident, target, agency, officer, proposer: None, voided: Some(1) }
		);
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Unknown));
	});
}

#[test]
fn two_reporters_merge_together() {
	for (first, second, agency) in [(DOCTOR, EPIDEMIOLOGIST, HOSPITAL), (EPIDEMIOLOGIST, NURSE, CDC)] {
		build_and_execute(|| {
			let (incident, target) = (file(), file_as_cdc());
			assert_ok!(merge(first, incident, target));
			let expires = START + DAY;
			assert_eq!(
				last_event(),
				Event::MergeProposed { incident, target, revisions: (1, 1), agency, officer: first, expires }
			);
			assert_eq!(get(incident).verification, Verification::Reported);
			assert_noop!(merge(first, incident, target), Error::<Test>::OtherMustAgree);
			assert_ok!(merge(second, incident, target));
			assert_eq!(get(incident).merged_into, Some(target));
			assert!(matches!(last_event(), Event::Merged { proposer: Some(who), .. } if who == first));
			assert!(!MergeProposals::<Test>::contains_key(incident));
		});
	}
}

#[test]
fn one_reporter_of_both_merges_alone() {
	build_and_execute(|| {
		let (incident, target) = (file(), file());
		assert_ok!(merge(DOCTOR, incident, target));
		assert_eq!((get(incident).merged_into, get(target).absorbed), (Some(target), 1));
	});
}

#[test]
fn a_word_lapses_and_goes_with_its_officer() {
	for (stop, agreed) in [
		((|| Now::set(START + DAY - 1)) as fn(), true),
		(|| Now::set(START + DAY), false),
		(|| Stopped::set(vec![DOCTOR]), false),
	] {
		build_and_execute(|| {
			let (incident, target) = (file(), file_as_cdc());
			assert_ok!(merge(DOCTOR, incident, target));
			stop();
			assert_ok!(merge(EPIDEMIOLOGIST, incident, target));
			assert_eq!(get(incident).merged_into.is_some(), agreed);
		});
	}
}

#[test]
fn a_word_is_for_the_facts_it_was_said_of() {
	for (reporter, revised) in [(DOCTOR, 1), (EPIDEMIOLOGIST, 2)] {
		build_and_execute(|| {
			let (incident, target) = (file(), file_as_cdc());
			assert_ok!(merge(DOCTOR, incident, target));
			let origin = RuntimeOrigin::signed(reporter);
			assert_ok!(Incidents::revise(origin, revised, severity(Severity::Minor)));
			assert_ok!(merge(EPIDEMIOLOGIST, incident, target));
			assert_eq!(get(incident).merged_into, None, "a word anew");
			assert_ok!(merge(NURSE, incident, target));
			assert_eq!(get(incident).merged_into, Some(target));
		});
	}
}

#[test]
fn nobody_keeps_the_own_reporter_from_naming_the_right_one() {
	build_and_execute(|| {
		let (incident, target) = (file(), file_as_cdc());
		// The neighbour tells of the same and wants it all.
		let origin = RuntimeOrigin::signed(NEIGHBOUR_OFFICER);
		assert_ok!(Incidents::file(origin, DISEASE, CapStatus::Actual, facts()));
		let grabbing = target + 1;
		assert_ok!(merge(NEIGHBOUR_OFFICER, incident, grabbing));
		assert_noop!(merge(EPIDEMIOLOGIST, incident, target), Error::<Test>::MergeWordWaits);
		assert_ok!(merge(DOCTOR, incident, target));
		assert_noop!(merge(NEIGHBOUR_OFFICER, incident, grabbing), Error::<Test>::MergeWordWaits);
		assert_ok!(merge(EPIDEMIOLOGIST, incident, target));
		assert_eq!(get(incident).merged_into, Some(target));
	});
}

#[test]
fn the_two_are_the_same_event() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(merge(CLERK, incident, incident), Error::<Test>::MergeWithItself);
		for (a, b) in [(incident, 99), (99, incident)] {
			assert_noop!(merge(CLERK, a, b), Error::<Test>::UnknownIncident);
		}
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::file(origin.clone(), DISEASE, CapStatus::Exercise, facts()));
		let quake = Facts { categories: Categories::of(&[Category::Geo]), ..facts() };
		assert_ok!(Incidents::file(origin, EARTHQUAKE, CapStatus::Actual, quake));
		for other in [2, 3] {
			assert_noop!(merge(CLERK, incident, other), Error::<Test>::NotTheSame);
			assert_noop!(merge(CLERK, other, incident), Error::<Test>::NotTheSame);
		}
	});
}

#[test]
fn only_what_waits_or_is_voted_on_is_merged() {
	for state in Verification::ALL {
		build_and_execute(|| {
			let incident = force(*state);
			let target = file();
			let expected = match state {
				Verification::Reported | Verification::UnderVerification => Ok(()),
				_ => Err(Error::<Test>::NotMergeable.into()),
			};
			assert_eq!(merge(CLERK, incident, target), expected, "{state:?}");
		});
	}
}

#[test]
fn nothing_is_merged_into_what_is_gone() {
	for state in Verification::ALL {
		build_and_execute(|| {
			let target = force(*state);
			let incident = file();
			let expected = match state {
				Verification::Discarded | Verification::Merged | Verification::Expired => {
					Err(Error::<Test>::NotMergeTarget.into())
				}
				_ => Ok(()),
			};
			assert_eq!(merge(CLERK, incident, target), expected, "{state:?}");
		});
	}
}

#[test]
fn there_are_no_chains_and_no_rings() {
	build_and_execute(|| {
		let (a, b, c) = (file(), file(), file());
		assert_ok!(merge(CLERK, a, b));
		assert_noop!(merge(CLERK, b, a), Error::<Test>::HasAbsorbed);
		assert_noop!(merge(CLERK, b, c), Error::<Test>::HasAbsorbed);
		assert_noop!(merge(CLERK, c, a), Error::<Test>::NotMergeTarget);
		assert_noop!(merge(CLERK, a, c), Error::<Test>::NotMergeable);
		assert_ok!(merge(CLERK, c, b));
		assert_eq!(get(b).absorbed, 2);
	});
}

#[test]
fn who_has_no_say_is_told_why() {
	build_and_execute(|| {
		let (incident, target) = (file(), file_as_cdc());
		// Triage of elsewhere that reported neither.
		assert_noop!(merge(NEIGHBOUR_OFFICER, incident, target), Error::<Test>::OutsideJurisdiction);
		for officer in [DIRECTOR, 99] {
			assert_noop!(merge(officer, incident, target), DispatchError::BadOrigin);
		}
		assert_noop!(Incidents::merge_into(RuntimeOrigin::root(), 1, 2), DispatchError::BadOrigin);
		// A reporter of something else.
		Register::mutate(|register| register[3].0.roles = Roles::of(&[Role::Report]));
		assert_noop!(merge(NEIGHBOUR_OFFICER, incident, target), Error::<Test>::NotEitherReporter);
		// Triage by a reporter of one of the two is a reporter's word.
		Register::mutate(|register| register[1].0.roles = Roles::of(&[Role::Triage]));
		assert_noop!(merge(EPIDEMIOLOGIST, incident, target), Error::<Test>::OwnReport);
	});
}

#[test]
fn what_was_missed_before_stays_missed() {
	build_and_execute(|| {
		let (incident, target) = (file(), file());
		Now::set(START + DAY + 1);
		assert_ok!(merge(CLERK, incident, target));
		assert!(get(incident).missed.contains(Timer::Triage));
		pass(10 * DAY);
		let by = Responsible::Region(region(420_100));
		assert_eq!(missed(), [(by, Timer::Triage, 2), (by, Timer::Respond, 1)]);
	});
}
