use super::*;

fn vouch(officer: AccountId, incident: IncidentId) -> DispatchResult {
	Incidents::declare_provisional(RuntimeOrigin::signed(officer), incident)
}

/// An extreme report under verification.
fn extreme() -> IncidentId {
	let incident = NextIncident::<Test>::get();
	let facts = severity(Severity::Extreme);
	assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, facts));
	assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
	incident
}

#[test]
fn a_competent_authority_vouches_until_the_verdict() {
	build_and_execute(|| {
		let incident = extreme();
		let before = get(incident);
		assert_ok!(vouch(DIRECTOR, incident));
		assert_eq!(get(incident), Incident { provisional: true, ..before });
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Likely));
		let (agency, officer) = (PROVINCE, DIRECTOR);
		assert_eq!(last_event(), Event::DeclaredProvisional { incident, agency, officer });
		assert_noop!(vouch(MINISTER, incident), Error::<Test>::AlreadyProvisional);
		judge(incident, Verdict::Refuted);
		assert!(!get(incident).provisional);
		assert_eq!(Incidents::certainty(incident), Some(Certainty::Unlikely));
	});
}

#[test]
fn the_word_stays_while_the_round_goes_on_above() {
	build_and_execute(|| {
		let incident = extreme();
		assert_ok!(vouch(DIRECTOR, incident));
		assert_ok!(follow(incident, 1, Verdict::Unverifiable, region(420_000)));
		assert!(get(incident).provisional);
	});
}

#[test]
fn only_the_competent_authority_of_the_place_vouches() {
	build_and_execute(|| {
		let incident = extreme();
		assert_noop!(vouch(EPIDEMIOLOGIST, incident), Error::<Test>::NotCompetent);
		assert_noop!(vouch(WARDEN, incident), Error::<Test>::OutsideJurisdiction);
		for officer in [DOCTOR, CLERK, 99] {
			assert_noop!(vouch(officer, incident), DispatchError::BadOrigin);
		}
		assert_noop!(vouch(MINISTER, 99), Error::<Test>::UnknownIncident);
	});
}

#[test]
fn only_what_is_extreme_and_voted_on_is_vouched_for() {
	build_and_execute(|| {
		for grade in Severity::ALL.iter().filter(|grade| **grade != Severity::Extreme) {
			let incident = extreme();
			let origin = RuntimeOrigin::signed(DOCTOR);
			assert_ok!(Incidents::revise(origin, incident, severity(*grade)));
			assert_noop!(vouch(DIRECTOR, incident), Error::<Test>::NotExtreme);
		}
		for state in Verification::ALL.iter().filter(|state| **state != Verification::UnderVerification) {
			let incident = force(*state);
			assert_noop!(vouch(DIRECTOR, incident), Error::<Test>::NotUnderVerification);
			Now::set(START);
		}
	});
}
