use super::*;
use frame_support::dispatch::{DispatchClass, GetDispatchInfo};

const EXPIRES: Moment = START + DAY;

fn raise(officer: AccountId, incident: IncidentId, content: ContentRef, expires: Moment) -> DispatchResult {
	Incidents::public_alert(RuntimeOrigin::signed(officer), incident, content, expires)
}

#[test]
fn two_officers_warn_the_public() {
	build_and_execute(|| {
		let incident = file();
		System::set_block_number(5);
		assert_ok!(warn(DIRECTOR, incident));
		let act = AlertAct::Raise { content: message(1), expires: EXPIRES };
		let expires = START + 30 * MINUTE;
		assert_eq!(
			AlertProposals::<Test>::get(incident),
			Some(AlertProposal { proposal: Proposal { proposer: DIRECTOR, since: 5, expires }, act })
		);
		let (agency, officer) = (PROVINCE, DIRECTOR);
		assert_eq!(last_event(), Event::AlertProposed { incident, agency, officer, act, expires });
		assert_eq!(Incidents::alert(incident), None);

		Now::set(START + MINUTE);
		assert_ok!(warn(MINISTER, incident));
		let raised = Alert {
			content: message(1),
			raised_at: START + MINUTE,
			expires: EXPIRES,
			proposed_by: DIRECTOR,
			confirmed_by: MINISTER,
		};
		assert_eq!(Incidents::alert(incident), Some(raised));
		assert_eq!(proposal(incident), None);
		assert_eq!(
			last_event(),
			Event::AlertRaised {
				incident,
				agency: MINISTRY,
				officer: MINISTER,
				proposer: DIRECTOR,
				content: message(1),
				expires: EXPIRES,
			}
		);
	});
}

#[test]
fn two_officers_of_one_agency_are_two() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(warn(DIRECTOR, incident));
		assert_ok!(warn(DEPUTY, incident));
		assert!(Incidents::alert(incident).is_some());
	});
}

#[test]
fn the_same_officer_does_not_count_twice() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(warn(DIRECTOR, incident));
		assert_noop!(warn(DIRECTOR, incident), Error::<Test>::SamePerson);
	});
}

#[test]
fn a_word_is_for_one_incident() {
	build_and_execute(|| {
		let (first, second) = (file(), file());
		assert_ok!(warn(DIRECTOR, first));
		assert_ok!(warn(MINISTER, second));
		assert_eq!((Incidents::alert(first), Incidents::alert(second)), (None, None));
	});
}

#[test]
fn both_say_the_same() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(warn(DIRECTOR, incident));
		for (content, expires) in [
			(message(9), EXPIRES),
			(message(1), EXPIRES + 1),
			(message(1), EXPIRES - 1),
			(message(9), START + 1),
		] {
			let differs = Error::<Test>::ProposalDiffers;
			assert_noop!(raise(MINISTER, incident, content, expires), differs);
		}
		assert_ok!(raise(MINISTER, incident, message(1), EXPIRES));
		assert!(Incidents::alert(incident).is_some());
	});
}

#[test]
fn who_says_otherwise_takes_back_what_they_said() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(warn(DIRECTOR, incident));
		Now::set(START + 20 * MINUTE);
		System::set_block_number(2);
		assert_ok!(raise(DIRECTOR, incident, message(9), EXPIRES));
		let act = AlertAct::Raise { content: message(9), expires: EXPIRES };
		let expires = START + 50 * MINUTE;
		assert_eq!(
			AlertProposals::<Test>::get(incident),
			Some(AlertProposal { proposal: Proposal { proposer: DIRECTOR, since: 2, expires }, act })
		);
		assert_noop!(warn(MINISTER, incident), Error::<Test>::ProposalDiffers);
		Now::set(expires - 1);
		assert_ok!(raise(MINISTER, incident, message(9), EXPIRES));
		assert_eq!(Incidents::alert(incident).map(|alert| alert.content), Some(message(9)));
	});
}

#[test]
fn a_word_waits_half_an_hour() {
	for (after, counts) in [(30 * MINUTE - 1, true), (30 * MINUTE, false), (30 * MINUTE + 1, false)] {
		build_and_execute(|| {
			let incident = file();
			assert_ok!(warn(DIRECTOR, incident));
			Now::set(START + after);
			assert_ok!(warn(MINISTER, incident));
			assert_eq!(Incidents::alert(incident).is_some(), counts, "{after}");
			assert_eq!(proposal(incident).is_some(), !counts, "{after}");
		});
	}
}

#[test]
fn a_word_that_lapsed_does_not_hold_up_others() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(raise(DIRECTOR, incident, message(9), EXPIRES));
		Now::set(START + 30 * MINUTE);
		alert(incident);
	});
}

#[test]
fn the_word_of_who_could_not_say_it_now_does_not_count() {
	for stop in STOPS {
		build_and_execute(|| {
			let incident = file();
			assert_ok!(warn(DIRECTOR, incident));
			stop();
			assert_ok!(warn(MINISTER, incident));
			assert_eq!(Incidents::alert(incident), None);
			assert_eq!(proposal(incident).map(|kept| kept.0), Some(MINISTER));
		});
		// Nor does it hold up other words.
		build_and_execute(|| {
			let incident = file();
			assert_ok!(raise(DIRECTOR, incident, message(9), EXPIRES));
			stop();
			assert_ok!(warn(MINISTER, incident));
		});
	}
}

#[test]
fn a_word_does_not_reach_beyond_the_jurisdiction_it_was_said_in() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(warn(DIRECTOR, incident));
		let regions = vec![region(420_106), region(430_000)].try_into().unwrap();
		let wider = Facts { regions, ..facts() };
		assert_ok!(Incidents::revise(RuntimeOrigin::signed(DOCTOR), incident, wider));
		assert_ok!(warn(MINISTER, incident));
		assert_eq!(Incidents::alert(incident), None);
		assert_noop!(warn(DIRECTOR, incident), Error::<Test>::OutsideJurisdiction);
	});
}

#[test]
fn who_was_enrolled_since_does_not_confirm() {
	for (enrolled_at, heard) in [(4, true), (5, false), (6, false)] {
		build_and_execute(|| {
			let incident = file();
			System::set_block_number(5);
			assert_ok!(warn(DIRECTOR, incident));
			System::set_block_number(7);
			Enrolled::set(vec![(DEPUTY, enrolled_at)]);
			if heard {
				assert_ok!(warn(DEPUTY, incident));
			} else {
				assert_noop!(warn(DEPUTY, incident), Error::<Test>::EnrolledSince);
			}
			assert_eq!(Incidents::alert(incident).is_some(), heard, "{enrolled_at}");
		});
	}
}

#[test]
fn only_competent_authorities_of_the_region_warn() {
	build_and_execute(|| {
		let incident = file();
		let origins = [
			RuntimeOrigin::signed(DOCTOR),
			RuntimeOrigin::signed(CLERK),
			RuntimeOrigin::signed(99),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		];
		for origin in origins {
			assert_noop!(
				Incidents::public_alert(origin, incident, message(1), EXPIRES),
				DispatchError::BadOrigin
			);
		}
		assert_noop!(warn(EPIDEMIOLOGIST, incident), Error::<Test>::NotCompetent);
		assert_noop!(warn(WARDEN, incident), Error::<Test>::OutsideJurisdiction);
		Stopped::set(vec![DIRECTOR]);
		assert_noop!(warn(DIRECTOR, incident), DispatchError::BadOrigin);
	});
}

#[test]
fn competence_is_by_the_kind_of_event() {
	build_and_execute(|| {
		let quake = Facts { categories: Categories::of(&[Category::Geo]), ..facts() };
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::file(origin, EARTHQUAKE, CapStatus::Actual, quake));
		assert_noop!(warn(DIRECTOR, 1), Error::<Test>::NotCompetent);
	});
}

#[test]
fn the_incident_must_exist() {
	build_and_execute(|| {
		assert_noop!(warn(DIRECTOR, 1), Error::<Test>::UnknownIncident);
	});
}

#[test]
fn of_what_is_known_to_be_nothing_nobody_warns() {
	for state in Verification::ALL {
		build_and_execute(|| {
			let incident = force(*state);
			if state.is_alertable() {
				alert(incident);
			} else {
				assert_noop!(warn(DIRECTOR, incident), Error::<Test>::NotAlertable);
			}
		});
	}
}

#[test]
fn an_alert_ends_within_seven_days() {
	build_and_execute(|| {
		let incident = file();
		for expires in [0, START - 1, START] {
			assert_noop!(raise(DIRECTOR, incident, message(1), expires), Error::<Test>::AlertOver);
		}
		for expires in [START + 7 * DAY + 1, Moment::MAX] {
			assert_noop!(raise(DIRECTOR, incident, message(1), expires), Error::<Test>::AlertTooLong);
		}
		for expires in [START + 1, START + 7 * DAY] {
			let incident = file();
			assert_ok!(raise(DIRECTOR, incident, message(1), expires));
			assert_ok!(raise(MINISTER, incident, message(1), expires));
			assert_eq!(Incidents::alert(incident).map(|alert| alert.expires), Some(expires));
		}
	});
}

#[test]
fn the_second_word_comes_before_the_end() {
	build_and_execute(|| {
		let incident = file();
		let expires = START + 10 * MINUTE;
		assert_ok!(raise(DIRECTOR, incident, message(1), expires));
		Now::set(expires);
		assert_noop!(raise(MINISTER, incident, message(1), expires), Error::<Test>::AlertOver);
		Now::set(expires - 1);
		assert_ok!(raise(MINISTER, incident, message(1), expires));
	});
}

#[test]
fn one_alert_at_a_time() {
	build_and_execute(|| {
		let incident = file();
		alert(incident);
		let later = EXPIRES + DAY;
		assert_noop!(raise(DIRECTOR, incident, message(3), later), Error::<Test>::AlertInForce);
		Now::set(EXPIRES - 1);
		assert_noop!(raise(DIRECTOR, incident, message(3), later), Error::<Test>::AlertInForce);

		Now::set(EXPIRES);
		assert_eq!(Incidents::alert(incident), None);
		assert_ok!(raise(DIRECTOR, incident, message(3), later));
		assert_ok!(raise(DEPUTY, incident, message(3), later));
		assert_eq!(Incidents::alert(incident).map(|alert| alert.content), Some(message(3)));
	});
}

#[test]
fn a_word_to_clear_does_not_hold_up_the_next_alert() {
	build_and_execute(|| {
		let incident = file();
		alert(incident);
		Now::set(EXPIRES - MINUTE);
		assert_ok!(clear(DEPUTY, incident));
		Now::set(EXPIRES);
		assert_ok!(raise(DIRECTOR, incident, message(3), EXPIRES + DAY));
		assert_ok!(raise(MINISTER, incident, message(3), EXPIRES + DAY));
		// Nor does it count against that one.
		assert_ok!(clear(MINISTER, incident));
		assert!(Incidents::alert(incident).is_some());
	});
}

#[test]
fn no_finding_ends_an_alert() {
	build_and_execute(|| {
		let refuted = accept();
		alert(refuted);
		judge(refuted, Verdict::Refuted);
		assert!(Incidents::alert(refuted).is_some());

		let discarded = file();
		alert(discarded);
		let origin = RuntimeOrigin::signed(CLERK);
		assert_ok!(Incidents::triage_discard(origin, discarded, DiscardReason::NotAnEvent));
		assert!(Incidents::alert(discarded).is_some());
	});
}

#[test]
fn a_finding_between_the_words_stops_the_second() {
	build_and_execute(|| {
		let incident = accept();
		assert_ok!(warn(DIRECTOR, incident));
		judge(incident, Verdict::Refuted);
		assert_noop!(warn(MINISTER, incident), Error::<Test>::NotAlertable);
	});
}

#[test]
fn a_full_block_does_not_hold_it_up() {
	let call = Call::<Test>::public_alert { incident: 1, content: message(1), expires: EXPIRES };
	assert_eq!(call.get_dispatch_info().class, DispatchClass::Operational);
	let call = Call::<Test>::all_clear { incident: 1, content: message(2) };
	assert_eq!(call.get_dispatch_info().class, DispatchClass::Operational);
}
