mod agenda;
mod all_clear;
mod assign_lead;
mod close;
mod complete_response;
mod declare_provisional;
mod facts;
mod file;
mod followed;
mod genesis;
mod incidents;
mod invariants;
mod levels;
mod merge_into;
mod opening;
mod pinned;
mod poke;
mod public_alert;
mod registry;
mod reopen;
mod revise;
mod set_management;
mod set_response_level;
mod state_machine;
mod table;
mod triage_accept;
mod triage_discard;
mod verdict;
mod verification;

// Named, because the mock's pallet and the storage map of the crate share the name.
pub use crate::mock::Incidents;
pub use crate::{mock::*, *};
pub use frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo, weights::Weight};
pub use muster_primitives::{
	agenda::Walk,
	traits::{Emergency, OnRound},
	two_person::Proposal,
	AgencyClass, AgencyClasses, AgencyId, AgencyProfile, CapStatus, Categories, Category, Certainty,
	ContentRef, DigestAlgorithm, EventTypeId, GeoPoint, IhrAnnex2, IncidentId, MediaType, Moment,
	OpenedRound, Quorum, RegionCode, ResponseLevel, Role, Roles, RoundId, RoundSubject, Sealing, Severity,
	Urgency, Verdict,
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
		external: None,
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

/// What a round on the last facts of an incident is about.
pub fn subject(incident: IncidentId) -> RoundSubject {
	RoundSubject::Incident { incident, revision: get(incident).revision }
}

/// Ends the open round of an incident with this verdict, as the rounds would.
pub fn judge(incident: IncidentId, verdict: Verdict) {
	let round = get(incident).round.expect("a round is open");
	MockRounds::end(round);
	assert_ok!(Incidents::on_verdict(subject(incident), round, verdict));
}

/// Another round goes on with an incident after `from`, in this region and for a day, as the rounds would tell.
pub fn follow(
	incident: IncidentId,
	from: RoundId,
	verdict: Verdict,
	region: RegionCode,
) -> Result<RoundId, DispatchError> {
	let round = Opened::get().len() as RoundId + 1;
	let next = OpenedRound { round, region, deadline: Now::get() + DAY };
	Incidents::on_followed(subject(incident), from, verdict, next)?;
	MockRounds::end(from);
	Opened::mutate(|opened| opened.push(opened[from as usize - 1].clone()));
	Open::mutate(|open| open.push((incident, round)));
	Ok(round)
}

/// What became of a call, without what it weighed.
pub fn plain(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|error| error.error)
}

/// The time passes, and the blocks do what is due.
pub fn pass(time: Moment) {
	Now::mutate(|now| *now += time);
	let mut walk = Walk::default();
	while Incidents::work_step(&mut walk) {}
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

/// Puts an incident into any state, as calls and verdicts would. Time may pass.
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
		Verification::Merged => {
			let (incident, target) = (file(), file());
			assert_ok!(Incidents::merge_into(RuntimeOrigin::signed(CLERK), incident, target));
			incident
		}
		Verification::Expired => {
			let incident = judged(Verdict::Unverifiable);
			Now::set(get(incident).expires.expect("it expires"));
			assert_ok!(Incidents::poke(RuntimeOrigin::signed(CLERK), incident));
			incident
		}
		_ => judged(verification.verdict().expect("what is left are the verdicts")),
	};
	assert_eq!(get(incident).verification, verification);
	incident
}

/// Gives the hospital the lead.
pub fn lead(incident: IncidentId) {
	assert_ok!(Incidents::assign_lead(RuntimeOrigin::signed(CLERK), incident, HOSPITAL));
}

/// A confirmed incident that the hospital leads and closed.
pub fn closed() -> IncidentId {
	let incident = judged(Verdict::Confirmed);
	lead(incident);
	assert_ok!(Incidents::close(RuntimeOrigin::signed(DOCTOR), incident, message(9)));
	incident
}

/// The legal basis of a level.
pub fn basis() -> LegalBasis {
	b"Emergency Response Law, Art. 42".to_vec().try_into().unwrap()
}

/// The ministry declares a level for the disease, or lifts it.
pub fn declare(code: u32, level: Option<ResponseLevel>) -> DispatchResult {
	let origin = RuntimeOrigin::signed(MINISTER);
	Incidents::set_response_level(origin, region(code), DISEASE, level, basis())
}

/// The event type of the disease as the council gives it.
pub fn details() -> EventTypeDetails {
	let EventType { code, names, categories, competent, voters, quorums, timers, levels, sealing, .. } =
		EventType::try_from(&disease()).unwrap();
	EventTypeDetails { code, names, categories, competent, voters, quorums, timers, levels, sealing }
}

/// What missed timers are counted for whom.
pub fn missed() -> Vec<(Responsible, Timer, u32)> {
	let mut missed = Missed::<Test>::iter().collect::<Vec<_>>();
	missed.sort();
	missed
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
