use super::*;

fn alerted() -> IncidentId {
	let incident = file();
	alert(incident);
	incident
}

fn say(officer: AccountId, incident: IncidentId, content: ContentRef) -> DispatchResult {
	Incidents::all_clear(RuntimeOrigin::signed(officer), incident, content)
}

#[test]
fn two_officers_give_the_all_clear() {
	build_and_execute(|| {
		let incident = alerted();
		assert_ok!(clear(MINISTER, incident));
		let act = AlertAct::Clear { content: message(2) };
		assert_eq!(proposal(incident), Some((MINISTER, act)));
		let (agency, officer, expires) = (MINISTRY, MINISTER, START + 30 * MINUTE);
		assert_eq!(last_event(), Event::AlertProposed { incident, agency, officer, act, expires });
		assert!(Incidents::alert(incident).is_some());

		assert_ok!(clear(DEPUTY, incident));
		assert_eq!(Alerts::<Test>::get(incident), None);
		assert_eq!(proposal(incident), None);
		assert_eq!(
			last_event(),
			Event::AllClear {
				incident,
				agency: PROVINCE,
				officer: DEPUTY,
				proposer: MINISTER,
				content: message(2),
			}
		);
		alert(incident);
	});
}

#[test]
fn the_same_officer_does_not_count_twice() {
	build_and_execute(|| {
		let incident = alerted();
		assert_ok!(clear(DIRECTOR, incident));
		assert_noop!(clear(DIRECTOR, incident), Error::<Test>::SamePerson);
	});
}

#[test]
fn both_say_the_same() {
	build_and_execute(|| {
		let incident = alerted();
		assert_ok!(clear(DIRECTOR, incident));
		assert_noop!(say(MINISTER, incident, message(9)), Error::<Test>::ProposalDiffers);
		assert_ok!(say(DIRECTOR, incident, message(9)));
		assert_noop!(clear(MINISTER, incident), Error::<Test>::ProposalDiffers);
		assert_ok!(say(MINISTER, incident, message(9)));
		assert_eq!(Incidents::alert(incident), None);
	});
}

#[test]
fn a_word_waits_half_an_hour() {
	for (after, counts) in [(30 * MINUTE - 1, true), (30 * MINUTE, false), (30 * MINUTE + 1, false)] {
		build_and_execute(|| {
			let incident = alerted();
			assert_ok!(clear(DIRECTOR, incident));
			Now::set(START + after);
			assert_ok!(clear(MINISTER, incident));
			assert_eq!(Incidents::alert(incident).is_none(), counts, "{after}");
		});
	}
}

#[test]
fn the_word_of_who_could_not_say_it_now_does_not_count() {
	for stop in STOPS {
		build_and_execute(|| {
			let incident = alerted();
			assert_ok!(say(DIRECTOR, incident, message(9)));
			stop();
			assert_ok!(clear(MINISTER, incident));
			assert!(Incidents::alert(incident).is_some());
			assert_eq!(proposal(incident).map(|kept| kept.0), Some(MINISTER));
		});
	}
}

#[test]
fn who_was_enrolled_since_does_not_confirm() {
	build_and_execute(|| {
		let incident = alerted();
		System::set_block_number(5);
		assert_ok!(clear(DIRECTOR, incident));
		Enrolled::set(vec![(DEPUTY, 5)]);
		assert_noop!(clear(DEPUTY, incident), Error::<Test>::EnrolledSince);
		Enrolled::set(vec![(DEPUTY, 4)]);
		assert_ok!(clear(DEPUTY, incident));
	});
}

#[test]
fn only_competent_authorities_of_the_region_give_it() {
	build_and_execute(|| {
		let incident = alerted();
		let origins = [
			RuntimeOrigin::signed(DOCTOR),
			RuntimeOrigin::signed(CLERK),
			RuntimeOrigin::signed(99),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		];
		for origin in origins {
			assert_noop!(Incidents::all_clear(origin, incident, message(2)), DispatchError::BadOrigin);
		}
		assert_noop!(clear(EPIDEMIOLOGIST, incident), Error::<Test>::NotCompetent);
		assert_noop!(clear(WARDEN, incident), Error::<Test>::OutsideJurisdiction);
	});
}

#[test]
fn only_what_is_in_force_is_cleared() {
	build_and_execute(|| {
		assert_noop!(clear(DIRECTOR, 1), Error::<Test>::UnknownIncident);
		let incident = file();
		assert_noop!(clear(DIRECTOR, incident), Error::<Test>::NoAlert);
		assert_ok!(warn(DIRECTOR, incident));
		assert_noop!(clear(MINISTER, incident), Error::<Test>::NoAlert);
		assert_ok!(warn(MINISTER, incident));
		for moment in [START + DAY, START + DAY + 1] {
			Now::set(moment);
			assert_noop!(clear(DIRECTOR, incident), Error::<Test>::NoAlert);
		}
		Now::set(START + DAY - 1);
		assert_ok!(clear(DIRECTOR, incident));
		Now::set(START + DAY);
		assert_noop!(clear(MINISTER, incident), Error::<Test>::NoAlert);
	});
}

#[test]
fn it_is_given_whatever_became_of_the_incident() {
	for verdict in Verdict::ALL {
		build_and_execute(|| {
			let incident = accept();
			alert(incident);
			judge(incident, *verdict);
			assert_ok!(clear(DIRECTOR, incident));
			assert_ok!(clear(MINISTER, incident));
			assert_eq!(Incidents::alert(incident), None);
		});
	}
	build_and_execute(|| {
		let incident = alerted();
		let origin = RuntimeOrigin::signed(CLERK);
		assert_ok!(Incidents::triage_discard(origin, incident, DiscardReason::Spam));
		assert_ok!(clear(DIRECTOR, incident));
		assert_ok!(clear(MINISTER, incident));
		assert_eq!(Incidents::alert(incident), None);
	});
}
