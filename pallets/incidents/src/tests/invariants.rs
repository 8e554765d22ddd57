//! `do_try_state` objects to every kind of damage.

use super::*;

/// Damages the storage after one incident of each state was made, and expects this objection.
fn objects(objection: &'static str, damage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		for state in Verification::ALL {
			force(*state);
		}
		assert_eq!(Incidents::do_try_state(), Ok(()), "the state was sound before");
		damage();
		assert_eq!(Incidents::do_try_state(), Err(DispatchError::Other(objection)));
	});
}

/// Number of the incident in this state.
fn of(state: Verification) -> IncidentId {
	Verification::ALL.iter().zip(1..).find(|(each, _)| **each == state).map(|(_, id)| id).unwrap()
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
	objects("an incident has gone", || NextIncident::<Test>::put(11));
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
fn timers_that_are_not_of_the_first_report() {
	let objection = "the report timer is not of the first report";
	objects(objection, || change(Verification::Reported, |record| record.filed_at += 1));
	objects(objection, || change(Verification::Reported, |record| record.report_due = 0));
}

#[test]
fn region_and_severity_that_are_not_of_the_last_report() {
	let objection = "region or severity is not of the last report";
	objects(objection, || change(Verification::Confirmed, |record| record.region = region(420_000)));
	objects(objection, || change(Verification::Confirmed, |record| record.severity = Severity::Minor));
}

#[test]
fn an_event_type_gone_or_damaged() {
	objects("an incident is of no event type", || EventTypes::<Test>::remove(DISEASE));
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
	objects("a discard is of no incident", || {
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
fn late_reports_miscounted() {
	let objection = "the late reports are miscounted";
	objects(objection, || Breaches::<Test>::insert(HOSPITAL, 1));
	objects(objection, || change(Verification::Reported, |record| record.report_due = START - 1));
	new_test_ext().execute_with(|| {
		Now::set(START + 24 * HOUR);
		file();
		assert_eq!(Incidents::do_try_state(), Ok(()));
		Breaches::<Test>::remove(HOSPITAL);
		assert_eq!(Incidents::do_try_state(), Err(DispatchError::Other(objection)));
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
