//! `do_try_state` objects to every kind of damage.

use super::*;

/// Damages the storage after one incident of each state was made, and expects this objection.
fn objects(objection: &'static str, damage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		for state in Verification::ALL {
			force(*state);
			Now::set(START);
		}
		assert_eq!(Incidents::do_try_state(), Ok(()), "the state was sound before");
		damage();
		assert_eq!(Incidents::do_try_state(), Err(DispatchError::Other(objection)));
	});
}

/// Number of the incident in this state. Beside the merged one stands its target.
fn of(state: Verification) -> IncidentId {
	let at = |state| Verification::ALL.iter().zip(1..).find(|(each, _)| **each == state).unwrap().1;
	at(state) + u64::from(at(state) > at(Verification::Merged))
}

/// Changes the incident in this state.
fn change(state: Verification, change: impl FnOnce(&mut Incident)) {
	IncidentMap::mutate(of(state), |record| change(record.as_mut().unwrap()));
}

#[test]
fn an_incident_beyond_the_counter() {
	objects("an incident has a number that was never given", || NextIncident::<Test>::put(9));
}

#[test]
fn an_incident_with_number_zero() {
	objects("an incident has a number that was never given", || {
		IncidentMap::swap(of(Verification::Reported), 0);
	});
}

#[test]
fn an_incident_gone() {
	objects("an incident has gone", || IncidentMap::remove(of(Verification::Reported)));
	objects("an incident has gone", || NextIncident::<Test>::put(13));
}

#[test]
fn a_report_missing_or_too_many() {
	let objection = "the reports of an incident are not its revisions";
	let reported = of(Verification::Reported);
	let report = || Reports::<Test>::get(reported, 1).unwrap();
	objects(objection, || Reports::<Test>::remove(reported, 1));
	objects(objection, || Reports::<Test>::insert(reported, 2, report()));
	objects(objection, || Reports::<Test>::insert(reported, 0, report()));
	objects(objection, || change(Verification::Reported, |record| record.revision = 2));
}

#[test]
fn a_report_of_nothing() {
	objects("a report is of no incident", || {
		let report = Reports::<Test>::get(1, 1).unwrap();
		Reports::<Test>::insert(99, 1, report);
	});
}

#[test]
fn a_report_of_another_agency() {
	objects("a report is of another agency than the reporter", || {
		change(Verification::Confirmed, |record| record.reporter = CDC)
	});
}

#[test]
fn times_that_are_not_of_the_first_report() {
	let objection = "the times are not of the first report";
	objects(objection, || change(Verification::Reported, |record| record.filed_at += 1));
	objects(objection, || change(Verification::Reported, |record| record.report_due = 0));
	objects(objection, || change(Verification::Reported, |record| record.stamps.detected -= 1));
	objects(objection, || change(Verification::Reported, |record| record.stamps.notified -= 1));
	let objection = "the times of 7-1-7 are out of order";
	objects(objection, || {
		change(Verification::Reported, |record| record.stamps.emerged = Some(START - MINUTE + 1))
	});
	objects(objection, || {
		change(Verification::Confirmed, |record| {
			record.stamps.responded = Some(START - MINUTE - 1);
			record.running.respond = None;
		})
	});
}

#[test]
fn region_and_severity_that_are_not_of_the_last_report() {
	let objection = "region, severity or notification is not of the last report";
	objects(objection, || change(Verification::Confirmed, |record| record.notify = false));
	objects(objection, || change(Verification::Confirmed, |record| record.region = region(420_000)));
	objects(objection, || change(Verification::Confirmed, |record| record.severity = Severity::Minor));
}

#[test]
fn an_event_type_gone_or_damaged() {
	objects("an incident is of no event type", || {
		EventTypes::<Test>::remove(DISEASE);
		EventTypeCodes::<Test>::remove(details().code);
	});
	objects("a code is of no event type", || EventTypes::<Test>::remove(EARTHQUAKE));
	objects("the code of an event type is not its own", || {
		EventTypeCodes::<Test>::insert(details().code, EARTHQUAKE)
	});
	objects("an event type leaves no time to verify", || {
		EventTypes::<Test>::mutate(EARTHQUAKE, |kind| kind.as_mut().unwrap().timers.verify_within = 0)
	});
	objects("the code of an event type is empty or no text of one line", || {
		EventTypes::<Test>::mutate(EARTHQUAKE, |kind| {
			kind.as_mut().unwrap().code = vec![0xff].try_into().unwrap()
		})
	});
}

#[test]
fn a_round_too_few_or_too_many() {
	let objection = "a round is open exactly while under verification";
	objects(objection, || change(Verification::UnderVerification, |record| record.round = None));
	for state in Verification::ALL.iter().filter(|state| **state != Verification::UnderVerification) {
		objects(objection, || change(*state, |record| record.round = Some(1)));
	}
	let objection = "a round is on record exactly for a verdict";
	objects(objection, || change(Verification::Expired, |record| record.judged = None));
	objects(objection, || change(Verification::UnderVerification, |record| record.judged = Some(1)));
	let objection = "exactly what nobody could verify expires";
	objects(objection, || change(Verification::Unverifiable, |record| record.expires = None));
	objects(objection, || change(Verification::Confirmed, |record| record.expires = Some(START)));
}

#[test]
fn a_provisional_word_outside_verification() {
	objects("only what is under verification is provisional", || {
		change(Verification::Confirmed, |record| record.provisional = true)
	});
}

#[test]
fn a_discard_too_few_or_too_many() {
	let objection = "a discard is there exactly for what is discarded";
	objects(objection, || Discards::<Test>::remove(of(Verification::Discarded)));
	objects(objection, || {
		change(Verification::Discarded, |record| record.verification = Verification::Reported)
	});
	objects("a discard or closure is of no incident", || {
		Discards::<Test>::insert(
			99,
			Discard { agency: CDC, officer: EPIDEMIOLOGIST, reason: DiscardReason::Spam },
		)
	});
}

#[test]
fn a_verdict_before_a_round() {
	for state in [Verification::Reported, Verification::Discarded] {
		objects("there is a verdict before there was a round", || {
			change(state, |record| record.previous = Some(Verdict::Refuted))
		});
		objects("a verdict is due before there was a round", || {
			change(state, |record| record.verify_due = Some(START))
		});
	}
}

#[test]
fn a_round_without_a_due_time() {
	for state in [Verification::UnderVerification, Verification::Confirmed, Verification::Unverifiable] {
		objects("no verdict was due in a round", || change(state, |record| record.verify_due = None));
	}
}

#[test]
fn missed_timers_miscounted() {
	let objection = "the missed timers are miscounted";
	let (agency, place) = (Responsible::Agency(HOSPITAL), Responsible::Region(region(420_100)));
	objects(objection, || Missed::<Test>::insert(agency, Timer::Detect, 1));
	objects(objection, || Missed::<Test>::insert(place, Timer::Triage, 1));
	objects(objection, || Missed::<Test>::mutate(agency, Timer::Report, |count| *count += 1));
	objects("a timer was missed no times", || Missed::<Test>::insert(agency, Timer::Verify, 0));
	objects(objection, || {
		change(Verification::Confirmed, |record| record.missed = record.missed.with(Timer::Verify))
	});
	// By the right sum and the wrong agency.
	objects(objection, || {
		change(Verification::Reported, |record| record.report_due = START - MINUTE);
		change(Verification::Reported, |record| record.missed = record.missed.with(Timer::Report));
		Missed::<Test>::mutate(Responsible::Agency(CDC), Timer::Report, |count| *count += 1);
	});
	objects("a late report is not on record, or a timely one is", || {
		change(Verification::Reported, |record| record.report_due = START - MINUTE)
	});
}

#[test]
fn timers_that_do_not_run_as_they_should() {
	objects("a timer runs and is not on the list", || {
		change(Verification::Reported, |record| record.running.triage = Some(START + 99 * DAY))
	});
	objects("an incident expires and is not on the list", || {
		change(Verification::Unverifiable, |record| record.expires = Some(START + 99 * DAY))
	});
	objects("a timer runs that was missed", || {
		change(Verification::Reported, |record| record.missed = record.missed.with(Timer::Triage))
	});
	objects("triage is timed of what was triaged", || {
		change(Verification::Discarded, |record| record.running.triage = Some(START + DAY))
	});
	objects("a response is timed that is complete", || {
		change(Verification::Confirmed, |record| record.stamps.responded = Some(START))
	});
	objects("something is timed of what is merged", || {
		change(Verification::Merged, |record| record.running.respond = Some(START + 7 * DAY))
	});
}

#[test]
fn a_list_that_is_not_whole() {
	objects("the list names no incident", || {
		AgendaItems::<Test>::insert(u64::MAX, 99, ());
		AgendaLength::<Test>::mutate(|length| *length += 1);
	});
	objects("the length of a list is not that of its items", || AgendaLength::<Test>::put(1));
	objects("an item lies in a bucket that the walk has passed", || AgendaCursor::<Test>::put(u64::MAX));
}

#[test]
fn a_merge_that_is_none() {
	let merged = Verification::Merged;
	let objection = "an incident is told of by another exactly when it is merged";
	objects(objection, || change(merged, |record| record.merged_into = None));
	objects(objection, || change(Verification::Reported, |record| record.merged_into = Some(2)));
	objects("what is merged has taken in another", || change(merged, |record| record.absorbed = 1));
	let objection = "an incident is merged into one that is not the same";
	objects(objection, || change(merged, |record| record.merged_into = Some(99)));
	objects(objection, || {
		let own = of(merged);
		change(merged, |record| record.merged_into = Some(own));
	});
	objects("the incidents merged into one are miscounted", || {
		change(Verification::Confirmed, |record| record.absorbed = 1)
	});
}

#[test]
fn a_word_to_merge_that_nobody_may_say() {
	let put = |id, target, agency, waits| {
		let expires = START + waits;
		MergeProposals::<Test>::insert(
			id,
			MergeProposal { target, revisions: (1, 1), agency, officer: DOCTOR, expires },
		);
	};
	objects("a word to merge is of no incident", || put(99, 1, HOSPITAL, DAY));
	objects("a word to merge is of no incident", || put(1, 99, HOSPITAL, DAY));
	objects("a word to merge is of neither reporter", || put(1, 2, CDC, DAY));
	objects("a word to merge waits longer than one that is said now", || put(1, 2, HOSPITAL, DAY + 1));
}

#[test]
fn management_out_of_step() {
	let confirmed = Verification::Confirmed;
	let objection = "a closure is there exactly for what is closed";
	objects(objection, || {
		change(confirmed, |record| (record.management, record.lead) = (Management::Closed, Some(HOSPITAL)))
	});
	let put_closure = |id| {
		let report = message(9);
		Closures::<Test>::insert(id, Closure { agency: HOSPITAL, officer: DOCTOR, report, at: START });
	};
	objects(objection, || put_closure(of(confirmed)));
	objects("a discard or closure is of no incident", || put_closure(99));
	let objection = "an agency leads exactly what is not pending";
	objects(objection, || change(confirmed, |record| record.lead = Some(HOSPITAL)));
	objects(objection, || change(confirmed, |record| record.management = Management::Ongoing));
	objects("what waits for triage is closed", || {
		put_closure(of(Verification::Reported));
		change(Verification::Reported, |record| {
			(record.management, record.lead) = (Management::Closed, Some(HOSPITAL))
		})
	});
}

/// Damages the response levels after one was declared.
fn objects_to_level(objection: &'static str, damage: impl FnOnce(RegionCode)) {
	objects(objection, || {
		assert_ok!(declare(420_000, Some(ResponseLevel::II)));
		assert_ok!(Incidents::do_try_state());
		damage(region(420_000));
	});
}

#[test]
fn response_levels_out_of_step() {
	let objection = "a response level is not the last of its history";
	objects_to_level(objection, |place| ResponseCount::<Test>::insert(place, DISEASE, 0));
	objects_to_level(objection, |place| {
		ResponseLevels::<Test>::mutate(place, DISEASE, |declared| {
			declared.as_mut().unwrap().level = ResponseLevel::I
		})
	});
	objects_to_level("a response level is of no event type", |place| {
		let declared = ResponseLevels::<Test>::get(place, DISEASE).unwrap();
		ResponseLevels::<Test>::insert(place, 99, declared);
	});
	objects_to_level("a response level changes what it may not", |place| {
		ResponseLevels::<Test>::mutate(place, DISEASE, |declared| {
			declared.as_mut().unwrap().effect.report_percent = 0
		})
	});
	let objection = "the urgent calls of a region are not those of its levels";
	objects_to_level(objection, |place| UrgentPercent::<Test>::insert(place, 501));
	objects_to_level(objection, UrgentPercent::<Test>::remove);
	objects_to_level(objection, |_| UrgentPercent::<Test>::insert(region(430_000), 100));
	objects_to_level("the history of a response level has a gap", |place| {
		let change = ResponseHistory::<Test>::get((place, DISEASE, 0)).unwrap();
		ResponseHistory::<Test>::insert((place, DISEASE, 7), change);
	});
	objects_to_level("a response level is there after it was lifted, or gone before", |place| {
		ResponseLevels::<Test>::remove(place, DISEASE);
		UrgentPercent::<Test>::remove(place);
	});
	objects_to_level("the history of a response level is not counted", |place| {
		let change = ResponseHistory::<Test>::get((place, DISEASE, 0)).unwrap();
		ResponseHistory::<Test>::insert((region(430_000), DISEASE, 0), change);
	});
}

#[test]
fn event_types_miscounted() {
	objects("the event types are miscounted", || {
		let counter = EventTypes::<Test>::counter_storage_final_key();
		frame_support::storage::unhashed::put(&counter, &3u32);
	});
}

/// An alert that the director proposed and the minister confirmed.
fn put_alert(id: IncidentId, change: impl FnOnce(&mut AlertOf<Test>)) {
	let mut alert = Alert {
		content: message(1),
		raised_at: START,
		expires: START + 7 * DAY,
		proposed_by: DIRECTOR,
		confirmed_by: MINISTER,
	};
	change(&mut alert);
	Alerts::<Test>::insert(id, alert);
}

#[test]
fn an_alert_that_nobody_may_raise() {
	let id = of(Verification::Confirmed);
	objects("an alert is of no incident", || put_alert(99, |_| ()));
	objects("one officer raised an alert alone", || put_alert(id, |alert| alert.proposed_by = MINISTER));
	let objection = "an alert was over when it was raised";
	objects(objection, || put_alert(id, |alert| alert.expires = START));
	objects(objection, || put_alert(id, |alert| alert.expires = START - 1));
	objects("an alert lasts longer than it may", || put_alert(id, |alert| alert.expires += 1));
}

#[test]
fn a_word_that_nobody_may_say() {
	let id = of(Verification::Confirmed);
	let raise = AlertAct::Raise { content: message(1), expires: START + DAY };
	let put = |id, act, since, waits| {
		let proposal = Proposal { proposer: DIRECTOR, since, expires: START + waits };
		AlertProposals::<Test>::insert(id, AlertProposal { proposal, act });
	};
	let window = 30 * MINUTE;
	objects("a word for an alert is of no incident", || put(99, raise, 1, window));
	objects("a word for an alert is of a later block", || put(id, raise, 2, window));
	objects("a word for an alert waits longer than one that is said now", || put(id, raise, 1, window + 1));
	objects("a word to raise an alert that is in force", || {
		put_alert(id, |_| ());
		put(id, raise, 1, window);
	});
	objects("a word to clear where no alert is", || {
		put(id, AlertAct::Clear { content: message(2) }, 1, window);
	});
}
