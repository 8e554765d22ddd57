//! A runtime with this pallet alone; register, event types, records and clock are stand-ins that remember what they were
//! told.

use crate as pallet_observations;
use crate::*;
use frame_support::{
	derive_impl, parameter_types,
	traits::{BuildGenesisConfig, ConstU16, ConstU64, EnsureOrigin, Time},
};
use frame_system::{ensure_signed, EnsureRoot};
use muster_primitives::{
	traits::{Agencies, EventTypes, Reliability},
	AgencyClass, AgencyId, AgencyProfile, Category, EventTypeId, MilliWeight, Moment, OfficerProfile,
	RegionCode, Role, Roles, Sealing,
};
use sp_runtime::Percent;
use std::marker::PhantomData;

pub type AccountId = u64;

pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;
/// 2020-02-05T16:00:00Z: midnight in Wuhan, when a period ends.
pub const MIDNIGHT: Moment = 1_580_918_400_000;
/// An hour later.
pub const START: Moment = MIDNIGHT + HOUR;
/// Periods begin at midnight in Wuhan.
pub const ANCHOR: Moment = 16 * HOUR;

/// The health commission of Hubei.
pub const COMMISSION: AgencyId = 1;
/// The centre for disease control of Hubei.
pub const CDC: AgencyId = 2;
/// The customs of Hubei.
pub const CUSTOMS: AgencyId = 3;
/// A university that collects figures of the whole nation.
pub const UNIVERSITY: AgencyId = 4;
/// A charity that collects figures of the whole nation.
pub const CHARITY: AgencyId = 5;
/// A hospital in Wuhan, of the commission's reporting line.
pub const HOSPITAL: AgencyId = 6;
/// The fire service of Hubei.
pub const FIRE: AgencyId = 7;

/// An officer of an agency. Who triages is another than who observes.
pub const fn observer(agency: AgencyId) -> AccountId {
	agency as AccountId
}

pub const PNEUMONIA: EventTypeId = 1;
/// A kind of event whose figures are sealed.
pub const SEALED_EVENT: EventTypeId = 2;

pub const CONFIRMED: MetricId = 1;
pub const DEAD: MetricId = 2;
pub const SEALED_COUNT: MetricId = 3;
pub const BEDS: MetricId = 4;
pub const FREE_BEDS: MetricId = 5;
pub const USED_BEDS: MetricId = 6;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(32)]
	pub type Observations = pallet_observations;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	/// Agencies from number 1 on.
	pub static Register: Vec<AgencyProfile> = Vec::new();
	/// Officers of no agency above, each with its agency: those that benchmarks make.
	pub static Others: Vec<(AccountId, AgencyId)> = Vec::new();
	/// Words that weigh other than 1000.
	pub static Weights: Vec<(AgencyId, MilliWeight)> = Vec::new();
	/// What records were told: agency, category, right, wrong.
	pub static Told: Vec<(AgencyId, Category, u32, u32)> = Vec::new();
	pub static Now: Moment = START;
	pub const IdleShare: Percent = Percent::from_percent(50);
	pub const ObserveRole: Role = Role::Observe;
	pub const TriageRole: Role = Role::Triage;
}

pub struct MockAgencies;

impl MockAgencies {
	pub fn register(
		class: AgencyClass,
		jurisdiction: RegionCode,
		line_root: Option<AgencyId>,
		roles: Roles,
	) -> AgencyId {
		Register::mutate(|register| {
			let id = register.len() as AgencyId + 1;
			let line_root = line_root.unwrap_or(id);
			let profile =
				AgencyProfile { class, jurisdiction, line_root, roles, active: true, eligible_since: 0 };
			register.push(profile);
			id
		})
	}
}

impl Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Register::get().get(agency.checked_sub(1)? as usize).copied()
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let other = Others::get().into_iter().find(|(officer, _)| officer == who);
		let agency = other.map_or(*who as AgencyId, |(_, agency)| agency);
		Self::agency(agency).map(|profile| OfficerProfile { agency, roles: profile.roles, enrolled_at: 0 })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		unreachable!("nobody votes on figures")
	}

	fn voting_agencies(_: AgencyClass, _: RegionCode, _: AgencyId) -> u32 {
		unreachable!("nobody votes on figures")
	}

	fn is_compromised(_: AgencyId, _: &AccountId) -> bool {
		false
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officer: &AccountId,
	) -> AgencyId {
		let agency = Self::register(class, jurisdiction, None, roles);
		Others::mutate(|others| others.push((*officer, agency)));
		agency
	}
}

/// An officer whose agency has the role `R`.
pub struct EnsureOfficer<R>(PhantomData<R>);

/// Any officer.
pub struct AnyRole;

/// Which roles an origin asks for: one of these, or any.
pub trait Asked {
	fn has(roles: Roles) -> bool;
}

impl Asked for AnyRole {
	fn has(_: Roles) -> bool {
		true
	}
}

impl Asked for ObserveRole {
	fn has(roles: Roles) -> bool {
		roles.contains(Self::get())
	}
}

/// Observers, and who triages.
pub struct ObserveOrTriage;

impl Asked for ObserveOrTriage {
	fn has(roles: Roles) -> bool {
		roles.contains(ObserveRole::get()) || roles.contains(TriageRole::get())
	}
}

impl<R: Asked> EnsureOrigin<RuntimeOrigin> for EnsureOfficer<R> {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let who = ensure_signed(origin.clone()).map_err(|_| origin.clone())?;
		match MockAgencies::officer(&who) {
			Some(officer) if R::has(officer.roles) => Ok((officer.agency, who)),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(frame_system::RawOrigin::Signed(observer(CDC)).into())
	}
}

pub struct MockEventTypes;

impl EventTypes for MockEventTypes {
	fn category(event_type: EventTypeId) -> Option<Category> {
		(1..=2).contains(&event_type).then_some(Category::Health)
	}

	fn sealing(event_type: EventTypeId) -> Option<Sealing> {
		(event_type == SEALED_EVENT).then_some(Sealing { commit_within: 2 * HOUR, reveal_within: HOUR })
	}
}

pub struct MockReliability;

impl Reliability for MockReliability {
	fn weight(agency: AgencyId, _: Category) -> MilliWeight {
		Weights::get().into_iter().find(|(other, _)| *other == agency).map_or(1_000, |(_, weight)| weight)
	}

	fn record(agency: AgencyId, category: Category, right: u32, wrong: u32) {
		Told::mutate(|told| told.push((agency, category, right, wrong)));
	}
}

pub struct Clock;

impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper for Helper {
	fn event_type() -> EventTypeId {
		PNEUMONIA
	}

	fn set_time(now: Moment) {
		Now::set(now);
	}
}

impl pallet_observations::Config for Test {
	type WeightInfo = ();
	type ObserveOrigin = EnsureOfficer<ObserveRole>;
	type AllegeOrigin = EnsureOfficer<ObserveOrTriage>;
	type OfficerOrigin = EnsureOfficer<AnyRole>;
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Agencies = MockAgencies;
	type EventTypes = MockEventTypes;
	type Reliability = MockReliability;
	type Clock = Clock;
	type MaxClockAhead = ConstU64<{ 5 * MINUTE }>;
	type ContestWindow = ConstU64<{ 7 * DAY }>;
	type MaxMetrics = ConstU16<8>;
	type IdleShare = IdleShare;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).unwrap()
}

/// Cumulative daily counts, dated one day apart by some.
pub fn confirmed() -> GenesisMetric {
	GenesisMetric {
		code: "epidemic.confirmed".into(),
		name_zh: "累计确诊病例".into(),
		name_en: "Confirmed cases, cumulative".into(),
		unit: "{case}".into(),
		event_type: PNEUMONIA,
		kind: Kind::Cumulative,
		date_basis: DateBasis::Report,
		place_basis: PlaceBasis::Reporting,
		abs_tol: 2,
		rel_ppm: 50_000,
		dating: Dating::AdjacentPeriods,
		period: DAY,
		anchor: ANCHOR,
		settle_within: DAY,
		rules: vec![Rule::NotNegative, Rule::Monotone],
	}
}

/// The metrics of the tests. All have the periods of the first.
pub fn metrics() -> Vec<(MetricId, GenesisMetric)> {
	let identity = Rule::Linear {
		terms: vec![(FREE_BEDS, 1), (USED_BEDS, 1), (BEDS, -1)].try_into().unwrap(),
		op: Relation::Eq,
	};
	let beds = |code: &str, rules| GenesisMetric {
		code: code.into(),
		kind: Kind::PointInTime,
		dating: Dating::SamePeriod,
		abs_tol: 0,
		rules,
		..confirmed()
	};
	vec![
		(CONFIRMED, confirmed()),
		(
			DEAD,
			GenesisMetric {
				code: "epidemic.dead".into(),
				abs_tol: 0,
				dating: Dating::SamePeriod,
				rules: vec![
					Rule::Linear {
						terms: vec![(DEAD, 1), (CONFIRMED, -1)].try_into().unwrap(),
						op: Relation::Le,
					},
					Rule::WithinParent,
					Rule::MaxStep { abs: 10, ppm: 500_000 },
				],
				..confirmed()
			},
		),
		(
			SEALED_COUNT,
			GenesisMetric {
				code: "sealed".into(),
				event_type: SEALED_EVENT,
				dating: Dating::SamePeriod,
				kind: Kind::Count,
				..confirmed()
			},
		),
		(BEDS, beds("beds.total", vec![identity.clone()])),
		(FREE_BEDS, beds("beds.available", vec![identity.clone(), Rule::PairRequired(BEDS)])),
		(USED_BEDS, beds("beds.occupied", vec![identity, Rule::PairExclusive(SEALED_COUNT)])),
	]
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	Register::set(Vec::new());
	Others::set(Vec::new());
	Weights::set(Vec::new());
	Told::set(Vec::new());
	Now::set(START);
	let observe = Roles::of(&[Role::Observe]);
	let hubei = region(420_000);
	MockAgencies::register(AgencyClass::HealthAdministration, hubei, None, observe);
	MockAgencies::register(
		AgencyClass::DiseaseControl,
		hubei,
		None,
		Roles::of(&[Role::Observe, Role::Triage]),
	);
	MockAgencies::register(AgencyClass::Customs, hubei, None, observe);
	MockAgencies::register(AgencyClass::Education, RegionCode::NATION, None, observe);
	MockAgencies::register(AgencyClass::Charity, RegionCode::NATION, None, observe);
	MockAgencies::register(AgencyClass::Hospital, region(420_100), Some(COMMISSION), observe);
	MockAgencies::register(AgencyClass::PublicSafety, hubei, None, Roles::of(&[Role::Triage]));

	let genesis = RuntimeGenesisConfig {
		observations: pallet_observations::GenesisConfig { metrics: metrics(), ..Default::default() },
		..Default::default()
	};
	// Genesis lies with what the test changes, not in a trie: going through a map is what tests do most.
	let mut ext = sp_io::TestExternalities::new_empty();
	ext.execute_with(|| {
		genesis.build();
		// Block 0 keeps no events.
		System::set_block_number(1);
	});
	ext
}

/// Runs a test on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Observations::do_try_state().expect("the invariants hold after every test");
	});
}
