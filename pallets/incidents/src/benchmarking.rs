//! One benchmark a call, each with the longest facts, every class voting, and as many lines as a round
//! counts. Of the two words for an alert the second is measured: more is read and written than for the first.

use crate::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{Get, Time},
	BoundedVec,
};
use frame_system::RawOrigin;
use muster_primitives::{
	traits::Agencies as _, AgencyClass, AgencyClasses, AgencyId, CapStatus, Categories, ContentRef,
	DigestAlgorithm, EventTypeId, GeoPoint, IhrAnnex2, IncidentId, MediaType, Moment, Quorum, RegionCode,
	Role, Roles, RoundId, Severity, Urgency,
};

/// A number no preset uses.
const EVENT_TYPE: EventTypeId = EventTypeId::MAX;

fn put_event_type<T: Config>() {
	let quorum = Quorum { classes: 3, groups: 3, turnout: MAX_TURNOUT };
	EventTypes::<T>::insert(
		EVENT_TYPE,
		EventType {
			code: vec![b'c'; 32].try_into().unwrap(),
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
			// Nothing is reported in no time, so that each report with an earlier observation is late.
			timers: Timers { report_within: 0, verify_within: 86_400_000 },
		},
	);
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
	}
}

fn agency<T: Config>(name: &'static str, class: AgencyClass, n: u32, role: Role) -> (AgencyId, T::AccountId) {
	let officer = account(name, class.index().into(), n);
	let id = T::Agencies::benchmark_agency(class, RegionCode::NATION, Roles::of(&[role]), &officer);
	(id, officer)
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

/// So many lines for each class as a round counts. They answer for the nation, where the count looks last.
fn register_voters<T: Config>() {
	for class in AgencyClass::ALL {
		for n in 0..MAX_TURNOUT {
			agency::<T>("voter", *class, n.into(), Role::Vote);
		}
	}
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
			Incidents::<T>::insert(id, incident);
		}
		id
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn file() {
		let (agency, officer) = reporter::<T>();
		put_event_type::<T>();
		Breaches::<T>::insert(agency, 1);
		let incident = NextIncident::<T>::get();
		let facts = facts::<T>(Urgency::Immediate);

		#[block]
		{
			let origin = RawOrigin::Signed(officer.clone()).into();
			Pallet::<T>::file(origin, EVENT_TYPE, CapStatus::Actual, facts).unwrap();
			// Nothing can be late at the time 0, where a runtime without inherents stands.
			if T::Clock::now() == 0 {
				Pallet::<T>::note_late(incident, agency, officer, 0);
			}
		}

		assert!(Incidents::<T>::contains_key(incident));
		assert_eq!(Breaches::<T>::get(agency), 2);
	}

	#[benchmark]
	fn revise() {
		let ((_, reporter), triager) = (reporter::<T>(), triager::<T>());
		register_voters::<T>();
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
		register_voters::<T>();
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

	impl_benchmark_test_suite!(Pallet, mock::new_test_ext(), mock::Test);
}
