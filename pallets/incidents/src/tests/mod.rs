mod all_clear;
mod facts;
mod file;
mod genesis;
mod incidents;
mod invariants;
mod pinned;
mod public_alert;
mod revise;
mod triage_accept;
mod triage_discard;
mod verdict;
mod verification;

// Named, because the mock's pallet and the storage map of the crate share the name.
pub use crate::mock::Incidents;
pub use crate::{mock::*, *};
pub use frame_support::{assert_noop, assert_ok};
pub use muster_primitives::{
	traits::OnVerdict, two_person::Proposal, AgencyClass, AgencyProfile, CapStatus, Categories, Category,
	Certainty, ContentRef, DigestAlgorithm, GeoPoint, IhrAnnex2, IncidentId, MediaType, Moment, Quorum, Role,
	Roles, Severity, Urgency, Verdict,
};
pub use sp_runtime::{DispatchError, DispatchResult};

/// The storage map, which the mock's name for the pallet hides.
pub type IncidentMap = pallet::Incidents<Test>;

pub fn facts() -> Facts {
	Facts {
		categories: Categories::of(&[Category::Health]),
		urgency: Urgency::Immediate,
		severity: Severity::Severe,
		regions: vec![region(420_106), region(420_102)].try_into().unwrap(),
		point: Some(GeoPoint { latitude: 30_592_800, longitude: 114_305_500 }),
		onset: Some(START - HOUR),
		observed_at: START - MINUTE,
		utc_offset: 480,
		headline: headline("Seven cases of pneumonia of unknown cause".as_bytes()),
		content: ContentRef {
			algorithm: DigestAlgorithm::Sha256,
			digest: [7u8; 32].into(),
			size: 4_096,
			media_type: MediaType::Pdf,
		},
		ihr: IhrAnnex2 { serious_impact: Some(true), unusual: Some(true), ..Default::default() },
	}
}

pub fn headline(text: &[u8]) -> frame_support::BoundedVec<u8, MaxHeadline> {
	text.to_vec().try_into().unwrap()
}

/// Facts of another severity, and by this different ones.
pub fn severity(severity: Severity) -> Facts {
	Facts { severity, ..facts() }
}

/// Files the facts as the hospital.
pub fn file() -> IncidentId {
	let incident = NextIncident::<Test>::get();
	assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, facts()));
	incident
}

/// Files and accepts.
pub fn accept() -> IncidentId {
	let incident = file();
	assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
	incident
}

/// A message to the public.
pub fn message(number: u8) -> ContentRef {
	ContentRef { digest: [number; 32].into(), media_type: MediaType::CapXml, ..facts().content }
}

/// An officer says that the first message warns of an incident for a day.
pub fn warn(officer: AccountId, incident: IncidentId) -> DispatchResult {
	Incidents::public_alert(RuntimeOrigin::signed(officer), incident, message(1), START + DAY)
}

/// An officer says that the second message gives the all-clear.
pub fn clear(officer: AccountId, incident: IncidentId) -> DispatchResult {
	Incidents::all_clear(RuntimeOrigin::signed(officer), incident, message(2))
}

/// Two officers warn of an incident.
pub fn alert(incident: IncidentId) {
	assert_ok!(warn(DIRECTOR, incident));
	assert_ok!(warn(MINISTER, incident));
	assert!(Incidents::alert(incident).is_some());
}

/// The words of a first officer, if they are kept.
pub fn proposal(incident: IncidentId) -> Option<(AccountId, AlertAct)> {
	AlertProposals::<Test>::get(incident).map(|kept| (kept.proposal.proposer, kept.act))
}

/// Ways in which an officer of the province stops being able to warn.
pub const STOPS: [fn(); 4] = [
	|| Stopped::set(vec![DIRECTOR]),
	|| province(|profile| profile.roles = Roles::of(&[Role::Report])),
	|| province(|profile| profile.jurisdiction = region(420_106)),
	|| province(|profile| profile.class = AgencyClass::Customs),
];

fn province(change: impl FnOnce(&mut AgencyProfile)) {
	Register::mutate(|register| change(&mut register[PROVINCE as usize - 1].0));
}

/// Ends the open round of an incident with this verdict, as the rounds would.
pub fn judge(incident: IncidentId, verdict: Verdict) {
	let record = get(incident);
	let round = record.round.expect("a round is open");
	Open::mutate(|open| open.retain(|(_, other)| *other != round));
	assert_ok!(Incidents::on_verdict(incident, record.revision, round, verdict));
}

/// Files, accepts and ends the round.
pub fn judged(verdict: Verdict) -> IncidentId {
	let incident = accept();
	judge(incident, verdict);
	incident
}

pub fn get(incident: IncidentId) -> Incident {
	IncidentMap::get(incident).expect("the incident exists")
}

/// Puts an incident into any state, with what belongs to it.
pub fn force(verification: Verification) -> IncidentId {
	let incident = match verification {
		Verification::Reported => file(),
		Verification::UnderVerification => accept(),
		Verification::Discarded => {
			let incident = file();
			assert_ok!(Incidents::triage_discard(
				RuntimeOrigin::signed(CLERK),
				incident,
				DiscardReason::Stale
			));
			incident
		}
		Verification::Merged | Verification::Expired => {
			let incident = file();
			IncidentMap::mutate(incident, |record| record.as_mut().unwrap().verification = verification);
			incident
		}
		_ => judged(verification.verdict().expect("what is left are the verdicts")),
	};
	assert_eq!(get(incident).verification, verification);
	incident
}

pub fn last_event() -> Event<Test> {
	match System::events().pop().expect("there is an event").event {
		RuntimeEvent::Incidents(event) => event,
		other => panic!("{other:?} is no event of the pallet"),
	}
}

pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Incidents(event) => Some(event),
			_ => None,
		})
		.collect()
}
