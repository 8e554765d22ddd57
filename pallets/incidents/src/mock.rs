//! A runtime with this pallet alone; register, rounds and clock are stand-ins that remember what they were
//! asked.

use crate as pallet_incidents;
use crate::{GenesisEventType, GenesisNames, LevelEffect, LevelEffects, Quorums, Timers};
use frame_support::{
	derive_impl, parameter_types,
	traits::{BuildGenesisConfig, ConstU32, ConstU64, EnsureOrigin, Get, Time},
	weights::Weight,
};
use frame_system::{ensure_signed, EnsureRoot};
use muster_primitives::{
	traits::{Agencies, OpenNeeds, Rounds},
	AgencyClass, AgencyClasses, AgencyId, AgencyProfile, Categories, Category, EventTypeId, IncidentId,
	Moment, OfficerProfile, OpenedRound, Quorum, RegionCode, Role, Roles, RoundId, RoundProposal,
	RoundSubject, Severity,
};
use sp_runtime::{DispatchError, DispatchResult, Percent};
use std::marker::PhantomData;

pub type AccountId = u64;

pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;
/// 2020-01-22T02:00:00Z.
pub const START: Moment = 1_579_658_400_000;

/// A hospital in Wuhan that reports, and its officers.
pub const HOSPITAL: AgencyId = 1;
pub const DOCTOR: AccountId = 11;
pub const NURSE: AccountId = 12;
/// The centre for disease control of Hubei that triages, reports and declares, but is not competent to warn.
pub const CDC: AgencyId = 2;
pub const EPIDEMIOLOGIST: AccountId = 21;
/// The health commission of Wuhan that triages.
pub const COMMISSION: AgencyId = 3;
pub const CLERK: AccountId = 31;
/// The centre for disease control of Hunan, next door.
pub const NEIGHBOUR_OFFICER: AccountId = 41;
/// The health commission of Hubei that declares, and its officers.
pub const PROVINCE: AgencyId = 5;
pub const DIRECTOR: AccountId = 51;
pub const DEPUTY: AccountId = 52;
/// The health ministry that declares.
pub const MINISTRY: AgencyId = 6;
pub const MINISTER: AccountId = 61;
/// The health commission of a district of Wuhan that declares.
pub const WARDEN: AccountId = 71;

pub const DISEASE: EventTypeId = 1;
pub const EARTHQUAKE: EventTypeId = 2;

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
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(30)]
	pub type Incidents = pallet_incidents;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const ReportRole: Role = Role::Report;
	pub const TriageRole: Role = Role::Triage;
	pub const DeclareRole: Role = Role::Declare;
	/// Profile and officers of each agency, from number 1 on.
	pub static Register: Vec<(AgencyProfile, Vec<AccountId>)> = Vec::new();
	/// Officers enrolled after genesis, with their block.
	pub static Enrolled: Vec<(AccountId, u32)> = Vec::new();
	/// Officers who may not act.
	pub static Stopped: Vec<AccountId> = Vec::new();
	/// What rounds were opened, from number 1 on.
	pub static Opened: Vec<RoundProposal> = Vec::new();
	/// The rounds that are open.
	pub static Open: Vec<(IncidentId, RoundId)> = Vec::new();
	/// The rounds that were voided.
	pub static Voided: Vec<RoundId> = Vec::new();
	/// The rounds whose verdict may not be appealed any more.
	pub static Settled: Vec<RoundId> = Vec::new();
	/// The region that rounds open in, if it is not the one that was asked for.
	pub static Raised: Option<RegionCode> = None;
	/// What opening a round weighs.
	pub static OpeningWeight: Weight = Weight::zero();
	/// Incidents that something is needed for.
	pub static Needed: Vec<IncidentId> = Vec::new();
	pub const IdleShare: Percent = Percent::from_percent(50);
	/// Whether no round can be held.
	pub static Voteless: bool = false;
	pub static Now: Moment = START;
}

pub struct MockAgencies;

impl MockAgencies {
	fn register(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officers: &[AccountId],
	) -> AgencyId {
		Register::mutate(|register| {
			let id = register.len() as AgencyId + 1;
			let profile =
				AgencyProfile { class, jurisdiction, line_root: id, roles, active: true, eligible_since: 0 };
			register.push((profile, officers.to_vec()));
			id
		})
	}
}

impl Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Register::get().get(agency.checked_sub(1)? as usize).map(|(profile, _)| *profile)
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let register = Register::get();
		let at = register.iter().position(|(_, officers)| officers.contains(who))?;
		if Stopped::get().contains(who) {
			return None;
		}
		let enrolled_at =
			Enrolled::get().iter().find(|(officer, _)| officer == who).map_or(0, |(_, block)| *block);
		Some(OfficerProfile { agency: at as AgencyId + 1, roles: register[at].0.roles, enrolled_at })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		unreachable!("incidents leave voters to the rounds")
	}

	fn voting_agencies(_: AgencyClass, _: RegionCode, _: AgencyId) -> u32 {
		unreachable!("incidents leave voters to the rounds")
	}

	fn is_compromised(_: AgencyId, _: &AccountId) -> bool {
		unreachable!("incidents leave votes to the rounds")
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officer: &AccountId,
	) -> AgencyId {
		Self::register(class, jurisdiction, roles, &[*officer])
	}
}

/// An officer whose agency has the role `R`.
pub struct EnsureOfficer<R>(PhantomData<R>);

impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureOfficer<R> {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let who = ensure_signed(origin.clone()).map_err(|_| origin.clone())?;
		match MockAgencies::officer(&who) {
			Some(officer) if officer.roles.contains(R::get()) => Ok((officer.agency, who)),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		let officer = 1_000;
		MockAgencies::register(AgencyClass::Other, RegionCode::NATION, Roles::of(&[R::get()]), &[officer]);
		Ok(frame_system::RawOrigin::Signed(officer).into())
	}
}

/// Any officer who may act.
pub struct AnyOfficer;

impl EnsureOrigin<RuntimeOrigin> for AnyOfficer {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let who = ensure_signed(origin.clone()).map_err(|_| origin.clone())?;
		MockAgencies::officer(&who).map(|officer| (officer.agency, who)).ok_or(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		EnsureOfficer::<ReportRole>::try_successful_origin()
	}
}

pub struct MockRounds;

impl MockRounds {
	/// Ends an open round.
	pub fn end(round: RoundId) {
		Open::mutate(|open| open.retain(|(_, other)| *other != round));
	}
}

impl Rounds for MockRounds {
	fn open(proposal: RoundProposal) -> Result<OpenedRound, DispatchError> {
		if Voteless::get() {
			return Err("nothing can be voted on".into());
		}
		let RoundSubject::Incident { incident, .. } = proposal.subject else { unreachable!() };
		if Open::get().iter().any(|(other, _)| *other == incident) {
			return Err("a round is open".into());
		}
		let round = Opened::mutate(|opened| {
			opened.push(proposal.clone());
			opened.len() as RoundId
		});
		Open::mutate(|open| open.push((incident, round)));
		let region = Raised::get().unwrap_or(proposal.region);
		Ok(OpenedRound { round, region, deadline: Now::get().saturating_add(proposal.duration) })
	}

	fn opening_weight(classes: AgencyClasses) -> Weight {
		OpeningWeight::get().saturating_mul(classes.len().into())
	}

	fn void(round: RoundId) -> DispatchResult {
		if !Open::get().iter().any(|(_, open)| *open == round) {
			return Err("no such round is open".into());
		}
		Self::end(round);
		Voided::mutate(|voided| voided.push(round));
		Ok(())
	}

	fn settle(round: RoundId) {
		Settled::mutate(|settled| settled.push(round));
	}
}

pub struct Needs;

impl OpenNeeds for Needs {
	fn has_open(incident: IncidentId) -> bool {
		Needed::get().contains(&incident)
	}
}

pub struct Clock;

impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

impl pallet_incidents::Config for Test {
	type WeightInfo = ();
	type RegistryOrigin = EnsureRoot<AccountId>;
	type OfficerOrigin = AnyOfficer;
	type ReportOrigin = EnsureOfficer<ReportRole>;
	type TriageOrigin = EnsureOfficer<TriageRole>;
	type DeclareOrigin = EnsureOfficer<DeclareRole>;
	type Agencies = MockAgencies;
	type Rounds = MockRounds;
	type Needs = Needs;
	type Clock = Clock;
	type MaxClockAhead = ConstU64<{ 5 * MINUTE }>;
	type MaxRevisions = ConstU32<255>;
	type CountingTime = ConstU64<{ 10 * MINUTE }>;
	type MergeWindow = ConstU64<DAY>;
	type AlertWindow = ConstU64<{ 30 * MINUTE }>;
	type MaxAlert = ConstU64<{ 7 * DAY }>;
	type IdleShare = IdleShare;
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).unwrap()
}

pub fn disease() -> GenesisEventType {
	let quorum = |classes, groups, turnout| Quorum { classes, groups, turnout };
	GenesisEventType {
		code: "unexplained-pneumonia".into(),
		names: GenesisNames { zh: "不明原因肺炎".into(), en: "Pneumonia of unknown cause".into() },
		categories: Categories::of(&[Category::Health, Category::CBRNE]),
		competent: AgencyClasses::of(&[AgencyClass::HealthAdministration]),
		voters: AgencyClasses::of(&[
			AgencyClass::HealthAdministration,
			AgencyClass::Hospital,
			AgencyClass::DiseaseControl,
			AgencyClass::Customs,
		]),
		quorums: Quorums {
			extreme: quorum(4, 5, 3),
			severe: quorum(3, 3, 2),
			moderate: quorum(2, 3, 1),
			minor: quorum(2, 2, 1),
			unknown: quorum(3, 4, 2),
		},
		timers: TIMERS,
		levels: LEVELS,
		sealing: None,
	}
}

/// The times of the disease.
pub const TIMERS: Timers = Timers {
	report_within: 2 * HOUR,
	verify_within: 24 * HOUR,
	challenge_within: 2 * DAY,
	detect_within: 7 * DAY,
	notify_within: DAY,
	respond_within: 7 * DAY,
	expire_within: 14 * DAY,
};

/// What response levels change for the disease.
pub const LEVELS: LevelEffects = LevelEffects {
	i: LevelEffect {
		urgent_percent: 1_000,
		report_percent: 25,
		verify_percent: 10,
		at_least: Some(Severity::Extreme),
	},
	ii: LevelEffect {
		urgent_percent: 500,
		report_percent: 50,
		verify_percent: 25,
		at_least: Some(Severity::Severe),
	},
	iii: LevelEffect {
		urgent_percent: 300,
		report_percent: 50,
		verify_percent: 50,
		at_least: Some(Severity::Severe),
	},
	iv: LevelEffect { urgent_percent: 150, report_percent: 100, verify_percent: 75, at_least: None },
};

pub fn earthquake() -> GenesisEventType {
	GenesisEventType {
		code: "earthquake".into(),
		names: GenesisNames { zh: "地震".into(), en: "Earthquake".into() },
		categories: Categories::of(&[Category::Geo]),
		competent: AgencyClasses::of(&[AgencyClass::Seismology]),
		voters: AgencyClasses::all(),
		timers: Timers { report_within: HOUR, verify_within: 6 * HOUR, ..TIMERS },
		..disease()
	}
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	Register::set(Vec::new());
	Enrolled::set(Vec::new());
	Stopped::set(Vec::new());
	Opened::set(Vec::new());
	Open::set(Vec::new());
	Voided::set(Vec::new());
	Settled::set(Vec::new());
	Raised::set(None);
	Needed::set(Vec::new());
	Voteless::set(false);
	Now::set(START);
	let (report, triage) = (Roles::of(&[Role::Report]), Roles::of(&[Role::Triage]));
	let both = Roles::of(&[Role::Report, Role::Triage]);
	let (declare, all) =
		(Roles::of(&[Role::Declare]), Roles::of(&[Role::Report, Role::Triage, Role::Declare]));
	MockAgencies::register(AgencyClass::Hospital, region(420_100), report, &[DOCTOR, NURSE]);
	MockAgencies::register(AgencyClass::DiseaseControl, region(420_000), all, &[EPIDEMIOLOGIST]);
	MockAgencies::register(AgencyClass::HealthAdministration, region(420_100), triage, &[CLERK]);
	MockAgencies::register(AgencyClass::DiseaseControl, region(430_000), both, &[NEIGHBOUR_OFFICER]);
	let health = AgencyClass::HealthAdministration;
	MockAgencies::register(health, region(420_000), declare, &[DIRECTOR, DEPUTY]);
	MockAgencies::register(health, RegionCode::NATION, declare, &[MINISTER]);
	MockAgencies::register(health, region(420_106), declare, &[WARDEN]);

	let genesis = RuntimeGenesisConfig {
		incidents: pallet_incidents::GenesisConfig {
			event_types: vec![(DISEASE, disease()), (EARTHQUAKE, earthquake())],
			..Default::default()
		},
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
		Incidents::do_try_state().expect("the invariants hold after every test");
	});
}
