use super::*;

fn assign(officer: AccountId, incident: IncidentId, lead: AgencyId) -> DispatchResult {
	Incidents::assign_lead(RuntimeOrigin::signed(officer), incident, lead)
}

#[test]
fn an_agency_leads() {
	build_and_execute(|| {
		let incident = file();
		let before = get(incident);
		assert_ok!(assign(CLERK, incident, HOSPITAL));
		let (lead, management) = (HOSPITAL, Management::Ongoing);
		assert_eq!(get(incident), Incident { lead: Some(lead), management, ..before });
		let (agency, officer) = (COMMISSION, CLERK);
		assert_eq!(last_event(), Event::LeadAssigned { incident, lead, management, agency, officer });
	});
}

#[test]
fn another_agency_takes_over_where_the_last_one_was() {
	build_and_execute(|| {
		let incident = file();
		lead(incident);
		assert_noop!(assign(CLERK, incident, HOSPITAL), Error::<Test>::SameLead);
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::set_management(origin.clone(), incident, Management::Contained));
		assert_ok!(assign(EPIDEMIOLOGIST, incident, CDC));
		let record = get(incident);
		assert_eq!((record.lead, record.management), (Some(CDC), Management::Contained));
		assert_noop!(
			Incidents::set_management(origin, incident, Management::Ongoing),
			Error::<Test>::NotLead
		);
	});
}

#[test]
fn the_lead_can_act_there() {
	build_and_execute(|| {
		let incident = file();
		// Unknown, without the role, elsewhere.
		for unfit in [99, COMMISSION, 4] {
			assert_noop!(assign(CLERK, incident, unfit), Error::<Test>::UnfitLead);
		}
		Register::mutate(|register| register[HOSPITAL as usize - 1].0.active = false);
		assert_noop!(assign(CLERK, incident, HOSPITAL), Error::<Test>::UnfitLead);
		assert_ok!(assign(CLERK, incident, CDC));
	});
}

#[test]
fn triage_of_the_region_names_the_lead() {
	build_and_execute(|| {
		let incident = file();
		assert_noop!(assign(NEIGHBOUR_OFFICER, incident, HOSPITAL), Error::<Test>::OutsideJurisdiction);
		for officer in [DOCTOR, DIRECTOR, 99] {
			assert_noop!(assign(officer, incident, HOSPITAL), DispatchError::BadOrigin);
		}
		assert_noop!(assign(CLERK, 99, HOSPITAL), Error::<Test>::UnknownIncident);
	});
}

#[test]
fn nobody_leads_what_is_closed_or_nothing() {
	build_and_execute(|| {
		for gone in [Verification::Discarded, Verification::Merged] {
			let incident = force(gone);
			assert_noop!(assign(CLERK, incident, HOSPITAL), Error::<Test>::NotLeadable);
		}
		let incident = closed();
		assert_noop!(assign(CLERK, incident, CDC), Error::<Test>::WrongManagement);
		// Somebody must end what was begun.
		let refuted = force(Verification::Refuted);
		assert_ok!(assign(CLERK, refuted, HOSPITAL));
	});
}
