//! One benchmark a call, each with the longest facts. What opening a round takes is measured for one class in an empty
//! register: the calls that open one add [`muster_primitives::traits::Rounds::opening_weight`]. Of the two words for an
//! alert the second is measured: more is read and written than for the first.

use crate::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get, Time},
	BoundedVec,
};
use frame_system::RawOrigin;
use muster_primitives::{
	agenda::Walk, traits::Agencies as _, AgencyClass, AgencyClasses, AgencyId, CapStatus, Categories,
	ContentRef, DigestAlgorithm, EventTypeId, GeoPoint, IhrAnnex2, IncidentId, MediaType, Moment, Quorum,
	RegionCode, ResponseLevel, Role, Roles, RoundId, Sealing, Severity, Urgency,
};

/// A number no preset uses.
const EVENT_TYPE: EventTypeId = EventTypeId::MAX;

/// An event type of the longest texts, with every class voting.
fn details(code: u8) -> EventTypeDetails {
	let quorum = Quorum { classes: 3, groups: 3, turnout: MAX_TURNOUT };
	let name = BoundedVec::try_from(vec![b'n'; 64]).unwrap();
	let effect =
		LevelEffect { urgent_percent: 1_000, report_percent: 10, verify_percent: 10, at_least: None };
	EventTypeDetails {
		code: vec![code; 32].try_into().unwrap(),
		names: Names { zh: name.clone(), en: name },
		categories: Categories::all(),
		competent: AgencyClasses::all(),
		voters: AgencyClasses::all(),
		quorums: Quorums {
			extreme: quorum,
			severe: quorum,
			moderate: quorum,
			minor: quorum,
			unknown: quorum,
		},
		// Nothing is done in no time, so that each report with an earlier observation is late.
		timers: Timers {
			report_within: 0,
			verify_within: 86_400_000,
			challenge_within: 86_400_000,
			detect_within: 0,
			notify_within: 0,
			respond_within: 86_400_000,
			expire_within: 86_400_000,
		},
		levels: LevelEffects { i: effect, ii: effect, iii: effect, iv: effect },
		sealing: Some(Sealing { commit_within: 1, reveal_within: 1 }),
	}
}

/// Puts the event type there, with one class voting and competent.
fn put_event_type<T: Config>() {
	let one = AgencyClasses::of(&[AgencyClass::HealthAdministration]);
	let alone = Quorum { classes: 1, groups: 1, turnout: MAX_TURNOUT };
	let quorums = Quorums { extreme: alone, severe: alone, moderate: alone, minor: alone, unknown: alone };
	let kind = EventType { voters: one, competent: one, quorums, ..details(b'c').into_event_type() };
	EventTypeCodes::<T>::insert(&kind.code, EVENT_TYPE);
	EventTypes::<T>::insert(EVENT_TYPE, kind);
}

/// Puts level I in force for the region of the incidents and each one around it.
fn put_levels<T: Config>() {
	for region in RegionCode::new(420_100).unwrap().lineage() {
		let declared = Declared {
			level: ResponseLevel::I,
			legal_basis: vec![b'l'; 64].try_into().unwrap(),
			by: 0,
			since: 0,
			effect: details(b'c').levels.i,
		};
		ResponseLevels::<T>::insert(region, EVENT_TYPE, declared);
	}
}

/// The longest facts there are, of a place in one prefecture.
fn facts<T: Config>(urgency: Urgency) -> Facts {
	let regions = (1..=16u32).map(|county| RegionCode::new(420_100 + county).unwrap()).collect::<Vec<_>>();
	let now: Moment = T::Clock::now();
	Facts {
		categories: Categories::all(),
		urgency,
		severity: Severity::Extreme,
		regions: regions.try_into().unwrap(),
		point: Some(GeoPoint { latitude: 30_592_800, longitude: 114_305_500 }),
		onset: Some(now.saturating_sub(2)),
		observed_at: now.saturating_sub(1),
		utc_offset: 480,
		headline: BoundedVec::try_from(vec![b'h'; 160]).unwrap(),
		content: ContentRef {
			algorithm: DigestAlgorithm::Sha256,
			digest: [7u8; 32].into(),
			size: u32::MAX,
			media_type: MediaType::Pdf,
		},
		ihr: IhrAnnex2 {
			serious_impact: Some(true),
			unusual: Some(true),
			international_spread: Some(true),
			trade_restrictions: Some(true),
		},
		external: Some(ExternalAlert {
			sender: BoundedVec::try_from(vec![b's'; 96]).unwrap(),
			identifier: BoundedVec::try_from(vec![b'i'; 128]).unwrap(),
			sent: now.saturating_sub(1),
			sent_offset: 480,
		}),
	}
}

fn agency_with<T: Config>(
	name: &'static str,
	class: AgencyClass,
	n: u32,
	roles: &[Role],
) -> (AgencyId, T::AccountId) {
	let officer = account(name, class.index().into(), n);
	let id = T::Agencies::benchmark_agency(class, RegionCode::NATION, Roles::of(roles), &officer);
	(id, officer)
}

fn agency<T: Config>(name: &'static str, class: AgencyClass, n: u32, role: Role) -> (AgencyId, T::AccountId) {
	agency_with::<T>(name, class, n, &[role])
}

fn reporter<T: Config>() -> (AgencyId, T::AccountId) {
	agency::<T>("reporter", AgencyClass::Hospital, 0, Role::Report)
}

fn triager<T: Config>() -> T::AccountId {
	agency::<T>("triager", AgencyClass::DiseaseControl, 0, Role::Triage).1
}

/// Two officers of two agencies that were there before this block, and an incident they may warn of.
struct Alerting<T: Config> {
	first: T::AccountId,
	second: T::AccountId,
	incident: IncidentId,
	content: ContentRef,
	expires: Moment,
}

impl<T: Config> Alerting<T> {
	fn new() -> Self {
		let (_, first) = agency::<T>("first", AgencyClass::HealthAdministration, 0, Role::Declare);
		let (_, second) = agency::<T>("second", AgencyClass::HealthAdministration, 0, Role::Declare);
		let (_, reporter) = reporter::<T>();
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);
		let next = frame_system::Pallet::<T>::block_number() + 1u32.into();
		frame_system::Pallet::<T>::set_block_number(next);
		let expires = T::Clock::now().saturating_add(T::MaxAlert::get());
		Self { first, second, incident, content: facts::<T>(Urgency::Immediate).content, expires }
	}

	fn put_alert(&self, expires: Moment) {
		Alerts::<T>::insert(
			self.incident,
			Alert {
				content: self.content,
				raised_at: 0,
				expires,
				proposed_by: self.first.clone(),
				confirmed_by: self.second.clone(),
			},
		);
	}

	fn first(&self) -> T::RuntimeOrigin {
		RawOrigin::Signed(self.first.clone()).into()
	}

	fn second(&self) -> RawOrigin<T::AccountId> {
		RawOrigin::Signed(self.second.clone())
	}
}

/// A line of the class that votes, so that a round can be held.
fn register_voter<T: Config>() {
	agency::<T>("voter", AgencyClass::HealthAdministration, 0, Role::Vote);
}

/// An incident that waits for triage.
fn put_incident<T: Config>(reporter: &T::AccountId, status: CapStatus) -> IncidentId {
	put_event_type::<T>();
	let incident = NextIncident::<T>::get();
	let origin = RawOrigin::Signed(reporter.clone()).into();
	Pallet::<T>::file(origin, EVENT_TYPE, status, facts::<T>(Urgency::Immediate)).unwrap();
	incident
}

impl<T: Config> Pallet<T> {
	/// Registers an event type for the benchmark of another pallet.
	pub fn benchmark_event_type() -> EventTypeId {
		put_event_type::<T>();
		EVENT_TYPE
	}

	/// Files an incident for the benchmark of another pallet. With `round`, its first revision awaits the
	/// verdict of that round, which the caller holds itself.
	pub fn benchmark_incident(status: CapStatus, round: Option<RoundId>) -> IncidentId {
		let seed = NextIncident::<T>::get().try_into().unwrap();
		let (_, officer) = agency::<T>("other pallet", AgencyClass::Hospital, seed, Role::Report);
		let id = put_incident::<T>(&officer, status);
		if round.is_some() {
			let mut incident = Incidents::<T>::get(id).unwrap();
			incident.verification = Verification::UnderVerification;
			incident.round = round;
			incident.verify_due = Some(T::Clock::now());
			incident.running.triage = None;
			Incidents::<T>::insert(id, incident);
		}
		id
	}
}

/// Counts the timers as missed at the time 0, where a runtime without inherents stands and nothing can be late.
fn be_late<T: Config>(incident: IncidentId) {
	if T::Clock::now() == 0 {
		let mut record = Incidents::<T>::get(incident).unwrap();
		for timer in Running::TIMERS {
			Pallet::<T>::miss(incident, &mut record, timer, 0);
		}
	}
}

/// A lead, and an incident that it leads with its response overdue by as much as the clock allows.
fn put_led<T: Config>() -> (T::AccountId, IncidentId) {
	let ((_, reporter), (lead, officer)) =
		(reporter::<T>(), agency::<T>("lead", AgencyClass::EmergencyManagement, 0, Role::Report));
	let id = put_incident::<T>(&reporter, CapStatus::Actual);
	change::<T>(id, |incident| {
		incident.management = Management::Ongoing;
		incident.lead = Some(lead);
		incident.running.respond = Some(0);
	});
	(officer, id)
}

fn change<T: Config>(id: IncidentId, change: impl FnOnce(&mut Incident)) {
	Incidents::<T>::mutate(id, |incident| change(incident.as_mut().unwrap()));
}

/// An incident that everything is overdue of, if the clock is not at 0.
fn put_overdue<T: Config>() -> IncidentId {
	let (_, reporter) = reporter::<T>();
	let id = put_incident::<T>(&reporter, CapStatus::Actual);
	change::<T>(id, |incident| {
		incident.verification = Verification::Unverifiable;
		incident.verify_due = Some(0);
		incident.judged = Some(0);
		incident.running = Running { triage: Some(0), verify: Some(0), respond: Some(0) };
		incident.expires = Some(0);
	});
	id
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// Late in every way.
	#[benchmark]
	fn file() {
		let (_, officer) = reporter::<T>();
		put_event_type::<T>();
		put_levels::<T>();
		let incident = NextIncident::<T>::get();
		let facts = facts::<T>(Urgency::Immediate);

		#[block]
		{
			let origin = RawOrigin::Signed(officer.clone()).into();
			Pallet::<T>::file(origin, EVENT_TYPE, CapStatus::Actual, facts).unwrap();
			// Nothing can be late at the time 0, where a runtime without inherents stands.
			if T::Clock::now() == 0 {
				let mut record = Incidents::<T>::get(incident).unwrap();
				for timer in [Timer::Report, Timer::Detect, Timer::Notify] {
					Pallet::<T>::miss(incident, &mut record, timer, 0);
				}
			}
		}

		assert!(Incidents::<T>::contains_key(incident));
		assert_eq!(Missed::<T>::iter().count(), 3);
	}

	#[benchmark]
	fn revise() {
		let ((_, reporter), triager) = (reporter::<T>(), triager::<T>());
		register_voter::<T>();
		put_levels::<T>();
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);
		Pallet::<T>::triage_accept(RawOrigin::Signed(triager).into(), incident).unwrap();
		let voided = Incidents::<T>::get(incident).unwrap().round;

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), incident, facts::<T>(Urgency::Past));

		let incident = Incidents::<T>::get(incident).unwrap();
		assert_eq!(incident.revision, 2);
		assert!(incident.round.is_some() && incident.round != voided);
	}

	#[benchmark]
	fn triage_accept() {
		let ((_, reporter), triager) = (reporter::<T>(), triager::<T>());
		register_voter::<T>();
		put_levels::<T>();
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);

		#[extrinsic_call]
		_(RawOrigin::Signed(triager), incident);

		assert!(Incidents::<T>::get(incident).unwrap().round.is_some());
	}

	#[benchmark]
	fn triage_discard() {
		let ((_, reporter), triager) = (reporter::<T>(), triager::<T>());
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);

		#[extrinsic_call]
		_(RawOrigin::Signed(triager), incident, DiscardReason::Stale);

		assert!(Discards::<T>::contains_key(incident));
	}

	// In the place of an alert that is over.
	#[benchmark]
	fn public_alert() -> Result<(), BenchmarkError> {
		let case = Alerting::<T>::new();
		case.put_alert(T::Clock::now());
		Pallet::<T>::public_alert(case.first(), case.incident, case.content, case.expires)?;

		#[extrinsic_call]
		_(case.second(), case.incident, case.content, case.expires);

		let raised = Alerts::<T>::get(case.incident).map(|alert| (alert.proposed_by, alert.expires));
		assert_eq!(raised, Some((case.first.clone(), case.expires)));
		assert!(!AlertProposals::<T>::contains_key(case.incident));
		Ok(())
	}

	#[benchmark]
	fn all_clear() -> Result<(), BenchmarkError> {
		let case = Alerting::<T>::new();
		case.put_alert(case.expires);
		Pallet::<T>::all_clear(case.first(), case.incident, case.content)?;

		#[extrinsic_call]
		_(case.second(), case.incident, case.content);

		assert!(!Alerts::<T>::contains_key(case.incident));
		assert!(!AlertProposals::<T>::contains_key(case.incident));
		Ok(())
	}

	// By the second of two reporters who may triage too, of an incident with an open round.
	#[benchmark]
	fn merge_into() {
		let both = [Role::Report, Role::Triage];
		let (_, own) = agency_with::<T>("own", AgencyClass::Hospital, 0, &both);
		let (_, other) = agency_with::<T>("other", AgencyClass::Hospital, 0, &both);
		register_voter::<T>();
		put_levels::<T>();
		let incident = put_incident::<T>(&own, CapStatus::Actual);
		let target = put_incident::<T>(&other, CapStatus::Actual);
		Pallet::<T>::triage_accept(RawOrigin::Signed(triager::<T>()).into(), incident).unwrap();
		Pallet::<T>::merge_into(RawOrigin::Signed(own).into(), incident, target).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(other), incident, target);

		assert_eq!(Incidents::<T>::get(incident).unwrap().merged_into, Some(target));
	}

	#[benchmark]
	fn declare_provisional() {
		let ((_, reporter), triager) = (reporter::<T>(), triager::<T>());
		let (_, officer) = agency::<T>("declarer", AgencyClass::HealthAdministration, 0, Role::Declare);
		register_voter::<T>();
		put_levels::<T>();
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);
		Pallet::<T>::triage_accept(RawOrigin::Signed(triager).into(), incident).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), incident);

		assert!(Incidents::<T>::get(incident).unwrap().provisional);
	}

	#[benchmark]
	fn assign_lead() {
		let ((_, reporter), triager) = (reporter::<T>(), triager::<T>());
		let (lead, _) = agency::<T>("lead", AgencyClass::EmergencyManagement, 0, Role::Report);
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);

		#[extrinsic_call]
		_(RawOrigin::Signed(triager), incident, lead);

		assert_eq!(Incidents::<T>::get(incident).unwrap().lead, Some(lead));
	}

	#[benchmark]
	fn set_management() {
		let (officer, incident) = put_led::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), incident, Management::Contained);

		assert_eq!(Incidents::<T>::get(incident).unwrap().management, Management::Contained);
	}

	#[benchmark]
	fn complete_response() {
		let (officer, incident) = put_led::<T>();
		let now: Moment = T::Clock::now();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), incident, now);

		assert_eq!(Incidents::<T>::get(incident).unwrap().stamps.responded, Some(now));
	}

	#[benchmark]
	fn close() {
		let (officer, incident) = put_led::<T>();
		change::<T>(incident, |record| {
			record.verification = Verification::Confirmed;
			record.judged = Some(0);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), incident, facts::<T>(Urgency::Past).content);

		assert!(Closures::<T>::contains_key(incident));
	}

	#[benchmark]
	fn reopen() {
		let (_, reporter) = reporter::<T>();
		register_voter::<T>();
		put_levels::<T>();
		let incident = put_incident::<T>(&reporter, CapStatus::Actual);
		change::<T>(incident, |record| {
			record.verification = Verification::Refuted;
			record.judged = Some(0);
			record.running = Running::default();
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), incident, ReopenReason::NewEvidence, facts::<T>(Urgency::Past));

		assert!(Incidents::<T>::get(incident).unwrap().round.is_some());
	}

	#[benchmark]
	fn register_event_type() -> Result<(), BenchmarkError> {
		let origin = T::RegistryOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, EVENT_TYPE, details(b'c'));

		assert!(EventTypes::<T>::contains_key(EVENT_TYPE));
		Ok(())
	}

	#[benchmark]
	fn amend_event_type() -> Result<(), BenchmarkError> {
		let origin = T::RegistryOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		Pallet::<T>::register_event_type(origin.clone(), EVENT_TYPE, details(b'c'))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, EVENT_TYPE, details(b'd'));

		assert_eq!(EventTypeCodes::<T>::get(details(b'd').code), Some(EVENT_TYPE));
		Ok(())
	}

	#[benchmark]
	fn retire_event_type() -> Result<(), BenchmarkError> {
		let origin = T::RegistryOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		put_event_type::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, EVENT_TYPE);

		assert!(!EventTypes::<T>::get(EVENT_TYPE).unwrap().active);
		Ok(())
	}

	// Every other event type has a level in the region, and this one is lowered.
	#[benchmark]
	fn set_response_level() {
		let (_, officer) = agency::<T>("declarer", AgencyClass::HealthAdministration, 0, Role::Declare);
		put_event_type::<T>();
		put_levels::<T>();
		let region = RegionCode::new(420_100).unwrap();
		let declared = ResponseLevels::<T>::get(region, EVENT_TYPE).unwrap();
		for other in 1..MAX_EVENT_TYPES {
			let other: EventTypeId = other.try_into().unwrap();
			ResponseLevels::<T>::insert(region, EVENT_TYPE - other, declared.clone());
		}
		let (level, basis) = (Some(ResponseLevel::II), declared.legal_basis);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), region, EVENT_TYPE, level, basis);

		assert_eq!(ResponseLevels::<T>::get(region, EVENT_TYPE).map(|declared| declared.level), level);
		assert_eq!(UrgentPercent::<T>::get(region), Some(1_000));
	}

	#[benchmark]
	fn poke() {
		let (_, officer) = agency::<T>("passer-by", AgencyClass::Charity, 0, Role::Report);
		let incident = put_overdue::<T>();

		#[block]
		{
			let origin: T::RuntimeOrigin = RawOrigin::Signed(officer).into();
			Pallet::<T>::poke(origin, incident).unwrap();
			be_late::<T>(incident);
		}

		assert_eq!(Incidents::<T>::get(incident).unwrap().verification, Verification::Expired);
	}

	// Meets an incident that everything is overdue of.
	#[benchmark]
	fn agenda_step() {
		let incident = put_overdue::<T>();
		AgendaItems::<T>::insert(0, incident, ());
		AgendaLength::<T>::mutate(|length| *length += 1);
		AgendaCursor::<T>::put(0);

		#[block]
		{
			assert!(Pallet::<T>::work_step(&mut Walk::default()));
			be_late::<T>(incident);
		}

		assert_eq!(Incidents::<T>::get(incident).unwrap().verification, Verification::Expired);
		assert!(!AgendaItems::<T>::contains_key(0, incident));
	}

	impl_benchmark_test_suite!(Pallet, mock::new_test_ext(), mock::Test);
}
